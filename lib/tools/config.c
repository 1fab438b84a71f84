/*
 * config - checks the environment, and tells it to the shell.
 *
 *	config			assignments for the configuration of nginx
 *	config database		PGHOST and so on, for psql; holds the password
 *	config variables	the table of all variables, as tab-separated
 *				values under a line of names
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

static const char *
yes(unsigned flags, unsigned flag)
{
	return flags & flag ? "yes" : "no";
}

static int
print_variables(void)
{
	const struct variable *v;

	(void)puts("name\treader\tstage\trequired\tsecret\tdefault\texample"
		   "\tolder\tmeaning");
	for (v = env_variables; v->name != NULL; v++)
		(void)printf("%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n", v->name,
			     v->reader == NULL ? "backend" : v->reader,
			     v->flags & ENV_STAGE2 ? 2 : 1,
			     yes(v->flags, ENV_REQUIRED),
			     yes(v->flags, ENV_SECRET), v->preset, v->example,
			     v->fallback == NULL ? "" : v->fallback, v->help);
	return fflush(stdout) == 0 ? 0 : 1;
}

static int
usage(void)
{
	(void)fputs("usage: config [database | variables]\n", stderr);
	return 2;
}

static int
print_checked(const struct assignment *list)
{
	const char *line;

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

int
main(int argc, char **argv)
{
	if (argc == 1)
		return print_checked(for_nginx);
	if (argc == 2 && strcmp(argv[1], "database") == 0)
		return print_checked(for_psql);
	if (argc == 2 && strcmp(argv[1], "variables") == 0)
		return print_variables();
	return usage();
}
