/*
 * meetings - meeting slots of an opportunity, windows of a person: lists of
 * objects whose keys are a table.
 */
#include "rules.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "check.h"
#include "json.h"
#include "local_time.h"
#include "models.h"
#include "text.h"
#include "zones.h"

enum entry_flags {
	E_REQUIRED = 1 << 0,
	E_ALWAYS = 1 << 1, /* stored even if not sent, as "" */
};

struct item {
	struct faults *faults;
	int number; /* from 1, as messages count */
	const struct cJSON *sent;
	const char *key; /* the one being judged */
};

struct entry { /* one key of a slot or window */
	const char *key;
	unsigned flags;
	const struct choice *choices;
	/* The form to store, or NULL and a fault. */
	struct cJSON *(*read)(struct item *, const struct entry *,
			      const struct cJSON *);
};

/* clang-format off */
static const struct choice cadences[] = {
	{ "weekly", "Every week" }, { "biweekly", "Every other week" },
	{ "monthly_first", "First of the month" },
	{ "monthly_second", "Second of the month" },
	{ "monthly_third", "Third of the month" },
	{ "monthly_fourth", "Fourth of the month" },
	{ "monthly_last", "Last of the month" },
	{ NULL, NULL },
};

static const struct choice needs[] = {
	{ "must", "Must" }, { "should", "Should" }, { "could", "Could" },
	{ NULL, NULL },
};
/* clang-format on */

static struct cJSON *
wrong(struct item *item, const char *sentence)
{
	fault_item(item->faults, item->number, item->key, sentence);
	return NULL;
}

static struct cJSON *
read_team(struct item *item, const struct entry *entry,
	  const struct cJSON *value)
{
	const char *text = json_text(value);

	(void)entry;
	if (text == NULL)
		return wrong(item, "Not a valid string.");
	text = text_trim(text);
	if (text_length(text) > 100)
		return wrong(item, "Ensure this field has no more than 100 "
				   "characters.");
	return cJSON_CreateString(text);
}

static struct cJSON *
read_choice(struct item *item, const struct entry *entry,
	    const struct cJSON *value)
{
	if (cJSON_IsString(value) &&
	    choice_label(entry->choices, value->valuestring) != NULL)
		return cJSON_CreateString(value->valuestring);
	return wrong(item, arena_printf(CHECK_CHOICE, check_echo(value)));
}

static struct cJSON *
read_time(struct item *item, const struct entry *entry,
	  const struct cJSON *value)
{
	int minutes;

	(void)entry;
	if (cJSON_IsString(value) && text_time(value->valuestring, &minutes))
		return cJSON_CreateString(value->valuestring);
	return wrong(item, "Time has wrong format. Use one of these formats "
			   "instead: hh:mm.");
}

static struct cJSON *
read_end(struct item *item, const struct entry *entry,
	 const struct cJSON *value)
{
	struct cJSON *end = read_time(item, entry, value);
	const struct cJSON *start = json_get(item->sent, "start");

	if (end != NULL && cJSON_IsString(start) &&
	    strcmp(start->valuestring, end->valuestring) == 0)
		return wrong(item, "End must differ from start.");
	return end;
}

static struct cJSON *
read_zone(struct item *item, const struct entry *entry,
	  const struct cJSON *value)
{
	(void)entry;
	if (cJSON_IsString(value) && zone_known(value->valuestring))
		return cJSON_CreateString(value->valuestring);
	return wrong(item, arena_printf("\"%s\" is not a valid time zone.",
					check_echo(value)));
}

static struct cJSON *
read_starts_on(struct item *item, const struct entry *entry,
	       const struct cJSON *value)
{
	const struct cJSON *cadence = json_get(item->sent, "cadence");
	const struct cJSON *day = json_get(item->sent, "day");
	long date;

	(void)entry;
	if (!cJSON_IsString(value) || !text_date(value->valuestring, &date))
		return wrong(item, CHECK_DATE);
	if (!cJSON_IsString(cadence) ||
	    strcmp(cadence->valuestring, "biweekly") != 0)
		return wrong(item, "Only a biweekly meeting has a start date.");
	if (cJSON_IsString(day) &&
	    choice_label(weekdays, day->valuestring) != NULL &&
	    strcmp(day->valuestring, weekdays[local_weekday(date)].value) != 0)
		return wrong(item, arena_printf("This date is not a %s.",
						day->valuestring));
	return cJSON_CreateString(value->valuestring);
}

static struct cJSON *
read_flag(struct item *item, const struct entry *entry,
	  const struct cJSON *value)
{
	(void)entry;
	if (cJSON_IsBool(value))
		return cJSON_CreateBool(cJSON_IsTrue(value));
	return wrong(item, "Must be a valid boolean.");
}

/* clang-format off */
static const struct entry slot[] = {
	{ "team", E_ALWAYS, NULL, read_team },
	{ "day", E_REQUIRED, weekdays, read_choice },
	{ "start", E_REQUIRED, NULL, read_time },
	{ "end", E_REQUIRED, NULL, read_end },
	{ "tz", 0, NULL, read_zone },
	{ "cadence", 0, cadences, read_choice },
	{ "starts_on", 0, NULL, read_starts_on },
	{ "need", 0, needs, read_choice },
	{ "flexible", 0, NULL, read_flag },
	{ NULL, 0, NULL, NULL },
};

static const struct entry window[] = {
	{ "day", E_REQUIRED, weekdays, read_choice },
	{ "start", E_REQUIRED, NULL, read_time },
	{ "end", E_REQUIRED, NULL, read_end },
	{ NULL, 0, NULL, NULL },
};
/* clang-format on */

static void
read_entry(struct item *item, const struct entry *entry, struct cJSON *stored)
{
	const struct cJSON *value = json_get(item->sent, entry->key);
	struct cJSON *form = NULL;

	item->key = entry->key;
	if (value == NULL && (entry->flags & E_REQUIRED))
		(void)wrong(item, CHECK_REQUIRED);
	else if (cJSON_IsNull(value) && (entry->flags & E_REQUIRED))
		(void)wrong(item, CHECK_NULL);
	else if (value != NULL && !cJSON_IsNull(value))
		form = entry->read(item, entry, value);
	else if (entry->flags & E_ALWAYS)
		form = cJSON_CreateString("");
	if (form != NULL)
		json_set(stored, entry->key, form);
}

static struct cJSON *
read_item(struct item *item, const struct entry *entries)
{
	struct cJSON *stored = cJSON_CreateObject();

	if (!cJSON_IsObject(item->sent)) {
		fault_item(item->faults, item->number, NULL,
			   arena_printf("Invalid data. Expected a dictionary, "
					"but got %s.",
					json_type(item->sent)));
		return stored;
	}
	for (; entries->key != NULL; entries++)
		read_entry(item, entries, stored);
	return stored;
}

static void
check_items(struct faults *faults, struct cJSON **value,
	    const struct entry *entries, int most)
{
	struct cJSON *stored = cJSON_CreateArray();
	struct item item = { .faults = faults };

	if (!cJSON_IsArray(*value)) {
		fault_add(faults,
			  "Expected a list of items but got type \"%s\".",
			  json_type(*value));
		return;
	}
	if (cJSON_GetArraySize(*value) > most) {
		fault_add(faults, CHECK_ELEMENTS, most);
		return;
	}
	cJSON_ArrayForEach(item.sent, *value) {
		item.number++;
		cJSON_AddItemToArray(stored, read_item(&item, entries));
	}
	*value = stored;
}

void
check_meetings(struct faults *faults, struct cJSON **value)
{
	check_items(faults, value, slot, SLOTS_MAX);
}

void
check_windows(struct faults *faults, struct cJSON **value)
{
	check_items(faults, value, window, WINDOWS_MAX);
}
