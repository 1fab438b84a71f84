/*
 * store_write - creates, changes and removes a row.
 */
#include "store_write.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "json.h"
#include "policy.h"
#include "refs.h"
#include "refusal.h"
#include "route.h"
#include "session.h"
#include "store.h"
#include "transaction.h"

/* What a write judges once more when it holds the row's lock. */
static enum error (*const locked_phases[])(struct req *) = {
	row_find,
	policy_row,
	version_check,
};

static enum error
lock(struct req *req)
{
	const size_t count = sizeof(locked_phases) / sizeof(locked_phases[0]);
	enum error error = OK;

	req->lock = true;
	for (size_t i = 0; i < count && error == OK; i++)
		error = locked_phases[i](req);
	return error;
}

static void
bind_write(struct req *req, struct binds *binds)
{
	binds_set(binds, "session", session_bytes(req));
	binds_set(binds, "id",
		  req->action != NULL && req->action->row != NULL
			  ? req->action->row(req)
			  : req->row_id);
	binds_set(binds, "request_id", req->request_id);
	binds_set(binds, "address",
		  *req->address == '\0' ? NULL : req->address);
	binds_set(binds, "beside_before", req->beside_before);
	binds_set(binds, "beside_after", req->beside_after);
	binds_set(binds, "note", req->note);
	binds_set(binds, "batch", req->batch);
	if (req->row != NULL)
		binds_set(binds, "row", json_print(req->row));
}

/* What a constraint refused is told like what a check finds. */
static enum error
write_refused(struct req *req, enum error error)
{
	if (error == E_INVALID)
		refusal_add(&req->faults, req->resource->model, req->row);
	return fail(req, error, NULL);
}

/* The field of that type, if the row says something about it. */
static const struct field *
sent(const struct req *req, enum type type)
{
	FOR_EACH_FIELD(field, req->resource->model)
		if (field->type == type &&
		    json_get(req->row, field->name) != NULL)
			return field;
	return NULL;
}

/*
 * A skills object goes into the row's own matrix, whose id goes into the row;
 * null removes the matrix, and so does {} where empty means nothing.
 */
static enum error
write_skills(struct req *req, const struct statements *statements,
	     const struct field *field)
{
	const struct cJSON *skills = json_get(req->row, field->name);
	const char *column = arena_printf("%s_id", field->via);
	bool kept = cJSON_IsObject(skills) &&
		    (skills->child != NULL || (field->flags & F_EMPTY));
	struct binds binds = { .count = 0 };
	enum error error;

	bind_write(req, &binds);
	binds_set(&binds, "skills", json_print(skills));
	error = db_send(kept ? statements->skills : statements->unskill,
			&binds);
	if (error == OK)
		error = db_one();
	if (error > DONE)
		return write_refused(req, error);
	json_set(req->row, column,
		 kept ? cJSON_CreateString(db_value(0)) : cJSON_CreateNull());
	req->beside_before = "{}";
	if (error == OK)
		req->beside_before = arena_strdup(db_value(1));
	req->beside_after = kept ? arena_strdup(db_value(2))
				 : arena_printf("{\"%s\":null}", field->name);
	return OK;
}

static enum error
write_links(struct req *req, const struct field *field)
{
	const struct cJSON *list = json_get(req->row, field->name);
	struct binds binds = { .count = 0 };
	enum error error;

	bind_write(req, &binds);
	binds_set(&binds, "ids", refs_array(list));
	error = db_send(store_statements(req->resource)->links, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return write_refused(req, error);
	req->beside_before = arena_strdup(db_value(0));
	req->beside_after =
		arena_printf("{\"%s\":%s}", field->name, json_print(list));
	return OK;
}

/* The row that a write gave back: what it is now. */
static void
remember(struct req *req)
{
	req->version = arena_strdup(db_value(SQL_VERSION));
	req->row_id = arena_strdup(db_value(SQL_FIELDS));
	req->label = arena_strdup(db_value(SQL_FIELDS + 1));
}

static enum error
change_row(struct req *req, const struct statement *statement)
{
	struct binds binds = { .count = 0 };
	enum error error;

	bind_write(req, &binds);
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	if (error == DONE)
		return fail(req, E_NOT_FOUND, req->resource->model->missing);
	if (error != OK)
		return write_refused(req, error);
	remember(req);
	return OK;
}

/* Sends the write, with COMMIT behind it if a transaction is open, and makes
 * the row that comes back the answer. */
static enum error
write_row(struct req *req, const struct statement *statement, bool commit)
{
	struct binds binds = { .count = 0 };
	enum error error;

	bind_write(req, &binds);
	error = db_send(statement, &binds);
	if (error == OK && commit)
		error = db_commit();
	if (error == OK)
		error = db_one();
	if (error == DONE) /* it went away under a lock that did not hold */
		return fail(req, E_NOT_FOUND, req->resource->model->missing);
	if (error != OK)
		return write_refused(req, error);
	if (req->verb != REMOVE)
		store_answer(req);
	if (req->verb == CREATE)
		req->row_id = arena_strdup(db_value(SQL_FIELDS));
	if (commit && (error = db_one()) > DONE)
		return write_refused(req, error);
	return OK;
}

static void
stamp_owner(struct req *req)
{
	FOR_EACH_FIELD(field, req->resource->model)
		if (field->flags & F_OWNER)
			json_set(req->row, field_column(field),
				 cJSON_CreateString(req->user.id));
}

enum error
store_create(struct req *req, const struct statements *statements)
{
	const struct field *skills = sent(req, T_SKILLS);
	enum error error = OK;

	stamp_owner(req);
	if (skills != NULL) {
		error = transaction_begin();
		if (error == OK)
			error = write_skills(req, statements, skills);
	}
	if (error == OK)
		error = write_row(req, statements->create, skills != NULL);
	if (error != OK)
		return error;
	req->outcome = CREATED;
	req_header(
		req, "Location",
		arena_printf("%s%s/", route_base(req->resource), req->row_id));
	return OK;
}

enum error
store_update(struct req *req, const struct statements *statements)
{
	const struct field *skills = sent(req, T_SKILLS);
	enum error error = lock(req);

	if (error == OK && skills != NULL)
		error = write_skills(req, statements, skills);
	if (error == OK)
		error = write_row(req, statements->update, true);
	return error;
}

enum error
store_remove(struct req *req, const struct statements *statements)
{
	enum error error = lock(req);

	if (error == OK)
		error = write_row(req, statements->remove, true);
	if (error == OK)
		req->outcome = EMPTY;
	return error;
}

/* With an id, what was deleted comes back: it is whose it was.
 * A new row is known to the audit before it has an id to link from: what it is
 * linked to is told beside it all the same. */
static enum error
change_new(struct req *req, const struct statements *statements)
{
	const struct field *skills = sent(req, T_SKILLS);
	const struct field *links = sent(req, T_REFS);
	enum error error = OK;

	if (req->row_id == NULL)
		stamp_owner(req);
	if (skills != NULL)
		error = write_skills(req, statements, skills);
	if (links != NULL)
		req->beside_after = arena_printf(
			"{\"%s\":%s}", links->name,
			json_print(json_get(req->row, links->name)));
	if (error == OK)
		error = change_row(req, statements->create);
	if (error == OK && links != NULL)
		error = write_links(req, links);
	return error;
}

enum error
store_change(struct req *req)
{
	const struct statements *statements = store_statements(req->resource);
	const struct field *skills = sent(req, T_SKILLS);
	const struct field *links = sent(req, T_REFS);
	enum error error = OK;

	req->beside_before = NULL;
	req->beside_after = NULL;
	if (req->verb == CREATE)
		return change_new(req, statements);
	if (skills != NULL)
		error = write_skills(req, statements, skills);
	if (error == OK && links != NULL)
		error = write_links(req, links);
	if (error == OK)
		error = change_row(req, statements->update);
	return error;
}
