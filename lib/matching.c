/*
 * matching - the caller as a volunteer, beside all current postings.
 */
#include "matching.h"

#include <stdlib.h>

#include "arena.h"
#include "match_pool.h"
#include "match_zones.h"
#include "session.h"
#include "sql.h"

static const char who_sql[] =
	"SELECT " MATCH_POOL_STATE " AS state,\n"
	"\tCAST(extract(epoch FROM now()) AS bigint) AS now,\n"
	"\tu.max_available_hours, c.practice_area, m.skill_matrix,\n"
	"\tu.meeting_availability, u.time_zone\n"
	"  FROM users u\n"
	"  LEFT JOIN community_of_practice c"
	" ON c.id = u.community_of_practice_id\n"
	"  LEFT JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id\n"
	" WHERE u.id = :caller";

enum { STATE, NOW, HOURS, AREA, SKILLS, AVAILABILITY, ZONE };

static const struct statement *who;

void
matching_init(void)
{
	if (who != NULL)
		return;
	who = sql_compile("match_who", who_sql, 0);
	db_keep(who);
	match_pool_init();
}

enum error
matching_ask(struct req *req)
{
	struct binds binds = { .count = 0 };
	enum error error;

	if (req->matching != NULL)
		return OK;
	binds_set(&binds, "session", session_bytes(req));
	error = db_send(who, &binds);
	if (error == OK)
		req->matching = arena_alloc(sizeof(*req->matching));
	return error == OK ? OK : fail(req, error, NULL);
}

static const char *
copy(int column)
{
	const char *value = db_value(column);

	return value == NULL ? NULL : arena_strdup(value);
}

enum error
matching_read(struct req *req)
{
	struct matching *matching;
	enum error error = matching_ask(req);

	if (error != OK)
		return error;
	matching = req->matching;
	if (matching->read)
		return OK;
	error = db_one();
	/* The account may have gone since the session was found. */
	if (error == DONE)
		error = E_NOT_AUTHENTICATED;
	if (error != OK)
		return fail(req, error, NULL);
	matching->read = true;
	matching->state = copy(STATE);
	matching->now = strtol(db_value(NOW), NULL, 10);
	matching->hours = match_hours_read(db_value(HOURS));
	matching->area = copy(AREA);
	matching->skills = copy(SKILLS);
	matching->availability = copy(AVAILABILITY);
	matching->zone = copy(ZONE);
	return OK;
}

/* Windows in a zone that is not known are as good as none said. */
static void
set_windows(struct matching *matching)
{
	static const struct match_zone nowhere = { .local = { .count = 1 } };
	struct match_window windows[WINDOWS_MAX];
	int zone = match_zone_number(matching->zone);
	size_t count;
	bool said = match_windows_read(windows, &count, matching->availability);

	if (zone < 0)
		match_windows(&matching->volunteer, &nowhere, NULL, 0);
	else
		match_windows(&matching->volunteer, &match_zones()[zone],
			      said ? windows : NULL, count);
}

static void
set_skills(struct matching *matching)
{
	uint8_t *levels;
	size_t count;

	if (matching->skills == NULL)
		return; /* never rated */
	(void)match_pool_skill_names(&count);
	levels = arena_alloc(count + 1);
	match_levels_read(levels, count, matching->skills,
			  match_pool_numbers());
	matching->volunteer.levels = levels;
	matching->volunteer.level_count = count;
}

enum error
matching_ready(struct req *req)
{
	enum error error = matching_read(req);
	struct matching *matching = req->matching;

	if (error != OK || matching->ready)
		return error;
	error = match_pool_refresh(matching->state, matching->now);
	if (error != OK)
		return fail(req, error, NULL);
	matching->volunteer.hours = matching->hours;
	matching->volunteer.community = match_area_read(matching->area);
	set_skills(matching);
	set_windows(matching);
	matching->ready = true;
	return OK;
}
