/*
 * test_rules - zones, dates of the past, one matrix, new passwords.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "judge.h"
#include "models.h"
#include "rules.h"
#include "zones.h"

#define UUID  "0190f3a2-7b1c-7def-8abc-0123456789ab"
#define OTHER "0190f3a2-7b1c-7def-8abc-0123456789ac"
#define EITHER                                                                 \
	"{\"skills\":[\"Send either skills or skills_required_matrix.\"]}"

static const struct field zone = { T_LINE, "time_zone", .max = 64,
				   .check = check_zone };
static const struct field past = { T_DATE, "onboarded_on", F_NULL,
				   .check = check_past };
static const struct field password = { T_SECRET, "password", .max = 4096,
				       .check = check_new_password };

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
zone_names(void **state)
{
	static const char *const known[] = {
		"UTC",
		"America/Los_Angeles",
		"America/Argentina/Buenos_Aires",
		"Asia/Kolkata",
		"Asia/Calcutta", /* a link */
		"US/Pacific",
		"Etc/GMT+12",
		"Africa/Abidjan", /* the first */
	};
	static const char *const unknown[] = {
		"",
		"Mars/Base",
		"america/los_angeles",
		"utc",
		"PST8PDT",
		"EST",
		"Japan",
		"GMT",
		"America/",
		"America",
		"/America/Los_Angeles",
		"America/Los_Angeles/",
		" UTC",
		"posix/UTC",
		"posix/America/Los_Angeles",
		"../../etc/passwd",
		"Zulu/Zulu",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		assert_true(zone_known(known[i]));
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_false(zone_known(unknown[i]));
}

static void
zone_rule(void **state)
{
	static const struct judged rows[] = {
		{ &zone, "\"Europe/Berlin\"", "\"Europe/Berlin\"" },
		{ &zone, "\" UTC \"", "\"UTC\"" },
		{ &zone, "\"Mars/Base\"",
		  "! \"Mars/Base\" is not a valid time zone." },
		{ &zone, "\"%s%n\"", "! \"%s%n\" is not a valid time zone." },
		{ &zone, "5", "! \"5\" is not a valid time zone." },
		{ &zone, "\"\"", "! " CHECK_BLANK },
	};

	(void)state;
	JUDGE_ALL(rows);
	/* Too long for the column: that alone is said. */
	assert_string_equal(
		judge(&zone, arena_printf("\"%0*d\"", 65, 0)),
		"! Ensure this field has no more than 64 characters.");
}

/* The day so many days from now, in UTC, as a JSON string. */
static const char *
day(long from_now)
{
	time_t then = time(NULL) + from_now * 86400;
	struct tm utc;
	char text[32];

	assert_non_null(gmtime_r(&then, &utc));
	assert_true(strftime(text, sizeof(text), "\"%Y-%m-%d\"", &utc) > 0);
	return arena_strdup(text);
}

static void
past_rule(void **state)
{
	static const char future[] = "! This date is in the future.";
	const char *today = day(0), *yesterday = day(-1);

	(void)state;
	assert_string_equal(judge(&past, today), today);
	assert_string_equal(judge(&past, yesterday), yesterday);
	assert_string_equal(judge(&past, "\"0001-01-01\""), "\"0001-01-01\"");
	/* It is at most tomorrow anywhere, and midnight may be now. */
	assert_string_equal(judge(&past, day(3)), future);
	assert_string_equal(judge(&past, "\"9999-12-31\""), future);
	assert_string_equal(judge(&past, "\"soon\""), "! " CHECK_DATE);
}

/* What check_one_matrix() says of a body on a stored matrix. */
static const char *
both(const char *old, const char *sent)
{
	struct check check = { .model = &opportunity, .partial = true };
	cJSON *row;

	if (old != NULL)
		check.old = judge_read(old);
	return judge_faults(check, sent, &row);
}

static void
one_matrix(void **state)
{
	static const char stored[] =
		"{\"skills_required_matrix_id\": \"" UUID "\"}";
	static const char none[] = "{\"skills_required_matrix_id\": null}";
	static const char skills[] = "{\"skills\": {}}";
	static const char matrix[] =
		"{\"skills_required_matrix\": \"" UUID "\"}";
	static const char same[] =
		"{\"skills\": {}, \"skills_required_matrix\": "
		"\"{0190F3A2-7B1C-7DEF-8ABC-0123456789AB}\"}";
	static const char other[] =
		"{\"skills\": {}, \"skills_required_matrix\": \"" OTHER "\"}";

	(void)state;
	assert_string_equal(both(stored, skills), "{}");
	assert_string_equal(both(none, skills), "{}");
	assert_string_equal(both(none, matrix), "{}");
	assert_string_equal(both(stored, matrix), "{}");
	assert_string_equal(both(stored, same), "{}");
	assert_string_equal(both(stored, other), EITHER);
	assert_string_equal(
		both(stored,
		     "{\"skills\": {}, \"skills_required_matrix\": null}"),
		EITHER);
	assert_string_equal(both(none, other), EITHER);
	assert_string_equal(both(NULL, other), EITHER);
	assert_string_equal(both(none,
				 "{\"skills\": {}, \"skills_required_matrix\": "
				 "null}"),
			    "{}");
}

static void
one_matrix_order(void **state)
{
	struct check check = { .model = &opportunity, .partial = true };
	cJSON *row;

	(void)state;
	assert_string_equal(judge_faults(check,
					 "{\"skills\": {}, \"openings\": true, "
					 "\"body\": [], "
					 "\"skills_required_matrix\": \"" UUID
					 "\"}",
					 &row),
			    "{\"body\":[\"Not a valid string.\"],"
			    "\"skills\":[\"Send either skills or "
			    "skills_required_matrix.\"],"
			    "\"openings\":[\"" CHECK_INTEGER "\"]}");
	/* A matrix that is none is judged first. */
	assert_string_equal(both(NULL, "{\"skills\": {}, "
				       "\"skills_required_matrix\": \"x\"}"),
			    "{\"skills_required_matrix\":[\"\u201cx\u201d is "
			    "not a valid UUID.\"]}");
}

static void
new_passwords(void **state)
{
	static const char weak[] =
		"! This password is too short. It must contain at least 8 "
		"characters. | This password is too common. | This password "
		"is entirely numeric.";
	static const struct judged rows[] = {
		{ &password, "\"correct horse battery\"",
		  "\"correct horse battery\"" },
		{ &password, "\" Correct horse \"", "\" Correct horse \"" },
		{ &password, "\"1234567\"", weak },
		{ &password, "\"password123\"",
		  "! This password is too common." },
		{ &password, "\"9406250318274\"",
		  "! This password is entirely numeric." },
		{ &password, "9406250318274",
		  "! This password is entirely numeric." },
		{ &password, "\"   \"", "! " CHECK_BLANK },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
long_passwords(void **state)
{
	static char most[4098];

	(void)state;
	memset(most, 'x', 4096);
	assert_string_equal(judge_cjson(&password, cJSON_CreateString(most)),
			    arena_printf("\"%s\"", most));
	most[4096] = 'x';
	assert_string_equal(
		judge_cjson(&password, cJSON_CreateString(most)),
		"! Ensure this field has no more than 4096 characters.");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "zones are UTC and Area/Place, links too, exact case", zone_names, reset },
		{ "an unknown zone is quoted", zone_rule, reset },
		{ "today is not in the future, wherever one is", past_rule, reset },
		{ "skills, or a matrix that is not the stored one", one_matrix, reset },
		{ "that fault stands at skills, in declared order", one_matrix_order, reset },
		{ "a new password hears all rules it breaks", new_passwords, reset },
		{ "a password has at most 4096 bytes", long_passwords, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
