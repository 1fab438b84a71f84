/*
 * store_write - creates, changes and removes a row.  For store_run.c and
 * the admin.
 */
#ifndef CTJ_STORE_WRITE_H
#define CTJ_STORE_WRITE_H

#include "req.h"
#include "sql.h"

enum error store_create(struct req *req, const struct statements *statements);
enum error store_update(struct req *req, const struct statements *statements);
enum error store_remove(struct req *req, const struct statements *statements);

/*
 * store_change - for the admin, in a transaction that is the caller's: writes
 * req->row to the row req->row_id, or as a new row, as req->verb says (with an
 * id, one that comes back under it); with its skills, its links and its audit
 * entry.  Afterwards req->row_id, req->version and req->label say what it is
 * now.
 */
enum error store_change(struct req *req);

#endif
