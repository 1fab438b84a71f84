/*
 * test_match_rows - postings and people as the database has them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "match_rows.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* Skills are called a to z, zones one or two. */
static int
skill_number(const char *id)
{
	return *id >= 'a' && *id <= 'z' && id[1] == '\0' ? *id - 'a' : -1;
}

static int
zone_number(const char *name)
{
	if (strcmp(name, "America/Los_Angeles") == 0)
		return 0;
	return strcmp(name, "UTC") == 0 ? 1 : -1;
}

static const struct match_numbers numbers = { skill_number, zone_number };

static struct match_room *room;

static struct match_posting
posting(struct match_row row)
{
	struct match_posting posting;

	room = arena_alloc(sizeof(*room));
	match_row_read(&posting, room, &row, &numbers);
	return posting;
}

static void
facts(void **state)
{
	struct match_posting all = posting((struct match_row){
		"8", "ui_ux", "{\"b\": 3, \"zz\": 2, \"a\": 5.0}", NULL });
	struct match_posting none = posting((struct match_row){ NULL });

	(void)state;
	assert_int_equal(all.hours, 8);
	assert_int_equal(all.community, match_area_read("ui_ux"));
	assert_true(all.community >= 0);
	assert_int_equal(all.rule, MATCH_ANY);
	assert_int_equal(all.skill_count, 2);
	assert_int_equal(all.skills[0].skill, 1);
	assert_int_equal(all.skills[0].level, 3);
	assert_int_equal(all.skills[1].level, 5);
	assert_int_equal(none.hours, MATCH_UNKNOWN);
	assert_int_equal(none.community, MATCH_UNKNOWN);
	assert_int_equal(none.skill_count, 0);
	assert_int_equal(none.slot_count, 0);
	assert_int_equal(match_area_read("magic"), MATCH_UNKNOWN);
}

#define SLOT "\"day\":\"Wed\",\"start\":\"18:00\",\"end\":\"19:00\""

static void
slots(void **state)
{
	struct match_posting p = posting((struct match_row){
		.meetings = "[{" SLOT "},{" SLOT ",\"tz\":\"UTC\",\"team\":"
			    "\"T\",\"need\":\"could\",\"x\":[{}]},"
			    "{" SLOT ",\"tz\":null,\"team\":7}]" });

	(void)state;
	assert_int_equal(p.slot_count, 3);
	assert_int_equal(p.slots[0].zone, 0);
	assert_true(p.slots[0].must);
	assert_string_equal(room->teams[0], "");
	assert_int_equal(p.slots[1].zone, 1);
	assert_false(p.slots[1].must);
	assert_string_equal(room->teams[1], "T");
	assert_string_equal(room->teams[2], "");
}

static void
left_out(void **state)
{
	static const char *const texts[] = {
		"null",
		"{}",
		"[]",
		"7",
		"\"x\"",
		"",
		"[",
		"[null,7,\"x\",[]]",
		"[{}]",
		"[{\"day\":\"Wed\",\"start\":\"18:00\"}]",
		"[{" SLOT ",\"tz\":\"Mars/Base\"}]",
		"[{" SLOT ",\"tz\":7}]",
		"[{" SLOT ",\"need\":true}]",
		"[{" SLOT ",\"cadence\":[]}]",
		"[{\"day\":3,\"start\":\"18:00\",\"end\":\"19:00\"}]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct match_posting p = posting((struct match_row){
			.skills = texts[i], .meetings = texts[i] });

		if (p.slot_count != 0 || p.skill_count != 0)
			fail_msg("%s was read", texts[i]);
	}
	assert_int_equal(
		posting((struct match_row){
				.skills = "{\"a\":0,\"b\":6,\"c\":\"3\","
					  "\"d\":null,\"e\":{}}" })
			.skill_count,
		0);
}

/* No more than there is room for. */
static void
bounds(void **state)
{
	struct buf slots, skills;
	struct match_window windows[WINDOWS_MAX];
	struct match_posting p;
	size_t count;

	(void)state;
	buf_init(&slots, 1UL << 20);
	buf_init(&skills, 1UL << 20);
	for (int i = 0; i < 300; i++) {
		buf_addf(&slots, "%s{" SLOT "}", i == 0 ? "[" : ",");
		buf_addf(&skills, "%s\"%c%0*d\":3", i == 0 ? "{" : ",",
			 'a' + i % 26, i / 26, 0);
	}
	buf_char(&slots, ']');
	buf_char(&skills, '}');
	p = posting((struct match_row){ .skills = skills.text,
					.meetings = slots.text });
	assert_int_equal(p.slot_count, SLOTS_MAX);
	assert_true(match_windows_read(windows, &count, slots.text));
	assert_int_equal(count, WINDOWS_MAX);
}

static void
people(void **state)
{
	struct match_window windows[WINDOWS_MAX];
	uint8_t levels[26] = { 0 };
	size_t count;

	(void)state;
	match_levels_read(levels, 3, "{\"a\":4,\"c\":1,\"d\":5,\"?\":2}",
			  &numbers);
	assert_int_equal(levels[0], 4);
	assert_int_equal(levels[1], 0);
	assert_int_equal(levels[2], 1);
	assert_int_equal(levels[3], 0);
	assert_false(match_windows_read(windows, &count, NULL));
	assert_false(match_windows_read(windows, &count, "{}"));
	assert_false(match_windows_read(windows, &count, "[7,{}]"));
	assert_true(match_windows_read(windows, &count, "[]"));
	assert_int_equal(count, 0);
	assert_true(match_windows_read(windows, &count, "[7,{" SLOT "}]"));
	assert_int_equal(count, 1);
	assert_int_equal(windows[0].day, 2);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "hours, area and skills of the catalogue", facts, reset },
		{ "slots have zone, need and team, or what is usual", slots, reset },
		{ "what does not parse is left out", left_out, reset },
		{ "what is too much is not looked at", bounds, reset },
		{ "people have levels and windows, or never said", people, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("match_rows", tests, NULL, NULL);
}
