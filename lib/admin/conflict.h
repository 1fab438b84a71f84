/*
 * conflict - two people, one record: who decides sees both.
 */
#ifndef CTJ_ADMIN_CONFLICT_H
#define CTJ_ADMIN_CONFLICT_H

#include "save.h"

/* conflict_draw - the page (409) on which one chooses field by field. */
enum error conflict_draw(struct form *form, const struct save *save);

/* conflict_choose - takes what was chosen there into account, when the form
 * comes back. */
void conflict_choose(struct form *form);

/* conflict_gone - the page (409) when the record was deleted meanwhile. */
enum error conflict_gone(struct form *form);

#endif
