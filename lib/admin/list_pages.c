/*
 * list_pages - how many rows there are, and the other pages of a list.
 */
#include "list.h"

#include "arena.h"
#include "html.h"
#include "list_sql.h"
#include "menu.h"
#include "page.h"
#include "text.h"

/* Pages on either side of this one, and at both ends. */
#define NEAR 2

void
list_number(struct buf *out, long number)
{
	if (number <= LIST_COUNTED)
		html(out, "%ld", number);
	else
		html(out,
		     "<span aria-hidden=\"true\">" LIST_COUNTED_TEXT
		     "+</span><span class=\"hidden\">more than " LIST_COUNTED_TEXT
		     "</span>");
}

const char *
list_number_words(long number)
{
	return number <= LIST_COUNTED ? arena_printf("%ld", number)
				      : "more than " LIST_COUNTED_TEXT;
}

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
		html(&req->out, "%s result%s (<a href=\"%s\">%s total</a>)",
		     list_number_words(view->found),
		     view->found == 1 ? "" : "s", menu_base(admin),
		     list_number_words(view->total));
	else
		html(&req->out, "%s %s", list_number_words(view->found),
		     text_lower(noun));
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

/* The last page that there is for certain; *end: and is there none behind? */
static long
last_page(const struct req *req, const struct list_view *view, bool *end)
{
	long rows = req->page->person.rows, here = view->list.page;
	long last = (view->found + rows - 1) / rows;

	*end = view->found <= LIST_COUNTED;
	if (!*end && here + view->more > last)
		return here + view->more;
	return last;
}

static void
draw_numbers(struct req *req, const struct list_view *view, long last, bool end)
{
	long here = view->list.page, first = here - NEAR, most = here + NEAR;

	if (first > 1)
		draw_page(req, view, 1);
	if (first > 2)
		html(&req->out, "<li class=\"gap\">&hellip;</li>");
	for (long page = first < 1 ? 1 : first; page <= most && page <= last;
	     page++)
		draw_page(req, view, page);
	if (most < last - 1 || (most < last && !end))
		html(&req->out, "<li class=\"gap\">&hellip;</li>");
	if (most < last && end)
		draw_page(req, view, last);
}

void
list_draw_pages(struct req *req, const struct list_view *view)
{
	static const char *const all[] = { "all", NULL };
	bool end;
	long last = last_page(req, view, &end);

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
	draw_numbers(req, view, last, end);
	if (view->more)
		draw_step(req, view->list.page + 1, "Next", "next");
	html(&req->out, "</ul>");
	if (view->found <= LIST_ALL_MAX)
		html(&req->out, "<p><a href=\"%s\">Show all</a></p>",
		     list_link(&req->parameters, all, "all", "1"));
	html(&req->out, "</nav>");
}
