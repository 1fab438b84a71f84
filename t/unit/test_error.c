/*
 * test_error - every way to fail has its status, code and words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "error.h"
#include "json.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* What clients rely on, row by row. */
static void
contract(void **state)
{
	static const struct {
		enum error error;
		int status;
		const char *code;
	} rows[] = {
		{ E_INVALID, 400, "validation_error" },
		{ E_PARSE, 400, "parse_error" },
		{ E_BAD_REQUEST, 400, "bad_request" },
		{ E_BAD_HOST, 400, "bad_request" },
		{ E_NOT_AUTHENTICATED, 403, "not_authenticated" },
		{ E_PERMISSION, 403, "permission_denied" },
		{ E_CSRF, 403, "permission_denied" },
		{ E_NO_ENDPOINT, 404, "not_found" },
		{ E_NOT_FOUND, 404, "not_found" },
		{ E_METHOD, 405, "method_not_allowed" },
		{ E_NOT_ACCEPTABLE, 406, "not_acceptable" },
		{ E_TIMEOUT, 408, "request_timeout" },
		{ E_CHANGED, 412, "precondition_failed" },
		{ E_TOO_LARGE, 413, "payload_too_large" },
		{ E_URI_TOO_LONG, 414, "uri_too_long" },
		{ E_MEDIA_TYPE, 415, "unsupported_media_type" },
		{ E_THROTTLED, 429, "throttled" },
		{ E_SERVER, 500, "server_error" },
		{ E_BAD_GATEWAY, 502, "bad_gateway" },
		{ E_UNAVAILABLE, 503, "unavailable" },
		{ E_GATEWAY_TIMEOUT, 504, "gateway_timeout" },
	};

	(void)state;
	assert_int_equal(sizeof(rows) / sizeof(rows[0]),
			 ERROR__MAX - E_INVALID);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(error_status(rows[i].error), rows[i].status);
		assert_string_equal(error_code(rows[i].error), rows[i].code);
	}
	assert_int_equal(error_status(OK), 200);
	assert_int_equal(error_status(DONE), 200);
}

static void
words(void **state)
{
	static const struct {
		enum error error;
		const char *message;
	} rows[] = {
		{ E_INVALID, "Request validation failed." },
		{ E_BAD_REQUEST, "The request is malformed." },
		{ E_BAD_HOST, "Invalid HTTP host header." },
		{ E_NOT_AUTHENTICATED,
		  "Authentication credentials were not provided." },
		{ E_PERMISSION,
		  "You do not have permission to perform this action." },
		{ E_NO_ENDPOINT, "The requested API endpoint does not exist." },
		{ E_NOT_FOUND, "Not found." },
		{ E_NOT_ACCEPTABLE,
		  "Could not satisfy the request Accept header." },
		{ E_TIMEOUT, "The request took too long to arrive." },
		{ E_CHANGED, "The record has changed since it was read." },
		{ E_TOO_LARGE, "The request body is too large." },
		{ E_URI_TOO_LONG, "The request URI is too long." },
		{ E_SERVER, "A server error occurred." },
		{ E_BAD_GATEWAY, "The service is not answering." },
		{ E_UNAVAILABLE, "The service is temporarily unavailable." },
		{ E_GATEWAY_TIMEOUT, "The service took too long to answer." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(error_message(rows[i].error),
				    rows[i].message);
}

static void
complete(void **state)
{
	(void)state;
	for (enum error e = E_INVALID; e < ERROR__MAX; e++) {
		assert_in_range(error_status(e), 400, 504);
		assert_true(*error_code(e) != '\0');
		assert_int_equal(
			strspn(error_code(e), "abcdefghijklmnopqrstuvwxyz_"),
			strlen(error_code(e)));
		assert_true(*error_message(e) != '\0');
		assert_string_not_equal(status_reason(error_status(e)),
					"Unknown");
	}
}

static void
reasons(void **state)
{
	static const int sent[] = { 200, 201, 204, 304 };

	(void)state;
	for (size_t i = 0; i < sizeof(sent) / sizeof(sent[0]); i++)
		assert_string_not_equal(status_reason(sent[i]), "Unknown");
	assert_string_equal(status_reason(404), "Not Found");
	assert_string_equal(status_reason(0), "Unknown");
	assert_string_equal(status_reason(-1), "Unknown");
}

static void
envelope(void **state)
{
	(void)state;
	assert_string_equal(error_envelope(E_SERVER, NULL, NULL),
			    "{\"error\":{\"code\":\"server_error\","
			    "\"message\":\"A server error occurred.\"}}");
	assert_string_equal(
		error_envelope(E_METHOD, "Method \"PO\\ST\" not allowed.",
			       NULL),
		"{\"error\":{\"code\":\"method_not_allowed\",\"message\":"
		"\"Method \\\"PO\\\\ST\\\" not allowed.\"}}");
	assert_string_equal(
		error_envelope(E_INVALID, NULL, "{\"a\":[\"b\"]}"),
		"{\"error\":{\"code\":\"validation_error\",\"message\":"
		"\"Request validation failed.\",\"fields\":"
		"{\"a\":[\"b\"]}}}");
	assert_string_equal(error_envelope(E_PARSE, "", NULL),
			    "{\"error\":{\"code\":\"parse_error\","
			    "\"message\":\"\"}}");
}

/* Every character that a message may hold comes back. */
static void
escaping(void **state)
{
	const char *envelope, *message, *fault;
	char text[256];
	cJSON *value;
	size_t length = 0;

	(void)state;
	for (int c = 1; c < 0x80; c++)
		text[length++] = (char)c;
	text[length] = '\0';
	message = arena_printf("%s\u00e4\u2028\u2029\U0001f600%%s", text);
	envelope = error_envelope(E_PARSE, message, NULL);
	value = json_parse(envelope, strlen(envelope), &fault);
	assert_non_null(value);
	assert_string_equal(
		json_text(json_get(json_get(value, "error"), "message")),
		message);
	assert_null(strchr(envelope, '\n'));
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "status and code are those of the contract", contract, reset },
		{ "so are the words", words, reset },
		{ "no error lacks status, code, words or reason", complete, reset },
		{ "every status that is sent has a reason", reasons, reset },
		{ "the envelope holds code, message, fields", envelope, reset },
		{ "any message survives it", escaping, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
