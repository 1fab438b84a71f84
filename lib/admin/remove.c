/*
 * remove - the page that deletes one record: what goes with it, what stands
 * against it, and one button.
 */
#include "remove.h"

#include "arena.h"
#include "audit.h"
#include "bulk.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "page.h"
#include "plan.h"
#include "transaction.h"

static void
add(struct plan_line *list, size_t *count, const char *text, const char *url)
{
	if (*count < PLAN_LINES_MAX)
		list[(*count)++] =
			(struct plan_line){ .text = text, .url = url };
}

void
plan_goes(struct plan *plan, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(plan->goes, &plan->goes_count, arena_vprintf(format, args), NULL);
	va_end(args);
}

void
plan_blocks(struct plan *plan, const char *url, const char *text)
{
	add(plan->blocks, &plan->blocks_count, text, url);
	plan->blocked_by++;
}

static enum error
make_plan(struct req *req, const struct bulk *bulk, const struct record *record,
	  struct plan *plan)
{
	struct bulk_plan verdict = { .chosen = 0 };
	enum error error = bulk_look(req, bulk, &verdict);

	*plan = (struct plan){ .admin = req->page->model,
			       .record = *record,
			       .batch = bulk->batch };
	if (json_get(verdict.skipped, BULK_UNLESS) != NULL)
		plan->blocked = bulk->action->why;
	plan->move_to = page_field(req, "move_to");
	if (plan->move_to != NULL && *plan->move_to == '\0')
		plan->move_to = NULL;
	if (error != OK || plan->admin->may_delete == NULL)
		return error;
	return plan->admin->may_delete(req, plan);
}

static void
draw_lines(struct buf *out, const struct plan_line *list, size_t count)
{
	html(out, "<ul>");
	for (size_t i = 0; i < count; i++) {
		if (list[i].url != NULL)
			html(out, "<li><a href=\"%s\" dir=\"auto\">%s</a></li>",
			     list[i].url, list[i].text);
		else
			html(out, "<li dir=\"auto\">%s</li>", list[i].text);
	}
	html(out, "</ul>");
}

static void
draw_blockers(struct buf *out, const struct plan *plan)
{
	html(out, "<div class=\"errornote\">");
	html_icon(out, "error");
	html(out,
	     "<p>The %s \xe2\x80\x9c%s\xe2\x80\x9d "
	     "cannot be deleted (%s).</p></div>",
	     plan->admin->model->label, plan->record.label, plan->blocked);
	if (plan->blocks_count > 0) {
		html(out, "<details open><summary>Show all: %ld</summary>",
		     plan->blocked_by);
		draw_lines(out, plan->blocks, plan->blocks_count);
		html(out, "</details>");
	}
	if (plan->instead != NULL)
		html(out, "<p>%s</p>", plan->instead);
}

static void
draw_others(struct buf *out, const struct plan *plan)
{
	html(out, "<div class=\"field\"><label for=\"id_move_to\">Move them "
		  "to</label><select id=\"id_move_to\" name=\"move_to\">"
		  "<option value=\"\">---------</option>");
	for (size_t i = 0; i < plan->others_count; i++)
		html(out, "<option value=\"%s\">%s</option>",
		     plan->others[i].url, plan->others[i].text);
	html(out, "</select></div>");
}

static enum error
draw(struct req *req, const struct plan *plan, const char *problem)
{
	struct buf *out = &req->out;
	bool blocked = plan->blocked != NULL;

	form_page_begin(req, plan->admin, &plan->record, "Delete",
			problem != NULL);
	if (problem != NULL)
		html(out,
		     "<div class=\"errornote\" role=\"alert\"><p>%s</p></div>",
		     problem);
	if (blocked)
		draw_blockers(out, plan);
	else
		html(out,
		     "<p>Are you sure you want to delete the %s "
		     "\xe2\x80\x9c<span dir=\"auto\">%s</span>\xe2\x80\x9d?</p>",
		     plan->admin->model->label, plan->record.label);
	if (plan->goes_count > 0) {
		html(out, "<h2>What happens with it</h2>");
		draw_lines(out, plan->goes, plan->goes_count);
	}
	html(out,
	     "<form method=\"post\" class=\"form\" data-record "
	     "action=\"%s%s/delete/\">",
	     menu_base(plan->admin), plan->record.id);
	html_token(req);
	html_hidden(out, "post", "yes");
	html_hidden(out, "_changelist_filters", form_page_filters(req));
	if (plan->others_count > 0)
		draw_others(out, plan);
	html(out, "<p class=\"bar\">");
	if (!blocked)
		html(out, "<button class=\"primary danger\">Yes, delete it"
			  "</button> ");
	else if (plan->others_count > 0)
		html(out, "<button class=\"primary danger\">Move them and "
			  "delete it</button> ");
	html(out,
	     "<a class=\"button\" href=\"%s\">No, take me back</a></p>"
	     "</form>",
	     form_page_record(req, plan->admin, plan->record.id, "change/"));
	frame_end(req);
	return OK;
}

/* Judged again under the row's lock, after what has to be done first.  DONE: it
 * has gone; E_CHANGED: it may not be deleted. */
static enum error
carry_out(struct req *req, const struct bulk *bulk, const struct plan *plan)
{
	struct record record;
	long changed = 0;
	enum error error = bulk_lock(req, bulk);

	if (error == OK)
		error = record_read(req, plan->admin, plan->record.id, false,
				    &record);
	if (error == OK && !record_may(req, plan->admin, ADMIN_DELETE, &record))
		return fail(req, E_PERMISSION, NULL);
	if (error == OK && plan->first != NULL)
		error = plan->first(req, plan);
	if (error == OK)
		error = bulk_write(req, bulk, &changed);
	if (error == OK && changed == 0)
		error = E_CHANGED;
	return error;
}

static enum error
deleted(struct req *req, const struct record *record)
{
	const struct model_admin *admin = req->page->model;

	message_say(req, MESSAGE_SUCCESS,
		    arena_printf("The %s \xe2\x80\x9c%s\xe2\x80\x9d was "
				 "deleted successfully.",
				 admin->model->label, record->label));
	return page_redirect(req, form_page_list(req, admin));
}

/* That it was tried. */
static enum error
note(struct req *req, const struct model_action *action,
     const struct record *record)
{
	if (action->refusal == NULL)
		return OK;
	return audit_note(
		req, &(struct audit_event){ .actor = req->user.id,
					    .label = req->page->person.email,
					    .action = action->refusal,
					    .note = record->label });
}

static enum error
confirmed(struct req *req, const struct bulk *bulk, struct plan *plan)
{
	const struct record record = plan->record;
	const char *problem = NULL;
	enum error error = transaction_end(carry_out(req, bulk, plan));

	if (error == OK)
		return deleted(req, &record);
	if (error == DONE)
		return form_page_row(req, &plan->record);
	if (error == E_INVALID)
		problem = bulk_refused(plan->admin);
	else if (error == E_CHANGED)
		problem = "Nothing was deleted.";
	else
		return fail(req, error, req->message);
	error = make_plan(req, bulk, &record, plan);
	if (error == OK && plan->blocked != NULL)
		error = note(req, bulk->action, &record);
	return error == OK ? draw(req, plan, problem) : error;
}

enum error
remove_run(struct req *req)
{
	const struct list list = { .admin = req->page->model };
	const char *post = page_field(req, "post");
	struct record record;
	struct plan plan;
	struct bulk bulk;
	enum error error = form_page_row(req, &record);

	if (error != OK)
		return error;
	if (!record_may(req, req->page->model, ADMIN_DELETE, &record))
		return fail(req, E_PERMISSION, NULL);
	bulk_one(&bulk, &list, bulk_removal(list.admin), record.id);
	error = make_plan(req, &bulk, &record, &plan);
	if (error != OK)
		return error;
	if (page_posted(req) && post != NULL && strcmp(post, "yes") == 0)
		return confirmed(req, &bulk, &plan);
	return draw(req, &plan, NULL);
}
