/*
 * user_text - what people wrote, as the public site shows it.
 */
#include "user_text.h"

#include "arena.h"
#include "html.h"
#include "text.h"

/* The length of the web address at p: up to white space or a mark, without the
 * punctuation of the sentence around it; 0 if there is none. */
static size_t
address_length(const char *p)
{
	size_t scheme = text_starts(p, "https://")  ? strlen("https://")
			: text_starts(p, "http://") ? strlen("http://")
						    : 0;
	size_t length;

	if (scheme == 0)
		return 0;
	length = strcspn(p, " \t\r\n<>\"'");
	while (length > scheme && strchr(".,;:!?)", p[length - 1]) != NULL)
		length--;
	return length > scheme ? length : 0;
}

static void
draw_line(struct buf *out, const char *line)
{
	const char *plain = line;

	while (*line != '\0') {
		size_t length = 0;

		if (line == plain || strchr(" \t(", line[-1]) != NULL)
			length = address_length(line);
		if (length == 0) {
			line++;
			continue;
		}
		html_text(out, arena_strndup(plain, (size_t)(line - plain)));
		html(out, "<a href=\"%s\" rel=\"nofollow noopener ugc\">%s</a>",
		     arena_strndup(line, length), arena_strndup(line, length));
		line += length;
		plain = line;
	}
	html_text(out, plain);
}

enum block { NOTHING, PARAGRAPH, LIST };

static enum block
change_to(struct buf *out, enum block from, enum block to)
{
	static const char *const opens[] = { "", "<p dir=\"auto\">",
					     "<ul dir=\"auto\">" };
	static const char *const closes[] = { "", "</p>", "</ul>" };

	if (from == to)
		return to;
	buf_str(out, closes[from]);
	buf_str(out, opens[to]);
	return to;
}

/* What stands behind the mark of an item; NULL: the line is none. */
static const char *
item_of(const char *line)
{
	static const char *const marks[] = { "-", "*", "\xe2\x80\xa2" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		const char *rest = line + strlen(marks[i]);

		if (text_starts(line, marks[i]) &&
		    (*rest == ' ' || *rest == '\t'))
			return text_trim(rest);
	}
	return NULL;
}

void
user_text(struct buf *out, const char *text)
{
	enum block block = NOTHING;

	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		const char *line = text_trim(arena_strndup(text, length));

		if (*line == '\0') {
			block = change_to(out, block, NOTHING);
		} else if (item_of(line) != NULL) {
			block = change_to(out, block, LIST);
			buf_str(out, "<li>");
			draw_line(out, item_of(line));
			buf_str(out, "</li>");
		} else {
			bool goes_on = block == PARAGRAPH;

			block = change_to(out, block, PARAGRAPH);
			if (goes_on)
				buf_str(out, "<br>");
			draw_line(out, line);
		}
		text += length + (text[length] == '\n');
	}
	(void)change_to(out, block, NOTHING);
}
