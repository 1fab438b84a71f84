/*
 * text_form - the part of text.h about e-mail addresses and base64url.
 */
#include <string.h>

#include "arena.h"
#include "text.h"

#define LABEL_MAX 63U

#define DIGITS   "0123456789"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SMALLS   "abcdefghijklmnopqrstuvwxyz"

static const char base64url[] = CAPITALS SMALLS DIGITS "-_";

/* Reads atoms with dots between them; returns what follows, NULL if there is
 * none or an empty one (RFC 5322 dot-atom). */
static const char *
read_dot_atom(const char *text)
{
	static const char atom[] = CAPITALS SMALLS DIGITS "!#$%&'*+-/=?^_`{|}~";
	size_t length;

	for (;;) {
		length = strspn(text, atom);
		if (length == 0)
			return NULL;
		text += length;
		if (*text != '.')
			return text;
		text++;
	}
}

static bool
is_domain(const char *text)
{
	size_t length, labels = 0;

	if (strcmp(text_lower(text), "localhost") == 0)
		return true;
	for (;;) {
		length = strspn(text, CAPITALS SMALLS DIGITS "-");
		if (length == 0 || length > LABEL_MAX || text[0] == '-' ||
		    text[length - 1] == '-')
			return false;
		labels++;
		if (text[length] != '.')
			break;
		text += length + 1;
	}
	return text[length] == '\0' && labels > 1 && length > 1 &&
	       strspn(text, DIGITS) < length;
}

bool
text_email(const char *text)
{
	const char *at = read_dot_atom(text);

	return at != NULL && *at == '@' && is_domain(at + 1);
}

char *
text_email_stored(const char *email)
{
	const char *at = strrchr(email, '@');

	if (at == NULL)
		return arena_strdup(email);
	return arena_printf("%.*s%s", (int)(at - email), email, text_lower(at));
}

char *
text_base64url(const char *bytes, size_t length)
{
	char *text = arena_alloc(length / 3 * 4 + 4), *out = text;
	unsigned long bits = 0;
	unsigned held = 0;

	for (size_t i = 0; i < length; i++) {
		bits = (bits << 8 | (unsigned char)bytes[i]) & 0xffffUL;
		for (held += 8; held >= 6; held -= 6)
			*out++ = base64url[bits >> (held - 6) & 0x3f];
	}
	if (held > 0)
		*out++ = base64url[bits << (6 - held) & 0x3f];
	*out = '\0';
	return text;
}

char *
text_base64url_read(const char *text, size_t *length)
{
	size_t count = strlen(text);
	char *bytes = arena_alloc(count / 4 * 3 + 3), *out = bytes;
	unsigned long bits = 0;
	unsigned held = 0;

	for (; *text != '\0'; text++) {
		const char *hit = strchr(base64url, *text);

		if (hit == NULL)
			return NULL;
		bits = (bits << 6 | (unsigned long)(hit - base64url)) &
		       0xffffUL;
		held += 6;
		if (held >= 8) {
			held -= 8;
			*out++ = (char)(unsigned char)(bits >> held & 0xff);
		}
	}
	/* One digit too many, or bits that stand for nothing: every text of
	 * bytes has one form only. */
	if (held == 6 || (bits & ((1UL << held) - 1)) != 0)
		return NULL;
	*out = '\0';
	*length = (size_t)(out - bytes);
	return bytes;
}
