/*
 * match_inner - what the files of match share; for nobody else.
 */
#ifndef CTJ_MATCH_INNER_H
#define CTJ_MATCH_INNER_H

#include "match.h"

#define MATCH_NEUTRAL 50 /* a part of which too little is known */

extern const uint8_t match_weights[MATCH_PART__MAX];

/* R(n, d): the quotient of two numbers, neither negative, rounded half up. */
static inline long
match_round(long n, long d)
{
	return (2 * n + d) / (2 * d);
}

/* Minutes of [from, to) within the volunteer's windows. */
long match_covered(const struct match_volunteer *volunteer, long from, long to);

/* The next meeting of a slot, but for its cover. */
struct match_meeting match_next(const struct match_slot *slot,
				const struct match_zone *zone);

enum match_cover { MATCH_NONE, MATCH_PARTLY, MATCH_WHOLE };

/*
 * match_time - the part of the score that is about meetings: value, unknown,
 * time_filter, best and best_meeting of the result.  Returns how much of what
 * the rule asks for is covered.
 */
enum match_cover match_time(const struct match_volunteer *volunteer,
			    const struct match_posting *posting,
			    const struct match_zone *zones,
			    struct match_result *result);

#endif
