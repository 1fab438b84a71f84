/*
 * preview - a record as others see it, stored or not; who is at it.
 */
#include "preview.h"

#include "arena.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "menu.h"
#include "page.h"
#include "sql.h"
#include "stash.h"

/* One row for each who edits; old ones go as new ones come. */
static const char presence_sql[] =
	"WITH stale AS (\n"
	"\tDELETE FROM admin_presence\n"
	"\t WHERE (model, object_id, user_id) IN (\n"
	"\t\tSELECT model, object_id, user_id FROM admin_presence\n"
	"\t\t WHERE at < now() - interval '1 day'\n"
	"\t\t LIMIT 20 FOR UPDATE SKIP LOCKED))\n"
	"INSERT INTO admin_presence AS p (user_id, model, object_id)\n"
	"VALUES (:user, :model, CAST(:id AS uuid))\n"
	"ON CONFLICT (model, object_id, user_id) DO UPDATE SET at = now()\n"
	" WHERE p.at < now() - interval '15 minutes'";

static const struct statement *presence;

void
preview_init(void)
{
	presence = sql_compile("admin_presence", presence_sql, DB_WRITES);
	db_keep(presence);
}

static enum error
without(struct req *req)
{
	return fail(req, E_NO_ENDPOINT, NULL);
}

static enum error
draw(struct form *form, const char *back, const char *label)
{
	struct req *req = form->req;
	const char *heading = "Preview";

	if (form->record.id != NULL)
		form_page_begin(req, form->admin, &form->record, "Preview",
				false);
	else
		frame_begin(req, &(struct frame){ .heading = heading });
	html(&req->out, "<p><a class=\"button\" href=\"%s\">%s</a></p>", back,
	     label);
	form->admin->preview(form, &req->out);
	frame_end(req);
	return OK;
}

enum error
preview_run(struct req *req)
{
	const struct model_admin *admin = req->page->model;
	struct record record;
	struct form form;
	enum error error;

	if (admin->preview == NULL)
		return without(req);
	error = form_page_row(req, &record);
	if (error != OK)
		return error;
	form_init(&form, req, admin, &record);
	error = options_read(req, admin, &form.options);
	if (error != OK)
		return error;
	return draw(&form, form_page_record(req, admin, record.id, "change/"),
		    "Back to the record");
}

enum error
preview_stash_run(struct req *req)
{
	const struct model_admin *admin = req->page->model;
	const char *id = page_parameter(req, "stash");
	struct pairs fields;
	const char *target;
	struct form form;
	struct buf url;
	enum error error;

	if (admin->preview == NULL || id == NULL)
		return without(req);
	error = stash_read(req, id, &fields, &target);
	if (error != OK)
		return error;
	form_init(&form, req, admin, NULL);
	form.sent = &fields;
	error = options_read(req, admin, &form.options);
	if (error == OK)
		error = form_read(&form);
	if (error != OK)
		return error;
	buf_init(&url, 2UL * PAGE_URL_MAX);
	buf_str(&url, target);
	url_add(&url, "stash", id);
	return draw(&form, url.text, "Back to the form");
}

/* For the script: a page with nothing around it. */
enum error
preview_fragment_run(struct req *req)
{
	const struct model_admin *admin = req->page->model;
	struct form form;
	enum error error;

	if (admin->preview == NULL)
		return without(req);
	form_init(&form, req, admin, NULL);
	form.sent = &req->page->form;
	error = options_read(req, admin, &form.options);
	if (error == OK)
		error = form_read(&form);
	if (error != OK)
		return error;
	html(&req->out, "<!DOCTYPE html>\n<html lang=\"en\"><head>"
			"<meta charset=\"utf-8\"><title>Preview</title></head>"
			"<body>");
	admin->preview(&form, &req->out);
	html(&req->out, "</body></html>\n");
	return OK;
}

enum error
presence_run(struct req *req)
{
	struct binds binds = { .count = 0 };
	struct record record;
	enum error error = form_page_row(req, &record);

	if (error != OK)
		return error;
	if (!record_may(req, req->page->model, ADMIN_CHANGE, &record))
		return fail(req, E_PERMISSION, NULL);
	binds_set(&binds, "user", req->user.id);
	binds_set(&binds, "model", req->page->model->model->name);
	binds_set(&binds, "id", record.id);
	error = db_send(presence, &binds);
	if (error == OK)
		error = db_one();
	if (error > DONE)
		return fail(req, error, NULL);
	req->outcome = EMPTY;
	return OK;
}
