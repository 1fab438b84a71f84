/*
 * list_where - one filter, one word of a search, as SQL over r.
 */
#ifndef CTJ_ADMIN_LIST_WHERE_H
#define CTJ_ADMIN_LIST_WHERE_H

#include "db.h"
#include "list_query.h"

/* where_filter - appends " AND ..." for a filter whose values are called by
 * that number: :f3, :f3_from. */
void where_filter(struct buf *out, const struct list_filter *filter,
		  size_t number);
void where_filter_binds(struct binds *binds, const struct list_filter *filter,
			size_t number);

/* where_word - appends " AND (...)": the word :w3 is in one of the fields that
 * are searched. */
void where_word(struct buf *out, const struct list *list, size_t number);
void where_word_binds(struct binds *binds, const struct list *list,
		      size_t number);

/* where_behind_ids - appends the ids of the rows that the search of that place
 * leads to and that the word is in, as an array; NULL, and returns false, if it
 * leads nowhere. */
bool where_behind_ids(struct buf *out, const struct list *list, size_t number,
		      size_t place);

#endif
