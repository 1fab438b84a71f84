/*
 * skill_names - skills by their names, as a form offers and reads them.
 */
#include "skill_names.h"

#include "html.h"
#include "json.h"
#include "text.h"

/* All names of a large catalogue would be most of the page. */
#define OFFERED_MAX 250
#define SIMILAR_MAX 3

const struct option *
skill_named(const struct form *form, const char *typed)
{
	const struct option *option =
		options_find(&form->options, skill.name, typed);
	const char *name = text_lower(text_trim(typed));

	for (size_t i = 0; option == NULL && i < form->options.count; i++) {
		const struct option *other = &form->options.list[i];

		if (strcmp(other->kind, skill.name) == 0 &&
		    strcmp(text_lower(other->label), name) == 0)
			option = other;
	}
	return option;
}

const char *
skill_similar(const struct form *form, const char *typed)
{
	struct buf out;
	size_t found = 0;

	buf_init(&out, 4096);
	for (size_t i = 0; i < form->options.count && found < SIMILAR_MAX;
	     i++) {
		const struct option *option = &form->options.list[i];

		if (strcmp(option->kind, skill.name) != 0 ||
		    strcasestr(option->label, typed) == NULL)
			continue;
		buf_addf(&out, "%s\xe2\x80\x9c%s\xe2\x80\x9d",
			 found == 0 ? "Did you mean " : " or ", option->label);
		found++;
	}
	if (found == 0)
		return "Choose another, or remove the row.";
	buf_char(&out, '?');
	return out.text;
}

/* The community of the role that the form shows, "" if it is not known. */
static const char *
community_of(const struct form *form)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const char *id = json_text(json_get(form->shown, field->name));
		const struct option *option;

		if (field->type != T_REF || id == NULL)
			continue;
		option = options_find(&form->options, field->to->name, id);
		if (option != NULL)
			return *option->group != '\0' ? option->group
						      : option->label;
	}
	return "";
}

void
skill_names_draw(struct buf *out, const struct form *form, const char *id)
{
	const char *first = community_of(form);
	size_t shown = 0;

	html(out, "<datalist id=\"%s\">", id);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < form->options.count; i++) {
			const struct option *option = &form->options.list[i];
			bool near = *first != '\0' &&
				    strstr(option->group, first) != NULL;

			if (strcmp(option->kind, skill.name) == 0 &&
			    near == (pass == 0) && shown++ < OFFERED_MAX)
				html(out, "<option>%s", option->label);
		}
	}
	html(out, "</datalist>");
}
