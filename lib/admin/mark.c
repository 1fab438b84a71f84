/*
 * mark - what a search found, marked in what is shown.
 *
 * The database compares in lower case, character by character; so does this.
 */
#include "mark.h"

#include <locale.h>
#include <wctype.h>

#include "arena.h"
#include "html.h"

/* The next character of valid UTF-8, in lower case; *text is behind it then. */
static wint_t
next(const char **text)
{
	static locale_t unicode;
	const unsigned char *p = (const unsigned char *)*text;
	int more = *p < 0xc0 ? 0 : *p < 0xe0 ? 1 : *p < 0xf0 ? 2 : 3;
	wint_t c = more == 0 ? *p : *p & (0x3f >> more);

	if (unicode == NULL)
		unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
	for (p++; more > 0 && (*p & 0xc0) == 0x80; more--)
		c = c << 6 | (*p++ & 0x3f);
	*text = (const char *)p;
	return unicode == NULL ? c : towlower_l(c, unicode);
}

/* How many bytes of the text's beginning are the word; 0: it is another. */
static size_t
begins(const char *text, const char *word)
{
	const char *end = text;

	while (*word != '\0')
		if (*end == '\0' || next(&end) != next(&word))
			return 0;
	return (size_t)(end - text);
}

/* The first word in the text, and where; NULL if there is none. */
static const char *
first(const struct list *list, const char *text, size_t *length)
{
	while (*text != '\0') {
		const char *at = text;

		for (size_t i = 0; i < list->word_count; i++)
			if ((*length = begins(text, list->words[i])) > 0)
				return text;
		(void)next(&at);
		text = at;
	}
	return NULL;
}

void
mark_draw(struct buf *out, const struct list *list, const char *text)
{
	size_t length = 0;
	const char *at;

	while ((at = first(list, text, &length)) != NULL) {
		html(out, "%s<mark>%s</mark>",
		     arena_strndup(text, (size_t)(at - text)),
		     arena_strndup(at, length));
		text = at + length;
	}
	html_text(out, text);
}
