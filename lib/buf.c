/*
 * buf - text that grows, to a maximum given at birth.
 */
#include "buf.h"

#include "arena.h"
#include "log.h"

#define BUF_FIRST 256U

void
buf_init(struct buf *buf, size_t maximum)
{
	*buf = (struct buf){ .maximum = maximum };
	buf->size = maximum < BUF_FIRST ? maximum + 1 : BUF_FIRST;
	buf->text = arena_alloc(buf->size);
}

/* Makes room for more bytes; returns how many of them fit. */
static size_t
buf_room(struct buf *buf, size_t more)
{
	size_t size = buf->size;
	char *text;

	if (more > buf->maximum - buf->length) {
		more = buf->maximum - buf->length;
		buf->overflow = true;
	}
	while (size - buf->length <= more)
		size *= 2;
	if (size != buf->size) {
		text = arena_alloc(size);
		memcpy(text, buf->text, buf->length);
		buf->text = text;
		buf->size = size;
	}
	return more;
}

void
buf_add(struct buf *buf, const char *bytes, size_t length)
{
	length = buf_room(buf, length);
	if (length > 0)
		memcpy(buf->text + buf->length, bytes, length);
	buf->length += length;
	buf->text[buf->length] = '\0';
}

void
buf_str(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

/* Quotes, colons and commas: a good part of what answers are made of. */
void
buf_char(struct buf *buf, char c)
{
	if (buf->size - buf->length < 2 || buf->length == buf->maximum) {
		buf_add(buf, &c, 1);
		return;
	}
	buf->text[buf->length++] = c;
	buf->text[buf->length] = '\0';
}

void
buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		die("vsnprintf failed");
	if (buf_room(buf, (size_t)length) < (size_t)length) {
		va_start(args, format);
		text = arena_vprintf(format, args);
		va_end(args);
		buf_add(buf, text, (size_t)length);
		return;
	}
	va_start(args, format);
	(void)vsnprintf(buf->text + buf->length, buf->size - buf->length,
			format, args);
	va_end(args);
	buf->length += (size_t)length;
}

/* Bytes of valid UTF-8 that need more than copying: a table, since answers
 * consist of little else. */
static const bool json_special[256] = {
	[0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true,
	[0x04] = true, [0x05] = true, [0x06] = true, [0x07] = true,
	[0x08] = true, [0x09] = true, [0x0a] = true, [0x0b] = true,
	[0x0c] = true, [0x0d] = true, [0x0e] = true, [0x0f] = true,
	[0x10] = true, [0x11] = true, [0x12] = true, [0x13] = true,
	[0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true,
	[0x18] = true, [0x19] = true, [0x1a] = true, [0x1b] = true,
	[0x1c] = true, [0x1d] = true, [0x1e] = true, [0x1f] = true,
	['"'] = true,  ['\\'] = true, [0xe2] = true, /* U+2028, U+2029 */
};

/* Appends the special byte at p, of which end - p are left; returns what
 * follows it. */
static const char *
json_escape(struct buf *buf, const char *p, const char *end)
{
	static const char shorts[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *hit;

	if ((unsigned char)*p == 0xe2) {
		if (end - p >= 3 && (unsigned char)p[1] == 0x80 &&
		    ((unsigned char)p[2] & 0xfe) == 0xa8) {
			buf_addf(buf, "\\u20%02x",
				 (unsigned char)p[2] == 0xa8 ? 0x28U : 0x29U);
			return p + 3;
		}
		buf_char(buf, *p);
		return p + 1;
	}
	hit = *p != '\0' ? strchr(shorts, *p) : NULL;
	if (hit != NULL) {
		buf_char(buf, '\\');
		buf_char(buf, letters[hit - shorts]);
	} else {
		buf_addf(buf, "\\u%04x", (unsigned)(unsigned char)*p);
	}
	return p + 1;
}

void
buf_json(struct buf *buf, const char *bytes, size_t length)
{
	const char *p = bytes, *end = bytes + length, *run = bytes;

	buf_char(buf, '"');
	while (p < end) {
		if (!json_special[(unsigned char)*p]) {
			p++;
			continue;
		}
		buf_add(buf, run, (size_t)(p - run));
		p = json_escape(buf, p, end);
		run = p;
	}
	buf_add(buf, run, (size_t)(p - run));
	buf_char(buf, '"');
}

void
buf_cut(struct buf *buf, size_t length)
{
	if (length < buf->length)
		buf->length = length;
	buf->text[buf->length] = '\0';
}
