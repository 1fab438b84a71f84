/*
 * admin - the phases of a request below /admin/.
 */
#include "admin.h"

#include "account_page.h"
#include "admin_route.h"
#include "answer.h"
#include "arena.h"
#include "aside.h"
#include "csrf.h"
#include "csrf_token.h"
#include "dashboard.h"
#include "fcgi.h"
#include "form_view.h"
#include "frame.h"
#include "help_page.h"
#include "history.h"
#include "log_page.h"
#include "media.h"
#include "options.h"
#include "page.h"
#include "people.h"
#include "person.h"
#include "policy.h"
#include "posting.h"
#include "preview.h"
#include "query.h"
#include "record.h"
#include "recreate.h"
#include "removals.h"
#include "save.h"
#include "session.h"
#include "sessions_page.h"
#include "signin.h"
#include "skill_use.h"
#include "store_run.h"
#include "text.h"
#include "undo.h"
#include "wall.h"

/* A null character in the address means nothing to anybody; what is no text
 * finds nothing, and is seen. */
static enum error
page_query(struct req *req)
{
	static const char null[] = "%00";
	const char *at;
	enum error error;
	bool mended;

	while ((at = strstr(req->query, null)) != NULL) {
		req->query = arena_printf("%.*s%s", (int)(at - req->query),
					  req->query, at + strlen(null));
		req->page->nul = true;
	}
	req->query = text_clean(req->query);
	error = query_parse(req);
	if (req->parameters_fault != NULL &&
	    pairs_mended(&req->parameters, req->query, strlen(req->query),
			 &mended) == NULL) {
		req->page->odd = mended;
		req->parameters_fault = NULL;
	}
	return error;
}

/* Limits come first: what cannot be read is no request. */
static enum error
page_form(struct req *req)
{
	struct page *page = req->page;
	const char *fault, *token;

	if (req->parameters_fault != NULL)
		return fail(req, E_PARSE,
			    arena_printf("Query string parse error - %s.",
					 req->parameters_fault));
	if (!page_posted(req))
		return OK;
	if (req->cut)
		return fail(req, E_BAD_REQUEST, NULL);
	fault = media_urlencoded(req, &page->form);
	if (fault == NULL)
		return OK;
	page->mended = media_mended(req, &page->form);
	if (!page->mended)
		return fail(req, E_PARSE, fault);
	/* The form comes back with what is wrong; csrf_check() cannot read it.
	 */
	token = pairs_get(&page->form, "csrfmiddlewaretoken");
	if (*req->csrf_token == '\0' && token != NULL)
		req->csrf_token = token;
	return OK;
}

static enum error
page_method(struct req *req)
{
	const struct admin_route *route = req->page->route;
	unsigned flags = route == NULL ? 0 : route->flags;
	bool reads = req_is(req, "GET") || req_is(req, "HEAD");

	if (reads ? !(flags & R_POST_ONLY)
		  : page_posted(req) && !(flags & R_READ_ONLY))
		return OK;
	return fail(req, E_METHOD, NULL);
}

/* The session, and with it, in the same round trip, whose it is. */
static enum error
page_session(struct req *req)
{
	bool sent;
	enum error error = session_find(req);

	sent = req->session_sent;
	if (error == OK && sent)
		error = person_ask(req);
	if (error == OK)
		error = session_user(req);
	if (error == OK && sent)
		error = person_read(req);
	return error;
}

/* The secret that forms of this page will prove, kept if it is one. */
static enum error
page_token(struct req *req)
{
	const char *token = pairs_get(&req->cookies, "csrftoken");

	if (token == NULL || pairs_count(&req->cookies, "csrftoken") > 1 ||
	    csrf_token_fault(token) != CSRF_TOKEN_OK)
		token = csrf_token_new();
	req->page->token = token;
	messages_read(req);
	return OK;
}

static enum error
page_media(struct req *req)
{
	if (!page_posted(req) || req->length == 0 || req->page->form.count > 0)
		return OK;
	return fail(req, E_MEDIA_TYPE, NULL);
}

static enum error
page_known(struct req *req)
{
	const char *query =
		*req->query == '\0' ? "" : arena_printf("?%s", req->query);

	if (req->page->route == NULL)
		return fail(req, E_NO_ENDPOINT, NULL);
	if (!req->page->slash)
		return OK;
	if (page_posted(req))
		return fail(req, E_NO_ENDPOINT, NULL);
	req->outcome = MOVED;
	req_header(req, "Location", page_address(req, query));
	return DONE;
}

static enum error
page_right(struct req *req)
{
	const struct page *page = req->page;
	enum who who;

	if (!(page->route->flags & R_MODEL))
		return OK;
	who = page->model->may[page->route->may];
	return policy_check(req, who, true) ? OK
					    : fail(req, E_PERMISSION, NULL);
}

/* What a pop-up answers with: never another field than the id. */
static enum error
page_to_field(struct req *req)
{
	const char *name = page_field(req, "_to_field");

	if (name == NULL)
		name = page_parameter(req, "_to_field");
	if (name == NULL || *name == '\0' || strcmp(name, "id") == 0)
		return OK;
	return fail(req, E_BAD_REQUEST, NULL);
}

static enum error
page_run(struct req *req)
{
	return store_again(req, req->page->route->run);
}

enum error (*const admin_phases[])(struct req *) = {
	page_find,     /* path -> route; judges nothing yet		*/
	host_check,    /* Host					400	*/
	page_query,    /* query string -> parameters			*/
	page_form,     /* bytes -> form			400	*/
	page_method,   /* GET, HEAD, POST			405	*/
	page_session,  /* cookie -> user				*/
	page_token,    /* what this browser's forms prove		*/
	csrf_check,    /* Origin, token			403	*/
	page_media,    /* nothing but forms			415	*/
	wall_check,    /* signed in, admitted			302	*/
	page_known,    /* route				404	*/
	page_right,    /* right to the model			403	*/
	page_to_field, /* ?_to_field=			400	*/
	page_run,      /* the route's own handler			*/
	NULL,
};

/* nginx adds what is the same everywhere, the policy of /admin/ too. */
static void
add_headers(struct req *req)
{
	static const char always[] =
		"Cache-Control: max-age=0, no-cache, no-store, "
		"must-revalidate, private\r\n"
		"Vary: Cookie\r\n"
		"X-Robots-Tag: noindex\r\n";

	buf_str(&req->headers, always);
	buf_addf(&req->headers, "Content-Type: %s\r\n",
		 req->page->type != NULL ? req->page->type
					 : "text/html; charset=utf-8");
}

static void
refuse(struct req *req, enum error error)
{
	if (error == E_METHOD) {
		unsigned flags =
			req->page->route == NULL ? 0 : req->page->route->flags;

		req_header(req, "Allow",
			   flags & R_POST_ONLY   ? "POST"
			   : flags & R_READ_ONLY ? "GET, HEAD"
						 : "GET, HEAD, POST");
	}
	if (error == E_UNAVAILABLE)
		req_header(req, "Retry-After", "2");
	frame_error(req, error);
}

void
admin_headers(struct req *req, enum error error)
{
	bool shown = req->page->framed;

	if (shown && req->session_key == NULL)
		session_token(req, req->page->token);
	session_answer(req, error > DONE);
	messages_answer(req, shown);
	add_headers(req);
	answer_log(req, error);
}

void
admin_answer(struct req *req, enum error error)
{
	if (req->page->sent)
		return;

	if (error <= DONE && req->out.overflow)
		error = E_SERVER;
	if (req->page->token == NULL)
		(void)page_token(req);
	if (error > DONE)
		refuse(req, error);
	admin_headers(req, error);
	buf_addf(&req->headers, "Content-Length: %zu\r\n", req->out.length);
	fcgi_send(req, answer_status(req, error), req->headers.text,
		  req->headers.length, req->out.text, req->out.length);
}

void
admin_init(void)
{
	person_init();
	signin_init();
	dashboard_init();
	account_page_init();
	log_page_init();
	help_page_init();
	record_init();
	options_init();
	save_init();
	aside_init();
	history_init();
	people_init();
	sessions_page_init();
	posting_init();
	preview_init();
	removals_init();
	skill_use_init();
	recreate_init();
	undo_init();
	form_view_init();
}
