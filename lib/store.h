/*
 * store - looks rows up, refers to others, writes, and reads again.
 *
 * The phases that need the database, for any model.  A write looks the row up
 * once more under lock and judges it again, in one transaction with the change
 * and its audit entry.
 */
#ifndef CTJ_STORE_H
#define CTJ_STORE_H

#include "req.h"
#include "sql.h"

/* Derives the statements of a resource; before the first request. */
void store_init(const struct resource *resource);

/* A phase: sends the statement of a read ahead of its turn, so that it travels
 * with the session's. */
enum error read_ahead(struct req *req);

/* A phase: does the row exist for the caller?  A read brings its answer. */
enum error row_find(struct req *req);

/* A phase: If-Match. */
enum error version_check(struct req *req);

/* A phase: is the body what the model allows? */
enum error body_check(struct req *req);

/* A phase: what only the database knows; then all faults at once. */
enum error refs_check(struct req *req);

/* store_read - answers with the row of that id in the resource's model, in the
 * shape of READ. */
enum error store_read(struct req *req, const char *id);

/* The resource's statements, as store_init() derived them. */
const struct statements *store_statements(const struct resource *resource);

/* Does the request's action do the work itself? */
bool store_defers(const struct req *req);

/* store_answer - the current row of db, laid out as statements->read gives it,
 * becomes the answer. */
void store_answer(struct req *req);

#endif
