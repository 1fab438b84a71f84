/*
 * store_list - a page of a list: its statement, its rows, the next page.
 */
#include "store_list.h"

#include "arena.h"
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

	for (size_t i = 0; resource->orders[i].name != NULL; i++)
		for (size_t after = 0; after < 2; after++)
			lists[i][after] = sql_list(resource, none,
						   &resource->orders[i], after);
}

/* The statement of the list as it was asked for: kept, if without filters. */
static const struct statement *
list_statement(const struct req *req)
{
	for (size_t i = 0; i < PARAMS_MAX; i++)
		if (req->list.given[i])
			return sql_list(req->resource, req->list.given,
					req->list.order, req->list.after);
	return lists[req->list.order - req->resource->orders][req->list.after];
}

enum error
store_list_send(struct req *req)
{
	return db_send(list_statement(req), &req->list.binds);
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
		output_row(&req->out, req->resource->model, SQL_FIELDS);
		*cursor = cursor_write(req->list.order, db_value(sort),
				       db_value(id));
	}
	buf_char(&req->out, ']');
	return error <= DONE ? OK : error;
}

enum error
store_list_run(struct req *req)
{
	const char *cursor = "";
	bool more = false;
	enum error error = req->read_sent ? OK : store_list_send(req);

	if (error == OK)
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
