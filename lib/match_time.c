/*
 * match_time - when the next meeting of a slot is, and how much of the
 * meetings a volunteer can attend.
 */
#include <string.h>

#include "match_inner.h"

#define TRIES       4 /* meetings in a row that a clock could skip; in truth one */
#define LIMBS       10 /* of 32 bits: room for 20 factors of 12 bits and a few */
#define MINUTES_MAX 4095 /* of a meeting: 12 bits */

/* --- the next meeting ----------------------------------------------------- */

/* The first, second, ... or last such weekday of the month. */
static long
month_meeting(const struct match_slot *slot, long year, int month)
{
	long day;

	if (slot->cadence != MATCH_LAST) {
		day = local_date_day(year, month, 1) + 7L * slot->cadence;
	} else if (month == 12) {
		day = local_date_day(year + 1, 1, 1) - 7;
	} else {
		day = local_date_day(year, month + 1, 1) - 7;
	}
	return day + (slot->day - local_weekday(day) + 7) % 7;
}

/* The first day of a meeting on or after a day. */
static long
next_day(const struct match_slot *slot, long from)
{
	long day = from + (slot->day - local_weekday(from) + 7) % 7;
	struct local_date date;

	if (slot->cadence == MATCH_WEEKLY)
		return day;
	if (slot->cadence == MATCH_BIWEEKLY) {
		if (slot->phase >= MATCH_NO_PHASE)
			return day;
		return (day - slot->phase) % 14 == 0 ? day : day + 7;
	}
	date = local_date(from);
	day = month_meeting(slot, date.year, date.month);
	if (day >= from)
		return day;
	return date.month == 12
		       ? month_meeting(slot, date.year + 1, 1)
		       : month_meeting(slot, date.year, date.month + 1);
}

/* Does the clock skip the whole time between the two? */
static bool
skipped(const struct local_zone *zone, long start, long end)
{
	long until;

	return zone->count > 1 && local_skipped(zone, start, &until) &&
	       end <= until;
}

struct match_meeting
match_next(const struct match_slot *slot, const struct match_zone *zone)
{
	struct match_meeting next = { 0 };
	long day = zone->as_of - 1, start, end;
	long length = slot->end - slot->start;

	if (length <= 0)
		length += LOCAL_DAY;
	for (int i = 0; i < TRIES && next.minutes <= 0; i++) {
		day = next_day(slot, day + 1);
		start = day * LOCAL_DAY + slot->start;
		end = start + length;
		next.start = local_to_utc(&zone->local, start);
		if (!skipped(&zone->local, start, end))
			next.minutes =
				local_to_utc(&zone->local, end) - next.start;
	}
	if (next.minutes < 1)
		next.minutes = 1;
	if (next.minutes > MINUTES_MAX)
		next.minutes = MINUTES_MAX;
	return next;
}

/* --- the cover of several ------------------------------------------------- */

struct big { /* a whole number, its lowest limb first */
	uint32_t limbs[LIMBS];
};

static struct big
times(struct big number, long factor)
{
	uint64_t carry = 0;

	for (int i = 0; i < LIMBS; i++) {
		carry += (uint64_t)number.limbs[i] * (uint64_t)factor;
		number.limbs[i] = (uint32_t)carry;
		carry >>= 32;
	}
	return number;
}

static struct big
plus(struct big number, const struct big *other)
{
	uint64_t carry = 0;

	for (int i = 0; i < LIMBS; i++) {
		carry += (uint64_t)number.limbs[i] + other->limbs[i];
		number.limbs[i] = (uint32_t)carry;
		carry >>= 32;
	}
	return number;
}

static bool
at_most(const struct big *a, const struct big *b)
{
	for (int i = LIMBS - 1; i >= 0; i--)
		if (a->limbs[i] != b->limbs[i])
			return a->limbs[i] < b->limbs[i];
	return true;
}

/* R of the mean of the meetings' cover in percent, exact for up to
 * SLOTS_MAX of them with at most MINUTES_MAX minutes. */
static long
mean_cover(const struct match_meeting *const *meetings, size_t count)
{
	struct big sum = { { 0 } }, denominator = { { 1 } }, half, step, bound;
	long mean = 0, n = (long)count;

	if (count == 1)
		return match_round(100 * meetings[0]->covered,
				   meetings[0]->minutes);
	for (size_t i = 0; i < count; i++) {
		struct big share = times(denominator, meetings[i]->covered);

		sum = plus(times(sum, meetings[i]->minutes), &share);
		denominator = times(denominator, meetings[i]->minutes);
	}
	/* The largest mean with 2 n d mean <= 200 sum + n d. */
	half = times(denominator, n);
	bound = plus(times(sum, 200), &half);
	step = times(half, 2);
	for (half = step; at_most(&half, &bound); half = plus(half, &step))
		mean++;
	return mean;
}

/* --- the part of the score ------------------------------------------------ */

struct candidate {
	struct match_meeting meeting;
	const struct match_zone *zone;
	int slot;
};

static struct candidate
look_at(const struct match_volunteer *volunteer,
	const struct match_posting *posting, const struct match_zone *zones,
	size_t slot)
{
	const struct match_zone *zone = &zones[posting->slots[slot].zone];
	struct match_meeting meeting = match_next(&posting->slots[slot], zone);

	meeting.covered = match_covered(volunteer, meeting.start,
					meeting.start + meeting.minutes);
	return (struct candidate){ meeting, zone, (int)slot };
}

/* Is a better covered than b?  Of equal ones the sooner is, then the shorter;
 * the zone decides between two names of one time. */
static bool
better(const struct candidate *a, const struct candidate *b)
{
	long left = a->meeting.covered * b->meeting.minutes;
	long right = b->meeting.covered * a->meeting.minutes;

	if (left != right)
		return left > right;
	if (a->meeting.start != b->meeting.start)
		return a->meeting.start < b->meeting.start;
	if (a->meeting.minutes != b->meeting.minutes)
		return a->meeting.minutes < b->meeting.minutes;
	return strcmp(a->zone->name, b->zone->name) < 0;
}

/* Brings the best to the front, then the next, as many as wanted. */
static void
select_best(const struct candidate **list, size_t count, size_t wanted)
{
	for (size_t i = 0; i < wanted; i++)
		for (size_t j = i + 1; j < count; j++)
			if (better(list[j], list[i])) {
				const struct candidate *other = list[i];

				list[i] = list[j];
				list[j] = other;
			}
}

static enum match_cover
judge(const struct candidate *const *list, size_t wanted)
{
	const struct match_meeting *least = &list[wanted - 1]->meeting;

	if (list[0]->meeting.covered == 0)
		return MATCH_NONE;
	return least->covered == least->minutes ? MATCH_WHOLE : MATCH_PARTLY;
}

/* The slots that count: the musts or, without any, all. */
static size_t
gather(const struct match_posting *posting, const struct candidate *all,
       const struct candidate **list, size_t count)
{
	size_t used = 0;

	for (size_t i = 0; i < count; i++)
		if (posting->slots[i].must)
			list[used++] = &all[i];
	for (size_t i = 0; used == 0 && i < count; i++)
		list[i] = &all[i];
	return used > 0 ? used : count;
}

static enum match_cover
score(const struct match_volunteer *volunteer,
      const struct match_posting *posting, const struct match_zone *zones,
      struct match_result *result, size_t count)
{
	struct candidate all[SLOTS_MAX];
	const struct candidate *list[SLOTS_MAX];
	const struct match_meeting *meetings[SLOTS_MAX];
	size_t used, wanted = posting->rule;

	for (size_t i = 0; i < count; i++) {
		all[i] = look_at(volunteer, posting, zones, i);
		result->time_filter |= all[i].meeting.covered > 0;
	}
	used = gather(posting, all, list, count);
	if (wanted == MATCH_ALL || wanted > used)
		wanted = used;
	select_best(list, used, wanted);
	for (size_t i = 0; i < wanted; i++)
		meetings[i] = &list[i]->meeting;
	result->value[MATCH_TIME] = (uint8_t)mean_cover(meetings, wanted);
	if (volunteer->span_count > 0) {
		result->best = list[0]->slot;
		result->best_meeting = list[0]->meeting;
	}
	return judge(list, wanted);
}

enum match_cover
match_time(const struct match_volunteer *volunteer,
	   const struct match_posting *posting, const struct match_zone *zones,
	   struct match_result *result)
{
	size_t count = posting->slot_count;

	result->unknown[MATCH_TIME] =
		(uint8_t)((volunteer->available ? 0U : MATCH_VOLUNTEER) |
			  (count > 0 ? 0U : MATCH_OPPORTUNITY));
	result->value[MATCH_TIME] = MATCH_NEUTRAL;
	result->time_filter = false;
	result->best = -1;
	result->best_meeting = (struct match_meeting){ 0 };
	if (result->unknown[MATCH_TIME] != MATCH_NOBODY)
		return MATCH_NONE;
	if (count > SLOTS_MAX)
		count = SLOTS_MAX;
	return score(volunteer, posting, zones, result, count);
}
