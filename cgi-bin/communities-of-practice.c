/*
 * /api/communities-of-practice/ - the crafts people practise together.
 *
 *	list, read	everybody
 */
#include "models.h"
#include "resource.h"

static const struct resource communities = {
	.name = "communities-of-practice",
	.model = &community,
	.gate = ANYONE,
	.may = { [LIST] = ANYONE, [READ] = ANYONE },
	.sees = "true",
	.params = catalogue_params,
	.orders = catalogue_orders,
	.flags = CACHED,
};

int
main(int argc, char **argv)
{
	return resource_serve(&communities, argc, argv);
}
