/*
 * html - the only place that escapes.
 *
 * Pages are written into the answer with html(): what its %s bring is text
 * from wherever, and stands there as text, in an element or between the quotes
 * of an attribute alike.  Markup is in formats only.
 */
#ifndef CTJ_ADMIN_HTML_H
#define CTJ_ADMIN_HTML_H

#include "buf.h"

struct req;

/*
 * html - appends the format, which is markup: %s (escaped; NULL is nothing),
 * %d, %u, %ld, %zu and %%, nothing else: another one ends the process.
 */
void html(struct buf *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* html_text - the text, escaped. */
void html_text(struct buf *out, const char *text);

/* html_user - what people wrote, in the direction it is read in. */
void html_user(struct buf *out, const char *text);

/* html_attribute - name="value", with a space in front; nothing for NULL. */
void html_attribute(struct buf *out, const char *name, const char *value);

void html_hidden(struct buf *out, const char *name, const char *value);

/* html_token - the hidden field that proves that the form was ours; a fresh
 * mask each time.  Every form that posts has one. */
void html_token(struct req *req);

/*
 * html_time - a time as admin_time() of the database gives it, "machine|exact
 * |ago": how long ago it is, with the exact time.  "-" for NULL.
 */
void html_time(struct buf *out, const char *time);

/* html_icon - a drawing of nginx/admin/icons.svg.  It says nothing by itself:
 * words stand beside it. */
void html_icon(struct buf *out, const char *name);

/*
 * url_add - appends name=value to an address that is being built, percent-
 * encoded, behind "?" or "&".  Nothing for a value of NULL.
 */
void url_add(struct buf *url, const char *name, const char *value);

/* url_part - one segment of a path, percent-encoded. */
void url_part(struct buf *url, const char *text);

/* No address that came from outside and is handed on is longer: percent-encoded
 * into another, it still goes into the headers of an answer. */
#define URL_KEPT_MAX 4000

/* url_local - a path of ours to go to that came from outside, or NULL: one
 * leading slash, no backslash, no control character, not too long. */
const char *url_local(const char *text);

/* url_query - a query string that came from outside and goes back into an
 * address as it is, or NULL: nothing but what stands in one, not too long. */
const char *url_query(const char *text);

#endif
