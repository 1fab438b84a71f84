/*
 * sessions_page - where an account is signed in, and ending that: one's own, or
 * for superusers somebody's.
 */
#ifndef CTJ_ADMIN_SESSIONS_PAGE_H
#define CTJ_ADMIN_SESSIONS_PAGE_H

#include "req.h"

void sessions_page_init(void);

/* account/sessions/ */
enum error sessions_own_run(struct req *req);

/* <app>/<model>/<id>/sessions/ */
enum error sessions_run(struct req *req);

#endif
