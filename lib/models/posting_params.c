/*
 * posting_params - the parameters and orders of lists of opportunities.
 */
#include "posting_params.h"

#include "models.h"

/* clang-format off */
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
/* clang-format on */
