/*
 * diff - the differences of an audit entry, for people.
 */
#ifndef CTJ_ADMIN_DIFF_H
#define CTJ_ADMIN_DIFF_H

#include "form.h"

/* diff_field - the field that an entry's column belongs to, NULL: to none that
 * people know. */
const struct field *diff_field(const struct model_admin *admin,
			       const cJSON *change);

/* diff_words - "Added.", "Changed Role and Status.", "No fields changed." */
const char *diff_words(const struct model_admin *admin, const char *action,
		       const cJSON *diff);

/* diff_restorable - "Role and Status": the fields of which an entry has the
 * old value, and how many. */
const char *diff_restorable(const struct model_admin *admin, const cJSON *diff,
			    size_t *count);

/* diff_draw - field by field: what was there, what came.  form: for names of
 * what is referred to. */
void diff_draw(struct buf *out, const struct form *form, const cJSON *diff);

#endif
