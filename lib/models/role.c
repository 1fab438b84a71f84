/*
 * role - what somebody does in a community; its title is the title of the
 * opportunities that offer it.
 */
#include "models.h"

/* clang-format off */
static const struct field fields[] = {
	FIELD_ID,
	{ T_LINE, "title", .max = 50 },
	{ T_REF, "community_of_practice", .to = &community,
	  .label = "Community" },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	{ T_SHOWN, "used_by", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM opportunities o"
		  " WHERE o.role_id = r.id)" },
	{ T_SHOWN, "in_use", F_HIDDEN, .as = T_BOOL,
	  .expr = "EXISTS (SELECT FROM opportunities o"
		  " WHERE o.role_id = r.id)" },
	FIELD_END,
};
/* clang-format on */

const struct model role = {
	.name = "role",
	.table = "roles",
	.label = "Role",
	.plural = "Roles",
	.title = "role_title(r)",
	.missing = "No Role matches the given query.",
	.fields = fields,
};
