/*
 * text - questions about strings: UTF-8, white space, identifiers, numbers.
 *
 * Dates and times are in text_time.c, e-mail and base64url in text_form.c.
 */
#include "text.h"

#include <string.h>

#include "arena.h"
#include "buf.h"

/* The length of the UTF-8 sequence at p < end, 0 if it is invalid. */
static size_t
sequence(const unsigned char *p, const unsigned char *end)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t length;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	length = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if ((size_t)(end - p) < length)
		return 0;
	/* The second byte shuts out overlong forms, surrogates and what is
	 * above U+10FFFF. */
	if (p[0] == 0xe0)
		low = 0xa0;
	else if (p[0] == 0xed)
		high = 0x9f;
	else if (p[0] == 0xf0)
		low = 0x90;
	else if (p[0] == 0xf4)
		high = 0x8f;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return length;
}

size_t
text_utf8_prefix(const char *bytes, size_t length)
{
	const unsigned char *start = (const unsigned char *)bytes;
	const unsigned char *p = start, *end = start + length;

	while (p < end) {
		size_t step = sequence(p, end);

		if (step == 0)
			break;
		p += step;
	}
	return (size_t)(p - start);
}

bool
text_utf8(const char *bytes, size_t length)
{
	return text_utf8_prefix(bytes, length) == length;
}

/* Is it the second or a later byte of a sequence? */
static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

const char *
text_clean(const char *text)
{
	size_t left = strlen(text);
	size_t good = text_utf8_prefix(text, left);
	struct buf out;

	if (good == left)
		return text;
	buf_init(&out, 3 * left);
	while (left > 0) {
		good = text_utf8_prefix(text, left);
		buf_add(&out, text, good);
		text += good;
		left -= good;
		if (left > 0) {
			buf_str(&out, "\xef\xbf\xbd");
			text++;
			left--;
		}
	}
	return out.text;
}

size_t
text_length(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += !continues(*text);
	return count;
}

const char *
text_cut(const char *text, size_t maximum)
{
	const char *p;
	size_t count = 0;

	for (p = text; *p != '\0'; p++) {
		if (continues(*p))
			continue;
		if (count++ == maximum)
			return arena_printf("%.*s\u2026", (int)(p - text),
					    text);
	}
	return text;
}

static bool
is_white(unsigned long c)
{
	return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) ||
	       c == 0x85 || c == 0xa0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202f || c == 0x205f || c == 0x3000;
}

/* How many bytes of white space p < end begins with: a character or none. */
static size_t
white_at(const char *p, const char *end)
{
	const unsigned char *byte = (const unsigned char *)p;
	size_t length = sequence(byte, (const unsigned char *)end);
	unsigned long c = byte[0];

	if (length == 2)
		c = (c & 0x1f) << 6 | (byte[1] & 0x3fU);
	else if (length == 3)
		c = (c & 0x0f) << 12 | (byte[1] & 0x3fUL) << 6 |
		    (byte[2] & 0x3fU);
	return length < 4 && is_white(c) ? length : 0;
}

char *
text_trim(const char *text)
{
	const char *end = text + strlen(text), *last;
	size_t step;

	while (text < end && (step = white_at(text, end)) > 0)
		text += step;
	while (text < end) {
		last = end - 1;
		while (last > text && continues(*last))
			last--;
		step = white_at(last, end);
		if (step == 0 || last + step != end)
			break;
		end = last;
	}
	return arena_strndup(text, (size_t)(end - text));
}

char *
text_lower(const char *text)
{
	char *copy = arena_strdup(text);

	for (char *p = copy; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return copy;
}

bool
text_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool
text_ends(const char *text, const char *suffix)
{
	size_t length = strlen(text), tail = strlen(suffix);

	return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

int
text_hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Takes every occurrence of word out of text, in place. */
static void
take_out(char *text, const char *word)
{
	size_t length = strlen(word);
	char *out = text;

	while (*text != '\0') {
		if (strncmp(text, word, length) == 0)
			text += length;
		else
			*out++ = *text++;
	}
	*out = '\0';
}

static bool
is_hyphen_place(size_t i)
{
	return i == 8 || i == 13 || i == 18 || i == 23;
}

const char *
text_uuid(const char *text)
{
	char *copy = arena_strdup(text), *end, *uuid;
	size_t n = 0;
	int digit;

	take_out(copy, "urn:");
	take_out(copy, "uuid:");
	copy += strspn(copy, "{}");
	end = copy + strlen(copy);
	while (end > copy && (end[-1] == '{' || end[-1] == '}'))
		end--;
	*end = '\0';
	uuid = arena_alloc(UUID_LENGTH + 1);
	for (; *copy != '\0'; copy++) {
		if (*copy == '-')
			continue;
		digit = text_hex(*copy);
		if (digit < 0 || n == UUID_LENGTH)
			return NULL;
		if (is_hyphen_place(n))
			uuid[n++] = '-';
		uuid[n++] = "0123456789abcdef"[digit];
	}
	return n == UUID_LENGTH ? uuid : NULL;
}

bool
text_uuid_canonical(const char *text)
{
	for (size_t i = 0; i < UUID_LENGTH; i++) {
		bool hyphen = text[i] == '-';

		if (hyphen != is_hyphen_place(i))
			return false;
		if (!hyphen && (text_hex(text[i]) < 0 || text[i] < '0' ||
				(text[i] >= 'A' && text[i] <= 'F')))
			return false;
	}
	return text[UUID_LENGTH] == '\0';
}

bool
text_integer(const char *text, long minimum, long maximum, long *value)
{
	bool negative = *text == '-';
	long sum = 0;

	if (negative || *text == '+')
		text++;
	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		long digit = *text - '0';

		if (digit < 0 || digit > 9 ||
		    __builtin_mul_overflow(sum, 10L, &sum) ||
		    __builtin_add_overflow(sum, negative ? -digit : digit,
					   &sum))
			return false;
	}
	if (sum < minimum || sum > maximum)
		return false;
	*value = sum;
	return true;
}
