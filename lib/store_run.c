/*
 * store_run - the last phase: the list, the write, or the action's own
 * function.
 */
#include "store_run.h"

#include "store.h"
#include "store_list.h"
#include "store_write.h"

enum error
store_run(struct req *req)
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
