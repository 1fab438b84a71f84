/*
 * store_run - the last phase: the list, the write, or the action's own
 * function.
 */
#include "store_run.h"

#include "db.h"
#include "log.h"
#include "store.h"
#include "store_list.h"
#include "store_write.h"

enum error
store_again(struct req *req, enum error (*run)(struct req *))
{
	size_t out = req->out.length, headers = req->headers.length;
	enum error error;

	(void)db_outrun(); /* of a request before */
	error = run(req);
	if (error != E_UNAVAILABLE || req_safe(req) || !db_outrun())
		return error;
	db_end();
	buf_cut(&req->out, out);
	buf_cut(&req->headers, headers);
	log_event(LOG_WARNING, "transaction_again", NULL);
	return run(req);
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
