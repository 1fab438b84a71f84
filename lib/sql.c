/*
 * sql - the statements of a resource, derived from its tables.
 */
#include "sql.h"

#include "arena.h"
#include "sql_columns.h"
#include "sql_write.h"

/* Which rows exist for the caller.  Reads are sent before it is known whose the
 * session is (store.c, read_ahead()): where members alone are let in, a made-up
 * one must find nothing, not merely be refused afterwards. */
static void
where_seen(struct buf *out, const struct resource *resource)
{
	if (resource->gate > VISITOR)
		buf_str(out, ":caller IS NOT NULL AND ");
	buf_str(out, resource->sees);
}

/* The row that :id names; without one, that of the caller, where an action of
 * the resource is about it. */
static void
where_row(struct buf *out, const struct resource *resource)
{
	const char *id = ":id";

	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++)
		if (action->row != NULL)
			id = "coalesce(CAST(:id AS uuid), :caller)";
	buf_addf(out, "\n  FROM %s r\n WHERE r.id = %s\n   AND ",
		 resource->model->table, id);
	where_seen(out, resource);
}

static const struct statement *
read_sql(const struct resource *resource)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT\n");
	sql_columns(&out, resource->model);
	where_row(&out, resource);
	return sql_finished(resource, "read", &out, 0);
}

static const struct statement *
find_sql(const struct resource *resource, bool lock)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "SELECT\n\t%s AS own,\n\tr.updated_at AS version",
		 sql_own(resource->model));
	if (resource->model->check != NULL)
		buf_str(&out, ",\n\tto_jsonb(r) AS stored");
	where_row(&out, resource);
	if (lock)
		buf_str(&out, "\n   FOR UPDATE OF r");
	return sql_finished(resource, lock ? "lock" : "find", &out, 0);
}

/* Is the verb allowed anywhere, by the resource itself or by an action that
 * leaves the work to the verbs? */
static bool
offers(const struct resource *resource, enum verb verb)
{
	if (resource->may[verb] != NOBODY)
		return true;
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++)
		if (action->row != NULL && action->may[verb] != NOBODY)
			return true;
	return false;
}

void
sql_for(struct statements *statements, const struct resource *resource)
{
	const struct field *skills;

	*statements = (struct statements){ NULL };
	if (resource->model == NULL)
		return;
	if (offers(resource, READ))
		statements->read = read_sql(resource);
	if (resource->may[CREATE] != NOBODY)
		statements->create = sql_create(resource);
	if (offers(resource, UPDATE))
		statements->update = sql_update(resource);
	if (offers(resource, REMOVE))
		statements->remove = sql_remove(resource);
	skills = sql_skills_field(resource->model);
	if (skills != NULL && statements->update != NULL) {
		statements->skills = sql_skills(resource, skills);
		statements->unskill = sql_unskill(resource, skills);
	}
	if (statements->update != NULL || statements->remove != NULL) {
		statements->find = find_sql(resource, false);
		statements->lock = find_sql(resource, true);
	}
}

/* The conditions of a list: what exists for the caller, then either what a
 * bare list shows or what the parameters ask for. */
static void
list_where(struct buf *out, const struct resource *resource, const bool *given)
{
	bool lifted = false;

	buf_str(out, " WHERE ");
	where_seen(out, resource);
	for (size_t i = 0; resource->params[i] != NULL; i++)
		if (given[i] && (resource->params[i]->flags & P_LIFTS))
			lifted = true;
	if (resource->lists != NULL && !lifted)
		buf_addf(out, "\n   AND %s", resource->lists);
	for (size_t i = 0; resource->params[i] != NULL; i++)
		if (given[i] && resource->params[i]->where != NULL)
			buf_addf(out, "\n   AND %s",
				 resource->params[i]->where);
}

const struct statement *
sql_list(const struct resource *resource, const bool *given,
	 const struct order *order, bool after)
{
	unsigned long set = after ? 1 : 0;
	const char *down = order->descending ? " DESC" : "";
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT\n");
	sql_columns(&out, resource->model);
	buf_addf(&out, ",\n\t%s AS sort,\n\tr.id AS row_id\n  FROM %s r\n",
		 order->expr, resource->model->table);
	list_where(&out, resource, given);
	if (after)
		buf_addf(&out, "\n   AND (%s, r.id) %s (:after::%s, :after_id)",
			 order->expr, order->descending ? "<" : ">",
			 order->cast);
	buf_addf(&out, "\n ORDER BY %s%s, r.id%s\n LIMIT :limit", order->expr,
		 down, down);
	for (size_t i = 0; resource->params[i] != NULL; i++)
		if (given[i] && resource->params[i]->where != NULL)
			set |= 2UL << i;
	return sql_compile(arena_printf("list_%lx_%s", set, order->name),
			   out.text, DB_STREAM);
}
