/*
 * test_match_properties - what must hold for every volunteer and every
 * opportunity, tried with random ones; the seeds are fixed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "match_random.h"

#define TRIALS 2000

static int
set_up(void **state)
{
	(void)state;
	arena_init();
	return 0;
}

static int
begin(void **state)
{
	(void)state;
	arena_reset();
	seed = 20260107;
	return 0;
}

/* Scores again; what comes out, as text. */
static const char *
outcome(struct match_case *c, size_t windows)
{
	match_windows(&c->volunteer, &c->home, c->windows, windows);
	memset(&c->result, 0x5a, sizeof(c->result));
	match_score(&c->volunteer, &c->posting, c->zones, &c->result);
	return arena_printf("%s %d %d %d", case_explained(c),
			    c->result.time_filter, c->result.skills_filter,
			    c->result.required_met);
}

static int
total(struct match_case *c, size_t windows)
{
	(void)outcome(c, windows);
	return c->result.total;
}

/* --- properties ----------------------------------------------------------- */

static void
bounds(void **state)
{
	size_t windows;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		const char *once = outcome(c, windows);

		assert_in_range(c->result.total, 0, 100);
		for (int i = 0; i < MATCH_PART__MAX; i++)
			assert_in_range(c->result.value[i], 0, 100);
		assert_in_range(c->result.required_met, 0,
				c->posting.skill_count);
		assert_string_equal(once, outcome(c, windows));
	}
}

static void
raised_level(void **state)
{
	size_t windows;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		int before = total(c, windows);
		uint8_t *level = &c->levels[some(CASE_NAMES)];

		*level = (uint8_t)(*level + (*level < 5));
		assert_true(total(c, windows) >= before);
	}
}

static void
added_window(void **state)
{
	size_t windows;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		int before = total(c, windows);

		c->windows[windows] = some_window();
		assert_true(total(c, windows + 1) >= before);
	}
}

static void
added_skill(void **state)
{
	size_t windows;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		int before = total(c, windows);

		c->levels[CASE_NAMES - 1] = 0;
		c->skills[c->posting.skill_count++] =
			(struct match_skill){ CASE_NAMES - 1,
					      (uint8_t)(1 + some(5)) };
		if (c->volunteer.levels != NULL)
			assert_true(total(c, windows) <= before);
	}
}

static void
swap(void *list, size_t size, size_t count)
{
	unsigned char *bytes = list, kept[64];
	size_t a, b;

	if (count < 2)
		return;
	a = (size_t)some((long)count) * size;
	b = (size_t)some((long)count) * size;
	memcpy(kept, bytes + a, size);
	memmove(bytes + a, bytes + b, size);
	memcpy(bytes + b, kept, size);
}

static void
reordered(void **state)
{
	size_t windows;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		const char *before;

		/* Often the same slot twice, for another team. */
		if (c->posting.slot_count > 1 && some(2) == 0)
			c->slots[0] = c->slots[1];
		before = outcome(c, windows);
		for (int i = 0; i < 8; i++) {
			uint64_t kept = seed;

			swap(c->windows, sizeof(c->windows[0]), windows);
			swap(c->skills, sizeof(c->skills[0]),
			     c->posting.skill_count);
			kept = seed;
			swap(c->slots, sizeof(c->slots[0]),
			     c->posting.slot_count);
			seed = kept; /* the teams go with their slots */
			swap(c->teams, sizeof(c->teams[0]),
			     c->posting.slot_count);
		}
		assert_string_equal(before, outcome(c, windows));
	}
}

/* Does the volunteer's clock ever skip that time of the day? */
static bool
is_ever_skipped(const struct match_case *c, int clock)
{
	long until;

	for (long day = c->as_of - 10; day < c->as_of + 90; day++)
		if (local_skipped(&c->home.local, day * LOCAL_DAY + clock,
				  &until))
			return true;
	return false;
}

static void
split_window(void **state)
{
	size_t windows;
	int tried = 0;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		struct match_window *first = c->windows, *second;
		const char *before = outcome(c, windows);
		int length, cut;

		if (windows == 0)
			continue;
		length = (first->end - first->start + LOCAL_DAY) % LOCAL_DAY;
		cut = first->start + 1 + (int)some(length - 1);
		if (is_ever_skipped(c, first->start) ||
		    is_ever_skipped(c, first->end) ||
		    is_ever_skipped(c, cut % LOCAL_DAY))
			continue;
		second = &c->windows[windows];
		*second = *first;
		second->day = (uint8_t)((first->day + cut / LOCAL_DAY) % 7);
		second->start = (uint16_t)(cut % LOCAL_DAY);
		first->end = second->start;
		/* A cut at the end of the day leaves a whole one. */
		assert_string_equal(before, outcome(c, windows + 1));
		tried++;
	}
	assert_true(tried > TRIALS / 2);
}

static bool
changes_soon(const struct match_zone *zone)
{
	for (unsigned i = 1; i < zone->local.count; i++)
		if (local_day(zone->local.offsets[i].from) < zone->as_of + 42)
			return true;
	return false;
}

/* Everybody moves to another zone; only the names of zones differ then. */
static void
moved_zones(void **state)
{
	size_t windows;
	int tried = 0;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		struct match_result before;
		long from = some(CASE_ZONES), to = some(CASE_ZONES);

		if (changes_soon(&c->zones[from]) ||
		    changes_soon(&c->zones[to]))
			continue;
		for (size_t i = 0; i < c->posting.slot_count; i++)
			c->slots[i].zone = (uint16_t)from;
		c->home = c->zones[from];
		(void)total(c, windows);
		before = c->result;
		for (size_t i = 0; i < c->posting.slot_count; i++)
			c->slots[i].zone = (uint16_t)to;
		c->home = c->zones[to];
		(void)total(c, windows);
		assert_memory_equal(before.value, c->result.value,
				    sizeof(before.value));
		assert_int_equal(before.total, c->result.total);
		assert_int_equal(before.fit, c->result.fit);
		assert_int_equal(before.best, c->result.best);
		assert_int_equal(before.time_filter, c->result.time_filter);
		tried++;
	}
	assert_true(tried > TRIALS / 10);
}

/* --- against another way to count ------------------------------------------
 */

/* Is that instant within a window, as the wall clock reads? */
static bool
is_within(const struct match_case *c, size_t windows, long instant)
{
	long local = local_from_utc(&c->home.local, instant);
	int day = local_weekday(local_day(local)), at = local_clock(local);

	for (size_t i = 0; i < windows; i++) {
		const struct match_window *w = &c->windows[i];
		bool over = w->end < w->start;

		if (w->day == day && at >= w->start && (over || at < w->end))
			return true;
		if (over && (w->day + 1) % 7 == day && at < w->end)
			return true;
	}
	return false;
}

static void
minute_by_minute(void **state)
{
	size_t windows;
	int tried = 0;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct match_case *c = next_case(trial, &windows);
		long sum = 0;

		c->posting.slot_count = 1;
		c->slots[0] = some_slot();
		c->teams[0] = "";
		c->posting.rule = (uint8_t)some(2);
		(void)total(c, windows);
		if (windows == 0 || changes_soon(&c->home) ||
		    changes_soon(&c->zones[c->slots[0].zone]))
			continue;
		for (long i = 0; i < c->result.best_meeting.minutes; i++)
			sum += is_within(c, windows,
					 c->result.best_meeting.start + i);
		assert_int_equal(c->result.best_meeting.covered, sum);
		assert_int_equal(c->result.value[MATCH_TIME],
				 (200 * sum + c->result.best_meeting.minutes) /
					 (2 * c->result.best_meeting.minutes));
		tried++;
	}
	assert_true(tried > TRIALS / 10);
}

int
main(void)
{
#define TEST(says, function)                                                   \
	{                                                                      \
		says, function, begin, NULL, NULL                              \
	}
	static const struct CMUnitTest tests[] = {
		TEST("all values are within 0 and 100, and the same again",
		     bounds),
		TEST("a raised level never lowers the total", raised_level),
		TEST("one more window never lowers the total", added_window),
		TEST("one more skill to lack never raises the total",
		     added_skill),
		TEST("the order of skills, slots and windows is nothing",
		     reordered),
		TEST("a window cut in two is the same", split_window),
		TEST("who moves together stays together", moved_zones),
		TEST("a count minute by minute agrees", minute_by_minute),
	};

	return cmocka_run_group_tests_name("match_properties", tests, set_up,
					   NULL);
}
