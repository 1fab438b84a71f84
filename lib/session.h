/*
 * session - whose cookie is it?
 *
 * A session is a row that all executables share; its key is in the browser
 * only, the table holds an HMAC of it.  The user's row is read with it at
 * each request, so a lost right, a deactivated account or an ended session
 * counts at once everywhere.
 */
#ifndef CTJ_SESSION_H
#define CTJ_SESSION_H

#include "req.h"

/* Two weeks from sign-in, not sliding. */
#define SESSION_SECONDS 1209600

/* Declares the module's statements; before the first request. */
void session_init(void);

/* A phase: reads the cookies; asks, without waiting, whose session it is. */
enum error session_find(struct req *req);

/* session_user - waits for that answer: req->user from now on.  Fails only
 * as db does. */
enum error session_user(struct req *req);

/*
 * session_open - a new session for the user, in the current group or
 * transaction; the old one ends.  The answer sets both cookies if the request
 * succeeds.
 */
enum error session_open(struct req *req, const char *user_id);

/* session_close - ends the session, if one was sent, and clears its cookie. */
enum error session_close(struct req *req);

/* session_answer - the cookies of the answer: a session that was opened, or
 * that the browser's is over. */
void session_answer(struct req *req, bool failed);

/* session_token - sets the cookie csrftoken to that secret. */
void session_token(struct req *req, const char *secret);

/* The hash of the caller's session as a bytea's text; NULL if there is none. */
const char *session_bytes(const struct req *req);

#endif
