/*
 * posting_params - the parameters and orders of lists of opportunities.
 */
#ifndef CTJ_POSTING_PARAMS_H
#define CTJ_POSTING_PARAMS_H

#include "resource.h"

/* SQL over r: does the posting exist for the caller, who is a member? */
#define POSTING_SEEN                                                           \
	"(:manager OR r.status = 'open' OR r.created_by_id = :caller)"

/* SQL that brings in s, what the posting r can be found by. */
extern const char posting_search[];

/* q looks at what everybody may read, or at the long texts too. */
extern const struct param param_q_public, param_q_member;
extern const struct param param_community, param_role, param_skill,
	param_project, param_environment, param_max_hours, param_day,
	param_status, param_mine;

/* What suits the caller: for lists, and for those that rank. */
extern const struct param param_time_filter, param_skills_filter,
	param_time_match, param_skills_match;

/* Of facets: for everybody, and for members; the same but for q. */
extern const struct param *const facet_params[];
extern const struct param *const facet_member_params[];

extern const struct order posting_orders[], listing_orders[], saved_orders[];

#endif
