/*
 * match_rows - what the database says of postings and people, in the form
 * that match.h takes.
 */
#include "match_rows.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#include "json.h"
#include "models.h"
#include "text.h"

/* NULL if it is no JSON, which jsonb nested too deep is not for us. */
static const cJSON *
parse(const char *text)
{
	const char *fault;

	return text == NULL ? NULL : json_parse(text, strlen(text), &fault);
}

/* A level as jsonb prints it, "3" or "3.0"; 0: it is none. */
static uint8_t
level_of(const cJSON *value)
{
	long level;

	if (!json_is_number(value))
		return 0;
	level = strtol(json_text(value), NULL, 10);
	return level >= 1 && level <= LEVEL_MAX ? (uint8_t)level : 0;
}

static void
read_skills(struct match_posting *posting, struct match_room *room,
	    const char *matrix, const struct match_numbers *numbers)
{
	const cJSON *all = parse(matrix), *entry;

	posting->skills = room->skills;
	if (!cJSON_IsObject(all))
		return;
	cJSON_ArrayForEach(entry, all) {
		int number = numbers->skill(entry->string);
		uint8_t level = level_of(entry);

		if (number < 0 || level == 0)
			continue;
		if (posting->skill_count == MATCH_SKILLS_MAX)
			return;
		room->skills[posting->skill_count++] =
			(struct match_skill){ (uint16_t)number, level };
	}
}

/* The text of a member; NULL if it is absent or null.  What is there and no
 * string is no text that would parse. */
static const char *
word(const cJSON *item, const char *name)
{
	const cJSON *value = json_get(item, name);

	if (value == NULL || cJSON_IsNull(value))
		return NULL;
	return cJSON_IsString(value) ? value->valuestring : "";
}

static struct match_words
words_of(const cJSON *item)
{
	return (struct match_words){
		.day = word(item, "day"),
		.start = word(item, "start"),
		.end = word(item, "end"),
		.cadence = word(item, "cadence"),
		.starts_on = word(item, "starts_on"),
		.need = word(item, "need"),
	};
}

static bool
read_slot(struct match_slot *slot, const cJSON *item,
	  const struct match_numbers *numbers)
{
	struct match_words words = words_of(item);
	const char *name = word(item, "tz");
	int zone;

	if (!match_slot_read(slot, &words))
		return false;
	zone = numbers->zone(name == NULL ? ZONE_PRESET : name);
	slot->zone = (uint16_t)zone;
	return zone >= 0;
}

static void
read_slots(struct match_posting *posting, struct match_room *room,
	   const char *meetings, const struct match_numbers *numbers)
{
	const cJSON *all = parse(meetings), *item;

	posting->slots = room->slots;
	if (!cJSON_IsArray(all))
		return;
	cJSON_ArrayForEach(item, all) {
		const char *team = word(item, "team");

		if (posting->slot_count == SLOTS_MAX)
			return;
		if (!cJSON_IsObject(item) ||
		    !read_slot(&room->slots[posting->slot_count], item,
			       numbers))
			continue;
		room->teams[posting->slot_count++] = team == NULL ? "" : team;
	}
}

int
match_hours_read(const char *text)
{
	long hours;

	if (text == NULL || !text_integer(text, 0, HOURS_MAX, &hours))
		return MATCH_UNKNOWN;
	return (int)hours;
}

int
match_area_read(const char *area)
{
	for (int i = 0; area != NULL && practice_areas[i].value != NULL; i++)
		if (strcmp(practice_areas[i].value, area) == 0)
			return i;
	return MATCH_UNKNOWN;
}

void
match_row_read(struct match_posting *posting, struct match_room *room,
	       const struct match_row *row, const struct match_numbers *numbers)
{
	*posting = (struct match_posting){
		.rule = MATCH_ANY,
		.hours = (int16_t)match_hours_read(row->hours),
		.community = (int16_t)match_area_read(row->area),
	};
	read_skills(posting, room, row->skills, numbers);
	read_slots(posting, room, row->meetings, numbers);
}

void
match_levels_read(uint8_t *levels, size_t count, const char *matrix,
		  const struct match_numbers *numbers)
{
	const cJSON *all = parse(matrix), *entry;

	if (!cJSON_IsObject(all))
		return;
	cJSON_ArrayForEach(entry, all) {
		int number = numbers->skill(entry->string);

		if (number >= 0 && (size_t)number < count)
			levels[number] = level_of(entry);
	}
}

bool
match_windows_read(struct match_window *windows, size_t *count,
		   const char *availability)
{
	const cJSON *all = parse(availability), *item;

	*count = 0;
	if (!cJSON_IsArray(all))
		return false;
	cJSON_ArrayForEach(item, all) {
		struct match_words words = words_of(item);

		if (*count < WINDOWS_MAX && cJSON_IsObject(item) &&
		    match_window_read(&windows[*count], &words))
			++*count;
	}
	return *count > 0 || cJSON_GetArraySize(all) == 0;
}
