/*
 * match_windows - zones as of a day, and a volunteer's windows as spans of
 * instants.
 *
 * A next meeting starts at most 35 days after today, or 70 if a clock skips
 * the first one; today differs by at most two days between zones.  All windows
 * of these weeks are spread out once; so a meeting needs no calendar of the
 * volunteer's, and a window cut in two covers what it covered.
 */
#include <stdio.h>
#include <string.h>

#include "match_inner.h"

#define DAYS_BEFORE 4 /* where the first day is, from today */
#define DAYS        (MATCH_WEEKS * 7L)
#define SLACK       4 /* days by which zones know more */

bool
match_zone_on(struct match_zone *zone, const char *name, long as_of)
{
	bool good =
		local_zone_open(&zone->local, name, as_of - DAYS_BEFORE - SLACK,
				as_of + DAYS + SLACK);

	if (!good)
		name = "";
	(void)snprintf(zone->name, sizeof(zone->name), "%s", name);
	zone->as_of = as_of;
	return good;
}

bool
match_zone_now(struct match_zone *zone, const char *name, long now)
{
	long instant = now / 60, today;

	if ((zone->name[0] == '\0' || strcmp(zone->name, name) != 0) &&
	    !match_zone_on(zone, name, local_day(instant)))
		return false;
	today = local_day(local_from_utc(&zone->local, instant));
	return today == zone->as_of || match_zone_on(zone, name, today);
}

/* Puts a span in its place; nearly always that is the end. */
static void
add_span(struct match_volunteer *volunteer, long from, long to)
{
	size_t i = volunteer->span_count;

	/* The clock may skip a window, or the minutes between its ends. */
	if (to <= from)
		return;
	for (; i > 0 && volunteer->spans[i - 1].from > from; i--)
		volunteer->spans[i] = volunteer->spans[i - 1];
	volunteer->spans[i] = (struct match_span){ from, to };
	volunteer->span_count++;
}

static void
spread(struct match_volunteer *volunteer, long day,
       const struct match_window *window)
{
	const struct local_zone *zone = &volunteer->zone->local;
	long start = day * LOCAL_DAY + window->start;
	long end = day * LOCAL_DAY + window->end;

	if (window->end <= window->start)
		end += LOCAL_DAY;
	add_span(volunteer, local_to_utc(zone, start), local_to_utc(zone, end));
}

/* Joins what overlaps or touches. */
static void
merge(struct match_volunteer *volunteer)
{
	struct match_span *spans = volunteer->spans;
	size_t kept = 0;

	for (size_t i = 0; i < volunteer->span_count; i++) {
		if (kept == 0 || spans[i].from > spans[kept - 1].to)
			spans[kept++] = spans[i];
		else if (spans[i].to > spans[kept - 1].to)
			spans[kept - 1].to = spans[i].to;
	}
	volunteer->span_count = kept;
}

/* For each day the first span that ends after it began. */
static void
note_soonest(struct match_volunteer *volunteer)
{
	size_t span = 0;

	for (long i = 0; i < DAYS; i++) {
		long begins = (volunteer->first_day + i) * LOCAL_DAY;

		while (span < volunteer->span_count &&
		       volunteer->spans[span].to <= begins)
			span++;
		volunteer->soonest[i] = (uint16_t)span;
	}
}

void
match_windows(struct match_volunteer *volunteer, const struct match_zone *zone,
	      const struct match_window *windows, size_t count)
{
	volunteer->zone = zone;
	volunteer->available = windows != NULL;
	volunteer->span_count = 0;
	volunteer->first_day = zone->as_of - DAYS_BEFORE;
	if (windows == NULL)
		count = 0;
	if (count > WINDOWS_MAX)
		count = WINDOWS_MAX;
	for (long i = 0; count > 0 && i < DAYS; i++) {
		long day = volunteer->first_day + i;

		for (size_t j = 0; j < count; j++)
			if (windows[j].day == local_weekday(day))
				spread(volunteer, day, &windows[j]);
	}
	merge(volunteer);
	note_soonest(volunteer);
}

long
match_covered(const struct match_volunteer *volunteer, long from, long to)
{
	long day = local_day(from) - volunteer->first_day, sum = 0;

	if (day < 0)
		day = 0;
	if (day >= DAYS)
		day = DAYS - 1;
	for (size_t i = volunteer->soonest[day];
	     i < volunteer->span_count && volunteer->spans[i].from < to; i++) {
		const struct match_span *span = &volunteer->spans[i];
		long begin = span->from > from ? span->from : from;
		long end = span->to < to ? span->to : to;

		if (end > begin)
			sum += end - begin;
	}
	return sum;
}
