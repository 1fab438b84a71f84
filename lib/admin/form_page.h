/*
 * form_page - what the pages about one record have in common: the row, the
 * frame, the way back to the list.
 */
#ifndef CTJ_ADMIN_FORM_PAGE_H
#define CTJ_ADMIN_FORM_PAGE_H

#include "form.h"

/* form_page_row - the row that the path names.  DONE: there is none, and the
 * answer says so (a redirect to the list, with a warning). */
enum error form_page_row(struct req *req, struct record *record);

/* form_page_popup - is it a window of its own, that says what was added and is
 * closed? */
bool form_page_popup(const struct req *req);

/* form_page_filters - the query of the list that one came from, or NULL. */
const char *form_page_filters(const struct req *req);

/* form_page_list - the list that one came from. */
const char *form_page_list(const struct req *req,
			   const struct model_admin *admin);

/* form_page_record - a page of the record, "" or "delete/", that knows the list
 * that one came from. */
const char *form_page_record(const struct req *req,
			     const struct model_admin *admin, const char *id,
			     const char *page);

/* form_page_begin - the frame of a page about one record: "Label | Verb Model".
 */
void form_page_begin(struct req *req, const struct model_admin *admin,
		     const struct record *record, const char *verb, bool error);

#endif
