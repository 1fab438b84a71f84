/*
 * store_list - a page of a list: its statement, its rows, the next page.  For
 * store.c.
 */
#ifndef CTJ_STORE_LIST_H
#define CTJ_STORE_LIST_H

#include "req.h"

/* Derives the bare lists of a resource; before the first request. */
void store_list_init(const struct resource *resource);

/* Sends the list that the checked parameters ask for. */
enum error store_list_send(struct req *req);

/* Makes it the answer; sends it first unless that was done ahead. */
enum error store_list_run(struct req *req);

#endif
