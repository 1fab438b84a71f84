/*
 * pairs - names and values of a query string, a form or a Cookie header.
 *
 * Values are decoded, NUL-terminated and in the arena.  Of a repeated name
 * the last counts (pairs_get); list holds all, in the order sent.
 */
#ifndef CTJ_PAIRS_H
#define CTJ_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

#define PAIRS_MAX              1000
#define MULTIPART_BOUNDARY_MAX 70
#define MULTIPART_HEADER_MAX   4096

struct pair {
	const char *name, *value;
};

struct pairs {
	struct pair *list;
	size_t count;
};

/*
 * pairs_urlencoded - reads application/x-www-form-urlencoded (WHATWG URL): '+'
 * is a space, a bad '%' stays, empty pieces are skipped, "a" is a with an
 * empty value.  Returns NULL, or why not: "Null character", "Invalid UTF-8",
 * "Too many fields" (more than PAIRS_MAX).
 */
const char *pairs_urlencoded(struct pairs *pairs, const char *bytes,
			     size_t length);

/* pairs_mended - the same, with U+FFFD for each byte that is no text: for who
 * gives back what was typed.  *mended: was there any? */
const char *pairs_mended(struct pairs *pairs, const char *bytes, size_t length,
			 bool *mended);

/*
 * pairs_multipart - reads multipart/form-data (RFC 7578) whose Content-Type
 * header is content_type.  The closing boundary is required.  Returns NULL,
 * or why not, for instance "Invalid boundary in multipart: None" (none or
 * not 1 to 70 allowed characters), "Unexpected end of data", "A part holds a
 * file", "A part has no name", "Unsupported transfer encoding", "Part header
 * too long", and what pairs_urlencoded() returns.
 */
const char *pairs_multipart(struct pairs *pairs, const char *content_type,
			    const char *bytes, size_t length);

/*
 * pairs_cookies - reads a Cookie header (RFC 6265, as browsers send it):
 * split at ';', spaces and tabs trimmed, split at the first '='; a piece
 * without '=' is skipped; values in double quotes lose them.  Never fails;
 * what is past PAIRS_MAX is ignored.  Bytes stay as sent, UTF-8 or not.
 */
void pairs_cookies(struct pairs *pairs, const char *header);

/*
 * pairs_add - appends a pair; name and value are in the arena with a NUL
 * behind them, and checked.  Returns NULL, or why not, as pairs_urlencoded().
 */
const char *pairs_add(struct pairs *pairs, const char *name, size_t name_length,
		      const char *value, size_t value_length);

/* The last value of that name, or NULL. */
const char *pairs_get(const struct pairs *pairs, const char *name);

/* How often the name occurs. */
size_t pairs_count(const struct pairs *pairs, const char *name);

#endif
