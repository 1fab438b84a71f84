/*
 * list - many rows of a model: columns, search, filters, pages.
 */
#include "list.h"

#include "frame.h"
#include "html.h"
#include "model_admin.h"
#include "page.h"

enum error
list_run(struct req *req)
{
	const struct model *model = req->page->model->model;

	frame_begin(req, &(struct frame){ .heading = model->plural });
	frame_end(req);
	return OK;
}
