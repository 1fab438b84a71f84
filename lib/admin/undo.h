/*
 * undo - takes a change back, or all changes of one bulk action.
 */
#ifndef CTJ_ADMIN_UNDO_H
#define CTJ_ADMIN_UNDO_H

#include "req.h"

void undo_init(void);

/* undo/<name>/ */
enum error undo_run(struct req *req);

#endif
