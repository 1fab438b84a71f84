/*
 * transition - what one button does to one record, without its form.
 */
#ifndef CTJ_ADMIN_TRANSITION_H
#define CTJ_ADMIN_TRANSITION_H

#include "model_admin.h"
#include "record.h"
#include "req.h"

/* transition_button - asks for it, in a form that goes to status/. */
void transition_button(struct buf *out, const struct model_action *action);

/* transition_from - is the record's field one of from?  NULL: any will do. */
bool transition_from(const char *const *from, const char *field,
		     const struct record *record);

/* transition_leads - can the caller do that to the record, as it is? */
bool transition_leads(const struct req *req, const struct model_action *action,
		      const struct record *record);

/* <app>/<model>/<id>/status/ */
enum error transition_run(struct req *req);

#endif
