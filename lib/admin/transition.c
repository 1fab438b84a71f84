/*
 * transition - what one button does to one record: its status becomes another,
 * or it is said to be needed still.
 */
#include "transition.h"

#include "arena.h"
#include "bulk.h"
#include "form_page.h"
#include "form_post.h"
#include "form_view.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "save.h"
#include "stash.h"
#include "text.h"
#include "transaction.h"
#include "way.h"

#define NOTE_MAX 500

static bool
is_asked(const struct req *req, const struct model_action *action)
{
	const char *value = page_field(req, way_name(action));

	return value != NULL &&
	       (action->to == NULL || strcmp(value, action->to) == 0);
}

/* The action that was sent, if it leads on from where the record is. */
static const struct model_action *
pressed(const struct req *req, const struct record *record)
{
	const struct model_action *const *action = req->page->model->actions;

	for (; action != NULL && *action != NULL; action++)
		if (is_asked(req, *action) && way_leads(req, *action, record))
			return *action;
	return NULL;
}

/* Nothing that was sent leads on: it asks for nothing that there is, or
 * somebody was quicker. */
static const char *
why_not(const struct req *req, const struct record *record)
{
	const struct model_action *const *action = req->page->model->actions;

	for (; action != NULL && *action != NULL; action++)
		if (is_asked(req, *action))
			return arena_printf(
				"\xe2\x80\x9c%s\xe2\x80\x9d: not possible "
				"any more.",
				record->label);
	return "No action selected.";
}

static enum error
back(struct req *req, const struct record *record)
{
	const char *next = url_local(page_field(req, "next"));

	if (next == NULL)
		next = form_page_record(req, req->page->model, record->id,
					"change/");
	return page_redirect(req, next);
}

/* What is done beside the record: the statement of many, for one. */
static enum error
do_instead(struct req *req, const struct record *record,
	   const struct model_action *action)
{
	const struct list list = { .admin = req->page->model };
	struct bulk bulk;
	long changed = 0;
	enum error error;

	bulk_one(&bulk, &list, action, record->id);
	error = bulk_lock(req, &bulk);
	if (error == OK)
		error = bulk_write(req, &bulk, &changed);
	error = transaction_end(error);
	if (error != OK)
		return fail(req, error, NULL);
	message_say(req, changed > 0 ? MESSAGE_SUCCESS : MESSAGE_WARNING,
		    arena_printf("\xe2\x80\x9c%s\xe2\x80\x9d: %s.",
				 record->label,
				 changed > 0 ? action->label
					     : "not possible any more"));
	return back(req, record);
}

static cJSON *
value_of(const struct field *field, const char *to)
{
	if (field->type == T_BOOL)
		return cJSON_CreateBool(strcmp(to, "true") == 0);
	return cJSON_CreateString(to);
}

static const char *
words(const struct model_action *action, const struct field *field)
{
	if (field->type == T_CHOICE)
		return choice_label(field->choices, action->to);
	return action->label;
}

static enum error
carry_out(struct req *req, const struct record *record,
	  const struct model_action *action)
{
	const struct field *field =
		model_field(req->page->model->model, action->field);
	const char *note = page_field(req, "note");
	struct save save;
	struct form form;
	enum error error;

	form_init(&form, req, req->page->model, record);
	error = options_read(req, form.admin, &form.options);
	if (error != OK)
		return error;
	form.shown = cJSON_Duplicate(form.shown, true);
	json_set(form.shown, field->name, value_of(field, action->to));
	json_set(form.body, field->name, value_of(field, action->to));
	if (note != NULL && *text_trim(note) != '\0')
		req->note = text_cut(text_trim(note), NOTE_MAX);
	error = save_run(&form, &save);
	if (error == E_INVALID)
		return form_view_draw(&form);
	if (error == DONE)
		return form_page_row(req, &form.record);
	if (error != OK)
		return error;
	message_add(req, &(struct message){
				 .level = MESSAGE_SUCCESS,
				 .text = arena_printf(
					 "\xe2\x80\x9c%s\xe2\x80\x9d: %s.",
					 req->label, words(action, field)),
				 .name = req->label,
				 .url = form_location(&form, req->row_id),
				 .undo = form.admin->column == NULL ? req->batch
								    : NULL });
	form_say_advice(&form);
	return back(req, record);
}

/* Without the script, a page that asks for the note. */
static enum error
draw(struct req *req, const struct record *record)
{
	const struct model_admin *admin = req->page->model;
	const struct model_action *const *action = admin->actions;
	bool typed;
	enum error error = stash_reopen(req, &typed);

	if (error != OK)
		return error;
	form_page_begin(req, admin, record, "Change status of", false);
	if (typed)
		html(&req->out,
		     "<p class=\"note\" role=\"status\">" STASH_NOTE "</p>");
	html(&req->out,
	     "<form method=\"post\" class=\"form\" data-record action=\"%s\">",
	     page_address(req, ""));
	html_token(req);
	html_hidden(&req->out, "_changelist_filters", form_page_filters(req));
	html(&req->out,
	     "<div class=\"field\"><label for=\"id_note\">Note for "
	     "the log <span class=\"optional\">(optional)</span>"
	     "</label><input id=\"id_note\" name=\"note\" "
	     "maxlength=\"%d\" value=\"%s\" dir=\"auto\"></div>"
	     "<p class=\"bar\">",
	     NOTE_MAX, page_field(req, "note"));
	for (; action != NULL && *action != NULL; action++)
		if (way_leads(req, *action, record))
			way_button(&req->out, *action);
	html(&req->out,
	     "<a class=\"button\" href=\"%s\">No, take me back</a></p>"
	     "</form>",
	     form_page_record(req, admin, record->id, "change/"));
	frame_end(req);
	return OK;
}

enum error
transition_run(struct req *req)
{
	const struct model_action *action;
	struct record record;
	enum error error;

	if (req->page->model->actions == NULL)
		return fail(req, E_NO_ENDPOINT, NULL);
	error = form_page_row(req, &record);
	if (error != OK)
		return error;
	if (!record_may(req, req->page->model, ADMIN_CHANGE, &record))
		return fail(req, E_PERMISSION, NULL);
	if (!page_posted(req))
		return draw(req, &record);
	action = pressed(req, &record);
	if (action != NULL && action->instead != NULL)
		return do_instead(req, &record, action);
	if (action != NULL)
		return carry_out(req, &record, action);
	message_say(req, MESSAGE_WARNING, why_not(req, &record));
	return back(req, &record);
}
