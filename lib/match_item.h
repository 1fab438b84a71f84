/*
 * match_item - a posting with what it is worth to the caller, as an answer
 * shows it.  For matches.c.
 *
 * Score and explanation are made of the row that is shown, so the two never
 * disagree, whatever happened since the postings were ranked.
 */
#ifndef CTJ_MATCH_ITEM_H
#define CTJ_MATCH_ITEM_H

#include "match_rows.h"
#include "req.h"

/* Declares the statement: rows that the resource lets its callers see. */
void match_item_init(const struct resource *resource);

/* match_item_send - asks for these ids, the text of an array. */
enum error match_item_send(struct req *req, const char *ids);

/* The place of the current row among these ids, from 0. */
size_t match_item_place(void);

/* match_item_open - appends the current row as the beginning of an item.
 * Returns what match_item_close() makes the rest of; it stands as long as the
 * row does. */
struct match_row match_item_open(struct req *req);
void match_item_close(struct req *req, const struct match_row *row);

#endif
