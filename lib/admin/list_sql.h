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

/* list_ordered - appends ORDER BY; equal rows are told apart by their id. */
void list_ordered(struct buf *out, const struct list *list);

/* list_rows - one page: a JSON object a row, with id, label, own and the
 * columns by path.  Values besides list_binds(): limit, offset. */
const struct statement *list_rows(const struct list *list);

/* list_counts - one row: all that may be seen, then one number for each tab;
 * NULL where the facets tell. */
const struct statement *list_counts(const struct list *list,
				    struct binds *binds);

/* The place of a facet that says how many rows were found. */
#define LIST_FOUND 99

/* list_facets - place of the filter, value, label or NULL, number: what each
 * filter would leave, and how many there are. */
const struct statement *list_facets(const struct list *list);

/* list_tab_filter - the filter that a tab sets, read into *list; NULL if it
 * sets none. */
const struct list_filter *list_tab_filter(const struct model_admin *admin,
					  const struct tab *tab,
					  struct list *list);

#endif
