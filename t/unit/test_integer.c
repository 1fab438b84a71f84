/*
 * test_integer - which numbers and texts are whole numbers.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"

#define NO    "! " CHECK_INTEGER
#define LOW   "! Ensure this value is greater than or equal to 0."
#define HIGH  "! Ensure this value is less than or equal to 168."
#define LARGE "! String value too large."

/* Ten to the thirty. */
#define NONILLION "1000000000000000000000000000000"

static const struct field hours = { T_INT, "hours", .max = 168 };
static const struct field any = { T_INT, "any", 0, LONG_MIN, LONG_MAX };

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
numbers(void **state)
{
	static const struct judged rows[] = {
		{ &hours, "5", "5" },
		{ &hours, "5.0", "5" },
		{ &hours, "5.000000000000000000000", "5" },
		{ &hours, "1e2", "100" },
		{ &hours, "1E+2", "100" },
		{ &hours, "1.5e1", "15" },
		{ &hours, "10e-1", "1" },
		{ &hours, "1680000e-4", "168" },
		{ &hours, "0", "0" },
		{ &hours, "-0", "0" },
		{ &hours, "-0.0", "0" },
		{ &hours, "0e400", "0" },
		{ &hours, "0.0e-400", "0" },
		{ &hours, "168", "168" },
		{ &hours, "1.5", NO },
		{ &hours, "-1.5", NO },
		{ &hours, "15e-1", NO },
		{ &hours, "1e-400", NO },
		{ &hours, "1e-999999999999999999999", NO },
		{ &hours, "0.1", NO },
		{ &hours, "169", HIGH },
		{ &hours, "168.0001", NO },
		{ &hours, "-1", LOW },
		{ &hours, "-1.0", LOW },
		{ &hours, "-1e2", LOW },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
large_numbers(void **state)
{
	static const struct judged rows[] = {
		{ &any, "9007199254740993", "9007199254740993" },
		{ &any, "-9007199254740993", "-9007199254740993" },
		{ &any, "9007199254740993.0", "9007199254740993" },
		{ &any, "9223372036854775807", "9223372036854775807" },
		{ &any, "1e15", "1000000000000000" },
		{ &any, "9999999999999999.0", "9999999999999999" },
		{ &any, "1e16", NO },
		{ &any, "10000000000000000.0", NO },
		{ &any, "1e300", NO },
		{ &any, "-1e16", NO },
		{ &any, "-1e300", NO },
		{ &hours, "9007199254740993", HIGH },
		{ &hours, "9223372036854775808", HIGH },
		{ &hours, NONILLION, HIGH },
		{ &hours, "-" NONILLION, LOW },
		{ &hours, NONILLION ".0", NO },
		{ &hours, "1e15", HIGH },
		{ &hours, "1e16", NO },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
strings(void **state)
{
	static const struct judged rows[] = {
		{ &hours, "\"5\"", "5" },
		{ &hours, "\" 5 \"", "5" },
		{ &hours, "\"\\t\\u30005\\u00a0\\n\"", "5" },
		{ &hours, "\"5.0\"", "5" },
		{ &hours, "\"5.\"", "5" },
		{ &hours, "\"5.000 \"", "5" },
		{ &hours, "\"+5\"", "5" },
		{ &hours, "\"-0\"", "0" },
		{ &hours, "\"-0.0\"", "0" },
		{ &hours, "\"0005\"", "5" },
		{ &hours, "\"168\"", "168" },
		{ &hours, "\"169\"", HIGH },
		{ &hours, "\"-1\"", LOW },
		{ &hours, "\"" NONILLION "\"", HIGH },
		{ &hours, "\"-" NONILLION ".00\"", LOW },
		{ &hours, "\"10000000000000000.0\"", HIGH },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
strings_refused(void **state)
{
	static const struct judged rows[] = {
		{ &hours, "\"\"", NO },
		{ &hours, "\" \"", NO },
		{ &hours, "\".0\"", NO },
		{ &hours, "\".\"", NO },
		{ &hours, "\"5.5\"", NO },
		{ &hours, "\"5.0.0\"", NO },
		{ &hours, "\"5.01\"", NO },
		{ &hours, "\"1e2\"", NO },
		{ &hours, "\"1E2\"", NO },
		{ &hours, "\"1_000\"", NO },
		{ &hours, "\"1,000\"", NO },
		{ &hours, "\"0x1\"", NO },
		{ &hours, "\"1 0\"", NO },
		{ &hours, "\"+ 5\"", NO },
		{ &hours, "\"--5\"", NO },
		{ &hours, "\"+-5\"", NO },
		{ &hours, "\"-\"", NO },
		{ &hours, "\"five\"", NO },
		{ &hours, "\"NaN\"", NO },
		{ &hours, "\"Infinity\"", NO },
		{ &hours, "\"\xd9\xa5\"", NO }, /* ARABIC-INDIC DIGIT FIVE */
		{ &hours, "\"5\xd9\xa0\"", NO },
		{ &hours, "\"\xef\xbc\x95\"", NO }, /* FULLWIDTH DIGIT FIVE */
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
others(void **state)
{
	static const struct judged rows[] = {
		{ &hours, "true", NO }, { &hours, "false", NO },
		{ &hours, "[]", NO },   { &hours, "[5]", NO },
		{ &hours, "{}", NO },
	};

	(void)state;
	JUDGE_ALL(rows);
}

/* A string of count digits that are zero, but for the last. */
static cJSON *
padded(size_t count)
{
	return cJSON_CreateString(arena_printf("%0*d", (int)count, 7));
}

static void
long_strings(void **state)
{
	char *digits = arena_alloc(1201);

	(void)state;
	assert_string_equal(judge_cjson(&hours, padded(1000)), "7");
	assert_string_equal(judge_cjson(&hours, padded(1001)), LARGE);
	/* Characters, not bytes. */
	for (size_t i = 0; i < 600; i++)
		memcpy(digits + 2 * i, "\xd9\xa5", 2);
	assert_string_equal(judge_cjson(&hours, cJSON_CreateString(digits)),
			    NO);
}

/* A number that the reader of JSON would refuse or take its time for. */
static const char *
judge_raw(const char *text)
{
	return judge_cjson(&hours, cJSON_CreateRaw(text));
}

static void
long_numbers(void **state)
{
	const size_t zeros = 150000;
	char *digits = arena_alloc(zeros + 2);

	(void)state;
	digits[0] = '1';
	memset(digits + 1, '0', zeros);
	assert_string_equal(judge_raw(digits), HIGH);
	assert_string_equal(judge_raw(arena_printf("-%s", digits)), LOW);
	assert_string_equal(judge_raw(arena_printf("0.%s", digits)), NO);
	assert_string_equal(judge_raw(arena_printf("%se-%zu", digits, zeros)),
			    "1");
	assert_string_equal(
		judge_raw(arena_printf("%se-%zu", digits, zeros + 1)), NO);
	digits[100001] = '\0';
	assert_string_equal(judge_raw(arena_printf("%se-150000", digits)), NO);
	assert_string_equal(judge_raw("1e400"), NO);
	assert_string_equal(judge_raw("1e99999999999999999999"), NO);
}

static void
prefixes(void **state)
{
	struct faults faults = { .count = 0 };
	long number = 42;

	(void)state;
	faults_field(&faults, "skills");
	assert_true(
		check_integer(judge_read("3"), 1, 5, "k: ", &faults, &number));
	assert_int_equal(number, 3);
	assert_false(faults_any(&faults));
	assert_false(
		check_integer(judge_read("0"), 1, 5, "k: ", &faults, &number));
	assert_false(
		check_integer(judge_read("6"), 1, 5, "k: ", &faults, &number));
	assert_false(check_integer(judge_read("true"), 1, 5, "k: ", &faults,
				   &number));
	assert_string_equal(
		judge_sentences(&faults),
		"! k: Ensure this value is greater than or equal to 1."
		" | k: Ensure this value is less than or equal to 5."
		" | k: A valid integer is required.");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a JSON number counts by its value", numbers, reset },
		{ "no digit of a large one is lost", large_numbers, reset },
		{ "a string holds white space, sign, digits, .0", strings, reset },
		{ "other strings are no numbers", strings_refused, reset },
		{ "neither are other types", others, reset },
		{ "a string of over 1000 characters is too large", long_strings, reset },
		{ "a number of 150,000 digits is judged by its value", long_numbers, reset },
		{ "sentences say whose number it is", prefixes, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("integer", tests, NULL, NULL);
}
