/*
 * widget_refs - references: one of many, some of a few.
 */
#include "arena.h"
#include "html.h"
#include "json.h"
#include "policy.h"
#include "text.h"
#include "widgets.h"

#define CHECKBOXES_MAX 20
#define OPTIONS_SHOWN  40 /* more of them are looked through by name */

static const char not_offered[] =
	"Select a valid choice. That choice is not one of the available "
	"choices.";

static const char *
text_of(const cJSON *value)
{
	const char *text = json_text(value);

	return text == NULL ? "" : text;
}

/* It ends where the next one begins; so does a group of them. */
static void
draw_option(struct buf *out, const char *value, const char *label,
	    bool selected)
{
	html(out, "<option value=\"%s\"%s>%s", value,
	     selected ? " selected" : "", label);
}

/* What to look for among more options than a list shows; "": anything. */
static const char *
wanted(const struct form *form, const struct field *field)
{
	const char *text =
		form->sent == NULL
			? NULL
			: form_field(form,
				     arena_printf("_find_%s", field->name));

	return text == NULL ? "" : text_trim(text);
}

static bool
is_wanted(const struct option *option, const char *text)
{
	return strcasestr(option->label, text) != NULL ||
	       strcasestr(option->group, text) != NULL;
}

/* The rows of a model, in the groups that they come in; what is chosen stays
 * choosable, found or not, offered or not. */
static void
draw_options(struct buf *out, const struct form *form,
	     const struct field *field, const char *chosen)
{
	const struct options *options = &form->options;
	const char *group = "", *text = wanted(form, field);
	size_t shown = 0;

	for (size_t i = 0; i < options->count; i++) {
		const struct option *option = &options->list[i];

		if (strcmp(option->kind, field->to->name) != 0)
			continue;
		if (strcmp(option->id, chosen) != 0 &&
		    (shown == OPTIONS_SHOWN || !is_wanted(option, text)))
			continue;
		shown++;
		if (strcmp(option->group, group) != 0) {
			html(out, "<optgroup label=\"%s\">", option->group);
			group = option->group;
		}
		draw_option(out, option->id, option->label,
			    strcmp(option->id, chosen) == 0);
	}
	if (*group != '\0')
		html(out, "</optgroup>");
	if (*chosen != '\0' &&
	    options_find(options, field->to->name, chosen) == NULL &&
	    json_get(form->record.labels, field->name) != NULL)
		draw_option(out, chosen,
			    text_of(json_get(form->record.labels, field->name)),
			    true);
}

/* Who may add such a row may do so from here, and comes back to the form as it
 * is. */
static void
draw_adder(struct buf *out, const struct form *form, const struct field *field)
{
	const struct model_admin *to = model_admin_for(field->to);

	if (to != NULL && policy_check(form->req, to->may[ADMIN_ADD], false) &&
	    !(field->flags & F_OWNER))
		html(out,
		     "<button name=\"_add_%s\" value=\"1\" "
		     "class=\"quiet\">Add a new %s\xe2\x80\xa6</button>",
		     field->name, text_lower(to->model->label));
}

/* Without the script a list of thousands is no choice. */
static void
draw_finder(struct buf *out, const struct form *form, const struct field *field)
{
	size_t count = options_count(&form->options, field->to->name);

	if (count <= OPTIONS_SHOWN)
		return;
	html(out,
	     "<div class=\"copy\"><label for=\"id__find_%s\">Find among %zu"
	     "</label> <input type=\"search\" id=\"id__find_%s\" "
	     "name=\"_find_%s\" autocomplete=\"off\" value=\"%s\"> "
	     "<button name=\"_find\" value=\"%s\" class=\"quiet\">Find"
	     "</button></div>",
	     field->name, count, field->name, field->name, wanted(form, field),
	     field->name);
}

static void
draw_ref(struct buf *out, const struct form *form, const struct field *field,
	 const cJSON *value)
{
	draw_finder(out, form, field);
	html(out, "<select");
	widget_names(out, form, field);
	html(out, "><option value=\"\">---------</option>");
	draw_options(out, form, field, text_of(value));
	html(out, "</select>");
	draw_adder(out, form, field);
}

/* An id that was offered, or that is stored. */
static bool
offered(const struct form *form, const struct field *field, const char *id)
{
	const cJSON *stored = json_get(form->record.values, field->name);

	return *id == '\0' || strcmp(text_of(stored), id) == 0 ||
	       options_find(&form->options, field->to->name, id) != NULL;
}

static enum error
read_ref(struct form *form, const struct field *field, cJSON **value)
{
	const char *id = form_field(form, field->name);

	if (id == NULL)
		return OK;
	if (!offered(form, field, id)) {
		form_fault(form, field->name, NULL, "%s", not_offered);
		id = "";
	}
	*value = *id == '\0' ? cJSON_CreateNull() : cJSON_CreateString(id);
	return OK;
}

static bool
holds(const cJSON *list, const char *id)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, list)
		if (strcmp(text_of(item), id) == 0)
			return true;
	return false;
}

static void
draw_ticks(struct buf *out, const struct form *form, const struct field *field,
	   const cJSON *value)
{
	size_t n = 0;

	for (size_t i = 0; i < form->options.count; i++) {
		const struct option *option = &form->options.list[i];
		const char *id =
			n == 0 ? arena_printf("id_%s", field->name)
			       : arena_printf("id_%s_%zu", field->name, n);

		if (strcmp(option->kind, field->to->name) != 0)
			continue;
		html(out,
		     "<div class=\"choice\"><input type=\"checkbox\" "
		     "id=\"%s\" name=\"%s\" value=\"%s\"%s",
		     id, field->name, option->id,
		     holds(value, option->id) ? " checked" : "");
		widget_describes(out, form, arena_printf("id_%s", field->name));
		html(out, "><label for=\"%s\">%s</label></div>", id,
		     option->label);
		n++;
	}
}

static void
draw_refs(struct buf *out, const struct form *form, const struct field *field,
	  const cJSON *value)
{
	if (options_count(&form->options, field->to->name) <= CHECKBOXES_MAX) {
		draw_ticks(out, form, field, value);
		return;
	}
	html(out, "<select multiple size=\"10\"");
	widget_names(out, form, field);
	html(out, ">");
	for (size_t i = 0; i < form->options.count; i++) {
		const struct option *option = &form->options.list[i];

		if (strcmp(option->kind, field->to->name) == 0)
			draw_option(out, option->id, option->label,
				    holds(value, option->id));
	}
	html(out, "</select>");
}

static enum error
read_refs(struct form *form, const struct field *field, cJSON **value)
{
	const cJSON *stored = json_get(form->record.values, field->name);

	*value = cJSON_CreateArray();
	for (size_t i = 0; i < form->sent->count; i++) {
		const struct pair *pair = &form->sent->list[i];

		if (strcmp(pair->name, field->name) != 0 ||
		    holds(*value, pair->value))
			continue;
		if (options_find(&form->options, field->to->name,
				 pair->value) == NULL &&
		    !holds(stored, pair->value)) {
			form_fault(form, field->name, NULL, "%s", not_offered);
			continue;
		}
		cJSON_AddItemToArray(*value, cJSON_CreateString(pair->value));
	}
	return OK;
}

const struct widget widget_ref = { .draw = draw_ref, .read = read_ref };
const struct widget widget_refs = { .draw = draw_refs,
				    .read = read_refs,
				    .group = true };
