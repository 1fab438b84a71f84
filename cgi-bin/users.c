/*
 * /api/users/ - one's own record.
 *
 *	read		oneself; another's record is refused
 *	me/ read	the caller
 *	me/ update	the caller; what is left out stays
 */
#include "models.h"
#include "req.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "me/", MEMBER, { [READ] = MEMBER, [UPDATE] = MEMBER },
	  .row = req_caller, .partial = true },
	{ NULL },
};
/* clang-format on */

static const struct resource users = {
	.name = "users",
	.model = &user,
	.gate = MEMBER,
	.may = { [READ] = SELF },
	.sees = "true",
	.actions = actions,
	.flags = VERSIONED,
};

int
main(int argc, char **argv)
{
	return resource_serve(&users, argc, argv);
}
