/*
 * export - the rows of a list as a file, for spreadsheets or programs.
 */
#include "export.h"

#include "admin.h"
#include "answer.h"
#include "arena.h"
#include "fcgi.h"
#include "list.h"
#include "list_sql.h"
#include "local_time.h"
#include "log.h"
#include "media.h"
#include "output.h"
#include "page.h"
#include "sql.h"
#include "text.h"

/* What is sent at once, and what the longest row can add to that. */
#define PART_SIZE (64UL << 10)
#define PART_MAX  (4UL << 20)

struct format {
	const char *name, *type;
	void (*columns)(struct buf *, const struct model *);
	void (*head)(struct buf *, const struct model *);
	void (*row)(struct buf *, const struct model *);
	const char *between, *tail;
};

static void
json_columns(struct buf *out, const struct model *model)
{
	sql_columns(out, model, false);
}

static void
json_head(struct buf *out, const struct model *model)
{
	(void)model;
	buf_char(out, '[');
}

static void
json_row(struct buf *out, const struct model *model)
{
	output_row(out, model, SQL_FIELDS);
}

static const struct format formats[] = {
	{ "csv", "text/csv; charset=utf-8", export_csv_columns, export_csv_head,
	  export_csv_row, "", "" },
	{ "json", MEDIA_JSON, json_columns, json_head, json_row, ",\n", "]\n" },
};

static const struct statement *
rows_sql(const struct bulk *bulk, const struct format *format)
{
	const struct model *model = bulk->list->admin->model;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT ");
	format->columns(&out, model);
	buf_addf(&out, "\n  FROM %s r", model->table);
	list_joined(&out, bulk->list);
	buf_str(&out, "\n WHERE ");
	bulk_chosen(&out, bulk);
	list_ordered(&out, bulk->list);
	return sql_compile(NULL, out.text, DB_STREAM);
}

/* "opportunities-2026-09-01.csv" */
static void
head(struct req *req, const struct model *model, const struct format *format)
{
	struct local_date date = local_date(req->page->person.today);
	char *name = text_lower(model->plural);

	for (char *p = name; *p != '\0'; p++)
		if (*p == ' ')
			*p = '-';
	req_header(
		req, "Content-Disposition",
		arena_printf("attachment; filename=\"%s-%04ld-%02d-%02d.%s\"",
			     name, date.year, date.month, date.day,
			     format->name));
	req->page->type = format->type;
	admin_headers(req, OK);
}

/* Room for all of it at once, so that what a row needs besides can be released
 * behind each. */
static void
part_init(struct buf *part)
{
	static const char blank[4096];

	buf_init(part, PART_MAX);
	while (part->length + sizeof(blank) < PART_MAX / 2)
		buf_add(part, blank, sizeof(blank));
	buf_cut(part, 0);
}

static enum error
send_rows(struct req *req, const struct model *model,
	  const struct format *format, long *count)
{
	struct buf part;
	size_t used;
	enum error error;
	bool heard = true;

	part_init(&part);
	used = arena_used();
	format->head(&part, model);
	while (heard && (error = db_next()) == OK) {
		buf_str(&part, (*count)++ > 0 ? format->between : "");
		format->row(&part, model);
		if (part.length >= PART_SIZE) {
			heard = fcgi_more(req, part.text, part.length);
			buf_cut(&part, 0);
		}
		arena_release(used);
	}
	if (!heard || error != DONE)
		return heard ? error : DONE;
	buf_str(&part, format->tail);
	return fcgi_more(req, part.text, part.length) ? OK : DONE;
}

static enum error
export_rows(struct req *req, const struct bulk *bulk,
	    const struct format *format)
{
	const struct model *model = bulk->list->admin->model;
	struct binds binds = { .count = 0 };
	long count = 0;
	enum error error;

	list_binds(req, bulk->list, &binds);
	binds_set(&binds, "ids", bulk->ids);
	error = db_send(rows_sql(bulk, format), &binds);
	if (error != OK)
		return fail(req, error, NULL);
	head(req, model, format);
	req->page->sent = true;
	error = fcgi_begin(answer_status(req, OK), req->headers.text,
			   req->headers.length)
			? send_rows(req, model, format, &count)
			: DONE;
	if (error != OK)
		db_stop();
	fcgi_end(error == OK);
	log_event(LOG_INFO, "export", "model", model->name, "query", req->query,
		  "rows", arena_printf("%ld", count), "complete",
		  error == OK ? "yes" : "no", NULL);
	return OK;
}

static enum error
export_filtered(struct req *req, const struct format *format)
{
	struct list list;
	const struct bulk bulk = { .list = &list, .across = true };
	enum error error = list_ask(req, &list);

	return error == OK ? export_rows(req, &bulk, format) : error;
}

enum error
export_csv_run(struct req *req)
{
	return export_filtered(req, &formats[0]);
}

enum error
export_json_run(struct req *req)
{
	return export_filtered(req, &formats[1]);
}

enum error
export_chosen(struct req *req, const struct bulk *bulk, const char *kind)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, kind) == 0)
			return export_rows(req, bulk, &formats[i]);
	message_say(req, MESSAGE_WARNING, "No action selected.");
	return page_redirect(req, page_here(req));
}
