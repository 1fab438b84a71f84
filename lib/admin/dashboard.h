/*
 * dashboard - /admin/: what needs attention, and where to start.
 */
#ifndef CTJ_ADMIN_DASHBOARD_H
#define CTJ_ADMIN_DASHBOARD_H

#include "req.h"

void dashboard_init(void);

/* /admin/ */
enum error dashboard_run(struct req *req);

/* /admin/<app>/: its part of the dashboard, if anything in it may be seen. */
enum error app_run(struct req *req);

/* dashboard_recent.c: the next rows of dashboard_recent. */
enum error dashboard_draw_recent(struct req *req);

#endif
