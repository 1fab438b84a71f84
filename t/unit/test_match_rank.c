/*
 * test_match_rank - the order of matches, their first ones, and the places in
 * between as text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <limits.h>

#include "arena.h"
#include "match_rank.h"

#define UUID "0190f3a2-7b1c-7def-8abc-0123456789ab"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static struct match_place
place(int total, int met, long opened, unsigned id)
{
	struct match_place place = { total, met, opened, { 0 } };

	place.id[0] = (unsigned char)(id >> 8);
	place.id[MATCH_ID - 1] = (unsigned char)id;
	return place;
}

static void
order(void **state)
{
	const struct match_place places[] = {
		place(90, 1, 5, 9),        place(80, 7, 5, 9),
		place(80, 6, 9, 9),        place(80, 6, 8, 1),
		place(80, 6, 8, 2),        place(80, 6, 8, 256),
		place(80, 6, 0, 0),        place(80, 6, -5, 0),
		place(80, 6, LONG_MIN, 0), place(0, 0, LONG_MAX, 0),
	};
	const size_t count = sizeof(places) / sizeof(places[0]);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			int compared =
				match_place_compare(&places[i], &places[j]);

			assert_int_equal(compared < 0, i < j);
			assert_int_equal(compared > 0, i > j);
		}
}

/* Any number of places in any order: those kept are the first of all. */
static void
top(void **state)
{
	uint64_t seed = 42;

	(void)state;
	for (size_t most = 0; most < 40; most++) {
		struct match_place all[100], kept[40];
		struct match_top every = { all, 0, 100 };
		struct match_top first = { kept, 0, most };

		for (unsigned i = 0; i < 100; i++) {
			struct match_place one;

			seed = seed * 6364136223846793005U +
			       1442695040888963407U;
			one = place((int)(seed >> 40) % 5,
				    (int)(seed >> 50) % 3, (long)(seed >> 60),
				    i);
			match_top_add(&every, &one);
			match_top_add(&first, &one);
		}
		match_top_finish(&every);
		match_top_finish(&first);
		assert_int_equal(every.count, 100);
		assert_int_equal(first.count, most);
		for (size_t i = 1; i < every.count; i++)
			assert_true(match_place_compare(&all[i - 1], &all[i]) <
				    0);
		for (size_t i = 0; i < most; i++)
			assert_int_equal(match_place_compare(&all[i], &kept[i]),
					 0);
	}
}

static void
there_and_back(void **state)
{
	static const long opened[] = { LONG_MIN, -1, 0, 1767225600000000,
				       LONG_MAX };
	char text[64];

	(void)state;
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++) {
		struct match_place one = place(87, 3, opened[i], 0), other;

		match_id_read(one.id, UUID);
		match_id_write(text, one.id);
		assert_string_equal(text, UUID);
		assert_true(
			match_place_read(&other, match_place_sort(&one), text));
		assert_int_equal(match_place_compare(&one, &other), 0);
	}
}

static void
refused(void **state)
{
	static const char *const texts[] = {
		"",        "1",      "1 2",
		"1 2 3 4", " 1 2 3", "1  2 3",
		"101 2 3", "-1 2 3", "1 256 3",
		"1 -1 3",  "1 2 x",  "1 2 3x",
		"1\t2 3",  "a b c",  "1 2 9223372036854775808",
	};
	struct match_place one;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (match_place_read(&one, texts[i], UUID))
			fail_msg("\"%s\" is a place", texts[i]);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "total, skills, date, id; no two are equal", order, reset },
		{ "the first of many are those that sorting gives", top, reset },
		{ "a place comes back from its text", there_and_back, reset },
		{ "other texts are no places", refused, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("match_rank", tests, NULL, NULL);
}
