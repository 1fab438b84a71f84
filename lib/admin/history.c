/*
 * history - what happened to one record, newest first.
 */
#include "history.h"

#include "arena.h"
#include "diff.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "page.h"
#include "sql.h"
#include "text.h"

#define PAGE_ROWS 50

static const char entries_sql[] =
	"SELECT a.id, admin_time(a.at, :zone),\n"
	"\tcoalesce((SELECT u.name FROM users u WHERE u.id = a.actor_id),\n"
	"\t\ta.actor_label, '-'),\n"
	"\ta.action, a.diff, a.note\n"
	"  FROM admin_audit a\n"
	" WHERE a.model = :model\n"
	"   AND a.object_id = :object\n"
	"   AND (CAST(:action AS text) IS NULL OR a.action = :action)\n"
	" ORDER BY a.id DESC\n"
	" LIMIT 51 OFFSET CAST(:offset AS integer)";

static const char entry_sql[] = "SELECT a.diff FROM admin_audit a\n"
				" WHERE a.id = CAST(:entry AS bigint)\n"
				"   AND a.model = :model\n"
				"   AND a.object_id = :object\n"
				"   AND a.action = 'change'";

enum { ENTRY_ID, ENTRY_AT, ENTRY_ACTOR, ENTRY_ACTION, ENTRY_DIFF, ENTRY_NOTE };

static const struct statement *entries, *entry;

void
history_init(void)
{
	entries = sql_compile("admin_history", entries_sql, 0);
	entry = sql_compile("admin_history_entry", entry_sql, 0);
	db_keep(entries);
	db_keep(entry);
}

/* The old values of an entry come back together, or not at all. */
static void
draw_restore(struct buf *out, const struct form *form, const cJSON *diff)
{
	size_t count;

	(void)diff_restorable(form->admin, diff, &count);
	if (count == 0)
		return;
	html(out, "<p><a href=\"%s%s/change/?restore=%s\">Restore the ",
	     menu_base(form->admin), form->record.id, db_value(ENTRY_ID));
	if (count == 1)
		html(out, "old value</a></p>");
	else
		html(out, "%zu old values</a></p>", count);
}

static void
draw_entry(struct buf *out, const struct form *form, bool restorable)
{
	const char *fault;
	const char *action = db_value(ENTRY_ACTION);
	const cJSON *diff = db_value(ENTRY_DIFF) == NULL
				    ? NULL
				    : json_parse(db_value(ENTRY_DIFF),
						 db_length(ENTRY_DIFF), &fault);
	bool changed = strcmp(action, "change") == 0 && !form_empty(diff);

	html(out, "<li><p>");
	html_time(out, db_value(ENTRY_AT));
	html(out, " <span dir=\"auto\">%s</span></p><p><strong>%s</strong></p>",
	     db_value(ENTRY_ACTOR), diff_words(form->admin, action, diff));
	if (db_value(ENTRY_NOTE) != NULL)
		html(out, "<p class=\"note\" dir=\"auto\">%s</p>",
		     db_value(ENTRY_NOTE));
	if (changed)
		diff_draw(out, form, diff);
	if (changed && restorable)
		draw_restore(out, form, diff);
	html(out, "</li>");
}

/* The address of some of the entries. */
static const char *
page_of(const struct req *req, const char *action, long page)
{
	struct buf url;

	buf_init(&url, 2UL * PAGE_URL_MAX);
	url_add(&url, "action", action);
	url_add(&url, "p", arena_printf("%ld", page));
	url_add(&url, "_changelist_filters", form_page_filters(req));
	return url.text;
}

static void
draw_filter(struct req *req)
{
	static const struct choice actions[] = {
		{ "", "All", NULL },           { "add", "Added", NULL },
		{ "change", "Changed", NULL }, { "delete", "Deleted", NULL },
		{ NULL, NULL, NULL },
	};
	const char *chosen = page_parameter(req, "action");

	html(&req->out, "<p class=\"tabs\">");
	for (const struct choice *c = actions; c->value != NULL; c++) {
		bool here = strcmp(chosen == NULL ? "" : chosen, c->value) == 0;

		html(&req->out, "<a href=\"%s\"", page_of(req, c->value, 1));
		html_attribute(&req->out, "aria-current", here ? "page" : NULL);
		html(&req->out, ">%s</a> ", c->label);
	}
	html(&req->out, "</p>");
}

static enum error
draw_entries(struct form *form, long page)
{
	struct req *req = form->req;
	struct binds binds = { .count = 0 };
	bool restorable =
		record_may(req, form->admin, ADMIN_CHANGE, &form->record);
	const char *action = page_parameter(req, "action");
	long shown = 0;
	enum error error;

	binds_set(&binds, "model", form->admin->model->name);
	binds_set(&binds, "object", form->record.id);
	binds_set(&binds, "zone", req->page->person.zone);
	binds_set(&binds, "action", action);
	binds_set(&binds, "offset",
		  arena_printf("%ld", (page - 1) * PAGE_ROWS));
	error = db_send(entries, &binds);
	html(&req->out, "<ol class=\"history\">");
	while (error == OK && (error = db_next()) == OK)
		if (shown++ < PAGE_ROWS)
			draw_entry(&req->out, form, restorable);
	html(&req->out, "</ol>");
	if (shown == 0)
		html(&req->out,
		     action != NULL && *action != '\0'
			     ? "<p>There are no such entries.</p>"
			     : "<p>This record has no history here. It was "
			       "probably not added through this site.</p>");
	if (page > 1)
		html(&req->out, "<a href=\"%s\">Newer</a> ",
		     page_of(req, action, page - 1));
	if (shown > PAGE_ROWS)
		html(&req->out, "<a href=\"%s\">Older</a>",
		     page_of(req, action, page + 1));
	return error == DONE ? OK : fail(req, error, NULL);
}

enum error
history_run(struct req *req)
{
	const char *p = page_parameter(req, "p");
	struct record record;
	struct form form;
	long page = 1;
	enum error error = form_page_row(req, &record);

	if (error != OK)
		return error;
	if (p != NULL && !text_integer(p, 1, 100000, &page))
		page = 1;
	form_init(&form, req, req->page->model, &record);
	error = options_read(req, form.admin, &form.options);
	if (error != OK)
		return error;
	form_page_begin(req, form.admin, &record, "History", false);
	draw_filter(req);
	error = draw_entries(&form, page);
	html(&req->out, "<p><a href=\"%s\">Back to the record</a></p>",
	     form_page_record(req, form.admin, record.id, "change/"));
	frame_end(req);
	return error;
}

enum error
history_restore(struct form *form)
{
	struct req *req = form->req;
	const char *id = page_parameter(req, "restore");
	struct binds binds = { .count = 0 };
	const cJSON *diff, *change;
	const char *fault, *names;
	size_t count;
	long number;
	enum error error;

	if (id == NULL)
		return OK;
	if (!text_integer(id, 1, 2000000000, &number))
		return fail(req, E_NOT_FOUND, NULL);
	binds_set(&binds, "entry", id);
	binds_set(&binds, "model", form->admin->model->name);
	binds_set(&binds, "object", form->record.id);
	error = db_send(entry, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_NOT_FOUND : error, NULL);
	diff = json_parse(db_value(0), db_length(0), &fault);
	names = diff_restorable(form->admin, diff, &count);
	if (count == 0)
		return fail(req, E_NOT_FOUND, NULL);
	form->shown = cJSON_Duplicate(form->shown, true);
	cJSON_ArrayForEach(change, diff) {
		const struct field *field = diff_field(form->admin, change);

		if (field != NULL && json_get(change, "o") != NULL)
			json_set(form->shown, field->name,
				 cJSON_Duplicate(json_get(change, "o"), true));
	}
	form->note = arena_printf(
		"%s %s before that change; all else is as it "
		"is now. Nothing is saved yet: Save keeps "
		"it.",
		names, count == 1 ? "is as it was" : "are as they were");
	return OK;
}
