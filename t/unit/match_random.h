/*
 * match_random - random volunteers and opportunities for tests of the score.
 * The same seed gives the same ones.
 */
#ifndef CTJ_MATCH_RANDOM_H
#define CTJ_MATCH_RANDOM_H

#include "match_case.h"

static uint64_t seed;

/* 0 to below. */
static inline long
some(long below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (long)((seed >> 11) % (uint64_t)below);
}

static const char *const random_zones[CASE_ZONES] = {
	"America/Los_Angeles", "America/New_York",
	"Asia/Kolkata",        "Asia/Tokyo",
	"Pacific/Kiritimati",  "Pacific/Pago_Pago",
	"Australia/Lord_Howe", "UTC",
};

static inline struct match_window
some_window(void)
{
	struct match_window window = { .day = (uint8_t)some(7) };

	window.start = (uint16_t)(15 * some(96));
	do
		window.end = (uint16_t)(15 * some(96));
	while (window.end == window.start);
	/* Most are short. */
	if (some(4) > 0)
		window.end = (uint16_t)((window.start + 15 * (1 + some(16))) %
					LOCAL_DAY);
	return window;
}

static inline struct match_slot
some_slot(void)
{
	struct match_window window = some_window();
	struct match_slot slot = {
		.zone = (uint16_t)some(CASE_ZONES),
		.start = window.start,
		.end = window.end,
		.day = window.day,
		.cadence = MATCH_WEEKLY,
		.phase = MATCH_NO_PHASE,
		.must = some(3) > 0,
	};

	if (some(3) == 0)
		slot.cadence = (uint8_t)some(MATCH_CADENCE__MAX);
	if (slot.cadence == MATCH_BIWEEKLY)
		slot.phase = (uint8_t)((slot.day + 4) % 7 + 7 * some(2));
	return slot;
}

/* How many windows there are is for the caller to know. */
static inline size_t
some_volunteer(struct match_case *c)
{
	size_t count = (size_t)some(6);

	for (size_t i = 0; i < CASE_NAMES; i++)
		c->levels[i] = (uint8_t)(some(2) ? some(6) : 0);
	c->volunteer.level_count = (size_t)some(CASE_NAMES + 1);
	c->volunteer.levels = some(8) > 0 ? c->levels : NULL;
	c->volunteer.hours = (int)some(42) - 1;
	c->volunteer.community = (int)some(4) - 1;
	for (size_t i = 0; i < count; i++)
		c->windows[i] = some_window();
	c->home = c->zones[some(CASE_ZONES)];
	return count;
}

static inline void
some_posting(struct match_case *c)
{
	struct match_posting *posting = &c->posting;

	posting->skill_count = (uint8_t)some(8);
	for (size_t i = 0; i < posting->skill_count; i++)
		c->skills[i] = (struct match_skill){
			(uint16_t)(8 * i + (size_t)some(8)),
			(uint8_t)(1 + some(5))
		};
	posting->slot_count = (uint8_t)some(5);
	for (size_t i = 0; i < posting->slot_count; i++) {
		c->slots[i] = some_slot();
		c->teams[i] = c->skill_names[some(CASE_NAMES)];
	}
	posting->rule = (uint8_t)some(4);
	posting->hours = (int16_t)(some(42) - 1);
	posting->community = (int16_t)(some(4) - 1);
	posting->skills = c->skills;
	posting->slots = c->slots;
}

/* Opens all zones on a day of 2026 or of a year that rules must tell. */
static inline struct match_case *
some_day(void)
{
	struct match_case *c = arena_alloc(sizeof(*c));

	c->as_of = 20454 + some(365) + (some(4) == 0 ? 14 * 365 : 0);
	for (size_t i = 0; i < CASE_ZONES; i++)
		assert_true(
			match_zone_on(&c->zones[i], random_zones[i], c->as_of));
	for (size_t i = 0; i < CASE_NAMES; i++)
		c->skill_names[i] = c->communities[i] =
			arena_printf("%c%zu", "abc"[i % 3], i);
	return c;
}

/* A new case every time; the arena does not see more than ten. */
static inline struct match_case *
next_case(int trial, size_t *windows)
{
	static struct match_case *c;

	if (trial % 10 == 0) {
		arena_reset();
		c = some_day();
	}
	*windows = some_volunteer(c);
	some_posting(c);
	return c;
}

#endif
