/*
 * people - what is truly the user's own: rights, passwords, who may not be
 * locked out.
 */
#ifndef CTJ_ADMIN_PEOPLE_H
#define CTJ_ADMIN_PEOPLE_H

#include "form.h"
#include "plan.h"

void people_init(void);

/* people_check - nobody changes their own rights, somebody stays who can change
 * those of others; a new user gets a password, or none. */
enum error people_check(struct req *req, struct form *form);

/* people_saved - whose rights changed has to sign in anew. */
enum error people_saved(struct req *req, const char *id);

enum error people_may_delete(struct req *req, struct plan *plan);
void people_aside(struct req *req, struct buf *out);

#endif
