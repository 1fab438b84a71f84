/*
 * req - one request, from its bytes to its answer.
 *
 * The struct is written in paragraphs, one for each phase of resource.c.  A
 * phase reads the paragraphs above its own and writes its own.  What came
 * from outside and what was checked are different members.  Everything a
 * member points to lives in the arena.
 */
#ifndef CTJ_REQ_H
#define CTJ_REQ_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "db.h"
#include "error.h"
#include "faults.h"
#include "pairs.h"
#include "resource.h"

#define ANSWER_MAX  (8UL << 20)  /* of an answer: a form, escaped */
#define HEADERS_MAX (32UL << 10) /* a Link repeats the query, escaped */
#define PAGE_MAX    (1UL << 20)  /* a list ends when it has grown past this */

enum outcome { /* of a request that did not fail */
	       SHOWN,
	       CREATED,
	       EMPTY,    /* done, there is nothing to say */
	       FOUND,    /* look there next */
	       MOVED,    /* it is there, for good */
	       CONFLICT, /* somebody else changed it: the page asks what to do
			  */
};

struct req {
	/* From fcgi_accept(): what nginx passes on; "" if absent. */
	const char *method, *path, *query, *content_type, *scheme, *host,
		*address, *request_id, *cookie, *origin, *referer, *csrf_token,
		*accept, *if_match, *if_none_match, *fetch_site;
	const char *bytes; /* of the body */
	size_t length;
	bool cut; /* fewer came than were announced */

	/* From resource_serve(). */
	const struct resource *resource;

	/* From query_parse(). */
	struct pairs parameters;
	const char *parameters_fault; /* NULL, or why they cannot be read */

	/* From route_find(). */
	const struct action *action; /* NULL: the verbs of the resource */
	bool on_row;                 /* the path names a row */
	const char *row_id;          /* canonical; NULL if it is no UUID */
	const char *template;        /* "/api/roles/<id>/", for the log */

	/* From page_find(): what only pages of the admin need. */
	struct page *page;

	/* From session_find(). */
	struct pairs cookies;
	const char *session_hash; /* hexadecimal; NULL: no session cookie */
	bool session_sent;        /* its row was asked for and not yet read */
	bool session_ended;       /* the browser's cookie is to be cleared */

	/* From session_open(): the key of a session, to be handed out if the
	 * request succeeds. */
	const char *session_key;

	/* From session_user(): the caller; id NULL if anonymous. */
	struct {
		const char *id;
		bool manager, staff, superuser;
	} user;

	/* From read_ahead(). */
	bool read_sent;

	/* From matching_ask(), if anybody asked. */
	struct matching *matching;

	/* From method_check(). */
	enum verb verb;

	/* From query_unfit() or query_check(): whichever is first. */
	struct faults query_faults;
	struct {
		bool read;
		long limit;
		const struct order *order;
		bool after;             /* a cursor was given */
		bool given[PARAMS_MAX]; /* by place in the resource's params */
		struct binds binds;     /* of the list statement */
	} list;

	/* From row_find(). */
	bool found, own, lock;
	const char *version; /* updated_at, as the body shows it */
	struct cJSON *old;   /* the stored columns, if the model has a check */

	/* From body_parse(). */
	struct cJSON *body;
	bool from_form;
	bool partial;

	/* From body_check(), refs_check(): the row to store; what is wrong. */
	struct cJSON *row;
	struct faults faults;

	/* From store_run(): what a T_SKILLS or T_REFS was, and is, for the
	 * audit: a member of its name in an object, or NULL. */
	const char *beside_before, *beside_after;

	/* For the audit, of a write of the admin: why; which of many at once.
	 */
	const char *note, *batch;

	/* From store_change(): how the row is called now. */
	const char *label;

	/* From store_run() or the action's run: the answer. */
	enum outcome outcome;
	struct buf out;
	struct buf headers; /* "Name: value\r\n" … */

	/* From fail(). */
	enum error error;
	const char *message; /* NULL: the error's own */
};

/* fail - ends the request with this error; message NULL: its own words. */
enum error fail(struct req *req, enum error error, const char *message);

/* req_header - one more header of the answer.  The value must not hold CR,
 * LF or NUL: that ends the process.  One that there is no room for is left out,
 * and an event says so. */
void req_header(struct req *req, const char *name, const char *value);

/* req_caller - the id of the caller, for .row of an action. */
const char *req_caller(const struct req *req);

/* Does the method only read: GET, HEAD, OPTIONS, TRACE? */
bool req_safe(const struct req *req);
bool req_is(const struct req *req, const char *method);

/* Is there only PUT, no PATCH? */
bool req_whole(const struct req *req);

/* The gate, the right and the body's model that hold for this request. */
enum who req_gate(const struct req *req);
enum who req_right(const struct req *req, enum verb verb);
const struct model *req_body_model(const struct req *req);

#endif
