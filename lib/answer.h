/*
 * answer - what the client gets: status, headers, body.
 */
#ifndef CTJ_ANSWER_H
#define CTJ_ANSWER_H

#include "req.h"

/* answer - sends req->out, or the envelope of an error. */
void answer(struct req *req, enum error error);

/* answer_status - the HTTP status of how the request ended. */
int answer_status(const struct req *req, enum error error);

/* answer_log - the headers that nginx logs and hides. */
void answer_log(struct req *req, enum error error);

/* answer_options - makes the description of OPTIONS the answer. */
void answer_options(struct req *req);

/* The methods of the path, as Allow says them, in the arena. */
const char *answer_allow(const struct req *req);

#endif
