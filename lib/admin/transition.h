/*
 * transition - what one button does to one record, without its form.
 */
#ifndef CTJ_ADMIN_TRANSITION_H
#define CTJ_ADMIN_TRANSITION_H

#include "model_admin.h"
#include "req.h"

/* transition_button - asks for it, in a form that goes to status/. */
void transition_button(struct buf *out, const struct model_action *action);

/* <app>/<model>/<id>/status/ */
enum error transition_run(struct req *req);

#endif
