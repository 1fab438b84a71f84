/*
 * /api/matches/ - current opportunities, ranked for the caller.
 *
 *	read		members: a page of all that pass the parameters
 *	<id>/ read	members: one of them
 */
#include "matches.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "", MEMBER, { [READ] = MEMBER }, .run = matches_list,
	  .ahead = matches_list_ahead, .schema = matches_list_schema },
	{ "<id>/", MEMBER, { [READ] = MEMBER }, .run = matches_read,
	  .ahead = matches_read_ahead, .schema = matches_schema },
	{ NULL },
};
/* clang-format on */

static const struct resource matches = {
	.name = "matches",
	.title = "Matches",
	.gate = MEMBER,
	.params = match_params,
	.orders = match_orders,
	.actions = actions,
	.init = matches_init,
};

int
main(int argc, char **argv)
{
	return resource_serve(&matches, argc, argv);
}
