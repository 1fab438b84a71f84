/*
 * skill_matrix - skill id -> level 1 to 5; it belongs to one person, whose
 * skills it tells, or to one opportunity, whose demands it tells.
 */
#include "models.h"

/* clang-format off */
static const struct choice owners[] = {
	{ "listing", "An opportunity" },
	{ "person", "A person" },
	{ "nobody", "Nobody" },
	{ NULL, NULL },
};

static const struct field fields[] = {
	FIELD_ID,
	{ T_JSON, "skill_matrix", F_ADMIN, .preset = "{}",
	  .label = "Skills" },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	{ T_SHOWN, "belongs_to", F_HIDDEN, .as = T_CHOICE, .choices = owners,
	  .expr = "(CASE WHEN EXISTS (SELECT FROM opportunities o"
		  " WHERE o.skills_required_matrix_id = r.id) THEN 'listing'"
		  " WHEN EXISTS (SELECT FROM users u"
		  " WHERE u.skills_learned_matrix_id = r.id) THEN 'person'"
		  " ELSE 'nobody' END)" },
	{ T_SHOWN, "owner", F_HIDDEN, .as = T_LINE,
	  .expr = "coalesce((SELECT opportunity_title(o) FROM opportunities o"
		  " WHERE o.skills_required_matrix_id = r.id),"
		  " (SELECT u.name FROM users u"
		  " WHERE u.skills_learned_matrix_id = r.id), '')" },
	{ T_SHOWN, "row_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM jsonb_object_keys(r.skill_matrix))" },
	{ T_SHOWN, "problem_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM jsonb_object_keys(r.skill_matrix) k"
		  " WHERE NOT EXISTS (SELECT FROM skills s"
		  " WHERE s.id::text = k))" },
	{ T_SHOWN, "unknown_skills", F_HIDDEN, .as = T_BOOL,
	  .expr = "EXISTS (SELECT FROM jsonb_object_keys(r.skill_matrix) k"
		  " WHERE NOT EXISTS (SELECT FROM skills s"
		  " WHERE s.id::text = k))" },
	FIELD_END,
};
/* clang-format on */

const struct model skill_matrix = {
	.name = "skillmatrix",
	.table = "skill_matrices",
	.label = "Skill matrix",
	.plural = "Skill matrices",
	/* clang-format off */
	.title = "'Skills of ' || coalesce((SELECT opportunity_title(o)"
		 " FROM opportunities o WHERE o.skills_required_matrix_id = r.id),"
		 " (SELECT u.name FROM users u"
		 " WHERE u.skills_learned_matrix_id = r.id), 'nobody')",
	/* clang-format on */
	.missing = "No SkillMatrix matches the given query.",
	.fields = fields,
};
