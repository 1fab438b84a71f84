/*
 * community - a community of practice: the five crafts of Hack for LA.
 */
#include "models.h"

/* clang-format off */
const struct choice practice_areas[] = {
	{ "data_science", "Data Science" },
	{ "engineering", "Engineering" },
	{ "devops", "DevOps" },
	{ "project_management", "Project/Product Management" },
	{ "ui_ux", "UI/UX" },
	{ NULL, NULL },
};

static const struct field fields[] = {
	FIELD_ID,
	{ T_CHOICE, "practice_area", .max = 50, .choices = practice_areas,
	  .unused = "Community of Practice with this Practice area already "
		    "exists.",
	  .help = "Each practice area has one community." },
	{ T_TEXT, "description", .max = TEXT_MAX },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	{ T_SHOWN, "role_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM roles o"
		  " WHERE o.community_of_practice_id = r.id)" },
	{ T_SHOWN, "skill_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM skills_communities_of_practice l"
		  " WHERE l.communityofpractice_id = r.id)" },
	FIELD_END,
};
/* clang-format on */

const struct model community = {
	.name = "communityofpractice",
	.table = "community_of_practice",
	.label = "Community of Practice",
	.plural = "Communities of Practice",
	.title = "community_label(r.practice_area)",
	.missing = "No CommunityOfPractice matches the given query.",
	.fields = fields,
};
