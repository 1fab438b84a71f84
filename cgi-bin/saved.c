/*
 * /api/saved/ - the postings that the caller keeps in mind.
 *
 *	list		one's own, as far as one may still see them
 *	<id>/ update	keeps a posting (PUT only; nothing is read)
 *	<id>/ remove	drops it
 */
#include "saved.h"
#include "models.h"
#include "posting_params.h"
#include "resource.h"

/* clang-format off */
static const struct param *const params[] = {
	&param_limit, &param_cursor, NULL,
};

static const struct action actions[] = {
	{ "<id>/", MEMBER, { [UPDATE] = MEMBER, [REMOVE] = MEMBER },
	  .body = &no_body, .whole = true, .run = saved_run, .schema = "" },
	{ NULL },
};
/* clang-format on */

static const struct resource saved = {
	.name = "saved",
	.title = "Saved Opportunity",
	.model = &opportunity,
	.gate = MEMBER,
	.may = { [LIST] = MEMBER },
	.sees = POSTING_SEEN,
	.join = posting_search,
	.lists = "r.id IN (SELECT opportunity_id FROM saved_opportunities"
		 " WHERE user_id = :caller)",
	.params = params,
	.orders = saved_orders,
	.beside = "saved_at",
	.actions = actions,
	.init = saved_init,
};

int
main(int argc, char **argv)
{
	return resource_serve(&saved, argc, argv);
}
