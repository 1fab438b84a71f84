/*
 * admin - the phases of a request below /admin/.
 *
 * The order of checks: Host, method, session, CSRF, admitted,
 * route, right to the model; then the route's own handler looks at the row,
 * the right to it and the form.
 */
#ifndef CTJ_ADMIN_ADMIN_H
#define CTJ_ADMIN_ADMIN_H

#include "resource.h"

struct req;

/* For the resource: its phases, what comes of them, what it prepares. */
extern enum error (*const admin_phases[])(struct req *);
void admin_answer(struct req *req, enum error error);
void admin_init(void);

/* admin_headers - all headers but the length, for an answer that a handler
 * sends itself. */
void admin_headers(struct req *req, enum error error);

#endif
