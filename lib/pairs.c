/*
 * pairs - names and values of a query string, a form or a Cookie header.
 *
 * multipart.c reads the third kind of form.
 */
#include "pairs.h"

#include <string.h>

#include "arena.h"
#include "text.h"

#define PAIRS_FIRST 8U

static void
append(struct pairs *pairs, const char *name, const char *value)
{
	size_t count = pairs->count;
	struct pair *list;

	/* It is full at each power of two from PAIRS_FIRST on. */
	if (count == 0 ||
	    (count >= PAIRS_FIRST && (count & (count - 1)) == 0)) {
		list = arena_array(count > 0 ? count * 2 : PAIRS_FIRST,
				   sizeof(*list));
		if (count > 0)
			memcpy(list, pairs->list, count * sizeof(*list));
		pairs->list = list;
	}
	pairs->list[pairs->count++] = (struct pair){ name, value };
}

const char *
pairs_add(struct pairs *pairs, const char *name, size_t name_length,
	  const char *value, size_t value_length)
{
	if (pairs->count == PAIRS_MAX)
		return "Too many fields";
	if (memchr(name, '\0', name_length) != NULL ||
	    memchr(value, '\0', value_length) != NULL)
		return "Null character";
	if (!text_utf8(name, name_length) || !text_utf8(value, value_length))
		return "Invalid UTF-8";
	append(pairs, name, value);
	return NULL;
}

/* Decodes the bytes up to end; the result is never longer than they are. */
static char *
decode(const char *p, const char *end, size_t *length)
{
	char *text = arena_alloc((size_t)(end - p) + 1), *out = text;
	unsigned byte;

	while (p < end) {
		if (*p == '%' && end - p > 2 && text_hex(p[1]) >= 0 &&
		    text_hex(p[2]) >= 0) {
			byte = (unsigned)(text_hex(p[1]) * 16 + text_hex(p[2]));
			*out++ = (char)byte;
			p += 3;
		} else {
			*out = *p++;
			if (*out == '+')
				*out = ' ';
			out++;
		}
	}
	*length = (size_t)(out - text);
	return text;
}

/* U+FFFD for each byte that is no text. */
static const char *
mend(char *text, size_t *length, bool *mended)
{
	const char *clean;

	for (size_t i = 0; i < *length; i++)
		if (text[i] == '\0')
			text[i] = '\xff';
	clean = text_clean(text);
	*mended = *mended || clean != text || strlen(clean) != *length;
	*length = strlen(clean);
	return clean;
}

/* The first c before end, or end. */
static const char *
find(const char *p, const char *end, char c)
{
	const char *hit = memchr(p, c, (size_t)(end - p));

	return hit != NULL ? hit : end;
}

/* mended NULL: what is no text is a fault. */
static const char *
read_urlencoded(struct pairs *pairs, const char *bytes, size_t length,
		bool *mended)
{
	const char *p = bytes, *end = bytes + length;
	const char *stop, *equals, *fault, *clean_name, *clean_value;
	size_t name_length, value_length;
	char *name, *value;

	*pairs = (struct pairs){ 0 };
	for (; p < end; p = stop + 1) {
		stop = find(p, end, '&');
		if (stop == p)
			continue;
		equals = find(p, stop, '=');
		name = decode(p, equals, &name_length);
		if (equals < stop)
			equals++;
		value = decode(equals, stop, &value_length);
		clean_name = name;
		clean_value = value;
		if (mended != NULL) {
			clean_name = mend(name, &name_length, mended);
			clean_value = mend(value, &value_length, mended);
		}
		fault = pairs_add(pairs, clean_name, name_length, clean_value,
				  value_length);
		if (fault != NULL)
			return fault;
	}
	return NULL;
}

const char *
pairs_urlencoded(struct pairs *pairs, const char *bytes, size_t length)
{
	return read_urlencoded(pairs, bytes, length, NULL);
}

const char *
pairs_mended(struct pairs *pairs, const char *bytes, size_t length,
	     bool *mended)
{
	*mended = false;
	return read_urlencoded(pairs, bytes, length, mended);
}

/* A copy without spaces and tabs at both ends. */
static char *
trimmed(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return arena_strndup(p, (size_t)(end - p));
}

/* Without the double quotes around it, if it has them. */
static const char *
unquoted(char *value)
{
	size_t length = strlen(value);

	if (length < 2 || value[0] != '"' || value[length - 1] != '"')
		return value;
	value[length - 1] = '\0';
	return value + 1;
}

void
pairs_cookies(struct pairs *pairs, const char *header)
{
	const char *p = header, *end = header + strlen(header);
	const char *stop, *equals;

	*pairs = (struct pairs){ 0 };
	for (; p < end && pairs->count < PAIRS_MAX; p = stop + 1) {
		stop = find(p, end, ';');
		equals = find(p, stop, '=');
		if (equals < stop)
			append(pairs, trimmed(p, equals),
			       unquoted(trimmed(equals + 1, stop)));
	}
}

const char *
pairs_get(const struct pairs *pairs, const char *name)
{
	for (size_t i = pairs->count; i > 0; i--)
		if (strcmp(pairs->list[i - 1].name, name) == 0)
			return pairs->list[i - 1].value;
	return NULL;
}

size_t
pairs_count(const struct pairs *pairs, const char *name)
{
	size_t count = 0;

	for (size_t i = 0; i < pairs->count; i++)
		count += strcmp(pairs->list[i].name, name) == 0;
	return count;
}
