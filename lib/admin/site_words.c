/*
 * site_words - what the public site makes of an opportunity, for the preview.
 */
#include "site_words.h"

#include <strings.h>

#include "arena.h"
#include "buf.h"
#include "json.h"
#include "model.h"
#include "text.h"

#define LINE_MAX (1UL << 12)

/* clang-format off */
static const struct choice environments[] = {
	{ "remote", "Remote", NULL }, { "hybrid", "Hybrid", NULL },
	{ "in_person", "In person", NULL },
	{ NULL, NULL, NULL },
};

static const struct choice days[] = {
	{ "Mon", "Monday", NULL }, { "Tue", "Tuesday", NULL },
	{ "Wed", "Wednesday", NULL }, { "Thu", "Thursday", NULL },
	{ "Fri", "Friday", NULL }, { "Sat", "Saturday", NULL },
	{ "Sun", "Sunday", NULL },
	{ NULL, NULL, NULL },
};

static const struct {
	const char *cadence, *before, *after; /* the day */
} rhythms[] = {
	{ "biweekly", "Every second ", "" },
	{ "monthly_first", "First ", " of the month" },
	{ "monthly_second", "Second ", " of the month" },
	{ "monthly_third", "Third ", " of the month" },
	{ "monthly_fourth", "Fourth ", " of the month" },
	{ "monthly_last", "Last ", " of the month" },
};

/* The zones of the organisation's people; others go by their own names. */
static const struct choice zones[] = {
	{ "America/Los_Angeles", "Pacific", NULL },
	{ "America/Denver", "Mountain", NULL },
	{ "America/Chicago", "Central", NULL },
	{ "America/New_York", "Eastern", NULL },
	{ NULL, NULL, NULL },
};
/* clang-format on */

static const char *
said(const struct choice *words, const char *value)
{
	const char *word = choice_label(words, value);

	return word == NULL ? value : word;
}

const char *
site_hours(const char *hours)
{
	if (strcmp(hours, "0") == 0)
		return "Hours to be agreed";
	return arena_printf("%s hour%s a week", hours,
			    strcmp(hours, "1") == 0 ? "" : "s");
}

const char *
site_environment(const char *value)
{
	return said(environments, value);
}

const char *
site_date(const char *date)
{
	static const char *const months[] = {
		"January",   "February", "March",    "April",
		"May",       "June",     "July",     "August",
		"September", "October",  "November", "December",
	};
	long days_since, month = 0, day = 0;

	if (!text_date(date, &days_since) ||
	    !text_integer(arena_strndup(date + 5, 2), 1, 12, &month) ||
	    !text_integer(arena_strndup(date + 8, 2), 1, 31, &day))
		return date;
	return arena_printf("%s %ld, %.4s", months[month - 1], day, date);
}

static const char *
member(const cJSON *item, const char *name)
{
	const cJSON *value = json_get(item, name);

	return cJSON_IsString(value) ? value->valuestring : "";
}

/* "Every second Wednesday" */
static void
add_rhythm(struct buf *out, const cJSON *item)
{
	const char *day = said(days, member(item, "day"));
	const char *cadence = member(item, "cadence");

	for (size_t i = 0; i < sizeof(rhythms) / sizeof(rhythms[0]); i++)
		if (strcmp(rhythms[i].cadence, cadence) == 0) {
			buf_addf(out, "%s%s%s", rhythms[i].before, day,
				 rhythms[i].after);
			return;
		}
	buf_str(out, day);
}

const char *
site_meeting(const cJSON *item)
{
	const char *start = member(item, "start"), *end = member(item, "end");
	const char *team = member(item, "team"), *zone = member(item, "tz");
	const char *need = member(item, "need");
	struct buf out;
	int from, to;

	if (choice_label(days, member(item, "day")) == NULL ||
	    !text_time(start, &from) || !text_time(end, &to) || from == to)
		return NULL;
	buf_init(&out, LINE_MAX);
	if (*team != '\0')
		buf_addf(&out, "%s: ", team);
	add_rhythm(&out, item);
	buf_addf(&out, " %s\xe2\x80\x93%s %s", start, end,
		 said(zones, *zone == '\0' ? zones[0].value : zone));
	if (strcmp(need, "should") == 0)
		buf_str(&out, " (come if you can)");
	else if (strcmp(need, "could") == 0)
		buf_str(&out, " (optional)");
	if (cJSON_IsTrue(json_get(item, "flexible")))
		buf_str(&out, "; the time may move");
	return out.text;
}

const char *
site_contact(const char *body, const char **text)
{
	static const char label[] = "Contact:";
	const char *trimmed = text_trim(body);
	const char *last = strrchr(trimmed, '\n');
	const char *line = text_trim(last == NULL ? trimmed : last + 1);
	const char *contact = line + strlen(label);

	*text = body;
	if (strncasecmp(line, label, strlen(label)) != 0)
		return NULL;
	contact = text_trim(contact);
	if (*contact == '\0')
		return NULL;
	*text = last == NULL ? ""
			     : text_trim(arena_strndup(
				       trimmed, (size_t)(last - trimmed)));
	return contact;
}

const char *
site_fit(enum match_fit fit)
{
	static const char *const words[] = {
		[MATCH_FITS] = "Fits now",
		[MATCH_NEARLY] = "Nearly there",
		[MATCH_LOOK] = "Worth a look",
		[MATCH_OTHER] = "Further away",
	};

	return words[fit];
}
