/*
 * list_table - the rows of a list, with what can be done to them.
 */
#include "list.h"

#include "bulk.h"
#include "html.h"
#include "json.h"
#include "mark.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "text.h"

/* "column-last_sign-in", "field-status". */
static const char *
class_of(const struct column *column)
{
	char *name = text_lower(column->label);

	for (char *p = name; *p != '\0'; p++)
		if (*p == ' ')
			*p = '_';
	return name;
}

static const struct list_order *
order_of(const struct list *list, size_t column, size_t *priority)
{
	for (size_t i = 0; i < list->order_count; i++) {
		if (list->orders[i].column == column) {
			*priority = i + 1;
			return &list->orders[i];
		}
	}
	return NULL;
}

/* The value of ?o= with this column first, or without it. */
static const char *
order_with(const struct list *list, size_t column, bool first, bool descending)
{
	struct buf o;

	buf_init(&o, 256);
	if (first)
		buf_addf(&o, "%s%zu", descending ? "-" : "", column + 1);
	for (size_t i = 0; i < list->order_count; i++)
		if (list->orders[i].column != column)
			buf_addf(&o, "%s%s%zu", o.length > 0 ? "." : "",
				 list->orders[i].descending ? "-" : "",
				 list->orders[i].column + 1);
	return o.length == 0 ? NULL : o.text;
}

static void
draw_sorted(struct req *req, const struct list_view *view, size_t column,
	    const struct list_order *order, size_t priority)
{
	static const char *const o[] = { "o", NULL };
	const char *label = view->list.admin->columns[column].label;

	html_icon(&req->out, order->descending ? "down" : "up");
	if (view->list.order_count > 1)
		html(&req->out,
		     "<span class=\"priority\"><span class=\"hidden\">sorting "
		     "priority </span>%zu</span>",
		     priority);
	html(&req->out,
	     "<a class=\"unsort\" href=\"%s\" title=\"Do not sort by %s\">",
	     list_link(&req->parameters, o, "o",
		       order_with(&view->list, column, false, false)),
	     label);
	html_icon(&req->out, "no");
	html(&req->out, "<span class=\"hidden\">Do not sort by %s</span></a>",
	     label);
}

static void
draw_header(struct req *req, const struct list_view *view, size_t i)
{
	static const char *const o[] = { "o", NULL };
	const struct column *column = &view->list.admin->columns[i];
	size_t priority = 0;
	const struct list_order *order = order_of(&view->list, i, &priority);
	bool flips = order != NULL && !order->descending;

	html(&req->out, "<th scope=\"col\" class=\"column-%s",
	     class_of(column));
	if (column->sort == NULL) {
		html(&req->out, "\">%s</th>", column->label);
		return;
	}
	html(&req->out, " sortable%s\"",
	     order == NULL       ? ""
	     : order->descending ? " sorted descending"
				 : " sorted ascending");
	/* Of several only the first can be said so. */
	if (order != NULL && priority == 1)
		html_attribute(&req->out, "aria-sort",
			       order->descending ? "descending" : "ascending");
	html(&req->out,
	     "><a href=\"%s\">%s<span class=\"hidden\">, sort "
	     "%s</span></a>",
	     list_link(&req->parameters, o, "o",
		       order_with(&view->list, i, true, flips)),
	     column->label, flips ? "descending" : "ascending");
	if (order != NULL)
		draw_sorted(req, view, i, order, priority);
	html(&req->out, "</th>");
}

static void
draw_head(struct req *req, const struct list_view *view)
{
	const struct list *list = &view->list;

	html(&req->out, "<table class=\"rows %s\"><caption class=\"hidden\">%s",
	     list->admin->slug, list->admin->model->plural);
	for (size_t i = 0; i < list->order_count; i++)
		html(&req->out, "%s %s %s", i == 0 ? ", sorted by" : ", then",
		     list->admin->columns[list->orders[i].column].label,
		     list->orders[i].descending ? "descending" : "ascending");
	html(&req->out, "</caption><thead><tr><th scope=\"col\" class=\"tick\">"
			"<span class=\"hidden\">Tick</span></th>");
	for (size_t i = 0; list->admin->columns[i].label != NULL; i++)
		draw_header(req, view, i);
	html(&req->out, "<th scope=\"col\">Actions</th></tr></thead><tbody>");
}

static void
draw_bool(struct buf *out, const cJSON *value)
{
	bool yes = cJSON_IsTrue(value);

	html_icon(out, yes ? "yes" : "no");
	html(out, " %s", yes ? "Yes" : "No");
}

static void
draw_list(struct buf *out, const cJSON *values)
{
	const cJSON *item;
	const char *comma = "";

	cJSON_ArrayForEach(item, values) {
		html(out, "%s%s", comma, json_text(item));
		comma = ", ";
	}
}

/* What a cell says, by the type of its value. */
static void
draw_value(struct buf *out, const struct list *list,
	   const struct column *column, const cJSON *row)
{
	struct path path = path_find(list->admin->model, column->path);
	const cJSON *value = json_get(row, column->path);
	const char *text = json_text(value), *label = NULL;

	if (value == NULL || cJSON_IsNull(value) ||
	    (text != NULL && *text == '\0')) {
		buf_str(out, "-");
		return;
	}
	switch ((int)path_type(&path)) {
	case T_TIME:
		html_time(out, text);
		return;
	case T_BOOL:
		draw_bool(out, value);
		return;
	case T_REFS:
		draw_list(out, value);
		return;
	case T_CHOICE:
		label = choice_label(path.field->choices, text);
		html(out, "%s", label != NULL ? label : text);
		return;
	default:
		mark_draw(out, list, text);
	}
}

/* Did people write what the column holds, in whatever direction? */
static bool
is_written(const struct list *list, const struct column *column)
{
	struct path path;

	if (column->draw != NULL || column->path == NULL)
		return false;
	path = path_find(list->admin->model, column->path);
	switch ((int)path_type(&path)) {
	case T_INT:
	case T_BOOL:
	case T_TIME:
	case T_CHOICE:
		return false;
	default:
		return true;
	}
}

/* Rows are most of the page, so they say nothing that the styles can, as the
 * label before a value on a small screen, and end where the next begins. */
static void
draw_cell(struct req *req, const struct list_view *view, size_t i,
	  const cJSON *row, size_t number)
{
	const struct column *column = &view->list.admin->columns[i];
	const char *id = json_text(json_get(row, "id"));

	html(&req->out, i == 0 ? "<th scope=\"row\"" : "<td");
	if (i == 0)
		html(&req->out, " id=\"r%zu\"><a href=\"%s\"", number,
		     list_record(view, id, "change/"));
	if (column->draw != NULL)
		html(&req->out, " class=\"field-%s\"", class_of(column));
	if (i == 0 || is_written(&view->list, column))
		html_attribute(&req->out, "dir", "auto");
	html(&req->out, ">");
	if (column->draw != NULL)
		column->draw(&req->out, row);
	else if (column->path == NULL)
		mark_draw(&req->out, &view->list,
			  json_text(json_get(row, "label")));
	else
		draw_value(&req->out, &view->list, column, row);
	html(&req->out, i == 0 ? "</a>" : "");
}

/* Is the row where one of these is? */
static bool
is_one_of(const char *const *values, const char *field, const cJSON *row)
{
	const char *value = json_text(json_get(row, field));

	for (; value != NULL && values != NULL && *values != NULL; values++)
		if (strcmp(*values, value) == 0)
			return true;
	return false;
}

static void
draw_row_actions(struct req *req, const struct list_view *view,
		 const cJSON *row)
{
	const struct model_admin *admin = view->list.admin;
	bool own = cJSON_IsTrue(json_get(row, "own"));
	const char *id = json_text(json_get(row, "id"));

	for (const struct model_action *const *p = admin->actions;
	     p != NULL && *p != NULL; p++) {
		const struct model_action *action = *p;

		if (!is_one_of(action->rows, action->field, row) ||
		    !policy_check(req, action->may, own))
			continue;
		html(&req->out,
		     "<button formaction=\"%s/%s/\" name=\"%s\" "
		     "value=\"%s\">%s</button>",
		     id, action->field, action->field, action->to,
		     action->label);
	}
}

static void
draw_links(struct req *req, const struct list_view *view, const cJSON *row)
{
	const struct model_admin *admin = view->list.admin;
	const char *id = json_text(json_get(row, "id"));
	bool own = cJSON_IsTrue(json_get(row, "own"));
	bool change = policy_check(req, admin->may[ADMIN_CHANGE], own);

	html(&req->out, "<a href=\"%s\">%s</a>",
	     list_record(view, id, "change/"), change ? "Edit" : "View");
	for (const struct row_link *link = admin->links;
	     link != NULL && link->label != NULL; link++)
		if (policy_check(req, admin->may[link->may], own) &&
		    (link->field == NULL ||
		     is_one_of(link->from, link->field, row)))
			html(&req->out, "<a href=\"%s%s%s\">%s</a>",
			     link->before, id, link->after, link->label);
}

static void
draw_row(struct req *req, const struct list_view *view, const cJSON *row,
	 size_t number)
{
	html(&req->out,
	     "<tr><td><input type=\"checkbox\" "
	     "name=\"_selected_action\" value=\"%s\" "
	     "aria-labelledby=\"r%zu\">",
	     json_text(json_get(row, "id")), number);
	for (size_t i = 0; view->list.admin->columns[i].label != NULL; i++)
		draw_cell(req, view, i, row, number);
	html(&req->out, "<td>");
	draw_links(req, view, row);
	draw_row_actions(req, view, row);
}

static void
draw_nothing(struct req *req, const struct list_view *view)
{
	const struct model_admin *admin = view->list.admin;

	html(&req->out, "<div class=\"empty\">");
	if (view->total > 0)
		html(&req->out,
		     "<p>Nothing fits all of that. Drop a filter above, or "
		     "<a href=\"%s\">look at all %s</a>.</p>",
		     menu_base(admin), list_number_words(view->total));
	else if (policy_check(req, admin->may[ADMIN_ADD], true))
		html(&req->out,
		     "<p>There are no %s yet.</p><p><a class=\"button\" "
		     "href=\"%sadd/\">%s</a></p>",
		     text_lower(admin->model->plural), menu_base(admin),
		     admin->first != NULL ? admin->first : "Add the first one");
	else
		html(&req->out, "<p>There are no %s yet.</p>",
		     text_lower(admin->model->plural));
	html(&req->out, "</div>");
}

void
list_draw_table(struct req *req, const struct list_view *view)
{
	const cJSON *row;
	size_t number = 0;

	if (cJSON_GetArraySize(view->rows) == 0) {
		draw_nothing(req, view);
		return;
	}
	html(&req->out, "<form method=\"post\" class=\"list\" action=\"%s\">",
	     page_here(req));
	html_token(req);
	html_hidden(&req->out, "index", "0");
	/* Where the button of a row comes back to. */
	html_hidden(&req->out, "next", page_here(req));
	/* Enter in a field of the form means the first button: none that
	 * changes anything. */
	html(&req->out, "<button class=\"hidden\" tabindex=\"-1\" "
			"name=\"action\" value=\"\" aria-hidden=\"true\">"
			"Nothing</button>");
	draw_head(req, view);
	cJSON_ArrayForEach(row, view->rows)
		draw_row(req, view, row, number++);
	html(&req->out, "</tbody></table>");
	bulk_draw(req, &view->list, view->found);
	html(&req->out, "</form>");
}
