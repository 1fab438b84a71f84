/*
 * test_check_body - whole bodies: what may lack, be null or blank, how forms
 * are read, in which order faults come.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "models.h"

#define UUID "0190f3a2-7b1c-7def-8abc-0123456789ab"
#define GOOD                                                                   \
	"\"role\": \"" UUID "\", \"body\": \"b\", "                            \
	"\"min_hours_required\": 5, \"work_environment\": \"remote\""

static const struct check posting = { .model = &opportunity, .create = true };
static const struct check putting = { .model = &opportunity };
static const struct check patching = { .model = &opportunity, .partial = true };
static const struct check form = { .model = &opportunity,
				   .create = true,
				   .from_form = true };
static const struct check profile = { .model = &user, .partial = true };
static const struct check profile_form = { .model = &user,
					   .partial = true,
					   .from_form = true };
static const struct check signing_up = { .model = &signup_body,
					 .create = true };

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
expect_row(struct check check, const char *sent, const char *stored)
{
	cJSON *row;

	assert_string_equal(judge_faults(check, sent, &row), "{}");
	assert_string_equal(json_print(row), stored);
}

static void
expect_faults(struct check check, const char *sent, const char *faults)
{
	cJSON *row;

	assert_string_equal(judge_faults(check, sent, &row), faults);
}

static void
required(void **state)
{
	static const char missing[] =
		"{\"role\":[\"" CHECK_REQUIRED "\"],"
		"\"body\":[\"" CHECK_REQUIRED "\"],"
		"\"min_hours_required\":[\"" CHECK_REQUIRED "\"],"
		"\"work_environment\":[\"" CHECK_REQUIRED "\"]}";

	(void)state;
	expect_faults(posting, "{}", missing);
	expect_faults(putting, "{}", missing);
	expect_row(patching, "{}", "{}");
	expect_row(profile, "{}", "{}");
	expect_faults(signing_up, "{}",
		      "{\"email\":[\"" CHECK_REQUIRED "\"],"
		      "\"password\":[\"" CHECK_REQUIRED "\"],"
		      "\"name\":[\"" CHECK_REQUIRED "\"]}");
}

static void
absent(void **state)
{
	(void)state;
	expect_row(posting, "{" GOOD "}",
		   "{\"project_name\":\"\",\"role_id\":\"" UUID "\","
		   "\"overview\":\"\",\"body\":\"b\",\"responsibilities\":\"\","
		   "\"min_experience_required\":\"\",\"min_hours_required\":5,"
		   "\"work_environment\":\"remote\",\"meeting_times\":null,"
		   "\"skills_required_matrix_id\":null,\"status\":\"draft\","
		   "\"openings\":1,\"closes_on\":null}");
	expect_row(putting, "{" GOOD "}",
		   "{\"role_id\":\"" UUID "\",\"body\":\"b\","
		   "\"min_hours_required\":5,"
		   "\"work_environment\":\"remote\"}");
	expect_row(patching, "{\"body\": \" b \"}", "{\"body\":\"b\"}");
}

static void
nulls(void **state)
{
	static const char no[] = "[\"" CHECK_NULL "\"]";
	static const char *const refuse[] = {
		"project_name",
		"role",
		"overview",
		"body",
		"responsibilities",
		"min_experience_required",
		"min_hours_required",
		"work_environment",
		"status",
		"openings",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(refuse) / sizeof(refuse[0]); i++)
		expect_faults(patching,
			      arena_printf("{\"%s\": null}", refuse[i]),
			      arena_printf("{\"%s\":%s}", refuse[i], no));
	expect_row(patching,
		   "{\"closes_on\": null, \"skills\": null, "
		   "\"meeting_times\": null}",
		   "{\"meeting_times\":null,\"skills\":null,"
		   "\"closes_on\":null}");
	expect_row(patching, "{\"skills_required_matrix\": null}",
		   "{\"skills_required_matrix_id\":null}");
	expect_row(patching, "{\"skills_required_matrix\": \"\"}",
		   "{\"skills_required_matrix_id\":null}");
	expect_faults(patching, "{\"role\": \"\"}",
		      "{\"role\":[\"" CHECK_NULL "\"]}");
	expect_row(profile,
		   "{\"community_of_practice\": \"\", "
		   "\"max_available_hours\": null, \"onboarded_on\": null}",
		   "{\"community_of_practice_id\":null,"
		   "\"max_available_hours\":null,\"onboarded_on\":null}");
	expect_faults(profile, "{\"name\": null, \"time_zone\": null}",
		      "{\"name\":[\"" CHECK_NULL "\"],"
		      "\"time_zone\":[\"" CHECK_NULL "\"]}");
}

static void
blanks(void **state)
{
	(void)state;
	expect_row(patching,
		   "{\"project_name\": \"\", \"overview\": \" \", "
		   "\"responsibilities\": \"\", "
		   "\"min_experience_required\": \"\"}",
		   "{\"project_name\":\"\",\"overview\":\"\","
		   "\"responsibilities\":\"\","
		   "\"min_experience_required\":\"\"}");
	expect_faults(patching, "{\"body\": \" \"}",
		      "{\"body\":[\"" CHECK_BLANK "\"]}");
	expect_faults(signing_up,
		      "{\"email\": \"\", \"password\": \" \", "
		      "\"name\": \"\"}",
		      "{\"email\":[\"" CHECK_BLANK "\"],"
		      "\"password\":[\"" CHECK_BLANK "\"],"
		      "\"name\":[\"" CHECK_BLANK "\"]}");
}

static void
not_a_body(void **state)
{
	static const char *const rows[][2] = {
		{ "[]", "list" },    { "\"{}\"", "str" }, { "5", "int" },
		{ "5.0", "float" },  { "1e2", "float" },  { "true", "bool" },
		{ "false", "bool" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect_faults(posting, rows[i][0],
			      arena_printf("{\"non_field_errors\":[\"Invalid "
					   "data. Expected a dictionary, but "
					   "got %s.\"]}",
					   rows[i][1]));
	expect_faults(posting, "null",
		      "{\"non_field_errors\":[\"No data provided\"]}");
	expect_faults(patching, "null",
		      "{\"non_field_errors\":[\"No data provided\"]}");
}

static void
order(void **state)
{
	(void)state;
	expect_faults(
		posting,
		"{\"closes_on\": 1, \"openings\": 0, \"status\": \"on hold\", "
		"\"work_environment\": 5, \"min_hours_required\": 169, "
		"\"role\": true, \"project_name\": []}",
		"{\"project_name\":[\"Not a valid string.\"],"
		"\"role\":[\"Incorrect type. Expected pk value, received "
		"bool.\"],"
		"\"body\":[\"" CHECK_REQUIRED "\"],"
		"\"min_hours_required\":[\"Ensure this value is less than or "
		"equal to 168.\"],"
		"\"work_environment\":[\"\\\"5\\\" is not a valid choice.\"],"
		"\"status\":[\"\\\"on hold\\\" is not a valid choice.\"],"
		"\"openings\":[\"Ensure this value is greater than or equal "
		"to 1.\"],"
		"\"closes_on\":[\"" CHECK_DATE "\"]}");
}

static void
unknown(void **state)
{
	(void)state;
	expect_row(
		patching,
		"{\"id\": 5, \"created_by\": \"x\", \"opened_at\": true, "
		"\"created_at\": [], \"role_title\": {}, \"skill_names\": 1, "
		"\"role_id\": \"x\", \"Body\": \"x\", \"nonsense\": null}",
		"{}");
	expect_row(profile,
		   "{\"email\": \"x\", \"isProjectManager\": true, "
		   "\"is_staff\": true, \"is_superuser\": true, "
		   "\"password\": \"x\", \"skills_learned_matrix\": 5, "
		   "\"username\": \"x\", \"is_active\": false, "
		   "\"people_depot_user_id\": \"x\", \"last_login\": 1}",
		   "{}");
}

static void
forms(void **state)
{
	(void)state;
	expect_faults(form,
		      "{\"role\": \"\", \"min_hours_required\": \"\", "
		      "\"work_environment\": \"\", \"meeting_times\": \"\", "
		      "\"body\": \"\"}",
		      "{\"role\":[\"" CHECK_NULL "\"],"
		      "\"body\":[\"" CHECK_BLANK "\"],"
		      "\"min_hours_required\":[\"" CHECK_INTEGER "\"],"
		      "\"work_environment\":[\"\\\"\\\" is not a valid "
		      "choice.\"],"
		      "\"meeting_times\":[\"Value must be valid JSON.\"]}");
	expect_row(form,
		   "{\"role\": \"" UUID "\", \"min_hours_required\": \"5\", "
		   "\"work_environment\": \"remote\", \"body\": \"b\", "
		   "\"project_name\": \"\", \"status\": \"\", "
		   "\"closes_on\": \"\", \"openings\": \"\", "
		   "\"skills_required_matrix\": \"\", "
		   "\"skills\": \"{\\\"k\\\": 3}\", "
		   "\"meeting_times\": \"[]\"}",
		   "{\"project_name\":\"\",\"role_id\":\"" UUID "\","
		   "\"overview\":\"\",\"body\":\"b\",\"responsibilities\":\"\","
		   "\"min_experience_required\":\"\",\"min_hours_required\":5,"
		   "\"work_environment\":\"remote\",\"meeting_times\":[],"
		   "\"skills_required_matrix_id\":null,\"status\":\"draft\","
		   "\"skills\":{\"k\":3},\"openings\":1,\"closes_on\":null}");
	expect_row(profile_form,
		   "{\"max_available_hours\": \"\", \"time_zone\": \"\"}",
		   "{\"max_available_hours\":null}");
	expect_faults(form, "{}",
		      "{\"role\":[\"" CHECK_REQUIRED "\"],"
		      "\"body\":[\"" CHECK_REQUIRED "\"],"
		      "\"min_hours_required\":[\"" CHECK_REQUIRED "\"],"
		      "\"work_environment\":[\"" CHECK_REQUIRED "\"]}");
}

static void
json_in_forms(void **state)
{
	static const char no[] = "[\"Value must be valid JSON.\"]";
	struct check check = form;

	(void)state;
	check.partial = true;
	check.create = false;
	expect_row(check, "{\"meeting_times\": \"null\"}",
		   "{\"meeting_times\":null}");
	expect_row(check, "{\"skills\": \" {} \"}", "{\"skills\":{}}");
	expect_faults(
		check, "{\"meeting_times\": \"[1,]\", \"skills\": \"\"}",
		arena_printf("{\"meeting_times\":%s,\"skills\":%s}", no, no));
	expect_faults(check,
		      "{\"meeting_times\": \"{\\\"a\\\":1,\\\"a\\\":2}\"}",
		      arena_printf("{\"meeting_times\":%s}", no));
	expect_faults(check, "{\"meeting_times\": \"{}\"}",
		      "{\"meeting_times\":[\"Expected a list of items but got "
		      "type \\\"dict\\\".\"]}");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "create and PUT ask for what is required, PATCH does not",
		  required, reset },
		{ "what is absent gets its preset on create only", absent, reset },
		{ "null is for fields that may be null", nulls, reset },
		{ "blank is for texts that may be blank", blanks, reset },
		{ "a body is an object", not_a_body, reset },
		{ "faults come in declared order, all at once", order, reset },
		{ "nobody sets what is not theirs to set", unknown, reset },
		{ "empty fields of a form mean what their types say", forms, reset },
		{ "JSON travels through forms as text", json_in_forms, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("check_body", tests, NULL, NULL);
}
