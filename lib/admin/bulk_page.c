/*
 * bulk_page - the page that asks before many rows change.
 */
#include "bulk.h"

#include "arena.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "list.h"
#include "menu.h"
#include "page.h"
#include "text.h"

static const char *
noun(const struct bulk *bulk, long count)
{
	const struct model *model = bulk->list->admin->model;

	return text_lower(count == 1 ? model->label : model->plural);
}

/* Why rows are passed over, in words. */
static const char *
reason(const struct bulk *bulk, const char *skip)
{
	const struct field *field;
	const char *label = NULL;

	if (strcmp(skip, "own") == 0)
		return "not yours";
	if (strcmp(skip, BULK_UNLESS) == 0)
		return bulk->action->why;
	field = model_field(bulk->list->admin->model, bulk->action->field);
	if (field->choices != NULL)
		label = choice_label(field->choices, skip + 1);
	if (label == NULL)
		return "already so";
	return arena_printf(
		"%s %s",
		bulk->action->to != NULL &&
				strcmp(skip + 1, bulk->action->to) == 0
			? "already"
			: "is",
		text_lower(label));
}

const char *
bulk_skipped(const struct bulk *bulk, const cJSON *skipped)
{
	const cJSON *item;
	struct buf out;

	buf_init(&out, 4096);
	cJSON_ArrayForEach(item, skipped)
		buf_addf(&out, "%s%s (%s)", out.length > 0 ? ", " : "",
			 json_text(item), reason(bulk, item->string));
	return out.length > 0 ? out.text : NULL;
}

static bool
is_protected(const struct bulk *bulk, const struct bulk_plan *plan)
{
	return bulk->removes && json_get(plan->skipped, BULK_UNLESS) != NULL;
}

static void
draw_fields(struct req *req, const struct bulk *bulk,
	    const struct bulk_plan *plan)
{
	const struct pairs *form = &req->page->form;

	html_token(req);
	html_hidden(&req->out, "action", bulk->action->name);
	html_hidden(&req->out, "post", "yes");
	html_hidden(&req->out, "_as_of", plan->now);
	html_hidden(&req->out, "_expect", arena_printf("%ld", plan->change));
	if (bulk->across) {
		html_hidden(&req->out, "select_across", "1");
		return;
	}
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->list[i].name, "_selected_action") == 0 &&
		    text_uuid_canonical(form->list[i].value))
			html_hidden(&req->out, "_selected_action",
				    form->list[i].value);
}

/* Which rows "all" are, in words. */
static void
draw_filters(struct req *req, const struct bulk *bulk)
{
	struct list_view view = { .list = *bulk->list };

	if (!bulk->across || !list_narrowed(bulk->list) ||
	    list_name(req, &view) != OK)
		return;
	html(&req->out, "<p>All that your filters leave:</p>");
	list_draw_chips(req, &view);
}

static void
draw_names(struct req *req, const struct bulk *bulk,
	   const struct bulk_plan *plan)
{
	const cJSON *name;
	long named = cJSON_GetArraySize(plan->names);

	html(&req->out, "<h2>Will %s: %ld</h2><ul>",
	     bulk->removes ? "be deleted" : "change", plan->change);
	cJSON_ArrayForEach(name, plan->names) {
		html(&req->out, "<li>");
		html_user(&req->out, json_text(name));
		html(&req->out, "</li>");
	}
	if (plan->change > named)
		html(&req->out, "<li>and %ld more</li>", plan->change - named);
	html(&req->out, "</ul>");
}

static void
draw_skipped(struct req *req, const struct bulk *bulk,
	     const struct bulk_plan *plan)
{
	const cJSON *item;

	if (plan->chosen == plan->change)
		return;
	html(&req->out, "<h2>Will be skipped: %ld</h2><ul>",
	     plan->chosen - plan->change);
	cJSON_ArrayForEach(item, plan->skipped)
		html(&req->out, "<li>%s: %s</li>", json_text(item),
		     reason(bulk, item->string));
	html(&req->out, "</ul>");
}

static void
draw_number(struct req *req, const struct bulk_plan *plan)
{
	html(&req->out,
	     "<div class=\"field\"><label for=\"id_typed\">To go on, type the "
	     "number of rows that will be deleted: %ld</label>"
	     "<input id=\"id_typed\" name=\"_typed\" inputmode=\"numeric\" "
	     "autocomplete=\"off\" required></div>",
	     plan->change);
}

static void
draw_form(struct req *req, const struct bulk *bulk,
	  const struct bulk_plan *plan)
{
	html(&req->out, "<form method=\"post\" action=\"%s\">", page_here(req));
	draw_fields(req, bulk, plan);
	if (bulk->removes && plan->change > BULK_TYPED)
		draw_number(req, plan);
	html(&req->out,
	     "<p class=\"bar\"><button class=\"primary%s\">Yes, I\xe2\x80\x99m "
	     "sure</button> <a class=\"button\" href=\"%s\">No, take me back"
	     "</a></p></form>",
	     bulk->removes ? " danger" : "", page_here(req));
}

void
bulk_ask(struct req *req, const struct bulk *bulk, const struct bulk_plan *plan,
	 const char *problem)
{
	const struct model_admin *admin = bulk->list->admin;
	const struct crumb crumbs[] = { { admin->model->plural,
					  menu_base(admin) },
					{ bulk->action->label, NULL },
					{ NULL } };
	bool none = plan->change == 0 || is_protected(bulk, plan);

	frame_begin(req,
		    &(struct frame){ .heading = arena_printf(
					     "%s: %ld %s", bulk->action->label,
					     plan->change,
					     noun(bulk, plan->change)),
				     .crumbs = crumbs,
				     .error = problem != NULL });
	if (problem != NULL) {
		html(&req->out, "<div class=\"errornote\" role=\"alert\">");
		html_icon(&req->out, "error");
		html(&req->out, "<p>%s</p></div>", problem);
	}
	draw_filters(req, bulk);
	draw_names(req, bulk, plan);
	draw_skipped(req, bulk, plan);
	if (is_protected(bulk, plan))
		html(&req->out,
		     "<p>Some of them are protected (%s), so nothing can be "
		     "deleted together with them.</p>",
		     bulk->action->why);
	if (none)
		html(&req->out,
		     "<p class=\"bar\"><a class=\"button\" href=\"%s\">Back to "
		     "the list</a></p>",
		     page_here(req));
	else
		draw_form(req, bulk, plan);
	frame_end(req);
}
