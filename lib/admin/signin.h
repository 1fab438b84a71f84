/*
 * signin - the pages that sign people in and out.
 */
#ifndef CTJ_ADMIN_SIGNIN_H
#define CTJ_ADMIN_SIGNIN_H

#include "req.h"

void signin_init(void);

/* /admin/login/ and /admin/logout/ */
enum error signin_run(struct req *req);
enum error signout_run(struct req *req);

/* signin_keep - the sign-in page for a form whose session was over when it
 * came: what was typed stands in it, to be stashed after signing in. */
void signin_keep(struct req *req);

#endif
