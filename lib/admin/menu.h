/*
 * menu - the sidebar: what the caller may open.
 */
#ifndef CTJ_ADMIN_MENU_H
#define CTJ_ADMIN_MENU_H

#include "req.h"

struct model_admin;

void menu_draw(struct req *req);

/* menu_draw_models - for the dashboard: every model with what may be done,
 * below an anchor for each app. */
void menu_draw_models(struct req *req);

/* The address of the list itself: "/admin/ctj_api/role/". */
const char *menu_base(const struct model_admin *admin);

#endif
