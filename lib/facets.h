/*
 * facets - how many postings each value of a filter would leave.
 *
 * Of current postings only.  Each facet is counted under all parameters but
 * its own, as if the value were the only one given for it.
 */
#ifndef CTJ_FACETS_H
#define CTJ_FACETS_H

#include "req.h"

/* Declares the statements; before the first request. */
void facets_init(void);

/* The action "": answers with all facets.  A caller who is signed in searches
 * the long texts too. */
enum error facets_run(struct req *req);

/* Sends the question ahead: for a member, as far as one can tell. */
enum error facets_ahead(struct req *req);

/* The JSON Schema of that answer. */
extern const char facets_schema[];

#endif
