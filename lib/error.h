/*
 * error - every way to fail, and what each is called outside.
 *
 * Phases and modules return an enum error; the status, the code and the
 * sentence the client reads stand in error.c only.  nginx's static error
 * files carry the same (a test compares them).
 */
#ifndef CTJ_ERROR_H
#define CTJ_ERROR_H

enum error {
	OK,   /* go on */
	DONE, /* answered, stop; of a read: no more rows */
	E_INVALID,
	E_PARSE,
	E_BAD_REQUEST,
	E_BAD_HOST,
	E_NOT_AUTHENTICATED,
	E_PERMISSION,
	E_CSRF,
	E_NO_ENDPOINT,
	E_NOT_FOUND,
	E_METHOD,
	E_NOT_ACCEPTABLE,
	E_TIMEOUT,
	E_CHANGED,
	E_TOO_LARGE,
	E_URI_TOO_LONG,
	E_MEDIA_TYPE,
	E_THROTTLED,
	E_SERVER,
	E_BAD_GATEWAY,
	E_UNAVAILABLE,
	E_GATEWAY_TIMEOUT,
	ERROR__MAX
};

/* The HTTP status of a failure; 200 for OK and DONE. */
int error_status(enum error error);

/* status_reason - the words that HTTP/1.1 puts behind a status (RFC 9110). */
const char *status_reason(int status);

/* The code in the envelope: "validation_error". */
const char *error_code(enum error error);

/* The sentence in the envelope, if fail() gives no other. */
const char *error_message(enum error error);

/*
 * error_envelope - the body of a failure, in the arena.
 * message NULL: the error's own; fields: a JSON object as text, or NULL.
 */
const char *error_envelope(enum error error, const char *message,
			   const char *fields);

#endif
