/*
 * config - checks the environment, and tells it to the shell.
 *
 *	config			assignments for the configuration of nginx
 *	config database		PGHOST and so on, for psql; holds the password
 *
 * All problems go to stderr, one a line, and end it with status 1.  Values
 * are quoted so that a shell may eval the output.
 */
#include <stdio.h>

#include "arena.h"
#include "env.h"

struct assignment {
	const char *shell, *name;
};

static const struct assignment for_nginx[] = {
	{ "DEBUG", "DJANGO_DEBUG" },
	{ "ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS" },
	{ "TRUSTED_PROXIES", "CTJ_TRUSTED_PROXIES" },
	{ "FRONTEND_PROXY", "CTJ_FRONTEND_PROXY" },
	{ NULL, NULL },
};

static const struct assignment for_psql[] = {
	{ "PGHOST", "SQL_HOST" },         { "PGPORT", "SQL_PORT" },
	{ "PGDATABASE", "SQL_DATABASE" }, { "PGUSER", "SQL_USER" },
	{ "PGPASSWORD", "SQL_PASSWORD" }, { NULL, NULL },
};

/* 'text', where each quote of its own becomes '\'' */
static void
print_quoted(const char *text)
{
	(void)putchar('\'');
	for (; *text != '\0'; text++)
		if (*text == '\'')
			(void)fputs("'\\''", stdout);
		else
			(void)putchar(*text);
	(void)putchar('\'');
}

static void
print_assignments(const struct assignment *list)
{
	for (; list->shell != NULL; list++) {
		(void)printf("%s=", list->shell);
		print_quoted(env(list->name));
		(void)putchar('\n');
	}
}

static int
usage(void)
{
	(void)fputs("usage: config [database]\n", stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	const struct assignment *list = for_nginx;
	const char *line;

	if (argc > 2)
		return usage();
	if (argc == 2) {
		if (strcmp(argv[1], "database") != 0)
			return usage();
		list = for_psql;
	}
	arena_init();
	(void)env_load();
	for (size_t i = 0; (line = env_warning(i)) != NULL; i++)
		(void)fprintf(stderr, "config: warning: %s\n", line);
	for (size_t i = 0; (line = env_problem(i)) != NULL; i++)
		(void)fprintf(stderr, "config: error: %s\n", line);
	if (env_problem(0) != NULL)
		return 1;
	print_assignments(list);
	return fflush(stdout) == 0 ? 0 : 1;
}
