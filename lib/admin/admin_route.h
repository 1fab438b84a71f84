/*
 * admin_route - what a page of the admin is: its path, what it takes, who
 * draws it.  All of them are in routes.c.
 */
#ifndef CTJ_ADMIN_ADMIN_ROUTE_H
#define CTJ_ADMIN_ADMIN_ROUTE_H

#include "model_admin.h"
#include "req.h"

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

#endif
