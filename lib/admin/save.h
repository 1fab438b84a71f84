/*
 * save - stores a form: in one transaction that locks the row, looks whether
 * others changed it meanwhile, judges, writes and leaves an audit entry.
 */
#ifndef CTJ_ADMIN_SAVE_H
#define CTJ_ADMIN_SAVE_H

#include "form.h"

#define MEANWHILE_MAX 40

struct meanwhile { /* what somebody else did to a field since the form came */
	const struct field *field;
	const char *actor, *at; /* at: as admin_time() gives it */
	const cJSON *before, *after;
	bool conflict; /* mine differs from both */
};

struct save {
	struct record theirs; /* as it is now, if others changed it */
	struct meanwhile list[MEANWHILE_MAX];
	size_t count;
};

void save_init(void);

/*
 * save_run - OK: stored; req->row_id, req->label and req->batch say what.
 * E_INVALID: the form's faults say why not; or its advice, if it offers to
 * publish anyway.  E_CHANGED: others changed the same; save says who and what.
 * DONE: the row is gone.  Else failed as fail() says.  Unless it is OK, nothing
 * was stored.
 */
enum error save_run(struct form *form, struct save *save);

/* save_seen - where the form led when it was sent before; NULL: it was not. */
enum error save_seen(struct form *form, const char **location);

#endif
