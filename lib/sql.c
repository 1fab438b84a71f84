/*
 * sql - the statements of a resource, derived from its tables.
 */
#include "sql.h"

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

static void
column_skills(struct buf *out, const struct field *field)
{
	if (field->flags & F_EMPTY)
		buf_addf(out, "skills_of(r.%s_id)", field->via);
	else
		buf_addf(out, "coalesce(skills_of(r.%s_id), '{}')", field->via);
}

/* How an answer gets the value of a field, by type. */
static void (*const columns[T__MAX])(struct buf *, const struct field *) = {
	[T_UUID] = column_stored,   [T_LINE] = column_stored,
	[T_TEXT] = column_stored,   [T_EMAIL] = column_stored,
	[T_INT] = column_stored,    [T_BOOL] = column_stored,
	[T_CHOICE] = column_stored, [T_DATE] = column_stored,
	[T_TIME] = column_stored,   [T_SECRET] = NULL,
	[T_JSON] = column_stored,   [T_REF] = column_ref,
	[T_REFS] = column_refs,	    [T_SKILLS] = column_skills,
	[T_SHOWN] = column_shown,
};

/* SQL over r: is it the caller's own? */
static const char *
own(const struct model *model)
{
	FOR_EACH_FIELD(field, model)
		if (field->flags & F_OWNER)
			return arena_printf("coalesce(r.%s = :caller, false)",
					    field_column(field));
	return "coalesce(r.id = :caller, false)";
}

/* The columns of an answer: own, version, the fields. */
static void
answer_columns(struct buf *out, const struct model *model)
{
	buf_addf(out, "\t%s AS own,\n\tr.updated_at AS version", own(model));
	FOR_EACH_FIELD(field, model) {
		if (!sql_shown(field))
			continue;
		buf_str(out, ",\n\t");
		columns[field->type](out, field);
		buf_str(out, " AS ");
		sql_name(out, field->name);
	}
}

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
static const struct field *
skills_field(const struct model *model)
{
	FOR_EACH_FIELD(field, model)
		if (field->type == T_SKILLS)
			return field;
	return NULL;
}

/* Is it stored with the row: by the client, by us as the owner, or as the
 * matrix that a skills object was put into? */
static bool
is_written(const struct model *model, const struct field *field)
{
	const struct field *skills = skills_field(model);

	if (field_column(field) == NULL)
		return false;
	if (skills != NULL && strcmp(skills->via, field->name) == 0)
		return true;
	return field_writable(field) || (field->flags & F_OWNER);
}

/* The columns that a row to store may hold, each after prefix. */
static void
row_columns(struct buf *out, const struct model *model, const char *prefix)
{
	const char *comma = "";

	FOR_EACH_FIELD(field, model) {
		if (!is_written(model, field))
			continue;
		buf_addf(out, "%s%s", comma, prefix);
		sql_name(out, field_column(field));
		comma = ", ";
	}
}

static const struct statement *
finished(const struct resource *resource, const char *verb, struct buf *out,
	 unsigned flags)
{
	return sql_compile(arena_printf("%s_%s", resource->name, verb),
			   out->text, flags);
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
	buf_addf(out, "\n  FROM %s r\n WHERE r.id = %s\n   AND %s",
		 resource->model->table, id, resource->sees);
}

static const struct statement *
read_sql(const struct resource *resource)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT\n");
	answer_columns(&out, resource->model);
	where_row(&out, resource);
	return finished(resource, "read", &out, 0);
}

static const struct statement *
find_sql(const struct resource *resource, bool lock)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "SELECT\n\t%s AS own,\n\tr.updated_at AS version",
		 own(resource->model));
	if (resource->model->check != NULL)
		buf_str(&out, ",\n\tto_jsonb(r) AS stored");
	where_row(&out, resource);
	if (lock)
		buf_str(&out, "\n   FOR UPDATE OF r");
	return finished(resource, lock ? "lock" : "find", &out, 0);
}

/*
 * What a write records besides changing the row: who, when, what, with every
 * column that differs.  It is part of the statement itself, so that nobody
 * can forget it.
 */
static void
audit(struct buf *out, const struct model *model, const char *action)
{
	buf_addf(out,
		 ", audit AS (\n"
		 "INSERT INTO admin_audit (actor_id, actor_label, via,\n"
		 "\trequest_id, ip, model, object_id, object_label, action,\n"
		 "\tdiff, version)\n"
		 "SELECT :caller, :caller_email, 'api', :request_id,\n"
		 "\tCAST(:address AS inet), '%s', w.id, w.label, '%s',\n"
		 "\taudit_diff(w.before, w.after), w.version\n"
		 "  FROM w)",
		 model->name, action);
}

static void
returning(struct buf *out, const struct model *model, const char *before,
	  const char *after)
{
	buf_addf(out, "%s AS label,\n\t%s AS before,\n\t%s AS after,\n",
		 model->title, before, after);
	answer_columns(out, model);
	buf_str(out, ")");
}

static const struct statement *
create_sql(const struct resource *resource)
{
	const struct model *model = resource->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "WITH w AS (\nINSERT INTO %s AS r (", model->table);
	row_columns(&out, model, "");
	buf_str(&out, ")\nSELECT ");
	row_columns(&out, model, "p.");
	buf_addf(&out,
		 "\n  FROM jsonb_populate_record(NULL::%s, :row) p\n"
		 "RETURNING ",
		 model->table);
	returning(&out, model, "CAST(NULL AS jsonb)", "to_jsonb(r)");
	audit(&out, model, "add");
	buf_str(&out, "\nSELECT ");
	answer_names(&out, model);
	buf_str(&out, " FROM w");
	return finished(resource, "create", &out, DB_WRITES);
}

static const struct statement *
update_sql(const struct resource *resource)
{
	const struct model *model = resource->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "WITH w AS (\nUPDATE %s AS r\n   SET (",
		 model->table);
	row_columns(&out, model, "");
	buf_str(&out, ") = (SELECT ");
	row_columns(&out, model, "p.");
	buf_str(&out, "\n\t  FROM jsonb_populate_record(r, :row) p)\n"
		      " WHERE r.id = :id\n"
		      "RETURNING WITH (OLD AS o, NEW AS n)\n\t");
	returning(&out, model, "to_jsonb(o)", "to_jsonb(n)");
	audit(&out, model, "change");
	buf_str(&out, "\nSELECT ");
	answer_names(&out, model);
	buf_str(&out, " FROM w");
	return finished(resource, "update", &out, DB_WRITES);
}

static const struct statement *
remove_sql(const struct resource *resource)
{
	const struct model *model = resource->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "WITH w AS (\nDELETE FROM %s AS r\n WHERE r.id = :id\n"
		       "RETURNING ",
		 model->table);
	returning(&out, model, "to_jsonb(r)", "CAST(NULL AS jsonb)");
	audit(&out, model, "delete");
	buf_str(&out, "\nSELECT w.own, w.version FROM w");
	return finished(resource, "remove", &out, DB_WRITES);
}

/* The row's own matrix, made or rewritten. */
static const struct statement *
skills_sql(const struct resource *resource, const struct field *field)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "INSERT INTO skill_matrices AS m (id, skill_matrix)\n"
		 "VALUES (coalesce((SELECT %s_id FROM %s\n"
		 "\tWHERE id = CAST(:id AS uuid)), uuidv7()), :skills)\n"
		 "ON CONFLICT (id) DO UPDATE\n"
		 "   SET skill_matrix = EXCLUDED.skill_matrix\n"
		 "RETURNING m.id",
		 field->via, resource->model->table);
	return finished(resource, "skills", &out, DB_WRITES);
}

static const struct statement *
unskill_sql(const struct resource *resource, const struct field *field)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "DELETE FROM skill_matrices m\n USING %s r\n"
		 " WHERE r.id = CAST(:id AS uuid)\n   AND m.id = r.%s_id",
		 resource->model->table, field->via);
	return finished(resource, "unskill", &out, DB_WRITES);
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
		statements->create = create_sql(resource);
	if (offers(resource, UPDATE))
		statements->update = update_sql(resource);
	if (offers(resource, REMOVE))
		statements->remove = remove_sql(resource);
	skills = skills_field(resource->model);
	if (skills != NULL && statements->update != NULL) {
		statements->skills = skills_sql(resource, skills);
		statements->unskill = unskill_sql(resource, skills);
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

	buf_addf(out, " WHERE %s", resource->sees);
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
	answer_columns(&out, resource->model);
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
