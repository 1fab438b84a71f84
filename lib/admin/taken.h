/*
 * taken - where the record is that has a value already.
 */
#ifndef CTJ_ADMIN_TAKEN_H
#define CTJ_ADMIN_TAKEN_H

#include "form.h"

void taken_init(void);

/* taken_find - gives the form's faults about values that others have the
 * address and the label of that record. */
enum error taken_find(struct form *form);

#endif
