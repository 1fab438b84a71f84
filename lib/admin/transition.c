/*
 * transition - what one button does to one record: its status becomes another,
 * or it is said to be needed still.
 */
#include "transition.h"

#include "arena.h"
#include "form_page.h"
#include "form_post.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "save.h"
#include "sql.h"
#include "stash.h"
#include "text.h"
#include "undo.h"

#define NOTE_MAX 500

static const char confirm_sql[] =
	"INSERT INTO admin_confirmed (opportunity_id, at)\n"
	"VALUES (CAST(:id AS uuid), now())\n"
	"ON CONFLICT (opportunity_id) DO UPDATE SET at = EXCLUDED.at";

static const struct statement *confirm;

void
transition_init(void)
{
	confirm = sql_compile("admin_confirm", confirm_sql, DB_WRITES);
	db_keep(confirm);
	undo_init();
}

/* The action whose field was sent, with a value that it may take. */
static const struct model_action *
pressed(const struct req *req, const struct record *record)
{
	const struct model_action *const *action = req->page->model->actions;

	for (; action != NULL && *action != NULL; action++) {
		const char *value = (*action)->field == NULL
					    ? NULL
					    : page_field(req, (*action)->field);

		if (value != NULL && strcmp(value, (*action)->to) == 0 &&
		    policy_check(req, (*action)->may, record->own))
			return *action;
	}
	return NULL;
}

static enum error
back(struct req *req, const struct record *record)
{
	const char *next = url_local(page_field(req, "next"));

	return page_redirect(
		req, next != NULL ? next
				  : arena_printf("%s%s/change/",
						 menu_base(req->page->model),
						 record->id));
}

static enum error
still_needed(struct req *req, const struct record *record)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "id", record->id);
	error = db_send(confirm, &binds);
	if (error == OK)
		error = db_one();
	if (error > DONE)
		return fail(req, error, NULL);
	message_say(req, MESSAGE_SUCCESS,
		    arena_printf("Thanks: \xe2\x80\x9c%s\xe2\x80\x9d is still "
				 "needed.",
				 record->label));
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
		return form_page_draw(&form);
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
	html(&req->out,
	     "<div class=\"field\"><label for=\"id_note\">Note for "
	     "the log <span class=\"optional\">(optional)</span>"
	     "</label><input id=\"id_note\" name=\"note\" "
	     "maxlength=\"%d\" value=\"%s\" dir=\"auto\"></div>"
	     "<p class=\"bar\">",
	     NOTE_MAX, page_field(req, "note"));
	for (; action != NULL && *action != NULL; action++)
		if ((*action)->field != NULL)
			html(&req->out,
			     "<button name=\"%s\" value=\"%s\">%s</button> ",
			     (*action)->field, (*action)->to, (*action)->label);
	html(&req->out,
	     "<a class=\"button\" href=\"%s%s/change/\">No, take "
	     "me back</a></p></form>",
	     menu_base(admin), record->id);
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
	if (page_field(req, "still_needed") != NULL &&
	    req->page->model->preview != NULL)
		return still_needed(req, &record);
	action = pressed(req, &record);
	if (action != NULL)
		return carry_out(req, &record, action);
	message_say(req, MESSAGE_WARNING, "No action selected.");
	return back(req, &record);
}
