/*
 * dashboard - /admin/: what needs attention, and where to start.
 */
#include "dashboard.h"

#include "frame.h"
#include "html.h"

enum error
dashboard_run(struct req *req)
{
	frame_begin(req, &(struct frame){ .heading = "Dashboard" });
	frame_end(req);
	return OK;
}
