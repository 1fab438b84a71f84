/*
 * widget_text - stored values as people read them, where they cannot be
 * changed: in read-only forms, in the history, on the page of a conflict.
 */
#include "html.h"
#include "json.h"
#include "meeting_text.h"
#include "policy.h"
#include "widgets.h"

/* A link for those who may follow it. */
static void
text_link(struct buf *out, const struct form *form, const struct field *field,
	  const char *id, const char *label)
{
	const struct model_admin *admin = model_admin_for(field->to);

	if (admin == NULL || id == NULL ||
	    !policy_check(form->req, admin->may[ADMIN_VIEW], true))
		html_user(out, label);
	else
		html(out,
		     "<a href=\"/admin/%s/%s/%s/change/\" dir=\"auto\">%s</a>",
		     admin->app, admin->slug, id, label);
}

static void
text_skills(struct buf *out, const struct form *form, const cJSON *value)
{
	const cJSON *entry;

	html(out, "<ul>");
	cJSON_ArrayForEach(entry, value) {
		const struct option *option =
			options_find(&form->options, skill.name, entry->string);

		html(out, "<li>%s %s</li>",
		     option == NULL ? "Unknown skill (removed from the "
				      "catalogue)"
				    : option->label,
		     json_text(entry));
	}
	html(out, "</ul>");
}

static void
text_list(struct buf *out, const cJSON *list, bool meetings)
{
	const cJSON *item;

	html(out, "<ul>");
	cJSON_ArrayForEach(item, list)
		html(out, "<li dir=\"auto\">%s</li>",
		     meetings ? meeting_line(item) : json_text(item));
	html(out, "</ul>");
}

static void
text_plain(struct buf *out, const struct field *field, const cJSON *value)
{
	enum type type = field->type == T_SHOWN ? field->as : field->type;
	const char *text = json_text(value);
	const char *label = NULL;

	if (type == T_BOOL)
		text = cJSON_IsTrue(value) ? "Yes" : "No";
	if (type == T_CHOICE && text != NULL)
		label = choice_label(field->choices, text);
	if (label != NULL)
		text = label;
	html(out,
	     type == T_TEXT ? "<div class=\"text\" dir=\"auto\">%s</div>"
			    : "<span dir=\"auto\">%s</span>",
	     text == NULL || *text == '\0' ? "-" : text);
}

void
widget_text(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	const cJSON *label = json_get(form->record.labels, field->name);

	html(out, "<div class=\"readonly\" id=\"id_%s\">", field->name);
	if (form_empty(value))
		html(out, "-");
	else if (field->type == T_SKILLS || cJSON_IsObject(value))
		text_skills(out, form, value);
	else if (field->type == T_REFS)
		text_list(out, label, false);
	else if (cJSON_IsArray(value))
		text_list(out, value, true);
	else if (field->type == T_REF)
		text_link(out, form, field, json_text(value),
			  json_text(label) == NULL ? "-" : json_text(label));
	else
		text_plain(out, field, value);
	html(out, "</div>");
}
