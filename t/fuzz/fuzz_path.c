/*
 * fuzz_path - any path, to resources of every kind.
 */
#include "fuzz.h"
#include "models.h"
#include "route.h"
#include "text.h"

static const struct action actions[] = {
	{ "me/", MEMBER, { [READ] = MEMBER } },
	{ "sign-in/", ANYONE, { [CREATE] = ANYONE } },
	{ NULL },
};

static const struct action itself[] = {
	{ "", ANYONE, { [READ] = ANYONE } },
	{ NULL },
};

static const struct resource resources[] = {
	{ .name = "opportunities",
	  .model = &opportunity,
	  .may = { [LIST] = MEMBER, [READ] = MEMBER },
	  .flags = LOOSE_ID },
	{ .name = "skills",
	  .model = &skill,
	  .may = { [LIST] = ANYONE, [READ] = ANYONE } },
	{ .name = "users",
	  .model = &user,
	  .may = { [READ] = SELF },
	  .actions = actions },
	{ .name = "healthcheck",
	  .actions = itself,
	  .flags = PLAIN | LOOSE_SLASH },
	{ .name = "openapi", .path = "/api/openapi.json", .actions = itself },
	{ .name = "index", .path = "/api/", .actions = itself },
};

/* What a client must write for a route where one spelling is right. */
static const char *
spelling(const struct resource *resource, const struct route *route)
{
	const char *base = route_base(resource);

	if (route->action != NULL)
		return arena_printf("%s%s", base, route->action->path);
	if (route->on_row)
		return arena_printf("%s%s/", base, route->row_id);
	return base;
}

/* Behind the resource's name stands nothing or "/<id>", then an ending. */
static void
judge_loose(const struct route *route, const char *path)
{
	static const char base[] = "/api/opportunities";
	const char *rest = path + strlen(base);
	size_t id = 0;

	must(text_starts(path, base), "a path begins with its resource");
	if (route->on_row) {
		id = strcspn(rest + 1, "/.");
		must(*rest == '/' && id > 0, "a row has an id");
		rest += 1 + id;
	}
	must(strcmp(rest, "/") == 0 || strcmp(rest, ".json") == 0 ||
		     strcmp(rest, ".json/") == 0,
	     "a path has one of three endings");
}

static void
judge_spelling(const struct resource *resource, const struct route *route,
	       const char *path)
{
	if (resource->flags & LOOSE_ID) {
		judge_loose(route, path);
		return;
	}
	if ((resource->flags & LOOSE_SLASH) && !text_ends(path, "/"))
		path = arena_printf("%s/", path);
	must(strcmp(path, spelling(resource, route)) == 0,
	     "one spelling is right");
}

static void
judge_row(const struct resource *resource, const struct route *route)
{
	if (route->row_id == NULL)
		must((resource->flags & LOOSE_ID) != 0,
		     "only a loose id may be none");
	else
		must(text_uuid_canonical(route->row_id),
		     "an id is in its canonical form");
	must(text_ends(route->template, "/<id>/"), "logs do not hear the id");
}

static bool
judge(const struct resource *resource, const char *path)
{
	struct route route;
	bool found = route_match(resource, path, &route);

	must(text_starts(route.template, route_base(resource)),
	     "the template is told, whatever the path");
	if (!found)
		return false;
	must(route.action == NULL || !route.on_row,
	     "a path names an action or a row");
	if (route.on_row)
		judge_row(resource, &route);
	else
		must(route.row_id == NULL, "without a row there is no id");
	judge_spelling(resource, &route, path);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_text(data, size);
	size_t count = 0;

	for (size_t i = 0; i < sizeof(resources) / sizeof(resources[0]); i++)
		count += judge(&resources[i], path);
	must(count <= 1, "a path belongs to one resource");
	return 0;
}
