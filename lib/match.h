/*
 * match - how well an opportunity fits a volunteer.
 *
 * The total is the mean of four parts from 0 to 100, by the weights in match.c:
 *
 *	skills	the mean of those that are asked for: whole at the floor,
 *		below it half of what there is of it
 *	time	how much of the next meeting the windows cover, or of the
 *		meetings that the rule asks for
 *	hours	what is offered of what is asked
 *	area	the same practice area, or not
 *
 * A part of which too little is known counts as half.  t/match-vectors.json
 * has examples.
 *
 * Arithmetic on whole numbers over compact arrays: no database, no request, no
 * clock, no allocation.  Equal inputs give equal results, byte for byte, in
 * whatever order skills, slots and windows are given.
 *
 *	a process	keeps an array of zones and, for each opportunity, its
 *			skills and slots as they are stored here; numbers of
 *			skills, communities and zones are its own
 *	a request	fills one match_volunteer, then scores opportunity
 *			after opportunity; only those shown are explained
 *
 * Nothing here owns memory.  What a struct points to must live as long as it.
 */
#ifndef CTJ_MATCH_H
#define CTJ_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "local_time.h"
#include "model.h"

#define MATCH_VERSION   1
#define MATCH_UNKNOWN   (-1) /* hours or a community that nobody gave */
#define MATCH_WEEKS     12   /* a next meeting lies within them */
#define MATCH_SPANS_MAX (MATCH_WEEKS * WINDOWS_MAX)
#define MATCH_NO_PHASE  14 /* a biweekly slot without a date: weekly */

/* --- what a process keeps ------------------------------------------------ */

/* A zone and the day that counts as today there. */
struct match_zone {
	char name[LOCAL_NAME_MAX + 1];
	long as_of;
	struct local_zone local;
};

/*
 * match_zone_now - a zone of the system's database as it is now (seconds since
 * 1970-01-01 UTC).  Call it again before a request: it costs next to nothing
 * until midnight there, then it reads the file again.  *zone must be zero at
 * first.  false: the zone is not known or cannot be read; slots in it count as
 * slots that do not parse, windows as not given.
 */
bool match_zone_now(struct match_zone *zone, const char *name, long now);

/* match_zone_on - the same for a given day. */
bool match_zone_on(struct match_zone *zone, const char *name, long as_of);

struct match_skill {
	uint16_t skill;
	uint8_t level; /* the floor, 1 to 5 */
};

enum match_cadence { /* the first five: of the month */
		     MATCH_FIRST,
		     MATCH_SECOND,
		     MATCH_THIRD,
		     MATCH_FOURTH,
		     MATCH_LAST,
		     MATCH_WEEKLY,
		     MATCH_BIWEEKLY,
		     MATCH_CADENCE__MAX
};

struct match_slot {
	uint16_t zone;       /* its place among the zones */
	uint16_t start, end; /* minutes since midnight; may end the next day */
	uint8_t day;         /* 0 is Monday */
	uint8_t cadence;
	uint8_t phase; /* biweekly: a date of it modulo 14 days */
	bool must;
};

/* The words of a slot, NULL where there are none. */
struct match_words {
	const char *day, *start, *end, *cadence, *starts_on, *need;
};

/*
 * match_slot_read - a slot from its words, but for its zone: those that
 * check_meetings() takes, with the names of days in any case and by their first
 * three letters.  At most SLOTS_MAX of a posting and WINDOWS_MAX of a person
 * are looked at.  false: it does not parse and is to be left out.
 */
bool match_slot_read(struct match_slot *slot, const struct match_words *words);

enum match_rule { /* how many of the slots one should reach: this many, or */
		  MATCH_ALL = 0,
		  MATCH_ANY = 1,
};

struct match_posting {
	const struct match_skill *skills;
	const struct match_slot *slots;
	uint8_t skill_count, slot_count;
	uint8_t rule;
	int16_t hours;     /* a week; MATCH_UNKNOWN: nothing is asked */
	int16_t community; /* or MATCH_UNKNOWN */
};

/* --- what a request prepares --------------------------------------------- */

struct match_window {
	uint16_t start, end; /* minutes since midnight; may end the next day */
	uint8_t day;         /* 0 is Monday */
};

/* match_window_read - as match_slot_read(), of the first three words. */
bool match_window_read(struct match_window *window,
		       const struct match_words *words);

struct match_span { /* of instants */
	long from, to;
};

struct match_volunteer {
	const uint8_t *levels; /* by skill, 0 unrated; NULL: never rated */
	size_t level_count;
	int hours;     /* a week, or MATCH_UNKNOWN */
	int community; /* or MATCH_UNKNOWN */

	/* From match_windows(). */
	const struct match_zone *zone;
	bool available; /* did they say when? */
	size_t span_count;
	struct match_span spans[MATCH_SPANS_MAX]; /* apart, in order */
	long first_day;                           /* of soonest[] */
	uint16_t soonest[MATCH_WEEKS * 7]; /* spans by the day they end after */
};

/*
 * match_windows - the volunteer's windows, in the volunteer's zone, for the
 * weeks in which a next meeting can be.  windows NULL: not said (count 0 with
 * any other pointer: never).  The zone is needed in both cases.
 */
void match_windows(struct match_volunteer *volunteer,
		   const struct match_zone *zone,
		   const struct match_window *windows, size_t count);

/* --- the score ------------------------------------------------------------ */

enum match_part {
	MATCH_SKILLS,
	MATCH_TIME,
	MATCH_HOURS,
	MATCH_AREA,
	MATCH_PART__MAX
};

enum match_side { /* whose word is lacking */
		  MATCH_NOBODY = 0,
		  MATCH_VOLUNTEER = 1,
		  MATCH_OPPORTUNITY = 2,
		  MATCH_BOTH = 3,
};

enum match_fit { MATCH_FITS, MATCH_NEARLY, MATCH_LOOK, MATCH_OTHER };

struct match_meeting { /* the next one of a slot */
	long start;    /* the instant */
	long minutes;  /* its length, at least 1 */
	long covered;  /* how many of them the windows cover */
};

struct match_result {
	uint8_t total; /* 0 to 100, as all values */
	uint8_t value[MATCH_PART__MAX];
	uint8_t unknown[MATCH_PART__MAX]; /* enum match_side */
	bool show_total; /* false: the profile says too little */
	uint8_t fit;     /* enum match_fit */
	uint8_t required_met;
	bool time_filter, skills_filter; /* does it pass? */
	int best;                        /* the slot best covered, or -1 */
	struct match_meeting best_meeting;
};

void match_score(const struct match_volunteer *volunteer,
		 const struct match_posting *posting,
		 const struct match_zone *zones, struct match_result *result);

/* --- the explanation ------------------------------------------------------ */

struct buf;

struct match_names {
	const char *const *skills;      /* by their numbers */
	const char *const *communities; /* by their numbers */
	const char *const *teams;       /* by the posting's slots */
};

/*
 * match_explain - appends the members "version" to "parts" of an item of
 * /api/matches/, without braces around them.  The result is one that
 * match_score() made of the same arguments.  Skills are listed in the order of
 * their numbers: number them in the order in which they should be read.
 */
void match_explain(struct buf *out, const struct match_volunteer *volunteer,
		   const struct match_posting *posting,
		   const struct match_zone *zones,
		   const struct match_result *result,
		   const struct match_names *names);

#endif
