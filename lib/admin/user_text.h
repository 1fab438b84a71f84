/*
 * user_text - what people wrote, as the public site shows it.
 *
 * A blank line ends a paragraph, lines that begin with "-", "*" or a bullet are
 * a list, web addresses are links.  Everything else is text.  The site does the
 * same; t/site-words.json holds both to it.
 */
#ifndef CTJ_ADMIN_USER_TEXT_H
#define CTJ_ADMIN_USER_TEXT_H

struct buf;

void user_text(struct buf *out, const char *text);

#endif
