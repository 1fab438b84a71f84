/*
 * form_draw - the form of one record as HTML.
 */
#ifndef CTJ_ADMIN_FORM_DRAW_H
#define CTJ_ADMIN_FORM_DRAW_H

#include "form.h"

/* form_draw_problems - what is wrong, linked to where it is; nothing if nothing
 * is. */
void form_draw_problems(struct buf *out, const struct form *form);

/* form_draw_fields - the fieldsets, in the order of the model's admin. */
void form_draw_fields(struct buf *out, const struct form *form);

/* form_draw_hidden - what the form says about itself: the version it was drawn
 * from, what each field was, whether it was sent before. */
void form_draw_hidden(struct buf *out, const struct form *form);

/* form_draw_end - the last field: a form without it has arrived incomplete. */
void form_draw_end(struct buf *out);

#endif
