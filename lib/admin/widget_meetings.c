/*
 * widget_meetings - one row for each meeting of a team, or for each window in
 * which a person has time.
 *
 * A stored item of another shape is shown as text and stays as it is unless it
 * is removed; the browser gets a digest of it only, so nobody can put another
 * in its place.
 */
#include "arena.h"
#include "crypto.h"
#include "html.h"
#include "json.h"
#include "meeting_text.h"
#include "models.h"
#include "rules.h"
#include "text.h"
#include "widgets.h"

#define PREFIX   "meeting"
#define ROWS_NEW 3

enum { TEAM, DAY, START, END, CADENCE, STARTS_ON, NEED, TZ, FLEXIBLE, KEYS };

static const char *const keys[KEYS] = {
	"team",      "day",  "start", "end",      "cadence",
	"starts_on", "need", "tz",    "flexible",
};

/* clang-format off */
static const struct choice cadences[] = {
	{ "", "Every week", NULL },
	{ "biweekly", "Every other week", NULL },
	{ "monthly_first", "First of the month", NULL },
	{ "monthly_second", "Second of the month", NULL },
	{ "monthly_third", "Third of the month", NULL },
	{ "monthly_fourth", "Fourth of the month", NULL },
	{ "monthly_last", "Last of the month", NULL },
	{ NULL, NULL, NULL },
};

static const struct choice needs[] = {
	{ "", "Must attend", NULL }, { "should", "Should attend", NULL },
	{ "could", "Could attend", NULL },
	{ NULL, NULL, NULL },
};
/* clang-format on */

struct row {
	const char *text[KEYS];
	const char *kept; /* digest of an item of another shape */
	const cJSON *item;
	bool removed;
};

static bool
is_window(const struct field *field)
{
	return field->check == check_windows;
}

/* Would the API take it as it is? */
static bool
fits(const struct field *field, const cJSON *item)
{
	struct faults faults = { .count = 0 };
	cJSON *list = cJSON_CreateArray();

	cJSON_AddItemToArray(list, cJSON_Duplicate(item, true));
	faults_field(&faults, field->name);
	field->check(&faults, &list);
	return !faults_any(&faults);
}

static const char *
digest(const cJSON *item)
{
	const char *text = json_print(item);

	return crypto_digest(text, strlen(text));
}

static struct row
row_stored(const struct field *field, const cJSON *item)
{
	struct row row = { .item = item };

	if (!fits(field, item)) {
		row.kept = digest(item);
		return row;
	}
	for (int i = 0; i < KEYS; i++) {
		const cJSON *member = json_get(item, keys[i]);
		const char *text = json_text(member);

		row.text[i] = text == NULL ? "" : text;
		if (cJSON_IsTrue(member))
			row.text[i] = "on";
	}
	if (strcmp(row.text[CADENCE], "weekly") == 0)
		row.text[CADENCE] = "";
	if (strcmp(row.text[NEED], "must") == 0)
		row.text[NEED] = "";
	return row;
}

static struct row
row_sent(const struct form *form, const struct field *field, long n)
{
	struct row row = { .kept = rows_field(form, PREFIX, n, "kept") };
	const cJSON *stored = json_get(form->record.values, field->name);
	const cJSON *item;

	for (int i = 0; i < KEYS; i++) {
		const char *text = rows_field(form, PREFIX, n, keys[i]);

		row.text[i] = text == NULL ? "" : text_trim(text);
	}
	row.text[DAY] = meeting_day(row.text[DAY]);
	row.text[START] = meeting_time(row.text[START]);
	row.text[END] = meeting_time(row.text[END]);
	row.removed = rows_field(form, PREFIX, n, "DELETE") != NULL;
	cJSON_ArrayForEach(item, stored)
		if (row.kept != NULL && strcmp(digest(item), row.kept) == 0)
			row.item = item;
	return row;
}

static bool
is_blank(const struct row *row)
{
	for (int i = 0; i < KEYS; i++)
		if (*row->text[i] != '\0')
			return false;
	return true;
}

/* --- drawing ---------------------------------------------------------------
 */

static void
draw_input(struct buf *out, const struct form *form, long n, int key,
	   const char *label, const char *type, const char *value)
{
	const char *id = rows_id(PREFIX, n, keys[key]);

	html(out,
	     "<div class=\"cell\"><label for=\"%s\">%s</label>"
	     "<input type=\"%s\" id=\"%s\" name=\"%s\" value=\"%s\"",
	     id, label, type, id, rows_name(PREFIX, n, keys[key]), value);
	if (strcmp(type, "text") == 0)
		html(out, " dir=\"auto\" maxlength=\"100\"");
	widget_describes(out, form, id);
	html(out, "></div>");
}

static void
draw_select(struct buf *out, const struct form *form, long n, int key,
	    const char *label, const struct choice *choices, const char *value)
{
	const char *id = rows_id(PREFIX, n, keys[key]);

	html(out,
	     "<div class=\"cell\"><label for=\"%s\">%s</label>"
	     "<select id=\"%s\" name=\"%s\"",
	     id, label, id, rows_name(PREFIX, n, keys[key]));
	widget_describes(out, form, id);
	html(out, ">");
	if (*choices->value != '\0')
		html(out, "<option value=\"\">---------</option>");
	for (; choices->value != NULL; choices++)
		html(out, "<option value=\"%s\"%s>%s", choices->value,
		     strcmp(choices->value, value) == 0 ? " selected" : "",
		     choices->label);
	html(out, "</select></div>");
}

static void
draw_more(struct buf *out, const struct form *form, long n,
	  const struct row *row)
{
	html(out, "<details class=\"more\"%s><summary>More</summary>",
	     *row->text[STARTS_ON] != '\0' || *row->text[NEED] != '\0' ||
			     *row->text[TZ] != '\0' ||
			     *row->text[FLEXIBLE] != '\0'
		     ? " open"
		     : "");
	draw_input(out, form, n, STARTS_ON, "One date, if every other week",
		   "date", row->text[STARTS_ON]);
	draw_select(out, form, n, NEED, "Attendance", needs, row->text[NEED]);
	draw_input(out, form, n, TZ, "Time zone, if not Pacific time", "text",
		   row->text[TZ]);
	html(out,
	     "<label class=\"cell\"><input type=\"checkbox\" name=\"%s\" "
	     "value=\"on\"%s> Times may move</label></details>",
	     rows_name(PREFIX, n, keys[FLEXIBLE]),
	     *row->text[FLEXIBLE] == '\0' ? "" : " checked");
}

/* A copy begins without it, and says so. */
static void
draw_kept(struct buf *out, const struct form *form, long n,
	  const struct row *row)
{
	bool copy = form->record.id == NULL;

	html(out,
	     "<p>This meeting time is in an older format%s: "
	     "<span dir=\"auto\">%s</span></p>",
	     copy ? ", and is not copied" : "", meeting_odd(row->item));
	if (copy) {
		html(out, "</div>");
		return;
	}
	html_hidden(out, rows_name(PREFIX, n, "kept"), row->kept);
	rows_remove(out, PREFIX, n, row->removed);
	html(out, "</div>");
}

/* An end before the start is on the next day. */
static bool
is_next_day(const struct row *row)
{
	return *row->text[END] != '\0' &&
	       strcmp(row->text[END], row->text[START]) < 0;
}

static void
draw_row(struct buf *out, const struct form *form, const struct field *field,
	 long n, const struct row *row)
{
	const char *noun = is_window(field) ? "Time" : "Meeting";

	html(out, "<div class=\"entry\" role=\"group\" aria-label=\"%s %ld\">",
	     noun, n + 1);
	if (row->kept != NULL) {
		draw_kept(out, form, n, row);
		return;
	}
	for (int i = 0; i < KEYS; i++)
		rows_error(out, form, rows_id(PREFIX, n, keys[i]));
	if (!is_window(field))
		draw_input(out, form, n, TEAM, "Team", "text", row->text[TEAM]);
	draw_select(out, form, n, DAY, "Day", weekdays, row->text[DAY]);
	draw_input(out, form, n, START, "Start", "time", row->text[START]);
	draw_input(out, form, n, END, "End", "time", row->text[END]);
	if (is_next_day(row))
		html(out, "<span class=\"help\">next day</span>");
	if (!is_window(field)) {
		draw_select(out, form, n, CADENCE, "How often", cadences,
			    row->text[CADENCE]);
		draw_more(out, form, n, row);
	}
	rows_remove(out, PREFIX, n, row->removed);
	html(out, "</div>");
}

static const char *
zone_of(const struct form *form, const struct field *field)
{
	const char *zone = json_text(json_get(form->shown, "time_zone"));

	if (!is_window(field) || zone == NULL || strcmp(zone, ZONE_PRESET) == 0)
		return "Pacific time (Los Angeles)";
	return zone;
}

static long
draw_rows(struct buf *out, const struct form *form, const struct field *field,
	  const cJSON *value)
{
	long n = 0, total = rows_total(form, PREFIX);
	const cJSON *item;

	if (form->sent != NULL) {
		for (; n < total; n++) {
			const struct row row = row_sent(form, field, n);

			if (row.kept == NULL || row.item != NULL)
				draw_row(out, form, field, n, &row);
		}
		return n;
	}
	cJSON_ArrayForEach(item, value) {
		const struct row row = row_stored(field, item);

		draw_row(out, form, field, n++, &row);
	}
	return n;
}

static void
draw_meetings(struct buf *out, const struct form *form,
	      const struct field *field, const cJSON *value)
{
	struct row blank = { .kept = NULL };
	bool added = form->added != NULL && strcmp(form->added, PREFIX) == 0;
	long n, more;

	for (int i = 0; i < KEYS; i++)
		blank.text[i] = "";
	html(out,
	     "<div class=\"editor\" id=\"id_%s\" data-rows=\"%s\" "
	     "tabindex=\"-1\"><p class=\"help\">Times are in %s.</p>",
	     field->name, PREFIX, zone_of(form, field));
	n = draw_rows(out, form, field, value);
	more = form->sent == NULL ? 1 : added ? ROWS_NEW : 0;
	for (; more > 0 && n < ROWS_MAX; more--)
		draw_row(out, form, field, n++, &blank);
	html_hidden(out, PREFIX "-TOTAL_FORMS", arena_printf("%ld", n));
	html(out, "<button name=\"_addrow_" PREFIX "\" value=\"1\" "
		  "class=\"quiet\">Add 3 more rows</button></div>");
}

/* --- reading ---------------------------------------------------------------
 */

static cJSON *
item_of(const struct field *field, const struct row *row)
{
	cJSON *item = cJSON_CreateObject();

	for (int i = 0; i < KEYS; i++) {
		bool always = i == DAY || i == START || i == END ||
			      (i == TEAM && !is_window(field));

		if (i == FLEXIBLE && *row->text[i] != '\0')
			json_set(item, keys[i], cJSON_CreateTrue());
		else if (i != FLEXIBLE && (always || *row->text[i] != '\0'))
			json_set(item, keys[i],
				 cJSON_CreateString(row->text[i]));
	}
	return item;
}

static void
read_row(struct form *form, const struct field *field, long n, cJSON *list)
{
	const struct row row = row_sent(form, field, n);

	if (row.removed)
		return;
	if (row.kept != NULL) {
		if (row.item == NULL)
			return;
		form_keep(form, field, cJSON_Duplicate(row.item, true));
		cJSON_AddItemToArray(list, cJSON_Duplicate(row.item, true));
	} else if (!is_blank(&row)) {
		if (form->item_count < FORM_ITEMS_MAX)
			form->item_rows[form->item_count++] = n;
		cJSON_AddItemToArray(list, item_of(field, &row));
	}
}

static enum error
read_meetings(struct form *form, const struct field *field, cJSON **value)
{
	long total = rows_total(form, PREFIX);
	cJSON *list = cJSON_CreateArray();

	if (total == -1)
		return OK;
	if (total == -2)
		form_fault(form, field->name, NULL, "Too many rows.");
	form->item_prefix = PREFIX;
	form->item_count = 0;
	for (long n = 0; n < total; n++)
		read_row(form, field, n, list);
	*value = form_empty(list) ? cJSON_CreateNull() : list;
	return OK;
}

const struct widget widget_meeting_rows = { .draw = draw_meetings,
					    .read = read_meetings,
					    .group = true,
					    .prefix = PREFIX };
