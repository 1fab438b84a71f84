/*
 * listing - an opportunity as everybody may see it: the public tier.
 *
 * A model of its own on the same table: what it does not name cannot leak.
 * s is the row that is kept beside r (schema/0009-search.sql,
 * 0013-ready-to-show.sql).
 */
#include "models.h"

/* clang-format off */
static const struct field fields[] = {
	FIELD_ID,
	{ T_REF, "role", F_READONLY, .to = &role },
	{ T_SHOWN, "role_title", .as = T_LINE,
	  .expr = "s.role_title" },
	{ T_LINE, "project_name", F_READONLY | F_BLANK, .max = 255 },
	{ T_SHOWN, "community_of_practice", .as = T_UUID,
	  .expr = "s.community_id" },
	{ T_SHOWN, "practice_area", .as = T_CHOICE, .choices = practice_areas,
	  .expr = "s.practice_area" },
	{ T_INT, "min_hours_required", F_READONLY, .max = HOURS_MAX },
	{ T_CHOICE, "work_environment", F_READONLY, .max = 20,
	  .choices = work_environments },
	{ T_SHOWN, "meeting_times", .as = T_JSON,
	  .expr = "s.meetings" },
	{ T_SHOWN, "skill_names", .as = T_JSON,
	  .expr = "s.skill_names" },
	{ T_INT, "openings", F_READONLY, .min = 1, .max = 99 },
	{ T_TIME, "opened_at", F_READONLY | F_NULL },
	{ T_DATE, "closes_on", F_READONLY | F_NULL },
	FIELD_END,
};
/* clang-format on */

const struct model listing = {
	.name = "listing",
	.table = "opportunities",
	.label = "Listing",
	.plural = "Listings",
	.title = "opportunity_title(r)",
	.missing = "No Listing matches the given query.",
	.fields = fields,
};
