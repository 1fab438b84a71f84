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

/* bulk_draw - what can be done with the ticked rows, inside their form. */
void bulk_draw(struct req *req, const struct list *list, long found);

/* bulk_run - a POST to the list. */
enum error bulk_run(struct req *req, const struct list *list);

#endif
