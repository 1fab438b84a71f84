/*
 * /api/facets/ - what the filters would leave of the current postings.
 *
 *	read	everybody; members only when CTJ_PUBLIC_BROWSE is off
 */
#include "facets.h"
#include "posting_params.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "", VISITOR, { [READ] = VISITOR }, .run = facets_run,
	  .ahead = facets_ahead, .schema = facets_schema },
	{ NULL },
};
/* clang-format on */

static const struct resource facets = {
	.name = "facets",
	.title = "Facets",
	.params = facet_params,
	.actions = actions,
	.init = facets_init,
	.flags = CACHED,
};

int
main(int argc, char **argv)
{
	return resource_serve(&facets, argc, argv);
}
