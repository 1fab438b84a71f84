/*
 * origin - web origins (RFC 6454) and lists of trusted ones.
 */
#include "origin.h"

#include "arena.h"
#include "text.h"

const char *
origin_of(const char *url)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-._:[]";
	const char *host;
	size_t length;

	if (!text_starts(url, "http://") && !text_starts(url, "https://"))
		return NULL;
	host = strstr(url, "://") + strlen("://");
	length = strcspn(host, "/?#");
	if (length == 0 || strspn(host, allowed) < length)
		return NULL;
	return text_lower(arena_strndup(url, (size_t)(host - url) + length));
}

static bool
matches(const char *origin, const char *item)
{
	const char *star = strstr(item, "://*.");
	size_t scheme;

	if (star == NULL)
		return strcmp(origin, item) == 0;
	scheme = (size_t)(star - item) + strlen("://");
	if (strncmp(origin, item, scheme) != 0)
		return false;
	/* The dot stays in front, so the domain itself does not match. */
	return text_ends(origin + scheme, item + scheme + strlen("*")) &&
	       strlen(origin + scheme) > strlen(item + scheme) - strlen("*");
}

static bool
host_matches(const char *host, const char *item)
{
	if (strcmp(item, "*") == 0)
		return true;
	if (*item != '.')
		return strcmp(host, item) == 0;
	return strcmp(host, item + 1) == 0 || text_ends(host, item);
}

/* Does any item of the list, which has spaces between them, match? */
static bool
listed(const char *text, const char *list,
       bool (*match)(const char *, const char *))
{
	while (*list != '\0') {
		size_t length = strcspn(list, " ");

		if (length > 0 && match(text, arena_strndup(list, length)))
			return true;
		list += length + (list[length] == ' ');
	}
	return false;
}

bool
origin_listed(const char *origin, const char *list)
{
	const char *whole = origin_of(origin);

	/* An origin and nothing behind it, or a path could end like a trusted
	 * host. */
	return whole != NULL && strlen(whole) == strlen(origin) &&
	       listed(whole, list, matches);
}

bool
host_listed(const char *host, const char *list)
{
	const char *end = strrchr(host, ':');
	const char *name;

	if (end == NULL || strchr(end, ']') != NULL)
		end = host + strlen(host);
	name = text_lower(arena_strndup(host, (size_t)(end - host)));
	return listed(name, "localhost 127.0.0.1 [::1]", host_matches) ||
	       listed(name, list, host_matches);
}
