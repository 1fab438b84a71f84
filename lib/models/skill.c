/*
 * skill - something a person can learn and a role can ask for.
 */
#include "models.h"

/* clang-format off */
static const struct link communities = {
	.table = "skills_communities_of_practice",
	.from = "skill_id", .to = "communityofpractice_id",
	.order = "t.practice_area",
};

static const struct field fields[] = {
	FIELD_ID,
	{ T_LINE, "name", .max = 100 },
	{ T_REFS, "communities_of_practice", F_BLANK, .to = &community,
	  .link = &communities },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	FIELD_END,
};
/* clang-format on */

const struct model skill = {
	.name = "skill",
	.table = "skills",
	.label = "Skill",
	.plural = "Skills",
	.title = "r.name",
	.missing = "No Skill matches the given query.",
	.fields = fields,
};
