/*
 * record - one stored row, as a form shows it.
 *
 * Its values are what a client of the API would send, by field name: the id of
 * a reference, skill ids with levels, known or not; labels say how people call
 * what is referred to.
 */
#ifndef CTJ_ADMIN_RECORD_H
#define CTJ_ADMIN_RECORD_H

#include "model_admin.h"
#include "req.h"

struct record {
	const char *id;      /* NULL: a new row, which has no values yet */
	const char *version; /* updated_at, as PostgreSQL prints it */
	const char *label;   /* how the row is called */
	bool own;            /* the caller's, or the caller */
	cJSON *values, *labels;
};

/* Declares the statements of every model; before the first request. */
void record_init(void);

/* record_resource - through which rows of the model are written: its rights and
 * its statements, in the words of the store. */
const struct resource *record_resource(const struct model_admin *admin);

/* record_read - the row, locked until the transaction ends if lock is set. DONE
 * if there is none; else fails as db does. */
enum error record_read(struct req *req, const struct model_admin *admin,
		       const char *id, bool lock, struct record *record);

/* record_may - may the caller do that to this row? */
bool record_may(const struct req *req, const struct model_admin *admin,
		enum admin_verb verb, const struct record *record);

#endif
