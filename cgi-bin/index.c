/*
 * /api/ - where to start.
 */
#include "health.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "", ANYONE, { [READ] = ANYONE }, .run = health_index },
	{ NULL },
};
/* clang-format on */

static const struct resource api_index = {
	.name = "index",
	.path = "/api/",
	.title = "Api Root",
	.actions = actions,
};

int
main(int argc, char **argv)
{
	return resource_serve(&api_index, argc, argv);
}
