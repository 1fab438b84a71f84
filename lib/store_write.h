/*
 * store_write - creates, changes and removes a row.  For store_run.c.
 */
#ifndef CTJ_STORE_WRITE_H
#define CTJ_STORE_WRITE_H

#include "req.h"
#include "sql.h"

enum error store_create(struct req *req, const struct statements *statements);
enum error store_update(struct req *req, const struct statements *statements);
enum error store_remove(struct req *req, const struct statements *statements);

/* store_refused - the sentence for a constraint that refused the row, at the
 * field that it names. */
enum error store_refused(struct req *req, enum error error);

#endif
