/*
 * match_case - a volunteer and an opportunity for tests of the score, read
 * from JSON in the shape of match-vectors.json, where a slot may have any key
 * that the API takes.
 */
#ifndef CTJ_MATCH_CASE_H
#define CTJ_MATCH_CASE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "json.h"
#include "match.h"
#include "text.h"

/* A case as JSON; its person and its post are interested in design. */
#define PERSON(hours, skills, zone, windows)                                   \
	"{\"community_of_practice\":\"design\",\"max_available_hours\":" hours \
	",\"skills\":" skills ",\"time_zone\":\"" zone                         \
	"\",\"meeting_availability\":[" windows "]}"
#define POST(hours, skills, rule, slots)                                       \
	"{\"community_of_practice\":\"design\",\"min_hours_required\":" hours  \
	",\"skills\":" skills ",\"meeting_rule\":" rule                        \
	",\"meeting_times\":[" slots "]}"
#define CASE(as_of, person, post)                                              \
	"{\"as_of\":\"" as_of "\",\"volunteer\":" person                       \
	",\"opportunity\":" post "}"
#define AT(day, start, end)                                                    \
	"{\"day\":\"" day "\",\"start\":\"" start "\",\"end\":\"" end "\"}"
#define WITH(day, start, end, more)                                            \
	"{\"day\":\"" day "\",\"start\":\"" start "\",\"end\":\"" end          \
	"\"," more "}"
#define LA "America/Los_Angeles"

/* A volunteer in Los Angeles and slots, nothing else asked. */
#define MEET(as_of, windows, rule, slots)                                      \
	CASE(as_of, PERSON("5", "{}", LA, windows),                            \
	     POST("5", "{}", rule, slots))

#define BOTH(one, other) one "," other

#define CASE_NAMES 64
#define CASE_ZONES 8

struct match_case {
	const char *skill_names[CASE_NAMES], *communities[CASE_NAMES];
	const char *teams[SLOTS_MAX];
	size_t skill_name_count, community_count, zone_count;
	uint8_t levels[CASE_NAMES];
	struct match_skill skills[CASE_NAMES];
	struct match_slot slots[SLOTS_MAX];
	struct match_window windows[WINDOWS_MAX];
	struct match_zone zones[CASE_ZONES], home;
	struct match_posting posting;
	struct match_volunteer volunteer;
	struct match_result result;
	long as_of;
};

/* Ends the program: a test's own data is wrong. */
static inline void
case_needs(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "bad case: %s\n", what);
	abort();
}

/* The number of a name, in the order in which names come. */
static inline size_t
case_number(const char **names, size_t *count, const char *name)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	case_needs(*count < CASE_NAMES, "too many names");
	names[*count] = name;
	return (*count)++;
}

static inline long
case_long(const cJSON *value)
{
	long number = MATCH_UNKNOWN;

	if (json_is_number(value))
		case_needs(text_integer(json_text(value), -1000, 1000, &number),
			   "a number");
	return number;
}

static inline int
case_community(struct match_case *c, const cJSON *side)
{
	const char *name = json_text(json_get(side, "community_of_practice"));

	return name == NULL ? MATCH_UNKNOWN
			    : (int)case_number(c->communities,
					       &c->community_count, name);
}

static inline struct match_words
case_words(const cJSON *item)
{
	struct match_words words = {
		json_text(json_get(item, "day")),
		json_text(json_get(item, "start")),
		json_text(json_get(item, "end")),
		json_text(json_get(item, "cadence")),
		json_text(json_get(item, "starts_on")),
		json_text(json_get(item, "need")),
	};

	return words;
}

static inline uint16_t
case_zone(struct match_case *c, const char *name)
{
	size_t i = 0;

	if (name == NULL)
		name = "America/Los_Angeles";
	while (i < c->zone_count && strcmp(c->zones[i].name, name) != 0)
		i++;
	if (i == c->zone_count) {
		case_needs(i < CASE_ZONES &&
				   match_zone_on(&c->zones[i], name, c->as_of),
			   "a zone");
		c->zone_count++;
	}
	return (uint16_t)i;
}

static inline void
case_volunteer(struct match_case *c, const cJSON *side)
{
	const cJSON *skills = json_get(side, "skills"), *item;
	const cJSON *windows = json_get(side, "meeting_availability");
	size_t count = 0;

	c->volunteer.hours =
		(int)case_long(json_get(side, "max_available_hours"));
	c->volunteer.community = case_community(c, side);
	cJSON_ArrayForEach(item, skills) {
		size_t skill = case_number(c->skill_names, &c->skill_name_count,
					   item->string);

		c->levels[skill] = (uint8_t)case_long(item);
	}
	c->volunteer.level_count = CASE_NAMES;
	c->volunteer.levels = cJSON_IsObject(skills) ? c->levels : NULL;
	cJSON_ArrayForEach(item, windows) {
		struct match_words words = case_words(item);

		case_needs(match_window_read(&c->windows[count++], &words),
			   "a window");
	}
	case_needs(match_zone_on(&c->home,
				 json_text(json_get(side, "time_zone")),
				 c->as_of),
		   "the volunteer's zone");
	match_windows(&c->volunteer, &c->home,
		      cJSON_IsArray(windows) ? c->windows : NULL, count);
}

static inline void
case_posting(struct match_case *c, const cJSON *side)
{
	const cJSON *rule = json_get(side, "meeting_rule"), *item;
	struct match_posting *posting = &c->posting;
	const char *team;

	posting->hours =
		(int16_t)case_long(json_get(side, "min_hours_required"));
	posting->community = (int16_t)case_community(c, side);
	posting->rule = MATCH_ANY;
	if (json_is_number(rule))
		posting->rule = (uint8_t)case_long(rule);
	else if (rule != NULL && strcmp(json_text(rule), "all") == 0)
		posting->rule = MATCH_ALL;
	cJSON_ArrayForEach(item, json_get(side, "skills")) {
		size_t skill = case_number(c->skill_names, &c->skill_name_count,
					   item->string);

		c->skills[posting->skill_count++] =
			(struct match_skill){ (uint16_t)skill,
					      (uint8_t)case_long(item) };
	}
	cJSON_ArrayForEach(item, json_get(side, "meeting_times")) {
		struct match_words words = case_words(item);
		struct match_slot *slot = &c->slots[posting->slot_count];

		case_needs(match_slot_read(slot, &words), "a slot");
		slot->zone = case_zone(c, json_text(json_get(item, "tz")));
		team = json_text(json_get(item, "team"));
		c->teams[posting->slot_count++] = team == NULL ? "" : team;
	}
	posting->skills = c->skills;
	posting->slots = c->slots;
}

/* case_score - a case of these values, and its result. */
static inline struct match_case *
case_score(const cJSON *vector)
{
	struct match_case *c = arena_alloc(sizeof(*c));
	const char *as_of = json_text(json_get(vector, "as_of"));

	case_needs(as_of != NULL && text_date(as_of, &c->as_of), "as_of");
	case_posting(c, json_get(vector, "opportunity"));
	case_volunteer(c, json_get(vector, "volunteer"));
	match_score(&c->volunteer, &c->posting, c->zones, &c->result);
	return c;
}

static inline struct match_case *
case_text(const char *text)
{
	const char *fault = NULL;
	cJSON *vector = json_parse(text, strlen(text), &fault);

	case_needs(vector != NULL, fault);
	return case_score(vector);
}

/* case_explained - the explanation, in braces. */
static inline const char *
case_explained(const struct match_case *c)
{
	struct match_names names = { c->skill_names, c->communities, c->teams };
	struct buf out;

	buf_init(&out, 1UL << 16);
	buf_char(&out, '{');
	match_explain(&out, &c->volunteer, &c->posting, c->zones, &c->result,
		      &names);
	buf_char(&out, '}');
	return out.text;
}

/* case_time - the value of that part. */
static inline int
case_time(const char *text)
{
	return case_text(text)->result.value[MATCH_TIME];
}

#endif
