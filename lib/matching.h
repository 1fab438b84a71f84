/*
 * matching - the caller as a volunteer, beside all current postings.
 *
 * For handlers and for parameters: they ask ahead, so that the question
 * travels with others, and read the answer in their turn.
 */
#ifndef CTJ_MATCHING_H
#define CTJ_MATCHING_H

#include "match.h"
#include "req.h"

struct matching {
	bool read, ready; /* how far below it is true */
	const char *state, *area, *skills, *availability, *zone;
	long now;
	int hours;
	struct match_volunteer volunteer;
};

/* Declares the statements, once; before the first request. */
void matching_init(void);

/* matching_ask - sends the question who the caller is, once a request. */
enum error matching_ask(struct req *req);

/* matching_read - waits for the answer.  For callers who are signed in. */
enum error matching_read(struct req *req);

/*
 * matching_ready - makes req->matching->volunteer of it, and the pool what the
 * database has.  Nothing that was sent may be unread but that answer, for the
 * pool may have to be read again.
 */
enum error matching_ready(struct req *req);

#endif
