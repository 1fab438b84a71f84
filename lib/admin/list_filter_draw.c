/*
 * list_filter_draw - tabs, and the form of the filters.
 */
#include "list.h"

#include "arena.h"
#include "html.h"
#include "list_sql.h"
#include "menu.h"
#include "page.h"
#include "text.h"

#define TYPED_FROM 40 /* choices; of more one is typed by its name */

const char *
list_value_label(const struct list_view *view, size_t place, const char *value)
{
	const struct list_filter *filter = &view->list.filters[place];
	const char *label = NULL;

	if (filter->filter->type == FILTER_BOOL ||
	    filter->filter->type == FILTER_EMPTY)
		return text_starts(value, "t") ? "Yes" : "No";
	if (filter->path.field->choices != NULL)
		label = choice_label(filter->path.field->choices, value);
	for (size_t i = 0; label == NULL && i < view->facet_count; i++)
		if (view->facets[i].place == place &&
		    strcmp(view->facets[i].value, value) == 0)
			label = view->facets[i].label;
	return label != NULL ? label : value;
}

/* --- tabs ------------------------------------------------------------- */

static bool
is_here(const struct req *req, const struct tab *tab)
{
	if (*tab->query == '\0')
		return *req->query == '\0';
	return strcmp(req->query, tab->query) == 0 ||
	       text_starts(req->query, arena_printf("%s&", tab->query));
}

void
list_draw_tabs(struct req *req, const struct list_view *view)
{
	const struct model_admin *admin = view->list.admin;

	if (admin->tabs == NULL)
		return;
	html(&req->out, "<nav class=\"tabs\" aria-label=\"Views\"><ul>");
	for (size_t i = 0; admin->tabs[i].label != NULL; i++) {
		const struct tab *tab = &admin->tabs[i];
		bool all = *tab->query == '\0';

		html(&req->out, "<li><a href=\"%s%s%s\"", menu_base(admin),
		     all ? "" : "?", tab->query);
		html_attribute(&req->out, "aria-current",
			       is_here(req, tab) ? "true" : NULL);
		html(&req->out, ">%s <span class=\"count\">", tab->label);
		list_number(&req->out, all ? view->total : view->tabs[i]);
		html(&req->out, "</span></a></li>");
	}
	html(&req->out, "</ul></nav>");
}

/* --- the form ----------------------------------------------------------- */

static bool
is_chosen(const struct list_filter *filter, const char *value)
{
	for (size_t i = 0; i < filter->count; i++)
		if (strcmp(filter->values[i], value) == 0)
			return true;
	return false;
}

/* It ends where the next one begins: owners alone may be two hundred. */
static void
draw_option(struct req *req, const char *value, const char *label, long count,
	    bool chosen)
{
	html(&req->out, "<option value=\"%s\"", value);
	html_attribute(&req->out, "selected", chosen ? "" : NULL);
	html(&req->out, ">%s", label);
	if (count >= 0)
		html(&req->out, " (%ld)", count);
}

/* -1: too many to count. */
static long
count_of(const struct list_view *view, size_t place, const char *value)
{
	for (size_t i = 0; i < view->facet_count; i++)
		if (view->facets[i].place == place &&
		    strcmp(view->facets[i].value, value) == 0)
			return view->facets[i].count;
	return view->sizes[place] > LIST_COUNTED ? -1 : 0;
}

/* Several values at once are one option of their own. */
static void
draw_several(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	struct buf values;

	if (filter->count < 2)
		return;
	buf_init(&values, PAGE_URL_MAX);
	for (size_t i = 0; i < filter->count; i++)
		buf_addf(&values, "%s%s", i > 0 ? "," : "", filter->values[i]);
	draw_option(req, values.text, arena_printf("any of %zu", filter->count),
		    -1, true);
}

static void
draw_choices(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	bool one = filter->count == 1;

	for (const struct choice *c = filter->path.field->choices;
	     c->value != NULL; c++)
		draw_option(req, c->value, c->label,
			    count_of(view, place, c->value),
			    one && is_chosen(filter, c->value));
}

static void
draw_found(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	const char *last = "";
	size_t shown = 0;

	for (size_t i = 0; i < view->facet_count; i++) {
		const struct list_facet *facet = &view->facets[i];

		if (facet->place != place || strcmp(facet->value, last) == 0)
			continue;
		last = facet->value;
		if (shown++ >= TYPED_FROM && !is_chosen(filter, last))
			continue;
		draw_option(req, facet->value,
			    list_value_label(view, place, facet->value),
			    facet->count,
			    filter->count == 1 &&
				    is_chosen(filter, facet->value));
	}
}

static void
draw_booleans(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];

	draw_option(req, "true", "Yes", count_of(view, place, "true"),
		    filter->count == 1 && is_chosen(filter, "true"));
	draw_option(req, "false", "No", count_of(view, place, "false"),
		    filter->count == 1 && is_chosen(filter, "false"));
}

static void
draw_select(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];

	html(&req->out,
	     "<p class=\"filter\"><label for=\"filter-%zu\">%s</label>"
	     "<select id=\"filter-%zu\" name=\"%s__in\">"
	     "<option value=\"\">any</option>",
	     place, field_label(filter->path.field), place, filter->stem);
	draw_several(req, view, place);
	if (filter->filter->type == FILTER_BOOL ||
	    filter->filter->type == FILTER_EMPTY)
		draw_booleans(req, view, place);
	else if (filter->path.field->choices != NULL)
		draw_choices(req, view, place);
	else
		draw_found(req, view, place);
	html(&req->out, "</select></p>");
}

/* How many choices a reference has to offer, of which a select shows
 * TYPED_FROM at most. */
static size_t
choices_of(const struct list_view *view, size_t place)
{
	size_t count = 0;

	for (size_t i = 0; i < view->facet_count; i++)
		count += view->facets[i].place == place;
	return count;
}

static void
draw_names(struct req *req, const struct list_view *view, size_t place)
{
	size_t shown = 0;

	html(&req->out, "<datalist id=\"filter-%zu-list\">", place);
	for (size_t i = 0; i < view->facet_count && shown < TYPED_FROM; i++) {
		if (view->facets[i].place != place)
			continue;
		html(&req->out, "<option>%s", view->facets[i].label);
		shown++;
	}
	html(&req->out, "</datalist>");
}

/* Of so many one is typed by its name. */
static void
draw_typed(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	const char *value = filter->typed;

	if (value == NULL && filter->count == 1)
		value = list_value_label(view, place, filter->values[0]);
	html(&req->out,
	     "<p class=\"filter\"><label for=\"filter-%zu\">%s</label>"
	     "<input type=\"text\" id=\"filter-%zu\" name=\"%s__label\" "
	     "list=\"filter-%zu-list\" autocomplete=\"off\" dir=\"auto\" "
	     "value=\"%s\"",
	     place, field_label(filter->path.field), place, filter->stem, place,
	     value);
	if (filter->wrong == NULL)
		html(&req->out, ">");
	else
		html(&req->out,
		     " aria-invalid=\"true\" "
		     "aria-describedby=\"filter-%zu-error\"><span "
		     "class=\"error\" id=\"filter-%zu-error\">%s</span>",
		     place, place, filter->wrong);
	draw_names(req, view, place);
	html(&req->out, "</p>");
}

static void
draw_choice(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	bool many = filter->filter->type == FILTER_REF &&
		    choices_of(view, place) > TYPED_FROM;

	/* Several at once have no name: they stay until they are dropped. */
	if ((many && filter->count < 2) || filter->typed != NULL)
		draw_typed(req, view, place);
	else
		draw_select(req, view, place);
}

static void
draw_days(struct req *req, const struct list_view *view, size_t place)
{
	const struct list_filter *filter = &view->list.filters[place];
	const char *label = field_label(filter->path.field);

	html(&req->out,
	     "<fieldset class=\"filter days\"><legend>%s</legend>"
	     "<label for=\"filter-%zu\">from</label>"
	     "<input type=\"date\" id=\"filter-%zu\" name=\"%s__gte\" "
	     "value=\"%s\">"
	     "<label for=\"filter-%zu-lt\">before</label>"
	     "<input type=\"date\" id=\"filter-%zu-lt\" name=\"%s__lt\" "
	     "value=\"%s\">",
	     label, place, place, filter->stem, filter->from, place, place,
	     filter->stem, filter->before);
	list_draw_periods(req, view, place);
	html(&req->out, "</fieldset>");
}

static void
draw_parts(struct req *req, const struct list_filter *filter)
{
	const struct {
		const char *lookup, *value;
	} parts[] = {
		{ "__isnull", filter->null },
		{ "__year", filter->year },
		{ "__month", filter->month },
		{ "__day", filter->day },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i].value != NULL)
			html_hidden(&req->out,
				    arena_printf("%s%s", filter->stem,
						 parts[i].lookup),
				    parts[i].value);
}

/* What the form does not ask, so that it is not lost by asking. */
static void
draw_rest(struct req *req, const struct list *list)
{
	const char *o = page_parameter(req, "o");

	if (o != NULL)
		html_hidden(&req->out, "o", o);
	if (list->mine)
		html_hidden(&req->out, "mine", "true");
	if (list->attention)
		html_hidden(&req->out, "attention", "true");
	for (size_t i = 0; i < list->filter_count; i++)
		draw_parts(req, &list->filters[i]);
}

static void
draw_search(struct req *req, const struct list *list)
{
	const struct model *model = list->admin->model;
	const char *comma = "";

	if (list->admin->search == NULL)
		return;
	html(&req->out,
	     "<p class=\"filter search\"><label for=\"searchbar\">Search "
	     "%s</label><input type=\"search\" id=\"searchbar\" name=\"q\" "
	     "maxlength=\"200\" aria-describedby=\"searchbar-help\" "
	     "value=\"%s\"></p><p class=\"help\" id=\"searchbar-help\">"
	     "Looks in: ",
	     text_lower(model->plural), list->q);
	for (size_t i = 0; list->admin->search[i] != NULL; i++) {
		const char *text = list->admin->search[i];
		struct path path =
			path_find(model, text + (*text == '=' || *text == '^'));

		html(&req->out, "%s%s%s%s", comma,
		     path.hop != NULL ? text_lower(field_label(path.hop)) : "",
		     path.hop != NULL ? "\xe2\x80\x99s " : "",
		     text_lower(field_label(path.field)));
		comma = ", ";
	}
	html(&req->out, "</p>");
}

/* Was anything chosen there that no tab sets? */
static bool
is_in_use(const struct req *req, const struct list_view *view)
{
	const struct list *list = &view->list;
	const struct tab *tab = list->admin->tabs;
	size_t given = 0;

	for (size_t i = 0; i < list->filter_count; i++)
		given += list->filters[i].given;
	for (; given == 1 && tab != NULL && tab->label != NULL; tab++)
		if (strcmp(req->query, tab->query) == 0)
			return false;
	return given > 0;
}

/* The choices are many, and before the rows: they are folded away until
 * somebody wants them.  What was chosen stands in the chips too. */
static void
draw_selects(struct req *req, const struct list_view *view)
{
	const struct list *list = &view->list;

	if (list->filter_count == 0)
		return;
	html(&req->out, "<details");
	html_attribute(&req->out, "open", is_in_use(req, view) ? "" : NULL);
	html(&req->out, "><summary>Filters</summary><div class=\"selects\">");
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].filter->type == FILTER_DATE)
			draw_days(req, view, i);
		else
			draw_choice(req, view, i);
	html(&req->out, "</div></details>");
}

void
list_draw_filters(struct req *req, const struct list_view *view)
{
	const struct list *list = &view->list;

	if (list->admin->search == NULL && list->filter_count == 0)
		return;
	html(&req->out,
	     "<form class=\"filters\" role=\"search\" aria-label=\"%s\" "
	     "action=\"%s\">",
	     list->admin->model->plural, menu_base(list->admin));
	draw_rest(req, list);
	draw_search(req, list);
	draw_selects(req, view);
	html(&req->out, "<p><button>Apply</button></p></form>");
}
