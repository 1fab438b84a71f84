/*
 * match_read - slots and windows from their words.
 */
#include <string.h>
#include <strings.h>

#include "match_inner.h"
#include "models.h"
#include "text.h"

static const char *const cadences[MATCH_CADENCE__MAX] = {
	[MATCH_FIRST] = "monthly_first", [MATCH_SECOND] = "monthly_second",
	[MATCH_THIRD] = "monthly_third", [MATCH_FOURTH] = "monthly_fourth",
	[MATCH_LAST] = "monthly_last",   [MATCH_WEEKLY] = "weekly",
	[MATCH_BIWEEKLY] = "biweekly",
};

static bool
read_day(const char *text, uint8_t *day)
{
	for (uint8_t i = 0; text != NULL && weekdays[i].value != NULL; i++)
		if (strncasecmp(text, weekdays[i].value, 3) == 0) {
			*day = i;
			return true;
		}
	return false;
}

static bool
read_times(const struct match_words *words, uint16_t *start, uint16_t *end)
{
	int from, to;

	if (words->start == NULL || words->end == NULL ||
	    !text_time(words->start, &from) || !text_time(words->end, &to) ||
	    from == to)
		return false;
	*start = (uint16_t)from;
	*end = (uint16_t)to;
	return true;
}

static bool
read_cadence(const char *text, uint8_t *cadence)
{
	*cadence = MATCH_WEEKLY;
	if (text == NULL)
		return true;
	for (size_t i = 0; i < MATCH_CADENCE__MAX; i++)
		if (strcmp(text, cadences[i]) == 0) {
			*cadence = (uint8_t)i;
			return true;
		}
	return false;
}

/* Only a biweekly slot has a date, and it is of that weekday. */
static bool
read_phase(const char *text, struct match_slot *slot)
{
	long date;

	slot->phase = MATCH_NO_PHASE;
	if (text == NULL)
		return true;
	if (slot->cadence != MATCH_BIWEEKLY || !text_date(text, &date) ||
	    local_weekday(date) != slot->day)
		return false;
	slot->phase = (uint8_t)((date % 14 + 14) % 14);
	return true;
}

static bool
read_need(const char *text, bool *must)
{
	*must = text == NULL || strcmp(text, "must") == 0;
	return *must || strcmp(text, "should") == 0 ||
	       strcmp(text, "could") == 0;
}

bool
match_slot_read(struct match_slot *slot, const struct match_words *words)
{
	*slot = (struct match_slot){ 0 };
	return read_day(words->day, &slot->day) &&
	       read_times(words, &slot->start, &slot->end) &&
	       read_cadence(words->cadence, &slot->cadence) &&
	       read_phase(words->starts_on, slot) &&
	       read_need(words->need, &slot->must);
}

bool
match_window_read(struct match_window *window, const struct match_words *words)
{
	*window = (struct match_window){ 0 };
	return read_day(words->day, &window->day) &&
	       read_times(words, &window->start, &window->end);
}
