/*
 * store_run - the last phase: the list, the write, or the action's own
 * function.
 */
#include "store_run.h"

#include <time.h>

#include "db.h"
#include "log.h"
#include "store.h"
#include "store_list.h"
#include "store_write.h"

#define ATTEMPTS 3

/* Who waited for what was locked is only waking up: taken again at once, the
 * same locks would be in the same way. */
static void
give_way(void)
{
	const struct timespec pause = { .tv_nsec = 50L * 1000 * 1000 };

	(void)nanosleep(&pause, NULL);
}

enum error
store_again(struct req *req, enum error (*run)(struct req *))
{
	size_t out = req->out.length, headers = req->headers.length;
	enum error error;

	(void)db_outrun(); /* of a request before */
	for (int attempt = 1;; attempt++) {
		error = run(req);
		if (error != E_UNAVAILABLE || req_safe(req) || !db_outrun() ||
		    attempt == ATTEMPTS)
			return error;
		db_rollback();
		buf_cut(&req->out, out);
		buf_cut(&req->headers, headers);
		log_event(LOG_WARNING, "transaction_again", NULL);
		give_way();
	}
}

static enum error
run(struct req *req)
{
	const struct statements *statements = store_statements(req->resource);

	if (store_defers(req))
		return req->action->run(req);
	switch (req->verb) {
	case LIST:
		return store_list_run(req);
	case CREATE:
		return store_create(req, statements);
	case UPDATE:
		return store_update(req, statements);
	case REMOVE:
		return store_remove(req, statements);
	case READ: /* row_find() brought the answer */
	case VERB__MAX:
		break;
	}
	return OK;
}

enum error
store_run(struct req *req)
{
	return store_again(req, run);
}
