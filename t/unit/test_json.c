/*
 * test_json - what json.h promises of trees: what is read, what is printed.
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

static void
values(void **state)
{
	static const char *const same[] = {
		"null",
		"true",
		"false",
		"\"\"",
		"[]",
		"{}",
		"0",
		"-0",
		"[1,2,[3,{\"a\":null,\"b\":[true,false]}]]",
		"{\"\":0,\"a\":{\"a\":1},\"A\":2}",
		"{\"z\":1,\"a\":2,\"m\":3}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_string_equal(again(same[i]), same[i]);
	assert_string_equal(again(" \t\r\n[ 1 ,\n{ \"a\" : \"b\" } ] "),
			    "[1,{\"a\":\"b\"}]");
}

static void
numbers(void **state)
{
	static const char *const same[] = {
		"9007199254740993",
		"1.50",
		"1e2",
		"1E+2",
		"1e-400",
		"-0.0",
		"1000000000000000000000000000000",
		"1.7976931348623157e308",
		"0.10",
		"123456789012345678901234567890.123456789",
	};
	const char *fault;

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_string_equal(again(same[i]), same[i]);
	assert_true(json_is_number(json_parse("5", 1, &fault)));
	assert_false(json_is_number(json_parse("\"5\"", 3, &fault)));
	assert_string_equal(json_text(json_number(-5)), "-5");
}

static void
strings(void **state)
{
	(void)state;
	assert_string_equal(again("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
			    "\"\\\"\\\\/\\b\\f\\n\\r\\t\"");
	assert_string_equal(again("\"\\u0041\\u00e9\\u20AC\\ud83d\\uDE00\""),
			    "\"A\u00e9\u20ac\U0001f600\"");
	assert_string_equal(again("\"\\u0001\\u001f\x7f\""),
			    "\"\\u0001\\u001f\x7f\"");
	assert_string_equal(again("\"\u2028\u2029\u2027\""),
			    "\"\\u2028\\u2029\u2027\"");
	assert_string_equal(again("\"\\uFFFF\\uD800\\uDC00\""),
			    "\"\uffff\U00010000\"");
	assert_string_equal(again("{\"\\u006b\":\"'<>&\"}"),
			    "{\"k\":\"'<>&\"}");
}

static void
types(void **state)
{
	static const char *const cases[][2] = {
		{ "{}", "dict" },       { "[]", "list" },   { "\"\"", "str" },
		{ "1", "int" },         { "-12", "int" },   { "1.0", "float" },
		{ "1e2", "float" },     { "true", "bool" }, { "false", "bool" },
		{ "null", "NoneType" },
	};
	const char *fault;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
			json_type(json_parse(cases[i][0], strlen(cases[i][0]),
					     &fault)),
			cases[i][1]);
	assert_null(json_text(json_parse("[]", 2, &fault)));
	assert_string_equal(json_text(json_parse("\"a\"", 3, &fault)), "a");
}

static void
members(void **state)
{
	static const char text[] = "{\"a\":1,\"b\":2,\"c\":3}";
	const char *fault;
	cJSON *object = json_parse(text, strlen(text), &fault);

	(void)state;
	assert_null(json_get(object, "A"));
	assert_string_equal(json_text(json_get(object, "b")), "2");
	json_set(object, "b", json_number(20));
	json_set(object, "B", json_number(4));
	json_set(object, "a", cJSON_CreateNull());
	assert_string_equal(json_print(object),
			    "{\"a\":null,\"b\":20,\"c\":3,\"B\":4}");
}

static void
tidy(void **state)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "{\"a\": 1, \"b\": [1, 2, {}]}", "{\"a\":1,\"b\":[1,2,{}]}" },
		{ "\"a: b, \\\" c\\\\\"", "\"a: b, \\\" c\\\\\"" },
		{ "[\"\\\\\", \": \"]", "[\"\\\\\",\": \"]" },
		{ "{\"\u2028 k\": \"x\u2029\u20ac\"}",
		  "{\"\\u2028 k\":\"x\\u2029\u20ac\"}" },
		{ "\"cut \\", "\"cut \\" },
		{ "\xe2\x80", "\xe2\x80" },
	};
	struct buf out;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_init(&out, BODY_MAX);
		json_tidy(&out, cases[i][0], strlen(cases[i][0]));
		assert_string_equal(out.text, cases[i][1]);
	}
}

/* A body of BODY_MAX bytes, one piece repeated; "%05zx" in it counts. */
static struct buf
filled(const char *start, const char *piece, const char *last, const char *stop)
{
	struct buf body;

	buf_init(&body, BODY_MAX);
	buf_str(&body, start);
	for (size_t i = 0; body.length + 40 < BODY_MAX; i++) {
		const char *hash = strchr(piece, '#');

		buf_add(&body, piece, strcspn(piece, "#"));
		if (hash != NULL)
			buf_addf(&body, "%zx%s", i, hash + 1);
	}
	buf_str(&body, last);
	buf_str(&body, stop);
	return body;
}

static void
fits_the_arena(void **state)
{
	static const char *const shapes[][4] = {
		{ "[", "1,", "1", "]" },
		{ "[", "\"\",", "1", "]" },
		{ "[", "{},", "1", "]" },
		{ "[", "[1],", "1", "]" },
		{ "{", "\"#\":1,", "\"\":1", "}" },
		{ "{", "\"#\":\"\",", "\"\":1", "}" },
		{ "[", "{\"\":1},", "1", "]" },
		{ "\"", "\u2028", "", "\"" },
		{ "", "1", "", "" },
	};
	const char *fault;

	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		struct buf body;
		size_t before;
		cJSON *value;

		arena_reset();
		body = filled(shapes[i][0], shapes[i][1], shapes[i][2],
			      shapes[i][3]);
		before = arena_used();
		value = json_parse(body.text, body.length, &fault);
		if (value != NULL)
			json_print(value);
		print_message("# %s: %zu KiB of body, %zu KiB of arena\n",
			      shapes[i][1], body.length >> 10,
			      (arena_used() - before) >> 10);
		assert_in_range(arena_used() - before, 0, ARENA_MAX / 2);
	}
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "every kind of value comes out as it came in", values, reset },
		{ "numbers keep their spelling", numbers, reset },
		{ "strings are decoded, and escaped as little as may be", strings, reset },
		{ "types have Python's names", types, reset },
		{ "members are found by exact case, and replaced in place", members, reset },
		{ "JSON from PostgreSQL loses its spaces only outside strings", tidy, reset },
		{ "no body of 256 KiB fills half the arena", fits_the_arena, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
