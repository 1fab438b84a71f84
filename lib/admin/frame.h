/*
 * frame - what every page of the admin has around its own content.
 *
 * A handler calls frame_begin(), writes into req->out what stands in the main
 * part, and frame_end().  The one h1 is the frame's.
 */
#ifndef CTJ_ADMIN_FRAME_H
#define CTJ_ADMIN_FRAME_H

#include <stdbool.h>

#include "req.h"

struct crumb { /* a list of them ends with a label of NULL */
	const char *label;
	const char *url; /* NULL: the page itself */
};

struct frame {
	const char *title;          /* "Backend Engineer @ X | Change
				       Opportunity"; NULL: the heading */
	const char *heading;        /* the h1 */
	const struct crumb *crumbs; /* after Home; NULL: none */
	bool error;                 /* the title begins "Error:" */
	bool bare;                  /* a pop-up: no header, no sidebar */
};

/* frame_begin - through the h1. */
void frame_begin(struct req *req, const struct frame *frame);
void frame_end(struct req *req);

/* frame_typed - what was typed into a form that goes no further. */
void frame_typed(struct req *req);

/* frame_error - a page of its own for a failure, with what was typed if it
 * would be lost. */
void frame_error(struct req *req, enum error error);

#endif
