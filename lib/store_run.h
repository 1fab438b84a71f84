/*
 * store_run - the last phase: the list, the write, or the action's own
 * function.
 */
#ifndef CTJ_STORE_RUN_H
#define CTJ_STORE_RUN_H

#include "req.h"

/* A phase. */
enum error store_run(struct req *req);

#endif
