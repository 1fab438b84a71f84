/*
 * env_check - how each kind of variable is checked.  For env.c and its test.
 *
 * Each env_check_*() returns NULL and leaves *value in its one form, in the
 * arena, or returns what is wrong, as words that follow the name.  None is
 * called with an empty value.
 */
#ifndef CTJ_ENV_CHECK_H
#define CTJ_ENV_CHECK_H

#include <stdbool.h>

const char *env_check_text(const char **value);
const char *env_check_boolean(const char **value);
const char *env_check_port(const char **value);
const char *env_check_server(const char **value);
const char *env_check_secret(const char **value);
const char *env_check_key(const char **value);
const char *env_check_level(const char **value);
const char *env_check_hosts(const char **value);
const char *env_check_ranges(const char **value);
const char *env_check_origins(const char **value);

/* env_public - is a host of the list a name or address that others can
 * reach: no loopback, "*", *.localhost or single label? */
bool env_public(const char *hosts);

#endif
