/*
 * dashboard - /admin/: what needs attention, and where to start.
 */
#ifndef CTJ_ADMIN_DASHBOARD_H
#define CTJ_ADMIN_DASHBOARD_H

#include "req.h"

enum error dashboard_run(struct req *req);

#endif
