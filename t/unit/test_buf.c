/*
 * test_buf - what buf.h promises of text that grows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
empty(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 0);
	assert_string_equal(buf.text, "");
	buf_str(&buf, "");
	assert_false(buf.overflow);
	buf_char(&buf, 'x');
	assert_true(buf.overflow);
	assert_string_equal(buf.text, "");
}

static void
grows(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 100000);
	for (int i = 0; i < 20000; i++)
		buf_addf(&buf, "%05d", i);
	assert_int_equal(buf.length, 100000);
	assert_false(buf.overflow);
	assert_memory_equal(buf.text, "0000000001", 10);
	assert_string_equal(buf.text + 99995, "19999");
}

static void
cuts(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 5);
	buf_str(&buf, "12345");
	assert_false(buf.overflow);
	buf_str(&buf, "6");
	assert_true(buf.overflow);
	assert_string_equal(buf.text, "12345");
	buf_init(&buf, 1000);
	buf_addf(&buf, "%0990d", 7);
	buf_addf(&buf, "%s", "abcdefghijklmnop");
	assert_true(buf.overflow);
	assert_int_equal(buf.length, 1000);
	assert_string_equal(buf.text + 988, "07abcdefghij");
}

static void
holds_nuls(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 10);
	buf_add(&buf, "a\0b", 3);
	buf_char(&buf, '\0');
	assert_int_equal(buf.length, 4);
	assert_memory_equal(buf.text, "a\0b\0", 5);
}

static void
goes_back(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 10);
	buf_str(&buf, "abcdef");
	buf_cut(&buf, 3);
	assert_string_equal(buf.text, "abc");
	buf_cut(&buf, 5);
	assert_string_equal(buf.text, "abc");
	buf_str(&buf, "xyz");
	assert_string_equal(buf.text, "abcxyz");
	buf_cut(&buf, 0);
	assert_string_equal(buf.text, "");
}

static void
json(void **state)
{
	static const char *const cases[][2] = {
		{ "", "\"\"" },
		{ "plain \u20ac \U0001f600 /",
		  "\"plain \u20ac \U0001f600 /\"" },
		{ "\"\\\b\f\n\r\t", "\"\\\"\\\\\\b\\f\\n\\r\\t\"" },
		{ "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"" },
		{ "\u2027\u2028\u2029\u202a",
		  "\"\u2027\\u2028\\u2029\u202a\"" },
	};
	struct buf buf;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_init(&buf, 100);
		buf_json(&buf, cases[i][0], strlen(cases[i][0]));
		assert_string_equal(buf.text, cases[i][1]);
	}
	buf_init(&buf, 100);
	buf_json(&buf, "a\0b\xe2", 4);
	assert_memory_equal(buf.text, "\"a\\u0000b\xe2\"", 12);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "an empty text may stay empty", empty, reset },
		{ "text grows to its maximum", grows, reset },
		{ "what is past the maximum is cut, and told", cuts, reset },
		{ "text may hold NULs", holds_nuls, reset },
		{ "text can go back to a length it had", goes_back, reset },
		{ "JSON strings escape what JSON and scripts demand", json, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
