/*
 * routes - every page of the admin: what its path is, what it takes, who
 * draws it.
 */
#include "admin_route.h"

#include "account_page.h"
#include "arena.h"
#include "dashboard.h"
#include "export.h"
#include "form_open.h"
#include "help_page.h"
#include "history.h"
#include "list.h"
#include "log_page.h"
#include "page.h"
#include "passwords.h"
#include "preview.h"
#include "recreate.h"
#include "remove.h"
#include "search.h"
#include "sessions_page.h"
#include "signin.h"
#include "text.h"
#include "transition.h"
#include "undo.h"

/* clang-format off */
static const struct admin_route admin_routes[] = {
	{ "",			0, 0, dashboard_run },
	{ "login/",		R_OPEN, 0, signin_run },
	{ "logout/",		R_OPEN | R_POST_ONLY, 0, signout_run },

	{ "search/",		R_READ_ONLY, 0, search_run },
	{ "autocomplete/",	R_READ_ONLY, 0, autocomplete_run },
	{ "account/",		R_KEEPS, 0, account_page_run },
	{ "account/sessions/",	0, 0, sessions_own_run },
	{ "log/",		R_READ_ONLY, 0, log_page_run },
	{ "help/",		R_READ_ONLY, 0, help_page_run },
	{ "<app>/",		R_READ_ONLY, 0, app_run },

	/* Many rows. */
	{ "<app>/<model>/",	R_MODEL, ADMIN_VIEW, list_run },
	{ "<app>/<model>/export.csv",	R_MODEL | R_READ_ONLY, ADMIN_VIEW,
	  export_csv_run },
	{ "<app>/<model>/export.json",	R_MODEL | R_READ_ONLY, ADMIN_VIEW,
	  export_json_run },

	/* One row. */
	{ "<app>/<model>/add/",	R_MODEL | R_KEEPS, ADMIN_ADD, add_run },
	{ "<app>/<model>/preview/", R_MODEL | R_READ_ONLY, ADMIN_ADD,
	  preview_stash_run },
	{ "<app>/<model>/preview-fragment/", R_MODEL | R_POST_ONLY, ADMIN_ADD,
	  preview_fragment_run },
	{ "<app>/<model>/<id>/", R_MODEL | R_READ_ONLY, ADMIN_VIEW, row_run },
	{ "<app>/<model>/<id>/change/", R_MODEL | R_KEEPS, ADMIN_VIEW,
	  change_run },
	{ "<app>/<model>/<id>/delete/", R_MODEL, ADMIN_DELETE, remove_run },
	{ "<app>/<model>/<id>/history/", R_MODEL | R_READ_ONLY, ADMIN_VIEW,
	  history_run },
	{ "<app>/<model>/<id>/status/", R_MODEL | R_KEEPS, ADMIN_CHANGE,
	  transition_run },
	{ "<app>/<model>/<id>/preview/", R_MODEL | R_READ_ONLY, ADMIN_VIEW,
	  preview_run },
	{ "<app>/<model>/<id>/presence/", R_MODEL | R_POST_ONLY, ADMIN_CHANGE,
	  presence_run },
	{ "<app>/<model>/<id>/password/", R_MODEL | R_KEEPS, ADMIN_CHANGE,
	  password_set_run },
	{ "<app>/<model>/<id>/sessions/", R_MODEL, ADMIN_CHANGE, sessions_run },
	{ "password_change/", R_KEEPS, 0, password_change_run },
	{ "password_change/done/", R_READ_ONLY, 0, password_done_run },
	{ "undo/<name>/", R_POST_ONLY, 0, undo_run },
	{ "recreate/<name>/", R_POST_ONLY, 0, recreate_run },

	{ NULL },
};
/* clang-format on */

static bool
is_app(const char *segment)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (strcmp(model_admins[i]->app, segment) == 0)
			return true;
	return false;
}

/* Takes one segment of the path for one of the pattern; false if it is not. */
static bool
match_segment(struct page *page, const char *pattern, const char *segment)
{
	if (strcmp(pattern, "<app>") == 0) {
		page->app = segment;
		return is_app(segment);
	} else if (strcmp(pattern, "<model>") == 0) {
		page->model = model_admin_of(page->app, segment);
		return page->model != NULL;
	} else if (strcmp(pattern, "<id>") == 0) {
		page->id = segment;
		page->odd_id = !text_uuid_canonical(segment);
	} else if (strcmp(pattern, "<name>") == 0) {
		page->name = segment;
	} else {
		return strcmp(pattern, segment) == 0;
	}
	return *segment != '\0';
}

static const char *
segment_of(const char *path)
{
	return arena_strndup(path, strcspn(path, "/"));
}

static bool
match(struct page *page, const char *pattern, const char *path)
{
	while (*pattern != '\0' && *path != '\0') {
		size_t wanted = strcspn(pattern, "/");
		size_t given = strcspn(path, "/");

		if ((pattern[wanted] == '/') != (path[given] == '/') ||
		    !match_segment(page, segment_of(pattern), segment_of(path)))
			return false;
		pattern += wanted + (pattern[wanted] == '/');
		path += given + (path[given] == '/');
	}
	return *pattern == *path;
}

static bool
find(struct page *page, const char *path)
{
	const struct page blank = *page;

	for (const struct admin_route *route = admin_routes;
	     route->path != NULL; route++) {
		*page = blank;
		if (match(page, route->path, path)) {
			page->route = route;
			return true;
		}
	}
	*page = blank;
	return false;
}

enum error
page_find(struct req *req)
{
	static const char base[] = "/admin/";
	struct page *page = arena_alloc(sizeof(*page));
	const char *rest = NULL;

	req->page = page;
	if (text_starts(req->path, base))
		rest = req->path + strlen(base);
	else if (strcmp(req->path, "/admin") == 0)
		page->slash = find(page, "");
	if (rest != NULL && !find(page, rest) && *rest != '\0' &&
	    !text_ends(rest, "/"))
		page->slash = find(page, arena_printf("%s/", rest));
	req->template = page->route == NULL
				? base
				: arena_printf("%s%s", base, page->route->path);
	return OK;
}
