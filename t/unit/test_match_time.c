/*
 * test_match_time - meetings and windows: how they are read, when they are,
 * and what becomes of them when clocks change.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match_case.h"

static int
set_up(void **state)
{
	(void)state;
	arena_init();
	return 0;
}

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* --- when the next meeting is ----------------------------------------------
 */

/* Where the best meeting starts, "2026-01-07 18:00" in UTC, and its minutes. */
static const char *
next_of(const char *as_of, const char *slot)
{
	const struct match_case *c = case_text(arena_printf(
		CASE("%s",
		     PERSON("5", "{}", "UTC", AT("Mon", "00:00", "00:01")),
		     POST("5", "{}", "\"any\"", "%s")),
		as_of, slot));
	long start = c->result.best_meeting.start;
	struct local_date date = local_date(local_day(start));
	int clock = local_clock(start);

	return arena_printf("%04ld-%02d-%02d %02d:%02d +%ld", date.year,
			    date.month, date.day, clock / 60, clock % 60,
			    c->result.best_meeting.minutes);
}

static void
next_meetings(void **state)
{
#define UTC(cadence)   WITH("Wed", "18:00", "19:00", "\"tz\":\"UTC\"" cadence)
#define MONTHLY(which) UTC(",\"cadence\":\"monthly_" which "\"")
#define BIWEEKLY(date)                                                         \
	UTC(",\"cadence\":\"biweekly\",\"starts_on\":\"" date "\"")
	static const struct {
		const char *as_of, *slot, *next;
	} rows[] = {
		{ "2026-01-07", UTC(""), "2026-01-07 18:00 +60" },
		{ "2026-01-08", UTC(""), "2026-01-14 18:00 +60" },
		{ "2026-01-07", MONTHLY("first"), "2026-01-07 18:00 +60" },
		{ "2026-01-08", MONTHLY("first"), "2026-02-04 18:00 +60" },
		{ "2026-01-08", MONTHLY("second"), "2026-01-14 18:00 +60" },
		{ "2026-01-08", MONTHLY("third"), "2026-01-21 18:00 +60" },
		{ "2026-01-29", MONTHLY("fourth"), "2026-02-25 18:00 +60" },
		{ "2026-02-26", MONTHLY("last"), "2026-03-25 18:00 +60" },
		{ "2026-12-31", MONTHLY("last"), "2027-01-27 18:00 +60" },
		{ "2026-12-30", MONTHLY("last"), "2026-12-30 18:00 +60" },
		{ "2026-12-17", MONTHLY("first"), "2027-01-06 18:00 +60" },
		{ "2028-02-24", MONTHLY("last"), "2028-03-29 18:00 +60" },
		{ "2026-01-07", BIWEEKLY("2026-01-07"),
		  "2026-01-07 18:00 +60" },
		{ "2026-01-07", BIWEEKLY("2026-01-14"),
		  "2026-01-14 18:00 +60" },
		{ "2026-01-08", BIWEEKLY("2026-01-07"),
		  "2026-01-21 18:00 +60" },
		{ "2026-01-07", BIWEEKLY("2025-12-31"),
		  "2026-01-14 18:00 +60" },
		{ "2026-01-07", BIWEEKLY("2027-06-02"),
		  "2026-01-14 18:00 +60" },
		{ "2026-01-07", BIWEEKLY("1969-12-24"),
		  "2026-01-07 18:00 +60" },
		{ "2026-01-07", BIWEEKLY("1969-12-31"),
		  "2026-01-14 18:00 +60" },
		{ "2026-01-08", UTC(",\"cadence\":\"biweekly\""),
		  "2026-01-14 18:00 +60" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(next_of(rows[i].as_of, rows[i].slot),
				    rows[i].next);
}

/* In Los Angeles the clock goes from 2 to 3 on 2026-03-08 and from 2 to 1 on
 * 2026-11-01. */
static void
clock_changes(void **state)
{
	static const struct {
		const char *as_of, *slot, *next;
	} rows[] = {
		{ "2026-03-08", AT("Sun", "01:00", "04:00"),
		  "2026-03-08 09:00 +120" },
		{ "2026-03-08", AT("Sun", "02:30", "04:30"),
		  "2026-03-08 10:30 +60" },
		{ "2026-03-08", AT("Sun", "01:30", "02:30"),
		  "2026-03-08 09:30 +60" },
		/* Wholly in the gap: a week later. */
		{ "2026-03-08", AT("Sun", "02:00", "03:00"),
		  "2026-03-15 09:00 +60" },
		{ "2026-03-08", AT("Sun", "02:15", "02:45"),
		  "2026-03-15 09:15 +30" },
		{ "2026-03-08",
		  WITH("Sun", "02:00", "03:00",
		       "\"cadence\":\"monthly_second\""),
		  "2026-04-12 09:00 +60" },
		{ "2026-03-08",
		  WITH("Sun", "02:00", "03:00",
		       "\"cadence\":\"biweekly\",\"starts_on\":\"2026-03-08\""),
		  "2026-03-22 09:00 +60" },
		/* Starts in the gap and, moved by it, ends before it starts. */
		{ "2026-03-08", AT("Sun", "02:30", "03:15"),
		  "2026-03-15 09:30 +45" },
		{ "2026-03-08", AT("Sun", "23:00", "22:30"),
		  "2026-03-09 06:00 +1410" },
		{ "2026-03-07", AT("Sat", "23:00", "22:30"),
		  "2026-03-08 07:00 +1350" },
		/* The first of the two. */
		{ "2026-11-01", AT("Sun", "01:30", "02:30"),
		  "2026-11-01 08:30 +120" },
		{ "2026-11-01", AT("Sun", "00:30", "01:30"),
		  "2026-11-01 07:30 +60" },
		{ "2026-11-01", AT("Sun", "01:00", "00:59"),
		  "2026-11-01 08:00 +1499" },
		/* Half an hour, and a midnight that is skipped. */
		{ "2026-10-04",
		  WITH("Sun", "02:00", "02:30",
		       "\"tz\":\"Australia/Lord_Howe\""),
		  "2026-10-10 15:00 +30" },
		{ "2026-09-06",
		  WITH("Sun", "00:00", "02:00", "\"tz\":\"America/Santiago\""),
		  "2026-09-06 04:00 +60" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(next_of(rows[i].as_of, rows[i].slot),
				    rows[i].next);
}

static void
covered_windows(void **state)
{
#define FAR(day, start, end)                                                   \
	CASE("2026-01-07",                                                     \
	     PERSON("5", "{}", "Pacific/Pago_Pago", AT(day, start, end)),      \
	     POST("5", "{}", "\"any\"",                                        \
		  WITH("Wed", "00:30", "01:30",                                \
		       "\"tz\":\"Pacific/Kiritimati\"")))
	(void)state;
	/* A window that is an hour longer in autumn. */
	assert_int_equal(
		case_time(MEET("2026-11-01", AT("Sun", "01:00", "02:00"),
			       "\"any\"", AT("Sun", "01:00", "02:30"))),
		80); /* 120 of 150 */
	/* One that moves forward with the clock: from half past three. */
	assert_int_equal(
		case_time(MEET("2026-03-08", AT("Sun", "02:30", "05:00"),
			       "\"any\"", AT("Sun", "03:00", "04:00"))),
		50);
	/* One that the clock skips. */
	assert_int_equal(
		case_time(MEET("2026-03-08", AT("Sun", "02:00", "03:00"),
			       "\"any\"", AT("Sun", "03:00", "04:00"))),
		0);
	/* Days that differ by two: Saturday there is Thursday here. */
	assert_int_equal(
		case_time(CASE("2026-01-07",
			       PERSON("5", "{}", "Pacific/Pago_Pago",
				      AT("Thu", "23:30", "00:30")),
			       POST("5", "{}", "\"any\"",
				    WITH("Sat", "00:30", "01:30",
					 "\"tz\":\"Pacific/Kiritimati\"")))),
		100);
	/* On the first day, and with a window that began three days before the
	 * meeting's: cut at midnight, it would be the same. */
	assert_int_equal(case_time(FAR("Mon", "23:30", "00:30")), 100);
	assert_int_equal(case_time(FAR("Sun", "23:45", "23:40")), 17);
	/* Touching ends do not count, for the filter neither. */
	assert_false(case_text(MEET("2026-01-07", AT("Wed", "19:00", "20:00"),
				    "\"any\"", AT("Wed", "18:00", "19:00")))
			     ->result.time_filter);
}

/* --- words ---------------------------------------------------------------- */

static void
words(void **state)
{
	static const struct {
		struct match_words words;
		bool slot, window;
	} rows[] = {
		{ { "Mon", "10:00", "11:00" }, true, true },
		{ { "monday", "00:00", "23:59" }, true, true },
		{ { "TUES", "23:00", "00:00" }, true, true },
		{ { "Funday", "10:00", "11:00" }, false, false },
		{ { "Mo", "10:00", "11:00" }, false, false },
		{ { "", "10:00", "11:00" }, false, false },
		{ { NULL, "10:00", "11:00" }, false, false },
		{ { "Mon", NULL, "11:00" }, false, false },
		{ { "Mon", "10:00", NULL }, false, false },
		{ { "Mon", "10:00", "10:00" }, false, false },
		{ { "Mon", "25:00", "10:00" }, false, false },
		{ { "Mon", "10:00", "24:00" }, false, false },
		{ { "Mon", "9:00", "10:00" }, false, false },
		{ { "Mon", "10:00", "11:00", "daily" }, false, true },
		{ { "Mon", "10:00", "11:00", "weekly", NULL, "must" },
		  true,
		  true },
		{ { "Mon", "10:00", "11:00", NULL, NULL, "perhaps" },
		  false,
		  true },
		{ { "Mon", "10:00", "11:00", "biweekly", "2026-01-05" },
		  true,
		  true },
		{ { "Mon", "10:00", "11:00", "biweekly", "2026-01-06" },
		  false,
		  true },
		{ { "Mon", "10:00", "11:00", "biweekly", "soon" },
		  false,
		  true },
		{ { "Mon", "10:00", "11:00", "weekly", "2026-01-05" },
		  false,
		  true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct match_slot slot;
		struct match_window window;

		assert_int_equal(match_slot_read(&slot, &rows[i].words),
				 rows[i].slot);
		assert_int_equal(match_window_read(&window, &rows[i].words),
				 rows[i].window);
	}
}

static void
zone_now(void **state)
{
	struct match_zone zone = { "" };
	long day = 20460, midnight = day * 86400 + 8 * 3600; /* 2026-01-07 */

	(void)state;
	assert_true(match_zone_now(&zone, LA, midnight - 1));
	assert_int_equal(zone.as_of, day - 1);
	assert_true(match_zone_now(&zone, LA, midnight));
	assert_int_equal(zone.as_of, day);
	assert_true(match_zone_now(&zone, "Pacific/Kiritimati", midnight));
	assert_int_equal(zone.as_of, day);
	assert_true(match_zone_now(&zone, "Pacific/Kiritimati",
				   midnight + 3 * 3600));
	assert_int_equal(zone.as_of, day + 1);
	assert_string_equal(zone.name, "Pacific/Kiritimati");
	assert_false(match_zone_now(&zone, "Mars/Base", midnight));
	assert_false(match_zone_now(&zone, "../etc/passwd", midnight));
	assert_false(match_zone_now(&zone, "", midnight));
	assert_true(match_zone_now(&zone, "UTC", midnight));
}

int
main(void)
{
#define TEST(says, function)                                                   \
	{                                                                      \
		says, function, NULL, reset, NULL                              \
	}
	static const struct CMUnitTest tests[] = {
		TEST("the next meeting by every cadence", next_meetings),
		TEST("the next meeting when the clock changes", clock_changes),
		TEST("windows across clock changes and zones", covered_windows),
		TEST("slots and windows that parse", words),
		TEST("a zone is as of today there", zone_now),
	};

	return cmocka_run_group_tests_name("match_time", tests, set_up, NULL);
}
