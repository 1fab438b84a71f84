/*
 * store_write - creates, changes and removes a row.  For store.c.
 */
#ifndef CTJ_STORE_WRITE_H
#define CTJ_STORE_WRITE_H

#include "req.h"
#include "sql.h"

enum error store_create(struct req *req, const struct statements *statements);
enum error store_update(struct req *req, const struct statements *statements);
enum error store_remove(struct req *req, const struct statements *statements);

/* store_answer - the current row of db, as read_sql() lays it out, becomes the
 * answer. */
void store_answer(struct req *req);

/* store_refused - the sentence for a constraint that refused the row, at the
 * field that it names. */
enum error store_refused(struct req *req, enum error error);

#endif
