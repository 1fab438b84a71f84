/*
 * opportunity - an open role that a project advertises to volunteers.
 *
 * Its title is its role's title.  The skills it asks for live in a matrix
 * of its own, where each level is a floor.  s is the row that is kept beside r
 * (schema/0009-search.sql, 0013-ready-to-show.sql).
 */
#include "models.h"
#include "rules.h"

/* clang-format off */
const struct choice work_environments[] = {
	{ "remote", "Remote" },
	{ "hybrid", "Hybrid" },
	{ "in_person", "In Person" },
	{ NULL, NULL },
};

const struct choice opportunity_statuses[] = {
	{ "open", "Open", "Volunteers see it." },
	{ "closed", "Closed", "It is over, whoever was found." },
	{ "on_hold", "On hold", "Not now; volunteers do not see it." },
	{ "filled", "Filled", "Somebody was found." },
	{ "draft", "Draft", "Only project managers see it." },
	{ NULL, NULL },
};

/* As people see it: what is open but not listed any more is not quite open. */
static const struct choice states[] = {
	{ "open", "Open" },
	{ "expired", "Open, expired" },
	{ "closed", "Closed" },
	{ "on_hold", "On hold" },
	{ "filled", "Filled" },
	{ "draft", "Draft" },
	{ NULL, NULL },
};

static const struct field fields[] = {
	FIELD_ID,
	{ T_LINE, "project_name", F_BLANK, .max = 255,
	  .label = "Project" },
	{ T_REF, "role", .to = &role,
	  .help = "Its title becomes the title of the opportunity." },
	{ T_SHOWN, "role_title", .as = T_LINE,
	  .expr = "(SELECT title FROM roles WHERE id = r.role_id)",
	  .kept = "s.role_title" },
	{ T_TEXT, "overview", F_BLANK, .max = TEXT_MAX },
	{ T_TEXT, "body", .max = TEXT_MAX, .help = "What the person will do.",
	  .label = "Description" },
	{ T_TEXT, "responsibilities", F_BLANK, .max = TEXT_MAX },
	{ T_LINE, "min_experience_required", F_BLANK, .max = 50,
	  .help = "Junior, mid-level, senior: in your own words.",
	  .label = "Experience" },
	{ T_INT, "min_hours_required", .max = HOURS_MAX,
	  .help = "0: to be agreed.",
	  .label = "Hours per week" },
	{ T_CHOICE, "work_environment", .max = 20,
	  .choices = work_environments },
	{ T_JSON, "meeting_times", F_NULL, .check = check_meetings,
	  .help = "At most 20 slots of day, start and end.",
	  .label = "Meetings" },
	{ T_REF, "skills_required_matrix", F_NULL, .to = &skill_matrix,
	  .unused = "Opportunity with this skills required matrix already "
		    "exists." },
	{ T_SHOWN, "skill_names", .as = T_JSON,
	  .expr = SKILL_NAMES("r.skills_required_matrix_id"),
	  .kept = "s.skill_names" },
	{ T_CHOICE, "status", .max = 20, .choices = opportunity_statuses,
	  .preset = "draft" },
	{ T_REF, "created_by", F_OWNER | F_NULL, .to = &user, .as = T_EMAIL,
	  .expr = "(SELECT email FROM users WHERE id = r.created_by_id)",
	  .label = "Owner" },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	{ T_SKILLS, "skills", F_NULL, .via = "skills_required_matrix",
	  .kept = "s.skill_levels",
	  .help = "Skill id to the least level, 1 to 5." },
	{ T_INT, "openings", .min = 1, .max = 99, .preset = "1",
	  .help = "How many are looked for.",
	  .label = "People wanted" },
	{ T_TIME, "opened_at", F_READONLY | F_NULL },
	{ T_DATE, "closes_on", F_NULL, .help = "The last day it is listed.",
	  .label = "Listed until" },
	{ T_SHOWN, "state", F_HIDDEN, .as = T_CHOICE, .choices = states,
	  .expr = "(CASE WHEN r.status = 'open' AND NOT is_current(r)"
		  " THEN 'expired' ELSE r.status END)" },
	{ T_SHOWN, "skill_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM skill_matrices m,"
		  " jsonb_object_keys(m.skill_matrix)"
		  " WHERE m.id = r.skills_required_matrix_id)" },
	{ T_SHOWN, "odd_meetings", F_HIDDEN, .as = T_BOOL,
	  .label = "Odd meeting times",
	  .expr = "EXISTS (SELECT FROM jsonb_array_elements(r.meeting_times) m"
		  " WHERE NOT meeting_parses(m))" },
	FIELD_END,
};
/* clang-format on */

const struct model opportunity = {
	.name = "opportunity",
	.table = "opportunities",
	.label = "Opportunity",
	.plural = "Opportunities",
	.title = "opportunity_title(r)",
	.missing = "No Opportunity matches the given query.",
	.fields = fields,
	.check = check_one_matrix,
};
