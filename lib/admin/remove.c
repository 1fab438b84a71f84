/*
 * remove - the page that deletes one record: what goes with it, what stands
 * against it, and one button.
 */
#include "remove.h"

#include "arena.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "menu.h"
#include "once.h"
#include "page.h"
#include "plan.h"
#include "store_write.h"

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
make_plan(struct req *req, const struct record *record, struct plan *plan)
{
	*plan = (struct plan){ .admin = req->page->model, .record = *record };
	plan->move_to = page_field(req, "move_to");
	if (plan->move_to != NULL && *plan->move_to == '\0')
		plan->move_to = NULL;
	if (plan->admin->may_delete == NULL)
		return OK;
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
	html(out,
	     "<div class=\"errornote\"><p>The %s \xe2\x80\x9c%s\xe2\x80\x9d "
	     "cannot be deleted: %ld %s against it.</p></div>"
	     "<details open><summary>Show all</summary>",
	     plan->admin->model->label, plan->record.label, plan->blocked_by,
	     plan->blocked_by == 1 ? "thing stands" : "things stand");
	draw_lines(out, plan->blocks, plan->blocks_count);
	html(out, "</details>");
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
draw(struct req *req, const struct plan *plan)
{
	struct buf *out = &req->out;
	bool blocked = plan->blocks_count > 0;

	form_page_begin(req, plan->admin, &plan->record, "Delete", false);
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
	html_hidden(out, "_changelist_filters",
		    page_posted(req)
			    ? page_field(req, "_changelist_filters")
			    : page_parameter(req, "_changelist_filters"));
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
	     "<a class=\"button\" href=\"%s%s/change/\">No, take me back"
	     "</a></p></form>",
	     menu_base(plan->admin), plan->record.id);
	frame_end(req);
	return OK;
}

/* Judged again under the row's lock, then done with what it needs first. */
static enum error
carry_out(struct req *req, struct record *record, struct plan *plan)
{
	enum error error =
		record_read(req, req->page->model, record->id, true, record);

	if (error == DONE)
		return DONE;
	if (error == OK &&
	    !record_may(req, req->page->model, ADMIN_DELETE, record))
		return fail(req, E_PERMISSION, NULL);
	if (error == OK)
		error = make_plan(req, record, plan);
	if (error == OK && plan->blocks_count > 0)
		return E_INVALID;
	if (error == OK && plan->first != NULL)
		error = plan->first(req, plan);
	if (error != OK)
		return error;
	req->resource = record_resource(req->page->model);
	req->verb = REMOVE;
	req->row_id = record->id;
	req->row = NULL;
	req->batch = once_new();
	return store_change(req);
}

static enum error
transaction(struct req *req, struct record *record, struct plan *plan)
{
	enum error error = db_begin();

	if (error == OK && (error = db_one()) == DONE)
		error = carry_out(req, record, plan);
	if (error == OK)
		error = db_commit();
	if (error == OK && (error = db_one()) == DONE)
		error = OK;
	else if (error == OK)
		error = E_SERVER;
	if (error != OK)
		db_rollback();
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

enum error
remove_run(struct req *req)
{
	const char *post = page_field(req, "post");
	struct record record;
	struct plan plan = { .admin = req->page->model };
	enum error error = form_page_row(req, &record);

	if (error != OK)
		return error;
	if (!record_may(req, req->page->model, ADMIN_DELETE, &record))
		return fail(req, E_PERMISSION, NULL);
	if (page_posted(req) && post != NULL && strcmp(post, "yes") == 0) {
		error = transaction(req, &record, &plan);
		if (error == OK)
			return deleted(req, &record);
		if (error == DONE)
			return form_page_row(req, &record);
		if (error == E_INVALID)
			return draw(req, &plan);
		return fail(req, error, req->message);
	}
	error = make_plan(req, &record, &plan);
	return error == OK ? draw(req, &plan) : error;
}
