/*
 * env - the one table of environment variables, and their checked values.
 *
 * Nobody else reads the environment.  A value comes from NAME, else from the
 * file that NAME_FILE names, else from the variable's older name, else it is
 * the default; empty means absent.  What env() gives was checked and brought
 * into one form:
 *
 *	booleans	"on" or "off"; env_on() asks
 *	lists		one space between items, host names in lower case
 *	DJANGO_DEBUG	"off" as well when debug is asked for but ignored,
 *			because an allowed host is a public one
 *	CSRF_TRUSTED_ORIGINS	derived from the allowed hosts if not given
 *
 * These texts live in the arena: call env_load() between arena_init() and
 * arena_keep().
 */
#ifndef CTJ_ENV_H
#define CTJ_ENV_H

#include <stdbool.h>
#include <stddef.h>

#define ENV_VALUE_MAX 8192 /* bytes of one value */

enum env_flags {
	ENV_REQUIRED = 1 << 0, /* the start stops without it ... */
	ENV_UNDEBUG = 1 << 1,  /* ... unless debug is in force */
	ENV_SECRET = 1 << 2,   /* never printed */
	ENV_STAGE2 = 1 << 3,   /* ignored unless CTJ_STAGE2 is on */
};

struct variable {
	const char *name;
	const char *fallback; /* an older name, or NULL */
	unsigned flags;
	const char *preset; /* the default; "" is none */

	/* Returns what is wrong with it, or NULL; may replace it by its one
	 * form.  The words follow the name: "is not a port". */
	const char *(*check)(const char **value);
	const char *example;
	const char *help;

	/* Another container that reads it: it is listed here, so that there
	 * is one list, and nothing to us.  NULL: it is the backend's. */
	const char *reader;
};

/* Ends with a NULL name.  In the order of reading: what others depend on
 * comes first. */
extern const struct variable env_variables[];

/* env_load - reads and checks everything.  Returns the number of problems:
 * with any, the program must not go on. */
size_t env_load(void);

/* One line for people each, without the value of a secret; NULL past the
 * last. */
const char *env_problem(size_t index);
const char *env_warning(size_t index);

/* The value, "" if there is none or if it is not ours.  Never NULL; an
 * unknown name ends the process. */
const char *env(const char *name);

bool env_on(const char *name);

#endif
