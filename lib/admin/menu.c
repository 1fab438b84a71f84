/*
 * menu - the sidebar: what the caller may open.
 */
#include "menu.h"

#include "arena.h"
#include "html.h"
#include "list.h"
#include "model_admin.h"
#include "page.h"
#include "policy.h"
#include "text.h"

/* Groups in their order; pages that are no list stand in them. */
static const char *const groups[] = { "Work", "Catalogue", "People", "System" };

static const struct {
	const char *group, *label, *url;
	enum who who;
	bool last; /* behind the lists of the group */
} pages[] = {
	{ "Work", "Dashboard", "/admin/", ADMITTED, false },
	{ "Work", "Archive",
	  "/admin/ctj_api/opportunity/?status__in=closed,filled", ADMITTED,
	  true },
	{ "System", "Audit log", "/admin/log/", CURATOR, true },
	{ "System", "Data health", "/admin/#data-health", CURATOR, true },
	{ "System", "Help", "/admin/help/", ADMITTED, true },
};

const char *
menu_base(const struct model_admin *admin)
{
	return arena_printf("/admin/%s/%s/", admin->app, admin->slug);
}

/* Where a link to the list of a model leads: to one's own part of it, if it has
 * tabs. */
static const char *
list_address(const struct req *req, const struct model_admin *admin)
{
	const char *base = menu_base(admin);
	bool curator = policy_check(req, CURATOR, false);

	if (admin->tabs == NULL)
		return base;
	return arena_printf("%s?%s", base, admin->tabs[curator ? 1 : 0].query);
}

/* Is it where we are?  What has a query or a place in a page is not: it shows
 * what another item shows. */
static bool
is_here(const struct req *req, const char *url)
{
	if (strpbrk(url, "?#") != NULL)
		return false;
	if (strcmp(url, "/admin/") == 0)
		return strcmp(req->path, url) == 0;
	return text_starts(req->path, url);
}

static void
draw_link(struct req *req, const char *label, const char *url, bool here)
{
	html(&req->out, "<li><a href=\"%s\"", url);
	html_attribute(&req->out, "aria-current", here ? "page" : NULL);
	html(&req->out, ">%s</a>", label);
}

static void
draw_pages(struct req *req, const char *group, bool last)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		if (strcmp(pages[i].group, group) != 0 ||
		    pages[i].last != last ||
		    !policy_check(req, pages[i].who, false))
			continue;
		draw_link(req, pages[i].label, pages[i].url,
			  is_here(req, pages[i].url));
		html(&req->out, "</li>");
	}
}

static void
draw_lists(struct req *req, const char *group)
{
	for (size_t i = 0; model_admins[i] != NULL; i++) {
		const struct model_admin *admin = model_admins[i];
		long mine = req->page->person.mine;

		if (admin->menu == NULL || strcmp(admin->menu, group) != 0 ||
		    !policy_check(req, admin->may[ADMIN_VIEW], true))
			continue;
		draw_link(req, admin->model->plural, list_address(req, admin),
			  is_here(req, menu_base(admin)));
		if (admin->tabs != NULL && mine > 0) {
			html(&req->out, " <span class=\"count\">");
			list_number(&req->out, mine);
			html(&req->out,
			     "<span class=\"hidden\"> mine</span></span>");
		}
		html(&req->out, "</li>");
	}
}

static bool
is_open(const struct req *req, const char *group)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (strcmp(pages[i].group, group) == 0 &&
		    policy_check(req, pages[i].who, false))
			return true;
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (model_admins[i]->menu != NULL &&
		    strcmp(model_admins[i]->menu, group) == 0 &&
		    policy_check(req, model_admins[i]->may[ADMIN_VIEW], true))
			return true;
	return false;
}

static void
draw_groups(struct req *req)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		if (!is_open(req, groups[i]))
			continue;
		html(&req->out, "<p class=\"group\">%s</p><ul>", groups[i]);
		draw_pages(req, groups[i], false);
		draw_lists(req, groups[i]);
		draw_pages(req, groups[i], true);
		html(&req->out, "</ul>");
	}
}

/* Twice: on a narrow screen it is folded, which no style can undo. */
void
menu_draw(struct req *req)
{
	if (!policy_check(req, ADMITTED, false))
		return;
	html(&req->out, "<details class=\"menu\"><summary>Menu</summary>"
			"<nav aria-label=\"Menu\">");
	draw_groups(req);
	html(&req->out, "</nav></details>"
			"<nav class=\"side\" aria-label=\"Main\">");
	draw_groups(req);
	html(&req->out, "</nav>");
}

static void
draw_model(struct req *req, const struct model_admin *admin, bool first)
{
	const char *base = menu_base(admin);
	bool change = policy_check(req, admin->may[ADMIN_CHANGE], true);

	html(&req->out, "<tr");
	if (first)
		html(&req->out, " id=\"app-%s\"", admin->app);
	html(&req->out, "><th scope=\"row\"><a href=\"%s\">%s</a></th><td>",
	     base, admin->model->plural);
	if (policy_check(req, admin->may[ADMIN_ADD], true))
		html(&req->out,
		     "<a class=\"addlink\" href=\"%sadd/\">Add<span "
		     "class=\"hidden\"> %s</span></a> ",
		     base, admin->model->label);
	html(&req->out,
	     "<a href=\"%s\">%s<span class=\"hidden\"> %s</span></a></td>"
	     "</tr>",
	     base, change ? "Change" : "View", admin->model->plural);
}

void
menu_draw_models(struct req *req)
{
	const char *app = "";

	html(&req->out, "<section class=\"card\"><h2>Site administration"
			"</h2><table class=\"models\"><caption "
			"class=\"hidden\">Models</caption><tbody>");
	for (size_t i = 0; model_admins[i] != NULL; i++) {
		const struct model_admin *admin = model_admins[i];

		if (!policy_check(req, admin->may[ADMIN_VIEW], true))
			continue;
		draw_model(req, admin, strcmp(app, admin->app) != 0);
		app = admin->app;
	}
	html(&req->out, "</tbody></table></section>");
}
