/*
 * resource - one FastCGI executable of the API, as data.
 *
 * A resource says which model it serves, who may do what with it and which
 * parameters its lists take.  resource_serve() does the rest: it passes each
 * request through the phases of resource.c.
 *
 * Zero is the safe value everywhere: a gate or verb that is not named is
 * NOBODY, a flag that is not set is required.
 */
#ifndef CTJ_RESOURCE_H
#define CTJ_RESOURCE_H

#include <stdbool.h>

#include "error.h"
#include "model.h"

struct req;
struct param;
struct match_result;

enum verb { LIST, READ, CREATE, UPDATE, REMOVE, VERB__MAX };

enum who {
	NOBODY,
	ANYONE,
	VISITOR, /* ANYONE while CTJ_PUBLIC_BROWSE is on, else MEMBER */
	MEMBER,  /* signed in */
	MANAGER, /* signed in, isProjectManager */
	CREATOR, /* signed in, and the row is theirs */
	SELF,    /* signed in, and the row is them */
	/* Of the admin; a superuser passes all of them. */
	ADMITTED, /* a project manager or one of the next */
	CURATOR,  /* is_staff */
	CREATOR_OR_CURATOR,
	SUPERUSER,
	WHO__MAX
};

enum param_flags {
	P_MANY = 1 << 0,  /* may repeat: any of the values */
	P_LIFTS = 1 << 1, /* given, the resource's .lists does not apply */
	P_OR_ID = 1 << 2, /* a UUID will do in place of a choice */
};

#define PARAMS_MAX 32 /* of one resource */
#define VALUES_MAX 20 /* of one that may repeat */

/* Where the value of a parameter comes from, if not from the query string
 * alone. */
struct source {
	void (*init)(void); /* declares its statements, once */
	/* Sends what it has to ask, with the session's question; may be called
	 * for each parameter of the source. */
	enum error (*ask)(struct req *);
	/* Binds the value, once it is known who asks; or finds that the
	 * parameter is as good as not given. */
	enum error (*bind)(struct req *, const struct param *, bool *given);
};

struct param { /* one query parameter of a list */
	enum type type;
	const char *name;
	unsigned flags;
	long min, max;
	const char *preset; /* when absent or empty */
	const struct choice *choices;
	const char *join;  /* SQL that brings in what .where speaks of */
	const char *where; /* SQL over r; its value is :name */
	/* Takes the place of .where when no row that the list could show,
	 * other parameters aside, passes .where. */
	const char *otherwise;
	const char *known; /* SQL that holds there for rows that no parameter
			      lifted: what its index goes by */
	const struct source *source; /* NULL: the value is what was sent */
	bool (*passes)(const struct match_result *); /* where a score tells */
	const char *help;
};

struct order {
	const char *name; /* as "ordering" says it */
	const char *expr; /* SQL over r, never null */
	const char *cast; /* its SQL type, also of the cursor */
	bool descending;
};

struct action {           /* what the verbs cannot say */
	const char *path; /* "login/"; "<id>/"; "" is the resource itself */
	enum who gate;
	enum who may[VERB__MAX];  /* GET is READ, POST is CREATE */
	const struct model *body; /* checked before run; NULL: the resource's */
	const char *(*row)(const struct req *); /* which row, if one */
	bool partial;                           /* PUT is like PATCH */
	bool whole;                             /* there is no PATCH */
	enum error (*run)(struct req *);        /* NULL: the usual verbs */
	/* Sends what run will read, before it is known who asks; parameters
	 * have been read and are good.  NULL: nothing. */
	enum error (*ahead)(struct req *);
	const char *schema; /* of its answer, as JSON; "": there is none */
};

#define BODY_MAX (256UL << 10) /* of a request to the API */
#define FORM_MAX (1UL << 20)   /* of a form: what nginx lets through */

enum resource_flags {
	LOOSE_ID = 1 << 0,    /* an id in any spelling; ".json" endings */
	VERSIONED = 1 << 1,   /* ETag and If-Match by updated_at */
	CACHED = 1 << 2,      /* anonymous answers carry a hash as ETag */
	PLAIN = 1 << 3,       /* no session, no Allow, no Vary, no OPTIONS */
	LOOSE_SLASH = 1 << 4, /* the trailing slash may lack */
	ANY_HOST = 1 << 5,    /* answers whatever the Host */
	SLOW = 1 << 6,      /* it hashes: no request may wait for one worker */
	BACKSTAGE = 1 << 7, /* of the admin: F_ADMIN, F_OWNER and T_REFS are
			       written too; a write gives id and label */
	PROVEN = 1 << 8,    /* who is not signed in proves the form, too */
};

struct resource {
	const char *name;  /* of the executable */
	const char *path;  /* NULL: "/api/<name>/" */
	const char *title; /* for OPTIONS; NULL: from the model's label */
	const struct model *model;
	enum who gate;           /* to be let in at all */
	enum who may[VERB__MAX]; /* not named: 405 */
	const char *sees;   /* SQL over r: rows that exist for the caller */
	const char *lists;  /* SQL over r: rows of a bare list */
	const char *join;   /* SQL that reads and lists bring in beside r */
	const char *column; /* written besides the fields, and never read */
	const struct param *const *params; /* of lists and of action "", in
					      the order of errors */
	const struct order *orders;        /* the first is the default */
	const char *beside; /* an item of a list is the row under its model's
			       name, and the sort value, a time, under this */
	const struct action *actions; /* ends with path NULL */
	void (*init)(void); /* declares the statements of its handlers */
	size_t body_max;    /* of a request's body; 0: BODY_MAX */
	/* Of what is no part of the API: its own phases, ended by NULL, and
	 * what it makes of how they ended.  NULL: resource.c's, answer(). */
	enum error (*const *phases)(struct req *);
	void (*answer)(struct req *, enum error);
	unsigned flags;
};

/*
 * resource_serve - main() of every resource: serves requests until SIGTERM,
 * or, with the argument --describe, prints the resource as JSON.
 */
int resource_serve(const struct resource *resource, int argc, char **argv);

/* A phase: is the Host one of ours? */
enum error host_check(struct req *req);

/* Parameters and orders that resources share. */
extern const struct param param_limit, param_cursor, param_ordering;
extern const struct param *const catalogue_params[];
extern const struct order catalogue_orders[];

#endif
