/*
 * auth - what signs people up, in and out.  Handlers of cgi-bin/auth.c.
 *
 * The phases have judged the body before a handler runs.
 */
#ifndef CTJ_AUTH_H
#define CTJ_AUTH_H

#include "req.h"

/* Declares the module's statements; before the first request. */
void auth_init(void);

enum error auth_csrf(struct req *req);
enum error auth_signup(struct req *req);
enum error auth_login(struct req *req);
enum error auth_logout(struct req *req);
enum error auth_password(struct req *req);

#endif
