/*
 * form_open - the pages to add and to change one record: where their fields
 * come from.
 */
#include "form_open.h"

#include "arena.h"
#include "conflict.h"
#include "form_page.h"
#include "form_post.h"
#include "form_view.h"
#include "history.h"
#include "json.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "save.h"
#include "several.h"
#include "stash.h"
#include "text.h"

/* Fields come as they were typed, into this form or into one that is gone. */
static enum error
open_stash(struct form *form)
{
	bool typed;
	enum error error = stash_reopen(form->req, &typed);

	if (error != OK || !typed)
		return error;
	form->sent = &form->req->page->form;
	form->note = form->record.id == NULL && form->admin->column != NULL
			     ? STASH_NOTE " Type the passwords again: they "
					  "are never kept."
			     : STASH_NOTE;
	error = form_read(form);
	form->fault_count = 0;
	return error;
}

static void
prefill(struct form *form)
{
	const char *const *name = form->admin->prefill;

	for (; name != NULL && *name != NULL; name++) {
		const char *value = page_parameter(form->req, *name);
		const struct field *field =
			model_field(form->admin->model, *name);

		if (value == NULL || !text_utf8(value, strlen(value)))
			continue;
		if (field->type == T_REFS) {
			cJSON *list = cJSON_CreateArray();

			cJSON_AddItemToArray(list, cJSON_CreateString(value));
			json_set(form->shown, *name, list);
		} else {
			json_set(form->shown, *name, cJSON_CreateString(value));
		}
	}
}

static void
presets(struct form *form)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		if (field->preset == NULL)
			continue;
		json_set(form->shown, field->name,
			 field->type == T_BOOL
				 ? cJSON_CreateBool(
					   strcmp(field->preset, "true") == 0)
				 : cJSON_CreateString(field->preset));
	}
	for (const struct choice *fresh = form->admin->fresh;
	     fresh != NULL && fresh->value != NULL; fresh++)
		json_set(form->shown, fresh->value,
			 cJSON_CreateString(fresh->label));
}

/* Is it where a record stands, from where each begins? */
static bool
begins(const struct field *field)
{
	return field->preset != NULL && field->type == T_CHOICE;
}

/* All of another record but what belongs to that one alone. */
static enum error
copy(struct form *form)
{
	const char *id = page_parameter(form->req, "copy");
	struct record other = { .id = NULL };
	enum error error;

	if (id == NULL)
		return OK;
	error = text_uuid_canonical(id)
			? record_read(form->req, form->admin, id, false, &other)
			: DONE;
	if (error != OK ||
	    !record_may(form->req, form->admin, ADMIN_VIEW, &other))
		return error > DONE ? error
				    : fail(form->req, E_NOT_FOUND, NULL);
	FOR_EACH_FORM_FIELD(field, form)
	{
		const cJSON *value = json_get(other.values, field->name);

		if (field->type != T_DATE && !begins(field) &&
		    !(field->flags & F_OWNER) && value != NULL)
			json_set(form->shown, field->name,
				 cJSON_Duplicate(value, true));
	}
	form->note = arena_printf("Copied from %s. Nothing is saved yet.",
				  other.label);
	return OK;
}

static enum error
read_sent(struct form *form)
{
	form->sent = &form->req->page->form;
	return form_read(form);
}

enum error
add_run(struct req *req)
{
	const char *location = NULL;
	struct form form;
	enum error error;

	if (several_asked(req))
		return several_run(req);
	form_init(&form, req, req->page->model, NULL);
	error = options_read(req, form.admin, &form.options);
	if (error != OK)
		return error;
	if (page_posted(req)) {
		error = read_sent(&form);
		if (error == OK)
			error = save_seen(&form, &location);
		if (error == OK && location != NULL)
			return page_redirect(req, location);
		return error == OK ? form_post(&form) : error;
	}
	presets(&form);
	prefill(&form);
	error = copy(&form);
	if (error == OK)
		error = open_stash(&form);
	return error == OK ? form_view_draw(&form) : error;
}

enum error
row_run(struct req *req)
{
	struct record record;
	enum error error = form_page_row(req, &record);

	if (error != OK)
		return error;
	return page_redirect(req, form_page_record(req, req->page->model,
						   record.id, "change/"));
}

/* A second record from the form of the first: it begins where records begin,
 * and is the caller's. */
static enum error
save_as_new(struct req *req)
{
	struct form form;
	enum error error;

	/* Where adding takes more than the form has, there is no such way. */
	if (req->page->model->add_fieldsets != NULL ||
	    !policy_check(req, req->page->model->may[ADMIN_ADD], false))
		return fail(req, E_PERMISSION, NULL);
	form_init(&form, req, req->page->model, NULL);
	error = options_read(req, form.admin, &form.options);
	if (error == OK)
		error = read_sent(&form);
	if (error != OK)
		return error;
	FOR_EACH_FORM_FIELD(field, &form)
	if (begins(field))
		json_set(form.body, field->name,
			 cJSON_CreateString(field->preset));
	return form_post(&form);
}

static enum error
change_post(struct form *form)
{
	struct req *req = form->req;
	enum error error;

	if (form_field(form, "_saveasnew") != NULL)
		return save_as_new(req);
	if (!record_may(req, form->admin, ADMIN_CHANGE, &form->record))
		return fail(req, E_PERMISSION, NULL);
	error = form_read(form);
	if (error != OK)
		return error;
	conflict_choose(form);
	if (!form_complete(form)) {
		form->fault_count = 0;
		form_fault(form, "", NULL,
			   "The form arrived incomplete. Nothing was saved.");
		return form_view_draw(form);
	}
	return form_post(form);
}

/* Gone while its form was open. */
static enum error
gone(struct req *req)
{
	struct form form;
	enum error error;

	form_init(&form, req, req->page->model, NULL);
	form.fieldsets = form.admin->fieldsets;
	error = options_read(req, form.admin, &form.options);
	if (error == OK)
		error = read_sent(&form);
	return error == OK ? conflict_gone(&form) : error;
}

enum error
change_run(struct req *req)
{
	struct record record = { .id = NULL };
	struct form form;
	enum error error = DONE;

	if (page_posted(req) && !req->page->odd_id &&
	    page_field(req, "_version") != NULL)
		error = record_read(req, req->page->model, req->page->id, false,
				    &record);
	if (error == DONE && record.id == NULL && page_posted(req) &&
	    !req->page->odd_id && page_field(req, "_version") != NULL)
		return gone(req);
	if (record.id == NULL)
		error = form_page_row(req, &record);
	if (error != OK)
		return error;
	form_init(&form, req, req->page->model, &record);
	error = options_read(req, form.admin, &form.options);
	if (error != OK)
		return error;
	if (page_posted(req)) {
		form.sent = &req->page->form;
		return change_post(&form);
	}
	form.viewed = !record_may(req, form.admin, ADMIN_CHANGE, &record);
	error = form.viewed ? OK : open_stash(&form);
	if (error == OK && !form.viewed)
		error = history_restore(&form);
	return error == OK ? form_view_draw(&form) : error;
}
