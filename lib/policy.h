/*
 * policy - may this caller do that?  One function decides.
 */
#ifndef CTJ_POLICY_H
#define CTJ_POLICY_H

#include "req.h"

/* policy_check - is the caller one of them?  own: the row is theirs, or
 * them; it matters for CREATOR and SELF only. */
bool policy_check(const struct req *req, enum who who, bool own);

/* policy_sql - the same as SQL over r, a row of the model: a condition of
 * statements that read or write many rows. */
const char *policy_sql(enum who who, const struct model *model);

/* A phase: is the caller let in at all? */
enum error policy_gate(struct req *req);

/* A phase: may the caller do it, to this row if there is one? */
enum error policy_row(struct req *req);

/* Could an anonymous caller pass, as the server is configured? */
bool policy_open(enum who who);

#endif
