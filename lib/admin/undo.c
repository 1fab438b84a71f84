/*
 * undo - takes a change back: the old values are written to the rows that are
 * still as the change left them, judged like any other save.
 */
#include "undo.h"

#include "arena.h"
#include "diff.h"
#include "entry.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "once.h"
#include "page.h"
#include "save.h"
#include "sql.h"
#include "store_write.h"
#include "text.h"
#include "transaction.h"

#define ENTRIES_MAX 5000
#define REPORT_MAX  2000UL

static const char batch_sql[] =
	"SELECT a.model, a.object_id, a.version, a.diff\n"
	"  FROM admin_audit a\n"
	" WHERE a.batch = CAST(:batch AS uuid)\n"
	"   AND a.actor_id = :user\n"
	"   AND a.action = 'change'\n"
	"   AND a.at > now() - interval '1 day'\n"
	" ORDER BY a.object_id\n"
	" LIMIT 5000";

static const struct statement *batch;

struct undoing {
	const struct model_admin *admin;
	const char *id, *version;
	const cJSON *diff;
};

void
undo_init(void)
{
	batch = sql_compile("admin_undo", batch_sql, 0);
	db_keep(batch);
}

static enum error
read_entries(struct req *req, struct undoing *list, size_t *count)
{
	struct binds binds = { .count = 0 };
	const char *fault;
	enum error error;

	*count = 0;
	if (!text_uuid_canonical(req->page->name))
		return OK;
	binds_set(&binds, "batch", req->page->name);
	binds_set(&binds, "user", req->user.id);
	error = db_send(batch, &binds);
	while (error == OK && (error = db_next()) == OK) {
		struct undoing *entry = &list[(*count)++];

		entry->admin = entry_admin(db_value(0));
		entry->id = arena_strdup(db_value(1));
		entry->version =
			arena_strdup(db_value(2) == NULL ? "" : db_value(2));
		entry->diff = json_parse(db_value(3), db_length(3), &fault);
	}
	return error == DONE ? OK : fail(req, error, NULL);
}

/* The old values, as the body of a change. */
static void
take_back(struct form *form, const cJSON *diff)
{
	const cJSON *change;

	form->shown = cJSON_Duplicate(form->shown, true);
	cJSON_ArrayForEach(change, diff) {
		const struct field *field = diff_field(form->admin, change);
		const cJSON *old = json_get(change, "o");

		if (field == NULL || old == NULL)
			continue;
		json_set(form->body, field->name, cJSON_Duplicate(old, true));
		json_set(form->shown, field->name, cJSON_Duplicate(old, true));
	}
}

/* What came of it. */
struct undone {
	size_t done, changed, refused;
	const char *why; /* which row was refused first, and by which rule */
};

static void
explain(struct undone *undone, const struct form *form)
{
	if (undone->refused++ == 0)
		undone->why = arena_printf("\xe2\x80\x9c%s\xe2\x80\x9d: %s",
					   form->record.label, form_why(form));
}

/* Judges it like any save.  E_INVALID: the database refused it, and with it all
 * that was undone before. */
static enum error
write_back(struct form *form, const cJSON *diff, struct undone *undone)
{
	struct req *req = form->req;
	enum error error;

	take_back(form, diff);
	req->resource = record_resource(form->admin);
	req->verb = UPDATE;
	form_judge(form);
	error = form_refs(form);
	if (error != OK)
		return error;
	if (form->fault_count > 0) {
		explain(undone, form);
		return OK;
	}
	req->row = form->row;
	error = store_change(req);
	if (error == E_INVALID) {
		form_refused(form);
		undone->refused = 0;
		explain(undone, form);
	}
	undone->done += error == OK;
	return error;
}

static enum error
undo_one(struct req *req, const struct undoing *entry, struct undone *undone)
{
	struct record record = { .id = NULL };
	struct form form;
	enum error error = DONE;

	if (entry->admin != NULL && entry->admin->column == NULL)
		error = record_read(req, entry->admin, entry->id, true,
				    &record);
	if (error > DONE)
		return error;
	if (error == DONE ||
	    !record_may(req, entry->admin, ADMIN_CHANGE, &record) ||
	    strcmp(record.version, entry->version) != 0) {
		undone->changed++;
		return OK;
	}
	form_init(&form, req, entry->admin, &record);
	return write_back(&form, entry->diff, undone);
}

static enum error
undo_all(struct req *req, const struct undoing *list, size_t count,
	 struct undone *undone)
{
	enum error error = transaction_begin();

	*undone = (struct undone){ .done = 0 };
	req->batch = once_new();
	req->note = "Undone";
	for (size_t i = 0; i < count && error == OK; i++) {
		const char *why = undone->why;
		size_t used = arena_used();

		error = undo_one(req, &list[i], undone);
		if (undone->why == why)
			arena_release(used); /* of as many as there may be */
	}
	return transaction_end(error);
}

static void
report(struct req *req, const struct undone *undone)
{
	struct buf out;

	buf_init(&out, REPORT_MAX);
	buf_addf(&out, "Undone: %zu.", undone->done);
	if (undone->changed > 0)
		buf_addf(&out,
			 " Changed again meanwhile, and left as they are: "
			 "%zu.",
			 undone->changed);
	if (undone->refused > 0)
		buf_addf(&out, " Not allowed any more: %zu. %s",
			 undone->refused, undone->why);
	message_say(req,
		    undone->changed + undone->refused == 0 ? MESSAGE_SUCCESS
							   : MESSAGE_WARNING,
		    out.text);
}

/* One row, or the list of what they are. */
static const char *
where(const struct undoing *list, size_t count)
{
	const char *base;

	if (list[0].admin == NULL)
		return "/admin/";
	base = menu_base(list[0].admin);
	return count == 1 ? arena_printf("%s%s/change/", base, list[0].id)
			  : base;
}

enum error
undo_run(struct req *req)
{
	struct undoing *list = arena_array(ENTRIES_MAX, sizeof(*list));
	const char *next = url_local(page_field(req, "next"));
	struct undone undone;
	size_t count;
	enum error error = read_entries(req, list, &count);

	if (error != OK)
		return error;
	if (count == 0)
		return fail(req, E_NOT_FOUND, NULL);
	error = undo_all(req, list, count, &undone);
	if (error != OK && error != E_INVALID)
		return fail(req, error, NULL);
	if (error == E_INVALID)
		message_say(req, MESSAGE_ERROR,
			    arena_printf("Nothing was undone. %s", undone.why));
	else
		report(req, &undone);
	return page_redirect(req, next != NULL ? next : where(list, count));
}
