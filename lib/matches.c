/*
 * matches - current postings, ranked for the caller.
 *
 * What passes the parameters is asked of the database, by id; what that is
 * worth is judged here, over the pool.
 */
#include "matches.h"

#include "arena.h"
#include "match_item.h"
#include "match_pool.h"
#include "match_rank.h"
#include "match_zones.h"
#include "matching.h"
#include "models.h"
#include "posting_params.h"
#include "query.h"
#include "route.h"
#include "sql.h"
#include "text.h"

#define IDS_MAX (32UL << 20)

/* clang-format off */
const struct param *const match_params[] = {
	&param_limit, &param_cursor, &param_q_member, &param_community,
	&param_role, &param_skill, &param_project, &param_environment,
	&param_max_hours, &param_day, &param_time_match, &param_skills_match,
	NULL,
};

const struct order match_orders[] = {
	{ "match", NULL, "match", true },
	{ NULL },
};
/* clang-format on */

/* Which postings are ranked: all that every member may see. */
static const struct resource members = {
	.model = &opportunity,
	.gate = MEMBER,
	.sees = "is_current(r)",
	.params = match_params,
};

/* The ids that pass what SQL can tell of the parameters given; NULL if there
 * are no such parameters. */
static const struct statement *
ids_sql(const bool *given, bool otherwise)
{
	unsigned long set = 0;
	struct buf out;

	for (size_t i = 0; match_params[i] != NULL; i++)
		if (given[i] && match_params[i]->where != NULL)
			set |= 2UL << i;
	if (set == 0)
		return NULL;
	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT r.id\n");
	sql_rows(&out, &members, given, otherwise);
	return sql_compile(arena_printf("match_ids_%lx", set | otherwise),
			   out.text, DB_REPLAN);
}

void
matches_init(void)
{
	bool given[PARAMS_MAX] = { false };

	matching_init();
	match_item_init(&members);
	/* Kept so that a column that lacks shows when a worker starts. */
	for (size_t i = 0; match_params[i] != NULL; i++)
		given[i] = true;
	db_keep(ids_sql(given, false));
	db_keep(ids_sql(given, true));
}

/* --- one ------------------------------------------------------------------ */

enum error
matches_read_ahead(struct req *req)
{
	enum error error = matching_ask(req);

	if (error == OK)
		error = match_item_send(req, db_array(&req->row_id, 1));
	return error;
}

/* A text of the row, to stand when others are read. */
static const char *
lasting(const char *text)
{
	return text == NULL ? NULL : arena_strdup(text);
}

enum error
matches_read(struct req *req)
{
	enum error error = req->read_sent ? OK : matches_read_ahead(req);
	struct match_row row;

	if (error == OK)
		error = matching_read(req);
	if (error != OK)
		return error;
	error = db_one();
	if (error == DONE)
		return fail(req, E_NOT_FOUND, members.model->missing);
	if (error != OK)
		return fail(req, error, NULL);
	row = match_item_open(req);
	row = (struct match_row){ lasting(row.hours), lasting(row.area),
				  lasting(row.skills), lasting(row.meetings) };
	error = matching_ready(req);
	if (error == OK)
		match_item_close(req, &row);
	return error;
}

/* --- which are ranked ----------------------------------------------------- */

enum error
matches_list_ahead(struct req *req)
{
	const struct statement *ids = ids_sql(req->list.given, false);
	enum error error = matching_ask(req);

	if (error == OK && ids != NULL)
		error = db_send(ids, &req->list.binds);
	return error;
}

/* The ids that come, one behind the other. */
static enum error
read_ids(struct buf *ids)
{
	unsigned char id[MATCH_ID];
	enum error error;

	while ((error = db_next()) == OK) {
		match_id_read(id, db_value(0));
		buf_add(ids, (const char *)id, sizeof(id));
	}
	return error == DONE ? OK : error;
}

/* Those that pass, if there are parameters; else *all. */
static enum error
find_ids(struct req *req, struct buf *ids, bool *all)
{
	enum error error;

	*all = ids_sql(req->list.given, false) == NULL;
	if (*all)
		return OK;
	buf_init(ids, IDS_MAX);
	error = read_ids(ids);
	if (error == OK && ids->length == 0 &&
	    sql_alternative(&members, req->list.given)) {
		error = db_send(ids_sql(req->list.given, true),
				&req->list.binds);
		if (error == OK)
			error = read_ids(ids);
	}
	return error == OK ? OK : fail(req, error, NULL);
}

/* By place in the pool: is it ranked?  NULL: all are. */
static const bool *
ranked(const struct buf *ids, bool all)
{
	size_t count;
	bool *ranked;

	if (all)
		return NULL;
	(void)match_pool_entries(&count);
	ranked = arena_array(count + 1, sizeof(*ranked));
	for (size_t i = 0; i + MATCH_ID <= ids->length; i += MATCH_ID)
		ranked[match_pool_find((const unsigned char *)ids->text + i)] =
			true;
	return ranked;
}

/* --- a page --------------------------------------------------------------- */

/* Does the score pass the parameters that are about it? */
static bool
passes(const struct req *req, const struct match_result *result)
{
	for (size_t i = 0; match_params[i] != NULL; i++)
		if (req->list.given[i] && match_params[i]->passes != NULL &&
		    !match_params[i]->passes(result))
			return false;
	return true;
}

/* What comes first behind the cursor, one more than a page holds. */
static void
rank(struct req *req, const bool *ranked, const struct match_place *after,
     struct match_top *top)
{
	size_t count;
	const struct match_entry *entries = match_pool_entries(&count);

	top->most = (size_t)req->list.limit + 1;
	top->places = arena_array(top->most, sizeof(*top->places));
	for (size_t i = 0; i < count; i++) {
		struct match_result result;
		struct match_place place;

		if (ranked != NULL && !ranked[i])
			continue;
		match_score(&req->matching->volunteer, &entries[i].posting,
			    match_zones(), &result);
		place = match_place_of(&entries[i], &result);
		if (passes(req, &result) &&
		    (after == NULL || match_place_compare(&place, after) > 0))
			match_top_add(top, &place);
	}
	match_top_finish(top);
}

static const char *
id_text(const struct match_place *place)
{
	char *text = arena_alloc(UUID_LENGTH + 1);

	match_id_write(text, place->id);
	return text;
}

static void
link_next(struct req *req, const struct match_place *last)
{
	const char *cursor = cursor_write(
		req->list.order, match_place_sort(last), id_text(last));

	req_header(req, "Link",
		   arena_printf("<%s%s>; rel=\"next\"",
				route_base(req->resource),
				query_next(req, cursor)));
}

/* The rows of the page.  One that is gone by now leaves a gap; the page may
 * end before all of it, when it is long enough. */
static enum error
show(struct req *req, const struct match_top *top, size_t count)
{
	const char **ids = arena_array(count + 1, sizeof(*ids));
	size_t shown = count;
	enum error error;

	for (size_t i = 0; i < count; i++)
		ids[i] = id_text(&top->places[i]);
	buf_char(&req->out, '[');
	error = match_item_send(req, db_array(ids, count));
	while (error == OK && (error = db_next()) == OK) {
		struct match_row row;

		if (req->out.length > PAGE_MAX) {
			shown = match_item_place();
			db_stop(); /* the rest may be as long */
			break;
		}
		if (req->out.length > 1)
			buf_char(&req->out, ',');
		row = match_item_open(req);
		match_item_close(req, &row);
	}
	if (error > DONE)
		return fail(req, error, NULL);
	buf_char(&req->out, ']');
	if (shown < top->count)
		link_next(req, &top->places[shown - 1]);
	return OK;
}

static const char *
bound(const struct req *req, const char *name)
{
	const struct binds *binds = &req->list.binds;

	for (size_t i = 0; i < binds->count; i++)
		if (strcmp(binds->names[i], name) == 0)
			return binds->values[i];
	return NULL;
}

enum error
matches_list(struct req *req)
{
	enum error error = req->read_sent ? OK : matches_list_ahead(req);
	size_t limit = (size_t)req->list.limit;
	struct match_place after;
	struct match_top top = { .count = 0 };
	struct buf ids;
	bool all;

	if (error == OK)
		error = matching_read(req);
	if (error == OK)
		error = find_ids(req, &ids, &all);
	if (error == OK)
		error = matching_ready(req);
	if (error != OK)
		return error;
	if (req->list.after)
		(void)match_place_read(&after, bound(req, "after"),
				       bound(req, "after_id"));
	rank(req, ranked(&ids, all), req->list.after ? &after : NULL, &top);
	return show(req, &top, top.count > limit ? limit : top.count);
}
