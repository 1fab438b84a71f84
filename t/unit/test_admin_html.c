/*
 * test_admin_html - what escapes in pages, and addresses made of parts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "html.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static struct buf
empty(void)
{
	struct buf out;

	buf_init(&out, 4096);
	return out;
}

static void
text_is_text_in_elements_and_attributes(void **state)
{
	struct buf out = empty();

	(void)state;
	html(&out, "<a title=\"%s\">%s</a>", "\"'<>&", "</a><script>&lt;");
	assert_string_equal(out.text, "<a title=\"&quot;&#39;&lt;&gt;&amp;\">"
				      "&lt;/a&gt;&lt;script&gt;&amp;lt;</a>");
}

static void
numbers_and_per_cent_signs_have_conversions(void **state)
{
	struct buf out = empty();

	(void)state;
	html(&out, "%d %u %ld %zu %%%s", -1, 2U, -3L, (size_t)4, "%s");
	assert_string_equal(out.text, "-1 2 -3 4 %%s");
}

static void
nothing_stays_nothing(void **state)
{
	struct buf out = empty();
	const char *volatile none = NULL;

	(void)state;
	html(&out, "[%s]", none);
	html_attribute(&out, "selected", NULL);
	html_attribute(&out, "value", "");
	assert_string_equal(out.text, "[] value=\"\"");
}

static void
a_time_is_told_exactly_and_in_words(void **state)
{
	struct buf out = empty();

	(void)state;
	html_time(&out, "2026-01-01T00:00:00Z|January 1|3 days ago");
	html_time(&out, NULL);
	assert_string_equal(out.text, "<time datetime=\"2026-01-01T00:00:00Z\" "
				      "title=\"January 1\">3 days ago</time>-");
}

static void
addresses_are_encoded_piece_by_piece(void **state)
{
	struct buf url = empty();

	(void)state;
	buf_str(&url, "/admin/");
	url_part(&url, "a b/\xc3\xa9");
	url_add(&url, "q", "a&b=c\n");
	url_add(&url, "none", NULL);
	url_add(&url, "x y", "");
	assert_string_equal(url.text,
			    "/admin/a%20b%2F%C3%A9?q=a%26b%3Dc%0A&x%20y=");
}

static void
only_what_is_here_is_local(void **state)
{
	static const char *const good[] = { "/", "/admin/?next=//x", "/a//b" };
	static const char *const bad[] = {
		"",         "admin",   "//evil",       "/\\evil",
		"/\t/evil", "/a\r\nb", "https://evil", "javascript:alert(1)",
		"/\x7f/x",  "\\/evil", " /admin",      "/\xff",
	};

	(void)state;
	assert_null(url_local(NULL));
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(url_local(good[i]), good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(url_local(bad[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(
			text_is_text_in_elements_and_attributes, reset),
		cmocka_unit_test_teardown(
			numbers_and_per_cent_signs_have_conversions, reset),
		cmocka_unit_test_teardown(nothing_stays_nothing, reset),
		cmocka_unit_test_teardown(a_time_is_told_exactly_and_in_words,
					  reset),
		cmocka_unit_test_teardown(addresses_are_encoded_piece_by_piece,
					  reset),
		cmocka_unit_test_teardown(only_what_is_here_is_local, reset),
	};

	arena_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
