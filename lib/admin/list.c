/*
 * list - many rows of a model: columns, search, filters, pages.
 */
#include "list.h"

#include "arena.h"
#include "bulk.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "list_sql.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "text.h"

enum error
list_ask(struct req *req, struct list *list)
{
	const struct model_admin *admin = req->page->model;

	switch (list_read(list, admin, &req->parameters)) {
	case LIST_FOREIGN:
		return fail(req, E_BAD_REQUEST,
			    "This list has no such filter.");
	case LIST_STRANGE:
		(void)page_redirect(req,
				    arena_printf("%s?e=1", menu_base(admin)));
		return DONE;
	case LIST_FINE:
		break;
	}
	list->curator = policy_check(req, CURATOR, false);
	return OK;
}

static long
number_of(int column)
{
	long number = -1;

	if (db_value(column) != NULL)
		(void)text_integer(db_value(column), 0, 1000000000, &number);
	return number;
}

/* One more than are shown tells whether there is another page. */
static enum error
read_rows(struct list_view *view, long rows)
{
	const char *fault;
	enum error error;

	view->rows = cJSON_CreateArray();
	while ((error = db_next()) == OK) {
		view->more = rows-- == 0;
		if (!view->more)
			cJSON_AddItemToArray(
				view->rows,
				json_parse(db_value(0), db_length(0), &fault));
	}
	return error == DONE ? OK : error;
}

/* Where nothing was chosen of a filter, it can choose of what was found. */
static void
read_number(struct list_view *view, size_t place, long number)
{
	if (place >= LIST_SIZES) {
		view->sizes[place - LIST_SIZES] = number;
	} else if (place >= LIST_TABS) {
		view->tabs[place - LIST_TABS] = number;
	} else if (place == LIST_TOTAL) {
		view->total = number;
	} else {
		view->found = number;
		for (size_t i = 0; i < view->list.filter_count; i++)
			if (!view->list.filters[i].given)
				view->sizes[i] = number;
	}
}

static enum error
read_facets(struct list_view *view)
{
	enum error error;

	view->facet_count = 0;
	view->facets = arena_array(LIST_FACET_MAX, sizeof(*view->facets));
	while ((error = db_next()) == OK) {
		struct list_facet *facet = &view->facets[view->facet_count];
		size_t place = (size_t)number_of(0);

		if (place >= LIST_FOUND) {
			read_number(view, place, number_of(3));
			continue;
		}
		if (view->facet_count == LIST_FACET_MAX || db_value(1) == NULL)
			continue;
		*facet = (struct list_facet){
			.place = place,
			.value = arena_strdup(db_value(1)),
			.label = db_value(2) == NULL
					 ? NULL
					 : arena_strdup(db_value(2)),
			.count = number_of(3),
		};
		view->facet_count++;
	}
	return error == DONE ? OK : error;
}

enum error
list_name(struct req *req, struct list_view *view)
{
	struct binds binds = { .count = 0 };
	enum error error;

	list_binds(req, &view->list, &binds);
	error = db_send(list_facets(&view->list, &binds), &binds);
	return error == OK ? read_facets(view) : error;
}

/* All of it in one round trip. */
static enum error
load(struct req *req, struct list_view *view)
{
	const struct list *list = &view->list;
	struct binds binds = { .count = 0 };
	long rows = list->all ? LIST_ALL_MAX : req->page->person.rows;
	long page = list->page < 1 ? 1 : list->page;
	enum error error;

	list_binds(req, list, &binds);
	binds_set(&binds, "limit", arena_printf("%ld", rows + 1));
	binds_set(&binds, "offset",
		  arena_printf("%ld", list->all ? 0 : (page - 1) * rows));
	error = db_send(list_rows(list), &binds);
	if (error == OK)
		error = db_send(list_facets(list, &binds), &binds);
	if (error == OK)
		error = read_rows(view, rows);
	if (error == OK)
		error = read_facets(view);
	if (!list_narrowed(list))
		view->total = view->found;
	return error == OK ? OK : fail(req, error, NULL);
}

/* The page that was asked for is none of the list's. */
static bool
is_beyond(const struct list_view *view)
{
	return view->list.page < 1 ||
	       (view->list.page > 1 && cJSON_GetArraySize(view->rows) == 0);
}

static void
say_what_was_cut(struct req *req, const struct list *list)
{
	if (list->lost)
		message_say(req, MESSAGE_WARNING,
			    "The address asked for something that this list "
			    "does not have. Here is all of it.");
	if (list->cut)
		message_say(req, MESSAGE_WARNING,
			    "The search is too long: its first 200 characters "
			    "and 10 words were searched for.");
	if (req->page->nul)
		message_say(req, MESSAGE_WARNING,
			    "The address held null characters, which were "
			    "ignored.");
	if (req->page->odd)
		message_say(req, MESSAGE_WARNING,
			    "The address held characters that are no text. "
			    "Nothing can be found by them.");
}

static void
draw_add(struct req *req, const struct list_view *view)
{
	const struct model_admin *admin = view->list.admin;
	struct buf url;

	if (!policy_check(req, admin->may[ADMIN_ADD], true))
		return;
	buf_init(&url, 4 * PAGE_URL_MAX);
	buf_addf(&url, "%sadd/", menu_base(admin));
	url_add(&url, "_changelist_filters", view->kept);
	html(&req->out,
	     "<p class=\"add\"><a class=\"button primary addlink\" "
	     "href=\"%s\">Add %s</a></p>",
	     url.text, admin->model->label);
}

static bool
is_wrong(const struct list *list)
{
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].wrong != NULL)
			return true;
	return false;
}

static void
draw(struct req *req, const struct list_view *view)
{
	const struct model *model = view->list.admin->model;
	const struct crumb crumbs[] = { { model->plural, NULL }, { NULL } };
	const char *title = arena_printf(
		"Select %s to %s", model->label,
		policy_check(req, view->list.admin->may[ADMIN_CHANGE], true)
			? "change"
			: "view");

	frame_begin(req, &(struct frame){ .title = title,
					  .heading = model->plural,
					  .crumbs = crumbs,
					  .error = is_wrong(&view->list) });
	draw_add(req, view);
	list_draw_tabs(req, view);
	list_draw_filters(req, view);
	list_draw_chips(req, view);
	list_draw_count(req, view);
	list_draw_table(req, view);
	list_draw_pages(req, view);
	frame_end(req);
}

static enum error
show(struct req *req, struct list_view *view)
{
	enum error error = list_look_behind(req, &view->list);

	if (error == OK)
		error = load(req, view);
	if (error != OK)
		return error;
	if (view->list.all && view->found > LIST_ALL_MAX) {
		/* Too many: one page of them, as ever. */
		view->list.all = false;
		error = load(req, view);
		if (error != OK)
			return error;
	}
	if (!view->list.all && is_beyond(view))
		return page_redirect(
			req,
			arena_printf("%s?e=1", menu_base(view->list.admin)));
	say_what_was_cut(req, &view->list);
	draw(req, view);
	return OK;
}

enum error
list_look_behind(struct req *req, struct list *list)
{
	const struct statement *statement = list_behind(list);
	struct binds binds = { .count = 0 };
	enum error error;

	if (statement == NULL)
		return OK;
	list_binds(req, list, &binds);
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error, NULL);
	list_behind_read(list);
	return OK;
}

const char *
list_record(const struct list_view *view, const char *id, const char *page)
{
	struct buf url;

	buf_init(&url, 4 * PAGE_URL_MAX);
	buf_addf(&url, "%s/%s", id, page);
	url_add(&url, "_changelist_filters", view->kept);
	return url.text;
}

/* What the list was asked for, without what an empty field of a form adds: it
 * is in every row. */
static const char *
kept(const struct req *req)
{
	const char *link = list_link(&req->parameters, NULL, "p",
				     page_parameter(req, "p"));

	return *link == '?' ? link + 1 : NULL;
}

enum error
list_run(struct req *req)
{
	struct list_view view = { .total = 0 };
	enum error error = list_ask(req, &view.list);

	if (error != OK)
		return error;
	view.kept = kept(req);
	if (page_posted(req))
		return bulk_run(req, &view.list);
	error = list_typed(req, &view.list);
	return error == OK ? show(req, &view) : error;
}
