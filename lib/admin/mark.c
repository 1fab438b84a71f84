/*
 * mark - what a search found, marked in what is shown.
 */
#include "mark.h"

#include "arena.h"
#include "html.h"

/* The first word in the text, and where; NULL if there is none.  Without case
 * where that is simple: among letters of ASCII. */
static const char *
first(const struct list *list, const char *text, size_t *length)
{
	const char *best = NULL;

	for (size_t i = 0; i < list->word_count; i++) {
		const char *at = strcasestr(text, list->words[i]);

		if (at != NULL && (best == NULL || at < best)) {
			best = at;
			*length = strlen(list->words[i]);
		}
	}
	return best;
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
