/*
 * way - where a record can go from where it is, and the button that asks for
 * it.
 */
#ifndef CTJ_ADMIN_WAY_H
#define CTJ_ADMIN_WAY_H

#include "model_admin.h"
#include "record.h"

/* way_from - is the record's field one of from?  NULL: any will do. */
bool way_from(const char *const *from, const char *field,
	      const struct record *record);

/* way_leads - can the caller do that to the record, as it is? */
bool way_leads(const struct req *req, const struct model_action *action,
	       const struct record *record);

/* way_name - the field of a form that asks for the action. */
const char *way_name(const struct model_action *action);

/* way_button - asks for it, in a form that goes to status/. */
void way_button(struct buf *out, const struct model_action *action);

#endif
