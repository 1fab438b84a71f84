/*
 * skill_use - who asks for a skill, who has it; the skills of another record.
 */
#ifndef CTJ_ADMIN_SKILL_USE_H
#define CTJ_ADMIN_SKILL_USE_H

#include "form.h"

void skill_use_init(void);

/* skill_use_aside - beside the form of a skill: the latest of both. */
void skill_use_aside(struct req *req, struct buf *out);

/* skill_use_copy - the form's rows become those of the record that was chosen
 * to copy from; all else stays as it was typed. */
enum error skill_use_copy(struct form *form);

#endif
