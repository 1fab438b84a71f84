/*
 * save - stores a form, in one transaction.
 */
#include "save.h"

#include "arena.h"
#include "audit.h"
#include "json.h"
#include "meanwhile.h"
#include "once.h"
#include "page.h"
#include "store_write.h"
#include "taken.h"
#include "transaction.h"

void
save_init(void)
{
	once_init();
	meanwhile_init();
	taken_init();
}

/* What is the same in the row as it is now need not be written. */
static void
drop_same(struct form *form, const struct record *now)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const char *column = field_column(field);
		const cJSON *mine = json_get(form->body, field->name);
		const cJSON *theirs = json_get(now->values, field->name);

		if (mine == NULL || strcmp(form_canon(field, mine),
					   form_canon(field, theirs)) != 0)
			continue;
		(void)cJSON_DetachItemFromObjectCaseSensitive(
			form->row, column == NULL ? field->name : column);
	}
}

/* The row as it is now, locked, and what became of it since the form came. */
static enum error
lock(struct form *form, struct save *save)
{
	struct req *req = form->req;
	const char *version = form_field(form, "_version");
	enum error error = record_read(req, form->admin, form->record.id, true,
				       &save->theirs);

	if (error != OK)
		return error;
	if (!record_may(req, form->admin, ADMIN_CHANGE, &save->theirs))
		return fail(req, E_PERMISSION, NULL);
	if (version != NULL && strcmp(version, save->theirs.version) != 0)
		error = meanwhile_find(form, save, version);
	if (error != OK)
		return error;
	for (size_t i = 0; i < save->count; i++)
		if (save->list[i].conflict)
			return E_CHANGED;
	drop_same(form, &save->theirs);
	return OK;
}

static enum error
judge(struct form *form)
{
	enum error error = OK;

	if (form->admin->check != NULL)
		error = form->admin->check(form->req, form);
	if (error == OK)
		form_judge(form);
	return error;
}

static enum error
write(struct form *form)
{
	struct req *req = form->req;
	enum error error;

	req->row = form->row;
	error = store_change(req);
	if (error == E_INVALID)
		form_refused(form);
	if (error == OK && form->admin->saved != NULL)
		error = form->admin->saved(req, req->row_id);
	return error;
}

static enum error
store(struct form *form, struct save *save)
{
	struct req *req = form->req;
	bool stored = form->record.id != NULL;
	enum error error = judge(form);

	if (error == OK && stored)
		error = lock(form, save);
	if (error == OK)
		error = form_refs(form);
	if (error == OK && (form->fault_count > 0 || form->offers_anyway))
		error = E_INVALID;
	if (error == OK)
		error = write(form);
	if (error == OK && !stored)
		error = once_mark(req, form_field(form, "_once"),
				  form_location(form, req->row_id));
	return error;
}

/* That it was tried outlives the transaction. */
static enum error
refused(struct form *form)
{
	struct req *req = form->req;
	enum error error = audit_note(
		req, &(struct audit_event){ .actor = req->user.id,
					    .label = req->page->person.email,
					    .action = form->refusal,
					    .note = form->record.label });

	return error == OK ? E_INVALID : error;
}

enum error
save_run(struct form *form, struct save *save)
{
	struct req *req = form->req;
	enum error error;

	*save = (struct save){ .count = 0 };
	req->resource = record_resource(form->admin);
	req->verb = form->record.id == NULL ? CREATE : UPDATE;
	req->row_id = form->record.id;
	req->batch = once_new();
	error = transaction_begin();
	if (error == OK)
		error = store(form, save);
	error = transaction_end(error);
	if (error != E_INVALID)
		return error;
	if (form->refusal != NULL)
		return refused(form);
	error = taken_find(form);
	return error == OK ? E_INVALID : error;
}

enum error
save_seen(struct form *form, const char **location)
{
	return once_seen(form->req, form_field(form, "_once"), location);
}
