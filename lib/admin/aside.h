/*
 * aside - what stands beside the form of a stored record: when it came to be,
 * who changed it last, who else is at it, what can be done with it.
 */
#ifndef CTJ_ADMIN_ASIDE_H
#define CTJ_ADMIN_ASIDE_H

#include "form.h"

void aside_init(void);

enum error aside_draw(struct form *form);

#endif
