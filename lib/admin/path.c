/*
 * path - what a column, a filter or a search of a list speaks of, in SQL.
 */
#include "path.h"

#include "arena.h"
#include "log.h"
#include "sql_columns.h"

struct path
path_find(const struct model *model, const char *text)
{
	const char *dot = strchr(text, '.');
	struct path path = { .field = NULL };

	if (dot == NULL) {
		path.field = model_field(model, text);
	} else {
		path.hop = model_field(
			model, arena_strndup(text, (size_t)(dot - text)));
		if (path.hop != NULL && path.hop->to != NULL)
			path.field = model_field(path.hop->to, dot + 1);
	}
	if (path.field == NULL ||
	    (path.hop != NULL && field_column(path.field) == NULL))
		die("%s has no path %s", model->name, text);
	return path;
}

enum type
path_type(const struct path *path)
{
	return path->field->type == T_SHOWN ? path->field->as
					    : path->field->type;
}

/* The field's value in a row called alias. */
static void
value_of(struct buf *out, const struct field *field, const char *alias)
{
	if (field->type == T_SHOWN) {
		buf_str(out, field->expr);
		return;
	}
	buf_addf(out, "%s.", alias);
	sql_name(out, field_column(field));
}

void
path_value(struct buf *out, const struct path *path)
{
	if (path->hop == NULL) {
		value_of(out, path->field, "r");
		return;
	}
	buf_str(out, "(SELECT ");
	value_of(out, path->field, "x");
	buf_addf(out, " FROM %s x WHERE x.id = ", path->hop->to->table);
	value_of(out, path->hop, "r");
	buf_char(out, ')');
}

void
path_join(struct buf *out, const struct path *path, size_t number)
{
	if (path->hop == NULL)
		return;
	buf_addf(out,
		 "\n  LEFT JOIN %s x%zu ON x%zu.id = ", path->hop->to->table,
		 number, number);
	value_of(out, path->hop, "r");
}

void
path_joined(struct buf *out, const struct path *path, size_t number)
{
	value_of(out, path->field,
		 path->hop == NULL ? "r" : arena_printf("x%zu", number));
}

/* The label speaks of r, a row of the other model: k stands between. */
static void
shown_ref(struct buf *out, const struct path *path)
{
	const struct model *to = path->field->to;

	buf_str(out, "(SELECT to_jsonb(t.label) FROM (SELECT ");
	path_value(out, path);
	buf_addf(out,
		 " AS id) k CROSS JOIN LATERAL (SELECT %s AS label"
		 " FROM %s r WHERE r.id = k.id) t)",
		 to->title, to->table);
}

static void
shown_refs(struct buf *out, const struct path *path)
{
	const struct link *link = path->field->link;
	const struct model *to = path->field->to;

	buf_addf(out,
		 "(SELECT to_jsonb(array_agg(t.label ORDER BY t.label))"
		 " FROM %s l CROSS JOIN LATERAL (SELECT %s AS label FROM %s r"
		 " WHERE r.id = l.%s) t WHERE l.%s = r.id)",
		 link->table, to->title, to->table, link->to, link->from);
}

void
path_shown(struct buf *out, const struct path *path)
{
	enum type type = path_type(path);

	if (type == T_REF) {
		shown_ref(out, path);
	} else if (type == T_REFS) {
		shown_refs(out, path);
	} else {
		buf_str(out,
			type == T_TIME ? "to_jsonb(admin_time(" : "to_jsonb(");
		path_value(out, path);
		buf_str(out, type == T_TIME ? ", :zone))" : ")");
	}
}

void
path_where(struct buf *out, const struct path *path, const char *before,
	   const char *after)
{
	const struct link *link = path->field->link;

	if (path->field->type == T_REFS) {
		buf_addf(out,
			 "EXISTS (SELECT FROM %s l WHERE l.%s = r.id AND "
			 "%sl.%s%s)",
			 link->table, link->from, before, link->to, after);
		return;
	}
	if (path->hop != NULL) {
		value_of(out, path->hop, "r");
		buf_addf(out, " IN (SELECT x.id FROM %s x WHERE ",
			 path->hop->to->table);
	}
	buf_str(out, before);
	value_of(out, path->field, path->hop != NULL ? "x" : "r");
	buf_str(out, after);
	if (path->hop != NULL)
		buf_char(out, ')');
}

/* From one value to the next: as many looks into the index as there are. */
static void
values_of(struct buf *out, const struct model *model, const char *column)
{
	buf_addf(out,
		 "WITH RECURSIVE d AS (\n\t(SELECT r.%s AS v FROM %s r"
		 " WHERE r.%s IS NOT NULL ORDER BY r.%s LIMIT 1)\n\tUNION ALL"
		 " SELECT (SELECT r.%s FROM %s r WHERE r.%s > d.v"
		 " ORDER BY r.%s LIMIT 1) FROM d WHERE d.v IS NOT NULL)\n"
		 "SELECT v FROM d WHERE v IS NOT NULL",
		 column, model->table, column, column, column, model->table,
		 column, column);
}

void
path_values(struct buf *out, const struct model *model, const struct path *path)
{
	const char *column = field_column(path->field);

	if (path->field->type == T_REFS)
		buf_addf(out, "SELECT DISTINCT l.%s AS v FROM %s l",
			 path->field->link->to, path->field->link->table);
	else if (path->hop != NULL)
		buf_addf(out,
			 "SELECT DISTINCT x.%s AS v FROM %s x WHERE EXISTS"
			 " (SELECT FROM %s r WHERE r.%s = x.id)",
			 column, path->hop->to->table, model->table,
			 field_column(path->hop));
	else
		values_of(out, model, column);
}

const char *
path_parameter(const struct path *path)
{
	enum type type = path_type(path);

	return arena_printf("%s%s%s%s",
			    path->hop != NULL ? path->hop->name : "",
			    path->hop != NULL ? "__" : "", path->field->name,
			    type == T_REF || type == T_REFS ? "__id" : "");
}
