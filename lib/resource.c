/*
 * resource - the phases of a request, and the loop that walks them.
 */
#include "resource.h"

#include "answer.h"
#include "arena.h"
#include "csrf.h"
#include "db.h"
#include "describe.h"
#include "env.h"
#include "fcgi.h"
#include "log.h"
#include "media.h"
#include "origin.h"
#include "policy.h"
#include "query.h"
#include "route.h"
#include "session.h"
#include "store.h"
#include "store_run.h"
#include "text.h"

enum error
host_check(struct req *req)
{
	if (req->resource->flags & ANY_HOST ||
	    host_listed(req->host, env("DJANGO_ALLOWED_HOSTS")))
		return OK;
	return fail(req, E_BAD_HOST, NULL);
}

static enum error
route_find(struct req *req)
{
	struct route route;

	if (!route_match(req->resource, req->path, &route))
		return fail(req, E_NO_ENDPOINT, NULL);
	req->action = route.action;
	req->on_row = route.on_row;
	req->row_id = route.row_id;
	req->template = route.template;
	return OK;
}

/* Does one item of the list ask for, or allow, JSON? */
static bool
accepts_json(const char *accept)
{
	static const char *const types[] = { "application/json",
					     "application/*", "*/*" };

	if (*accept == '\0')
		return true;
	while (*accept != '\0') {
		size_t item = strcspn(accept, ",");
		size_t length = strcspn(accept, ",;");
		const char *type =
			text_lower(text_trim(arena_strndup(accept, length)));

		for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
			if (strcmp(type, types[i]) == 0)
				return true;
		accept += item + (accept[item] == ',');
	}
	return false;
}

static enum error
accept_check(struct req *req)
{
	const char *format = pairs_get(&req->parameters, "format");

	if (format != NULL && *format != '\0' && strcmp(format, "json") != 0)
		return fail(req, E_NOT_FOUND, NULL);
	return accepts_json(req->accept) ? OK
					 : fail(req, E_NOT_ACCEPTABLE, NULL);
}

/* The verb that a method means here; VERB__MAX if none. */
static enum verb
verb_of(const struct req *req)
{
	bool list = req->action == NULL && !req->on_row;

	if (req_is(req, "GET") || req_is(req, "HEAD"))
		return list ? LIST : READ;
	if (req_is(req, "POST"))
		return CREATE;
	if (req_is(req, "PUT") || (req_is(req, "PATCH") && !req_whole(req)))
		return UPDATE;
	if (req_is(req, "DELETE"))
		return REMOVE;
	return VERB__MAX;
}

static enum error
method_check(struct req *req)
{
	if (req_is(req, "OPTIONS") && !(req->resource->flags & PLAIN)) {
		answer_options(req);
		return DONE;
	}
	req->verb = verb_of(req);
	if (req->verb == VERB__MAX || req_right(req, req->verb) == NOBODY)
		return fail(req, E_METHOD,
			    arena_printf("Method \"%s\" not allowed.",
					 text_cut(req->method, 200)));
	req->partial = req_is(req, "PATCH") ||
		       (req->action != NULL && req->action->partial);
	return OK;
}

/* Every request passes these in order; what is not OK ends it.  read_ahead()
 * judges nothing: it only sends early. */
static enum error (*const phases[])(struct req *) = {
	host_check,    /*  2 Host                        400           */
	route_find,    /*  3 path -> action, row_id      404           */
	query_parse,   /*    query string -> parameters                */
	accept_check,  /*  4 format, Accept              404, 406      */
	session_find,  /*  5 cookie -> whose session?                  */
	read_ahead,    /*    the read travels with that question       */
	csrf_check,    /*  5 Origin, token               403           */
	policy_gate,   /*  6 user -> let in?             403           */
	method_check,  /*  7 method -> verb; OPTIONS     405, or DONE  */
	query_check,   /*  8 parameters -> list          400           */
	row_find,      /*  9 row, does the caller see it 404           */
	policy_row,    /* 10 may the caller do it        403           */
	version_check, /* 11 If-Match                    412           */
	body_parse,    /* 12 bytes -> body               415, 400      */
	body_check,    /* 13 body -> row, all faults                   */
	refs_check,    /* 13 what only the database knows; then 400    */
	store_run,     /* 14 row -> answer, or the action's run        */
	NULL,
};

static enum error
body_fits(struct req *req)
{
	size_t most = req->resource->body_max;

	return req->length <= (most == 0 ? BODY_MAX : most)
		       ? OK
		       : fail(req, E_TOO_LARGE, NULL);
}

static enum error
run(struct req *req)
{
	enum error (*const *phase)(struct req *) =
		req->resource->phases != NULL ? req->resource->phases : phases;
	enum error error = body_fits(req);

	for (; *phase != NULL && error == OK; phase++)
		error = (*phase)(req);
	return error;
}

static void
serve(const struct resource *resource)
{
	void (*reply)(struct req *, enum error) =
		resource->answer != NULL ? resource->answer : answer;
	struct req req;

	while (fcgi_accept(&req)) {
		req.resource = resource;
		req.template = "";
		buf_init(&req.out, ANSWER_MAX);
		buf_init(&req.headers, HEADERS_MAX);
		log_request(req.request_id, req.address);
		reply(&req, run(&req));
		db_rollback();
		fcgi_finish();
		log_request(NULL, NULL);
		arena_reset();
	}
}

static void
configure(const struct resource *resource)
{
	size_t problems = env_load();

	for (size_t i = 0; i < problems; i++)
		log_event(LOG_ERROR, "configuration", "problem", env_problem(i),
			  NULL);
	if (problems > 0)
		die("the configuration has %zu problems", problems);
	log_open(resource->name, env("CTJ_LOG_LEVEL"));
}

static void
init_sources(const struct resource *resource)
{
	for (size_t i = 0;
	     resource->params != NULL && resource->params[i] != NULL; i++)
		if (resource->params[i]->source != NULL)
			resource->params[i]->source->init();
}

int
resource_serve(const struct resource *resource, int argc, char **argv)
{
	arena_init();
	log_open(resource->name, NULL);
	if (resource->model != NULL)
		store_init(resource);
	session_init();
	init_sources(resource);
	if (resource->init != NULL)
		resource->init();
	if (argc == 2 && strcmp(argv[1], "--describe") == 0) {
		describe_resource(resource);
		return 0;
	}
	configure(resource);
	db_open(resource->name);
	arena_keep();
	fcgi_open();
	serve(resource);
	return 0;
}
