/*
 * wall - who is not signed in, or not admitted, comes to the sign-in page.
 */
#include "wall.h"

#include "admin_route.h"
#include "html.h"
#include "log.h"
#include "page.h"
#include "policy.h"
#include "signin.h"

/* The page to return to: a POST that no form sent cannot be asked for again. */
static enum error
to_signin(struct req *req)
{
	const struct admin_route *route = req->page->route;
	bool again = !page_posted(req) || route == NULL ||
		     !(route->flags & R_POST_ONLY);
	struct buf url;

	buf_init(&url, 4 * PAGE_URL_MAX);
	buf_str(&url, "/admin/login/");
	url_add(&url, "next", again ? page_here(req) : "/admin/");
	(void)page_redirect(req, url.text);
	return DONE;
}

enum error
wall_check(struct req *req)
{
	const struct admin_route *route = req->page->route;

	if (route != NULL && (route->flags & R_OPEN))
		return OK;
	if (policy_check(req, ADMITTED, false))
		return OK;
	if (req->user.id == NULL && page_posted(req) && route != NULL &&
	    (route->flags & R_KEEPS)) {
		signin_keep(req);
		return DONE;
	}
	if (req->user.id != NULL)
		log_event(LOG_WARNING, "permission_refused", "method",
			  req->method, "resource", req->resource->name, NULL);
	if (req->user.id != NULL && page_posted(req))
		return fail(req, E_PERMISSION, NULL);
	return to_signin(req);
}
