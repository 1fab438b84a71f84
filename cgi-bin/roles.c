/*
 * /api/roles/ - what somebody does in a community.
 *
 *	list, read	everybody
 */
#include "models.h"
#include "resource.h"

static const struct resource roles = {
	.name = "roles",
	.model = &role,
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
	return resource_serve(&roles, argc, argv);
}
