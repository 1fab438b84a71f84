/*
 * media - the bytes of a body become JSON: JSON, urlencoded or multipart.
 */
#ifndef CTJ_MEDIA_H
#define CTJ_MEDIA_H

#include "req.h"

/* The media types of bodies. */
#define MEDIA_JSON       "application/json"
#define MEDIA_URLENCODED "application/x-www-form-urlencoded"
#define MEDIA_MULTIPART  "multipart/form-data"

/* A phase: reads the body of a verb that takes one into req->body. */
enum error body_parse(struct req *req);

/* media_urlencoded - the fields of a body that a browser's form sent; none if
 * it is another kind.  Returns NULL, or why they cannot be read. */
const char *media_urlencoded(const struct req *req, struct pairs *pairs);

/* media_mended - the fields of such a body that holds what is no text, U+FFFD
 * in its place; false if that is not what is wrong with it. */
bool media_mended(const struct req *req, struct pairs *pairs);

/* media_form - the fields of a body that is a form; false if it is none, or
 * malformed.  For csrf.c, which needs one of them before the body's turn. */
bool media_form(const struct req *req, struct pairs *pairs);

#endif
