/*
 * stash - forms that were typed and not saved, kept for a day.
 */
#include "stash.h"

#include "arena.h"
#include "html.h"
#include "json.h"
#include "page.h"
#include "sql.h"
#include "text.h"

static const char write_sql[] =
	"WITH stale AS (\n"
	"\tDELETE FROM admin_stash\n"
	"\t WHERE id IN (SELECT id FROM admin_stash\n"
	"\t\tWHERE at < now() - interval '1 day'\n"
	"\t\tLIMIT 20 FOR UPDATE SKIP LOCKED))\n"
	"INSERT INTO admin_stash (user_id, target, fields)\n"
	"VALUES (:user, :target, :fields)\n"
	"RETURNING id";

static const char read_sql[] = "SELECT target, fields\n"
			       "  FROM admin_stash\n"
			       " WHERE id = CAST(:stash AS uuid)\n"
			       "   AND user_id = :user\n"
			       "   AND at > now() - interval '1 day'";

static const struct statement *write_statement, *read_statement;

void
stash_init(void)
{
	write_statement = sql_compile("admin_stash", write_sql, DB_WRITES);
	read_statement = sql_compile("admin_unstash", read_sql, 0);
	db_keep(write_statement);
	db_keep(read_statement);
}

bool
stash_secret(const char *name)
{
	return strstr(name, "password") != NULL;
}

bool
stash_takes(const char *name)
{
	return strcmp(name, "csrfmiddlewaretoken") != 0 && !stash_secret(name);
}

enum error
stash_write(struct req *req, const char *user_id, const char *target,
	    const struct pairs *fields, const char **id)
{
	struct binds binds = { .count = 0 };
	cJSON *list = cJSON_CreateArray();
	enum error error;

	for (size_t i = 0; i < fields->count; i++) {
		cJSON *pair;

		if (!stash_takes(fields->list[i].name))
			continue;
		pair = cJSON_CreateArray();
		cJSON_AddItemToArray(pair,
				     cJSON_CreateString(fields->list[i].name));
		cJSON_AddItemToArray(pair,
				     cJSON_CreateString(fields->list[i].value));
		cJSON_AddItemToArray(list, pair);
	}
	binds_set(&binds, "user", user_id);
	binds_set(&binds, "target", target);
	binds_set(&binds, "fields", json_print(list));
	error = db_send(write_statement, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_SERVER : error, NULL);
	*id = arena_strdup(db_value(0));
	return OK;
}

enum error
stash_read(struct req *req, const char *id, struct pairs *fields,
	   const char **target)
{
	struct binds binds = { .count = 0 };
	const cJSON *list, *pair;
	const char *fault;
	enum error error;

	*fields = (struct pairs){ 0 };
	if (!text_uuid_canonical(id))
		return fail(req, E_NOT_FOUND, NULL);
	binds_set(&binds, "stash", id);
	binds_set(&binds, "user", req->user.id);
	error = db_send(read_statement, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_NOT_FOUND : error, NULL);
	*target = arena_strdup(db_value(0));
	list = json_parse(db_value(1), db_length(1), &fault);
	cJSON_ArrayForEach(pair, list) {
		const char *name = json_text(cJSON_GetArrayItem(pair, 0));
		const char *value = json_text(cJSON_GetArrayItem(pair, 1));

		(void)pairs_add(fields, name, strlen(name), value,
				strlen(value));
	}
	return OK;
}

enum error
stash_reopen(struct req *req, bool *typed)
{
	const char *id = page_parameter(req, "stash");
	const char *target;

	*typed = id != NULL;
	return id == NULL ? OK : stash_read(req, id, &req->page->form, &target);
}

enum error
stash_kept(struct req *req, const char *user_id, const char *target,
	   const char **next)
{
	static const char prefix[] = "keep-";
	const struct pairs *form = &req->page->form;
	struct pairs kept = { 0 };
	const char *id = NULL;
	struct buf url;
	enum error error;

	for (size_t i = 0; i < form->count; i++) {
		const struct pair *field = &form->list[i];

		if (text_starts(field->name, prefix))
			(void)pairs_add(&kept, field->name + strlen(prefix),
					strlen(field->name) - strlen(prefix),
					field->value, strlen(field->value));
	}
	*next = target;
	if (kept.count == 0)
		return OK;
	error = stash_write(req, user_id, target, &kept, &id);
	if (error != OK)
		return error;
	buf_init(&url, 2 * PAGE_URL_MAX);
	buf_str(&url, target);
	url_add(&url, "stash", id);
	*next = url.text;
	return OK;
}
