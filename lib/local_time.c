/*
 * local_time - wall clocks of the world and the calendar, in whole minutes.
 */
#include "local_time.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "tzif.h"
#include "zones.h"

#define DATABASE "/usr/share/zoneinfo/"
#define FILE_MAX 16384 /* bytes; the largest of the database has under 4000 */

#define ERA_DAYS  146097 /* of 400 years */
#define ERA_YEARS 400
#define EPOCH     719468 /* days from 0000-03-01 to 1970-01-01 */

/* Reads the whole file; its length, or 0 if there is none or too much of it. */
static size_t
read_file(const char *path, unsigned char *bytes, size_t size)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	size_t length = 0;
	ssize_t got = 0;

	if (file < 0)
		return 0;
	while (length < size &&
	       (got = read(file, bytes + length, size - length)) > 0)
		length += (size_t)got;
	(void)close(file);
	return got == 0 ? length : 0;
}

bool
local_zone_open(struct local_zone *zone, const char *name, long first,
		long last)
{
	unsigned char bytes[FILE_MAX];
	char path[sizeof(DATABASE) + LOCAL_NAME_MAX];
	size_t length;

	*zone = (struct local_zone){ .count = 1 };
	if (strlen(name) > LOCAL_NAME_MAX || !zone_known(name))
		return false;
	(void)snprintf(path, sizeof(path), DATABASE "%s", name);
	length = read_file(path, bytes, sizeof(bytes));
	return tzif_read(zone, bytes, length, first * LOCAL_DAY,
			 (last + 1) * LOCAL_DAY);
}

long
local_from_utc(const struct local_zone *zone, long instant)
{
	unsigned i = zone->count - 1;

	while (i > 0 && instant < zone->offsets[i].from)
		i--;
	return instant + zone->offsets[i].minutes;
}

/* The first of the offsets under which the clock has not yet passed local. */
static unsigned
offset_of(const struct local_zone *zone, long local)
{
	unsigned i = 0;

	while (i + 1 < zone->count &&
	       local >= zone->offsets[i + 1].from + zone->offsets[i].minutes)
		i++;
	return i;
}

/* Has the clock been moved beyond local when the offset i begins? */
static bool
is_skipped(const struct local_zone *zone, unsigned i, long local)
{
	if (i == 0)
		return false;
	return local < zone->offsets[i].from + zone->offsets[i].minutes;
}

long
local_to_utc(const struct local_zone *zone, long local)
{
	unsigned i = offset_of(zone, local);

	/* Read under the offset before the gap, it is after it by as much. */
	if (is_skipped(zone, i, local))
		i--;
	return local - zone->offsets[i].minutes;
}

bool
local_skipped(const struct local_zone *zone, long local, long *until)
{
	unsigned i = offset_of(zone, local);

	if (!is_skipped(zone, i, local))
		return false;
	*until = zone->offsets[i].from + zone->offsets[i].minutes;
	return true;
}

long
local_day(long minutes)
{
	return (minutes - local_clock(minutes)) / LOCAL_DAY;
}

int
local_clock(long minutes)
{
	return (int)((minutes % LOCAL_DAY + LOCAL_DAY) % LOCAL_DAY);
}

int
local_weekday(long day)
{
	return (int)(((day + 3) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

/* Years begin in March here, so that a leap day is the last of its year; then
 * (153 m + 2) / 5 days come before the month m, counted from March as 0. */
long
local_date_day(long year, int month, int day)
{
	long shifted = month > 2 ? month - 3 : month + 9;
	long years = month > 2 ? year : year - 1;
	long within = (153 * shifted + 2) / 5 + day - 1;

	return years * 365 + years / 4 - years / 100 + years / ERA_YEARS +
	       within - EPOCH;
}

struct local_date
local_date(long day)
{
	long days = day + EPOCH, era = days / ERA_DAYS,
	     in_era = days % ERA_DAYS;
	long year = (in_era - in_era / 1460 + in_era / 36524 -
		     in_era / (ERA_DAYS - 1)) /
		    365;
	long within = in_era - (year * 365 + year / 4 - year / 100);
	long month = (5 * within + 2) / 153;
	struct local_date date = {
		.year = era * ERA_YEARS + year + (month >= 10),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(within - (153 * month + 2) / 5 + 1),
	};

	return date;
}
