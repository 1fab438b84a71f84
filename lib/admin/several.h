/*
 * several - many new records from one page: a name a line, looked through
 * before they are added.
 */
#ifndef CTJ_ADMIN_SEVERAL_H
#define CTJ_ADMIN_SEVERAL_H

#include "form.h"

/* several_asked - is it that page, of a model that has it? */
bool several_asked(const struct req *req);

/* <app>/<model>/add/?several=1 */
enum error several_run(struct req *req);

#endif
