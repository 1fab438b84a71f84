/*
 * stash - forms that were typed and not saved, kept for a day.
 *
 * Fields are kept raw, as [["name", "value"], ...] in the order sent; never a
 * password.  A stash opens for whom it belongs to only.
 */
#ifndef CTJ_ADMIN_STASH_H
#define CTJ_ADMIN_STASH_H

#include "pairs.h"
#include "req.h"

void stash_init(void);

#define STASH_NOTE "This is what you typed. It is not saved yet."

/* stash_secret - is it about a password? */
bool stash_secret(const char *name);

/* stash_takes - may a field of that name be kept? */
bool stash_takes(const char *name);

/* stash_write - keeps the fields for a user; *id is the stash's. */
enum error stash_write(struct req *req, const char *user_id, const char *target,
		       const struct pairs *fields, const char **id);

/* stash_read - the fields of the caller's stash; target is where they were
 * typed.  E_NOT_FOUND: none, expired, or somebody else's. */
enum error stash_read(struct req *req, const char *id, struct pairs *fields,
		      const char **target);

/* stash_reopen - with ?stash=<id> its fields become those of the page's form,
 * as if they had been sent just now, and typed is true. */
enum error stash_reopen(struct req *req, bool *typed);

/* stash_kept - keeps the keep-NAME fields of the sign-in form; *next becomes
 * the target with ?stash=<id>, if there were any. */
enum error stash_kept(struct req *req, const char *user_id, const char *target,
		      const char **next);

#endif
