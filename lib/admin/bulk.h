/*
 * bulk - what is done to many rows of a list at once.
 *
 * Everything that changes rows is reviewed first: a page says how many will
 * change, how many will be passed over and why.  What is confirmed is done in
 * one transaction, whose statement repeats the rights, and undone together.
 */
#ifndef CTJ_ADMIN_BULK_H
#define CTJ_ADMIN_BULK_H

#include "list_query.h"
#include "req.h"

/* More rows than these are not changed at once. */
#define BULK_MAX 5000
/* Above so many rows a deletion wants the number typed. */
#define BULK_TYPED 20
/* So many rows are named. */
#define BULK_NAMED         20
#define BULK_NAMED_REMOVED 100

struct bulk { /* what to do, with what */
	const struct list *list;
	const struct model_action *action;
	bool removes;
	bool across;       /* all that the filters leave */
	const char *ids;   /* else these, as an array of the database */
	size_t count;      /* of the ids */
	const char *as_of; /* the rows as they were then */
};

struct bulk_plan { /* what would come of it */
	long chosen, change;
	const char *now;
	const cJSON *skipped; /* reason -> number */
	const cJSON *names;
};

/* bulk_draw - what can be done with the ticked rows, inside their form. */
void bulk_draw(struct req *req, const struct list *list, long found);

/* bulk_run - a POST to the list. */
enum error bulk_run(struct req *req, const struct list *list);

/* bulk_sql.c: the statements, with their values. */
const struct statement *bulk_plan_sql(const struct bulk *bulk);
const struct statement *bulk_change_sql(const struct bulk *bulk);
void bulk_binds(struct req *req, const struct bulk *bulk, struct binds *binds);

/* bulk_chosen - appends the condition of the rows that were chosen, whatever
 * may be done to them. */
void bulk_chosen(struct buf *out, const struct bulk *bulk);

/* bulk_page.c: the page that asks. */
void bulk_ask(struct req *req, const struct bulk *bulk,
	      const struct bulk_plan *plan, const char *problem);

/* bulk_skipped - "3 (not yours), 2 (already Closed)"; NULL: none. */
const char *bulk_skipped(const struct bulk *bulk, const cJSON *skipped);

#endif
