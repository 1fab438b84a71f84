/*
 * posting_preview - an opportunity as volunteers see it: the sections, order
 * and headings of its page on the public site.
 */
#include "html.h"
#include "json.h"
#include "meeting_text.h"
#include "models.h"
#include "posting.h"
#include "text.h"
#include "user_text.h"

static const char *
shown(const struct form *form, const char *name)
{
	const char *text = json_text(json_get(form->shown, name));

	return text == NULL ? "" : text;
}

static void
draw_section(struct buf *out, const char *heading, const char *text)
{
	if (*text_trim(text) == '\0')
		return;
	html(out, "<section><h3>%s</h3>", heading);
	user_text(out, text);
	html(out, "</section>");
}

static const char *
label_of(const struct choice *choices, const char *value)
{
	const char *label = choice_label(choices, value);

	return label == NULL ? value : label;
}

static void
draw_facts(struct buf *out, const struct form *form)
{
	const struct option *role_of =
		options_find(&form->options, role.name, shown(form, "role"));

	html(out, "<ul class=\"chips\">");
	if (role_of != NULL)
		html(out, "<li>%s</li>", role_of->group);
	if (*shown(form, "min_hours_required") != '\0')
		html(out, "<li>%s hours a week</li>",
		     shown(form, "min_hours_required"));
	if (*shown(form, "work_environment") != '\0')
		html(out, "<li>%s</li>",
		     label_of(work_environments,
			      shown(form, "work_environment")));
	if (*shown(form, "min_experience_required") != '\0')
		html(out, "<li dir=\"auto\">%s</li>",
		     shown(form, "min_experience_required"));
	html(out, "</ul>");
	if (*shown(form, "closes_on") != '\0')
		html(out, "<p>Closes %s</p>", shown(form, "closes_on"));
}

static void
draw_meetings(struct buf *out, const struct form *form)
{
	const cJSON *list = json_get(form->shown, "meeting_times");
	const cJSON *item;

	html(out, "<section><h3>Meetings</h3>");
	if (form_empty(list))
		html(out, "<p>To be agreed with the team.</p>");
	html(out, "<ul>");
	cJSON_ArrayForEach(item, list)
		html(out, "<li dir=\"auto\">%s</li>", meeting_line(item));
	html(out, "</ul></section>");
}

static void
draw_skills(struct buf *out, const struct form *form)
{
	const cJSON *skills = json_get(form->shown, "skills");
	const cJSON *entry;

	html(out, "<section><h3>Skills</h3>");
	if (form_empty(skills))
		html(out, "<p>None in particular.</p>");
	html(out, "<ul>");
	cJSON_ArrayForEach(entry, skills) {
		const struct option *option =
			options_find(&form->options, skill.name, entry->string);

		if (option != NULL)
			html(out, "<li>%s, level %s</li>", option->label,
			     json_text(entry));
	}
	html(out, "</ul></section>");
}

static const char *
heading_of(const struct form *form)
{
	const struct option *option =
		options_find(&form->options, role.name, shown(form, "role"));

	return option == NULL ? "(no role yet)" : option->label;
}

void
posting_preview(struct form *form, struct buf *out)
{
	const char *status = shown(form, "status");
	bool open = strcmp(status, "open") == 0;

	html(out, "<p class=\"note\">Preview \xe2\x80\x93 volunteers %s%s</p>",
	     open ? "see this now" : "do not see this: ",
	     open ? ""
		  : text_lower(label_of(opportunity_statuses,
					*status == '\0' ? "draft" : status)));
	html(out, "<article class=\"preview\"><h2><span dir=\"auto\">%s</span>",
	     heading_of(form));
	if (*shown(form, "project_name") != '\0')
		html(out, " <span class=\"project\" dir=\"auto\">%s</span>",
		     shown(form, "project_name"));
	html(out, "</h2>");
	draw_facts(out, form);
	draw_section(out, "About the project", shown(form, "overview"));
	draw_section(out, "What you will do", shown(form, "body"));
	draw_section(out, "Responsibilities", shown(form, "responsibilities"));
	draw_meetings(out, form);
	draw_skills(out, form);
	html(out, "<section><h3>How to take part</h3><p>Volunteers are asked "
		  "to write to the owner of the listing.</p></section>"
		  "</article>");
}
