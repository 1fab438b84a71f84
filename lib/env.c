/*
 * env - the one table of environment variables, and their checked values.
 */
#include "env.h"

#include <errno.h>

#include "arena.h"
#include "buf.h"
#include "env_check.h"
#include "log.h"

#define NOTES_MAX 64

/* clang-format off */
const struct variable env_variables[] = {
	{ "DJANGO_DEBUG", "DEBUG", 0, "off", env_check_boolean, "False",
	  "Cookies without Secure, no HSTS; ignored with a public host." },
	{ "DJANGO_ALLOWED_HOSTS", NULL, ENV_REQUIRED | ENV_UNDEBUG, "",
	  env_check_hosts, "stage.civictechjobs.org",
	  "Host names the site answers to; a leading dot takes subdomains." },
	{ "CTJ_STAGE2", NULL, 0, "off", env_check_boolean, "off",
	  "Sign-in by Cognito, once it is built." },
	{ "DJANGO_SECRET_KEY", "SECRET_KEY",
	  ENV_REQUIRED | ENV_UNDEBUG | ENV_SECRET, "",
	  env_check_key, "<at least 32 random characters>",
	  "Keys the hashes of sessions; a new one signs everybody out." },
	{ "SQL_HOST", NULL, 0, "localhost", env_check_server, "localhost",
	  "The database server, or the folder of its socket." },
	{ "SQL_PORT", NULL, 0, "5432", env_check_port, "5432", "Its port." },
	{ "SQL_DATABASE", NULL, ENV_REQUIRED, "", env_check_text, "ctj",
	  "The database." },
	{ "SQL_USER", NULL, ENV_REQUIRED, "", env_check_text, "ctj",
	  "The role that signs in and migrates." },
	{ "SQL_PASSWORD", NULL, ENV_REQUIRED | ENV_UNDEBUG | ENV_SECRET, "",
	  env_check_secret, "<password of SQL_USER>", "Its password." },
	{ "CTJ_PUBLIC_BROWSE", NULL, 0, "on", env_check_boolean, "on",
	  "Listings without signing in." },
	{ "CTJ_TRUSTED_PROXIES", NULL, 0, "127.0.0.1 ::1 10.10.0.0/16",
	  env_check_ranges, "127.0.0.1 ::1 10.10.0.0/16",
	  "Whose X-Forwarded-For and X-Forwarded-Proto count." },
	{ "CTJ_LOG_LEVEL", NULL, 0, "info", env_check_level, "info",
	  "Which events are logged: error, warning, info or debug." },
	{ "CTJ_FRONTEND_PROXY", NULL, 0, "off", env_check_boolean, "off",
	  "Whether port 8000 passes other paths to the frontend." },
	{ "CSRF_TRUSTED_ORIGINS", NULL, 0, "", env_check_origins,
	  "https://stage.civictechjobs.org http://localhost:8000",
	  "Origins that may write; by default https:// and each host." },
	{ "COGNITO_AWS_REGION", NULL, ENV_STAGE2 | ENV_REQUIRED, "",
	  env_check_text, "us-west-2", "Stage 2: region of the user pool." },
	{ "COGNITO_USER_POOL", NULL, ENV_STAGE2 | ENV_REQUIRED, "",
	  env_check_text, "<id of the pool>", "Stage 2: the user pool." },
	{ "COGNITO_APP_CLIENT_ID", NULL, ENV_STAGE2 | ENV_REQUIRED, "",
	  env_check_text, "<id of our app client>",
	  "Stage 2: our client of that pool." },
	{ "PEOPLE_DEPOT_URL", NULL, ENV_STAGE2, "", env_check_text,
	  "<address of its API>", "Stage 2: PeopleDepot." },
	{ "PEOPLE_DEPOT_CLIENT_ID", NULL, ENV_STAGE2, "", env_check_text,
	  "<client id>", "Stage 2: our name there." },
	{ "PEOPLE_DEPOT_CLIENT_SECRET", NULL, ENV_STAGE2 | ENV_SECRET, "",
	  env_check_secret, "<client secret>", "Stage 2: our secret there." },
	{ "POSTGRES_USER", NULL, ENV_REQUIRED, "", env_check_text, "ctj",
	  "The role that the first start makes; the same as SQL_USER.",
	  "postgres" },
	{ "POSTGRES_PASSWORD", NULL, ENV_REQUIRED | ENV_SECRET, "",
	  env_check_secret, "<password of SQL_USER>",
	  "Its password; later changes of it do nothing.", "postgres" },
	{ "POSTGRES_DB", NULL, ENV_REQUIRED, "", env_check_text, "ctj",
	  "The database it makes; the same as SQL_DATABASE.", "postgres" },
	{ "POSTGRES_INITDB_ARGS", NULL, ENV_REQUIRED, "", env_check_text,
	  "--auth-host=scram-sha-256 --auth-local=scram-sha-256 "
	  "--locale=C.UTF-8 --locale-provider=builtin "
	  "--builtin-locale=C.UTF-8",
	  "How it is made: passwords always, sorting alike everywhere.",
	  "postgres" },
	{ "BACKEND_INTERNAL_URL", NULL, 0, "http://127.0.0.1:8000",
	  env_check_text, "http://127.0.0.1:8000",
	  "Where the frontend's server finds the API.", "frontend" },
	{ "NEXT_PUBLIC_COGNITO_CLIENT_ID", NULL, ENV_STAGE2 | ENV_REQUIRED, "",
	  env_check_text, "<id of our app client>",
	  "Stage 2: the same client, for browsers.", "frontend" },
	{ NULL },
};
/* clang-format on */

struct notes {
	const char *lines[NOTES_MAX];
	size_t count;
};

static const char *values[sizeof(env_variables) / sizeof(env_variables[0])];
static struct notes problems, warnings;

static void
note(struct notes *notes, const char *line)
{
	if (notes->count < NOTES_MAX)
		notes->lines[notes->count++] = line;
}

const char *
env_problem(size_t index)
{
	return index < problems.count ? problems.lines[index] : NULL;
}

const char *
env_warning(size_t index)
{
	return index < warnings.count ? warnings.lines[index] : NULL;
}

static size_t
place(const char *name)
{
	for (size_t i = 0; env_variables[i].name != NULL; i++)
		if (strcmp(env_variables[i].name, name) == 0)
			return i;
	die("no variable is called %s", name);
}

const char *
env(const char *name)
{
	const char *value = values[place(name)];

	return value == NULL ? "" : value;
}

bool
env_on(const char *name)
{
	return strcmp(env(name), "on") == 0;
}

/* What a file holds, without the newline at its end; NULL: unreadable. */
static const char *
slurp(const char *name, const char *path)
{
	FILE *file = fopen(path, "re");
	char *text;
	size_t length;

	if (file == NULL) {
		note(&problems, arena_printf("%s_FILE: cannot read %s: %s",
					     name, path, strerror(errno)));
		return NULL;
	}
	text = arena_alloc(ENV_VALUE_MAX + 2);
	length = fread(text, 1, ENV_VALUE_MAX + 1, file);
	(void)fclose(file);
	if (length > 0 && text[length - 1] == '\n')
		text[--length] = '\0';
	if (length > 0 && text[length - 1] == '\r')
		text[--length] = '\0';
	if (strlen(text) != length) {
		note(&problems, arena_printf("%s_FILE holds a NUL", name));
		return NULL;
	}
	return text;
}

/* What the environment says under this name; "" if nothing. */
static const char *
given(const char *name)
{
	const char *value = getenv(name);

	return value == NULL ? "" : value;
}

/* What was given for a variable, unchecked; NULL is a problem noted. */
static const char *
find(const struct variable *v)
{
	const char *value = given(v->name);
	const char *path = given(arena_printf("%s_FILE", v->name));

	if (*value != '\0' && *path != '\0') {
		note(&problems, arena_printf("%s and %s_FILE are both set",
					     v->name, v->name));
		return NULL;
	}
	if (*path != '\0')
		return slurp(v->name, path);
	if (*value == '\0' && v->fallback != NULL) {
		value = given(v->fallback);
		if (*value != '\0')
			note(&warnings,
			     arena_printf("%s is not set; %s is used instead",
					  v->name, v->fallback));
	}
	return value;
}

/* May it be absent, or a placeholder? */
static bool
lenient(const struct variable *v)
{
	return !(v->flags & ENV_REQUIRED) ||
	       ((v->flags & ENV_UNDEBUG) && env_on("DJANGO_DEBUG"));
}

static void
load(const struct variable *v, const char **slot)
{
	const char *value, *wrong;

	*slot = v->preset;
	if (v->reader != NULL)
		return;
	if ((v->flags & ENV_STAGE2) && !env_on("CTJ_STAGE2"))
		return;
	value = find(v);
	if (value == NULL)
		return;
	if (*value == '\0') {
		if (!lenient(v))
			note(&problems, arena_printf("%s is not set", v->name));
		return;
	}
	if (strlen(value) > ENV_VALUE_MAX)
		wrong = "is too long";
	else
		wrong = v->check(&value);
	/* A weak secret is good enough for debug. */
	if (wrong == NULL || ((v->flags & ENV_SECRET) && lenient(v)))
		*slot = value;
	else
		note(&problems, arena_printf("%s %s", v->name, wrong));
}

/* Debug has a say in what else is required, so it is settled first. */
static void
settle_debug(void)
{
	const char **debug = &values[place("DJANGO_DEBUG")];
	const char *hosts = env("DJANGO_ALLOWED_HOSTS");

	if (!env_on("DJANGO_DEBUG"))
		return;
	if (env_public(hosts)) {
		note(&warnings, "DJANGO_DEBUG is ignored: "
				"DJANGO_ALLOWED_HOSTS has a public host");
		*debug = "off";
	}
}

/* "*" makes the check of Host pointless: that is for debug. */
static void
judge_hosts(void)
{
	if (env_on("DJANGO_DEBUG"))
		return;
	if (strchr(env("DJANGO_ALLOWED_HOSTS"), '*') != NULL)
		note(&warnings, "DJANGO_ALLOWED_HOSTS answers to any host");
}

/* Who may say whose address it is walks around every throttle: a range without
 * a bit that is fixed lets everybody. */
static void
judge_proxies(void)
{
	const char *at = env("CTJ_TRUSTED_PROXIES");

	while ((at = strchr(at, '/')) != NULL) {
		at++;
		at += strspn(at, "0");
		if (*at == ' ' || *at == '\0') {
			note(&warnings, "CTJ_TRUSTED_PROXIES trusts everybody "
					"to say whose address it is");
			return;
		}
	}
}

/* https:// and each allowed host; a leading dot becomes "*.". */
static const char *
derived_origins(void)
{
	struct buf origins;
	const char *at = env("DJANGO_ALLOWED_HOSTS");

	buf_init(&origins, 2 * ENV_VALUE_MAX + 16);
	while (*at != '\0') {
		size_t length = strcspn(at, " ");

		if (*at != '*')
			buf_addf(&origins, "%shttps://%s%.*s",
				 origins.length > 0 ? " " : "",
				 *at == '.' ? "*" : "", (int)length, at);
		at += length;
		at += strspn(at, " ");
	}
	return origins.text;
}

size_t
env_load(void)
{
	size_t origins = place("CSRF_TRUSTED_ORIGINS");

	problems.count = warnings.count = 0;
	for (size_t i = 0; env_variables[i].name != NULL; i++) {
		load(&env_variables[i], &values[i]);
		if (i == place("DJANGO_ALLOWED_HOSTS"))
			settle_debug();
	}
	judge_hosts();
	judge_proxies();
	if (*values[origins] == '\0')
		values[origins] = derived_origins();
	return problems.count;
}
