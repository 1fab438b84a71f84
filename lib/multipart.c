/*
 * multipart - forms as multipart/form-data (RFC 7578, RFC 2046).
 *
 * A body is read line by line for delimiters first; a part, once both its
 * ends are known, is a header, an empty line and a value.
 */
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "pairs.h"
#include "text.h"

struct body {
	const char *end;
	char *dashes; /* "--" and the boundary */
	size_t length;
};

/* A line that divides the body. */
struct delimiter {
	const char *line, *after;
	bool closing;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Is there a CRLF at p? */
static bool
is_line_end(const char *p, const char *end)
{
	return (size_t)(end - p) >= 2 && p[0] == '\r' && p[1] == '\n';
}

/* Is a word of that length this name, in any case? */
static bool
is_named(const char *word, size_t length, const char *name)
{
	return length == strlen(name) && strncasecmp(word, name, length) == 0;
}

/* Is the backslash at p the start of an escape in a quoted string? */
static bool
is_escape(const char *p)
{
	return p[0] == '\\' && (p[1] == '"' || p[1] == '\\');
}

/* The end of a quoted string at its opening quote, or of a word. */
static const char *
value_end(const char *p)
{
	if (*p != '"')
		return p + strcspn(p, ";");
	for (p++; *p != '\0' && *p != '"'; p++)
		if (is_escape(p))
			p++;
	return p;
}

/* What is meant by a value that ends there. */
static char *
value_text(const char *p, const char *end)
{
	char *value, *out;

	if (*p != '"') {
		while (end > p && is_blank(end[-1]))
			end--;
		return arena_strndup(p, (size_t)(end - p));
	}
	p++;
	out = value = arena_alloc((size_t)(end - p) + 1);
	for (; p < end; p++) {
		if (is_escape(p))
			p++;
		*out++ = *p;
	}
	return value;
}

/*
 * parameter - the one of that name in a header like "form-data; name=x", or
 * NULL.  It copies that value only: a header may hold thousands of others.
 */
static char *
parameter(const char *header, const char *name)
{
	const char *p = strchr(header, ';'), *word, *end;
	size_t length;

	while (p != NULL) {
		word = p + 1 + strspn(p + 1, " \t");
		length = strcspn(word, "=; \t");
		p = word + length + strspn(word + length, " \t");
		if (*p == '=') {
			p += 1 + strspn(p + 1, " \t");
			end = value_end(p);
			if (is_named(word, length, name))
				return value_text(p, end);
			p = end;
		}
		p = strchr(p, ';');
	}
	return NULL;
}

static bool
is_boundary(const char *text)
{
	size_t length = strlen(text);

	return length >= 1 && length <= MULTIPART_BOUNDARY_MAX &&
	       text[length - 1] != ' ' &&
	       strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			    "abcdefghijklmnopqrstuvwxyz"
			    "0123456789'()+_,-./:=? ") == length;
}

/* Is line, the start of one, a delimiter?  Two dashes close the form, and
 * what follows them does not matter. */
static bool
is_delimiter(const struct body *body, const char *line,
	     struct delimiter *delimiter)
{
	const char *p;

	if ((size_t)(body->end - line) < body->length ||
	    memcmp(line, body->dashes, body->length) != 0)
		return false;
	p = line + body->length;
	delimiter->line = line;
	delimiter->closing = body->end - p >= 2 && p[0] == '-' && p[1] == '-';
	if (delimiter->closing)
		return true;
	while (p < body->end && is_blank(*p))
		p++;
	if (!is_line_end(p, body->end))
		return false;
	delimiter->after = p + 2;
	return true;
}

/* The line after this one, NULL if there is none. */
static const char *
next_line(const struct body *body, const char *p)
{
	while ((p = memchr(p, '\r', (size_t)(body->end - p))) != NULL) {
		p++;
		if (p < body->end && *p == '\n')
			return p + 1;
	}
	return NULL;
}

static bool
find_delimiter(const struct body *body, const char *line,
	       struct delimiter *delimiter)
{
	for (; line != NULL; line = next_line(body, line))
		if (is_delimiter(body, line, delimiter))
			return true;
	return false;
}

/* The header called name in a block of lines, or NULL. */
static const char *
header_value(const char *block, const char *name)
{
	while (*block != '\0') {
		const char *end = strstr(block, "\r\n");
		size_t length = strcspn(block, ":\r");

		if (end == NULL)
			end = block + strlen(block);
		if (block[length] == ':' && is_named(block, length, name)) {
			block += length + 1;
			block += strspn(block, " \t");
			return block < end
				       ? arena_strndup(block,
						       (size_t)(end - block))
				       : "";
		}
		block = *end == '\0' ? end : end + 2;
	}
	return NULL;
}

/* A copy of a header block in which continued lines are one. */
static char *
unfolded(const char *bytes, size_t length)
{
	char *block = arena_strndup(bytes, length);

	for (size_t i = 0; i + 2 < length; i++)
		if (block[i] == '\r' && block[i + 1] == '\n' &&
		    is_blank(block[i + 2]))
			block[i] = block[i + 1] = ' ';
	return block;
}

static const char *
check_encoding(const char *encoding)
{
	static const char *const known[] = { "7bit", "8bit", "binary" };

	if (encoding == NULL)
		return NULL;
	encoding = text_lower(text_trim(encoding));
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(encoding, known[i]) == 0)
			return NULL;
	return "Unsupported transfer encoding";
}

/* Takes the name of a part from its header block. */
static const char *
read_header(const char *bytes, size_t length, const char **name)
{
	const char *block, *disposition;

	if (length > MULTIPART_HEADER_MAX)
		return "Part header too long";
	if (memchr(bytes, '\0', length) != NULL)
		return "Null character";
	block = unfolded(bytes, length);
	disposition = header_value(block, "Content-Disposition");
	if (disposition == NULL ||
	    !is_named(disposition, strcspn(disposition, "; \t"), "form-data"))
		return "A part is no form field";
	if (parameter(disposition, "filename") != NULL ||
	    parameter(disposition, "filename*") != NULL)
		return "A part holds a file";
	*name = parameter(disposition, "name");
	if (*name == NULL)
		return "A part has no name";
	return check_encoding(header_value(block, "Content-Transfer-Encoding"));
}

/* Reads one part, from behind a delimiter to before the next. */
static const char *
read_part(struct pairs *pairs, const char *bytes, size_t length)
{
	const struct body part = { .end = bytes + length };
	const char *line = bytes, *name, *value, *fault;

	while (line != NULL && !is_line_end(line, part.end))
		line = next_line(&part, line);
	if (line == NULL)
		return length > MULTIPART_HEADER_MAX
			       ? "Part header too long"
			       : "A part has no end of its header";
	fault = read_header(bytes, (size_t)(line - bytes), &name);
	if (fault != NULL)
		return fault;
	length = (size_t)(part.end - line) - 2;
	value = arena_strndup(line + 2, length);
	return pairs_add(pairs, name, strlen(name), value, length);
}

const char *
pairs_multipart(struct pairs *pairs, const char *content_type,
		const char *bytes, size_t length)
{
	struct body body = { .end = bytes + length };
	struct delimiter one, next;
	const char *boundary = parameter(content_type, "boundary"), *fault;

	*pairs = (struct pairs){ 0 };
	if (boundary == NULL || !is_boundary(boundary))
		return "Invalid boundary in multipart: None";
	body.dashes = arena_printf("--%s", boundary);
	body.length = strlen(body.dashes);
	if (!find_delimiter(&body, bytes, &one))
		return "Unexpected end of data";
	while (!one.closing) {
		if (!find_delimiter(&body, one.after, &next))
			return "Unexpected end of data";
		if (next.line == one.after)
			return "A part is no form field";
		fault = read_part(pairs, one.after,
				  (size_t)(next.line - 2 - one.after));
		if (fault != NULL)
			return fault;
		one = next;
	}
	return NULL;
}
