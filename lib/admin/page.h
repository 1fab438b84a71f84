/*
 * page - one request of the admin, beside struct req: who asks, for what.
 *
 * Written in paragraphs, one for each phase of admin.c.  All of it lives in the
 * arena.
 */
#ifndef CTJ_ADMIN_PAGE_H
#define CTJ_ADMIN_PAGE_H

#include <stdbool.h>

#include "messages.h"
#include "pairs.h"
#include "req.h"

struct model_admin;
struct admin_route;

#define PERSON_ROWS 50

struct person { /* the caller; everything NULL if nobody is signed in */
	const char *name, *email;
	const char *zone;  /* IANA name */
	const char *theme; /* "" (as the browser says), "light" or "dark" */
	long rows;         /* of a page of a list */
	bool shortcuts;    /* single keys */
	long mine;         /* postings that are theirs */
	long today;        /* in their zone, as a day since 1970-01-01 */
};

struct page {
	/* From page_find(): NULL if there is no such page.  The path's parts;
	 * an id is canonical, or as it came with odd_id. */
	const struct admin_route *route;
	const struct model_admin *model;
	const char *app, *id, *name;
	bool odd_id;
	bool slash; /* the path lacks its slash only */

	/* From page_query(). */
	bool nul; /* the query held null characters: they are left out */
	bool odd; /* it held what is no text: U+FFFD instead */

	/* From page_session(). */
	struct person person;

	/* From page_form(): the fields of a POST, in the order sent; mended:
	 * with U+FFFD for what is no text, to be given back, not stored. */
	struct pairs form;
	bool mended;

	/* From page_token(): the secret that this browser's forms prove. */
	const char *token;

	/* From messages_read(), message_add(). */
	struct messages messages;

	/* From frame_begin(). */
	bool framed, bare;

	/* From a handler whose answer is no page. */
	const char *type; /* Content-Type; NULL: HTML */
	bool sent;        /* it went out already */
};

#define PAGE_URL_MAX 8192UL /* nginx takes none that is longer */

/* A phase, the first: path -> route.  In routes.c. */
enum error page_find(struct req *req);

/* page_address - the path of the page, encoded, with that behind it. */
const char *page_address(const struct req *req, const char *query);

/* The address of the page as it was asked for, with its query. */
const char *page_here(const struct req *req);

/* page_redirect - the answer is to look there next: a 302.  The address is one
 * of ours. */
enum error page_redirect(struct req *req, const char *url);

/* The last value of a field of the form, NULL if it was not sent. */
const char *page_field(const struct req *req, const char *name);

/* The last value of a parameter of the query; NULL if it is absent or empty. */
const char *page_parameter(const struct req *req, const char *name);

/* Is it a POST? */
bool page_posted(const struct req *req);

#endif
