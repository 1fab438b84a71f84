/*
 * passwords - the pages that set a password: a new user's, somebody's, one's
 * own.  No part of a stored one is on any page.
 */
#ifndef CTJ_ADMIN_PASSWORDS_H
#define CTJ_ADMIN_PASSWORDS_H

#include "form.h"

void passwords_init(void);

/* passwords_of_new - the password of a user who is being added: hashed, among
 * the columns of the form; or one that opens nothing. */
void passwords_of_new(struct form *form);

/* passwords_more - its fields in the add form. */
void passwords_more(struct form *form, struct buf *out);

/* <app>/<model>/<id>/password/ */
enum error password_set_run(struct req *req);

/* password_change/ and password_change/done/ */
enum error password_change_run(struct req *req);
enum error password_done_run(struct req *req);

#endif
