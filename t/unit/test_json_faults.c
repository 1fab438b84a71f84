/*
 * test_json_faults - what json.h refuses, and where it says the fault is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "json.h"

#define BODY_MAX (256UL << 10) /* what nginx lets through */

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* Reads text, which must be valid, and prints it again. */
static const char *
again(const char *text)
{
	const char *fault = NULL;
	cJSON *value = json_parse(text, strlen(text), &fault);

	if (value == NULL)
		fail_msg("%s", fault);
	return json_print(value);
}

/* Reads bytes, which must be refused for that reason at that place. */
static void
refused(const char *bytes, size_t length, const char *reason)
{
	const char *fault = NULL;
	const char *expected = arena_printf("JSON parse error - %s.", reason);

	assert_null(json_parse(bytes, length, &fault));
	assert_string_equal(fault, expected);
}

static void
refused_text(const char *text, const char *reason)
{
	refused(text, strlen(text), reason);
}

static void
syntax(void **state)
{
	static const char *const bad[][2] = {
		{ "", "Expecting value: line 1 column 1" },
		{ "  ", "Expecting value: line 1 column 3" },
		{ "[1,]", "Expecting value: line 1 column 4" },
		{ "[,1]", "Expecting value: line 1 column 2" },
		{ "[1 2]", "Expecting ',' or ']': line 1 column 4" },
		{ "[1", "Expecting ',' or ']': line 1 column 3" },
		{ "[", "Expecting value: line 1 column 2" },
		{ "{", "Expecting a key in double quotes: line 1 column 2" },
		{ "{\"a\":1,}",
		  "Expecting a key in double quotes: line 1 column 8" },
		{ "{'a':1}",
		  "Expecting a key in double quotes: line 1 column 2" },
		{ "{a:1}",
		  "Expecting a key in double quotes: line 1 column 2" },
		{ "{\"a\" 1}", "Expecting ':': line 1 column 6" },
		{ "{\"a\"", "Expecting ':': line 1 column 5" },
		{ "{\"a\":}", "Expecting value: line 1 column 6" },
		{ "{\"a\":1 \"b\":2}",
		  "Expecting ',' or '}': line 1 column 8" },
		{ "{\"a\":1]", "Expecting ',' or '}': line 1 column 7" },
		{ "1 2", "Expecting the end: line 1 column 3" },
		{ "{}x", "Expecting the end: line 1 column 3" },
		{ "True", "Expecting value: line 1 column 1" },
		{ "nul", "Expecting value: line 1 column 1" },
		{ "trueish", "Expecting the end: line 1 column 5" },
		{ "NaN", "Expecting value: line 1 column 1" },
		{ "Infinity", "Expecting value: line 1 column 1" },
		{ "-Infinity", "Malformed number: line 1 column 1" },
		{ "/**/1", "Expecting value: line 1 column 1" },
		{ "\v1", "Expecting value: line 1 column 1" },
		{ "\u00a0"
		  "1",
		  "Expecting value: line 1 column 1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		refused_text(bad[i][0], bad[i][1]);
}

static void
number_syntax(void **state)
{
	static const char *const malformed[] = {
		"-", "-a", "1.", "1.e1", "1e", "1e+", "-.5", "1.2.", "0.e1",
	};
	const char *fault;

	(void)state;
	for (size_t i = 0; i < sizeof(malformed) / sizeof(malformed[0]); i++)
		assert_null(
			json_parse(malformed[i], strlen(malformed[i]), &fault));
	refused_text("01", "Expecting the end: line 1 column 2");
	refused_text("-01", "Expecting the end: line 1 column 3");
	refused_text("+1", "Expecting value: line 1 column 1");
	refused_text(".5", "Expecting value: line 1 column 1");
	refused_text("0x1", "Expecting the end: line 1 column 2");
	refused_text("[1e400]", "Number out of range: line 1 column 2");
	refused_text("-1e400", "Number out of range: line 1 column 1");
	refused_text("1.8e308", "Number out of range: line 1 column 1");
}

static void
string_syntax(void **state)
{
	(void)state;
	refused_text("\"abc", "Unterminated string: line 1 column 1");
	refused_text("\"abc\\", "Bad escape: line 1 column 5");
	refused_text("\"abc\\\"", "Unterminated string: line 1 column 1");
	refused_text("\"\\x41\"", "Bad escape: line 1 column 2");
	refused_text("\"\\u12\"", "Bad escape: line 1 column 2");
	refused_text("\"\\u12g4\"", "Bad escape: line 1 column 2");
	refused_text("\"\\U0041\"", "Bad escape: line 1 column 2");
	refused_text("\"a\nb\"",
		     "Control character in string: line 1 column 3");
	refused_text("\"a\tb\"",
		     "Control character in string: line 1 column 3");
}

static void
surrogates(void **state)
{
	static const char *const bad[] = {
		"\"\\ud800\"",
		"\"\\udc00\"",
		"\"\\ud800x\"",
		"\"\\ud800\\n\"",
		"\"\\ud800\\u0041\"",
		"\"\\ud800\\ud800\"",
		"\"\\udc00\\ud800\"",
		"\"\\ud800\\udc\"",
		"\"\\ud800\\ue000\"",
		"\"\\ud800 and more\"",
		"\"\\ud800\\n and more\"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		refused_text(bad[i], "Unpaired surrogate: line 1 column 2");
}

static void
nul(void **state)
{
	(void)state;
	refused("\"a\0b\"", 5, "Null character: line 1 column 3");
	refused("1\0", 2, "Null character: line 1 column 2");
	refused("\0", 1, "Null character: line 1 column 1");
	refused_text("\"a\\u0000\"", "Null character: line 1 column 3");
	refused_text("{\"a\\u0000\":1}", "Null character: line 1 column 4");
}

static void
encoding(void **state)
{
	(void)state;
	refused_text("\"\xff\"", "Invalid UTF-8: line 1 column 2");
	refused_text("\"\xed\xa0\x80\"", "Invalid UTF-8: line 1 column 2");
	refused_text("\"\xc0\x80\"", "Invalid UTF-8: line 1 column 2");
	refused_text("[1]\x80", "Invalid UTF-8: line 1 column 4");
	refused_text("\xef\xbb\xbf{}", "Byte order mark: line 1 column 1");
	refused("{\0}\0", 4, "Null character: line 1 column 2");
	assert_string_equal(again("\"\ufeff\""), "\"\ufeff\"");
}

static void
keys(void **state)
{
	(void)state;
	refused_text("{\"k\":1, \"k\":2}",
		     "Duplicate key \"k\": line 1 column 9");
	refused_text("{\"k\":1,\"\\u006b\":2}",
		     "Duplicate key \"k\": line 1 column 8");
	refused_text("{\"\":1,\"\":2}", "Duplicate key \"\": line 1 column 7");
	refused_text("[{\"a\":{\"b\":1,\"b\":1}}]",
		     "Duplicate key \"b\": line 1 column 14");
	refused_text("{\"b\":1,\"a\":2,\"b\":3,\"a\":4}",
		     "Duplicate key \"b\": line 1 column 14");
	refused_text("{\"a\":1,\"a\":2,\"b\":3,\"b\":4}",
		     "Duplicate key \"a\": line 1 column 8");
	refused_text("{\"a\":1,\n\"b\":{\"x\":0},\n \"a\":1}",
		     "Duplicate key \"a\": line 3 column 2");
	assert_string_equal(again("[{\"a\":1,\"A\":1},{\"a\":{\"a\":1}}]"),
			    "[{\"a\":1,\"A\":1},{\"a\":{\"a\":1}}]");
}

static void
place(void **state)
{
	(void)state;
	refused_text("[\"\u20ac\U0001f600\", x]",
		     "Expecting value: line 1 column 8");
	refused_text("[\n\n  x]", "Expecting value: line 3 column 3");
	refused_text("[\r\n x]", "Expecting value: line 2 column 2");
}

/* count times one bracket, then count times the other. */
static const char *
nested(size_t count, char left, const char *core, char right)
{
	struct buf text;

	buf_init(&text, BODY_MAX);
	for (size_t i = 0; i < count; i++)
		buf_char(&text, left);
	buf_str(&text, core);
	for (size_t i = 0; i < count; i++)
		buf_char(&text, right);
	return text.text;
}

static void
depth(void **state)
{
	const char *deepest = nested(JSON_DEPTH_MAX, '[', "1", ']');

	(void)state;
	assert_string_equal(again(deepest), deepest);
	assert_string_equal(again(nested(31, '[', "{\"a\":1},[]", ']')),
			    nested(31, '[', "{\"a\":1},[]", ']'));
	refused_text(nested(33, '[', "", ']'),
		     "Nested deeper than 32 levels: line 1 column 33");
	refused_text(nested(100000, '[', "", ']'),
		     "Nested deeper than 32 levels: line 1 column 33");
	refused_text(nested(32, '[', "{}", ']'),
		     "Nested deeper than 32 levels: line 1 column 33");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "broken syntax is refused where it breaks", syntax, reset },
		{ "broken numbers, and those no double holds, are refused", number_syntax, reset },
		{ "broken strings are refused", string_syntax, reset },
		{ "unpaired surrogates are refused", surrogates, reset },
		{ "NUL is refused, raw and escaped", nul, reset },
		{ "what is not UTF-8 is refused, and so is a byte order mark", encoding, reset },
		{ "the first repeated key is refused, however spelt", keys, reset },
		{ "a fault's place is told in lines and code points", place, reset },
		{ "32 levels are read, 33 are not", depth, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("json_faults", tests, NULL, NULL);
}
