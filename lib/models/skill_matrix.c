/*
 * skill_matrix - skill id -> level 1 to 5; it belongs to one person, whose
 * skills it tells, or to one opportunity, whose demands it tells.
 */
#include "models.h"

/* clang-format off */
static const struct field fields[] = {
	FIELD_ID,
	{ T_JSON, "skill_matrix", F_READONLY, .preset = "{}" },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	FIELD_END,
};
/* clang-format on */

const struct model skill_matrix = {
	.name = "skillmatrix",
	.table = "skill_matrices",
	.label = "Skill matrix",
	.plural = "Skill matrices",
	.title = "'Skill matrix ID: ' || r.id",
	.missing = "No SkillMatrix matches the given query.",
	.fields = fields,
};
