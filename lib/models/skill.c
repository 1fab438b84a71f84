/*
 * skill - something a person can learn and a role can ask for.
 */
#include "models.h"

/* clang-format off */
#define LISTINGS							\
	"FROM opportunities o JOIN skill_matrices m"			\
	" ON m.id = o.skills_required_matrix_id"			\
	" WHERE m.skill_matrix ? r.id::text"
#define PEOPLE								\
	"FROM users u JOIN skill_matrices m"				\
	" ON m.id = u.skills_learned_matrix_id"				\
	" WHERE m.skill_matrix ? r.id::text"

static const struct link communities = {
	.table = "skills_communities_of_practice",
	.from = "skill_id", .to = "communityofpractice_id",
	.order = "t.practice_area",
};

static const struct field fields[] = {
	FIELD_ID,
	{ T_LINE, "name", .max = 100,
	  .unused = "Skill with this Name already exists." },
	{ T_REFS, "communities_of_practice", F_BLANK, .to = &community,
	  .link = &communities,
	  .label = "Communities" },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	{ T_SHOWN, "listing_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) " LISTINGS ")" },
	{ T_SHOWN, "people_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) " PEOPLE ")" },
	{ T_SHOWN, "in_use", F_HIDDEN, .as = T_BOOL,
	  .expr = "(EXISTS (SELECT " LISTINGS ")"
		  " OR EXISTS (SELECT " PEOPLE "))" },
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
