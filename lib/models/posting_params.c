/*
 * posting_params - the parameters and orders of lists of opportunities.
 */
#include "posting_params.h"

#include "models.h"

/* clang-format off */
const struct choice weekdays[] = {
	{ "Mon", "Monday" }, { "Tue", "Tuesday" }, { "Wed", "Wednesday" },
	{ "Thu", "Thursday" }, { "Fri", "Friday" }, { "Sat", "Saturday" },
	{ "Sun", "Sunday" },
	{ NULL, NULL },
};

/* What postings are found by is kept beside them (schema/0009-search.sql).
 * What everybody may read is searched for everybody: hidden text must not be
 * guessed by looking for it. */
const char posting_search[] =
	"JOIN opportunity_search s ON s.opportunity_id = r.id";
static const char alike[] = "search_text(:q) <% s.public_text";
static const char words[] =
	"Words, \"phrases\", or, -without; if nothing fits, what is spelled "
	"alike.";

const struct param param_q_public = {
	T_LINE, "q", .max = 200, .join = posting_search, .known = "s.open",
	.where = "s.public_words @@ search_query(:q)", .otherwise = alike,
	.help = words,
};

const struct param param_q_member = {
	T_LINE, "q", .max = 200, .join = posting_search, .known = "s.open",
	.where = "s.member_words @@ search_query(:q)", .otherwise = alike,
	.help = words,
};

const struct param param_community = {
	T_CHOICE, "community_of_practice", P_MANY | P_OR_ID,
	.choices = practice_areas,
	.where = "r.role_id IN (\n"
		 "\tSELECT o.id\n"
		 "\t  FROM roles o\n"
		 "\t  JOIN community_of_practice c\n"
		 "\t    ON c.id = o.community_of_practice_id\n"
		 "\t WHERE c.practice_area = ANY(:community_of_practice)\n"
		 "\t    OR c.id::text = ANY(:community_of_practice))",
	.help = "Practice area or id of the role's community.",
};

const struct param param_role = {
	T_UUID, "role", P_MANY, .where = "r.role_id = ANY(:role)",
};

const struct param param_skill = {
	T_UUID, "skill", P_MANY, .join = posting_search,
	.where = "s.skills && CAST(:skill AS uuid[])",
	.help = "A skill that is asked for, at any level.",
};

const struct param param_project = {
	T_LINE, "project", .max = 255,
	.where = "lower(r.project_name) LIKE anywhere(:project)",
	.help = "Part of the project's name.",
};

const struct param param_environment = {
	T_CHOICE, "work_environment", P_MANY, .choices = work_environments,
	.where = "r.work_environment = ANY(:work_environment)",
};

const struct param param_max_hours = {
	T_INT, "max_hours", .max = HOURS_MAX,
	.where = "r.min_hours_required <= :max_hours",
	.help = "At most so many hours a week.",
};

const struct param param_day = {
	T_CHOICE, "day", P_MANY, .choices = weekdays, .join = posting_search,
	.where = "s.days && CAST(:day AS text[])",
	.help = "Of a meeting, in its own time zone.",
};

const struct param *const facet_params[] = {
	&param_q_public, &param_community, &param_role, &param_skill,
	&param_project, &param_environment, &param_max_hours, &param_day,
	&param_time_filter, &param_skills_filter, NULL,
};

const struct param *const facet_member_params[] = {
	&param_q_member, &param_community, &param_role, &param_skill,
	&param_project, &param_environment, &param_max_hours, &param_day,
	&param_time_filter, &param_skills_filter, NULL,
};

const struct param param_status = {
	T_CHOICE, "status", P_MANY | P_LIFTS, .choices = opportunity_statuses,
	.where = "r.status = ANY(:status)\n"
		 "   AND (:manager OR r.created_by_id = :caller\n"
		 "        OR r.closes_on IS NULL OR r.closes_on >= today())",
};

const struct param param_mine = {
	T_BOOL, "mine", P_LIFTS, .where = "r.created_by_id = :caller",
};

const struct order posting_orders[] = {
	{ "created_at", "r.created_at", "timestamptz" },
	{ "-created_at", "r.created_at", "timestamptz", true },
	{ "-opened_at", "coalesce(r.opened_at, '-infinity')", "timestamptz",
	  true },
	{ "closes_on", "coalesce(r.closes_on, 'infinity')", "date" },
	{ "min_hours_required", "r.min_hours_required", "integer" },
	{ NULL },
};

/* The same, with the newest posting first by default. */
const struct order listing_orders[] = {
	{ "-opened_at", "coalesce(r.opened_at, '-infinity')", "timestamptz",
	  true },
	{ "created_at", "r.created_at", "timestamptz" },
	{ "-created_at", "r.created_at", "timestamptz", true },
	{ "closes_on", "coalesce(r.closes_on, 'infinity')", "date" },
	{ "min_hours_required", "r.min_hours_required", "integer" },
	{ NULL },
};

/* What is saved, the latest first. */
const struct order saved_orders[] = {
	{ "-saved_at",
	  "(SELECT s.created_at FROM saved_opportunities s"
	  " WHERE s.user_id = :caller AND s.opportunity_id = r.id)",
	  "timestamptz", true },
	{ NULL },
};
/* clang-format on */
