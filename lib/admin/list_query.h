/*
 * list_query - what a list was asked for: the query string, judged.
 *
 * Only what the model's admin declares can be asked for.  Texts live in the
 * arena.
 */
#ifndef CTJ_ADMIN_LIST_QUERY_H
#define CTJ_ADMIN_LIST_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "model_admin.h"
#include "pairs.h"
#include "path.h"

#define LIST_FILTERS_MAX 12
#define LIST_VALUES_MAX  50 /* of one filter */
#define LIST_WORDS_MAX   10
#define LIST_ORDERS_MAX  8
#define LIST_Q_MAX       200 /* code points */
#define LIST_SEARCH_MAX  8   /* fields that are searched */
/* Words that are looked for behind references first, and how many rows may be
 * found there; of what is more common nothing is gained by that. */
#define LIST_BEHIND_WORDS 4
#define LIST_BEHIND_MAX   500

struct list_filter { /* by place in the admin's filters */
	const struct filter *filter;
	struct path path;
	const char *stem; /* "role__id" */
	bool given;
	const char *values[LIST_VALUES_MAX]; /* any of them */
	size_t count;
	const char *typed;         /* what the one that is wanted is called */
	const char *wrong;         /* about that; NULL: nothing */
	const char *null;          /* "true", "false": has it no value? */
	const char *from, *before; /* days, in the caller's zone */
	const char *year, *month, *day;
};

struct list_order {
	size_t column; /* from 0 */
	bool descending;
};

struct list {
	const struct model_admin *admin;
	struct list_filter filters[LIST_FILTERS_MAX];
	size_t filter_count;
	bool mine, attention;
	bool curator;  /* asks; what one may see the statements judge */
	const char *q; /* as it was typed, cut; NULL: no search */
	const char *words[LIST_WORDS_MAX];
	size_t word_count;
	/* By word and place of the field: ids found there, as an array of the
	 * database; NULL: not looked for. */
	const char *behind[LIST_BEHIND_WORDS][LIST_SEARCH_MAX];
	bool cut; /* something of the search was left out */
	struct list_order orders[LIST_ORDERS_MAX];
	size_t order_count;
	long page; /* from 1 */
	bool all;
	bool lost; /* ?e=1: what was asked for does not exist */
};

enum list_verdict {
	LIST_FINE,
	LIST_STRANGE, /* asks for something that the list does not have */
	LIST_FOREIGN, /* asks through a relation that is not declared */
};

/* list_read - judges the parameters of a list. */
enum list_verdict list_read(struct list *list, const struct model_admin *admin,
			    const struct pairs *parameters);

/* Does anything narrow the list? */
bool list_narrowed(const struct list *list);

/*
 * list_link - the way to the list with other parameters: those named are
 * left out, with what begins with their name and "__"; the page always is.
 * without ends with NULL; name and value, if not NULL, are added.
 */
const char *list_link(const struct pairs *parameters,
		      const char *const *without, const char *name,
		      const char *value);

#endif
