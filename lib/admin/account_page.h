/*
 * account_page - /admin/account/: one's own name, zone, and how one likes it.
 */
#ifndef CTJ_ADMIN_ACCOUNT_PAGE_H
#define CTJ_ADMIN_ACCOUNT_PAGE_H

#include "req.h"

void account_page_init(void);
enum error account_page_run(struct req *req);

#endif
