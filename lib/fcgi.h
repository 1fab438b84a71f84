/*
 * fcgi - talks to the web server; the only file that knows libfcgi.
 *
 * A worker is one process that serves one request at a time, on whichever of
 * its connections is readable.  nginx keeps connections open between requests,
 * and none of them holds the worker.  SIGTERM ends the loop: what has arrived
 * is still answered.
 */
#ifndef CTJ_FCGI_H
#define CTJ_FCGI_H

#include <stdbool.h>

#include "req.h"

/* fcgi_open - takes over the listening socket on descriptor 0. */
void fcgi_open(void);

/*
 * fcgi_accept - waits for the next request and copies it into *req, which it
 * clears first.  false: it is time to leave.
 */
bool fcgi_accept(struct req *req);

/* fcgi_send - the answer: headers as "Name: value\r\n" lines, then the body,
 * which a HEAD request does not get. */
void fcgi_send(const struct req *req, int status, const char *headers,
	       size_t headers_length, const char *body, size_t length);

/*
 * fcgi_begin - the headers of an answer whose length is not known yet; then
 * fcgi_more() for each part, which says whether the client still listens, and
 * fcgi_end().  Where it was not all, the client must notice.
 */
bool fcgi_begin(int status, const char *headers, size_t length);
bool fcgi_more(const struct req *req, const char *bytes, size_t length);
void fcgi_end(bool all);

/* fcgi_finish - the request is over; its connection waits for the next. */
void fcgi_finish(void);

#endif
