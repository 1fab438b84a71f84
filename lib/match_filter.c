/*
 * match_filter - the parameters time_filter and skills_filter: what passes is
 * judged by the score, and a list gets the ids.
 */
#include "arena.h"
#include "match_pool.h"
#include "match_zones.h"
#include "matching.h"
#include "posting_params.h"
#include "text.h"

static bool
passes_time(const struct match_result *result)
{
	return result->time_filter;
}

static bool
passes_skills(const struct match_result *result)
{
	return result->skills_filter;
}

/* Ids as the text of an array, as many as may be. */
static const char *
passing_ids(const struct matching *matching,
	    bool (*passes)(const struct match_result *))
{
	size_t count;
	const struct match_entry *entries = match_pool_entries(&count);
	char *array = arena_array(count + 1, UUID_LENGTH + 1), *end = array;
	struct match_result result;

	*end++ = '{';
	for (size_t i = 0; i < count; i++) {
		match_score(&matching->volunteer, &entries[i].posting,
			    match_zones(), &result);
		if (!passes(&result))
			continue;
		match_id_write(end, entries[i].id);
		end += UUID_LENGTH;
		*end++ = ',';
	}
	end -= end[-1] == ',';
	*end = '}';
	return array;
}

/* The session that was asked about is over: all pass, as without one. */
static enum error
withdraw(struct req *req, bool *given)
{
	enum error error = OK;

	*given = false;
	if (req->matching != NULL)
		error = db_rest();
	req->matching = NULL;
	return error == OK ? OK : fail(req, error, NULL);
}

static enum error
bind_ids(struct req *req, const struct param *param, bool *given)
{
	enum error error;

	if (req->user.id == NULL)
		return withdraw(req, given);
	error = matching_ready(req);
	if (error == OK)
		binds_set(&req->list.binds, param->name,
			  passing_ids(req->matching, param->passes));
	return error;
}

static const char time_help[] =
	"A meeting overlaps the times when the caller is free.";
static const char skills_help[] =
	"The caller has 30 % of the skills that are asked for.";

static const struct source scores = { matching_init, matching_ask, bind_ids };

/* clang-format off */
const struct param param_time_filter = {
	T_BOOL, "time_filter",
	.where = "r.id = ANY(CAST(:time_filter AS uuid[]))",
	.source = &scores, .passes = passes_time,
	.help = time_help,
};

const struct param param_skills_filter = {
	T_BOOL, "skills_filter",
	.where = "r.id = ANY(CAST(:skills_filter AS uuid[]))",
	.source = &scores, .passes = passes_skills,
	.help = skills_help,
};

/* The same for who has the scores at hand. */
const struct param param_time_match = {
	T_BOOL, "time_filter", .passes = passes_time,
	.help = time_help,
};

const struct param param_skills_match = {
	T_BOOL, "skills_filter", .passes = passes_skills,
	.help = skills_help,
};
/* clang-format on */
