/*
 * csrf - did a page of ours send this?
 *
 * The rules are Django's: an unsafe request
 * of a session must come from a trusted origin and carry the token; an
 * anonymous one that names an origin must name a trusted one.
 */
#ifndef CTJ_CSRF_H
#define CTJ_CSRF_H

#include "req.h"

/* A phase. */
enum error csrf_check(struct req *req);

#endif
