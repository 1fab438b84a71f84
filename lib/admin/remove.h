/*
 * remove - the page that deletes one record.
 */
#ifndef CTJ_ADMIN_REMOVE_H
#define CTJ_ADMIN_REMOVE_H

#include "req.h"

/* <app>/<model>/<id>/delete/ */
enum error remove_run(struct req *req);

#endif
