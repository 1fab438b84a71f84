/*
 * sql - the statements of a resource, derived from its tables.
 */
#include "sql.h"

#include "sql_write.h"

/* The row that :id names; without one, that of the caller, where an action of
 * the resource is about it. */
static void
where_row(struct buf *out, const struct resource *resource, const char *join)
{
	const char *id = ":id";

	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++)
		if (action->row != NULL)
			id = "coalesce(CAST(:id AS uuid), :caller)";
	buf_addf(out, "\n  FROM %s r", resource->model->table);
	if (join != NULL)
		buf_addf(out, "\n  %s", join);
	buf_addf(out, "\n WHERE r.id = %s\n   AND ", id);
	sql_seen(out, resource);
}

static const struct statement *
read_sql(const struct resource *resource)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT\n");
	sql_columns(&out, resource->model, resource->join != NULL);
	where_row(&out, resource, resource->join);
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
	where_row(&out, resource, NULL);
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
	if (resource->flags & BACKSTAGE) {
		skills = sql_links_field(resource->model);
		if (skills != NULL && statements->update != NULL)
			statements->links = sql_links(resource, skills);
		return;
	}
	if (statements->update != NULL || statements->remove != NULL) {
		statements->find = find_sql(resource, false);
		statements->lock = find_sql(resource, true);
	}
}
