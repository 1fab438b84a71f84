/*
 * health - handlers that say how the program is, and where to start.
 */
#ifndef CTJ_HEALTH_H
#define CTJ_HEALTH_H

#include "req.h"

/* Starts the clock of health_alive(). */
void health_init(void);

/* How long this process has been up, its version, the Host it was asked by. */
enum error health_alive(struct req *req);

/* E_UNAVAILABLE unless the database answers within 500 ms. */
enum error health_ready(struct req *req);

/* The address of the opportunities. */
enum error health_index(struct req *req);

#endif
