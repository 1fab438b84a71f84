/*
 * meeting_text - meetings as people write and read them.
 */
#include "meeting_text.h"

#include "arena.h"
#include "buf.h"
#include "json.h"
#include "models.h"
#include "text.h"

#define ODD_MAX 400

const char *
meeting_day(const char *text)
{
	const char *lower = text_lower(text);

	for (const struct choice *day = weekdays; day->value != NULL; day++)
		if (strlen(lower) >= 3 &&
		    text_starts(text_lower(day->label), lower))
			return day->value;
	return text;
}

/* One or two digits; *text moves behind them.  -1: there are none. */
static int
read_number(const char **text)
{
	size_t digits = strspn(*text, "0123456789");
	int number = 0;

	if (digits == 0 || digits > 2)
		return -1;
	for (; digits > 0; digits--)
		number = number * 10 + (*(*text)++ - '0');
	return number;
}

/* "am", "p.m.": 'a' or 'p'; 0: neither. */
static char
read_half(const char *text)
{
	const char *lower = text_lower(text_trim(text));

	if (strcmp(lower, "am") == 0 || strcmp(lower, "a.m.") == 0)
		return 'a';
	if (strcmp(lower, "pm") == 0 || strcmp(lower, "p.m.") == 0)
		return 'p';
	return '\0';
}

const char *
meeting_time(const char *text)
{
	const char *rest = text;
	int hour = read_number(&rest);
	int minute = 0;
	bool minutes = hour >= 0 && *rest == ':';
	char half;

	if (minutes) {
		rest++;
		minute = read_number(&rest);
	}
	if (hour < 0 || minute < 0)
		return text;
	/* Browsers may send seconds. */
	if (*rest == ':' && strspn(rest + 1, "0123456789.") == strlen(rest + 1))
		rest += strlen(rest);
	half = read_half(rest);
	if (half == '\0' ? *rest != '\0' || !minutes : hour < 1 || hour > 12)
		return text;
	if (half != '\0')
		hour = hour % 12 + (half == 'p' ? 12 : 0);
	return arena_printf("%02d:%02d", hour, minute);
}

static void
add_words(struct buf *out, const cJSON *value)
{
	const char *text = json_text(value);
	const cJSON *part;

	if (cJSON_IsBool(value))
		text = cJSON_IsTrue(value) ? "yes" : "no";
	if (text != NULL) {
		buf_str(out, text);
		return;
	}
	cJSON_ArrayForEach(part, value) {
		if (part != value->child)
			buf_str(out, ", ");
		if (part->string != NULL)
			buf_addf(out, "%s: ", part->string);
		add_words(out, part);
	}
}

const char *
meeting_odd(const cJSON *item)
{
	struct buf out;

	buf_init(&out, 1UL << 16);
	add_words(&out, item);
	return *out.text == '\0' ? "(nothing)" : text_cut(out.text, ODD_MAX);
}

const char *
meeting_line(const cJSON *item)
{
	const char *day = json_text(json_get(item, "day"));
	const char *start = json_text(json_get(item, "start"));
	const char *end = json_text(json_get(item, "end"));
	const char *team = json_text(json_get(item, "team"));
	const char *tz = json_text(json_get(item, "tz"));
	const char *cadence = json_text(json_get(item, "cadence"));
	struct buf out;

	if (day == NULL || start == NULL || end == NULL)
		return meeting_odd(item);
	buf_init(&out, 1UL << 12);
	buf_addf(&out, "%s %s\xe2\x80\x93%s", day, start, end);
	if (strcmp(end, start) < 0)
		buf_str(&out, " (next day)");
	if (cadence != NULL && strcmp(cadence, "weekly") != 0)
		buf_addf(&out, ", %s",
			 strcmp(cadence, "biweekly") == 0
				 ? "every other week"
				 : arena_printf("%s of the month",
						strchr(cadence, '_') == NULL
							? cadence
							: strchr(cadence, '_') +
								  1));
	if (tz != NULL)
		buf_addf(&out, ", %s", tz);
	if (team != NULL && *team != '\0')
		buf_addf(&out, " %s", team);
	return out.text;
}
