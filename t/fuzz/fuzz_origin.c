/*
 * fuzz_origin - any URL or host against any list, a newline between them.
 */
#include "fuzz.h"
#include "origin.h"
#include "text.h"

static void
judge_url(const char *url)
{
	const char *origin = origin_of(url), *host;

	if (origin == NULL)
		return;
	must(strncmp(origin, text_lower(url), strlen(origin)) == 0,
	     "an origin is how its URL begins");
	must(strchr("/?#", url[strlen(origin)]) != NULL,
	     "a path, a query or nothing follows");
	must(strcmp(origin_of(origin), origin) == 0,
	     "an origin is its own origin");
	must(text_starts(origin, "http://") || text_starts(origin, "https://"),
	     "it is one of the web");
	host = strstr(origin, "://") + strlen("://");
	must(*host != '\0', "it has a host");
	must(strpbrk(host, "/?#@\\%* \t\r\n\"<>") == NULL,
	     "its host has nothing that could mislead");
	must(origin_listed(origin, origin), "it is listed by itself");
	must(!origin_listed(origin, ""), "nobody is in an empty list");
}

/* Who is listed ends as an item of the list does. */
static bool
explained(const char *text, const char *list, const char *star)
{
	while (*list != '\0') {
		size_t length = strcspn(list, " ");
		const char *item = arena_strndup(list, length);
		const char *tail = strstr(item, star);

		if (length > 0 && text_ends(text, item))
			return true;
		if (length > 0 && tail != NULL &&
		    text_ends(text, tail + strlen(star) - 1))
			return true;
		list += length + (list[length] == ' ');
	}
	return false;
}

static void
judge_lists(const char *text, const char *list)
{
	const char *longer = arena_printf("x %s  y", list);
	const char *origin = arena_printf("https://%s", text);

	if (origin_listed(text, list)) {
		must(explained(text, list, "://*."), "an origin is in a list "
						     "by an item");
		must(origin_listed(text, longer), "more trusted, none less");
	} else {
		must(strcmp(text, "x") == 0 || strcmp(text, "y") == 0 ||
			     !origin_listed(text, longer),
		     "no item trusts another origin");
	}
	must(strchr(text, ' ') != NULL ||
		     !origin_listed(origin, arena_printf("https://*.%s", text)),
	     "a star does not stand for nothing");
	if (host_listed(text, list))
		must(host_listed(text, longer), "more hosts, none less");
	must(host_listed(text, "*"), "a star stands for every host");
	must(host_listed("localhost:8000", list), "here is always known");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(data, size);
	size_t length = strcspn(text, "\n");
	const char *first = arena_strndup(text, length);

	judge_url(first);
	if (text[length] == '\n')
		judge_lists(first, text + length + 1);
	return 0;
}
