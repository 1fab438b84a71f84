/*
 * meanwhile - what others did to a record while somebody had its form open.
 */
#ifndef CTJ_ADMIN_MEANWHILE_H
#define CTJ_ADMIN_MEANWHILE_H

#include "save.h"

void meanwhile_init(void);

/* meanwhile_find - compares the form with save->theirs, field by field, and
 * lists what others changed since that version. */
enum error meanwhile_find(struct form *form, struct save *save,
			  const char *version);

/* meanwhile_words - "Ben changed Hours per week 6 → 8", for a message. */
const char *meanwhile_words(const struct form *form, const struct save *save);

/* meanwhile_value - a value in a few words. */
const char *meanwhile_value(const struct form *form, const struct field *field,
			    const cJSON *value);

#endif
