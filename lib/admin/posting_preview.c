/*
 * posting_preview - an opportunity as volunteers see it: the sections, order
 * and headings of its page on the public site, or its card.
 */
#include "arena.h"
#include "html.h"
#include "json.h"
#include "models.h"
#include "page.h"
#include "posting.h"
#include "posting_fit.h"
#include "site_words.h"
#include "text.h"
#include "user_text.h"

#define CARD_MEETINGS 2

static const char *
shown(const struct form *form, const char *name)
{
	const char *text = json_text(json_get(form->shown, name));

	return text == NULL ? "" : text;
}

static const struct option *
role_of(const struct form *form)
{
	return options_find(&form->options, role.name, shown(form, "role"));
}

static const char *
title(const struct form *form)
{
	const struct option *option = role_of(form);

	return option == NULL ? "(no role yet)" : option->label;
}

/* --- how to look at it ------------------------------------------------------
 */

/* What the address may hold, so that one choice leaves the others alone. */
static const char *
chosen(const struct form *form, const char *name, const char *value)
{
	const char *given = page_parameter(form->req, name);

	return given != NULL && strcmp(given, value) == 0 ? value : NULL;
}

static bool
is_card(const struct form *form)
{
	return chosen(form, "view", "card") != NULL;
}

static bool
is_narrow(const struct form *form)
{
	return chosen(form, "width", "phone") != NULL;
}

static void
draw_way(struct buf *out, const struct form *form, const struct fit *fit,
	 const char *label, bool card, bool narrow)
{
	bool here = card == is_card(form) && narrow == is_narrow(form);
	struct buf url;

	buf_init(&url, 2UL * PAGE_URL_MAX);
	buf_str(&url, page_address(form->req, ""));
	url_add(&url, "stash", page_parameter(form->req, "stash"));
	url_add(&url, "view", card ? "card" : NULL);
	url_add(&url, "width", narrow ? "phone" : NULL);
	for (size_t i = 0; i < fit->count && fit->wanted; i++)
		url_add(&url, arena_printf("level-%zu", i),
			arena_printf("%u", fit->skills[i].have));
	html(out, "<li><a href=\"%s\"", url.text);
	html_attribute(out, "aria-current", here ? "true" : NULL);
	html(out, ">%s</a></li>", label);
}

static void
draw_volunteer(struct buf *out, const struct form *form, const struct fit *fit)
{
	const char *stash = page_parameter(form->req, "stash");

	html(out,
	     "<details%s><summary>For a volunteer with \xe2\x80\xa6"
	     "</summary><form class=\"filters\">",
	     fit->wanted ? " open" : "");
	if (stash != NULL)
		html_hidden(out, "stash", stash);
	if (is_card(form))
		html_hidden(out, "view", "card");
	if (is_narrow(form))
		html_hidden(out, "width", "phone");
	html(out, "<div class=\"selects\">");
	fit_draw_choice(out, fit);
	html(out, "</div><button>Show</button></form></details>");
}

static void
draw_ways(struct buf *out, const struct form *form, const struct fit *fit)
{
	html(out, "<nav class=\"tabs\" aria-label=\"How to look at it\"><ul>");
	draw_way(out, form, fit, "Page", false, false);
	draw_way(out, form, fit, "Page on a phone", false, true);
	draw_way(out, form, fit, "Card", true, false);
	draw_way(out, form, fit, "Card on a phone", true, true);
	html(out, "</ul></nav>");
	if (fit->count > 0)
		draw_volunteer(out, form, fit);
}

/* --- what is on both --------------------------------------------------------
 */

static void
draw_heading(struct buf *out, const struct form *form)
{
	html(out, "<h2><span dir=\"auto\">%s</span>", title(form));
	if (*shown(form, "project_name") != '\0')
		html(out, " <span class=\"project\" dir=\"auto\">%s</span>",
		     shown(form, "project_name"));
	html(out, "</h2>");
}

static void
draw_facts(struct buf *out, const struct form *form)
{
	const char *people = shown(form, "openings");

	html(out, "<ul class=\"chips\">");
	if (*shown(form, "min_hours_required") != '\0')
		html(out, "<li>%s</li>",
		     site_hours(shown(form, "min_hours_required")));
	if (*shown(form, "work_environment") != '\0')
		html(out, "<li>%s</li>",
		     site_environment(shown(form, "work_environment")));
	if (role_of(form) != NULL)
		html(out, "<li>%s</li>", role_of(form)->group);
	if (*shown(form, "min_experience_required") != '\0')
		html(out, "<li dir=\"auto\">Experience: %s</li>",
		     shown(form, "min_experience_required"));
	if (*people != '\0' && strcmp(people, "1") != 0)
		html(out, "<li>%s people wanted</li>", people);
	html(out, "</ul>");
}

static void
draw_closes(struct buf *out, const struct form *form)
{
	if (*shown(form, "closes_on") != '\0')
		html(out, "<p>Closes %s</p>",
		     site_date(shown(form, "closes_on")));
}

/* The first most of them, and how many there are. */
static size_t
draw_meetings(struct buf *out, const struct form *form, size_t most)
{
	const cJSON *list = json_get(form->shown, "meeting_times"), *item;
	size_t count = 0;

	cJSON_ArrayForEach(item, list) {
		const char *words = site_meeting(item);

		if (words == NULL)
			continue;
		if (count++ < most)
			html(out, "<li dir=\"auto\">%s</li>", words);
	}
	return count;
}

/* --- the card ---------------------------------------------------------------
 */

static void
draw_card(struct buf *out, const struct form *form, const struct fit *fit)
{
	size_t count;

	draw_facts(out, form);
	html(out, "<ul>");
	count = draw_meetings(out, form, CARD_MEETINGS);
	if (count > CARD_MEETINGS)
		html(out, "<li>and %zu more meeting%s</li>",
		     count - CARD_MEETINGS,
		     count - CARD_MEETINGS == 1 ? "" : "s");
	html(out, "</ul>");
	html(out, "<p dir=\"auto\">");
	for (size_t i = 0; i < fit->count; i++)
		html(out, "%s%s", i == 0 ? "" : ", ", fit->skills[i].name);
	html(out, "</p>");
	draw_closes(out, form);
}

/* --- the page ---------------------------------------------------------------
 */

static void
draw_section(struct buf *out, const char *heading, const char *text)
{
	if (*text_trim(text) == '\0')
		return;
	html(out, "<section><h3>%s</h3>", heading);
	user_text(out, text);
	html(out, "</section>");
}

static void
draw_take_part(struct buf *out, const char *contact)
{
	html(out, "<section><h3>How to take part</h3>");
	if (contact != NULL)
		html(out,
		     "<p><strong>Contact:</strong> <span dir=\"auto\">%s"
		     "</span></p>",
		     contact);
	html(out,
	     "<p>%s which role you mean, what you bring and when you have "
	     "time. Onboarding comes first, if you have not been there.</p>"
	     "</section>",
	     contact != NULL ? "Say" : "Write to whoever posted this: say");
}

static void
draw_page(struct buf *out, const struct form *form, const struct fit *fit)
{
	const char *text;
	const char *contact = site_contact(shown(form, "body"), &text);

	draw_facts(out, form);
	draw_closes(out, form);
	draw_section(out, "About the project", shown(form, "overview"));
	draw_section(out, "What you will do", text);
	draw_section(out, "Responsibilities", shown(form, "responsibilities"));
	html(out, "<section><h3>Meetings</h3><ul>");
	if (draw_meetings(out, form, SIZE_MAX) == 0)
		html(out, "<li>To be agreed with the team.</li>");
	html(out, "</ul></section><section><h3>Skills</h3>");
	if (fit->count == 0)
		html(out, "<p>None in particular.</p>");
	else
		fit_draw_table(out, fit);
	html(out, "</section>");
	draw_take_part(out, contact);
}

/* Why volunteers do not see it as it is here; NULL: they do. */
static const char *
hidden_because(const struct form *form)
{
	const struct field *state = model_field(&opportunity, "state");
	const char *is = json_text(json_get(form->record.values, state->name));
	const char *label;

	if (form->sent != NULL)
		is = shown(form, "status");
	if (is == NULL || *is == '\0')
		is = "draft";
	if (strcmp(is, "open") == 0)
		return form->sent == NULL ? NULL : "not saved yet";
	label = choice_label(state->choices, is);
	return label == NULL ? is : text_lower(label);
}

static void
draw_state(struct buf *out, const struct form *form)
{
	const char *why = hidden_because(form);

	html(out, "<p class=\"note\">Preview \xe2\x80\x93 volunteers %s%s</p>",
	     why == NULL ? "see this now" : "do not see this: ", why);
}

void
posting_preview(struct form *form, struct buf *out)
{
	struct fit fit;

	fit_read(&fit, form);
	draw_state(out, form);
	/* As one types, there is one way to look at it. */
	if (!page_posted(form->req))
		draw_ways(out, form, &fit);
	html(out, "<article class=\"preview%s\">",
	     is_narrow(form) ? " phone" : "");
	draw_heading(out, form);
	if (is_card(form))
		draw_card(out, form, &fit);
	else
		draw_page(out, form, &fit);
	html(out, "</article>");
}
