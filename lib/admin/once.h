/*
 * once - an add form that is sent twice makes one record.
 */
#ifndef CTJ_ADMIN_ONCE_H
#define CTJ_ADMIN_ONCE_H

#include "req.h"

void once_init(void);

/* once_new - a fresh id, for a form or a batch; in the arena. */
const char *once_new(void);

/* once_seen - *location is where the form of that id led to, NULL if it was not
 * sent before by the caller. */
enum error once_seen(struct req *req, const char *id, const char **location);

/* once_mark - remembers it, in the transaction that stores the record.  DONE:
 * the other of two at once was first. */
enum error once_mark(struct req *req, const char *id, const char *location);

#endif
