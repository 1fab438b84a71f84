/*
 * skill_names - skills by their names, as a form offers and reads them.
 */
#ifndef CTJ_ADMIN_SKILL_NAMES_H
#define CTJ_ADMIN_SKILL_NAMES_H

#include "form.h"

/* skill_named - by the name as people compare names, or by id; NULL: it is not
 * in the catalogue. */
const struct option *skill_named(const struct form *form, const char *typed);

/* skill_similar - a sentence that names those that hold what was typed, for
 * who knows a part; else one that says what to do. */
const char *skill_similar(const struct form *form, const char *typed);

/* skill_names_draw - the names, one list for all rows: first those of the
 * community of the role that the form shows, and no more than a page can bear;
 * the others can be typed as well. */
void skill_names_draw(struct buf *out, const struct form *form, const char *id);

#endif
