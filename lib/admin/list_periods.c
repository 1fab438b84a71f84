/*
 * list_periods - the usual spans of a date filter, as links.
 */
#include "list.h"

#include "arena.h"
#include "html.h"
#include "local_time.h"
#include "page.h"
#include "text.h"

static const char *
day_text(long day)
{
	struct local_date date = local_date(day);

	return arena_printf("%04ld-%02d-%02d", date.year, date.month, date.day);
}

static void
draw_period(struct req *req, const struct list_view *view, size_t place,
	    const char *label, long from, long before)
{
	const struct list_filter *filter = &view->list.filters[place];
	const char *without[] = { filter->stem, NULL };
	const char *first = day_text(from), *end = day_text(before);
	bool here = filter->from != NULL && filter->before != NULL &&
		    strcmp(filter->from, first) == 0 &&
		    strcmp(filter->before, end) == 0;
	const char *url =
		list_link(&req->parameters, without,
			  arena_printf("%s__gte", filter->stem), first);
	struct buf whole;

	buf_init(&whole, 4 * PAGE_URL_MAX);
	buf_str(&whole, url);
	url_add(&whole, arena_printf("%s__lt", filter->stem), end);
	html(&req->out, "<a href=\"%s\"", whole.text);
	html_attribute(&req->out, "aria-current", here ? "true" : NULL);
	html(&req->out, ">%s<span class=\"hidden\"> (%s)</span></a>", label,
	     text_lower(field_label(filter->path.field)));
}

void
list_draw_periods(struct req *req, const struct list_view *view, size_t place)
{
	long today = req->page->person.today, tomorrow = today + 1;
	struct local_date date = local_date(today);
	long next_month =
		date.month == 12 ? local_date_day(date.year + 1, 1, 1)
				 : local_date_day(date.year, date.month + 1, 1);

	html(&req->out, "<span class=\"periods\">");
	draw_period(req, view, place, "Today", today, tomorrow);
	draw_period(req, view, place, "Past 7 days", today - 6, tomorrow);
	draw_period(req, view, place, "This month",
		    local_date_day(date.year, date.month, 1), next_month);
	draw_period(req, view, place, "This year",
		    local_date_day(date.year, 1, 1),
		    local_date_day(date.year + 1, 1, 1));
	html(&req->out, "</span>");
}
