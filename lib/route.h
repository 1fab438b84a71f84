/*
 * route - which part of a resource a path names.
 *
 * Paths come decoded from nginx.  Exactly one spelling is right; whatever is
 * not is no endpoint, never a redirect.
 */
#ifndef CTJ_ROUTE_H
#define CTJ_ROUTE_H

#include <stdbool.h>

#include "resource.h"

struct route {
	const struct action *action; /* NULL: the verbs of the resource */
	bool on_row;
	const char *row_id;   /* canonical; NULL if it is no UUID */
	const char *template; /* "/api/roles/<id>/", for logs */
};

/* route_match - false: the resource has no such path. */
bool route_match(const struct resource *resource, const char *path,
		 struct route *route);

/* The path of the resource itself: "/api/roles/". */
const char *route_base(const struct resource *resource);

#endif
