/*
 * user - a person with an account.
 *
 * The password is no field: only password.c's callers name that column.
 */
#include "models.h"
#include "rules.h"

/* clang-format off */
static const struct field fields[] = {
	FIELD_ID,
	{ T_LINE, "people_depot_user_id", F_ADMIN, .max = 255,
	  .label = "People Depot" },
	{ T_LINE, "name", .max = 100 },
	{ T_EMAIL, "email", F_ADMIN, .max = 254, .to = &user,
	  .unused = "User with this E-mail already exists.",
	  .label = "E-mail" },
	{ T_REF, "community_of_practice", F_NULL, .to = &community,
	  .label = "Community" },
	{ T_REF, "skills_learned_matrix", F_NULL | F_READONLY,
	  .to = &skill_matrix },
	{ T_SHOWN, "skill_names", .as = T_JSON,
	  .expr = SKILL_NAMES("r.skills_learned_matrix_id") },
	{ T_INT, "max_available_hours", F_NULL, .max = HOURS_MAX,
	  .help = "Hours a week.",
	  .label = "Hours per week" },
	{ T_JSON, "meeting_availability", F_NULL, .check = check_windows,
	  .help = "At most 100 windows of day, start and end, in time_zone. "
		  "Null: not said; empty: never.",
	  .label = "Availability" },
	{ T_BOOL, "isProjectManager", F_ADMIN, .preset = "false",
	  .label = "Project manager",
	  .help = "Posts opportunities and changes their own." },
	FIELD_CREATED_AT,
	FIELD_UPDATED_AT,
	{ T_SKILLS, "skills", F_NULL | F_EMPTY, .via = "skills_learned_matrix",
	  .help = "Skill id to level, 1 to 5. Null: never rated; empty: has "
		  "none." },
	{ T_LINE, "time_zone", .max = 64, .preset = ZONE_PRESET,
	  .check = check_zone, .help = "A name of the IANA database.",
	  .label = "Time zone" },
	{ T_DATE, "onboarded_on", F_NULL, .check = check_past },
	{ T_LINE, "username", F_ADMIN | F_HIDDEN, .max = 150 },
	{ T_LINE, "first_name", F_ADMIN | F_HIDDEN | F_BLANK, .max = 150 },
	{ T_LINE, "last_name", F_ADMIN | F_HIDDEN | F_BLANK, .max = 150 },
	{ T_BOOL, "is_active", F_ADMIN | F_HIDDEN, .preset = "true",
	  .label = "Active", .help = "Can sign in at all." },
	{ T_BOOL, "is_staff", F_ADMIN | F_HIDDEN, .preset = "false",
	  .label = "Curator",
	  .help = "Changes all opportunities and the catalogue." },
	{ T_BOOL, "is_superuser", F_ADMIN | F_HIDDEN, .preset = "false",
	  .label = "Superuser",
	  .help = "Can do everything here, with people too." },
	{ T_TIME, "last_login", F_READONLY | F_HIDDEN | F_NULL,
	  .label = "Last sign-in" },
	{ T_TIME, "date_joined", F_READONLY | F_HIDDEN },
	{ T_SHOWN, "access", F_HIDDEN, .as = T_LINE,
	  .expr = "(CASE WHEN r.is_superuser THEN 'Superuser'"
		  " WHEN r.is_staff THEN 'Curator'"
		  " WHEN r.\"isProjectManager\" THEN 'Project manager'"
		  " ELSE '' END)" },
	{ T_SHOWN, "listing_count", F_HIDDEN, .as = T_INT,
	  .expr = "(SELECT count(*) FROM opportunities o"
		  " WHERE o.created_by_id = r.id)" },
	FIELD_END,
};
/* clang-format on */

const struct model user = {
	.name = "customuser",
	.table = "users",
	.label = "User",
	.plural = "Users",
	.title = "coalesce(nullif(r.name, ''), r.email)",
	.missing = "No CustomUser matches the given query.",
	.fields = fields,
};
