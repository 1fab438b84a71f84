/*
 * test_local_time - every zone of the system's database against the C library,
 * times that a clock skips or shows twice, files and rules that are wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "local_time.h"
#include "tz_rule.h"
#include "tzif.h"
#include "zone_names.h"

#define SPAN 90 /* days */

/* What the C library says; sets its zone if there is a name. */
static long
library(const char *name, long instant)
{
	time_t seconds = instant * 60;
	struct tm tm;

	if (name != NULL) {
		assert_int_equal(setenv("TZ", name, 1), 0);
		tzset();
	}
	assert_non_null(localtime_r(&seconds, &tm));
	return local_date_day(tm.tm_year + 1900L, tm.tm_mon + 1, tm.tm_mday) *
		       LOCAL_DAY +
	       tm.tm_hour * 60 + tm.tm_min;
}

static void
judge_instant(const struct local_zone *zone, const char *name, long at)
{
	if (local_from_utc(zone, at) != library(NULL, at))
		fail_msg("%s at %ld", name, at);
}

static void
all_zones(void **state)
{
	/* Also behind the end of every table, and when many zones changed. */
	static const struct {
		long year;
		int month;
	} starts[] = { { 2026, 2 }, { 2026, 9 },  { 2040, 2 },
		       { 2140, 9 }, { 2011, 11 }, { 1999, 3 } };

	(void)state;
	for (size_t i = 0; i < sizeof(zone_names) / sizeof(zone_names[0]); i++)
		for (size_t j = 0; j < sizeof(starts) / sizeof(starts[0]);
		     j++) {
			long first = local_date_day(starts[j].year,
						    starts[j].month, 1);
			long last = (first + SPAN) * LOCAL_DAY;
			struct local_zone zone;

			assert_true(local_zone_open(&zone, zone_names[i], first,
						    first + SPAN));
			(void)library(zone_names[i], 0);
			for (long at = first * LOCAL_DAY; at < last; at += 360)
				judge_instant(&zone, zone_names[i], at);
			for (unsigned k = 1; k < zone.count; k++)
				for (long at = -1; at <= 1; at++)
					judge_instant(&zone, zone_names[i],
						      zone.offsets[k].from +
							      at);
		}
}

/* Of all instants at which the clock shows it, the first; else what the clock
 * shows is moved by the gap. */
static void
judge_local(const struct local_zone *zone, long local)
{
	long instant = local_to_utc(zone, local), until = 0, at;

	for (at = local - 27L * 60; at < local + 27L * 60; at++)
		if (local_from_utc(zone, at) == local)
			break;
	if (at < local + 27L * 60) {
		assert_int_equal(instant, at);
		assert_false(local_skipped(zone, local, &until));
		return;
	}
	assert_true(local_skipped(zone, local, &until));
	assert_true(until > local);
	/* The last minute that the clock did show, and the first again. */
	at = local_to_utc(zone, until);
	assert_int_equal(local_from_utc(zone, at), until);
	assert_int_equal(local_from_utc(zone, instant) - local,
			 until - local_from_utc(zone, at - 1) - 1);
}

static void
every_minute(void **state)
{
	static const struct {
		const char *name;
		long year;
		int month, day;
	} rows[] = {
		{ "America/Los_Angeles", 2026, 3, 7 },
		{ "America/Los_Angeles", 2026, 10, 31 },
		{ "Australia/Lord_Howe", 2026, 4, 4 },
		{ "Australia/Lord_Howe", 2026, 10, 3 },
		{ "Africa/Casablanca", 2026, 2, 14 },
		{ "America/Santiago", 2026, 9, 5 },
		{ "Pacific/Apia", 2011, 12, 28 },
		{ "Europe/Dublin", 2050, 10, 29 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		long day = local_date_day(rows[i].year, rows[i].month,
					  rows[i].day);
		struct local_zone zone;

		assert_true(
			local_zone_open(&zone, rows[i].name, day - 5, day + 5));
		assert_true(zone.count > 1);
		for (long at = 0; at < 3L * LOCAL_DAY; at++)
			judge_local(&zone, day * LOCAL_DAY + at);
	}
}

static void
calendar(void **state)
{
	long day = local_date_day(1, 1, 1);
	struct local_date date = { 1, 1, 1 };

	(void)state;
	assert_int_equal(day, -719162);
	assert_int_equal(local_date_day(1970, 1, 1), 0);
	assert_int_equal(local_weekday(0), 3);
	assert_int_equal(local_weekday(-4), 6);
	assert_int_equal(local_weekday(-3), 0);
	assert_int_equal(local_day(-1), -1);
	assert_int_equal(local_clock(-1), 1439);
	assert_int_equal(local_day(-1440), -1);
	for (; date.year < 2500; day++) {
		struct local_date next = local_date(day + 1);

		assert_int_equal(
			local_date_day(date.year, date.month, date.day), day);
		if (next.month == date.month)
			assert_int_equal(next.day, date.day + 1);
		else
			assert_int_equal(next.day, 1);
		date = next;
	}
}

static void
unknown_zones(void **state)
{
	static const char *const names[] = {
		"",           "Mars/Base",   "../etc/passwd",
		"posixrules", "tzdata.zi",   "America/",
		"PST8PDT",    "utc",         "America/Los_Angeles/x",
		"right/UTC",  "/etc/passwd",
	};
	char huge[5000];

	(void)state;
	memset(huge, 'A', sizeof(huge));
	huge[sizeof(huge) - 1] = '\0';
	for (size_t i = 0; i <= sizeof(names) / sizeof(names[0]); i++) {
		const char *name =
			i < sizeof(names) / sizeof(names[0]) ? names[i] : huge;
		struct local_zone zone;

		assert_false(local_zone_open(&zone, name, 0, 100));
		assert_int_equal(local_from_utc(&zone, 5), 5); /* UTC */
	}
}

/* --- rules ---------------------------------------------------------------- */

static const struct {
	const char *text;
	bool good;
	long standard, daylight, start, end; /* in 2028, a leap year */
} rule_rows[] = {
	{ "UTC0", true, 0, 0, 0, 0 },
	{ "<-03>3", true, -10800, -10800, 0, 0 },
	{ "IST-5:30", true, 19800, 19800, 0, 0 },
	{ "LMT0:00:15", true, -15, -15, 0, 0 },
	{ "PST8PDT,M3.2.0,M11.1.0", true, -28800, -25200, 1836468000,
	  1857027600 },
	{ "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", true, -7200, -3600, 1837645200,
	  1856394000 },
	{ "A5B,J59/0,J60/0", true, -18000, -14400, 1835326800, 1835496000 },
	{ "A5B4,58/0,365/0:30", true, -18000, -14400, 1835326800, 1861849800 },
	{ "XXX3EDT4,0/0,J365/23", true, -10800, -14400, 1830308400,
	  1861930800 },
	{ "", false },
	{ "5", false },
	{ "PST", false },
	{ "PST26", false },
	{ "<PST8", false },
	{ "PST8PDT", false },
	{ "PST8PDT,M3.2.0", false },
	{ "PST8PDT,M13.2.0,M11.1.0", false },
	{ "PST8PDT,M3.6.0,M11.1.0", false },
	{ "PST8PDT,M3.2.7,M11.1.0", false },
	{ "PST8PDT,M3.2.0/168,M11.1.0", false },
	{ "PST8PDT,J0,J365", false },
	{ "PST8PDT,0,366", false },
	{ "PST8PDT,M3.2.0,M11.1.0x", false },
	{ "PST8:60", false },
};

static void
rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rule_rows) / sizeof(rule_rows[0]); i++) {
		struct tz_rule rule;

		assert_int_equal(tz_rule_read(&rule, rule_rows[i].text,
					      strlen(rule_rows[i].text)),
				 rule_rows[i].good);
		if (!rule_rows[i].good)
			continue;
		assert_int_equal(rule.standard, rule_rows[i].standard);
		assert_int_equal(rule.daylight, rule_rows[i].daylight);
		assert_int_equal(rule.changes, rule_rows[i].start != 0);
		if (!rule.changes)
			continue;
		assert_int_equal(tz_rule_start(&rule, 2028),
				 rule_rows[i].start);
		assert_int_equal(tz_rule_end(&rule, 2028), rule_rows[i].end);
	}
}

/* --- files ---------------------------------------------------------------- */

/* A file of version 2 without changes: one type, and a rule. */
static size_t
write_file(unsigned char *file, const char *rule)
{
	static const unsigned char empty[] = {
		'T', 'Z', 'i', 'f', '2', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0,   0,   0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0,   0,   0,   0,   0,   1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
	};
	size_t length = strlen(rule);

	memcpy(file, empty, sizeof(empty));
	memcpy(file + sizeof(empty), empty, sizeof(empty));
	file += 2 * sizeof(empty);
	file[0] = '\n';
	memcpy(file + 1, rule, length);
	file[length + 1] = '\n';
	return 2 * sizeof(empty) + length + 2;
}

static void
rule_only(void **state)
{
	unsigned char file[256];
	struct local_zone zone, same;
	long day = local_date_day(2026, 2, 1);
	size_t length = write_file(file, "PST8PDT,M3.2.0,M11.1.0");

	(void)state;
	assert_true(tzif_read(&zone, file, length, day * LOCAL_DAY,
			      (day + SPAN) * LOCAL_DAY));
	assert_true(local_zone_open(&same, "America/Los_Angeles", day,
				    day + SPAN - 1));
	assert_int_equal(zone.count, 2);
	assert_memory_equal(&zone, &same, sizeof(zone));

	length = write_file(file, "XXX3EDT4,0/0,J365/23"); /* always */
	day = local_date_day(2026, 12, 1);
	assert_true(tzif_read(&zone, file, length, day * LOCAL_DAY,
			      (day + SPAN) * LOCAL_DAY));
	assert_int_equal(zone.count, 1);
	assert_int_equal(zone.offsets[0].minutes, -240);

	length = write_file(file, "EST5");
	assert_true(tzif_read(&zone, file, length, 0, 1000));
	assert_int_equal(zone.offsets[0].minutes, -300);
	length = write_file(file, "");
	assert_true(tzif_read(&zone, file, length, 0, 1000));
	assert_int_equal(zone.offsets[0].minutes, 0);
}

static void
wrong_files(void **state)
{
	unsigned char file[256];
	size_t length = write_file(file, "PST8PDT,M3.2.0,M11.1.0");
	struct local_zone zone;

	(void)state;
	for (size_t cut = 0; cut < length; cut++) {
		unsigned char *copy = malloc(cut + 1);

		assert_non_null(copy);
		memcpy(copy, file, cut);
		/* Exactly the bytes that are there. */
		copy = realloc(copy, cut > 0 ? cut : 1);
		assert_non_null(copy);
		if (tzif_read(&zone, copy, cut, 0, 1000))
			fail_msg("%zu of %zu bytes", cut, length);
		assert_int_equal(zone.count, 1);
		assert_int_equal(zone.offsets[0].minutes, 0);
		free(copy);
	}
	for (size_t at = 0; at < length; at++)
		for (int bit = 0; bit < 8; bit++) {
			file[at] ^= (unsigned char)(1 << bit);
			(void)tzif_read(&zone, file, length, 0, 1000);
			assert_in_range(zone.count, 1, LOCAL_OFFSETS_MAX);
			file[at] ^= (unsigned char)(1 << bit);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		{ "all zones, as the C library sees them", all_zones },
		{ "the first of two, and forward by the gap", every_minute },
		{ "days, months and years", calendar },
		{ "names that are no zones", unknown_zones },
		{ "rules behind the table", rules },
		{ "a file that is all rule", rule_only },
		{ "files that are cut or broken", wrong_files },
	};

	return cmocka_run_group_tests_name("local_time", tests, NULL, NULL);
}
