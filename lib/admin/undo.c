/*
 * undo - takes a change back: the old values are written to the rows that are
 * still as the change left them, judged like any other save.
 */
#include "undo.h"

#include "arena.h"
#include "diff.h"
#include "json.h"
#include "menu.h"
#include "once.h"
#include "page.h"
#include "save.h"
#include "sql.h"
#include "store_write.h"
#include "text.h"

#define ENTRIES_MAX 5000

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

struct entry {
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

static const struct model_admin *
admin_named(const char *name)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (strcmp(model_admins[i]->slug, name) == 0)
			return model_admins[i];
	return NULL;
}

static enum error
read_entries(struct req *req, struct entry *list, size_t *count)
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
		struct entry *entry = &list[(*count)++];

		entry->admin = admin_named(db_value(0));
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

/* DONE: it is not as it was left, or may not be changed any more. */
static enum error
undo_one(struct req *req, const struct entry *entry)
{
	struct record record = { .id = NULL };
	struct form form;
	enum error error;

	if (entry->admin == NULL || entry->admin->column != NULL)
		return DONE;
	error = record_read(req, entry->admin, entry->id, true, &record);
	if (error != OK)
		return error;
	if (!record_may(req, entry->admin, ADMIN_CHANGE, &record) ||
	    strcmp(record.version, entry->version) != 0)
		return DONE;
	form_init(&form, req, entry->admin, &record);
	take_back(&form, entry->diff);
	req->resource = record_resource(entry->admin);
	req->verb = UPDATE;
	form_judge(&form);
	error = form_refs(&form);
	if (error != OK || form.fault_count > 0)
		return error == OK ? DONE : error;
	req->row = form.row;
	return store_change(req);
}

static enum error
undo_all(struct req *req, const struct entry *list, size_t count, size_t *done)
{
	enum error error = db_begin();

	*done = 0;
	req->batch = once_new();
	req->note = "Undone";
	if (error == OK && (error = db_one()) != DONE)
		return error;
	error = OK;
	for (size_t i = 0; i < count && error == OK; i++) {
		size_t used = arena_used();

		error = undo_one(req, &list[i]);
		*done += error == OK;
		if (error == DONE)
			error = OK;
		arena_release(used); /* of as many rows as there may be */
	}
	if (error == OK)
		error = db_commit();
	if (error == OK)
		error = db_one();
	return error;
}

enum error
undo_run(struct req *req)
{
	struct entry *list = arena_array(ENTRIES_MAX, sizeof(*list));
	size_t count, done;
	const char *to = "/admin/";
	enum error error = read_entries(req, list, &count);

	if (error != OK)
		return error;
	if (count == 0)
		return fail(req, E_NOT_FOUND, NULL);
	error = undo_all(req, list, count, &done);
	if (error > DONE) {
		db_rollback();
		return fail(req, error == E_INVALID ? E_SERVER : error, NULL);
	}
	message_say(req, done == count ? MESSAGE_SUCCESS : MESSAGE_WARNING,
		    done == count
			    ? arena_printf("Undone: %zu.", done)
			    : arena_printf("Undone: %zu. Changed again "
					   "meanwhile, and left as they are: "
					   "%zu.",
					   done, count - done));
	if (list[0].admin != NULL)
		to = count == 1 ? arena_printf("%s%s/change/",
					       menu_base(list[0].admin),
					       list[0].id)
				: menu_base(list[0].admin);
	return page_redirect(req, to);
}
