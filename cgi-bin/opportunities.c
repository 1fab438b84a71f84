/*
 * /api/opportunities/ - where members look and project managers post.
 *
 *	list	members: current ones; status= and mine= show more
 *	read	managers all; others open ones and their own
 *	create	project managers, who then own what they posted
 *	update	its creator
 *	remove	any project manager
 */
#include "models.h"
#include "posting_params.h"
#include "resource.h"

/* clang-format off */
static const struct param *const params[] = {
	&param_limit, &param_cursor, &param_ordering, &param_q_member,
	&param_community, &param_role, &param_skill, &param_project,
	&param_environment, &param_max_hours, &param_day, &param_time_filter,
	&param_skills_filter, &param_status, &param_mine, NULL,
};
/* clang-format on */

static const struct resource opportunities = {
	.name = "opportunities",
	.model = &opportunity,
	.gate = MEMBER,
	.may = {
		[LIST] = MEMBER,
		[READ] = MEMBER,
		[CREATE] = MANAGER,
		[UPDATE] = CREATOR,
		[REMOVE] = MANAGER,
	},
	.sees = POSTING_SEEN,
	.join = posting_search,
	.lists = "is_current(r)",
	.params = params,
	.orders = posting_orders,
	.flags = LOOSE_ID | VERSIONED,
};

int
main(int argc, char **argv)
{
	return resource_serve(&opportunities, argc, argv);
}
