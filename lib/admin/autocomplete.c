/*
 * autocomplete - the choices of one field as one types, as JSON.
 *
 * As Django's admin answers: {"results": [{"id", "text"}], "pagination":
 * {"more"}}.  It tells only what the list of that model would show the caller.
 */
#include "search.h"

#include "arena.h"
#include "list_sql.h"
#include "page.h"
#include "policy.h"
#include "sql.h"
#include "text.h"

#define CHOICES 20 /* a page */

/* The admin of what the field refers to; NULL if there is no such field. */
static const struct model_admin *
target(const struct req *req)
{
	const char *app = page_parameter(req, "app_label");
	const char *slug = page_parameter(req, "model_name");
	const char *name = page_parameter(req, "field_name");
	const struct model_admin *admin;
	const struct field *field;

	if (app == NULL || slug == NULL || name == NULL)
		return NULL;
	admin = model_admin_of(app, slug);
	if (admin == NULL)
		return NULL;
	field = model_field(admin->model, name);
	if (field == NULL || (field->type != T_REF && field->type != T_REFS))
		return NULL;
	return model_admin_for(field->to);
}

static const struct statement *
choices_sql(const struct list *list)
{
	const struct model *model = list->admin->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out, "SELECT r.id, %s FROM %s r\n WHERE ", model->title,
		 model->table);
	list_where(&out, list, -1);
	list_ordered(&out, list);
	buf_addf(&out, "\n LIMIT %d OFFSET CAST(:offset AS integer)",
		 CHOICES + 1);
	return sql_compile(NULL, out.text, 0);
}

static enum error
write_choices(struct req *req)
{
	size_t count = 0;
	enum error error;

	req->page->type = "application/json";
	buf_str(&req->out, "{\"results\":[");
	while ((error = db_next()) == OK) {
		if (count++ >= CHOICES)
			continue;
		buf_str(&req->out, count > 1 ? ",{\"id\":" : "{\"id\":");
		buf_json(&req->out, db_value(0), db_length(0));
		buf_str(&req->out, ",\"text\":");
		buf_json(&req->out, db_value(1), db_length(1));
		buf_char(&req->out, '}');
	}
	buf_addf(&req->out, "],\"pagination\":{\"more\":%s}}",
		 count > CHOICES ? "true" : "false");
	return error == DONE ? OK : fail(req, error, NULL);
}

enum error
autocomplete_run(struct req *req)
{
	const struct model_admin *admin = target(req);
	const char *term = page_parameter(req, "term");
	const char *number = page_parameter(req, "page");
	struct binds binds = { .count = 0 };
	struct pairs query = { 0 };
	struct list list;
	long page = 1;
	enum error error;

	if (admin == NULL || admin->search == NULL)
		return fail(req, E_NO_ENDPOINT, NULL);
	if (!policy_check(req, admin->may[ADMIN_VIEW], true))
		return fail(req, E_PERMISSION, NULL);
	if (number != NULL && !text_integer(number, 1, 10000, &page))
		page = 1;
	if (term != NULL)
		(void)pairs_add(&query, "q", 1, term, strlen(term));
	(void)list_read(&list, admin, &query);
	list_binds(req, &list, &binds);
	binds_set(&binds, "offset", arena_printf("%ld", (page - 1) * CHOICES));
	error = db_send(choices_sql(&list), &binds);
	return error == OK ? write_choices(req) : fail(req, error, NULL);
}
