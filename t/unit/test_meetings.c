/*
 * test_meetings - slots and windows, key by key.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "rules.h"
#include "text.h"

#define TIMES "\"start\": \"12:30\", \"end\": \"13:30\""
#define SLOT  "\"day\": \"Wed\", " TIMES
#define STORED                                                                 \
	"\"team\":\"\",\"day\":\"Wed\",\"start\":\"12:30\","                   \
	"\"end\":\"13:30\""
#define WINDOW "\"day\":\"Wed\",\"start\":\"12:30\",\"end\":\"13:30\""
#define NO_TIME                                                                \
	"Time has wrong format. Use one of these formats instead: hh:mm."

static const struct field slots = { T_JSON, "meeting_times", F_NULL,
				    .check = check_meetings };
static const struct field windows = { T_JSON, "availability", F_NULL,
				      .check = check_windows };

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* Each row is a slot with this member in addition, and what is stored behind
 * the four keys, or what is said behind "! Item 1, ". */
struct member {
	const char *sent, *comes;
};

static void
judge_members(const struct member *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *comes = rows[i].comes;

		assert_string_equal(
			judge(&slots,
			      arena_printf("[{" SLOT ", %s}]", rows[i].sent)),
			*comes == '!'
				? arena_printf("! Item 1, %s", comes + 2)
				: arena_printf("[{" STORED "%s}]", comes));
	}
}

/* A member that is stored as it came. */
#define GOOD(key_, value_)                                                     \
	{                                                                      \
		"\"" key_ "\": \"" value_ "\"", ",\"" key_ "\":\"" value_ "\"" \
	}
#define MEMBERS(rows_) judge_members(rows_, sizeof(rows_) / sizeof((rows_)[0]))

static void
stored(void **state)
{
	static const struct judged rows[] = {
		{ &slots, "[]", "[]" },
		{ &slots, "[{" SLOT "}]", "[{" STORED "}]" },
		{ &slots, "[{" SLOT "}, {" SLOT "}]",
		  "[{" STORED "},{" STORED "}]" },
		/* Table order, unknown keys dropped, what is null absent. */
		{ &slots,
		  "[{\"flexible\": true, \"x\": 1, \"tz\": null, "
		  "\"cadence\": null, \"starts_on\": null, \"need\": null, "
		  "\"team\": null, " SLOT "}]",
		  "[{" STORED ",\"flexible\":true}]" },
		{ &slots,
		  "[{\"flexible\": false, \"need\": \"could\", "
		  "\"starts_on\": \"2026-01-07\", \"cadence\": \"biweekly\", "
		  "\"tz\": \"Europe/Berlin\", \"team\": \" Ops \", " SLOT "}]",
		  "[{\"team\":\"Ops\",\"day\":\"Wed\",\"start\":\"12:30\","
		  "\"end\":\"13:30\",\"tz\":\"Europe/Berlin\","
		  "\"cadence\":\"biweekly\",\"starts_on\":\"2026-01-07\","
		  "\"need\":\"could\",\"flexible\":false}]" },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
lists(void **state)
{
	static const char no[] = "! Expected a list of items but got type ";
	static const char *const rows[][2] = {
		{ "{}", "dict" },   { "\"[]\"", "str" }, { "1", "int" },
		{ "1.5", "float" }, { "true", "bool" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *says = arena_printf("%s\"%s\".", no, rows[i][1]);

		assert_string_equal(judge(&slots, rows[i][0]), says);
		assert_string_equal(judge(&windows, rows[i][0]), says);
	}
}

/* A list of count items, each with a fault, unless item is a good one. */
static const char *
many(int count, const char *item)
{
	struct buf out;

	buf_init(&out, 1UL << 16);
	for (int i = 0; i < count; i++)
		buf_addf(&out, "%s%s", i == 0 ? "[" : ",", item);
	buf_char(&out, ']');
	return out.text;
}

static void
counts(void **state)
{
	static const char says[] =
		"! Ensure this field has no more than %d elements.";

	(void)state;
	assert_string_equal(judge(&slots, many(20, "{" SLOT "}")),
			    many(20, "{" STORED "}"));
	assert_string_equal(judge(&slots, many(21, "{" SLOT "}")),
			    arena_printf(says, 20));
	assert_string_equal(judge(&slots, many(21, "5")),
			    arena_printf(says, 20));
	assert_string_equal(judge(&windows, many(100, "{" WINDOW "}")),
			    many(100, "{" WINDOW "}"));
	assert_string_equal(judge(&windows, many(101, "5")),
			    arena_printf(says, 100));
}

static void
no_objects(void **state)
{
	static const struct judged rows[] = {
		{ &slots, "[{" SLOT "}, \"Wed\", null, [], 1, 1.0, true]",
		  "! Item 2: Invalid data. Expected a dictionary, but got str."
		  " | Item 3: Invalid data. Expected a dictionary, but got "
		  "NoneType."
		  " | Item 4: Invalid data. Expected a dictionary, but got "
		  "list."
		  " | Item 5: Invalid data. Expected a dictionary, but got "
		  "int."
		  " | Item 6: Invalid data. Expected a dictionary, but got "
		  "float."
		  " | Item 7: Invalid data. Expected a dictionary, but got "
		  "bool." },
		{ &windows, "[1]",
		  "! Item 1: Invalid data. Expected a dictionary, but got "
		  "int." },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static void
required(void **state)
{
	static const char missing[] = "! Item 1, day: " CHECK_REQUIRED
				      " | Item 1, start: " CHECK_REQUIRED
				      " | Item 1, end: " CHECK_REQUIRED;
	static const struct judged rows[] = {
		{ &slots, "[{}]", missing },
		{ &windows, "[{}]", missing },
		{ &slots,
		  "[{" SLOT "}, {\"day\": null, \"start\": null, "
		  "\"end\": null}]",
		  "! Item 2, day: " CHECK_NULL " | Item 2, start: " CHECK_NULL
		  " | Item 2, end: " CHECK_NULL },
		{ &slots,
		  "[{\"end\": \"x\", \"team\": [], "
		  "\"start\": \"10:00\"}, {" TIMES "}]",
		  "! Item 1, team: Not a valid string."
		  " | Item 1, day: " CHECK_REQUIRED " | Item 1, end: " NO_TIME
		  " | Item 2, day: " CHECK_REQUIRED },
	};

	(void)state;
	JUDGE_ALL(rows);
}

static const char *
team(const char *name)
{
	return judge(&slots,
		     arena_printf("[{\"team\": \"%s\", " SLOT "}]", name));
}

static void
teams(void **state)
{
	static const char no[] = "! Item 1, team: Not a valid string.";
	static const struct judged rows[] = {
		{ &slots, "[{\"team\": \" \", " SLOT "}]", "[{" STORED "}]" },
		{ &slots, "[{\"team\": true, " SLOT "}]", no },
		{ &slots, "[{\"team\": {}, " SLOT "}]", no },
		{ &slots, "[{\"team\": 1.50, " SLOT "}]",
		  "[{\"team\":\"1.50\"," WINDOW "}]" },
	};
	const char *most = many(50, "\u00e4") + 1;

	(void)state;
	JUDGE_ALL(rows);
	assert_string_equal(team(most - 1),
			    "! Item 1, team: Ensure this field has no more "
			    "than 100 characters.");
	assert_int_equal(text_length(most), 100);
	assert_string_equal(
		team(most),
		arena_printf("[{\"team\":\"%s\"," WINDOW "}]", most));
}

static void
days(void **state)
{
	static const char *const good[] = { "Mon", "Tue", "Wed", "Thu",
					    "Fri", "Sat", "Sun" };
	static const char *const bad[] = { "Funday", "mon", "Monday", " Mon",
					   "" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(
			judge(&windows,
			      arena_printf("[{\"day\": \"%s\", " TIMES "}]",
					   good[i])),
			arena_printf("[{\"day\":\"%s\",\"start\":\"12:30\","
				     "\"end\":\"13:30\"}]",
				     good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_string_equal(
			judge(&slots,
			      arena_printf("[{\"day\": \"%s\", " TIMES "}]",
					   bad[i])),
			arena_printf("! Item 1, day: \"%s\" is not a valid "
				     "choice.",
				     bad[i]));
	assert_string_equal(judge(&slots, "[{\"day\": [1], " TIMES "}]"),
			    "! Item 1, day: \"[1]\" is not a valid choice.");
}

static void
times(void **state)
{
	static const char *const bad[] = {
		"\"24:00\"",  "\"12:60\"", "\"9:00\"", "\"09:00:00\"",
		"\" 09:00\"", "\"0900\"",  "\"\"",     "900",
		"true",       "[]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_string_equal(
			judge(&windows,
			      arena_printf("[{\"day\": \"Mon\", \"start\": "
					   "%s, \"end\": %s}]",
					   bad[i], bad[i])),
			"! Item 1, start: " NO_TIME " | Item 1, end: " NO_TIME);
	assert_string_equal(judge(&windows, "[{\"day\": \"Mon\", \"start\": "
					    "\"00:00\", \"end\": \"23:59\"}]"),
			    "[{\"day\":\"Mon\",\"start\":\"00:00\","
			    "\"end\":\"23:59\"}]");
	/* Into the next day. */
	assert_string_equal(judge(&windows, "[{\"day\": \"Mon\", \"start\": "
					    "\"22:00\", \"end\": \"01:00\"}]"),
			    "[{\"day\":\"Mon\",\"start\":\"22:00\","
			    "\"end\":\"01:00\"}]");
	assert_string_equal(judge(&slots, "[{\"day\": \"Mon\", \"start\": "
					  "\"22:00\", \"end\": \"22:00\"}]"),
			    "! Item 1, end: End must differ from start.");
}

static void
choices_and_flags(void **state)
{
	static const struct member rows[] = {
		GOOD("cadence", "weekly"),
		GOOD("cadence", "biweekly"),
		GOOD("cadence", "monthly_first"),
		GOOD("cadence", "monthly_second"),
		GOOD("cadence", "monthly_third"),
		GOOD("cadence", "monthly_fourth"),
		GOOD("cadence", "monthly_last"),
		{ "\"cadence\": \"monthly\"",
		  "! cadence: \"monthly\" is not a valid choice." },
		{ "\"cadence\": 1", "! cadence: \"1\" is not a valid choice." },
		GOOD("need", "must"),
		GOOD("need", "should"),
		GOOD("need", "could"),
		{ "\"flexible\": true", ",\"flexible\":true" },
		{ "\"flexible\": false", ",\"flexible\":false" },
		{ "\"flexible\": \"true\"",
		  "! flexible: Must be a valid boolean." },
		{ "\"flexible\": 1", "! flexible: Must be a valid boolean." },
	};

	(void)state;
	MEMBERS(rows);
}

static void
zones(void **state)
{
	static const struct member rows[] = {
		{ "\"tz\": \"UTC\"", ",\"tz\":\"UTC\"" },
		{ "\"tz\": \"America/Los_Angeles\"",
		  ",\"tz\":\"America/Los_Angeles\"" },
		{ "\"tz\": \"Mars/Base\"",
		  "! tz: \"Mars/Base\" is not a valid time zone." },
		{ "\"tz\": \"%s/%n\"",
		  "! tz: \"%s/%n\" is not a valid time zone." },
		{ "\"tz\": \"\"", "! tz: \"\" is not a valid time zone." },
		{ "\"tz\": 5", "! tz: \"5\" is not a valid time zone." },
		{ "\"tz\": [\"UTC\"]",
		  "! tz: \"[\"UTC\"]\" is not a valid time zone." },
	};

	(void)state;
	MEMBERS(rows);
}

static void
starts(void **state)
{
	static const char biweekly[] = ",\"cadence\":\"biweekly\"";
	static const struct member rows[] = {
		{ "\"cadence\": \"biweekly\"", biweekly },
		{ "\"cadence\": \"biweekly\", \"starts_on\": \"2026-01-07\"",
		  ",\"cadence\":\"biweekly\",\"starts_on\":\"2026-01-07\"" },
		{ "\"cadence\": \"biweekly\", \"starts_on\": \"1969-12-31\"",
		  ",\"cadence\":\"biweekly\",\"starts_on\":\"1969-12-31\"" },
		{ "\"cadence\": \"biweekly\", \"starts_on\": \"2026-01-08\"",
		  "! starts_on: This date is not a Wed." },
		{ "\"cadence\": \"biweekly\", \"starts_on\": \"2026-02-30\"",
		  "! starts_on: " CHECK_DATE },
		{ "\"cadence\": \"biweekly\", \"starts_on\": 5",
		  "! starts_on: " CHECK_DATE },
		{ "\"cadence\": \"weekly\", \"starts_on\": \"2026-01-07\"",
		  "! starts_on: Only a biweekly meeting has a start date." },
		{ "\"starts_on\": \"2026-01-07\"",
		  "! starts_on: Only a biweekly meeting has a start date." },
	};

	(void)state;
	MEMBERS(rows);
	/* Without a good day there is nothing to compare with. */
	assert_string_equal(judge(&slots, "[{\"day\": \"Funday\", " TIMES
					  ", \"cadence\": \"biweekly\", "
					  "\"starts_on\": \"2026-01-07\"}]"),
			    "! Item 1, day: \"Funday\" is not a valid choice.");
}

static void
window_keys(void **state)
{
	(void)state;
	assert_string_equal(
		judge(&windows, "[{\"tz\": 5, \"team\": [], \"need\": \"x\", "
				"\"cadence\": 1, \"flexible\": 1, " SLOT "}]"),
		"[{" WINDOW "}]");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "four keys are stored always, others only if sent", stored, reset },
		{ "slots and windows come in a list", lists, reset },
		{ "twenty slots, a hundred windows, or one fault alone", counts, reset },
		{ "items are counted from 1", no_objects, reset },
		{ "day, start and end are required, in table order", required, reset },
		{ "a team is a text, perhaps blank", teams, reset },
		{ "a day is one of seven words", days, reset },
		{ "a time is a time of day; an end may be tomorrow", times, reset },
		{ "cadence, need and flexible", choices_and_flags, reset },
		{ "a zone is known by name", zones, reset },
		{ "only what is biweekly has a start, on its day", starts, reset },
		{ "a window has nothing but day, start and end", window_keys, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("meetings", tests, NULL, NULL);
}
