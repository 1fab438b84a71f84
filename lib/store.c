/*
 * store - looks rows up, and reads them.
 */
#include "store.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "check.h"
#include "json.h"
#include "log.h"
#include "output.h"
#include "policy.h"
#include "query.h"
#include "refs.h"
#include "session.h"
#include "sql.h"
#include "store_list.h"

#define BODIES_MAX    8
#define RESOURCES_MAX 8

/* The API serves one resource a process, the admin one for each model. */
static struct {
	const struct resource *resource;
	struct statements statements;
} sets[RESOURCES_MAX];
static size_t set_count;

/* The question that refs.c asks about each body. */
static struct refs questions[BODIES_MAX];
static size_t question_count;

static void
keep(const struct statement *statement)
{
	if (statement != NULL)
		db_keep(statement);
}

static void
keep_question(const struct model *model, bool admin)
{
	struct refs *refs = &questions[question_count];

	if (model == NULL)
		return;
	if (question_count == BODIES_MAX)
		die("more than %d kinds of bodies", BODIES_MAX);
	refs_init(refs, model, admin);
	keep(refs->question);
	question_count++;
}

void
store_init(const struct resource *resource)
{
	struct statements *set = &sets[set_count].statements;

	if (set_count == RESOURCES_MAX)
		die("more than %d resources", RESOURCES_MAX);
	sets[set_count++].resource = resource;
	sql_for(set, resource);
	keep(set->read);
	keep(set->find);
	keep(set->lock);
	keep(set->create);
	keep(set->update);
	keep(set->remove);
	keep(set->skills);
	keep(set->unskill);
	keep(set->links);
	if (resource->may[LIST] != NOBODY)
		store_list_init(resource);
	if (set->create != NULL || set->update != NULL)
		keep_question(resource->model, resource->flags & BACKSTAGE);
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++)
		keep_question(action->body, false);
}

const struct statements *
store_statements(const struct resource *resource)
{
	static const struct statements none;

	for (size_t i = 0; i < set_count; i++)
		if (sets[i].resource == resource)
			return &sets[i].statements;
	return &none; /* it has no model */
}

bool
store_defers(const struct req *req)
{
	return req->action != NULL && req->action->run != NULL;
}

/* The row the request is about: by its path, or by its action. */
static const char *
row_of(const struct req *req)
{
	if (req->action != NULL && req->action->row != NULL)
		return req->action->row(req);
	return req->row_id;
}

static bool
about_row(const struct req *req)
{
	return req->on_row || (req->action != NULL && req->action->row != NULL);
}

static void
bind_row(const struct req *req, struct binds *binds)
{
	binds_set(binds, "session", session_bytes(req));
	binds_set(binds, "id", row_of(req));
}

static enum error
send_read(struct req *req)
{
	struct binds binds = { .count = 0 };

	bind_row(req, &binds);
	return db_send(store_statements(req->resource)->read, &binds);
}

/* What the request would read, once it is let in; NULL: nothing that can be
 * sent yet. */
static enum error (*reader(struct req *req))(struct req *)
{
	if (store_defers(req)) {
		if (req->action->ahead == NULL || query_unfit(req))
			return NULL;
		return req->action->ahead;
	}
	if (about_row(req)) {
		if (req_right(req, READ) == NOBODY ||
		    (req->on_row && req->row_id == NULL))
			return NULL;
		return send_read;
	}
	if (req_right(req, LIST) == NOBODY || query_unfit(req))
		return NULL;
	return store_list_send;
}

enum error
read_ahead(struct req *req)
{
	enum error (*send)(struct req *);
	enum error error;
	bool asked = false;

	if (!req_is(req, "GET") && !req_is(req, "HEAD"))
		return OK;
	if (req->parameters_fault != NULL)
		return OK;
	if (req->session_hash == NULL && !policy_open(req_gate(req)))
		return OK; /* the gate will refuse */
	send = reader(req);
	if (send == NULL)
		return OK;
	/* Values that have to be asked for first travel now, the rest later. */
	error = query_ask(req, &asked);
	if (error == OK && !asked) {
		error = send(req);
		req->read_sent = error == OK;
	}
	return error == OK ? OK : fail(req, error, NULL);
}

/* The version as the answer shows it, for ETag and If-Match. */
static void
read_version(struct req *req, int column)
{
	struct buf out;

	buf_init(&out, 64);
	output_time(&out, db_value(column), db_length(column));
	req->version = out.text;
}

static enum error
missing(struct req *req)
{
	return fail(req, E_NOT_FOUND, req->resource->model->missing);
}

static enum error
answer_read(struct req *req)
{
	enum error error = db_one();

	if (error == DONE)
		return missing(req);
	if (error != OK)
		return fail(req, error, NULL);
	req->found = true;
	store_answer(req);
	return OK;
}

void
store_answer(struct req *req)
{
	req->own = db_true(SQL_OWN);
	read_version(req, SQL_VERSION);
	output_row(&req->out, req->resource->model, SQL_FIELDS);
}

static enum error
find_read(struct req *req)
{
	const char *fault;
	enum error error = db_one();

	if (error == DONE)
		return missing(req);
	if (error != OK)
		return fail(req, error, NULL);
	req->found = true;
	req->own = db_true(FIND_OWN);
	read_version(req, FIND_VERSION);
	if (req->resource->model->check != NULL)
		req->old = json_parse(db_value(FIND_STORED),
				      db_length(FIND_STORED), &fault);
	return OK;
}

enum error
row_find(struct req *req)
{
	const struct statements *statements = store_statements(req->resource);
	struct binds binds = { .count = 0 };
	enum error error;

	if (!about_row(req) || store_defers(req))
		return OK;
	if (row_of(req) == NULL)
		return missing(req);
	if (req->verb == READ) {
		error = req->read_sent ? OK : send_read(req);
		return error == OK ? answer_read(req) : fail(req, error, NULL);
	}
	bind_row(req, &binds);
	error = OK;
	if (req->lock)
		error = db_begin();
	if (error == OK)
		error = db_send(req->lock ? statements->lock : statements->find,
				&binds);
	if (error == OK && req->lock && (error = db_one()) == DONE)
		error = OK;
	return error == OK ? find_read(req) : fail(req, error, NULL);
}

/* Does a list of entity tags hold the version?  If-Match compares strongly,
 * but we never send weak ones, so a W/ that a proxy put there is ignored. */
static bool
tag_listed(const char *list, const char *tag)
{
	while (*list != '\0') {
		size_t length;

		list += strspn(list, " \t,");
		if (strncmp(list, "W/", 2) == 0)
			list += 2;
		length = strcspn(list, ",");
		while (length > 0 && strchr(" \t", list[length - 1]) != NULL)
			length--;
		if (strlen(tag) == length && strncmp(list, tag, length) == 0)
			return true;
		list += strcspn(list, ",");
	}
	return false;
}

enum error
version_check(struct req *req)
{
	if ((req->resource->flags & VERSIONED) == 0 || !req->found ||
	    req->verb == READ || *req->if_match == '\0' ||
	    strcmp(req->if_match, "*") == 0)
		return OK;
	if (tag_listed(req->if_match, arena_printf("\"%s\"", req->version)))
		return OK;
	return fail(req, E_CHANGED, NULL);
}

enum error
body_check(struct req *req)
{
	struct check check = {
		.model = req_body_model(req),
		.body = req->body,
		.old = req->old,
		.create = req->verb == CREATE,
		.partial = req->partial,
		.from_form = req->from_form,
	};

	if (req->body == NULL)
		return OK;
	req->row = check_body(&check, &req->faults);
	return OK;
}

enum error
refs_check(struct req *req)
{
	const struct model *model = req_body_model(req);
	enum error error = OK;

	if (req->row == NULL)
		return OK;
	for (size_t i = 0; i < question_count; i++)
		if (questions[i].model == model)
			error = refs_ask(&questions[i], req->body, req->row,
					 row_of(req), &req->faults);
	if (error != OK)
		return fail(req, error, NULL);
	if (faults_any(&req->faults))
		return fail(req, E_INVALID, NULL);
	return OK;
}

enum error
store_read(struct req *req, const char *id)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "id", id);
	error = db_send(store_statements(req->resource)->read, &binds);
	return error == OK ? answer_read(req) : fail(req, error, NULL);
}
