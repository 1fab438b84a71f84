/*
 * admin - the phases of a request below /admin/, and its routes.
 *
 * The order of checks: Host, method, session, CSRF, admitted,
 * route, right to the model; then the route's own handler looks at the row,
 * the right to it and the form.
 */
#ifndef CTJ_ADMIN_ADMIN_H
#define CTJ_ADMIN_ADMIN_H

#include "model_admin.h"
#include "resource.h"

struct req;

enum admin_route_flags {
	R_OPEN = 1 << 0,      /* no wall: who is not signed in may ask */
	R_POST_ONLY = 1 << 1, /* GET is 405 */
	R_READ_ONLY = 1 << 2, /* POST is 405 */
	R_KEEPS = 1 << 3, /* a form: what was typed survives a lost session */
	R_MODEL = 1 << 4, /* may (below) is asked of the model */
};

struct admin_route {
	/* Below /admin/.  <app>, <model>, <id> and <name> stand for one
	 * segment; words come before those. */
	const char *path;
	unsigned flags;
	enum admin_verb
		may; /* with R_MODEL: the right that it takes at least */
	enum error (*run)(struct req *);
};

/* For the resource: its phases, what comes of them, what it prepares. */
extern enum error (*const admin_phases[])(struct req *);
void admin_answer(struct req *req, enum error error);
void admin_init(void);

/* admin_headers - all headers but the length, for an answer that a handler
 * sends itself. */
void admin_headers(struct req *req, enum error error);

#endif
