/*
 * audit - entries of the log that belong to no change of a row: who signed in,
 * who tried to, who was refused.
 */
#ifndef CTJ_ADMIN_AUDIT_H
#define CTJ_ADMIN_AUDIT_H

#include "req.h"

void audit_init(void);

/* What is noted; actor is an id or NULL, label how they are called. */
struct audit_event {
	const char *actor, *label;
	const char *action; /* "signin" */
	const char *note;   /* or NULL */
};

/* audit_event - the statement and its values, for a transaction of the
 * caller's. */
const struct statement *audit_event(struct req *req,
				    const struct audit_event *event,
				    struct binds *binds);

/* audit_note - writes it now.  Fails as db does. */
enum error audit_note(struct req *req, const struct audit_event *event);

/* audit_failed - a sign-in that failed under that name; repeats within a minute
 * are one entry. */
enum error audit_failed(struct req *req, const char *name);

#endif
