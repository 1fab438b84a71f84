/*
 * /api/readyz/ - is the database there, with a schema that is new enough?
 */
#include "health.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "", ANYONE, { [READ] = ANYONE }, .run = health_ready },
	{ NULL },
};
/* clang-format on */

static const struct resource readyz = {
	.name = "readyz",
	.title = "Readiness",
	.actions = actions,
	.flags = PLAIN | LOOSE_SLASH,
};

int
main(int argc, char **argv)
{
	return resource_serve(&readyz, argc, argv);
}
