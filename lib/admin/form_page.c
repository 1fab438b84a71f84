/*
 * form_page - what the pages about one record have in common: the row, the
 * frame, the way back to the list.
 */
#include "form_page.h"

#include "arena.h"
#include "frame.h"
#include "html.h"
#include "menu.h"
#include "messages.h"
#include "page.h"
#include "text.h"

const char *
form_page_filters(const struct req *req)
{
	return url_query(page_posted(req)
				 ? page_field(req, "_changelist_filters")
				 : page_parameter(req, "_changelist_filters"));
}

const char *
form_page_list(const struct req *req, const struct model_admin *admin)
{
	const char *kept = form_page_filters(req);

	if (kept == NULL)
		return menu_base(admin);
	return arena_printf("%s?%s", menu_base(admin), kept);
}

const char *
form_page_record(const struct req *req, const struct model_admin *admin,
		 const char *id, const char *page)
{
	struct buf url;

	buf_init(&url, 4 * PAGE_URL_MAX);
	buf_addf(&url, "%s%s/%s", menu_base(admin), id, page);
	url_add(&url, "_changelist_filters", form_page_filters(req));
	return url.text;
}

static enum error
missing(struct req *req)
{
	const struct model_admin *admin = req->page->model;
	const char *id = text_cut(text_clean(req->page->id), 100);

	message_say(req, MESSAGE_WARNING,
		    arena_printf("%s with ID \xe2\x80\x9c%s\xe2\x80\x9d "
				 "doesn\xe2\x80\x99t exist. Perhaps it was "
				 "deleted?",
				 admin->model->label, id));
	(void)page_redirect(req, form_page_list(req, admin));
	return DONE;
}

enum error
form_page_row(struct req *req, struct record *record)
{
	enum error error = DONE;

	*record = (struct record){ .id = NULL };
	if (!req->page->odd_id)
		error = record_read(req, req->page->model, req->page->id, false,
				    record);
	return error == DONE ? missing(req) : error;
}

bool
form_page_popup(const struct req *req)
{
	const char *popup = page_posted(req) ? page_field(req, "_popup")
					     : page_parameter(req, "_popup");

	return popup != NULL && strcmp(popup, "1") == 0;
}

void
form_page_begin(struct req *req, const struct model_admin *admin,
		const struct record *record, const char *verb, bool error)
{
	const char *label = admin->model->label;
	bool stored = record->id != NULL;
	const struct crumb crumbs[] = {
		{ admin->model->plural, form_page_list(req, admin) },
		{ stored ? record->label : arena_printf("Add %s", label),
		  NULL },
		{ NULL, NULL },
	};
	const struct frame frame = {
		.title = stored ? arena_printf("%s | %s %s", record->label,
					       verb, label)
				: arena_printf("%s %s", verb, label),
		.heading = stored ? record->label
				  : arena_printf("%s %s", verb, label),
		.crumbs = crumbs,
		.error = error,
		.bare = form_page_popup(req),
	};

	frame_begin(req, &frame);
}
