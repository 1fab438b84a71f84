/*
 * match_pool - the postings that volunteers are compared with.
 *
 * A process keeps all current postings, and what numbers of skills and zones
 * in them mean, from one request to the next.  The database says in one short
 * text which state of them it has; while that is the text of when they were
 * read, nothing is read again (schema/0010-matches.sql).
 *
 * All members may see every current posting, so no other is ever here.
 */
#ifndef CTJ_MATCH_POOL_H
#define CTJ_MATCH_POOL_H

#include "error.h"
#include "match.h"
#include "match_rows.h"

#define MATCH_ID 16 /* bytes of a UUID */

struct match_entry {
	unsigned char id[MATCH_ID];
	long opened; /* microseconds since 1970; LONG_MIN: never */
	struct match_posting posting;
};

/* SQL: the text that tells one state from another.  It ends with the day,
 * since postings expire without being changed. */
#define MATCH_POOL_STATE                                                       \
	"(SELECT coalesce(string_agg(slot || ':' || changed, ' '"              \
	" ORDER BY slot), '') || ' ' || today() FROM posting_version)"

/* Declares the statements, once; before the first request. */
void match_pool_init(void);

/*
 * match_pool_refresh - has what the database had in that state, at least, and
 * today in every zone as of now (seconds since 1970).  Fails as db does; then
 * the next call reads again.
 */
enum error match_pool_refresh(const char *state, long now);

/* All of them by id; valid until the next refresh. */
const struct match_entry *match_pool_entries(size_t *count);

/* match_pool_find - the place of that id, or count if it is not there. */
size_t match_pool_find(const unsigned char id[MATCH_ID]);

/* The numbers of skills, in the order in which they are shown. */
const struct match_numbers *match_pool_numbers(void);
const char *const *match_pool_skill_names(size_t *count);

/* match_id_read - the bytes of a UUID in its canonical form. */
void match_id_read(unsigned char id[MATCH_ID], const char *text);

/* match_id_write - the other way round; room for UUID_LENGTH and a NUL. */
void match_id_write(char *text, const unsigned char id[MATCH_ID]);

#endif
