/*
 * widget_matrix - a skill matrix as text, one "Name: level" a line.
 *
 * Names are of the catalogue; ids that are in none have no name, so they stay
 * as they are.
 */
#include "arena.h"
#include "html.h"
#include "json.h"
#include "skill_names.h"
#include "text.h"
#include "widgets.h"

#define FIELD "matrix_text"

static void
draw_matrix(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	const cJSON *entry;
	size_t unknown = 0;

	html(out,
	     "<textarea id=\"id_%s\" name=\"" FIELD "\" rows=\"12\" "
	     "dir=\"auto\"",
	     field->name);
	widget_describes(out, form, arena_printf("id_%s", field->name));
	html(out, ">\n");
	if (form_field(form, FIELD) != NULL)
		html_text(out, form_field(form, FIELD));
	cJSON_ArrayForEach(entry, value) {
		const struct option *option =
			options_find(&form->options, skill.name, entry->string);

		if (option == NULL)
			unknown++;
		else if (form->sent == NULL)
			html(out, "%s: %s\n", option->label, json_text(entry));
	}
	html(out, "</textarea>");
	if (unknown > 0)
		html(out,
		     "<p class=\"help\">%zu unknown skill%s (removed from "
		     "the catalogue) stay%s as %s.</p>",
		     unknown, unknown == 1 ? "" : "s", unknown == 1 ? "s" : "",
		     unknown == 1 ? "it is" : "they are");
}

static void
read_line(struct form *form, const struct field *field, const char *line,
	  cJSON *matrix)
{
	const char *colon = strrchr(line, ':');
	const char *name = colon == NULL
				   ? line
				   : text_trim(arena_strndup(
					     line, (size_t)(colon - line)));
	const struct option *found = skill_named(form, name);
	long level;

	if (colon == NULL || !text_integer(text_trim(colon + 1), 1, 5, &level))
		form_fault(form, field->name, NULL,
			   "Write \xe2\x80\x9cName: level\xe2\x80\x9d, with a "
			   "level from 1 to 5, not \xe2\x80\x9c%s\xe2\x80\x9d.",
			   text_cut(line, 100));
	else if (found == NULL)
		form_fault(form, field->name, NULL,
			   "There is no skill \xe2\x80\x9c%s\xe2\x80\x9d in "
			   "the catalogue.",
			   text_cut(name, 100));
	else
		json_set(matrix, found->id, json_number(level));
}

static enum error
read_matrix(struct form *form, const struct field *field, cJSON **value)
{
	const char *text = form_field(form, FIELD);
	const cJSON *stored = json_get(form->record.values, field->name);
	const cJSON *entry;

	if (text == NULL)
		return OK;
	*value = cJSON_CreateObject();
	while (*text != '\0') {
		size_t length = strcspn(text, "\r\n");
		const char *line = text_trim(arena_strndup(text, length));

		if (*line != '\0')
			read_line(form, field, line, *value);
		text += length + (text[length] != '\0');
	}
	cJSON_ArrayForEach(entry, stored)
		if (options_find(&form->options, skill.name, entry->string) ==
		    NULL)
			json_set(*value, entry->string,
				 cJSON_Duplicate(entry, true));
	return OK;
}

const struct widget widget_matrix = { .draw = draw_matrix,
				      .read = read_matrix };
