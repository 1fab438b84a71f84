/*
 * preview - a record as others see it, stored or not; who is at it.
 */
#ifndef CTJ_ADMIN_PREVIEW_H
#define CTJ_ADMIN_PREVIEW_H

#include "req.h"

void preview_init(void);

/* <app>/<model>/<id>/preview/ */
enum error preview_run(struct req *req);

/* <app>/<model>/preview/?stash= */
enum error preview_stash_run(struct req *req);

/* <app>/<model>/preview-fragment/: of the form that is posted */
enum error preview_fragment_run(struct req *req);

/* <app>/<model>/<id>/presence/: the caller has begun to edit it */
enum error presence_run(struct req *req);

#endif
