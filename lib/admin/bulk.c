/*
 * bulk - what is done to many rows of a list at once.
 */
#include "bulk.h"

#include "arena.h"
#include "export.h"
#include "html.h"
#include "list.h"
#include "once.h"
#include "page.h"
#include "policy.h"
#include "text.h"
#include "transaction.h"

/* --- what can be done ----------------------------------------------------- */

static void
draw_button(struct req *req, const char *name, const char *label)
{
	html(&req->out, "<button name=\"action\" value=\"%s\">%s</button> ",
	     name, label);
}

void
bulk_draw(struct req *req, const struct list *list, long found)
{
	const struct model_admin *admin = list->admin;

	html(&req->out, "<fieldset class=\"bulk\"><legend>With the ticked rows"
			"</legend><p class=\"ticked\" role=\"status\" "
			"data-ticked></p>");
	if (found > req->page->person.rows) {
		html(&req->out, "<p><label><input type=\"checkbox\" "
				"name=\"select_across\" value=\"1\"> All ");
		list_number(&req->out, found);
		html(&req->out, " that match, on every page</label></p>");
	}
	html(&req->out, "<p class=\"buttons\">");
	for (const struct model_action *const *p = admin->actions;
	     p != NULL && *p != NULL; p++)
		if (((*p)->flags & ACTION_BULK) &&
		    policy_check(req, (*p)->may, true))
			draw_button(req, (*p)->name, (*p)->label);
	draw_button(req, "export_csv", "Export CSV");
	draw_button(req, "export_json", "Export JSON");
	if (policy_check(req, admin->may[ADMIN_DELETE], true))
		draw_button(req, BULK_REMOVAL, "Delete\xe2\x80\xa6");
	html(&req->out, "</p></fieldset>");
}

/* --- what was asked for --------------------------------------------------- */

static enum error
back(struct req *req, enum message_level level, const char *text)
{
	message_say(req, level, text);
	return page_redirect(req, page_here(req));
}

static const struct model_action *
find_action(const struct model_admin *admin, const char *name)
{
	for (const struct model_action *const *p = admin->actions;
	     p != NULL && *p != NULL; p++)
		if (((*p)->flags & ACTION_BULK) &&
		    strcmp((*p)->name, name) == 0)
			return *p;
	return NULL;
}

/* The ids among what was ticked; the rest is no id and means nothing. */
static void
read_ids(const struct req *req, struct bulk *bulk)
{
	const struct pairs *form = &req->page->form;
	const char **ids = arena_array(form->count + 1, sizeof(*ids));

	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->list[i].name, "_selected_action") == 0 &&
		    text_uuid_canonical(form->list[i].value))
			ids[bulk->count++] = form->list[i].value;
	bulk->ids = db_array(ids, bulk->count);
	bulk->across = page_field(req, "select_across") != NULL &&
		       strcmp(page_field(req, "select_across"), "1") == 0;
}

/* --- doing it --------------------------------------------------------------
 */

static enum error
ask(struct req *req, const struct bulk *bulk, const char *problem)
{
	struct bulk_plan plan = { .chosen = 0 };
	enum error error = bulk_look(req, bulk, &plan);

	if (error != OK)
		return error;
	if (plan.chosen > BULK_MAX)
		return back(
			req, MESSAGE_ERROR,
			arena_printf("More than %d rows: narrow the filter. "
				     "Nothing was changed.",
				     BULK_MAX));
	bulk_ask(req, bulk, &plan, problem);
	return OK;
}

/* "Closed 37 opportunities.  Skipped 3 (not yours)." */
static enum error
report(struct req *req, const struct bulk *bulk, const struct bulk_plan *plan)
{
	const struct model *model = bulk->list->admin->model;
	const char *skipped = bulk_skipped(bulk, plan->skipped);
	const char *noun =
		text_lower(plan->change == 1 ? model->label : model->plural);
	const char *text =
		bulk->removes ? arena_printf("Successfully deleted %ld %s.",
					     plan->change, noun)
			      : arena_printf("%s %ld %s.", bulk->action->done,
					     plan->change, noun);

	if (skipped != NULL)
		text = arena_printf("%s Skipped %s.", text, skipped);
	message_add(
		req,
		&(struct message){
			.level = MESSAGE_SUCCESS,
			.text = text,
			.undo = bulk->removes || bulk->action->also != NULL ||
						bulk->action->instead != NULL
					? NULL
					: bulk->batch });
	return page_redirect(req, page_here(req));
}

static const char changed_meanwhile[] =
	"Meanwhile something changed. Nothing was done yet: look again.";

/* All of them, in one transaction: E_CHANGED if they are not as many as the
 * page said. */
static enum error
carry_out(struct req *req, const struct bulk *bulk, long expected)
{
	long changed = -1;
	enum error error = bulk_lock(req, bulk);

	if (error == OK)
		error = bulk_write(req, bulk, &changed);
	if (error == OK && changed != expected)
		error = E_CHANGED;
	return transaction_end(error);
}

/* As many as the page said, or it is asked again. */
static enum error
confirm(struct req *req, const struct bulk *bulk)
{
	struct bulk_plan plan = { .chosen = 0 };
	long expected = -1;
	enum error error = bulk_look(req, bulk, &plan);

	if (error != OK)
		return error;
	(void)text_integer(page_field(req, "_expect"), 0, BULK_MAX, &expected);
	if (plan.chosen > BULK_MAX || expected != plan.change ||
	    plan.change == 0)
		return ask(req, bulk, changed_meanwhile);
	error = carry_out(req, bulk, expected);
	if (error == E_CHANGED)
		return ask(req, bulk, changed_meanwhile);
	if (error == E_INVALID)
		return ask(req, bulk, bulk_refused(bulk->list->admin));
	if (error != OK)
		return fail(req, error, NULL);
	return report(req, bulk, &plan);
}

static bool
is_confirmed(const struct req *req)
{
	const char *post = page_field(req, "post");

	return post != NULL && strcmp(post, "yes") == 0 &&
	       page_field(req, "_as_of") != NULL &&
	       text_timestamp(page_field(req, "_as_of")) &&
	       page_field(req, "_expect") != NULL;
}

/* The number above which a deletion wants it typed. */
static bool
is_typed(const struct req *req, const struct bulk *bulk)
{
	const char *typed = page_field(req, "_typed");
	const char *expect = page_field(req, "_expect");
	long count = 0;

	(void)text_integer(expect, 0, BULK_MAX, &count);
	return !bulk->removes || count <= BULK_TYPED ||
	       (typed != NULL && strcmp(text_trim(typed), expect) == 0);
}

static enum error
run(struct req *req, struct bulk *bulk)
{
	if (!policy_check(req, bulk->action->may, true))
		return fail(req, E_PERMISSION, NULL);
	if (!is_confirmed(req))
		return ask(req, bulk, NULL);
	if (!is_typed(req, bulk))
		return ask(req, bulk,
			   "Type the number of rows to delete, as it stands "
			   "below.");
	bulk->as_of = page_field(req, "_as_of");
	bulk->batch = once_new();
	return confirm(req, bulk);
}

enum error
bulk_run(struct req *req, const struct list *list)
{
	const char *name = page_field(req, "action");
	struct bulk bulk = { .list = list };

	read_ids(req, &bulk);
	if (name == NULL || *name == '\0')
		return back(req, MESSAGE_WARNING, "No action selected.");
	if (!bulk.across && bulk.count == 0)
		return back(req, MESSAGE_WARNING,
			    "Items must be selected in order to perform "
			    "actions on them. No items have been changed.");
	if (text_starts(name, "export_"))
		return export_chosen(req, &bulk, name + strlen("export_"));
	bulk.removes = strcmp(name, BULK_REMOVAL) == 0;
	bulk.action = bulk.removes ? bulk_removal(list->admin)
				   : find_action(list->admin, name);
	if (bulk.action == NULL)
		return back(req, MESSAGE_WARNING, "No action selected.");
	return run(req, &bulk);
}
