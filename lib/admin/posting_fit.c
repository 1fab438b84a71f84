/*
 * posting_fit - what an opportunity's skills are to a volunteer who is made up.
 *
 * The matcher is the one of the site.  Only skills are asked about: hours and
 * meetings are left out on both sides, so that they decide nothing.
 */
#include "posting_fit.h"

#include <strings.h>

#include "arena.h"
#include "html.h"
#include "json.h"
#include "match.h"
#include "models.h"
#include "page.h"
#include "site_words.h"
#include "text.h"

#define LEVEL_MAX 5

static const char *
parameter(size_t n)
{
	return arena_printf("level-%zu", n);
}

/* In the order of the site: the highest level first, then by name. */
static bool
before(const struct fit_skill *a, const struct fit_skill *b)
{
	if (a->asked != b->asked)
		return a->asked > b->asked;
	return strcasecmp(a->name, b->name) < 0;
}

static void
add(struct fit *fit, const struct fit_skill *one)
{
	size_t i = fit->count;

	if (fit->count == FIT_SKILLS_MAX)
		return;
	for (; i > 0 && before(one, &fit->skills[i - 1]); i--)
		fit->skills[i] = fit->skills[i - 1];
	fit->skills[i] = *one;
	fit->count++;
}

void
fit_read(struct fit *fit, const struct form *form)
{
	const cJSON *skills = json_get(form->shown, "skills"), *entry;
	long level;

	*fit = (struct fit){ .count = 0 };
	cJSON_ArrayForEach(entry, skills) {
		const struct option *option =
			options_find(&form->options, skill.name, entry->string);
		const char *asked = json_text(entry);

		if (option != NULL && asked != NULL &&
		    text_integer(asked, 1, LEVEL_MAX, &level))
			add(fit, &(struct fit_skill){ option->label,
						      (unsigned)level, 0 });
	}
	for (size_t i = 0; i < fit->count; i++) {
		const char *have = page_parameter(form->req, parameter(i));

		if (have == NULL || !text_integer(have, 0, LEVEL_MAX, &level))
			continue;
		fit->wanted = true;
		fit->skills[i].have = (unsigned)level;
	}
}

void
fit_draw_choice(struct buf *out, const struct fit *fit)
{
	for (size_t i = 0; i < fit->count; i++) {
		const struct fit_skill *one = &fit->skills[i];

		html(out,
		     "<div class=\"filter\"><label for=\"id_%s\" dir=\"auto\">"
		     "%s</label><select id=\"id_%s\" name=\"%s\">",
		     parameter(i), one->name, parameter(i), parameter(i));
		for (unsigned level = 0; level <= LEVEL_MAX; level++) {
			html(out, "<option value=\"%u\"", level);
			html_attribute(out, "selected",
				       level == one->have ? "" : NULL);
			html(out, ">%s</option>",
			     level == 0 ? "none" : arena_printf("%u", level));
		}
		html(out, "</select></div>");
	}
}

static void
draw_verdict(struct buf *out, const struct fit *fit)
{
	struct match_volunteer *volunteer = arena_alloc(sizeof(*volunteer));
	struct match_skill asked[FIT_SKILLS_MAX];
	uint8_t levels[FIT_SKILLS_MAX];
	struct match_posting posting = { .skills = asked,
					 .skill_count = (uint8_t)fit->count,
					 .rule = MATCH_ANY,
					 .hours = MATCH_UNKNOWN,
					 .community = MATCH_UNKNOWN };
	struct match_result result;

	for (size_t i = 0; i < fit->count; i++) {
		asked[i] =
			(struct match_skill){ (uint16_t)i,
					      (uint8_t)fit->skills[i].asked };
		levels[i] = (uint8_t)fit->skills[i].have;
	}
	volunteer->levels = levels;
	volunteer->level_count = fit->count;
	volunteer->hours = MATCH_UNKNOWN;
	volunteer->community = MATCH_UNKNOWN;
	match_score(volunteer, &posting, NULL, &result);
	html(out,
	     "<p role=\"status\"><strong>%s</strong>, if hours and meetings "
	     "suit: %u of %zu skills met.</p>",
	     site_fit(result.fit), result.required_met, fit->count);
}

static const char *
verdict(const struct fit_skill *one)
{
	return one->have >= one->asked ? "met"
	       : one->have > 0         ? "below"
				       : "missing";
}

void
fit_draw_table(struct buf *out, const struct fit *fit)
{
	if (fit->wanted)
		draw_verdict(out, fit);
	html(out,
	     "<table class=\"models\"><thead><tr><th scope=\"col\">Skill</th>"
	     "<th scope=\"col\">Asked</th>");
	if (fit->wanted)
		html(out, "<th scope=\"col\">Theirs</th>");
	html(out, "</tr></thead><tbody>");
	for (size_t i = 0; i < fit->count; i++) {
		const struct fit_skill *one = &fit->skills[i];

		html(out,
		     "<tr><th scope=\"row\" dir=\"auto\">%s</th><td>%u</td>",
		     one->name, one->asked);
		if (fit->wanted)
			html(out, "<td>%s, %s</td>",
			     one->have == 0 ? "none"
					    : arena_printf("%u", one->have),
			     verdict(one));
		html(out, "</tr>");
	}
	html(out, "</tbody></table>");
}
