/*
 * list_sql - the statements of a list, from its model's admin and what was
 * asked for.
 */
#ifndef CTJ_ADMIN_LIST_SQL_H
#define CTJ_ADMIN_LIST_SQL_H

#include "list_query.h"
#include "req.h"

/* list_binds - the values that the statements below may name. */
void list_binds(struct req *req, const struct list *list, struct binds *binds);

/* list_where - appends the condition of the rows: those that the caller may
 * see and that the filters leave, but for the filter of that place (-1: all
 * filters count). */
void list_where(struct buf *out, const struct list *list, int but);

/* list_seen - appends which rows the caller may see at all. */
void list_seen(struct buf *out, const struct list *list);

/* list_joined - appends, behind FROM ... r, what the order speaks of besides.
 * list_ordered - appends ORDER BY; equal rows are told apart by their id. */
void list_joined(struct buf *out, const struct list *list);
void list_ordered(struct buf *out, const struct list *list);

/* Rows are counted up to here; one more means that there are more.  So a list
 * costs the same however long it is. */
#define LIST_COUNTED      1000
#define LIST_COUNTED_TEXT "1,000"

/* list_flags - of a statement about these rows: how many they are decides how
 * they are found best. */
unsigned list_flags(const struct list *list);

/* list_rows - one page: a JSON object a row, with id, label, own and the
 * columns by path.  Values besides list_binds(): limit, offset. */
const struct statement *list_rows(const struct list *list);

/* list_behind - one row of arrays: the ids behind references that each of the
 * words is found in, by word, then by field.  NULL: there is nothing to look
 * for. */
const struct statement *list_behind(const struct list *list);

/* list_behind_read - takes them from the current row. */
void list_behind_read(struct list *list);

/* In list_facets.c.  Facets that are no value of a filter: how many rows were
 * found; how many may be seen at all; each tab; each filter that was chosen,
 * without it. */
enum { LIST_FOUND = 100, LIST_TOTAL, LIST_TABS = 200, LIST_SIZES = 300 };

/* list_facets - place of the filter, value, label or NULL, number: what each
 * filter would leave, and how many there are.  The number is NULL where too
 * many rows would have to be counted.  Adds values that it names. */
const struct statement *list_facets(const struct list *list,
				    struct binds *binds);

#endif
