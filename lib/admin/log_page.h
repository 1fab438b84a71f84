/*
 * log_page - /admin/log/: the audit log, for curators and superusers.
 */
#ifndef CTJ_ADMIN_LOG_PAGE_H
#define CTJ_ADMIN_LOG_PAGE_H

#include "req.h"

void log_page_init(void);
enum error log_page_run(struct req *req);

#endif
