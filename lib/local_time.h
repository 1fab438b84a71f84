/*
 * local_time - wall clocks of the world and the calendar, in whole minutes.
 *
 * A day is a number of days since 1970-01-01.  A local time is what a wall
 * clock shows, as minutes since 1970-01-01 00:00 there; an instant is minutes
 * since 1970-01-01 00:00 UTC.  A struct local_zone knows the offsets of a zone
 * between two days only: it is small, holds no pointer, and needs neither the
 * environment nor the C library's one current zone.  Outside these days it
 * answers with the nearest offset it knows.
 *
 * Seconds of an offset are dropped; no zone has had any since 1972.
 */
#ifndef CTJ_LOCAL_TIME_H
#define CTJ_LOCAL_TIME_H

#include <stdbool.h>
#include <stddef.h>

#define LOCAL_DAY         1440 /* minutes */
#define LOCAL_NAME_MAX    64   /* bytes of the name of a zone */
#define LOCAL_OFFSETS_MAX 8    /* no zone changes so often in three months */

struct local_zone {
	unsigned count; /* of offsets, at least 1 */
	struct local_offset {
		long from;    /* the instant; the first holds before it too */
		long minutes; /* east of UTC */
	} offsets[LOCAL_OFFSETS_MAX];
};

struct local_date {
	long year;
	int month, day; /* from 1 */
};

/*
 * local_zone_open - reads a zone of the system's zone database: what holds
 * from the day first to the day last, both UTC.  false: the name is not one
 * that zone_known() takes, or there is no such file, or it is malformed, or the
 * zone changes more than LOCAL_OFFSETS_MAX times; *zone is then UTC.
 */
bool local_zone_open(struct local_zone *zone, const char *name, long first,
		     long last);

/* What the wall clock shows at an instant. */
long local_from_utc(const struct local_zone *zone, long instant);

/*
 * local_to_utc - when the wall clock shows it.  A time that it skips (spring)
 * moves forward by the gap, of a time that it shows twice (autumn) the first
 * is meant.
 */
long local_to_utc(const struct local_zone *zone, long local);

/* local_skipped - does the wall clock skip that time?  Then *until is what it
 * shows after the gap. */
bool local_skipped(const struct local_zone *zone, long local, long *until);

/* The day of a time, and its minutes since midnight. */
long local_day(long minutes);
int local_clock(long minutes);

/* 0 is Monday. */
int local_weekday(long day);

/* Gregorian; years 1 to 10000. */
struct local_date local_date(long day);
long local_date_day(long year, int month, int day);

#endif
