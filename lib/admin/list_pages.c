/*
 * list_pages - how many rows there are, and the other pages of a list.
 */
#include "list.h"

#include "arena.h"
#include "html.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "text.h"

/* Pages on either side of this one, and at both ends. */
#define NEAR 2

static void
draw_export(struct req *req, const struct list_view *view, const char *kind,
	    const char *label)
{
	const char *query =
		*req->query == '\0' ? "" : arena_printf("?%s", req->query);

	html(&req->out, "<a href=\"%sexport.%s%s\">%s</a>",
	     menu_base(view->list.admin), kind, query, label);
}

void
list_draw_count(struct req *req, const struct list_view *view)
{
	const struct model_admin *admin = view->list.admin;
	const char *noun =
		view->found == 1 ? admin->model->label : admin->model->plural;

	html(&req->out, "<div class=\"count-line\"><p role=\"status\">");
	if (list_narrowed(&view->list))
		html(&req->out, "%ld result%s (<a href=\"%s\">%ld total</a>)",
		     view->found, view->found == 1 ? "" : "s", menu_base(admin),
		     view->total);
	else
		html(&req->out, "%ld %s", view->found, text_lower(noun));
	html(&req->out, "</p><p>Export ");
	draw_export(req, view, "csv", "CSV");
	html(&req->out, " &middot; ");
	draw_export(req, view, "json", "JSON");
	html(&req->out, "</p></div>");
}

static void
draw_page(struct req *req, const struct list_view *view, long page)
{
	const char *url =
		list_link(&req->parameters, NULL, "p",
			  page == 1 ? NULL : arena_printf("%ld", page));

	if (page == view->list.page)
		html(&req->out,
		     "<li><span class=\"this-page\" aria-current=\"page\">"
		     "<span class=\"hidden\">Page </span>%ld</span></li>",
		     page);
	else
		html(&req->out,
		     "<li><a href=\"%s\"><span class=\"hidden\">Page </span>"
		     "%ld</a></li>",
		     url, page);
}

static void
draw_step(struct req *req, long page, const char *label, const char *rel)
{
	const char *url =
		list_link(&req->parameters, NULL, "p",
			  page == 1 ? NULL : arena_printf("%ld", page));

	html(&req->out, "<li><a rel=\"%s\" href=\"%s\">%s</a></li>", rel, url,
	     label);
}

static void
draw_numbers(struct req *req, const struct list_view *view, long last)
{
	long here = view->list.page;
	bool gap = false;

	for (long page = 1; page <= last; page++) {
		if (page <= 1 || page >= last ||
		    (page >= here - NEAR && page <= here + NEAR)) {
			draw_page(req, view, page);
			gap = false;
		} else if (!gap) {
			html(&req->out, "<li class=\"gap\">&hellip;</li>");
			gap = true;
			/* On to what is drawn next. */
			page = page < here - NEAR ? here - NEAR - 1 : last - 1;
		}
	}
}

void
list_draw_pages(struct req *req, const struct list_view *view)
{
	static const char *const all[] = { "all", NULL };
	long rows = req->page->person.rows;
	long last = (view->found + rows - 1) / rows;

	if (view->list.all) {
		html(&req->out, "<p><a href=\"%s\">Show it in pages</a></p>",
		     list_link(&req->parameters, all, NULL, NULL));
		return;
	}
	if (last <= 1)
		return;
	html(&req->out, "<nav class=\"pages\" aria-label=\"Pages\"><ul>");
	if (view->list.page > 1)
		draw_step(req, view->list.page - 1, "Previous", "prev");
	draw_numbers(req, view, last);
	if (view->list.page < last)
		draw_step(req, view->list.page + 1, "Next", "next");
	html(&req->out, "</ul>");
	if (view->found <= LIST_ALL_MAX)
		html(&req->out, "<p><a href=\"%s\">Show all</a></p>",
		     list_link(&req->parameters, all, "all", "1"));
	html(&req->out, "</nav>");
}
