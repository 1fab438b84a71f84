/*
 * answer - what the client gets: status, headers, body.
 *
 * nginx adds the headers that are the same everywhere; it logs the X-CTJ-*
 * headers and keeps them from the client.
 */
#include "answer.h"

#include "arena.h"
#include "crypto.h"
#include "fcgi.h"
#include "media.h"
#include "session.h"

static const int statuses[] = {
	[SHOWN] = 200, [CREATED] = 201, [EMPTY] = 204,
	[FOUND] = 302, [MOVED] = 301,   [CONFLICT] = 409,
};

static void
allow_add(const struct req *req, struct buf *out, enum verb verb,
	  const char *methods)
{
	if (req_right(req, verb) != NOBODY)
		buf_addf(out, "%s%s", out->length > 0 ? ", " : "", methods);
}

const char *
answer_allow(const struct req *req)
{
	bool list = req->action == NULL && !req->on_row;
	enum verb reads = list ? LIST : READ;
	struct buf out;

	buf_init(&out, 256);
	allow_add(req, &out, reads, "GET");
	allow_add(req, &out, CREATE, "POST");
	allow_add(req, &out, UPDATE, req_whole(req) ? "PUT" : "PUT, PATCH");
	allow_add(req, &out, REMOVE, "DELETE");
	allow_add(req, &out, reads, "HEAD");
	if ((req->resource->flags & PLAIN) == 0)
		buf_str(&out, ", OPTIONS");
	return out.text;
}

void
answer_options(struct req *req)
{
	const char *title = req->resource->title != NULL
				    ? req->resource->title
				    : req->resource->model->label;
	const char *kind = req->on_row           ? " Instance"
			   : req->action == NULL ? " List"
						 : "";

	buf_str(&req->out, "{\"name\":");
	title = arena_printf("%s%s", title, kind);
	buf_json(&req->out, title, strlen(title));
	buf_str(&req->out,
		",\"description\":\"\",\"renders\":[\"" MEDIA_JSON "\"],"
		"\"parses\":[\"" MEDIA_JSON "\",\"" MEDIA_URLENCODED "\","
		"\"" MEDIA_MULTIPART "\"]}");
}

int
answer_status(const struct req *req, enum error error)
{
	return error > DONE ? error_status(error) : statuses[req->outcome];
}

void
answer_log(struct req *req, enum error error)
{
	unsigned statements;
	double milliseconds;

	db_cost(&statements, &milliseconds);
	buf_addf(&req->headers,
		 "X-CTJ-Version: " CTJ_VERSION "\r\n"
		 "X-CTJ-Route: %s\r\n"
		 "X-CTJ-DB-N: %u\r\nX-CTJ-DB-MS: %.1f\r\n",
		 req->template, statements, milliseconds);
	if (req->user.id != NULL)
		buf_addf(&req->headers, "X-CTJ-User: %s\r\n", req->user.id);
	if (error > DONE)
		buf_addf(&req->headers, "X-CTJ-Error: %s\r\n",
			 error_code(error));
}

/* Is it the answer that every anonymous caller gets, so that caches may ask
 * whether it is still good?  One that clears a cookie is not. */
static bool
is_shared(const struct req *req, int status)
{
	return (req->resource->flags & CACHED) && status == 200 &&
	       req->user.id == NULL &&
	       (req_is(req, "GET") || req_is(req, "HEAD")) &&
	       pairs_count(&req->cookies, "sessionid") == 0;
}

/* Does If-None-Match name the tag?  It compares weakly (RFC 9110). */
static bool
is_known(const struct req *req, const char *tag)
{
	return strcmp(req->if_none_match, "*") == 0 ||
	       strstr(req->if_none_match, tag) != NULL;
}

/* The caching headers; the status, which they may turn into 304. */
static int
cache_headers(struct req *req, int status)
{
	const char *tag;

	if (!is_shared(req, status)) {
		buf_str(&req->headers,
			req->resource->flags & PLAIN
				? "Cache-Control: no-store\r\n"
				: "Cache-Control: private, no-store\r\n");
		if ((req->resource->flags & VERSIONED) &&
		    req->version != NULL && status < 300 && status != 204)
			req_header(req, "ETag",
				   arena_printf("\"%s\"", req->version));
		return status;
	}
	tag = arena_printf("\"%s\"",
			   crypto_digest(req->out.text, req->out.length));
	req_header(req, "Cache-Control", "no-cache");
	req_header(req, "ETag", tag);
	return is_known(req, tag) ? 304 : status;
}

static void
path_headers(struct req *req, enum error error)
{
	bool plain = req->resource->flags & PLAIN;

	if (error != E_BAD_HOST && error != E_NO_ENDPOINT &&
	    (!plain || error == E_METHOD))
		req_header(req, "Allow", answer_allow(req));
	if (!plain)
		req_header(req, "Vary", "Accept, Cookie");
	if (error == E_UNAVAILABLE)
		req_header(req, "Retry-After", "2");
}

void
answer(struct req *req, enum error error)
{
	const char *envelope, *fields = NULL;
	int status = answer_status(req, error);

	if (error > DONE) {
		if (error == E_INVALID)
			fields = faults_json(&req->faults);
		envelope = error_envelope(error, req->message, fields);
		buf_cut(&req->out, 0);
		buf_str(&req->out, envelope);
	}
	session_answer(req, error > DONE);
	path_headers(req, error);
	status = cache_headers(req, status);
	answer_log(req, error);
	if (status == 204 || status == 304)
		buf_cut(&req->out, 0);
	else
		buf_addf(&req->headers,
			 "Content-Type: application/json\r\n"
			 "Content-Length: %zu\r\n",
			 req->out.length);
	fcgi_send(req, status, req->headers.text, req->headers.length,
		  req->out.text, req->out.length);
}
