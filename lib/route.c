/*
 * route - which part of a resource a path names.
 */
#include "route.h"

#include "arena.h"
#include "text.h"

const char *
route_base(const struct resource *resource)
{
	if (resource->path != NULL)
		return resource->path;
	return arena_printf("/api/%s/", resource->name);
}

/* What follows the resource's own path; NULL if the path is another. */
static const char *
route_rest(const struct resource *resource, const char *base, const char *path)
{
	size_t length = strlen(base);

	if (strncmp(path, base, length) == 0)
		return path + length;
	if ((resource->flags & LOOSE_SLASH) &&
	    strncmp(path, base, length - 1) == 0 && path[length - 1] == '\0')
		return "";
	return NULL;
}

/* "/api/opportunities.json", "/api/opportunities/<id>.json" and the same with
 * a slash mean the path without the ending. */
static const char *
without_json(const char *path)
{
	size_t length = strlen(path);

	if (text_ends(path, ".json"))
		length -= strlen(".json");
	else if (text_ends(path, ".json/"))
		length -= strlen(".json/");
	else
		return path;
	return arena_printf("%.*s/", (int)length, path);
}

/* "<id>/" and nothing else. */
static bool
match_row(const struct resource *resource, const char *rest,
	  struct route *route)
{
	size_t length = strcspn(rest, "/");
	const char *segment;

	if (length == 0 || strcmp(rest + length, "/") != 0)
		return false;
	segment = arena_strndup(rest, length);
	if (resource->flags & LOOSE_ID) {
		if (strchr(segment, '.') != NULL)
			return false;
		route->row_id = text_uuid(segment);
	} else {
		if (!text_uuid_canonical(segment))
			return false;
		route->row_id = segment;
	}
	route->on_row = true;
	return true;
}

static bool
is_about_rows(const struct action *action)
{
	return strcmp(action->path, "<id>/") == 0;
}

static const struct action *
row_action(const struct resource *resource)
{
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++)
		if (is_about_rows(action))
			return action;
	return NULL;
}

static bool
has_rows(const struct resource *resource)
{
	return resource->may[READ] != NOBODY ||
	       resource->may[UPDATE] != NOBODY ||
	       resource->may[REMOVE] != NOBODY || row_action(resource) != NULL;
}

static bool
has_list(const struct resource *resource)
{
	return resource->may[LIST] != NOBODY || resource->may[CREATE] != NOBODY;
}

bool
route_match(const struct resource *resource, const char *path,
	    struct route *route)
{
	const char *base = route_base(resource);
	const char *rest;

	*route = (struct route){ .template = base };
	if (resource->flags & LOOSE_ID)
		path = without_json(path);
	rest = route_rest(resource, base, path);
	if (rest == NULL)
		return false;
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++) {
		if (strcmp(rest, action->path) == 0 && !is_about_rows(action)) {
			route->action = action;
			route->template =
				arena_printf("%s%s", base, action->path);
			return true;
		}
	}
	if (*rest == '\0')
		return has_list(resource);
	if (!has_rows(resource) || !match_row(resource, rest, route))
		return false;
	route->action = row_action(resource);
	route->template = arena_printf("%s<id>/", base);
	return true;
}
