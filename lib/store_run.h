/*
 * store_run - the last phase: the list, the write, or the action's own
 * function.
 */
#ifndef CTJ_STORE_RUN_H
#define CTJ_STORE_RUN_H

#include "req.h"

/* A phase. */
enum error store_run(struct req *req);

/* store_again - runs what writes, and again from its beginning, a few times at
 * most, if the database ended its transaction for the sake of another. */
enum error store_again(struct req *req, enum error (*run)(struct req *));

#endif
