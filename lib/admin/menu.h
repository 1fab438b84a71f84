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

/* menu_list - where a link to the list of a model leads: to one's own part of
 * it, if it has tabs. */
const char *menu_list(const struct req *req, const struct model_admin *admin);

/* The address of the list itself: "/admin/ctj_api/role/". */
const char *menu_base(const struct model_admin *admin);

#endif
