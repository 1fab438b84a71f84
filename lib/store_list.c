/*
 * store_list - a page of a list: its statement, its rows, the next page.
 */
#include "store_list.h"

#include "arena.h"
#include "log.h"
#include "output.h"
#include "query.h"
#include "route.h"
#include "sql.h"

/* Bare lists, first page and later ones, by place in the orders. */
#define ORDERS_MAX 8
static const struct statement *lists[ORDERS_MAX][2];

void
store_list_init(const struct resource *resource)
{
	static const bool none[PARAMS_MAX];

	for (size_t i = 0; resource->orders[i].name != NULL; i++) {
		if (i == ORDERS_MAX)
			die("more than %d orders of a list", ORDERS_MAX);
		for (size_t after = 0; after < 2; after++)
			lists[i][after] =
				sql_list(resource, none, &resource->orders[i],
					 after ? SQL_AFTER : 0);
	}
}

/* The statement of the list as it was asked for: kept, if without filters. */
static const struct statement *
list_statement(const struct req *req)
{
	unsigned part = req->list.after ? SQL_AFTER : 0;

	for (size_t i = 0; i < PARAMS_MAX; i++)
		if (req->list.given[i])
			return sql_list(req->resource, req->list.given,
					req->list.order, part);
	return lists[req->list.order - req->resource->orders][req->list.after];
}

enum error
store_list_send(struct req *req)
{
	return db_send(list_statement(req), &req->list.binds);
}

/* The current row as an item of the list, whose sort value is a column. */
static void
item(struct req *req, int sort)
{
	const struct resource *resource = req->resource;

	if (resource->beside == NULL) {
		output_row(&req->out, resource->model, SQL_FIELDS);
		return;
	}
	buf_addf(&req->out, "{\"%s\":", resource->model->name);
	output_row(&req->out, resource->model, SQL_FIELDS);
	buf_addf(&req->out, ",\"%s\":\"", resource->beside);
	output_time(&req->out, db_value(sort), db_length(sort));
	buf_str(&req->out, "\"}");
}

/* The rows of a page, the place of the last one, and whether more follow. */
static enum error
list_rows(struct req *req, const char **cursor, bool *more)
{
	int sort = SQL_FIELDS, id;
	long count = 0;
	enum error error;

	FOR_EACH_FIELD(field, req->resource->model)
		if (sql_shown(field))
			sort++;
	id = sort + 1;
	buf_char(&req->out, '[');
	while ((error = db_next()) == OK) {
		if (count == req->list.limit) {
			*more = true;
			continue; /* one more than a page was asked for */
		}
		if (req->out.length > PAGE_MAX) {
			*more = true;
			db_stop(); /* the rest may be as long */
			break;
		}
		if (count++ > 0)
			buf_char(&req->out, ',');
		item(req, sort);
		if (count == req->list.limit || req->out.length > PAGE_MAX)
			*cursor = cursor_write(req->list.order, db_value(sort),
					       db_value(id));
	}
	buf_char(&req->out, ']');
	return error <= DONE ? OK : error;
}

/* Nothing was found: once more, for what would do otherwise. */
static enum error
send_otherwise(struct req *req)
{
	unsigned part = req->list.after ? SQL_AFTER : 0;

	buf_cut(&req->out, 0);
	return db_send(sql_list(req->resource, req->list.given, req->list.order,
				part | SQL_OTHERWISE),
		       &req->list.binds);
}

enum error
store_list_run(struct req *req)
{
	const char *cursor = "";
	bool more = false;
	enum error error = req->read_sent ? OK : store_list_send(req);

	if (error == OK)
		error = list_rows(req, &cursor, &more);
	if (error == OK && req->out.length == strlen("[]") &&
	    sql_alternative(req->resource, req->list.given) &&
	    (error = send_otherwise(req)) == OK)
		error = list_rows(req, &cursor, &more);
	if (error != OK)
		return fail(req, error, NULL);
	if (more)
		req_header(req, "Link",
			   arena_printf("<%s%s>; rel=\"next\"",
					route_base(req->resource),
					query_next(req, cursor)));
	return OK;
}
