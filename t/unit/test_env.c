/*
 * test_env - the table of environment variables: defaults, checks, problems.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "env.h"
#include "env_check.h"

#define KEY "0123456789abcdefghijklmnopqrstuv"

/* Forgets our variables only: cmocka has one of its own. */
static void
forget(void)
{
	char name[64];

	for (const struct variable *v = env_variables; v->name != NULL; v++) {
		(void)unsetenv(v->name);
		(void)snprintf(name, sizeof(name), "%s_FILE", v->name);
		(void)unsetenv(name);
		if (v->fallback != NULL)
			(void)unsetenv(v->fallback);
	}
}

/* The environment of stage: what must be given, and nothing else. */
static int
set_up(void **state)
{
	(void)state;
	forget();
	(void)setenv("DJANGO_ALLOWED_HOSTS", "stage.example.org", 1);
	(void)setenv("DJANGO_SECRET_KEY", KEY, 1);
	(void)setenv("SQL_DATABASE", "ctj", 1);
	(void)setenv("SQL_USER", "ctj", 1);
	(void)setenv("SQL_PASSWORD", "!#$-", 1);
	arena_reset();
	return 0;
}

static bool
has(const char *(*lines)(size_t), const char *text)
{
	const char *line;

	for (size_t i = 0; (line = lines(i)) != NULL; i++)
		if (strstr(line, text) != NULL)
			return true;
	return false;
}

static void
test_stage_starts_with_what_is_given(void **state)
{
	(void)state;
	assert_int_equal(env_load(), 0);
	assert_null(env_problem(0));
	assert_null(env_warning(0));
	assert_string_equal(env("SQL_HOST"), "localhost");
	assert_string_equal(env("SQL_PORT"), "5432");
	assert_string_equal(env("SQL_PASSWORD"), "!#$-");
	assert_string_equal(env("CSRF_TRUSTED_ORIGINS"),
			    "https://stage.example.org");
	assert_true(env_on("CTJ_PUBLIC_BROWSE"));
	assert_false(env_on("DJANGO_DEBUG"));
	assert_false(env_on("CTJ_STAGE2"));
}

static void
test_all_problems_in_one_run(void **state)
{
	(void)state;
	forget();
	(void)setenv("SQL_PORT", "70000", 1);
	(void)setenv("CTJ_STAGE2", "maybe", 1);
	assert_int_equal(env_load(), 7);
	assert_true(has(env_problem, "DJANGO_ALLOWED_HOSTS is not set"));
	assert_true(has(env_problem, "DJANGO_SECRET_KEY is not set"));
	assert_true(has(env_problem, "SQL_DATABASE is not set"));
	assert_true(has(env_problem, "SQL_USER is not set"));
	assert_true(has(env_problem, "SQL_PASSWORD is not set"));
	assert_true(has(env_problem, "SQL_PORT is not a port"));
	assert_true(has(env_problem, "CTJ_STAGE2 is not True"));
}

static void
test_secrets_are_checked_and_never_named(void **state)
{
	(void)state;
	(void)setenv("DJANGO_SECRET_KEY", "tooshort", 1);
	(void)setenv("SQL_PASSWORD", "<the password>", 1);
	assert_int_equal(env_load(), 2);
	assert_true(has(env_problem, "DJANGO_SECRET_KEY has fewer than 32"));
	assert_true(has(env_problem, "SQL_PASSWORD is a placeholder"));
	assert_false(has(env_problem, "tooshort"));
	assert_false(has(env_problem, "the password>"));
}

static void
test_debug_is_lenient_about_secrets(void **state)
{
	(void)state;
	(void)setenv("DJANGO_DEBUG", "True", 1);
	(void)setenv("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1", 1);
	(void)setenv("DJANGO_SECRET_KEY", "short", 1);
	(void)unsetenv("SQL_PASSWORD");
	assert_int_equal(env_load(), 0);
	assert_true(env_on("DJANGO_DEBUG"));
	assert_string_equal(env("DJANGO_SECRET_KEY"), "short");
	assert_string_equal(env("SQL_PASSWORD"), "");
}

static void
test_debug_is_ignored_with_a_public_host(void **state)
{
	(void)state;
	(void)setenv("DJANGO_DEBUG", "on", 1);
	assert_int_equal(env_load(), 0);
	assert_false(env_on("DJANGO_DEBUG"));
	assert_true(has(env_warning, "DJANGO_DEBUG is ignored"));
}

static void
test_which_hosts_are_public(void **state)
{
	(void)state;
	assert_false(env_public(""));
	assert_false(env_public("* localhost a.localhost .localhost web"));
	assert_false(env_public("127.0.0.1 127.9.0.1 [::1]"));
	assert_true(env_public("localhost example.org"));
	assert_true(env_public(".org"));
	assert_true(env_public("10.0.0.1"));
	assert_true(env_public("[2001:db8::1]"));
}

static void
test_a_file_may_hold_the_value(void **state)
{
	char path[] = "/tmp/test_env.XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "from a file\n", 12), 12);
	(void)close(fd);
	(void)unsetenv("SQL_PASSWORD");
	(void)setenv("SQL_PASSWORD_FILE", path, 1);
	assert_int_equal(env_load(), 0);
	assert_string_equal(env("SQL_PASSWORD"), "from a file");
	(void)setenv("SQL_PASSWORD", "both", 1);
	assert_int_equal(env_load(), 1);
	assert_true(has(env_problem, "are both set"));
	(void)unsetenv("SQL_PASSWORD");
	(void)unlink(path);
	assert_int_equal(env_load(), 1);
	assert_true(has(env_problem, "SQL_PASSWORD_FILE: cannot read"));
}

static void
test_older_names_count_with_a_warning(void **state)
{
	(void)state;
	(void)unsetenv("DJANGO_SECRET_KEY");
	(void)setenv("SECRET_KEY", KEY "old", 1);
	(void)setenv("DEBUG", "False", 1);
	assert_int_equal(env_load(), 0);
	assert_string_equal(env("DJANGO_SECRET_KEY"), KEY "old");
	assert_true(has(env_warning, "SECRET_KEY is used instead"));
	assert_true(has(env_warning, "DEBUG is used instead"));
	(void)setenv("DJANGO_SECRET_KEY", KEY "new", 1);
	assert_int_equal(env_load(), 0);
	assert_string_equal(env("DJANGO_SECRET_KEY"), KEY "new");
}

static void
test_booleans_in_any_case(void **state)
{
	static const char *const on[] = { "True", "1", "YES", "on" };
	static const char *const off[] = { "false", "0", "No", "OFF" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const char *value = on[i];

		assert_null(env_check_boolean(&value));
		assert_string_equal(value, "on");
		value = off[i];
		assert_null(env_check_boolean(&value));
		assert_string_equal(value, "off");
	}
}

/* Passes a list through a check; NULL if it was refused. */
static const char *
form(const char *(*check)(const char **), const char *value)
{
	return check(&value) == NULL ? value : NULL;
}

static void
test_hosts(void **state)
{
	static const char *const bad[] = {
		"a b;c", "http://a", "a/b",       "a:80",        "..a",
		"a..b",  "-a",       "a-",        "*.a",         "1.2.3",
		"a{b}",  "$host",    "a\nb",      "\"a\"",       "[::1",
		"~.",    "a.",       "256.1.1.1", "caf\xc3\xa9",
	};

	(void)state;
	assert_string_equal(
		form(env_check_hosts, " A.Example.ORG,.b.c  10.0.0.1 ::1 *"),
		"a.example.org .b.c 10.0.0.1 [::1] *");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(form(env_check_hosts, bad[i]));
}

static void
test_ranges(void **state)
{
	static const char *const bad[] = { "10.0.0.0/33", "10.0.0/8", "a",
					   "::1/129",     "1.2.3.4/", "/8",
					   "unix:",       "1.2.3.4;" };

	(void)state;
	assert_string_equal(form(env_check_ranges, "10.10.0.0/16, ::1/128"),
			    "10.10.0.0/16 ::1/128");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(form(env_check_ranges, bad[i]));
}

static void
test_origins(void **state)
{
	static const char *const bad[] = { "example.org",    "ftp://a",
					   "https://a/",     "https://a:0",
					   "https://*",      "https://a.*.b",
					   "https://a:port", "https://" };

	(void)state;
	assert_string_equal(
		form(env_check_origins,
		     "HTTPS://*.A.org http://localhost:8000 http://[::1]:80"),
		"https://*.a.org http://localhost:8000 http://[::1]:80");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(form(env_check_origins, bad[i]));
}

static void
test_origins_follow_the_hosts(void **state)
{
	(void)state;
	(void)setenv("DJANGO_ALLOWED_HOSTS", ".a.org * b.org", 1);
	assert_int_equal(env_load(), 0);
	assert_string_equal(env("CSRF_TRUSTED_ORIGINS"),
			    "https://*.a.org https://b.org");
	assert_true(has(env_warning, "answers to any host"));
	(void)setenv("CSRF_TRUSTED_ORIGINS", "https://c.org", 1);
	assert_int_equal(env_load(), 0);
	assert_string_equal(env("CSRF_TRUSTED_ORIGINS"), "https://c.org");
}

static void
test_to_trust_everybody_is_warned_of(void **state)
{
	static const char *const all[] = { "0.0.0.0/0", "::/0",
					   "10.0.0.0/8 ::/00",
					   "0.0.0.0/0,10.0.0.0/8" };

	(void)state;
	(void)setenv("CTJ_TRUSTED_PROXIES", "10.0.0.0/8 ::1 10.0.0.0/08", 1);
	assert_int_equal(env_load(), 0);
	assert_null(env_warning(0));
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		(void)setenv("CTJ_TRUSTED_PROXIES", all[i], 1);
		assert_int_equal(env_load(), 0);
		assert_true(has(env_warning, "CTJ_TRUSTED_PROXIES trusts"));
	}
}

static void
test_stage_2_is_ignored_until_it_is_on(void **state)
{
	(void)state;
	(void)setenv("COGNITO_USER_POOL", "pool", 1);
	assert_int_equal(env_load(), 0);
	assert_string_equal(env("COGNITO_USER_POOL"), "");
	(void)setenv("CTJ_STAGE2", "on", 1);
	assert_int_equal(env_load(), 2);
	assert_true(has(env_problem, "COGNITO_AWS_REGION is not set"));
	assert_true(has(env_problem, "COGNITO_APP_CLIENT_ID is not set"));
}

static void
test_every_variable_has_a_check_and_help(void **state)
{
	(void)state;
	for (const struct variable *v = env_variables; v->name != NULL; v++) {
		assert_non_null(v->check);
		assert_non_null(v->preset);
		assert_true(v->help != NULL && *v->help != '\0');
		assert_true(v->example != NULL && *v->example != '\0');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_stage_starts_with_what_is_given,
				       set_up),
		cmocka_unit_test_setup(test_all_problems_in_one_run, set_up),
		cmocka_unit_test_setup(test_secrets_are_checked_and_never_named,
				       set_up),
		cmocka_unit_test_setup(test_debug_is_lenient_about_secrets,
				       set_up),
		cmocka_unit_test_setup(test_debug_is_ignored_with_a_public_host,
				       set_up),
		cmocka_unit_test_setup(test_which_hosts_are_public, set_up),
		cmocka_unit_test_setup(test_a_file_may_hold_the_value, set_up),
		cmocka_unit_test_setup(test_older_names_count_with_a_warning,
				       set_up),
		cmocka_unit_test_setup(test_booleans_in_any_case, set_up),
		cmocka_unit_test_setup(test_hosts, set_up),
		cmocka_unit_test_setup(test_ranges, set_up),
		cmocka_unit_test_setup(test_origins, set_up),
		cmocka_unit_test_setup(test_origins_follow_the_hosts, set_up),
		cmocka_unit_test_setup(test_to_trust_everybody_is_warned_of,
				       set_up),
		cmocka_unit_test_setup(test_stage_2_is_ignored_until_it_is_on,
				       set_up),
		cmocka_unit_test_setup(test_every_variable_has_a_check_and_help,
				       set_up),
	};

	arena_init();
	return cmocka_run_group_tests_name("env", tests, NULL, NULL);
}
