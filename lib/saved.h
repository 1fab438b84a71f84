/*
 * saved - the postings a member keeps in mind.
 *
 * Keeping what is kept and dropping what is not succeed: both say how it
 * shall be, not what to do.
 */
#ifndef CTJ_SAVED_H
#define CTJ_SAVED_H

#include "req.h"

/* Declares the statements; before the first request. */
void saved_init(void);

/* The action "<id>/": PUT keeps the posting, DELETE drops it. */
enum error saved_run(struct req *req);

#endif
