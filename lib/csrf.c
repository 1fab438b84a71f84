/*
 * csrf - did a page of ours send this?
 */
#include "csrf.h"

#include "arena.h"
#include "csrf_token.h"
#include "env.h"
#include "log.h"
#include "media.h"
#include "origin.h"
#include "session.h"
#include "text.h"

static enum error
refuse(struct req *req, const char *reason)
{
	log_event(LOG_WARNING, "csrf_refused", "reason", reason, NULL);
	return fail(req, E_CSRF, arena_printf("CSRF Failed: %s", reason));
}

static enum error
check_origin(struct req *req)
{
	const char *own = arena_printf("%s://%s", req->scheme, req->host);

	if (strcmp(req->origin, own) == 0 ||
	    origin_listed(req->origin, env("CSRF_TRUSTED_ORIGINS")))
		return OK;
	return refuse(req, arena_printf("Origin checking failed - %s does not "
					"match any trusted origins.",
					text_cut(req->origin, 200)));
}

/* Over https without an Origin, the page must say where it is. */
static enum error
check_referer(struct req *req)
{
	const char *origin;

	if (*req->referer == '\0')
		return refuse(req, "Referer checking failed - no Referer.");
	origin = origin_of(req->referer);
	if (origin == NULL)
		return refuse(req, "Referer checking failed - Referer is "
				   "malformed.");
	if (!text_starts(origin, "https://"))
		return refuse(req, "Referer checking failed - Referer is "
				   "insecure while host is secure.");
	if (strcmp(origin + strlen("https://"), req->host) == 0 ||
	    origin_listed(origin, env("CSRF_TRUSTED_ORIGINS")))
		return OK;
	return refuse(req, arena_printf("Referer checking failed - %s does "
					"not match any trusted origins.",
					text_cut(req->referer, 200)));
}

static const char *
fault_words(const char *token)
{
	switch (csrf_token_fault(token)) {
	case CSRF_TOKEN_LENGTH:
		return "has incorrect length.";
	case CSRF_TOKEN_CHARACTERS:
		return "has invalid characters.";
	case CSRF_TOKEN_OK:
		break;
	}
	return NULL;
}

/* The token that was sent, and where it stood. */
static const char *
sent_token(const struct req *req, const char **where)
{
	struct pairs form;
	const char *field;

	if (req_is(req, "POST") && media_form(req, &form)) {
		field = pairs_get(&form, "csrfmiddlewaretoken");
		if (field != NULL && *field != '\0') {
			*where = "POST";
			return field;
		}
	}
	*where = "the 'X-Csrftoken' HTTP header";
	return req->csrf_token;
}

static enum error
check_token(struct req *req)
{
	const char *secret = NULL;
	const char *words, *token, *where;

	if (pairs_count(&req->cookies, "csrftoken") == 1)
		secret = pairs_get(&req->cookies, "csrftoken");
	if (secret == NULL)
		return refuse(req, "CSRF cookie not set.");
	words = fault_words(secret);
	if (words != NULL)
		return refuse(req, arena_printf("CSRF cookie %s", words));
	token = sent_token(req, &where);
	if (*token == '\0')
		return refuse(req, "CSRF token missing.");
	words = fault_words(token);
	if (words == NULL && !csrf_token_equal(token, secret))
		words = "incorrect.";
	if (words != NULL)
		return refuse(req, arena_printf("CSRF token from %s %s", where,
						words));
	return OK;
}

/* Browsers say which kind of page sent it; one that a neighbour's page sent
 * needs an origin that we trust. */
static enum error
check_site(struct req *req)
{
	const char *own = arena_printf("%s://%s", req->scheme, req->host);

	if (*req->fetch_site == '\0' ||
	    strcmp(req->fetch_site, "same-origin") == 0 ||
	    strcmp(req->fetch_site, "none") == 0)
		return OK;
	if (strcmp(req->origin, own) != 0 &&
	    origin_listed(req->origin, env("CSRF_TRUSTED_ORIGINS")))
		return OK;
	return refuse(req, "Request came from another site.");
}

enum error
csrf_check(struct req *req)
{
	bool proven = req->resource->flags & PROVEN;
	enum error error;

	if (req_safe(req) || (req->resource->flags & PLAIN))
		return OK;
	error = session_user(req);
	if (error != OK)
		return error;
	if (*req->origin != '\0')
		error = check_origin(req);
	else if ((proven || req->user.id != NULL) &&
		 strcmp(req->scheme, "https") == 0)
		error = check_referer(req);
	if (error == OK && proven)
		error = check_site(req);
	if (error != OK || (req->user.id == NULL && !proven))
		return error;
	return check_token(req);
}
