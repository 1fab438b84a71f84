/*
 * form_draw - the form of one record as HTML.
 */
#include "form_draw.h"

#include "arena.h"
#include "html.h"
#include "json.h"
#include "once.h"
#include "widgets.h"

#define BASE_MAX (8UL << 10)

static void
draw_problem(struct buf *out, const struct form_fault *fault)
{
	if (*fault->field == '\0')
		html(out, "<li>%s</li>", fault->text);
	else
		html(out, "<li><a href=\"#%s\">%s%s%s</a></li>", fault->target,
		     fault->label == NULL ? "" : fault->label,
		     fault->label == NULL ? "" : ": ", fault->text);
}

/* Where in the form a fault belongs: first what is of all of it, last what is
 * no field of the model. */
static size_t
place_of(const struct form *form, const struct form_fault *fault)
{
	size_t place = 0;

	if (*fault->field == '\0')
		return place;
	FOR_EACH_FORM_FIELD(field, form)
	{
		place++;
		if (strcmp(field->name, fault->field) == 0)
			return place;
	}
	return place + 1;
}

void
form_draw_problems(struct buf *out, const struct form *form)
{
	size_t last = 0;

	if (form->fault_count == 0)
		return;
	html(out, "<div class=\"errornote\" role=\"alert\" tabindex=\"-1\" "
		  "data-focus autofocus>");
	html_icon(out, "error");
	html(out,
	     "<h2>There is a problem</h2><p>%s</p><ul class=\"errorlist\">",
	     form->fault_count == 1 ? "Please correct the error below."
				    : "Please correct the errors below.");
	for (size_t i = 0; i < form->fault_count; i++)
		if (place_of(form, &form->faults[i]) > last)
			last = place_of(form, &form->faults[i]);
	for (size_t place = 0; place <= last; place++)
		for (size_t i = 0; i < form->fault_count; i++)
			if (place_of(form, &form->faults[i]) == place)
				draw_problem(out, &form->faults[i]);
	html(out, "</ul></div>");
}

static bool
is_wrong(const struct form *form, const struct field *field)
{
	for (size_t i = 0; i < form->fault_count; i++)
		if (strcmp(form->faults[i].field, field->name) == 0)
			return true;
	return false;
}

/* The record that is there already may be what was wanted. */
static void
draw_taken(struct buf *out, const struct form_fault *fault)
{
	if (fault->url == NULL)
		return;
	html(out, " <a href=\"%s\">Open <span dir=\"auto\">%s</span></a>",
	     fault->url, fault->record);
}

/* The faults of the field as a whole; those of its rows stand there. */
static void
draw_faults(struct buf *out, const struct form *form, const struct field *field)
{
	const char *target = arena_printf("id_%s", field->name);
	bool first = true;

	for (size_t i = 0; i < form->fault_count; i++) {
		if (strcmp(form->faults[i].target, target) != 0)
			continue;
		html(out, "<p class=\"error\"");
		if (first)
			html(out, " id=\"%s_error\"", target);
		html(out, ">");
		html_icon(out, "error");
		html(out, "%s", form->faults[i].text);
		draw_taken(out, &form->faults[i]);
		html(out, "</p>");
		first = false;
	}
}

/* Unless it stands above the form. */
static void
draw_advice(struct buf *out, const struct form *form, const struct field *field)
{
	for (size_t i = 0; i < form->advice_count && !form->offers_anyway; i++)
		if (strcmp(form->advice[i].field, field->name) == 0)
			html(out, "<p class=\"advice\">%s</p>",
			     form->advice[i].text);
}

static bool
is_optional(const struct form *form, const struct field *field)
{
	const struct choice *needed = form->admin->required;

	for (; needed != NULL && needed->value != NULL; needed++)
		if (strcmp(needed->value, field->name) == 0)
			return false;
	return field->type != T_BOOL && field->type != T_CHOICE &&
	       ((field->flags & (F_NULL | F_BLANK)) || field->preset != NULL);
}

static void
draw_help(struct buf *out, const struct form *form, const struct field *field)
{
	const char *help = widget_help(form, field);

	if (help != NULL)
		html(out, "<p class=\"help\" id=\"id_%s_help\">%s</p>",
		     field->name, help);
}

static const char *
optional(const struct form *form, const struct field *field)
{
	return is_optional(form, field) ? " (optional)" : "";
}

static void
draw_group(struct buf *out, const struct form *form, const struct field *field,
	   const struct widget *widget, const cJSON *value)
{
	html(out, "<fieldset class=\"choices\"");
	if (widget_help(form, field) != NULL)
		html(out, " aria-describedby=\"id_%s_help\"", field->name);
	html(out, "><legend>%s<span class=\"optional\">%s</span></legend>",
	     field_label(field), optional(form, field));
	draw_help(out, form, field);
	draw_faults(out, form, field);
	widget->draw(out, form, field, value);
	html(out, "</fieldset>");
}

static void
draw_single(struct buf *out, const struct form *form, const struct field *field,
	    const struct widget *widget, const cJSON *value)
{
	bool after = field->type == T_BOOL && widget->read != NULL;

	if (after) {
		html(out, "<div class=\"check\">");
		widget->draw(out, form, field, value);
	}
	if (widget->read == NULL || form->viewed)
		html(out, "<span class=\"label\">%s</span>",
		     field_label(field));
	else
		html(out,
		     "<label for=\"id_%s\">%s<span class=\"optional\">%s"
		     "</span></label>",
		     field->name, field_label(field), optional(form, field));
	if (after)
		html(out, "</div>");
	draw_help(out, form, field);
	draw_faults(out, form, field);
	if (!after)
		widget->draw(out, form, field, value);
}

static void
draw_field(struct buf *out, const struct form *form, const struct field *field)
{
	const struct widget *widget =
		form->viewed ? &widget_shown : form_widget(form, field);
	const cJSON *value = json_get(form->shown, field->name);

	html(out, "<div class=\"field field-%s%s\">", field->name,
	     is_wrong(form, field) ? " errors" : "");
	if (widget->group)
		draw_group(out, form, field, widget, value);
	else
		draw_single(out, form, field, widget, value);
	draw_advice(out, form, field);
	html(out, "</div>");
}

void
form_draw_fields(struct buf *out, const struct form *form)
{
	size_t n = 0;

	for (const struct fieldset *set = form->fieldsets; set->fields != NULL;
	     set++) {
		html(out,
		     "<fieldset class=\"section\" id=\"section-%zu\">"
		     "<legend>%s</legend>",
		     ++n, set->legend);
		if (set->intro != NULL)
			html(out, "<p class=\"intro\">%s</p>", set->intro);
		for (size_t i = 0; set->fields[i] != NULL; i++)
			draw_field(out, form,
				   model_field(form->admin->model,
					       set->fields[i]));
		html(out, "</fieldset>");
	}
}

/* The digest of each field as it was when the form was first drawn. */
static const char *
base_of(const struct form *form)
{
	struct buf out;

	if (form_field(form, "_base") != NULL)
		return form_field(form, "_base");
	buf_init(&out, BASE_MAX);
	FOR_EACH_FORM_FIELD(field, form)
	if (form_widget(form, field)->read != NULL)
		buf_addf(&out, "%s%s-%s", out.length == 0 ? "" : ",",
			 field->name,
			 form_digest(field, json_get(form->record.values,
						     field->name)));
	return out.text;
}

/* Fields that travel with the form from page to page. */
static const char *const carried[] = { "_changelist_filters", "back",
				       "_popup" };

void
form_draw_hidden(struct buf *out, const struct form *form)
{
	for (size_t i = 0; i < sizeof(carried) / sizeof(carried[0]); i++) {
		const char *value = form_field(form, carried[i]);

		if (value == NULL)
			value = pairs_get(&form->req->parameters, carried[i]);
		if (value != NULL && *value != '\0')
			html_hidden(out, carried[i], value);
	}
	if (form->record.id == NULL) {
		const char *once = form_field(form, "_once");

		html_hidden(out, "_once", once == NULL ? once_new() : once);
		return;
	}
	html_hidden(out, "_version",
		    form_field(form, "_version") == NULL
			    ? form->record.version
			    : form_field(form, "_version"));
	html_hidden(out, "_base", base_of(form));
}

void
form_draw_end(struct buf *out)
{
	html_hidden(out, "_end", "1");
}
