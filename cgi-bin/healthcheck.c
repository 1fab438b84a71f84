/*
 * /api/healthcheck/ - is the program alive?  Asks nobody else.
 */
#include "health.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "", ANYONE, { [READ] = ANYONE }, .run = health_alive },
	{ NULL },
};
/* clang-format on */

static const struct resource healthcheck = {
	.name = "healthcheck",
	.title = "Health check",
	.actions = actions,
	.init = health_init,
	.flags = PLAIN | ANY_HOST | LOOSE_SLASH,
};

int
main(int argc, char **argv)
{
	return resource_serve(&healthcheck, argc, argv);
}
