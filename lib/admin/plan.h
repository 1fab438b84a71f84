/*
 * plan - what the deletion of one record would do, and what stands against it.
 *
 * Whether it may be deleted, removal.unless of its model's admin says, here as
 * for many rows at once; may_delete() adds what people want to know about it.
 */
#ifndef CTJ_ADMIN_PLAN_H
#define CTJ_ADMIN_PLAN_H

#include "record.h"

#define PLAN_LINES_MAX 104

struct plan_line {
	const char *text;
	const char *url; /* NULL: no link */
};

struct plan {
	const struct model_admin *admin;
	struct record record;
	struct plan_line goes[PLAN_LINES_MAX]; /* or changes with it */
	size_t goes_count;
	const char *blocked; /* why not, in words; NULL: it may go */
	struct plan_line blocks[PLAN_LINES_MAX];
	size_t blocks_count;
	long blocked_by;     /* how many there are in truth */
	const char *instead; /* what to do about the blockers */
	/* Another row of the model that can take its place. */
	const char *move_to; /* the id that was chosen; NULL: none */
	struct plan_line others[PLAN_LINES_MAX]; /* url: the id */
	size_t others_count;
	/* What the transaction does first, under batch. */
	enum error (*first)(struct req *, const struct plan *);
	const char *batch;
};

void plan_goes(struct plan *plan, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void plan_blocks(struct plan *plan, const char *url, const char *text);

#endif
