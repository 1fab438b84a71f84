/*
 * wall - who is not signed in, or not admitted, comes to the sign-in page.
 */
#ifndef CTJ_ADMIN_WALL_H
#define CTJ_ADMIN_WALL_H

#include "req.h"

/* A phase. */
enum error wall_check(struct req *req);

#endif
