/*
 * form_post - what the buttons of a form do.
 */
#ifndef CTJ_ADMIN_FORM_POST_H
#define CTJ_ADMIN_FORM_POST_H

#include "form.h"

/* form_post - the answer to a form that was read: a redirect when something was
 * stored, the form again when not. */
enum error form_post(struct form *form);

/* form_say_advice - what was stored all the same, the next page says. */
void form_say_advice(struct form *form);

#endif
