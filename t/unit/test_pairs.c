/*
 * test_pairs - what pairs.h promises of queries, urlencoded forms and cookies.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "pairs.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* The pairs as "name=value|name=value|". */
static const char *
shown(const struct pairs *pairs)
{
	struct buf out;

	buf_init(&out, ARENA_MAX / 4);
	for (size_t i = 0; i < pairs->count; i++)
		buf_addf(&out, "%s=%s|", pairs->list[i].name,
			 pairs->list[i].value);
	return out.text;
}

static void
mended(void **state)
{
	static const char *const cases[][2] = {
		{ "a=%00&b=2", "a=\ufffd|b=2|" },
		{ "a=x%FFy", "a=x\ufffdy|" },
		{ "%C3=%ED%A0%80", "\ufffd=\ufffd\ufffd\ufffd|" },
	};
	struct pairs pairs;
	bool any;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_null(pairs_mended(&pairs, cases[i][0],
					 strlen(cases[i][0]), &any));
		assert_string_equal(shown(&pairs), cases[i][1]);
		assert_true(any);
	}
	assert_null(pairs_mended(&pairs, "a=\ufffd", 5, &any));
	assert_false(any);
}

static void
urlencoded(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "a=1&b=2", "a=1|b=2|" },
		{ "a", "a=|" },
		{ "a=", "a=|" },
		{ "=1", "=1|" },
		{ "=", "=|" },
		{ "&&a=1&&", "a=1|" },
		{ "a=1=2", "a=1=2|" },
		{ "a+b=c+d", "a b=c d|" },
		{ "a%2Bb=%20%c3%A9", "a+b= \u00e9|" },
		{ "a%26=%3D", "a&==|" },
		{ "a=%", "a=%|" },
		{ "a=%4", "a=%4|" },
		{ "a=%zz%4g%%41", "a=%zz%4g%A|" },
		{ "a=%2541", "a=%41|" },
		{ "a=1;b=2", "a=1;b=2|" },
		{ "a=1&a=2&a=", "a=1|a=2|a=|" },
		{ "\u00e9=\u20ac", "\u00e9=\u20ac|" },
	};
	struct pairs pairs;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_null(pairs_urlencoded(&pairs, cases[i][0],
					     strlen(cases[i][0])));
		assert_string_equal(shown(&pairs), cases[i][1]);
	}
}

static void
urlencoded_refused(void **state)
{
	static const char *const utf8[] = {
		"a=%ff",       "%c3=1",    "a=\xff",
		"a=%ed%a0%80", "a=%c0%80", "a=%c3&b=%a9",
	};
	struct pairs pairs;

	(void)state;
	for (size_t i = 0; i < sizeof(utf8) / sizeof(utf8[0]); i++)
		assert_string_equal(
			pairs_urlencoded(&pairs, utf8[i], strlen(utf8[i])),
			"Invalid UTF-8");
	assert_string_equal(pairs_urlencoded(&pairs, "a=%00", 5),
			    "Null character");
	assert_string_equal(pairs_urlencoded(&pairs, "a%00=", 5),
			    "Null character");
	assert_string_equal(pairs_urlencoded(&pairs, "a=\0b", 4),
			    "Null character");
}

static void
urlencoded_count(void **state)
{
	struct pairs pairs;
	struct buf text;

	(void)state;
	buf_init(&text, 8192);
	for (int i = 0; i < PAIRS_MAX; i++)
		buf_str(&text, "a=&&");
	assert_null(pairs_urlencoded(&pairs, text.text, text.length));
	assert_int_equal(pairs.count, PAIRS_MAX);
	assert_int_equal(pairs_count(&pairs, "a"), PAIRS_MAX);
	buf_str(&text, "b");
	assert_string_equal(pairs_urlencoded(&pairs, text.text, text.length),
			    "Too many fields");
}

static void
lookup(void **state)
{
	struct pairs pairs;

	(void)state;
	assert_null(pairs_urlencoded(&pairs, "a=1&b=&a=2&A=3", 14));
	assert_string_equal(pairs_get(&pairs, "a"), "2");
	assert_string_equal(pairs_get(&pairs, "b"), "");
	assert_null(pairs_get(&pairs, "c"));
	assert_int_equal(pairs_count(&pairs, "a"), 2);
	assert_int_equal(pairs_count(&pairs, "c"), 0);
}

static void
cookies(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "a=1; b=2", "a=1|b=2|" },
		{ "a=1;b=2;", "a=1|b=2|" },
		{ " \ta = 1\t ;; ; b=2", "a=1|b=2|" },
		{ "a; b=2; c", "b=2|" },
		{ "a=1=2==", "a=1=2==|" },
		{ "a=\"x y\"", "a=x y|" },
		{ "a=\"\"; b=\"; c=\"d", "a=|b=\"|c=\"d|" },
		{ "=x", "=x|" },
		{ "a=", "a=|" },
		{ "sessionid=1; sessionid=2", "sessionid=1|sessionid=2|" },
		{ "a=%41+\xff", "a=%41+\xff|" },
		{ "a=1, b=2", "a=1, b=2|" },
	};
	struct pairs pairs;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		pairs_cookies(&pairs, cases[i][0]);
		assert_string_equal(shown(&pairs), cases[i][1]);
	}
}

static void
cookies_count(void **state)
{
	struct pairs pairs;
	struct buf text;

	(void)state;
	buf_init(&text, 8192);
	for (int i = 0; i <= PAIRS_MAX; i++)
		buf_str(&text, "a=1;");
	pairs_cookies(&pairs, text.text);
	assert_int_equal(pairs.count, PAIRS_MAX);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a query is split and decoded once", urlencoded, reset },
		{ "NUL and invalid UTF-8 are refused", urlencoded_refused, reset },
		{ "or mended, and that is told", mended, reset },
		{ "a thousand fields are read, one more is not", urlencoded_count, reset },
		{ "of a repeated name the last counts", lookup, reset },
		{ "cookies as browsers send them", cookies, reset },
		{ "cookies past a thousand are ignored", cookies_count, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("pairs", tests, NULL, NULL);
}
