/*
 * output - a row of PostgreSQL's columns becomes JSON.
 *
 * The current row of db is appended to a buf; no tree is built.
 */
#ifndef CTJ_OUTPUT_H
#define CTJ_OUTPUT_H

#include "buf.h"
#include "model.h"

/* output_row - the model's shown fields, from column first on, as an object. */
void output_row(struct buf *out, const struct model *model, int first);

/* output_time - a timestamptz that PostgreSQL printed in UTC, in the form of
 * the API: "2026-01-31T10:00:00.500000Z"; no fraction when it is zero. */
void output_time(struct buf *out, const char *value, size_t length);

#endif
