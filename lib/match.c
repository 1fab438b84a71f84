/*
 * match - how well an opportunity fits a volunteer: the four parts, their
 * total and the word for it.
 */
#include "match.h"

#include "match_inner.h"

#define CREDIT     120 /* of a skill that is met; all halves are whole */
#define HOURS_STEP 2   /* how many hours short is nearly there */
#define LOOK_TOTAL 40
#define HIDE_TOTAL 2 /* parts the volunteer says nothing of */

const uint8_t match_weights[MATCH_PART__MAX] = {
	[MATCH_SKILLS] = 50,
	[MATCH_TIME] = 25,
	[MATCH_HOURS] = 15,
	[MATCH_AREA] = 10,
};

/* What the word is judged by: which parts hold, which fail by one step. */
struct facts {
	bool hold[MATCH_PART__MAX], near[MATCH_PART__MAX];
};

static void
set_part(struct match_result *result, enum match_part part, long value,
	 unsigned unknown)
{
	result->value[part] = unknown ? MATCH_NEUTRAL : (uint8_t)value;
	result->unknown[part] = (uint8_t)unknown;
}

static unsigned
sides(bool volunteer, bool opportunity)
{
	return (volunteer ? MATCH_VOLUNTEER : 0U) |
	       (opportunity ? MATCH_OPPORTUNITY : 0U);
}

static void
score_skills(const struct match_volunteer *volunteer,
	     const struct match_posting *posting, struct match_result *result,
	     struct facts *facts)
{
	long sum = 0, count = posting->skill_count, met = 0, common = 0;
	long near = 0;

	for (long i = 0; i < count; i++) {
		unsigned skill = posting->skills[i].skill, have = 0;
		unsigned need = posting->skills[i].level;

		if (skill < volunteer->level_count && volunteer->levels != NULL)
			have = volunteer->levels[skill];
		common += have > 0;
		met += have >= need;
		near += have < need && (have == 0 || have + 1 == need);
		sum += have >= need ? CREDIT : CREDIT * have / (2 * need);
	}
	set_part(result, MATCH_SKILLS,
		 count == 0 ? 0 : match_round(100 * sum, CREDIT * count),
		 sides(volunteer->levels == NULL, count == 0));
	result->required_met = (uint8_t)met;
	result->skills_filter = 10 * common >= 3 * count;
	facts->hold[MATCH_SKILLS] = met == count;
	facts->near[MATCH_SKILLS] =
		near == 1 && met == count - 1 && volunteer->levels != NULL;
}

static void
score_hours(const struct match_volunteer *volunteer,
	    const struct match_posting *posting, struct match_result *result,
	    struct facts *facts)
{
	long asked = posting->hours, offered = volunteer->hours;
	bool known = offered >= 0;
	bool enough = asked <= 0 || (known && asked <= offered);

	set_part(result, MATCH_HOURS,
		 enough || !known ? 100 : match_round(100 * offered, asked),
		 sides(!known, false));
	facts->hold[MATCH_HOURS] = enough;
	facts->near[MATCH_HOURS] = known && asked - offered <= HOURS_STEP;
}

static void
score_area(const struct match_volunteer *volunteer,
	   const struct match_posting *posting, struct match_result *result)
{
	bool same = posting->community == volunteer->community;

	set_part(result, MATCH_AREA, same ? 100 : 0,
		 sides(volunteer->community < 0, posting->community < 0));
}

static void
score_total(struct match_result *result)
{
	long sum = 0, silent = 0;

	for (int part = 0; part < MATCH_PART__MAX; part++) {
		sum += (long)match_weights[part] * result->value[part];
		silent += (result->unknown[part] & MATCH_VOLUNTEER) != 0;
	}
	result->total = (uint8_t)match_round(sum, 100);
	result->show_total = silent < HIDE_TOTAL;
}

/* The practice area is no part of the word. */
static enum match_fit
judge(const struct match_result *result, const struct facts *facts)
{
	int fail = 0, near = 0;

	for (int part = MATCH_SKILLS; part <= MATCH_HOURS; part++) {
		fail += !facts->hold[part];
		near += !facts->hold[part] && facts->near[part];
	}
	if (fail == 0)
		return MATCH_FITS;
	if (fail == 1 && near == 1)
		return MATCH_NEARLY;
	return result->total >= LOOK_TOTAL ? MATCH_LOOK : MATCH_OTHER;
}

void
match_score(const struct match_volunteer *volunteer,
	    const struct match_posting *posting, const struct match_zone *zones,
	    struct match_result *result)
{
	struct facts facts;
	enum match_cover cover;

	score_skills(volunteer, posting, result, &facts);
	cover = match_time(volunteer, posting, zones, result);
	facts.hold[MATCH_TIME] =
		cover == MATCH_WHOLE || posting->slot_count == 0;
	facts.near[MATCH_TIME] = cover == MATCH_PARTLY;
	score_hours(volunteer, posting, result, &facts);
	score_area(volunteer, posting, result);
	score_total(result);
	result->fit = (uint8_t)judge(result, &facts);
}
