/*
 * form_view - the page of one record's form: buttons, sections, what stands
 * beside it.
 */
#include "form_view.h"

#include "arena.h"
#include "aside.h"
#include "form_draw.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "log.h"
#include "menu.h"
#include "policy.h"
#include "widgets.h"

/* JSON has no control of its own: a model that shows it must name one. */
static void
require_widgets(const struct model_admin *admin)
{
	const struct form form = { .admin = admin,
				   .fieldsets = admin->fieldsets };

	FOR_EACH_FORM_FIELD(field, &form)
	if ((field->type == T_JSON || field->type == T_SKILLS) &&
	    model_admin_widget(admin, field) == NULL)
		die("%s.%s has no widget", admin->slug, field->name);
}

void
form_view_init(void)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		require_widgets(model_admins[i]);
}

/* The way on from where the record is, if the form itself can lead there: from
 * where records begin. */
static const struct model_action *
way_on(const struct form *form)
{
	const struct model_action *const *action = form->admin->actions;
	const char *state;

	if (action == NULL || (*action)->field == NULL ||
	    (*action)->from == NULL || (*action)->from[0] == NULL)
		return NULL;
	if (model_field(form->admin->model, (*action)->field)->type != T_CHOICE)
		return NULL;
	state = json_text(json_get(form->shown, (*action)->field));
	if (state != NULL && strcmp(state, (*action)->from[0]) != 0)
		return NULL;
	return *action;
}

static void
button(struct buf *out, const char *name, const char *label, const char *class)
{
	html(out, "<button name=\"%s\" value=\"1\" class=\"%s\">%s</button>",
	     name, class, label);
}

static void
draw_saves(struct buf *out, const struct form *form)
{
	const struct model_action *on = way_on(form);

	button(out, "_save",
	       on == NULL ? "Save" : arena_printf("Save %s", on->from[0]),
	       "primary");
	if (form->offers_anyway) {
		on = form->admin->actions[0];
		button(out, arena_printf("_%s_anyway", on->name),
		       arena_printf("%s anyway", on->label), "primary");
	} else if (on != NULL) {
		button(out, arena_printf("_%s", on->name), on->label,
		       "primary");
	}
}

static void
draw_buttons(struct buf *out, const struct form *form)
{
	const struct model_admin *admin = form->admin;
	bool stored = form->record.id != NULL;

	html(out, "<div class=\"bar\">");
	draw_saves(out, form);
	if (form_page_popup(form->req)) {
		html(out, "</div>");
		return;
	}
	button(out, "_continue", "Save and continue editing", "quiet");
	if (admin->preview != NULL)
		button(out, "_preview", "Preview", "quiet");
	if (policy_check(form->req, admin->may[ADMIN_ADD], false)) {
		button(out, "_addanother", "Save and add another", "quiet");
		if (stored && admin->add_fieldsets == NULL)
			button(out, "_saveasnew", "Save as new", "quiet");
	}
	if (!stored && admin->several != NULL)
		html(out, "<a href=\"?several=1\">Add several</a>");
	html(out, "</div>");
}

static void
draw_sections(struct buf *out, const struct form *form)
{
	size_t n = 0;

	if (form->fieldsets[0].fields == NULL ||
	    form->fieldsets[1].fields == NULL)
		return;
	html(out, "<nav class=\"sections\" aria-label=\"Sections\"><ul>");
	for (const struct fieldset *set = form->fieldsets; set->fields != NULL;
	     set++)
		html(out, "<li><a href=\"#section-%zu\">%s</a></li>", ++n,
		     set->legend);
	html(out, "</ul></nav>");
}

/* What stands between a posting and its readers. */
static void
draw_advice(struct buf *out, const struct form *form)
{
	html(out, "<div class=\"note\" role=\"status\" tabindex=\"-1\" "
		  "data-focus autofocus><p>Before volunteers see "
		  "this, look at these points:</p><ul>");
	for (size_t i = 0; i < form->advice_count; i++)
		html(out, "<li><a href=\"#id_%s\">%s</a></li>",
		     form->advice[i].field, form->advice[i].text);
	html(out, "</ul></div>");
}

static void
draw_form(struct buf *out, struct form *form)
{
	html(out,
	     "<form method=\"post\" class=\"form\" novalidate "
	     "data-record action=\"%s\">",
	     form->record.id == NULL
		     ? arena_printf("%sadd/", menu_base(form->admin))
		     : form_location(form, form->record.id));
	html_token(form->req);
	draw_buttons(out, form);
	form_draw_hidden(out, form);
	form_draw_fields(out, form);
	if (form->record.id == NULL && form->admin->more != NULL)
		form->admin->more(form, out);
	form_draw_end(out);
	html(out, "</form>");
}

static void
draw_viewed(struct buf *out, struct form *form)
{
	html(out,
	     "<div class=\"form\"><p class=\"bar\"><a class=\"button\" "
	     "href=\"%s\">Close</a></p>",
	     form_page_list(form->req, form->admin));
	form_draw_fields(out, form);
	html(out, "</div>");
}

enum error
form_view_draw(struct form *form)
{
	struct req *req = form->req;
	bool stored = form->record.id != NULL;
	enum error error;

	form_page_begin(req, form->admin, &form->record,
			form->viewed ? "View"
			: stored     ? "Change"
				     : "Add",
			form->fault_count > 0);
	form_draw_problems(&req->out, form);
	if (form->offers_anyway)
		draw_advice(&req->out, form);
	if (form->note != NULL)
		html(&req->out, "<p class=\"note\" role=\"status\">%s</p>",
		     form->note);
	draw_sections(&req->out, form);
	html(&req->out, "<div class=\"record\">");
	if (form->viewed)
		draw_viewed(&req->out, form);
	else
		draw_form(&req->out, form);
	error = stored ? aside_draw(form) : OK;
	html(&req->out, "</div>");
	frame_end(req);
	return error;
}
