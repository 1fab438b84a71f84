/*
 * record - one stored row, as a form shows it.
 */
#include "record.h"

#include "arena.h"
#include "json.h"
#include "log.h"
#include "policy.h"
#include "session.h"
#include "sql.h"
#include "store.h"

enum { RECORD_OWN, RECORD_VERSION, RECORD_LABEL, RECORD_VALUES, RECORD_LABELS };

static struct {
	const struct model_admin *admin;
	struct resource resource;
	const struct statement *read, *lock;
} kinds[MODEL_ADMINS_MAX];
static size_t kind_count;

/* A list of links, in the order that people read them in. */
static void
sql_linked(struct buf *out, const struct field *field, const char *what)
{
	const struct link *link = field->link;

	buf_addf(out,
		 "(SELECT coalesce(jsonb_agg(%s ORDER BY %s), '[]')"
		 " FROM %s l JOIN %s t ON t.id = l.%s WHERE l.%s = r.id)",
		 what, link->order, link->table, field->to->table, link->to,
		 link->from);
}

static void
sql_value(struct buf *out, const struct field *field)
{
	if (field->type == T_REFS)
		sql_linked(out, field, "t.id");
	else if (field->type == T_SKILLS)
		buf_addf(out,
			 "(SELECT m.skill_matrix FROM skill_matrices m"
			 " WHERE m.id = r.%s_id)",
			 field->via);
	else if (field->type == T_SHOWN)
		buf_str(out, field->expr);
	else
		buf_addf(out, "r.\"%s\"", field_column(field));
}

/* How people call what the field refers to; titles speak of a row r of their
 * own, so the reference comes from k. */
static bool
sql_label(struct buf *out, const struct field *field)
{
	if (field->type == T_REF)
		buf_addf(out, "(SELECT %s FROM %s r WHERE r.id = k.\"%s\")",
			 field->to->title, field->to->table, field->name);
	else if (field->type == T_REFS)
		buf_addf(out,
			 "(SELECT coalesce(jsonb_agg(%s ORDER BY l.id), '[]')"
			 " FROM %s l JOIN %s r ON r.id = l.%s"
			 " WHERE l.%s = k.id)",
			 field->to->title, field->link->table, field->to->table,
			 field->link->to, field->link->from);
	else if (field->type == T_SKILLS)
		buf_addf(out,
			 "(SELECT jsonb_object_agg(s.id, s.name)"
			 " FROM skill_matrices m JOIN skills s"
			 " ON m.skill_matrix ? s.id::text"
			 " WHERE m.id = r.%s_id)",
			 field->via);
	else
		return false;
	return true;
}

static void
sql_values(struct buf *out, const struct model *model)
{
	const char *comma = "";

	buf_str(out, "\tjsonb_build_object(\n");
	FOR_EACH_FIELD(field, model) {
		buf_addf(out, "%s\t'%s', ", comma, field->name);
		sql_value(out, field);
		comma = ",\n";
	}
	buf_str(out, "),\n\tjsonb_build_object(\n");
	comma = "";
	FOR_EACH_FIELD(field, model) {
		struct buf label;

		buf_init(&label, SQL_MAX);
		if (!sql_label(&label, field))
			continue;
		buf_addf(out, "%s\t'%s', %s", comma, field->name, label.text);
		comma = ",\n";
	}
	buf_str(out, ")");
}

static const struct statement *
record_sql(const struct resource *resource, bool lock)
{
	const struct model *model = resource->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "SELECT %s,\n\tr.updated_at,\n\t%s,\n", sql_own(model),
		 model->title);
	sql_values(&out, model);
	buf_addf(&out, "\n  FROM %s r\n CROSS JOIN LATERAL (SELECT r.id",
		 model->table);
	FOR_EACH_FIELD(field, model)
		if (field->type == T_REF)
			buf_addf(&out, ", r.\"%s\" AS \"%s\"",
				 field_column(field), field->name);
	buf_addf(&out, ") k\n WHERE r.id = CAST(:id AS uuid)%s",
		 lock ? "\n   FOR UPDATE OF r" : "");
	return sql_finished(resource, lock ? "record_lock" : "record", &out, 0);
}

void
record_init(void)
{
	for (size_t i = 0; model_admins[i] != NULL; i++) {
		const struct model_admin *admin = model_admins[i];
		struct resource *resource = &kinds[i].resource;

		if (i == MODEL_ADMINS_MAX)
			die("more than %d kinds of records", MODEL_ADMINS_MAX);
		*resource = (struct resource){
			.name = arena_printf("admin_%s", admin->slug),
			.model = admin->model,
			.gate = ADMITTED,
			.may = { [CREATE] = admin->may[ADMIN_ADD],
				 [UPDATE] = admin->may[ADMIN_CHANGE] },
			.sees = "true",
			.column = admin->column,
			.flags = BACKSTAGE,
		};
		kinds[i].admin = admin;
		kinds[i].read = record_sql(resource, false);
		kinds[i].lock = record_sql(resource, true);
		db_keep(kinds[i].read);
		db_keep(kinds[i].lock);
		store_init(resource);
		kind_count++;
	}
}

static size_t
kind_of(const struct model_admin *admin)
{
	size_t i = 0;

	while (i + 1 < kind_count && kinds[i].admin != admin)
		i++;
	return i;
}

const struct resource *
record_resource(const struct model_admin *admin)
{
	return &kinds[kind_of(admin)].resource;
}

static cJSON *
read_object(int column)
{
	const char *fault;

	return json_parse(db_value(column), db_length(column), &fault);
}

enum error
record_read(struct req *req, const struct model_admin *admin, const char *id,
	    bool lock, struct record *record)
{
	size_t kind = kind_of(admin);
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "id", id);
	error = db_send(lock ? kinds[kind].lock : kinds[kind].read, &binds);
	if (error == OK)
		error = db_one();
	if (error > DONE)
		return fail(req, error, NULL);
	if (error == DONE)
		return DONE;
	record->id = id;
	record->own = db_true(RECORD_OWN);
	record->version = arena_strdup(db_value(RECORD_VERSION));
	record->label = arena_strdup(
		db_value(RECORD_LABEL) == NULL ? "" : db_value(RECORD_LABEL));
	record->values = read_object(RECORD_VALUES);
	record->labels = read_object(RECORD_LABELS);
	return OK;
}

bool
record_may(const struct req *req, const struct model_admin *admin,
	   enum admin_verb verb, const struct record *record)
{
	return policy_check(req, admin->may[verb],
			    record != NULL && record->own);
}
