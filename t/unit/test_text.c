/*
 * test_text - what text.h promises about strings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "text.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
utf8(void **state)
{
	static const char *const good[] = {
		"",
		"plain",
		"\xc2\x80",
		"\xdf\xbf",
		"\xe0\xa0\x80",
		"\xed\x9f\xbf",
		"\xee\x80\x80",
		"\xef\xbf\xbf",
		"\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf",
	};
	static const char *const bad[] = {
		"\x80",
		"\xc0\xaf",
		"\xc1\xbf",
		"\xc2",
		"\xc2g",
		"\xe0\x9f\xbf",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
		"\xe2\x82",
		"\xe2\x82g",
		"\xf0\x8f\xbf\xbf",
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"\xf0\x90\x80",
		"\xfe",
		"\xff",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(text_utf8(good[i], strlen(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(text_utf8(bad[i], strlen(bad[i])));
	assert_true(text_utf8("a\0b", 3));
}

static void
clean(void **state)
{
	(void)state;
	assert_string_equal(text_clean("a\xe2\x82\xac"), "a\xe2\x82\xac");
	assert_string_equal(text_clean("\xff"
				       "a\xe2\x82"),
			    "\xef\xbf\xbd"
			    "a\xef\xbf\xbd\xef\xbf\xbd");
}

static void
utf8_prefix(void **state)
{
	(void)state;
	assert_int_equal(text_utf8_prefix("ab\xff", 3), 2);
	assert_int_equal(text_utf8_prefix("\xe2\x82\xac\xe2\x82", 5), 3);
	assert_int_equal(text_utf8_prefix("ab", 2), 2);
}

static void
lengths(void **state)
{
	(void)state;
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("na\u00efve \u20ac\U0001f600"), 8);
}

static void
cut(void **state)
{
	static const char text[] = "\u20ac\u20ac\u20ac";

	(void)state;
	assert_ptr_equal(text_cut(text, 3), text);
	assert_string_equal(text_cut(text, 2), "\u20ac\u20ac\u2026");
	assert_string_equal(text_cut(text, 0), "\u2026");
	assert_string_equal(text_cut("", 0), "");
}

static void
trim(void **state)
{
	(void)state;
	assert_string_equal(text_trim(""), "");
	assert_string_equal(text_trim("a"), "a");
	assert_string_equal(text_trim(" \t\r\n\v\f a b \x1c\x1d\x1e\x1f "),
			    "a b");
	assert_string_equal(text_trim("\xc2\x85\u00a0\u1680\u2000\u200a\u2028"
				      "\u2029x\u202f\u205f\u3000"),
			    "x");
	assert_string_equal(text_trim("\u3000\u00a0"), "");
}

static void
trim_keeps(void **state)
{
	/* Zero width space, joiner, byte order mark and U+180E are no white
	 * space; neither is a byte that ends as one does. */
	(void)state;
	assert_string_equal(text_trim("\u200b"), "\u200b");
	assert_string_equal(text_trim("\u200d"), "\u200d");
	assert_string_equal(text_trim("\ufeff"), "\ufeff");
	assert_string_equal(text_trim("\u180e"), "\u180e");
	assert_string_equal(text_trim("\u0120"), "\u0120");
	assert_string_equal(text_trim("\x80\xa0"), "\x80\xa0");
	assert_string_equal(text_trim("\x01"), "\x01");
}

static void
lower_starts_ends(void **state)
{
	(void)state;
	assert_string_equal(text_lower("AZaz09[@\u00c4"), "azaz09[@\u00c4");
	assert_true(text_starts("abc", "ab"));
	assert_true(text_starts("abc", ""));
	assert_false(text_starts("a", "ab"));
	assert_true(text_ends("abc", "bc"));
	assert_true(text_ends("abc", ""));
	assert_false(text_ends("c", "bc"));
	assert_false(text_ends("abcd", "bc"));
}

#define UUID "0190f3a2-7b1c-7def-8abc-0123456789ab"

static void
uuid_spellings(void **state)
{
	static const char *const good[] = {
		UUID,
		"0190F3A2-7B1C-7DEF-8ABC-0123456789AB",
		"0190f3a27b1c7def8abc0123456789ab",
		"{" UUID "}",
		"urn:uuid:" UUID,
		"uuid:" UUID,
		"urn:" UUID,
		"{urn:uuid:" UUID "}",
		"{{" UUID "}}}",
		"01-90f3a27b1c7def8abc0123456789a-b",
		"-0190f3a27b1c7def8abc0123456789ab-",
		"uurn:uid:" UUID,
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(text_uuid(good[i]), UUID);
}

static void
uuid_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"abc",
		" " UUID,
		UUID "\n",
		"0190f3a27b1c7def8abc0123456789a",
		"0190f3a27b1c7def8abc0123456789abc",
		"0x90f3a27b1c7def8abc0123456789ab",
		"0190f3a2_7b1c7def8abc0123456789a",
		"g190f3a27b1c7def8abc0123456789ab",
		"URN:UUID:" UUID,
		"-{" UUID "}",
		"------------------------------------",
		"\u0660190f3a27b1c7def8abc0123456789ab",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(text_uuid(bad[i]));
}

static void
uuid_canonical(void **state)
{
	(void)state;
	assert_true(text_uuid_canonical(UUID));
	assert_false(text_uuid_canonical(""));
	assert_false(text_uuid_canonical(UUID "0"));
	assert_false(
		text_uuid_canonical("0190f3a2-7b1c-7def-8abc-0123456789a"));
	assert_false(
		text_uuid_canonical("0190F3a2-7b1c-7def-8abc-0123456789ab"));
	assert_false(
		text_uuid_canonical("0190f3a27-b1c-7def-8abc-0123456789ab"));
	assert_false(text_uuid_canonical("0190f3a27b1c7def8abc0123456789ab"));
}

static void
integers(void **state)
{
	long value;

	(void)state;
	assert_true(text_integer("0", 0, 0, &value) && value == 0);
	assert_true(text_integer("-0", 0, 9, &value) && value == 0);
	assert_true(text_integer("+7", 0, 9, &value) && value == 7);
	assert_true(text_integer("0007", 0, 9, &value) && value == 7);
	assert_true(text_integer("-2147483648", INT32_MIN, 0, &value) &&
		    value == INT32_MIN);
	assert_true(text_integer("9223372036854775807", 0, INT64_MAX, &value) &&
		    value == INT64_MAX);
	assert_true(
		text_integer("-9223372036854775808", INT64_MIN, 0, &value) &&
		value == INT64_MIN);
}

static void
integers_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"+",
		"-",
		"--1",
		"+-1",
		" 1",
		"1 ",
		"1.",
		"1.0",
		"1e2",
		"0x1",
		"1_0",
		"\u0661",
		"9223372036854775808",
		"-9223372036854775809",
		"1000000000000000000000000000000",
	};
	long value = 42;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(
			text_integer(bad[i], INT64_MIN, INT64_MAX, &value));
	assert_false(text_integer("2147483648", INT32_MIN, INT32_MAX, &value));
	assert_false(text_integer("-1", 0, 168, &value));
	assert_int_equal(value, 42);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "UTF-8 is what RFC 3629 says", utf8, reset },
		{ "the first wrong byte is found", utf8_prefix, reset },
		{ "wrong bytes are replaced, one by one", clean, reset },
		{ "length counts code points", lengths, reset },
		{ "what is too long is cut between code points", cut, reset },
		{ "all Unicode white space is trimmed", trim, reset },
		{ "what only looks like white space stays", trim_keeps, reset },
		{ "case, beginnings and ends", lower_starts_ends, reset },
		{ "a UUID has many spellings and one form", uuid_spellings, reset },
		{ "what is no UUID is refused", uuid_refused, reset },
		{ "the canonical form is told from others", uuid_canonical, reset },
		{ "integers up to the last long", integers, reset },
		{ "what is no integer or outside is refused", integers_refused, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
