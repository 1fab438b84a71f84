/*
 * error - every way to fail, and what each is called outside.
 */
#include "error.h"

#include "buf.h"
#include "log.h"
#include "text.h"

#define ENVELOPE_MAX (1UL << 20)

/* clang-format off */
static const struct {
	int status;
	const char *code, *message;
} errors[ERROR__MAX] = {
	[OK]		= { 200, "", "" },
	[DONE]		= { 200, "", "" },
	[E_INVALID]	= { 400, "validation_error", "Request validation failed." },
	[E_PARSE]	= { 400, "parse_error", "Malformed request." },
	[E_BAD_REQUEST]	= { 400, "bad_request", "The request is malformed." },
	[E_BAD_HOST]	= { 400, "bad_request", "Invalid HTTP host header." },
	[E_NOT_AUTHENTICATED] = { 403, "not_authenticated",
		"Authentication credentials were not provided." },
	[E_PERMISSION]	= { 403, "permission_denied",
		"You do not have permission to perform this action." },
	[E_CSRF]	= { 403, "permission_denied", "CSRF Failed" },
	[E_NO_ENDPOINT]	= { 404, "not_found",
		"The requested API endpoint does not exist." },
	[E_NOT_FOUND]	= { 404, "not_found", "Not found." },
	[E_METHOD]	= { 405, "method_not_allowed", "Method not allowed." },
	[E_NOT_ACCEPTABLE] = { 406, "not_acceptable",
		"Could not satisfy the request Accept header." },
	[E_TIMEOUT]	= { 408, "request_timeout",
		"The request took too long to arrive." },
	[E_CHANGED]	= { 412, "precondition_failed",
		"The record has changed since it was read." },
	[E_TOO_LARGE]	= { 413, "payload_too_large",
		"The request body is too large." },
	[E_URI_TOO_LONG] = { 414, "uri_too_long", "The request URI is too long." },
	[E_MEDIA_TYPE]	= { 415, "unsupported_media_type",
		"Unsupported media type in request." },
	[E_THROTTLED]	= { 429, "throttled", "Request was throttled." },
	[E_SERVER]	= { 500, "server_error", "A server error occurred." },
	[E_BAD_GATEWAY]	= { 502, "bad_gateway", "The service is not answering." },
	[E_UNAVAILABLE]	= { 503, "unavailable",
		"The service is temporarily unavailable." },
	[E_GATEWAY_TIMEOUT] = { 504, "gateway_timeout",
		"The service took too long to answer." },
};

static const struct {
	int status;
	const char *reason;
} reasons[] = {
	{ 200, "OK" }, { 201, "Created" }, { 204, "No Content" },
	{ 301, "Moved Permanently" }, { 302, "Found" }, { 304, "Not Modified" },
 { 400, "Bad Request" }, { 403, "Forbidden" },
	{ 404, "Not Found" }, { 405, "Method Not Allowed" },
	{ 406, "Not Acceptable" }, { 408, "Request Timeout" },
	{ 409, "Conflict" },	{ 412, "Precondition Failed" }, { 413, "Content Too Large" },
	{ 414, "URI Too Long" }, { 415, "Unsupported Media Type" },
	{ 429, "Too Many Requests" }, { 500, "Internal Server Error" },
	{ 502, "Bad Gateway" }, { 503, "Service Unavailable" },
	{ 504, "Gateway Timeout" },
};
/* clang-format on */

const char *
status_reason(int status)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "Unknown";
}

int
error_status(enum error error)
{
	return errors[error].status;
}

const char *
error_code(enum error error)
{
	return errors[error].code;
}

const char *
error_message(enum error error)
{
	return errors[error].message;
}

const char *
error_envelope(enum error error, const char *message, const char *fields)
{
	struct buf out;

	if (message == NULL)
		message = errors[error].message;
	buf_init(&out, ENVELOPE_MAX);
	buf_addf(&out, "{\"error\":{\"code\":\"%s\",\"message\":",
		 errors[error].code);
	/* It may quote a header, which may be any bytes. */
	message = text_clean(message);
	buf_json(&out, message, strlen(message));
	if (fields != NULL)
		buf_addf(&out, ",\"fields\":%s", fields);
	buf_str(&out, "}}");
	if (out.overflow)
		die("an error says too much");
	return out.text;
}
