/*
 * buf - text that grows, to a maximum given at birth.
 *
 * A buf lives in the arena.  Its text is always terminated by a NUL that
 * length does not count, and may hold NULs itself.  Writing past the maximum
 * cuts the text there and sets overflow: who writes bytes from outside tests
 * it once, at the end.
 */
#ifndef CTJ_BUF_H
#define CTJ_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *text;
	size_t length;
	size_t size;    /* allocated, the NUL included */
	size_t maximum; /* of length */
	bool overflow;
};

/* An empty text that may grow to maximum bytes. */
void buf_init(struct buf *buf, size_t maximum);

void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_str(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_addf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * buf_json - text as a JSON string, quotes included (RFC 8259): escapes what
 * JSON demands and U+2028, U+2029.  The bytes must be valid UTF-8.
 */
void buf_json(struct buf *buf, const char *bytes, size_t length);

/* buf_cut - back to a length it had before. */
void buf_cut(struct buf *buf, size_t length);

#endif
