/*
 * help_page - /admin/help/: what the models themselves say, and whom to ask.
 */
#ifndef CTJ_ADMIN_HELP_PAGE_H
#define CTJ_ADMIN_HELP_PAGE_H

#include "req.h"

void help_page_init(void);
enum error help_page_run(struct req *req);

#endif
