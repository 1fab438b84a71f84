/*
 * transition - what one button does to one record, without its form.
 */
#ifndef CTJ_ADMIN_TRANSITION_H
#define CTJ_ADMIN_TRANSITION_H

#include "req.h"

/* <app>/<model>/<id>/status/ */
enum error transition_run(struct req *req);

#endif
