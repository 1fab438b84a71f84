/*
 * keep - arrays that live longer than a request.
 *
 * What a process learns once and uses for many requests; everything else
 * belongs into the arena.  An array grows in place up to a maximum given at
 * birth: only address space is taken for that, pages as they are used, so what
 * points into it stays valid until it is emptied.
 */
#ifndef CTJ_KEEP_H
#define CTJ_KEEP_H

#include <stddef.h>

struct keep { /* all zero: not born yet */
	char *base;
	size_t size; /* of one element */
	size_t count, maximum;
};

/* keep_init - an empty array.  Ends the process if there is no room for it. */
void keep_init(struct keep *keep, size_t size, size_t maximum);

/* keep_add - count more elements, all zero, one behind the other; NULL if that
 * were more than the maximum. */
void *keep_add(struct keep *keep, size_t count);

/* keep_empty - no elements any more; their pages go back to the system. */
void keep_empty(struct keep *keep);

#endif
