/*
 * dashboard_sql - what the dashboard asks the database: four questions.
 */
#ifndef CTJ_ADMIN_DASHBOARD_SQL_H
#define CTJ_ADMIN_DASHBOARD_SQL_H

#include "db.h"

#define DASHBOARD_ATTENTION 10 /* rows that are shown */

/* status, all, mine */
extern const struct statement *dashboard_counts;
/* id, label, kind, state, how long ago it changed, own; the worst first, one
 * more than is shown; [true] is the curators' */
extern const struct statement *dashboard_attention[2];
/* mine, at, actor, action, model, object id, label, is it still there */
extern const struct statement *dashboard_recent;
/* latest draft (id, label), latest closed (id, label), matrices with unknown
 * skills, odd meeting times, orphan matrices, unused roles, new people, project
 * managers who stay away */
extern const struct statement *dashboard_rest;

void dashboard_sql_init(void);

#endif
