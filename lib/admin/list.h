/*
 * list - many rows of a model: columns, search, filters, pages.
 */
#ifndef CTJ_ADMIN_LIST_H
#define CTJ_ADMIN_LIST_H

#include "req.h"

/* /admin/<app>/<model>/ */
enum error list_run(struct req *req);

#endif
