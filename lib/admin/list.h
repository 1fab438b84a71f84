/*
 * list - many rows of a model: columns, search, filters, pages.
 */
#ifndef CTJ_ADMIN_LIST_H
#define CTJ_ADMIN_LIST_H

#include "list_query.h"
#include "req.h"

#define LIST_TABS_MAX  12
#define LIST_ALL_MAX   200  /* rows that ?all= shows */
#define LIST_FACET_MAX 1000 /* counts of all filters */

struct list_facet {
	size_t place; /* of the filter */
	const char *value, *label;
	long count; /* -1: not counted */
};

struct list_view { /* what there is to draw; numbers up to LIST_COUNTED + 1 */
	struct list list;
	long total, found;
	long tabs[LIST_TABS_MAX];
	long sizes[LIST_FILTERS_MAX]; /* rows that each filter can choose of */
	cJSON *rows;
	bool more; /* rows behind these */
	struct list_facet *facets;
	size_t facet_count;
	const char *kept; /* the query, to come back to; NULL: none */
};

/* /admin/<app>/<model>/ */
enum error list_run(struct req *req);

/* list_ask - reads the query into *list; DONE if that was answered already. */
enum error list_ask(struct req *req, struct list *list);

/* list_typed - what was typed of a reference's label becomes the references
 * that are called so, at the address that asks for them; DONE then.  Else the
 * filter says what is wrong. */
enum error list_typed(struct req *req, struct list *list);

/* list_look_behind - finds the words behind references, before the rows are
 * asked for: a plan can tell few ids from many, but not what a sub-select will
 * find. */
enum error list_look_behind(struct req *req, struct list *list);

/* list_name - the values of its filters, and how people call them. */
enum error list_name(struct req *req, struct list_view *view);

/* list_filter_draw.c: tabs, the form of the filters; list_chips.c. */
void list_draw_tabs(struct req *req, const struct list_view *view);
void list_draw_filters(struct req *req, const struct list_view *view);
void list_draw_chips(struct req *req, const struct list_view *view);

/* list_periods.c: today, the past 7 days, this month, this year, as links. */
void list_draw_periods(struct req *req, const struct list_view *view,
		       size_t place);

/* list_table.c: the rows, with what can be done to them. */
void list_draw_table(struct req *req, const struct list_view *view);

/* list_pages.c: how many there are; the other pages.  A number in little room,
 * "1,000+", or in words, "more than 1,000". */
void list_number(struct buf *out, long number);
const char *list_number_words(long number);
void list_draw_count(struct req *req, const struct list_view *view);
void list_draw_pages(struct req *req, const struct list_view *view);

/* list_record - the address of a row's page, seen from the list, with the way
 * back to it. */
const char *list_record(const struct list_view *view, const char *id,
			const char *page);

/* How a value of a filter is called. */
const char *list_value_label(const struct list_view *view, size_t place,
			     const char *value);

#endif
