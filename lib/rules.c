/*
 * rules - checks that fields of models name, beyond what their type asks.
 */
#include "rules.h"

#include <cjson/cJSON.h>

#include "check.h"
#include "json.h"
#include "password.h"
#include "text.h"
#include "zones.h"

#define DAY_SECONDS 86400L
/* The zone furthest ahead of UTC. */
#define AHEAD_SECONDS (14L * 3600)

void
check_zone(struct faults *faults, struct cJSON **value)
{
	if (!zone_known((*value)->valuestring))
		fault_add(faults, "\"%s\" is not a valid time zone.",
			  check_echo(*value));
}

void
check_past(struct faults *faults, struct cJSON **value)
{
	long today = (long)(time(NULL) + AHEAD_SECONDS) / DAY_SECONDS;
	long days;

	if (text_date((*value)->valuestring, &days) && days > today)
		fault_add(faults, "This date is in the future.");
}

void
check_new_password(struct faults *faults, struct cJSON **value)
{
	const char *reason;
	unsigned rule = 0;

	while ((reason = password_weak((*value)->valuestring, &rule)) != NULL)
		fault_add(faults, "%s", reason);
}

/* The id that a column holds; "" for null or none. */
static const char *
held(const struct cJSON *row, const char *column)
{
	const char *id = json_text(json_get(row, column));

	return id == NULL ? "" : id;
}

void
check_one_matrix(struct faults *faults, const struct cJSON *old,
		 struct cJSON *row)
{
	static const char column[] = "skills_required_matrix_id";

	if (json_get(row, "skills") == NULL || json_get(row, column) == NULL ||
	    strcmp(held(row, column), held(old, column)) == 0)
		return;
	faults_field(faults, "skills");
	fault_add(faults, "Send either skills or skills_required_matrix.");
}
