/*
 * /api/listings/ - the public tier: current opportunities, without texts,
 * levels, teams or people.
 *
 *	list, read	everybody; members only when CTJ_PUBLIC_BROWSE is off
 */
#include "models.h"
#include "posting_params.h"
#include "resource.h"

/* clang-format off */
static const struct param *const params[] = {
	&param_limit, &param_cursor, &param_ordering, &param_q_public,
	&param_community, &param_role, &param_skill, &param_project,
	&param_environment, &param_max_hours, &param_day, NULL,
};
/* clang-format on */

static const struct resource listings = {
	.name = "listings",
	.model = &listing,
	.gate = VISITOR,
	.may = { [LIST] = VISITOR, [READ] = VISITOR },
	.join = posting_search,
	.sees = "is_current(r)",
	.params = params,
	.orders = listing_orders,
	.flags = CACHED,
};

int
main(int argc, char **argv)
{
	return resource_serve(&listings, argc, argv);
}
