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

/* The name of the action that deletes. */
#define BULK_REMOVAL "delete_selected"
/* Passed over as model_action.unless says. */
#define BULK_UNLESS "unless"

struct bulk { /* what to do, with what */
	const struct list *list;
	const struct model_action *action;
	bool removes;
	bool across;       /* all that the filters leave */
	const char *ids;   /* else these, as an array of the database */
	size_t count;      /* of the ids */
	const char *as_of; /* the rows as they were then */
	const char *batch; /* of the entries in the log */
};

struct bulk_plan { /* what would come of it */
	long chosen, change;
	const char *now;
	const cJSON *skipped; /* reason -> number; BULK_UNLESS: the action's */
	const cJSON *names;
};

/* bulk_draw - what can be done with the ticked rows, inside their form. */
void bulk_draw(struct req *req, const struct list *list, long found);

/* bulk_run - a POST to the list. */
enum error bulk_run(struct req *req, const struct list *list);

/* bulk_one - *bulk is what is done to one record, by the same rules. */
void bulk_one(struct bulk *bulk, const struct list *list,
	      const struct model_action *action, const char *id);

/* bulk_removal - deleting is an action like the others, with the right to
 * delete. */
const struct model_action *bulk_removal(const struct model_admin *admin);

/* bulk_change.c: what would come of it. */
enum error bulk_look(struct req *req, const struct bulk *bulk,
		     struct bulk_plan *plan);

/*
 * bulk_lock - begins a transaction that holds the rows, and what they depend
 * on.  bulk_write - changes those that the rules still let it; *changed is how
 * many.  What locks and what judges are two statements, so that the second sees
 * all that the first had to wait for.
 */
enum error bulk_lock(struct req *req, const struct bulk *bulk);
enum error bulk_write(struct req *req, const struct bulk *bulk, long *changed);

/* bulk_refused - what the database's refusal of the write means, in words. */
const char *bulk_refused(const struct model_admin *admin);

/* bulk_sql.c: the statements, with their values. */
const struct statement *bulk_plan_sql(const struct bulk *bulk);
const struct statement *bulk_lock_sql(const struct bulk *bulk);
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
