/*
 * /api/skills/ - the catalogue of skills.
 *
 *	list, read	everybody
 */
#include "models.h"
#include "resource.h"

static const struct resource skills = {
	.name = "skills",
	.model = &skill,
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
	return resource_serve(&skills, argc, argv);
}
