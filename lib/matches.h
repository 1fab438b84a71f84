/*
 * matches - current postings, ranked for the caller.
 *
 * The score and its explanation are match.h's, the order match_rank.h's.  A
 * page takes two round trips: who asks and what has changed, then the rows of
 * the page.
 */
#ifndef CTJ_MATCHES_H
#define CTJ_MATCHES_H

#include "req.h"

/* Declares the statements; before the first request. */
void matches_init(void);

/* The action "": a page of the list. */
enum error matches_list_ahead(struct req *req);
enum error matches_list(struct req *req);

/* The action "<id>/": one posting. */
enum error matches_read_ahead(struct req *req);
enum error matches_read(struct req *req);

/* What lists of matches take, and their one order. */
extern const struct param *const match_params[];
extern const struct order match_orders[];

/* The JSON Schema of their answers. */
extern const char matches_list_schema[], matches_schema[];

#endif
