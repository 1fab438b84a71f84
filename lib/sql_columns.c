/*
 * sql_columns - the columns of an answer, from the model.
 */
#include "sql_columns.h"

#include "arena.h"

bool
sql_shown(const struct field *field)
{
	return (field->flags & F_HIDDEN) == 0 && field->type != T_SECRET;
}

void
sql_name(struct buf *out, const char *name)
{
	buf_addf(out, "\"%s\"", name);
}

static void
column_stored(struct buf *out, const struct field *field)
{
	buf_str(out, "r.");
	sql_name(out, field_column(field));
}

static void
column_shown(struct buf *out, const struct field *field)
{
	buf_str(out, field->expr);
}

static void
column_ref(struct buf *out, const struct field *field)
{
	if (field->expr != NULL)
		column_shown(out, field);
	else
		column_stored(out, field);
}

static void
column_refs(struct buf *out, const struct field *field)
{
	const struct link *link = field->link;

	buf_addf(out,
		 "(SELECT coalesce(jsonb_agg(t.id ORDER BY %s), '[]')"
		 " FROM %s l JOIN %s t ON t.id = l.%s WHERE l.%s = r.id)",
		 link->order, link->table, field->to->table, link->to,
		 link->from);
}

/* The matrix without keys that are in no catalogue; see SKILL_NAMES. */
static void
column_skills(struct buf *out, const struct field *field)
{
	bool empty = field->flags & F_EMPTY;

	if (empty)
		buf_addf(out, "CASE WHEN r.%s_id IS NOT NULL THEN ",
			 field->via);
	buf_addf(out,
		 "(SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}')"
		 " FROM skill_matrices m"
		 " CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e"
		 " CROSS JOIN LATERAL (SELECT FROM skills"
		 " WHERE id::text = e.key LIMIT 1) s"
		 " WHERE m.id = r.%s_id)",
		 field->via);
	if (empty)
		buf_str(out, " END");
}

/* How an answer gets the value of a field, by type. */
static void (*const columns[T__MAX])(struct buf *, const struct field *) = {
	[T_UUID] = column_stored,   [T_LINE] = column_stored,
	[T_TEXT] = column_stored,   [T_EMAIL] = column_stored,
	[T_INT] = column_stored,    [T_BOOL] = column_stored,
	[T_CHOICE] = column_stored, [T_DATE] = column_stored,
	[T_TIME] = column_stored,   [T_SECRET] = NULL,
	[T_JSON] = column_stored,   [T_REF] = column_ref,
	[T_REFS] = column_refs,     [T_SKILLS] = column_skills,
	[T_SHOWN] = column_shown,
};

const char *
sql_mine(const struct model *model)
{
	FOR_EACH_FIELD(field, model)
		if (field->flags & F_OWNER)
			return arena_printf("r.%s = :caller",
					    field_column(field));
	return "r.id = :caller";
}

const char *
sql_own(const struct model *model)
{
	return arena_printf("coalesce(%s, false)", sql_mine(model));
}

void
sql_columns(struct buf *out, const struct model *model, bool kept)
{
	buf_addf(out, "\t%s AS own,\n\tr.updated_at AS version",
		 sql_own(model));
	FOR_EACH_FIELD(field, model) {
		if (!sql_shown(field))
			continue;
		buf_str(out, ",\n\t");
		if (kept && field->kept != NULL)
			buf_str(out, field->kept);
		else
			columns[field->type](out, field);
		buf_str(out, " AS ");
		sql_name(out, field->name);
	}
}

const struct statement *
sql_finished(const struct resource *resource, const char *verb, struct buf *out,
	     unsigned flags)
{
	return sql_compile(arena_printf("%s_%s", resource->name, verb),
			   out->text, flags);
}

void
sql_seen(struct buf *out, const struct resource *resource)
{
	if (resource->gate > VISITOR)
		buf_str(out, ":caller IS NOT NULL AND ");
	buf_str(out, resource->sees);
}
