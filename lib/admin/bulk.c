/*
 * bulk - what is done to many rows of a list at once.
 */
#include "bulk.h"

#include "html.h"

void
bulk_draw(struct req *req, const struct list *list, long found)
{
	(void)req;
	(void)list;
	(void)found;
}

enum error
bulk_run(struct req *req, const struct list *list)
{
	(void)list;
	return fail(req, E_METHOD, NULL);
}
