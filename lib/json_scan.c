/*
 * json_scan - the words of JSON: strings, numbers, literals, white space.
 */
#include "json_scan.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "text.h"

/* A number this short and without an exponent fits into a double. */
#define NUMBER_SAFE 300

void *
scan_refuse(struct scan *s, const char *where, const char *reason)
{
	s->where = where;
	s->reason = reason;
	return NULL;
}

void
scan_white(struct scan *s)
{
	while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' ||
				  *s->at == '\n' || *s->at == '\r'))
		s->at++;
}

bool
scan_pass(struct scan *s, char c)
{
	scan_white(s);
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

/* Reads "\uXXXX" at at; false if there is none. */
static bool
read_unit(const struct scan *s, const char *at, unsigned long *unit)
{
	if (s->end - at < 6 || at[0] != '\\' || at[1] != 'u')
		return false;
	*unit = 0;
	for (int i = 2; i < 6; i++) {
		int digit = text_hex(at[i]);

		if (digit < 0)
			return false;
		*unit = *unit << 4 | (unsigned long)digit;
	}
	return true;
}

static char *
put_utf8(char *out, unsigned long c)
{
	if (c < 0x80) {
		*out++ = (char)c;
		return out;
	}
	if (c < 0x800) {
		*out++ = (char)(0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*out++ = (char)(0xe0 | c >> 12);
		} else {
			*out++ = (char)(0xf0 | c >> 18);
			*out++ = (char)(0x80 | (c >> 12 & 0x3f));
		}
		*out++ = (char)(0x80 | (c >> 6 & 0x3f));
	}
	*out++ = (char)(0x80 | (c & 0x3f));
	return out;
}

/* Reads one "\uXXXX", or the two of a surrogate pair. */
static char *
read_code_point(struct scan *s, char *out)
{
	const char *escape = s->at;
	unsigned long c, low;

	if (!read_unit(s, escape, &c))
		return scan_refuse(s, escape, "Bad escape");
	s->at += 6;
	if (c == 0)
		return scan_refuse(s, escape, "Null character");
	if (c >= 0xd800 && c <= 0xdfff) {
		if (c >= 0xdc00 || !read_unit(s, s->at, &low) || low < 0xdc00 ||
		    low > 0xdfff)
			return scan_refuse(s, escape, "Unpaired surrogate");
		s->at += 6;
		c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
	}
	return put_utf8(out, c);
}

/* Reads the escape at a backslash; returns the end of what it stands for. */
static char *
read_escape(struct scan *s, char *out)
{
	static const char letters[] = "\"\\/bfnrt";
	static const char meanings[] = "\"\\/\b\f\n\r\t";
	const char *hit;

	if (s->end - s->at < 2)
		return scan_refuse(s, s->at, "Bad escape");
	if (s->at[1] == 'u')
		return read_code_point(s, out);
	hit = strchr(letters, s->at[1]);
	if (hit == NULL)
		return scan_refuse(s, s->at, "Bad escape");
	*out++ = meanings[hit - letters];
	s->at += 2;
	return out;
}

const char *
scan_string(struct scan *s)
{
	const char *open = s->at++;
	char *out = s->scratch;

	while (s->at < s->end && *s->at != '"') {
		if ((unsigned char)*s->at < 0x20)
			return scan_refuse(s, s->at,
					   "Control character in string");
		if (*s->at != '\\')
			*out++ = *s->at++;
		else if ((out = read_escape(s, out)) == NULL)
			return NULL;
	}
	if (s->at == s->end)
		return scan_refuse(s, open, "Unterminated string");
	s->at++;
	*out = '\0';
	return s->scratch;
}

/* Passes digits; false if there are none. */
static bool
pass_digits(const char **at, const char *end)
{
	const char *start = *at;

	while (*at < end && **at >= '0' && **at <= '9')
		++*at;
	return *at > start;
}

/* Passes a number in JSON's spelling; false if it has another. */
static bool
pass_number(const char **at, const char *end, bool *exponent)
{
	*exponent = false;
	if (**at == '-')
		++*at;
	if (*at < end && **at == '0')
		++*at;
	else if (!pass_digits(at, end))
		return false;
	if (*at < end && **at == '.') {
		++*at;
		if (!pass_digits(at, end))
			return false;
	}
	if (*at < end && (**at == 'e' || **at == 'E')) {
		*exponent = true;
		++*at;
		if (*at < end && (**at == '+' || **at == '-'))
			++*at;
		return pass_digits(at, end);
	}
	return true;
}

const char *
scan_number(struct scan *s)
{
	const char *start = s->at;
	bool exponent;
	size_t length;
	double value;

	if (!pass_number(&s->at, s->end, &exponent))
		return scan_refuse(s, start, "Malformed number");
	length = (size_t)(s->at - start);
	memcpy(s->scratch, start, length);
	s->scratch[length] = '\0';
	if (exponent || length > NUMBER_SAFE) {
		value = strtod(s->scratch, NULL);
		if (value > DBL_MAX || value < -DBL_MAX)
			return scan_refuse(s, start, "Number out of range");
	}
	return s->scratch;
}

bool
scan_word(struct scan *s, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(s->end - s->at) < length ||
	    memcmp(s->at, word, length) != 0)
		return false;
	s->at += length;
	return true;
}

bool
scan_start(struct scan *s, const char *bytes, size_t length)
{
	const char *end = bytes + length, *nul, *wrong;

	*s = (struct scan){ .start = bytes, .at = bytes, .end = end };
	wrong = bytes + text_utf8_prefix(bytes, length);
	nul = memchr(bytes, '\0', (size_t)(wrong - bytes));
	if (nul != NULL)
		scan_refuse(s, nul, "Null character");
	else if (wrong < end)
		scan_refuse(s, wrong, "Invalid UTF-8");
	else if (scan_word(s, "\xef\xbb\xbf"))
		scan_refuse(s, bytes, "Byte order mark");
	else
		s->scratch = arena_alloc(length + 1);
	return s->reason == NULL;
}

const char *
scan_fault(const struct scan *s)
{
	size_t line = 1, column = 1;

	for (const char *p = s->start; p < s->where; p++) {
		if (*p == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)*p & 0xc0) != 0x80) {
			column++;
		}
	}
	return arena_printf("JSON parse error - %s: line %zu column %zu.",
			    s->reason, line, column);
}
