/*
 * search - every model at once, and the choices of one field as one types.
 */
#ifndef CTJ_ADMIN_SEARCH_H
#define CTJ_ADMIN_SEARCH_H

#include "req.h"

/* /admin/search/?q= */
enum error search_run(struct req *req);

/* /admin/autocomplete/: JSON for the script. */
enum error autocomplete_run(struct req *req);

#endif
