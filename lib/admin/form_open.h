/*
 * form_open - the pages to add and to change one record.
 */
#ifndef CTJ_ADMIN_FORM_OPEN_H
#define CTJ_ADMIN_FORM_OPEN_H

#include "req.h"

/* <app>/<model>/add/ */
enum error add_run(struct req *req);

/* <app>/<model>/<id>/ */
enum error row_run(struct req *req);

/* <app>/<model>/<id>/change/ */
enum error change_run(struct req *req);

#endif
