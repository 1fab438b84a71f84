/*
 * match_explain - a score as JSON that says where it comes from.
 */
#include <string.h>

#include "buf.h"
#include "match_inner.h"
#include "models.h"

static const char *const keys[MATCH_PART__MAX] = {
	[MATCH_SKILLS] = "skills",
	[MATCH_TIME] = "time",
	[MATCH_HOURS] = "hours",
	[MATCH_AREA] = "area",
};

static const char *const sides[] = {
	[MATCH_VOLUNTEER] = "volunteer",
	[MATCH_OPPORTUNITY] = "opportunity",
	[MATCH_BOTH] = "both",
};

static const char *const fits[] = {
	[MATCH_FITS] = "fits_now",
	[MATCH_NEARLY] = "nearly_there",
	[MATCH_LOOK] = "worth_a_look",
	[MATCH_OTHER] = "other",
};

/* What the functions below are about. */
struct story {
	struct buf *out;
	const struct match_volunteer *volunteer;
	const struct match_posting *posting;
	const struct match_zone *zones;
	const struct match_result *result;
	const struct match_names *names;
};

static void
add_text(struct buf *out, const char *text)
{
	buf_json(out, text, strlen(text));
}

static void
add_number(struct buf *out, long number)
{
	if (number < 0)
		buf_str(out, "null");
	else
		buf_addf(out, "%ld", number);
}

/* The members that all parts have; the brace stays open. */
static void
open_part(const struct story *story, enum match_part part)
{
	unsigned unknown = story->result->unknown[part];

	buf_addf(story->out, "{\"key\":\"%s\",\"weight\":%d,\"value\":%d",
		 keys[part], match_weights[part], story->result->value[part]);
	if (unknown == MATCH_NOBODY)
		buf_str(story->out, ",\"state\":\"known\"");
	else
		buf_addf(story->out,
			 ",\"state\":\"unknown\",\"unknown_side\":\"%s\"",
			 sides[unknown]);
}

/* --- skills --------------------------------------------------------------- */

enum state { MET, BELOW, MISSING, STATE__MAX };

static unsigned
level_of(const struct story *story, unsigned number)
{
	const struct match_volunteer *volunteer = story->volunteer;

	return volunteer->levels != NULL && number < volunteer->level_count
		       ? volunteer->levels[number]
		       : 0;
}

static enum state
state_of(const struct story *story, const struct match_skill *asked)
{
	unsigned have = level_of(story, asked->skill);

	if (have >= asked->level)
		return MET;
	return have > 0 ? BELOW : MISSING;
}

/* The posting's skills by their numbers. */
static void
sort_skills(const struct match_posting *posting,
	    const struct match_skill **sorted)
{
	for (size_t i = 0; i < posting->skill_count; i++) {
		size_t j = i;

		for (; j > 0 && sorted[j - 1]->skill > posting->skills[i].skill;
		     j--)
			sorted[j] = sorted[j - 1];
		sorted[j] = &posting->skills[i];
	}
}

static void
add_skills(const struct story *story)
{
	static const char *const states[STATE__MAX] = {
		[MET] = "met",
		[BELOW] = "below",
		[MISSING] = "missing",
	};
	const struct match_skill *sorted[UINT8_MAX]; /* skill_count is one */

	sort_skills(story->posting, sorted);
	open_part(story, MATCH_SKILLS);
	for (int state = 0; state < STATE__MAX; state++) {
		const char *comma = "";

		buf_addf(story->out, ",\"%s\":[", states[state]);
		for (size_t i = 0; i < story->posting->skill_count; i++) {
			unsigned number = sorted[i]->skill;

			if ((int)state_of(story, sorted[i]) != state)
				continue;
			buf_addf(story->out, "%s{\"name\":", comma);
			add_text(story->out, story->names->skills[number]);
			buf_addf(story->out, ",\"need\":%d,\"have\":%u}",
				 sorted[i]->level, level_of(story, number));
			comma = ",";
		}
		buf_char(story->out, ']');
	}
	/* Every skill is required so far. */
	buf_str(story->out, ",\"helpful\":[]}");
}

/* --- time ----------------------------------------------------------------- */

static void
add_wall(struct buf *out, const char *name, const struct match_zone *zone,
	 const struct match_meeting *meeting)
{
	long start = local_from_utc(&zone->local, meeting->start);
	long end =
		local_from_utc(&zone->local, meeting->start + meeting->minutes);
	int from = local_clock(start), to = local_clock(end);

	buf_addf(out,
		 ",\"%s\":{\"day\":\"%s\",\"start\":\"%02d:%02d\","
		 "\"end\":\"%02d:%02d\",\"tz\":",
		 name, weekdays[local_weekday(local_day(start))].value,
		 from / 60, from % 60, to / 60, to % 60);
	add_text(out, zone->name);
	buf_char(out, '}');
}

/* The team of the best slot; of slots that differ in nothing but the team, the
 * first by name. */
static const char *
best_team(const struct story *story)
{
	const struct match_slot *slots = story->posting->slots;
	const struct match_slot *best = &slots[story->result->best];
	const struct match_meeting *meeting = &story->result->best_meeting;
	const char *team = story->names->teams[story->result->best];

	for (int i = 0; i < story->posting->slot_count && i < SLOTS_MAX; i++) {
		struct match_meeting other;

		if (slots[i].zone != best->zone || slots[i].must != best->must)
			continue;
		other = match_next(&slots[i], &story->zones[slots[i].zone]);
		if (other.start == meeting->start &&
		    other.minutes == meeting->minutes &&
		    strcmp(story->names->teams[i], team) < 0)
			team = story->names->teams[i];
	}
	return team;
}

static void
add_time(const struct story *story)
{
	const struct match_meeting *meeting = &story->result->best_meeting;
	const struct match_slot *slot = story->posting->slots;
	struct buf *out = story->out;

	open_part(story, MATCH_TIME);
	if (story->posting->rule == MATCH_ALL)
		buf_str(out, ",\"rule\":\"all\"");
	else if (story->posting->rule == MATCH_ANY)
		buf_str(out, ",\"rule\":\"any\"");
	else
		buf_addf(out, ",\"rule\":%d", story->posting->rule);
	if (story->result->best < 0) {
		buf_str(out, ",\"best\":null}");
		return;
	}
	slot += story->result->best;
	buf_str(out, ",\"best\":{\"team\":");
	add_text(out, best_team(story));
	buf_addf(out, ",\"minutes\":%ld,\"covered\":%ld", meeting->minutes,
		 meeting->covered);
	add_wall(out, "there", &story->zones[slot->zone], meeting);
	add_wall(out, "here", story->volunteer->zone, meeting);
	buf_str(out, "}}");
}

/* --- hours, area, all ----------------------------------------------------- */

static void
add_hours(const struct story *story)
{
	open_part(story, MATCH_HOURS);
	buf_str(story->out, ",\"asked\":");
	add_number(story->out, story->posting->hours);
	buf_str(story->out, ",\"offered\":");
	add_number(story->out, story->volunteer->hours);
	buf_char(story->out, '}');
}

static void
add_area(const struct story *story)
{
	const char *const *communities = story->names->communities;
	int asked = story->posting->community;
	int yours = story->volunteer->community;

	open_part(story, MATCH_AREA);
	buf_str(story->out, ",\"asked\":");
	if (asked < 0)
		buf_str(story->out, "null");
	else
		add_text(story->out, communities[asked]);
	buf_str(story->out, ",\"yours\":[");
	if (yours >= 0)
		add_text(story->out, communities[yours]);
	buf_str(story->out, "]}");
}

void
match_explain(struct buf *out, const struct match_volunteer *volunteer,
	      const struct match_posting *posting,
	      const struct match_zone *zones, const struct match_result *result,
	      const struct match_names *names)
{
	const struct story story = { out,   volunteer, posting,
				     zones, result,    names };

	buf_addf(out,
		 "\"version\":%d,\"total\":%d,\"show_total\":%s,"
		 "\"fit\":\"%s\",\"parts\":[",
		 MATCH_VERSION, result->total,
		 result->show_total ? "true" : "false", fits[result->fit]);
	add_skills(&story);
	buf_char(out, ',');
	add_time(&story);
	buf_char(out, ',');
	add_hours(&story);
	buf_char(out, ',');
	add_area(&story);
	buf_char(out, ']');
}
