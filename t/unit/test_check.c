/*
 * test_check - what each type of field takes and says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "models.h"

#define UUID       "0190f3a2-7b1c-7def-8abc-0123456789ab"
#define BARE       "0190f3a27b1c7def8abc0123456789ab"
#define NO_REF     "! Incorrect type. Expected pk value, received bool."
#define NO_MAP     "! Expected a dictionary of items but got type "
#define NO_STR     "! Not a valid string."
#define TOO_LONG_4 "Ensure this field has no more than 4 characters."

static const struct field line = { T_LINE, "line", .max = 4 };
static const struct field blank = { T_LINE, "line", F_BLANK, .max = 4 };
static const struct field text = { T_TEXT, "text", .max = 4 };
static const struct field email = { T_EMAIL, "email", .max = 20 };
static const struct field secret = { T_SECRET, "secret", .max = 4 };
static const struct field yes = { T_BOOL, "yes" };
static const struct field choice = { T_CHOICE, "choice",
				     .choices = work_environments };
static const struct field date = { T_DATE, "date" };
static const struct field ref = { T_REF, "ref", .to = &role };
static const struct field skills = { T_SKILLS, "skills", .via = "m" };
static const struct field json = { T_JSON, "json" };

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
strings(void **state)
{
	static const struct judged rows[] = {
		{ &line, "\"abc\"", "\"abc\"" },
		{ &line, "\"\\u3000 abcd\\t\\u00a0\"", "\"abcd\"" },
		{ &line, "\"\xf0\x9f\x98\x80\xe2\x82\xac\xc3\xa4z\"",
		  "\"\xf0\x9f\x98\x80\xe2\x82\xac\xc3\xa4z\"" },
		{ &line, "\"abcde\"", "! " TOO_LONG_4 },
		{ &line, "\"\"", "! " CHECK_BLANK },
		{ &line, "\" \\n\\u2003\"", "! " CHECK_BLANK },
		{ &blank, "\"\"", "\"\"" },
		{ &blank, "\" \\n\"", "\"\"" },
		{ &blank, "\"abcde\"", "! " TOO_LONG_4 },
		{ &line, "\"\\u200b\"", "\"\xe2\x80\x8b\"" },
		{ &line, "\"a\\nb\"", "\"a\\nb\"" },
		{ &text, "\" ab \"", "\"ab\"" },
		{ &text, "\"abcde\"", "! " TOO_LONG_4 },
		{ &text, "\" \"", "! " CHECK_BLANK },
		{ &line, "5", "\"5\"" },
		{ &line, "1.50", "\"1.50\"" },
		{ &line, "1e2", "\"1e2\"" },
		{ &line, "-0", "\"-0\"" },
		{ &line, "12345", "! " TOO_LONG_4 },
		{ &line, "true", NO_STR },
		{ &line, "false", NO_STR },
		{ &line, "[]", NO_STR },
		{ &line, "[\"a\"]", NO_STR },
		{ &line, "{}", NO_STR },
		{ &text, "true", NO_STR },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
emails(void **state)
{
	static const char no[] = "! Enter a valid email address.";
	static const char both[] =
		"! Ensure this field has no more than 20 characters."
		" | Enter a valid email address.";
	static const struct judged rows[] = {
		{ &email, "\"a@example.org\"", "\"a@example.org\"" },
		{ &email, "\" A.b@Example.ORG \"", "\"A.b@example.org\"" },
		{ &email, "\"a@LocalHost\"", "\"a@localhost\"" },
		{ &email, "\"abcd\"", no },
		{ &email, "\"a@b\"", no },
		{ &email, "\"a@[127.0.0.1]\"", no },
		{ &email, "5", no },
		{ &email, "\"abcdefgh@example.org\"",
		  "\"abcdefgh@example.org\"" },
		{ &email, "\"abcdefghi@example.org\"",
		  "! Ensure this field has no more than 20 characters." },
		{ &email, "\"abcdefghijklmnopqrstu\"", both },
		{ &email, "\" \"", "! " CHECK_BLANK },
		{ &email, "\"\"", "! " CHECK_BLANK },
		{ &email, "true", NO_STR },
		{ &email, "{}", NO_STR },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
secrets(void **state)
{
	static const struct judged rows[] = {
		{ &secret, "\" a \"", "\" a \"" },
		{ &secret, "1234", "\"1234\"" },
		{ &secret, "\"12345\"", "! " TOO_LONG_4 },
		{ &secret, "\"\xe2\x82\xac\xc3\xa4\"", "! " TOO_LONG_4 },
		{ &secret, "\"\"", "! " CHECK_BLANK },
		{ &secret, "\" \\u3000\"", "! " CHECK_BLANK },
		{ &secret, "\"      \"", "! " CHECK_BLANK },
		{ &secret, "true", NO_STR },
		{ &secret, "[]", NO_STR },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
choices(void **state)
{
	static const struct judged rows[] = {
		{ &choice, "\"remote\"", "\"remote\"" },
		{ &choice, "\"in_person\"", "\"in_person\"" },
		{ &choice, "\"Remote\"",
		  "! \"Remote\" is not a valid choice." },
		{ &choice, "\" remote\"",
		  "! \" remote\" is not a valid choice." },
		{ &choice, "\"\"", "! \"\" is not a valid choice." },
		{ &choice, "true", "! \"true\" is not a valid choice." },
		{ &choice, "1.50", "! \"1.50\" is not a valid choice." },
		{ &choice, "[ \"remote\" ]",
		  "! \"[\"remote\"]\" is not a valid choice." },
		{ &choice, "{\"a\": null}",
		  "! \"{\"a\":null}\" is not a valid choice." },
	};

	(void)state;
	JUDGE_ALL(rows);
}

#define NO_UUID(echo_)                                                         \
	"! \xe2\x80\x9c" echo_ "\xe2\x80\x9d is not a valid UUID."
#define NO_ROW(echo_) "! Invalid pk \"" echo_ "\" - object does not exist."

static void
references(void **state)
{
	static const struct judged rows[] = {
		{ &ref, "\"" UUID "\"", "\"" UUID "\"" },
		{ &ref, "\"" BARE "\"", "\"" UUID "\"" },
		{ &ref, "\"0190F3A27B1C7DEF8ABC0123456789AB\"",
		  "\"" UUID "\"" },
		{ &ref, "\"urn:uuid:" UUID "\"", "\"" UUID "\"" },
		{ &ref, "\"{" UUID "}\"", "\"" UUID "\"" },
		{ &ref, "\" " UUID "\"", NO_UUID(" " UUID) },
		{ &ref, "\"abc\"", NO_UUID("abc") },
		{ &ref, "1.5", NO_UUID("1.5") },
		{ &ref, "5.0", NO_UUID("5.0") },
		{ &ref, "1e2", NO_UUID("1e2") },
		{ &ref, "[\"a\"]", NO_UUID("[\"a\"]") },
		{ &ref, "{ }", NO_UUID("{}") },
		{ &ref, "-1", NO_UUID("-1") },
		{ &ref, "340282366920938463463374607431768211456",
		  NO_UUID("340282366920938463463374607431768211456") },
		{ &ref, "340282366920938463463374607431768211455",
		  NO_ROW("340282366920938463463374607431768211455") },
		{ &ref, "5", NO_ROW("5") },
		{ &ref, "0", NO_ROW("0") },
		{ &ref, "-0", NO_ROW("-0") },
		{ &ref, "true", NO_REF },
		{ &ref, "false", NO_REF },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
dates(void **state)
{
	static const struct judged rows[] = {
		{ &date, "\"2024-02-29\"", "\"2024-02-29\"" },
		{ &date, "\"9999-12-31\"", "\"9999-12-31\"" },
		{ &date, "\"2023-02-29\"", "! " CHECK_DATE },
		{ &date, "\"0000-01-01\"", "! " CHECK_DATE },
		{ &date, "\"2024-2-29\"", "! " CHECK_DATE },
		{ &date, "\" 2024-02-29\"", "! " CHECK_DATE },
		{ &date, "\"2024-02-29T00:00\"", "! " CHECK_DATE },
		{ &date, "\"infinity\"", "! " CHECK_DATE },
		{ &date, "\"\"", "! " CHECK_DATE },
		{ &date, "20240229", "! " CHECK_DATE },
		{ &date, "true", "! " CHECK_DATE },
		{ &date, "[]", "! " CHECK_DATE },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
booleans_and_json(void **state)
{
	static const char no[] = "! Must be a valid boolean.";
	static const struct judged rows[] = {
		{ &yes, "true", "true" },
		{ &yes, "false", "false" },
		{ &yes, "1", no },
		{ &yes, "\"true\"", no },
		{ &yes, "[]", no },
		{ &json, "[1.50, {\"a\": 1e300}]", "[1.50,{\"a\":1e300}]" },
		{ &json, "\"x\"", "\"x\"" },
		{ &skills, "{\"x\": 9}", "{\"x\":9}" },
		{ &skills, "{}", "{}" },
		{ &skills, "[]", NO_MAP "\"list\"." },
		{ &skills, "\"{}\"", NO_MAP "\"str\"." },
		{ &skills, "5", NO_MAP "\"int\"." },
		{ &skills, "5.0", NO_MAP "\"float\"." },
		{ &skills, "1e2", NO_MAP "\"float\"." },
		{ &skills, "true", NO_MAP "\"bool\"." },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
many_skills(void **state)
{
	cJSON *sent = cJSON_CreateObject();

	(void)state;
	for (int i = 0; i < 50; i++)
		json_set(sent, arena_printf("%d", i), json_number(1));
	assert_string_equal(judge_cjson(&skills, sent), json_print(sent));
	json_set(sent, "one more", json_number(1));
	assert_string_equal(
		judge_cjson(&skills, sent),
		"! Ensure this field has no more than 50 elements.");
}

/* A text of count euro signs. */
static char *
euros(size_t count)
{
	char *many = arena_alloc(3 * count + 1);

	for (size_t i = 0; i < count; i++)
		memcpy(many + 3 * i, "\xe2\x82\xac", 3);
	return many;
}

static void
echoes(void **state)
{
	cJSON *list = cJSON_CreateArray();
	const char *whole = euros(200);

	(void)state;
	assert_string_equal(check_echo(cJSON_CreateString(whole)), whole);
	assert_string_equal(check_echo(cJSON_CreateString(euros(201))),
			    arena_printf("%s\xe2\x80\xa6", whole));
	cJSON_AddItemToArray(list, cJSON_CreateString(euros(300)));
	assert_string_equal(check_echo(list),
			    arena_printf("[\"%s\xe2\x80\xa6", euros(198)));
	assert_string_equal(
		judge_cjson(&choice, cJSON_CreateString(euros(201))),
		arena_printf("! \"%s\xe2\x80\xa6\" is not a valid choice.",
			     whole));
	assert_string_equal(judge_cjson(&ref, cJSON_CreateString(euros(201))),
			    arena_printf(NO_UUID("%s\xe2\x80\xa6"), whole));
	assert_string_equal(
		judge(&choice, "[ null, true , {\"k\" : \"v\"} ]"),
		"! \"[null,true,{\"k\":\"v\"}]\" is not a valid choice.");
}

static void
percent_signs(void **state)
{
	(void)state;
	assert_string_equal(judge(&choice, "\"%s%n%d\""),
			    "! \"%s%n%d\" is not a valid choice.");
	assert_string_equal(judge(&ref, "\"%s%n\""), NO_UUID("%s%n"));
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "strings are trimmed, counted in code points; numbers are "
		  "texts", strings, reset },
		{ "an address can be too long and wrong at once", emails, reset },
		{ "passwords are never trimmed and counted in bytes", secrets, reset },
		{ "a choice is a stored value, exactly", choices, reset },
		{ "a reference is a UUID in any spelling", references, reset },
		{ "a date is a day of the calendar", dates, reset },
		{ "booleans, JSON and maps of skills", booleans_and_json, reset },
		{ "fifty skills are enough", many_skills, reset },
		{ "what is quoted is cut after 200 code points", echoes, reset },
		{ "a percent sign in a value is only that", percent_signs, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
