/*
 * status - where a posting is between draft and closed: word, shape, colour.
 */
#ifndef CTJ_ADMIN_STATUS_H
#define CTJ_ADMIN_STATUS_H

#include <cjson/cJSON.h>

#include "buf.h"

/* status_mark - of "open", "expired", "draft" and so on. */
void status_mark(struct buf *out, const char *state);

/* status_draw - for a column: of the row's member "state". */
void status_draw(struct buf *out, const cJSON *row);

#endif
