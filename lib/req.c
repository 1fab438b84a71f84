/*
 * req - one request, from its bytes to its answer.
 */
#include "req.h"

#include <string.h>

#include "log.h"

enum error
fail(struct req *req, enum error error, const char *message)
{
	req->error = error;
	req->message = message;
	return error;
}

void
req_header(struct req *req, const char *name, const char *value)
{
	size_t length = strlen(name) + strlen(value) + strlen(": \r\n");

	if (strpbrk(value, "\r\n") != NULL)
		die("a line break in the header %s", name);
	/* What the answer tells of may be stored already. */
	if (length > HEADERS_MAX - req->headers.length) {
		log_event(LOG_ERROR, "header_too_long", "name", name, NULL);
		return;
	}
	buf_addf(&req->headers, "%s: %s\r\n", name, value);
}

const char *
req_caller(const struct req *req)
{
	return req->user.id;
}

bool
req_is(const struct req *req, const char *method)
{
	return strcmp(req->method, method) == 0;
}

bool
req_safe(const struct req *req)
{
	return req_is(req, "GET") || req_is(req, "HEAD") ||
	       req_is(req, "OPTIONS") || req_is(req, "TRACE");
}

bool
req_whole(const struct req *req)
{
	return req->action != NULL && req->action->whole;
}

enum who
req_gate(const struct req *req)
{
	if (req->action != NULL)
		return req->action->gate;
	/* A POST is let in by who may create, on the path of a row too. */
	if (req_is(req, "POST") && req->resource->may[CREATE] != NOBODY)
		return req->resource->may[CREATE];
	return req->resource->gate;
}

enum who
req_right(const struct req *req, enum verb verb)
{
	if (req->action != NULL)
		return req->action->may[verb];
	if (verb == LIST || verb == CREATE)
		return req->on_row ? NOBODY : req->resource->may[verb];
	return req->on_row ? req->resource->may[verb] : NOBODY;
}

const struct model *
req_body_model(const struct req *req)
{
	if (req->action != NULL && req->action->body != NULL)
		return req->action->body;
	return req->resource->model;
}
