/*
 * form_view - the page of one record's form: buttons, sections, what stands
 * beside it.
 */
#ifndef CTJ_ADMIN_FORM_VIEW_H
#define CTJ_ADMIN_FORM_VIEW_H

#include "form.h"

/* form_view_init - every model can be drawn, or the process ends. */
void form_view_init(void);

/* form_view_draw - the page of the form, as it stands. */
enum error form_view_draw(struct form *form);

#endif
