/*
 * mark - what a search found, marked in what is shown.
 */
#ifndef CTJ_ADMIN_MARK_H
#define CTJ_ADMIN_MARK_H

#include "buf.h"
#include "list_query.h"

/* mark_draw - the text, with the words of the list's search marked. */
void mark_draw(struct buf *out, const struct list *list, const char *text);

#endif
