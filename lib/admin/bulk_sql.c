/*
 * bulk_sql - the statements of what is done to many rows at once.
 *
 * Right, state and version are conditions of the statement that writes; what it
 * did is in the audit log by the same statement, under one batch.
 */
#include "bulk.h"

#include "arena.h"
#include "list_sql.h"
#include "policy.h"
#include "sql.h"
#include "sql_write.h"

static const struct model *
model_of(const struct bulk *bulk)
{
	return bulk->list->admin->model;
}

static const char *
sql_type(const struct field *field)
{
	return field->type == T_BOOL ? "boolean" : "text";
}

void
bulk_chosen(struct buf *out, const struct bulk *bulk)
{
	if (bulk->across) {
		list_where(out, bulk->list, -1);
		return;
	}
	list_seen(out, bulk->list);
	buf_str(out, "\n   AND r.id = ANY(CAST(:ids AS uuid[]))");
}

/* May it become what it shall be from where it is? */
static void
from(struct buf *out, const struct bulk *bulk)
{
	const struct model_action *action = bulk->action;
	const struct field *field;

	if (bulk->removes || action->from == NULL) {
		buf_str(out, "true");
		return;
	}
	field = model_field(model_of(bulk), action->field);
	buf_str(out, "r.");
	sql_name(out, field_column(field));
	buf_addf(out, " = ANY(CAST(:from AS %s[]))", sql_type(field));
}

static void
unless(struct buf *out, const struct bulk *bulk)
{
	buf_str(out,
		bulk->action->unless != NULL ? bulk->action->unless : "false");
}

const struct statement *
bulk_plan_sql(const struct bulk *bulk)
{
	const struct model *model = model_of(bulk);
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "WITH chosen AS MATERIALIZED (\n"
		 "SELECT r.id, CASE WHEN NOT %s THEN 'own' WHEN NOT ",
		 policy_sql(bulk->action->may, model));
	from(&out, bulk);
	buf_str(&out, " THEN '='");
	if (!bulk->removes) {
		buf_str(&out, " || CAST(r.");
		sql_name(&out,
			 field_column(model_field(model, bulk->action->field)));
		buf_str(&out, " AS text)");
	}
	buf_str(&out, " WHEN ");
	unless(&out, bulk);
	buf_addf(&out,
		 " THEN '" BULK_UNLESS "' END AS skip\n  FROM %s r\n WHERE ",
		 model->table);
	bulk_chosen(&out, bulk);
	buf_addf(&out,
		 "\n LIMIT %d)\n"
		 "SELECT (SELECT count(*) FROM chosen),\n"
		 "\t(SELECT count(*) FROM chosen WHERE skip IS NULL),\n"
		 "\tnow(),\n"
		 "\t(SELECT jsonb_object_agg(s.skip, s.n) FROM (\n"
		 "\t\tSELECT skip, count(*) AS n FROM chosen\n"
		 "\t\t WHERE skip IS NOT NULL GROUP BY 1) s),\n"
		 "\t(SELECT jsonb_agg(%s) FROM %s r\n"
		 "\t WHERE r.id IN (SELECT id FROM chosen\n"
		 "\t\tWHERE skip IS NULL ORDER BY id LIMIT %d))",
		 BULK_MAX + 1, model->title, model->table,
		 bulk->removes ? BULK_NAMED_REMOVED : BULK_NAMED);
	return sql_compile(NULL, out.text, 0);
}

/* In the order that everybody locks them in. */
const struct statement *
bulk_lock_sql(const struct bulk *bulk)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "SELECT r.id FROM %s r\n WHERE ", model_of(bulk)->table);
	bulk_chosen(&out, bulk);
	buf_addf(&out, "\n   AND %s\n ORDER BY r.id FOR UPDATE OF r",
		 policy_sql(bulk->action->may, model_of(bulk)));
	return sql_compile(NULL, out.text, DB_WRITES);
}

/* The rows to change. */
static void
chosen(struct buf *out, const struct bulk *bulk)
{
	buf_addf(out,
		 "WITH chosen AS MATERIALIZED (\nSELECT r.id FROM %s r\n"
		 " WHERE ",
		 model_of(bulk)->table);
	bulk_chosen(out, bulk);
	buf_addf(out, "\n   AND %s\n   AND ",
		 policy_sql(bulk->action->may, model_of(bulk)));
	from(out, bulk);
	buf_str(out, "\n   AND NOT ");
	unless(out, bulk);
	buf_str(out, "\n   AND r.updated_at <="
		     " CAST(:as_of AS timestamptz)),\n");
}

static void
changed(struct buf *out, const struct bulk *bulk)
{
	const struct model *model = model_of(bulk);
	const struct field *field;

	if (bulk->removes) {
		buf_addf(out,
			 "w AS (\nDELETE FROM %s AS r USING chosen c\n"
			 " WHERE r.id = c.id\n"
			 "RETURNING r.id, %s AS label, %s AS before,\n"
			 "\tCAST(NULL AS jsonb) AS after,\n"
			 "\tr.updated_at AS version)",
			 model->table, model->title, sql_deleted(model));
		return;
	}
	if (bulk->action->instead != NULL) {
		buf_str(out, bulk->action->instead);
		return;
	}
	field = model_field(model, bulk->action->field);
	buf_addf(out, "w AS (\nUPDATE %s AS r\n   SET ", model->table);
	sql_name(out, field_column(field));
	buf_addf(out,
		 " = CAST(:to AS %s)\n"
		 "  FROM chosen c\n"
		 " WHERE r.id = c.id\n"
		 "RETURNING WITH (OLD AS o, NEW AS n)\n"
		 "\tr.id, %s AS label, to_jsonb(o) AS before,\n"
		 "\tto_jsonb(n) AS after, n.updated_at AS version)",
		 sql_type(field), model->title);
}

const struct statement *
bulk_change_sql(const struct bulk *bulk)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	chosen(&out, bulk);
	changed(&out, bulk);
	if (bulk->action->also != NULL)
		buf_addf(&out, ",\n%s", bulk->action->also);
	buf_addf(&out,
		 ",\naudit AS (\n"
		 "INSERT INTO admin_audit (actor_id, actor_label, via,\n"
		 "\trequest_id, ip, model, object_id, object_label, action,\n"
		 "\tdiff, version, batch)\n"
		 "SELECT :caller, :caller_email, 'admin', :request_id,\n"
		 "\tCAST(:address AS inet), '%s', w.id, w.label, '%s',\n"
		 "\taudit_diff(w.before, w.after), w.version,\n"
		 "\tCAST(:batch AS uuid)\n"
		 "  FROM w)\n"
		 "SELECT count(*) FROM w",
		 model_of(bulk)->name,
		 bulk->removes                   ? "delete"
		 : bulk->action->instead != NULL ? bulk->action->name
						 : "change");
	return sql_compile(NULL, out.text, DB_WRITES);
}

void
bulk_binds(struct req *req, const struct bulk *bulk, struct binds *binds)
{
	const struct model_action *action = bulk->action;
	size_t from_count = 0;

	list_binds(req, bulk->list, binds);
	binds_set(binds, "request_id", req->request_id);
	binds_set(binds, "address",
		  *req->address == '\0' ? NULL : req->address);
	binds_set(binds, "ids", bulk->ids);
	binds_set(binds, "as_of", bulk->as_of);
	binds_set(binds, "batch", bulk->batch);
	binds_set(binds, "to", action->to);
	while (action->from != NULL && action->from[from_count] != NULL)
		from_count++;
	binds_set(binds, "from", db_array(action->from, from_count));
}
