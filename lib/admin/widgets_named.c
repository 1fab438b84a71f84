/*
 * widgets_named - widgets that a model names because its type's would not do.
 */
#include "arena.h"
#include "html.h"
#include "json.h"
#include "text.h"
#include "widgets.h"

static const char *
text_of(const cJSON *value)
{
	const char *text = json_text(value);

	return text == NULL ? "" : text;
}

/* --- a line, with what other rows have -------------------------------- */

#define SUGGESTED 60

static void
draw_suggestions(struct buf *out, const struct form *form,
		 const struct field *field, const cJSON *value)
{
	html(out, "<input type=\"text\" list=\"%s_list\" autocomplete=\"off\"",
	     field->name);
	widget_names(out, form, field);
	html(out, " dir=\"auto\" maxlength=\"%ld\" value=\"%s\">", field->max,
	     text_of(value));
	html(out, "<datalist id=\"%s_list\">", field->name);
	for (size_t i = 0, shown = 0;
	     i < form->options.count && shown < SUGGESTED; i++) {
		if (strcmp(form->options.list[i].kind, field->name) != 0)
			continue;
		html(out, "<option>%s", form->options.list[i].label);
		shown++;
	}
	html(out, "</datalist>");
}

/* Its letters and digits in lower case: "Civic-Tech Jobs" is "civictechjobs".
 */
static const char *
squeezed(const char *text)
{
	char *to = arena_strdup(text), *start = to;

	for (; *text != '\0'; text++)
		if (strchr(" \t-_./", *text) == NULL)
			*to++ = *text;
	*to = '\0';
	return text_lower(start);
}

static enum error
read_suggestions(struct form *form, const struct field *field, cJSON **value)
{
	enum error error = widgets[T_LINE]->read(form, field, value);
	const char *typed = *value == NULL ? "" : (*value)->valuestring;

	for (size_t i = 0; i < form->options.count && *typed != '\0'; i++) {
		const struct option *option = &form->options.list[i];

		if (strcmp(option->kind, field->name) == 0 &&
		    strcmp(option->label, typed) != 0 &&
		    strcmp(squeezed(option->label), squeezed(typed)) == 0) {
			form_advise(form, field->name,
				    "Did you mean \xe2\x80\x98%s\xe2\x80\x99?",
				    option->label);
			break;
		}
	}
	return error;
}

const struct widget widget_suggestions = { .draw = draw_suggestions,
					   .read = read_suggestions };

/* --- a choice that no other row has ------------------------------------ */

static void
draw_unused(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	size_t n = 0;

	for (const struct choice *c = field->choices; c->value != NULL; c++) {
		bool own = strcmp(text_of(value), c->value) == 0;
		bool taken = false;
		const char *id =
			n == 0 ? arena_printf("id_%s", field->name)
			       : arena_printf("id_%s_%zu", field->name, n);

		for (size_t i = 0; i < form->options.count; i++)
			taken = taken || (strcmp(form->options.list[i].kind,
						 field->name) == 0 &&
					  strcmp(form->options.list[i].label,
						 c->value) == 0);
		if (taken && !own)
			continue;
		html(out,
		     "<div class=\"choice\"><input type=\"radio\" id=\"%s\" "
		     "name=\"%s\" value=\"%s\"%s",
		     id, field->name, c->value, own ? " checked" : "");
		widget_describes(out, form, arena_printf("id_%s", field->name));
		html(out, "><label for=\"%s\">%s</label></div>", id, c->label);
		n++;
	}
	if (n == 0)
		html(out, "<p id=\"id_%s\">All of them exist already.</p>",
		     field->name);
}

static enum error
read_unused(struct form *form, const struct field *field, cJSON **value)
{
	return widgets[T_CHOICE]->read(form, field, value);
}

const struct widget widget_unused = { .draw = draw_unused,
				      .read = read_unused,
				      .group = true };

/* --- usual answers, or one's own words ----------------------------------- */

static const struct choice usual[] = {
	{ "", "Any", NULL },
	{ "junior", "Junior", NULL },
	{ "mid-level", "Mid-level", NULL },
	{ "senior", "Senior", NULL },
	{ NULL, NULL, NULL },
};

static void
draw_radio_or_text(struct buf *out, const struct form *form,
		   const struct field *field, const cJSON *value)
{
	const char *text = text_of(value);
	bool other = choice_label(usual, text) == NULL;
	const char *words =
		form_field(form, arena_printf("%s_text", field->name));
	const char *target = arena_printf("id_%s", field->name);

	for (size_t i = 0; usual[i].value != NULL; i++) {
		const char *id =
			i == 0 ? target : arena_printf("%s_%zu", target, i);

		html(out,
		     "<div class=\"choice\"><input type=\"radio\" id=\"%s\" "
		     "name=\"%s\" value=\"%s\"%s",
		     id, field->name, usual[i].value,
		     strcmp(usual[i].value, text) == 0 ? " checked" : "");
		widget_describes(out, form, target);
		html(out, "><label for=\"%s\">%s</label></div>", id,
		     usual[i].label);
	}
	html(out,
	     "<div class=\"choice\"><input type=\"radio\" id=\"%s_other\" "
	     "name=\"%s\" value=\"other\"%s><label for=\"%s_other\">Other"
	     "</label> <input type=\"text\" name=\"%s_text\" "
	     "aria-label=\"%s, in your own words\" dir=\"auto\" "
	     "maxlength=\"%ld\" value=\"%s\"></div>",
	     target, field->name, other ? " checked" : "", target, field->name,
	     field_label(field), field->max,
	     words != NULL ? words
	     : other       ? text
			   : "");
}

/* A value that is no radio is the text itself.  Words beside another radio
 * would be lost without a word. */
static enum error
read_radio_or_text(struct form *form, const struct field *field, cJSON **value)
{
	const char *sent = form_field(form, field->name);
	const char *words =
		form_field(form, arena_printf("%s_text", field->name));
	const cJSON *stored = json_get(form->record.values, field->name);

	if (sent == NULL)
		return OK;
	words = words == NULL ? "" : text_trim(words);
	if (strcmp(sent, "other") == 0)
		sent = words;
	else if (*words != '\0' && strcmp(words, text_of(stored)) != 0)
		form_fault(form, field->name, NULL,
			   "Choose Other, or take away what is written there.");
	*value = cJSON_CreateString(text_trim(sent));
	return OK;
}

const struct widget widget_radio_or_text = { .draw = draw_radio_or_text,
					     .read = read_radio_or_text,
					     .group = true };

/* --- whose record it is -------------------------------------------------- */

static void
draw_owner(struct buf *out, const struct form *form, const struct field *field,
	   const cJSON *value)
{
	if (form->record.id == NULL)
		html(out, "<p id=\"id_%s\">You</p>", field->name);
	else
		widget_text(out, form, field, value);
}

const struct widget widget_owner = { .draw = draw_owner };

/* --- what is only shown --------------------------------------------------- */

static void
draw_shown(struct buf *out, const struct form *form, const struct field *field,
	   const cJSON *value)
{
	widget_text(out, form, field, value);
}

const struct widget widget_shown = { .draw = draw_shown };

/* --- an id of elsewhere: people read whether there is one --------------- */

static void
draw_linked(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	bool local = text_starts(text_of(value), "local:");

	(void)form;
	html(out, "<div class=\"readonly\" id=\"id_%s\">%s</div>", field->name,
	     local ? "Not linked yet" : "Linked");
}

const struct widget widget_linked = { .draw = draw_linked };
