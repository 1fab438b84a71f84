/*
 * match_rank - the order of matches, and the first of many.
 *
 * Total, required skills met and posting date descending, then the id: an
 * order in which no two postings are equal, so a page can go on behind any
 * place, also of a posting that is gone.
 */
#ifndef CTJ_MATCH_RANK_H
#define CTJ_MATCH_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "match_pool.h"

struct match_place {
	int total, met;
	long opened;
	unsigned char id[MATCH_ID];
};

/* The place of an entry with that result. */
struct match_place match_place_of(const struct match_entry *entry,
				  const struct match_result *result);

/* match_place_compare - less than 0 if a comes before b. */
int match_place_compare(const struct match_place *a,
			const struct match_place *b);

/* match_place_sort - all of it but the id as text, in the arena: the sort value
 * of a cursor. */
const char *match_place_sort(const struct match_place *place);

/* match_place_read - its inverse; false if the sort value is none.  The id must
 * be a UUID in its canonical form. */
bool match_place_read(struct match_place *place, const char *sort,
		      const char *id);

/*
 * match_top - keeps the first most of the places it is given, in any order
 * until match_top_finish() sorts them.  Of n places nearly all cost one
 * comparison.
 */
struct match_top {
	struct match_place *places; /* room for most */
	size_t count, most;
};

void match_top_add(struct match_top *top, const struct match_place *place);
void match_top_finish(struct match_top *top);

#endif
