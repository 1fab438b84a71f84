/*
 * widgets - by type: how a field is drawn in a form, and what is read of it.
 */
#include "widgets.h"

#include "arena.h"
#include "html.h"
#include "json.h"
#include "policy.h"
#include "text.h"

const char *
widget_help(const struct form *form, const struct field *field)
{
	if (form->viewed || form_widget(form, field)->prefix != NULL)
		return NULL;
	return field->help;
}

/* Controls of rows have no help of their own. */
static bool
is_helped(const struct form *form, const char *target)
{
	const struct field *field =
		model_field(form->admin->model, target + strlen("id_"));

	return field != NULL && widget_help(form, field) != NULL &&
	       !form_widget(form, field)->group;
}

void
widget_describes(struct buf *out, const struct form *form, const char *target)
{
	bool helped = is_helped(form, target);
	bool wrong = false;

	for (size_t i = 0; i < form->fault_count; i++)
		wrong = wrong || strcmp(form->faults[i].target, target) == 0;
	if (wrong)
		html(out, " aria-invalid=\"true\"");
	if (wrong && helped)
		html(out, " aria-describedby=\"%s_error %s_help\"", target,
		     target);
	else if (wrong)
		html(out, " aria-describedby=\"%s_error\"", target);
	else if (helped)
		html(out, " aria-describedby=\"%s_help\"", target);
}

void
widget_names(struct buf *out, const struct form *form,
	     const struct field *field)
{
	const char *id = arena_printf("id_%s", field->name);

	html(out, " id=\"%s\" name=\"%s\"", id, field->name);
	widget_describes(out, form, id);
}

static const char *
text_of(const cJSON *value)
{
	const char *text = json_text(value);

	return text == NULL ? "" : text;
}

/* Trimmed; what no page can show is refused where it was typed. */
static enum error
read_line(struct form *form, const struct field *field, cJSON **value)
{
	const char *text = form_field(form, field->name);

	if (text == NULL)
		return OK;
	for (const char *p = text; *p != '\0'; p++) {
		if (((unsigned char)*p < ' ' && strchr("\t\n\r", *p) == NULL) ||
		    *p == 127) {
			form_fault(form, field->name, NULL, FORM_UNSTORABLE);
			break;
		}
	}
	if (field->type != T_TEXT)
		text = text_trim(text);
	*value = cJSON_CreateString(text);
	return OK;
}

static enum error
read_text(struct form *form, const struct field *field, cJSON **value)
{
	enum error error = read_line(form, field, value);
	struct buf out;

	if (error != OK || *value == NULL)
		return error;
	buf_init(&out, FORM_MAX);
	for (const char *p = (*value)->valuestring; *p != '\0'; p++)
		if (p[0] != '\r' || p[1] != '\n')
			buf_char(&out, *p);
	*value = cJSON_CreateString(out.text);
	return OK;
}

/* Empty is null where that is allowed; no number stays what it is, so that the
 * model's check can say so. */
static enum error
read_null(struct form *form, const struct field *field, cJSON **value)
{
	const char *text = form_field(form, field->name);

	if (text == NULL)
		return OK;
	text = text_trim(text);
	*value = *text == '\0' && (field->flags & F_NULL)
			 ? cJSON_CreateNull()
			 : cJSON_CreateString(text);
	return OK;
}

static enum error
read_flag(struct form *form, const struct field *field, cJSON **value)
{
	*value = cJSON_CreateBool(form_field(form, field->name) != NULL);
	return OK;
}

static void
draw_input(struct buf *out, const struct form *form, const struct field *field,
	   const cJSON *value, const char *type)
{
	html(out, "<input type=\"%s\"", type);
	widget_names(out, form, field);
	html(out, " dir=\"auto\" value=\"%s\"", text_of(value));
	if (field->type == T_LINE || field->type == T_EMAIL)
		html(out, " maxlength=\"%ld\"", field->max);
	else if (field->type == T_INT)
		html(out, " min=\"%ld\" max=\"%ld\" inputmode=\"numeric\"",
		     field->min, field->max);
	html(out, ">");
}

static void
draw_line(struct buf *out, const struct form *form, const struct field *field,
	  const cJSON *value)
{
	draw_input(out, form, field, value, "text");
}

static void
draw_email(struct buf *out, const struct form *form, const struct field *field,
	   const cJSON *value)
{
	draw_input(out, form, field, value, "email");
}

static void
draw_number(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	draw_input(out, form, field, value, "number");
}

static void
draw_date(struct buf *out, const struct form *form, const struct field *field,
	  const cJSON *value)
{
	draw_input(out, form, field, value, "date");
}

/* A line break behind the tag is for the parser, which drops one. */
static void
draw_text(struct buf *out, const struct form *form, const struct field *field,
	  const cJSON *value)
{
	bool long_one = (field->flags & F_BLANK) == 0;

	html(out, "<textarea");
	widget_names(out, form, field);
	html(out, " rows=\"%d\" maxlength=\"%ld\" dir=\"auto\">\n%s</textarea>",
	     long_one ? 12 : 5, field->max, text_of(value));
}

static void
draw_flag(struct buf *out, const struct form *form, const struct field *field,
	  const cJSON *value)
{
	html(out, "<input type=\"checkbox\" value=\"on\"");
	widget_names(out, form, field);
	html(out, "%s>", cJSON_IsTrue(value) ? " checked" : "");
}

static void
draw_radio(struct buf *out, const struct form *form, const struct field *field,
	   const struct choice *choice, size_t i, bool checked)
{
	const char *id = i == 0 ? arena_printf("id_%s", field->name)
				: arena_printf("id_%s_%zu", field->name, i);

	html(out,
	     "<div class=\"choice\"><input type=\"radio\" id=\"%s\" "
	     "name=\"%s\" value=\"%s\"%s",
	     id, field->name, choice->value, checked ? " checked" : "");
	widget_describes(out, form, arena_printf("id_%s", field->name));
	html(out, "><label for=\"%s\">%s", id, choice->label);
	if (choice->help != NULL)
		html(out, " <span class=\"help\">%s</span>", choice->help);
	html(out, "</label></div>");
}

static void
draw_choice(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	const char *text = text_of(value);

	for (size_t i = 0; field->choices[i].value != NULL; i++)
		draw_radio(out, form, field, &field->choices[i], i,
			   strcmp(field->choices[i].value, text) == 0);
}

static const struct widget line = { .draw = draw_line, .read = read_line };
static const struct widget email = { .draw = draw_email, .read = read_line };
static const struct widget text = { .draw = draw_text, .read = read_text };
static const struct widget number = { .draw = draw_number, .read = read_null };
static const struct widget date = { .draw = draw_date, .read = read_null };
static const struct widget flag = { .draw = draw_flag, .read = read_flag };
static const struct widget choice = { .draw = draw_choice,
				      .read = read_null,
				      .group = true };

/* Times, ids and what is computed are shown; JSON and skills need an editor of
 * rows, which the model's admin names; a password is no field. */
const struct widget *const widgets[T__MAX] = {
	[T_UUID] = NULL,         [T_LINE] = &line,  [T_TEXT] = &text,
	[T_EMAIL] = &email,      [T_INT] = &number, [T_BOOL] = &flag,
	[T_CHOICE] = &choice,    [T_DATE] = &date,  [T_TIME] = NULL,
	[T_SECRET] = NULL,       [T_JSON] = NULL,   [T_REF] = &widget_ref,
	[T_REFS] = &widget_refs, [T_SKILLS] = NULL, [T_SHOWN] = NULL,
};
