/*
 * query - the query string: parameters, and the cursors of keyset pages.
 */
#ifndef CTJ_QUERY_H
#define CTJ_QUERY_H

#include "db.h"
#include "req.h"

/* A phase: reads the query string, judges nothing yet. */
enum error query_parse(struct req *req);

/*
 * query_unfit - is the request about parameters, and are they wrong?  Reads
 * them into req->list and req->query_faults.  Knows no database, so it may run
 * ahead of its phase.
 */
bool query_unfit(struct req *req);

/* query_ask - sends what the values of parameters depend on; *asked becomes
 * true if there was any such thing. */
enum error query_ask(struct req *req, bool *asked);

/* A phase: refuses what is wrong with the query string. */
enum error query_check(struct req *req);

#define CURSOR_MAX 300 /* characters */

struct cursor {
	const char *sort, *id;
};

/* cursor_write - the opaque text of a place in a list. */
const char *cursor_write(const struct order *order, const char *sort,
			 const char *id);

/* cursor_read - its inverse; false if it is not ours, or of another order. */
bool cursor_read(const struct order *order, const char *text,
		 struct cursor *cursor);

/* query_next - the query string of the next page, "?" included. */
const char *query_next(const struct req *req, const char *cursor);

#endif
