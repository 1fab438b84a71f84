/*
 * recreate - what was deleted comes back from the log, under its old id.
 *
 * Its values are judged like those of any new record.  When it was created, and
 * what the database keeps besides its fields, is new.
 */
#include "recreate.h"

#include "arena.h"
#include "diff.h"
#include "entry.h"
#include "form.h"
#include "json.h"
#include "once.h"
#include "page.h"
#include "policy.h"
#include "sql.h"
#include "store_write.h"
#include "text.h"
#include "transaction.h"

static const char deleted_sql[] =
	"SELECT a.model, a.object_id, a.object_label, a.diff\n"
	"  FROM admin_audit a\n"
	" WHERE a.id = CAST(:entry AS bigint)\n"
	"   AND a.action = 'delete'\n"
	"   AND a.at > now() - interval '" RECREATE_DAYS " days'";

static const struct statement *deleted;

struct lost {
	const struct model_admin *admin;
	const char *id, *label;
	const cJSON *values; /* as the log has them */
};

void
recreate_init(void)
{
	deleted = sql_compile("admin_deleted", deleted_sql, 0);
	db_keep(deleted);
}

/* A password is in no log. */
bool
recreate_can(const struct model_admin *admin)
{
	return admin != NULL && admin->column == NULL &&
	       admin->may[ADMIN_ADD] != NOBODY;
}

static enum error
find(struct req *req, struct lost *lost)
{
	struct binds binds = { .count = 0 };
	const char *fault;
	long number;
	enum error error = DONE;

	binds_set(&binds, "entry", req->page->name);
	if (text_integer(req->page->name, 1, 1L << 60, &number))
		error = db_send(deleted, &binds);
	if (error == OK)
		error = db_one();
	if (error == OK && !recreate_can(entry_admin(db_value(0))))
		error = DONE;
	if (error != OK)
		return fail(req, error == DONE ? E_NOT_FOUND : error, NULL);
	*lost = (struct lost){
		.admin = entry_admin(db_value(0)),
		.id = arena_strdup(db_value(1)),
		.label = arena_strdup(db_value(2) == NULL ? "" : db_value(2)),
		.values = json_parse(db_value(3), db_length(3), &fault),
	};
	return OK;
}

/* E_CHANGED: it is there.  E_INVALID: the form says why not. */
static enum error
write(struct form *form, const struct lost *lost)
{
	struct req *req = form->req;
	struct record record;
	const cJSON *value;
	enum error error =
		record_read(req, lost->admin, lost->id, false, &record);

	if (error != DONE)
		return error == OK ? E_CHANGED : error;
	cJSON_ArrayForEach(value, lost->values) {
		const struct field *field = diff_field(lost->admin, value);

		if (field != NULL && json_get(value, "o") != NULL)
			json_set(form->body, field->name,
				 cJSON_Duplicate(json_get(value, "o"), true));
	}
	form_judge(form);
	error = form_refs(form);
	if (error == OK && form->fault_count > 0)
		error = E_INVALID;
	if (error != OK)
		return error;
	req->row = form->row;
	req->row_id = lost->id;
	error = store_change(req);
	if (error == E_INVALID)
		form_refused(form);
	return error;
}

static enum error
transaction(struct form *form, const struct lost *lost)
{
	struct req *req = form->req;
	enum error error = transaction_begin();

	req->resource = record_resource(lost->admin);
	req->verb = CREATE;
	req->batch = once_new();
	req->note = "Recreated";
	if (error == OK)
		error = write(form, lost);
	return transaction_end(error);
}

/* Whoever was quicker has left it there: that is no fault of the values. */
static enum error
look_again(struct req *req, const struct lost *lost)
{
	struct record record;
	enum error error =
		record_read(req, lost->admin, lost->id, false, &record);

	return error == OK ? E_CHANGED : error == DONE ? E_INVALID : error;
}

enum error
recreate_run(struct req *req)
{
	struct form form;
	struct lost lost = { .id = NULL };
	enum error error = OK;

	if (!policy_check(req, SUPERUSER, false))
		return fail(req, E_PERMISSION, NULL);
	error = find(req, &lost);
	if (error != OK)
		return error;
	form_init(&form, req, lost.admin, NULL);
	error = transaction(&form, &lost);
	if (error == E_INVALID)
		error = look_again(req, &lost);
	if (error == E_INVALID) {
		message_say(req, MESSAGE_ERROR,
			    arena_printf("\xe2\x80\x9c%s\xe2\x80\x9d was not "
					 "recreated. %s",
					 lost.label, form_why(&form)));
		return page_redirect(req, "/admin/log/?action=delete");
	}
	if (error != OK && error != E_CHANGED)
		return fail(req, error, NULL);
	message_say(req, error == OK ? MESSAGE_SUCCESS : MESSAGE_WARNING,
		    arena_printf("\xe2\x80\x9c%s\xe2\x80\x9d is there%s.",
				 lost.label,
				 error == OK ? " again" : " already"));
	return page_redirect(req, form_location(&form, lost.id));
}
