/*
 * test_route - which spellings of a path are right, and whose.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "models.h"
#include "route.h"

#define UUID "0190f3a2-7b1c-7def-8abc-0123456789ab"
#define BARE "0190f3a27b1c7def8abc0123456789ab"
#define LOUD "0190F3A2-7B1C-7DEF-8ABC-0123456789AB"

static const struct action actions[] = {
	{ "me/", MEMBER, { [READ] = MEMBER } },
	{ "sign-in/", ANYONE, { [CREATE] = ANYONE } },
	{ NULL },
};

static const struct action itself[] = {
	{ "", ANYONE, { [READ] = ANYONE } },
	{ NULL },
};

static const struct resource strict = {
	.name = "skills",
	.model = &skill,
	.may = { [LIST] = ANYONE, [READ] = ANYONE },
};

static const struct resource loose = {
	.name = "opportunities",
	.model = &opportunity,
	.may = { [LIST] = MEMBER, [READ] = MEMBER, [CREATE] = MANAGER },
	.flags = LOOSE_ID,
};

static const struct resource people = {
	/* no list */
	.name = "users",
	.model = &user,
	.may = { [READ] = SELF },
	.actions = actions,
};

static const struct resource named = {
	/* neither list nor rows */
	.name = "auth",
	.actions = actions,
};

static const struct action on_rows[] = {
	{ "<id>/", MEMBER, { [UPDATE] = MEMBER } },
	{ NULL },
};

static const struct resource kept = {
	.name = "saved",
	.model = &opportunity,
	.may = { [LIST] = MEMBER },
	.actions = on_rows,
};

static const struct resource alive = {
	.name = "healthcheck",
	.actions = itself,
	.flags = PLAIN | LOOSE_SLASH,
};

static const struct resource document = {
	.name = "openapi",
	.path = "/api/openapi.json",
	.actions = itself,
	.flags = PLAIN,
};

static const struct resource start = {
	.name = "index",
	.path = "/api/",
	.actions = itself,
};

/* What a path is: NO, the resource itself, a row (with its id, perhaps none),
 * or the action of that name. */
#define NO     "no"
#define ITSELF "itself"
#define ROW    "row "
#define NONE   "none"

struct spelling {
	const char *path, *is;
};

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static const char *
match(const struct resource *resource, const char *path)
{
	struct route route;

	if (!route_match(resource, path, &route))
		return NO;
	if (route.action != NULL && route.on_row)
		return arena_printf("action on %s", route.row_id);
	if (route.action != NULL) {
		return arena_printf("action %s", route.action->path);
	}
	if (!route.on_row) {
		assert_null(route.row_id);
		return ITSELF;
	}
	return arena_printf(ROW "%s",
			    route.row_id == NULL ? NONE : route.row_id);
}

static void
match_all(const struct resource *resource, const struct spelling *rows,
	  size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(match(resource, rows[i].path), rows[i].is) != 0)
			fail_msg("%s is %s, not %s", rows[i].path,
				 match(resource, rows[i].path), rows[i].is);
}

#define MATCH_ALL(resource_, rows_)                                            \
	match_all(resource_, rows_, sizeof(rows_) / sizeof((rows_)[0]))

static void
strict_paths(void **state)
{
	static const struct spelling rows[] = {
		{ "/api/skills/", ITSELF },
		{ "/api/skills/" UUID "/", ROW UUID },
		{ "/api/skills", NO },
		{ "/api/skills//", NO },
		{ "//api/skills/", NO },
		{ "/api//skills/", NO },
		{ "/API/skills/", NO },
		{ "/api/Skills/", NO },
		{ "/api/skills/ ", NO },
		{ "/api/skill/", NO },
		{ "/api/skillss/", NO },
		{ "/api/", NO },
		{ "", NO },
		{ "api/skills/", NO },
		{ "/api/skills.json", NO },
		{ "/api/skills/" UUID, NO },
		{ "/api/skills/" UUID "//", NO },
		{ "/api/skills//" UUID "/", NO },
		{ "/api/skills/" UUID "/x/", NO },
		{ "/api/skills/" UUID ".json", NO },
		{ "/api/skills/" BARE "/", NO },
		{ "/api/skills/" LOUD "/", NO },
		{ "/api/skills/{" UUID "}/", NO },
		{ "/api/skills/ " UUID "/", NO },
		{ "/api/skills/" UUID " /", NO },
		{ "/api/skills/" UUID "0/", NO },
		{ "/api/skills/abc/", NO },
		{ "/api/skills/me/", NO },
		{ "/api/skills/../skills/", NO },
		{ "/api/skills/./", NO },
	};

	(void)state;
	MATCH_ALL(&strict, rows);
}

static void
loose_paths(void **state)
{
	static const struct spelling rows[] = {
		{ "/api/opportunities/", ITSELF },
		{ "/api/opportunities.json", ITSELF },
		{ "/api/opportunities.json/", ITSELF },
		{ "/api/opportunities", NO },
		{ "/api/opportunities//", NO },
		{ "/api/opportunities/.json", NO },
		{ "/api/opportunities.json//", NO },
		{ "/api/opportunities.json.json", NO },
		{ "/api/opportunities.JSON", NO },
		{ "/api/opportunities.jso", NO },
		{ "/api/Opportunities/", NO },
		{ ".json", NO },
		{ "/api/opportunities/" UUID "/", ROW UUID },
		{ "/api/opportunities/" LOUD "/", ROW UUID },
		{ "/api/opportunities/" BARE "/", ROW UUID },
		{ "/api/opportunities/" UUID ".json", ROW UUID },
		{ "/api/opportunities/" UUID ".json/", ROW UUID },
		{ "/api/opportunities/" BARE ".json", ROW UUID },
		{ "/api/opportunities/abc/", ROW NONE },
		{ "/api/opportunities/abc.json", ROW NONE },
		{ "/api/opportunities/a b\xc3\xa4%/", ROW NONE },
		{ "/api/opportunities/" UUID "0/", ROW NONE },
		{ "/api/opportunities/" UUID, NO },
		{ "/api/opportunities/abc", NO },
		{ "/api/opportunities/" UUID "//", NO },
		{ "/api/opportunities/" UUID "/.json", NO },
		{ "/api/opportunities/" UUID ".json.json", NO },
		{ "/api/opportunities/a.b/", NO },
		{ "/api/opportunities/./", NO },
		{ "/api/opportunities/../", NO },
		{ "/api/opportunities/a/b/", NO },
	};

	(void)state;
	MATCH_ALL(&loose, rows);
}

static void
row_action_paths(void **state)
{
	static const struct spelling rows[] = {
		{ "/api/saved/", ITSELF },
		{ "/api/saved/" UUID "/", "action on " UUID },
		{ "/api/saved/" UUID, NO },
		{ "/api/saved/" LOUD "/", NO },
		{ "/api/saved/" BARE "/", NO },
		{ "/api/saved/<id>/", NO },
		{ "/api/saved/x/", NO },
	};

	(void)state;
	MATCH_ALL(&kept, rows);
}

static void
action_paths(void **state)
{
	static const struct spelling rows[] = {
		{ "/api/users/me/", "action me/" },
		{ "/api/users/sign-in/", "action sign-in/" },
		{ "/api/users/", NO },
		{ "/api/users/" UUID "/", ROW UUID },
		{ "/api/users/me", NO },
		{ "/api/users/me//", NO },
		{ "/api/users/ME/", NO },
		{ "/api/users/me/me/", NO },
		{ "/api/users/me.json", NO },
		{ "/api/users/m/", NO },
	};
	static const struct spelling bare[] = {
		{ "/api/auth/sign-in/", "action sign-in/" },
		{ "/api/auth/sign-in", NO },
		{ "/api/auth/", NO },
		{ "/api/auth", NO },
		{ "/api/auth/" UUID "/", NO },
	};

	(void)state;
	MATCH_ALL(&people, rows);
	MATCH_ALL(&named, bare);
}

static void
plain_paths(void **state)
{
	static const struct spelling health[] = {
		{ "/api/healthcheck/", "action " },
		{ "/api/healthcheck", "action " },
		{ "/api/healthcheck//", NO },
		{ "/api/healthchec", NO },
		{ "/api/healthcheckx", NO },
		{ "/api/healthcheck/x/", NO },
		{ "/api/healthcheck.json", NO },
	};
	static const struct spelling openapi[] = {
		{ "/api/openapi.json", "action " },
		{ "/api/openapi.json/", NO },
		{ "/api/openapi", NO },
		{ "/api/openapi/", NO },
		{ "/api/openapi.jsonx", NO },
	};
	static const struct spelling root[] = {
		{ "/api/", "action " },  { "/api", NO },
		{ "/api//", NO },        { "/", NO },
		{ "/api/nothing/", NO }, { "/api/" UUID "/", NO },
	};

	(void)state;
	MATCH_ALL(&alive, health);
	MATCH_ALL(&document, openapi);
	MATCH_ALL(&start, root);
}

static void
templates(void **state)
{
	struct route route;

	(void)state;
	assert_string_equal(route_base(&strict), "/api/skills/");
	assert_string_equal(route_base(&document), "/api/openapi.json");
	assert_true(route_match(&strict, "/api/skills/", &route));
	assert_string_equal(route.template, "/api/skills/");
	assert_true(route_match(&loose, "/api/opportunities/x.json", &route));
	assert_string_equal(route.template, "/api/opportunities/<id>/");
	assert_true(route_match(&people, "/api/users/me/", &route));
	assert_string_equal(route.template, "/api/users/me/");
	/* Unknown paths do not fill the log with what clients think of. */
	assert_false(route_match(&strict, "/api/skills/x/", &route));
	assert_string_equal(route.template, "/api/skills/");
	assert_false(route.on_row);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "one spelling is right", strict_paths, reset },
		{ "opportunities take any id and .json", loose_paths, reset },
		{ "actions have names, rows do not take them", action_paths, reset },
		{ "an action on the rows of a resource", row_action_paths, reset },
		{ "health may lack its slash, the document has none", plain_paths, reset },
		{ "logs hear the template", templates, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("route", tests, NULL, NULL);
}
