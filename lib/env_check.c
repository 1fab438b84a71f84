/*
 * env_check - how each kind of variable is checked.
 *
 * Hosts and ranges go into nginx's configuration, so what they may hold is
 * listed, not what they may not.
 */
#include "env_check.h"

#include <arpa/inet.h>

#include "arena.h"
#include "buf.h"
#include "env.h"
#include "log.h"
#include "text.h"

#define KEY_MIN    32
#define LABEL_MAX  63
#define SERVER_MAX 253

#define LETTERS "abcdefghijklmnopqrstuvwxyz"
#define DIGITS  "0123456789"

/* The list with one space between its items, which spaces and commas
 * separated. */
static char *
items_of(const char *list)
{
	struct buf items;

	buf_init(&items, ENV_VALUE_MAX);
	for (list += strspn(list, ", \t"); *list != '\0';
	     list += strspn(list, ", \t")) {
		size_t length = strcspn(list, ", \t");

		if (items.length > 0)
			buf_char(&items, ' ');
		buf_add(&items, list, length);
		list += length;
	}
	return items.text;
}

/* Passes every item through one(), which returns its form or NULL. */
static const char *
each(const char **value, char *(*one)(char *item), const char *wrong)
{
	struct buf list;
	char *at = items_of(*value);

	buf_init(&list, 2 * (size_t)ENV_VALUE_MAX);
	while (*at != '\0') {
		size_t length = strcspn(at, " ");
		char *item = arena_strndup(at, length);
		const char *form = one(item);

		if (form == NULL)
			return arena_printf("%s: \"%.100s\"", wrong, item);
		if (list.length > 0)
			buf_char(&list, ' ');
		buf_str(&list, form);
		at += length;
		at += *at == ' ';
	}
	*value = list.text;
	return NULL;
}

static bool
printable(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || *text == 127)
			return false;
	return true;
}

const char *
env_check_text(const char **value)
{
	return printable(*value) ? NULL : "holds control characters";
}

const char *
env_check_boolean(const char **value)
{
	static const char *const on[] = { "true", "1", "yes", "on", NULL };
	static const char *const off[] = { "false", "0", "no", "off", NULL };

	for (size_t i = 0; on[i] != NULL; i++)
		if (strcasecmp(*value, on[i]) == 0) {
			*value = "on";
			return NULL;
		}
	for (size_t i = 0; off[i] != NULL; i++)
		if (strcasecmp(*value, off[i]) == 0) {
			*value = "off";
			return NULL;
		}
	return "is not True, False, 1, 0, yes, no, on or off";
}

const char *
env_check_port(const char **value)
{
	long port;

	return text_integer(*value, 1, 65535, &port)
		       ? NULL
		       : "is not a port (1 to 65535)";
}

const char *
env_check_server(const char **value)
{
	if (**value == '/')
		return env_check_text(value);
	if (strlen(*value) <= SERVER_MAX &&
	    strspn(text_lower(*value), LETTERS DIGITS ".-_:") == strlen(*value))
		return NULL;
	return "is not a host name, address or folder";
}

/* Words that stand where a secret should be. */
static bool
placeholder(const char *secret)
{
	static const char *const words[] = { "changeme",   "change-me",
					     "change_me",  "placeholder",
					     "replace-me", "replaceme",
					     "insecure",   NULL };
	const char *lower = text_lower(secret);

	for (size_t i = 0; words[i] != NULL; i++)
		if (strstr(lower, words[i]) != NULL)
			return true;
	return *secret == '<' && text_ends(secret, ">");
}

const char *
env_check_secret(const char **value)
{
	if (placeholder(*value))
		return "is a placeholder";
	return env_check_text(value);
}

const char *
env_check_key(const char **value)
{
	if (placeholder(*value))
		return "is a placeholder";
	return strlen(*value) < KEY_MIN ? "has fewer than 32 bytes" : NULL;
}

const char *
env_check_level(const char **value)
{
	for (size_t i = 0; i < LOG__MAX; i++)
		if (strcasecmp(*value, log_levels[i]) == 0) {
			*value = log_levels[i];
			return NULL;
		}
	return "is not error, warning, info or debug";
}

/* Labels of letters, digits, inner hyphens; "_" too, as container names
 * have it.  In lower case. */
static bool
host_name(const char *name)
{
	for (;;) {
		size_t length = strspn(name, LETTERS DIGITS "-_");

		if (length == 0 || length > LABEL_MAX || *name == '-' ||
		    name[length - 1] == '-')
			return false;
		name += length;
		if (*name == '\0')
			return true;
		if (*name++ != '.')
			return false;
	}
}

static bool
address(int family, const char *text)
{
	unsigned char bytes[sizeof(struct in6_addr)];

	return inet_pton(family, text, bytes) == 1;
}

/* An IPv6 address between brackets, or NULL. */
static char *
bracketed(const char *text)
{
	size_t length = strlen(text);

	if (*text == '[' && length > 1 && text[length - 1] == ']')
		text = arena_strndup(text + 1, length - 2);
	return address(AF_INET6, text) ? arena_printf("[%s]", text) : NULL;
}

/* What has digits and dots only must be an address. */
static bool
numeric(const char *text)
{
	return strspn(text, DIGITS ".") == strlen(text);
}

static char *
host(char *item)
{
	char *name = text_lower(item);

	if (strcmp(name, "*") == 0)
		return name;
	if (strchr(name, ':') != NULL)
		return bracketed(name);
	if (numeric(name))
		return address(AF_INET, name) ? name : NULL;
	return host_name(name + (*name == '.')) ? name : NULL;
}

const char *
env_check_hosts(const char **value)
{
	return each(value, host,
		    "has an item that is no host name, address or *");
}

static char *
range(char *item)
{
	char *slash = strchr(item, '/');
	char *text = arena_strdup(item);
	bool six = strchr(item, ':') != NULL;
	long bits;

	if (slash != NULL) {
		text[slash - item] = '\0';
		if (!text_integer(slash + 1, 0, six ? 128 : 32, &bits))
			return NULL;
	}
	return address(six ? AF_INET6 : AF_INET, text) ? item : NULL;
}

const char *
env_check_ranges(const char **value)
{
	return each(value, range,
		    "has an item that is no address or range of addresses");
}

/* scheme://host[:port], where the host may begin with "*.". */
static char *
origin(char *item)
{
	char *text = text_lower(item);
	char *name = text_starts(text, "https://")  ? text + 8
		     : text_starts(text, "http://") ? text + 7
						    : NULL;
	char *colon;
	long port;

	if (name == NULL)
		return NULL;
	name = arena_strdup(name);
	colon = strrchr(name, ':');
	if (colon != NULL && strchr(colon, ']') == NULL) {
		if (!text_integer(colon + 1, 1, 65535, &port))
			return NULL;
		*colon = '\0';
	}
	if (*name == '[')
		return bracketed(name) == NULL ? NULL : text;
	return host_name(name + (text_starts(name, "*.") ? 2 : 0)) ? text
								   : NULL;
}

const char *
env_check_origins(const char **value)
{
	return each(value, origin,
		    "has an item that is no origin like https://example.org");
}

static bool
private_host(const char *name)
{
	bool dotted = *name == '.';

	name += dotted;
	if (strcmp(name, "*") == 0 || strcmp(name, "[::1]") == 0 ||
	    strcmp(name, "localhost") == 0 || text_ends(name, ".localhost"))
		return true;
	if (*name == '[')
		return false;
	if (numeric(name))
		return text_starts(name, "127.");
	return !dotted && strchr(name, '.') == NULL;
}

bool
env_public(const char *hosts)
{
	while (*hosts != '\0') {
		size_t length = strcspn(hosts, " ");

		if (!private_host(arena_strndup(hosts, length)))
			return true;
		hosts += length;
		hosts += *hosts == ' ';
	}
	return false;
}
