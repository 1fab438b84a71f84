/*
 * list_chips - what a list is narrowed by, each with a way to drop it.
 */
#include "list.h"

#include "arena.h"
#include "html.h"
#include "menu.h"
#include "page.h"
#include "text.h"

static void
draw_chip(struct req *req, const char *url, const char *label,
	  const char *value)
{
	html(&req->out,
	     "<li><a href=\"%s\"><span class=\"hidden\">Remove "
	     "</span><span dir=\"auto\">%s%s%s</span>",
	     url, label, *label == '\0' ? "" : ": ", value);
	html_icon(&req->out, "no");
	html(&req->out, "</a></li>");
}

/* "Open or Draft"; "from 2026-01-01 before 2026-02-01". */
static const char *
chosen(const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	struct buf out;

	if (filter->typed != NULL)
		return filter->typed;
	buf_init(&out, 32768);
	for (size_t i = 0; i < filter->count; i++)
		buf_addf(&out, "%s%s", i > 0 ? " or " : "",
			 list_value_label(view, place, filter->values[i]));
	if (filter->null != NULL)
		buf_str(&out, *filter->null == 't' ? "nothing" : "something");
	if (filter->from != NULL)
		buf_addf(&out, " from %s", filter->from);
	if (filter->before != NULL)
		buf_addf(&out, " before %s", filter->before);
	if (filter->year != NULL)
		buf_addf(&out, " year %s", filter->year);
	if (filter->month != NULL)
		buf_addf(&out, " month %s", filter->month);
	if (filter->day != NULL)
		buf_addf(&out, " day %s", filter->day);
	return text_trim(out.text);
}

static void
draw_flag(struct req *req, const char *name, const char *label)
{
	const char *without[] = { name, NULL };

	draw_chip(req, list_link(&req->parameters, without, NULL, NULL), "",
		  label);
}

void
list_draw_chips(struct req *req, const struct list_view *view)
{
	static const char *const q[] = { "q", NULL };
	const struct list *list = &view->list;

	if (!list_narrowed(list))
		return;
	html(&req->out, "<ul class=\"chips\" aria-label=\"Filters\">");
	if (list->q != NULL)
		draw_chip(req, list_link(&req->parameters, q, NULL, NULL), "",
			  arena_printf("\xe2\x80\x9c%s\xe2\x80\x9d", list->q));
	if (list->mine)
		draw_flag(req, "mine", "Mine");
	if (list->attention)
		draw_flag(req, "attention", "Needs attention");
	for (size_t i = 0; i < list->filter_count; i++) {
		const char *without[] = { list->filters[i].stem, NULL };

		if (list->filters[i].given)
			draw_chip(req,
				  list_link(&req->parameters, without, NULL,
					    NULL),
				  field_label(list->filters[i].path.field),
				  chosen(view, i));
	}
	html(&req->out,
	     "<li><a class=\"clear\" href=\"%s\">Clear all filters</a></li>"
	     "</ul>",
	     menu_base(list->admin));
}
