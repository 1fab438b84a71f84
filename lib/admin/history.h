/*
 * history - what happened to one record, and the way back.
 */
#ifndef CTJ_ADMIN_HISTORY_H
#define CTJ_ADMIN_HISTORY_H

#include "form.h"

void history_init(void);

/* <app>/<model>/<id>/history/ */
enum error history_run(struct req *req);

/* history_restore - with ?restore=<entry> the form shows what that entry
 * replaced. */
enum error history_restore(struct form *form);

#endif
