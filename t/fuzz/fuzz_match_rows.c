/*
 * fuzz_match_rows - any text as a matrix, as meetings, as availability: what is
 * read is bounded and can be scored.
 */
#include "fuzz.h"
#include "match_rows.h"

static int
skill_number(const char *id)
{
	return *id == '\0' ? -1 : (unsigned char)*id;
}

static int
zone_number(const char *name)
{
	return *name == 'A' ? 0 : -1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct match_numbers numbers = { skill_number,
						      zone_number };
	const char *text = fuzz_text(data, size);
	struct match_row row = { text, text, text, text };
	struct match_room *room = arena_alloc(sizeof(*room));
	struct match_window windows[WINDOWS_MAX];
	struct match_posting posting;
	uint8_t levels[100] = { 0 };
	size_t count;

	match_row_read(&posting, room, &row, &numbers);
	must(posting.slot_count <= SLOTS_MAX, "slots are bounded");
	must(posting.hours >= MATCH_UNKNOWN && posting.hours <= 168,
	     "hours are those of a week");
	for (size_t i = 0; i < posting.skill_count; i++)
		must(posting.skills[i].level >= 1 &&
			     posting.skills[i].level <= 5,
		     "a level is 1 to 5");
	for (size_t i = 0; i < posting.slot_count; i++)
		must(posting.slots[i].zone == 0 && posting.slots[i].day < 7 &&
			     posting.slots[i].start < LOCAL_DAY &&
			     posting.slots[i].end < LOCAL_DAY &&
			     room->teams[i] != NULL,
		     "a slot is in a week");
	match_levels_read(levels, sizeof(levels), text, &numbers);
	for (size_t i = 0; i < sizeof(levels); i++)
		must(levels[i] <= 5, "so is one's own");
	must(match_windows_read(windows, &count, text) || count == 0,
	     "windows are known, or there are none");
	must(count <= WINDOWS_MAX, "windows are bounded");
	return 0;
}
