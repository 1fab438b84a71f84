/*
 * sql_write - the statements that change a row.
 */
#include "sql_write.h"

#include "arena.h"
#include "sql_columns.h"

/* The same columns, when a CTE has computed them. */
static void
answer_names(struct buf *out, const struct model *model)
{
	buf_str(out, "w.own, w.version");
	FOR_EACH_FIELD(field, model) {
		if (!sql_shown(field))
			continue;
		buf_str(out, ", w.");
		sql_name(out, field->name);
	}
}

/* The field of type T_SKILLS, or NULL. */
const struct field *
sql_skills_field(const struct model *model)
{
	FOR_EACH_FIELD(field, model)
		if (field->type == T_SKILLS)
			return field;
	return NULL;
}

const struct field *
sql_links_field(const struct model *model)
{
	FOR_EACH_FIELD(field, model)
		if (field->type == T_REFS)
			return field;
	return NULL;
}

/* Is it stored with the row: by the client, by us as the owner, or as the
 * matrix that a skills object was put into? */
static bool
is_written(const struct resource *resource, const struct field *field)
{
	const struct field *skills = sql_skills_field(resource->model);

	if (field_column(field) == NULL)
		return false;
	if (skills != NULL && strcmp(skills->via, field->name) == 0)
		return true;
	if (resource->flags & BACKSTAGE)
		return field_settable(field);
	return field_writable(field) || (field->flags & F_OWNER);
}

/* The columns that a row to store may hold, each after prefix. */
static void
row_columns(struct buf *out, const struct resource *resource,
	    const char *prefix)
{
	const char *comma = "";

	FOR_EACH_FIELD(field, resource->model) {
		if (!is_written(resource, field))
			continue;
		buf_addf(out, "%s%s", comma, prefix);
		sql_name(out, field_column(field));
		comma = ", ";
	}
	if (resource->column != NULL) {
		buf_addf(out, "%s%s", comma, prefix);
		sql_name(out, resource->column);
	}
}

/*
 * What a write records besides changing the row: who, when, what, with every
 * column that differs.  It is part of the statement itself, so that nobody
 * can forget it.
 */
static void
audit(struct buf *out, const struct resource *resource, const char *action)
{
	const struct model *model = resource->model;
	bool backstage = resource->flags & BACKSTAGE;
	const char *before = "", *after = "";

	/* Skills and links are rows of other tables, written beside this one.
	 */
	if ((sql_skills_field(model) != NULL ||
	     sql_links_field(model) != NULL) &&
	    strcmp(action, "delete") != 0) {
		before = " || coalesce(CAST(:beside_before AS jsonb), '{}')";
		after = " || coalesce(CAST(:beside_after AS jsonb), '{}')";
	}
	buf_addf(out,
		 ", audit AS (\n"
		 "INSERT INTO admin_audit (actor_id, actor_label, via,\n"
		 "\trequest_id, ip, model, object_id, object_label, action,\n"
		 "\tdiff, version%s)\n"
		 "SELECT :caller, :caller_email, '%s', :request_id,\n"
		 "\tCAST(:address AS inet), '%s', w.id, w.label, '%s',\n"
		 "\taudit_diff(w.before%s, w.after%s), w.version%s\n"
		 "  FROM w)",
		 backstage ? ", note, batch" : "", backstage ? "admin" : "api",
		 model->name, action, before, after,
		 backstage ? ",\n\tCAST(:note AS text), CAST(:batch AS uuid)"
			   : "");
}

static void
returning(struct buf *out, const struct resource *resource, const char *before,
	  const char *after)
{
	const struct model *model = resource->model;

	buf_addf(out, "%s AS label,\n\t%s AS before,\n\t%s AS after,\n",
		 model->title, before, after);
	if (resource->flags & BACKSTAGE)
		buf_addf(out, "\t%s AS own,\n\tr.updated_at AS version, r.id",
			 sql_own(model));
	else
		sql_columns(out, model, false);
	buf_str(out, ")");
}

/* What a write gives back, when that is known. */
static void
given(struct buf *out, const struct resource *resource)
{
	buf_str(out, "\nSELECT ");
	if (resource->flags & BACKSTAGE)
		buf_str(out, "w.own, w.version, w.id, w.label");
	else
		answer_names(out, resource->model);
	buf_str(out, " FROM w");
}

const struct statement *
sql_create(const struct resource *resource)
{
	const struct model *model = resource->model;
	bool backstage = resource->flags & BACKSTAGE;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "WITH w AS (\nINSERT INTO %s AS r (%s", model->table,
		 backstage ? "id, " : "");
	row_columns(&out, resource, "");
	buf_addf(&out, ")\nSELECT %s",
		 backstage ? "coalesce(CAST(:id AS uuid), uuidv7()), " : "");
	row_columns(&out, resource, "p.");
	buf_addf(&out,
		 "\n  FROM jsonb_populate_record(NULL::%s, :row) p\n"
		 "RETURNING ",
		 model->table);
	returning(&out, resource, "CAST(NULL AS jsonb)", "to_jsonb(r)");
	audit(&out, resource, "add");
	given(&out, resource);
	return sql_finished(resource, "create", &out, DB_WRITES);
}

const struct statement *
sql_update(const struct resource *resource)
{
	const struct model *model = resource->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "WITH w AS (\nUPDATE %s AS r\n   SET (", model->table);
	row_columns(&out, resource, "");
	buf_str(&out, ") = (SELECT ");
	row_columns(&out, resource, "p.");
	buf_str(&out, "\n\t  FROM jsonb_populate_record(r, :row) p)\n"
		      " WHERE r.id = :id\n"
		      "RETURNING WITH (OLD AS o, NEW AS n)\n\t");
	returning(&out, resource, "to_jsonb(o)", "to_jsonb(n)");
	audit(&out, resource, "change");
	given(&out, resource);
	return sql_finished(resource, "update", &out, DB_WRITES);
}

/* All that goes: the columns, the skills in the row's matrix, the links. */
const char *
sql_deleted(const struct model *model)
{
	const struct field *skills = sql_skills_field(model);
	const struct field *links = sql_links_field(model);

	if (links != NULL)
		return arena_printf("to_jsonb(r) || jsonb_build_object('%s',"
				    " (SELECT jsonb_agg(l.%s) FROM %s l"
				    " WHERE l.%s = r.id))",
				    links->name, links->link->to,
				    links->link->table, links->link->from);
	if (skills == NULL)
		return "to_jsonb(r)";
	return arena_printf("to_jsonb(r) || jsonb_build_object('%s', (SELECT"
			    " m.skill_matrix FROM skill_matrices m"
			    " WHERE m.id = r.%s_id))",
			    skills->name, skills->via);
}

const struct statement *
sql_remove(const struct resource *resource)
{
	const struct model *model = resource->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "WITH w AS (\nDELETE FROM %s AS r\n WHERE r.id = :id\n"
		 "RETURNING ",
		 model->table);
	returning(&out, resource, sql_deleted(model), "CAST(NULL AS jsonb)");
	audit(&out, resource, "delete");
	buf_str(&out, "\nSELECT w.own, w.version FROM w");
	return sql_finished(resource, "remove", &out, DB_WRITES);
}

/* What was sent, of the skills that are held, or that else may be stored. */
static void
held_skills(struct buf *out, const char *or_else)
{
	buf_addf(out,
		 "(SELECT coalesce(jsonb_object_agg(s.key, s.value), '{}')\n"
		 "\tFROM jsonb_each(CAST(:skills AS jsonb)) s\n"
		 "\tWHERE s.key IN (SELECT key FROM held)%s)",
		 or_else);
}

/*
 * The row's own matrix, made or rewritten.  Its skills are held meanwhile: one
 * that is being deleted is not among them, and one that is deleted later is
 * taken off this matrix too.  What is unknown and was there may stay.
 */
const struct statement *
sql_skills(const struct resource *resource, const struct field *field)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "WITH held AS MATERIALIZED (\n"
		 "SELECT CAST(id AS text) AS key FROM skills\n"
		 " WHERE id = ANY(ARRAY(SELECT CAST(k AS uuid)\n"
		 "\tFROM jsonb_object_keys(CAST(:skills AS jsonb)) k\n"
		 "\tWHERE pg_input_is_valid(k, 'uuid')))\n"
		 " ORDER BY id\n"
		 "   FOR KEY SHARE)\n"
		 "INSERT INTO skill_matrices AS m (id, skill_matrix)\n"
		 "VALUES (coalesce((SELECT %s_id FROM %s\n"
		 "\tWHERE id = CAST(:id AS uuid)), uuidv7()),\n\t",
		 field->via, resource->model->table);
	held_skills(&out, "");
	buf_str(&out, ")\n"
		      "ON CONFLICT (id) DO UPDATE\n"
		      "   SET skill_matrix = ");
	held_skills(&out, " OR m.skill_matrix ? s.key");
	buf_addf(&out,
		 "\nRETURNING WITH (OLD AS o, NEW AS n)\n"
		 "\tn.id, jsonb_build_object('%s', o.skill_matrix),\n"
		 "\tjsonb_build_object('%s', n.skill_matrix)",
		 field->name, field->name);
	return sql_finished(resource, "skills", &out, DB_WRITES);
}

const struct statement *
sql_unskill(const struct resource *resource, const struct field *field)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "DELETE FROM skill_matrices m\n USING %s r\n"
		 " WHERE r.id = CAST(:id AS uuid)\n   AND m.id = r.%s_id\n"
		 "RETURNING m.id, jsonb_build_object('%s', m.skill_matrix)",
		 resource->model->table, field->via, field->name);
	return sql_finished(resource, "unskill", &out, DB_WRITES);
}

/* What it was is read from before the statement, as all of it is. */
const struct statement *
sql_links(const struct resource *resource, const struct field *field)
{
	const struct link *link = field->link;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "WITH gone AS (\n"
		 "DELETE FROM %s\n WHERE %s = :id"
		 " AND NOT %s = ANY(CAST(:ids AS uuid[]))),\n"
		 "come AS (\nINSERT INTO %s (%s, %s)\n"
		 "SELECT CAST(:id AS uuid), k.id"
		 " FROM unnest(CAST(:ids AS uuid[])) k (id)\n"
		 "ON CONFLICT DO NOTHING)\n"
		 "SELECT jsonb_build_object('%s',\n"
		 "\tcoalesce(jsonb_agg(%s ORDER BY %s), '[]'))\n"
		 "  FROM %s\n WHERE %s = :id",
		 link->table, link->from, link->to, link->table, link->from,
		 link->to, field->name, link->to, link->to, link->table,
		 link->from);
	return sql_finished(resource, "links", &out, DB_WRITES);
}
