/*
 * sql - the statements of a resource, derived from its tables.
 *
 * In tables and in hand-written SQL a value is called :name.  Two names are
 * not values: :caller is the id of whoever sent the request and :manager
 * whether that is a project manager; both are computed in the statement itself
 * from :session, the hash of the session key, so that a read needs no round
 * trip before it.  A value never becomes SQL text.
 */
#ifndef CTJ_SQL_H
#define CTJ_SQL_H

#include <stdbool.h>
#include <stddef.h>

#include "db.h"
#include "resource.h"
#include "sql_columns.h"

/* Columns of statements->find and ->lock; the stored row comes only if
 * the model has a check. */
enum { FIND_OWN, FIND_VERSION, FIND_STORED };

struct statements {
	const struct statement *read;    /* :id -> the row as answered */
	const struct statement *find;    /* :id -> is it seen, owned */
	const struct statement *lock;    /* the same, FOR UPDATE */
	const struct statement *create;  /* :row -> the row as answered */
	const struct statement *update;  /* :id, :row -> the row as answered */
	const struct statement *remove;  /* :id */
	const struct statement *skills;  /* :id, :skills -> the matrix's id */
	const struct statement *unskill; /* :id; removes its matrix */
	const struct statement *links;   /* :id, :ids -> what they were */
};

/* sql_for - the statements of what the resource allows; the rest is NULL. */
void sql_for(struct statements *statements, const struct resource *resource);

enum sql_part {
	SQL_AFTER = 1 << 0,     /* behind a cursor: :after, :after_id */
	SQL_OTHERWISE = 1 << 1, /* see sql_rows() */
};

/*
 * sql_list - the list under the parameters given, which are marked by their
 * place in resource->params; part: any of the above.  Columns: own, version,
 * the fields, then the sort value and the id.  A list with conditions is
 * planned for its values.
 */
const struct statement *sql_list(const struct resource *resource,
				 const bool *given, const struct order *order,
				 unsigned part);

/*
 * sql_rows - appends FROM and WHERE of the rows that the parameters given
 * choose.  Where one of them has an .otherwise (sql_alternative), they are
 * split in two sets, of which one is empty: those that pass it, and, with
 * otherwise, those that count when none does.
 */
void sql_rows(struct buf *out, const struct resource *resource,
	      const bool *given, bool otherwise);

/* Where a parameter lifted what a bare list shows, so many of the newest are
 * compared with an .otherwise. */
#define SQL_NEWEST 5000

/* sql_alternative - is a parameter with an .otherwise given? */
bool sql_alternative(const struct resource *resource, const bool *given);

#endif
