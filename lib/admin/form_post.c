/*
 * form_post - what the buttons of a form do.
 */
#include "form_post.h"

#include "arena.h"
#include "conflict.h"
#include "form_page.h"
#include "form_view.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "meanwhile.h"
#include "menu.h"
#include "once.h"
#include "page.h"
#include "policy.h"
#include "save.h"
#include "skill_use.h"
#include "stash.h"
#include "text.h"

static bool
undoable(const struct form *form)
{
	return form->admin->menu != NULL && form->admin->column == NULL;
}

void
form_say_advice(struct form *form)
{
	struct buf out;

	if (form->advice_count == 0)
		return;
	buf_init(&out, 4096);
	for (size_t i = 0; i < form->advice_count; i++)
		buf_addf(&out, "%s%s", i == 0 ? "" : " ", form->advice[i].text);
	message_say(form->req, MESSAGE_WARNING, out.text);
}

static void
say_saved(struct form *form, const struct save *save, bool again)
{
	struct req *req = form->req;
	bool stored = form->record.id != NULL;

	message_add(
		req,
		&(struct message){
			.level = MESSAGE_SUCCESS,
			.text = arena_printf(
				"The %s \xe2\x80\x9c%s\xe2\x80\x9d was "
				"%s successfully.%s",
				form->admin->model->label, req->label,
				stored ? "changed" : "added",
				again ? " You may edit it again below." : ""),
			.name = req->label,
			.url = form_location(form, req->row_id),
			.undo = stored && undoable(form) ? req->batch : NULL });
	if (save->count > 0)
		message_say(req, MESSAGE_INFO,
			    arena_printf("Saved. Meanwhile %s.",
					 meanwhile_words(form, save)));
	form_say_advice(form);
}

/* Back to the form that asked for a new row, with the row chosen. */
static enum error
go_back(struct form *form, const char *stash)
{
	struct req *req = form->req;
	struct pairs fields, renewed = { 0 };
	const char *target, *id, *name;
	struct buf url;
	enum error error = stash_read(req, stash, &fields, &target);

	if (error != OK)
		return error;
	name = pairs_get(&fields, "_back");
	for (size_t i = 0; i < fields.count; i++)
		if (name == NULL || strcmp(fields.list[i].name, name) != 0)
			(void)pairs_add(&renewed, fields.list[i].name,
					strlen(fields.list[i].name),
					fields.list[i].value,
					strlen(fields.list[i].value));
	if (name != NULL)
		(void)pairs_add(&renewed, name, strlen(name), req->row_id,
				strlen(req->row_id));
	error = stash_write(req, req->user.id, target, &renewed, &id);
	if (error != OK)
		return error;
	buf_init(&url, 2UL * PAGE_URL_MAX);
	buf_str(&url, target);
	url_add(&url, "stash", id);
	return page_redirect(req, url.text);
}

/* The window that asked finds the id beside the label. */
static enum error
draw_done(struct form *form)
{
	struct req *req = form->req;

	frame_begin(req, &(struct frame){ .heading = "Added", .bare = true });
	html(&req->out,
	     "<p role=\"status\" data-id=\"%s\" dir=\"auto\">%s</p>"
	     "<p>Done, you may close this window</p>",
	     req->row_id, req->label);
	frame_end(req);
	return OK;
}

static enum error
saved(struct form *form, const struct save *save)
{
	struct req *req = form->req;
	const char *back = form_field(form, "back");
	bool more = form->record.id == NULL &&
		    form->admin->add_fieldsets != NULL &&
		    !form_pressed(form, "_addanother");
	bool again = more || form_pressed(form, "_continue") ||
		     form_pressed(form, "_saveasnew");
	struct buf url;
	enum error error;

	if (form_page_popup(req))
		return draw_done(form);
	say_saved(form, save, again);
	error = back == NULL || *back == '\0' ? E_NOT_FOUND
					      : go_back(form, back);
	/* The form that asked may not be kept any more; this one is saved. */
	if (error != E_NOT_FOUND)
		return error;
	buf_init(&url, 2UL * PAGE_URL_MAX);
	if (again)
		buf_str(&url, form_location(form, req->row_id));
	else if (form_pressed(form, "_addanother"))
		buf_addf(&url, "%sadd/", menu_base(form->admin));
	else
		buf_str(&url, form_page_list(req, form->admin));
	if (again || form_pressed(form, "_addanother"))
		url_add(&url, "_changelist_filters", form_page_filters(req));
	return page_redirect(req, url.text);
}

/* A button that stands for a transition: "_publish" makes the status open. */
static void
press_actions(struct form *form)
{
	const struct model_action *const *action = form->admin->actions;

	for (; action != NULL && *action != NULL; action++) {
		const char *name = (*action)->name;

		if ((*action)->to == NULL ||
		    !((*action)->flags & ACTION_FORM) ||
		    (!form_pressed(form, arena_printf("_%s", name)) &&
		     !form_pressed(form, arena_printf("_%s_anyway", name))))
			continue;
		json_set(form->body, (*action)->field,
			 cJSON_CreateString((*action)->to));
	}
}

/* The same form came before: a moment ago, and that was stored; or by another
 * person or days ago, and this is a new one. */
static enum error
sent_before(struct form *form)
{
	const char *location, *once;
	enum error error = save_seen(form, &location);

	if (error != OK)
		return error;
	if (location != NULL)
		return page_redirect(form->req, location);
	once = once_new();
	(void)pairs_add(&form->req->page->form, "_once", strlen("_once"), once,
			strlen(once));
	form->note = "This form was sent before. Nothing is saved yet: save it "
		     "to add another.";
	return form_view_draw(form);
}

static enum error
store(struct form *form)
{
	struct save save;
	enum error error;

	press_actions(form);
	error = save_run(form, &save);
	if (error == OK)
		return saved(form, &save);
	if (error == E_INVALID)
		return form_view_draw(form);
	if (error == E_CHANGED)
		return conflict_draw(form, &save);
	if (error == DONE)
		return form->record.id != NULL ? conflict_gone(form)
					       : sent_before(form);
	return error;
}

/* The fields go into a stash; what shows them is another page. */
static enum error
leave(struct form *form, const char *address, const char *parameter,
      const char *back)
{
	struct req *req = form->req;
	struct pairs fields = { 0 };
	const char *id;
	struct buf url;
	enum error error;

	for (size_t i = 0; i < form->sent->count; i++)
		if (strcmp(form->sent->list[i].name, "_back") != 0)
			(void)pairs_add(&fields, form->sent->list[i].name,
					strlen(form->sent->list[i].name),
					form->sent->list[i].value,
					strlen(form->sent->list[i].value));
	if (back != NULL)
		(void)pairs_add(&fields, "_back", strlen("_back"), back,
				strlen(back));
	error = stash_write(req, req->user.id, page_address(req, ""), &fields,
			    &id);
	if (error != OK)
		return error;
	buf_init(&url, 2UL * PAGE_URL_MAX);
	buf_str(&url, address);
	url_add(&url, parameter, id);
	return page_redirect(req, url.text);
}

/* "_add_role": a new row of what that field refers to. */
static const struct field *
adds(const struct form *form)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const struct model_admin *to =
			field->type == T_REF ? model_admin_for(field->to)
					     : NULL;

		if (to != NULL &&
		    policy_check(form->req, to->may[ADMIN_ADD], false) &&
		    form_pressed(form, arena_printf("_add_%s", field->name)))
			return field;
	}
	return NULL;
}

static const char *
more_rows(const struct form *form)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const char *prefix = form_widget(form, field)->prefix;

		if (prefix != NULL &&
		    form_pressed(form, arena_printf("_addrow_%s", prefix)))
			return prefix;
	}
	return NULL;
}

enum error
form_post(struct form *form)
{
	const struct field *adder = adds(form);
	const struct model_admin *admin = form->admin;
	enum error error;

	if (adder != NULL)
		return leave(form,
			     arena_printf("%sadd/", menu_base(model_admin_for(
							    adder->to))),
			     "back", adder->name);
	if (admin->preview != NULL && form_pressed(form, "_preview"))
		return leave(form, arena_printf("%spreview/", menu_base(admin)),
			     "stash", NULL);
	if (form_pressed(form, "_copy_skills")) {
		error = skill_use_copy(form);
		form->fault_count = 0;
		return error > DONE ? error : form_view_draw(form);
	}
	form->added = more_rows(form);
	if (form->added != NULL || form_pressed(form, "_find")) {
		form->fault_count = 0;
		return form_view_draw(form);
	}
	return store(form);
}
