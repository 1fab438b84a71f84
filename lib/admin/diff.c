/*
 * diff - the differences of an audit entry, for people.
 */
#include "diff.h"

#include "arena.h"
#include "entry.h"
#include "html.h"
#include "json.h"
#include "meanwhile.h"
#include "meeting_text.h"

#define NAMES_MAX   40
#define NAMES_BYTES 4096

const struct field *
diff_field(const struct model_admin *admin, const cJSON *change)
{
	const char *name = json_text(json_get(change, "f"));

	FOR_EACH_FIELD(field, admin->model) {
		const char *column = field_column(field);

		if (name == NULL || !field_settable(field) ||
		    field->type == T_UUID)
			continue;
		if (strcmp(field->name, name) == 0)
			return field;
		if (column != NULL && strcmp(column, name) == 0 &&
		    (field->to == NULL || model_admin_for(field->to) == NULL ||
		     model_admin_for(field->to)->menu != NULL))
			return field;
	}
	return NULL;
}

static const char *
change_label(const struct model_admin *admin, const cJSON *change)
{
	const struct field *field = diff_field(admin, change);
	const char *name = json_text(json_get(change, "f"));

	if (field != NULL)
		return field_label(field);
	if (name != NULL && admin->column != NULL &&
	    strcmp(name, admin->column) == 0)
		return "Password";
	return NULL;
}

/* "Role, Hours per week and Status" */
static const char *
joined(const char *const *names, size_t count)
{
	struct buf out;

	buf_init(&out, NAMES_BYTES);
	for (size_t i = 0; i < count; i++)
		buf_addf(&out, "%s%s",
			 i == 0           ? ""
			 : i == count - 1 ? " and "
					  : ", ",
			 names[i]);
	return out.text;
}

const char *
diff_restorable(const struct model_admin *admin, const cJSON *diff,
		size_t *count)
{
	const char *names[NAMES_MAX];
	const cJSON *change;

	*count = 0;
	cJSON_ArrayForEach(change, diff) {
		const struct field *field = diff_field(admin, change);

		if (field != NULL && json_get(change, "o") != NULL &&
		    *count < NAMES_MAX)
			names[(*count)++] = field_label(field);
	}
	return joined(names, *count);
}

const char *
diff_words(const struct model_admin *admin, const char *action,
	   const cJSON *diff)
{
	const char *names[NAMES_MAX];
	size_t count = 0;
	const cJSON *change;

	if (strcmp(action, "change") != 0)
		return arena_printf("%s.", entry_alone(action));
	cJSON_ArrayForEach(change, diff) {
		const char *label = change_label(admin, change);

		if (label != NULL && count < NAMES_MAX)
			names[count++] = label;
	}
	if (count == 0)
		return "No fields changed.";
	return arena_printf("Changed %s.", joined(names, count));
}

/* What two texts have in common at both ends stands once. */
static void
draw_texts(struct buf *out, const char *before, const char *after)
{
	size_t head = 0, tail = 0;
	size_t b = strlen(before), a = strlen(after);

	while (head < b && head < a && before[head] == after[head])
		head++;
	while (head > 0 && before[head - 1] != ' ' && before[head - 1] != '\n')
		head--;
	while (tail < b - head && tail < a - head &&
	       before[b - tail - 1] == after[a - tail - 1])
		tail++;
	while (tail > 0 && before[b - tail] != ' ' && before[b - tail] != '\n')
		tail--;
	html(out,
	     "<div class=\"text\" dir=\"auto\">%s<del>%s</del><ins>%s</ins>%s"
	     "</div>",
	     arena_strndup(before, head),
	     arena_strndup(before + head, b - head - tail),
	     arena_strndup(after + head, a - head - tail), after + a - tail);
}

static const char *
skill_name(const struct form *form, const char *id)
{
	const struct option *option =
		options_find(&form->options, skill.name, id);

	return option == NULL ? "Unknown skill" : option->label;
}

/* "Python 3 → 4", one line for each skill that differs. */
static void
draw_skills(struct buf *out, const struct form *form, const cJSON *before,
	    const cJSON *after)
{
	const cJSON *entry;

	html(out, "<ul>");
	cJSON_ArrayForEach(entry, before) {
		const cJSON *now = json_get(after, entry->string);
		const char *level = json_text(entry);

		if (now == NULL)
			html(out, "<li><del>%s %s</del></li>",
			     skill_name(form, entry->string), level);
		else if (strcmp(json_print(now), json_print(entry)) != 0)
			html(out, "<li>%s %s \xe2\x86\x92 %s</li>",
			     skill_name(form, entry->string), level,
			     json_text(now));
	}
	cJSON_ArrayForEach(entry, after)
		if (json_get(before, entry->string) == NULL)
			html(out, "<li><ins>%s %s</ins></li>",
			     skill_name(form, entry->string), json_text(entry));
	html(out, "</ul>");
}

static bool
list_has(const cJSON *list, const cJSON *item)
{
	const cJSON *other;

	cJSON_ArrayForEach(other, list)
		if (strcmp(json_print(other), json_print(item)) == 0)
			return true;
	return false;
}

static const char *
item_words(const struct form *form, const struct field *field,
	   const cJSON *item)
{
	const struct option *option;

	if (field->type != T_REFS)
		return meeting_line(item);
	option = options_find(&form->options, field->to->name, json_text(item));
	return option == NULL ? "another" : option->label;
}

static void
draw_lists(struct buf *out, const struct form *form, const struct field *field,
	   const cJSON *before, const cJSON *after)
{
	const cJSON *item;

	html(out, "<ul>");
	cJSON_ArrayForEach(item, before)
		if (!list_has(after, item))
			html(out, "<li><del>%s</del></li>",
			     item_words(form, field, item));
	cJSON_ArrayForEach(item, after)
		if (!list_has(before, item))
			html(out, "<li><ins>%s</ins></li>",
			     item_words(form, field, item));
	html(out, "</ul>");
}

static void
draw_change(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *before, const cJSON *after)
{
	/* What only one of them is has no keys to go by. */
	if (cJSON_IsArray(before) || cJSON_IsArray(after))
		draw_lists(out, form, field, before, after);
	else if (cJSON_IsObject(before) || cJSON_IsObject(after))
		draw_skills(out, form, before, after);
	else if (field->type == T_TEXT && cJSON_IsString(before) &&
		 cJSON_IsString(after))
		draw_texts(out, before->valuestring, after->valuestring);
	else
		html(out,
		     "<del dir=\"auto\">%s</del> \xe2\x86\x92 "
		     "<ins dir=\"auto\">%s</ins>",
		     meanwhile_value(form, field, before),
		     meanwhile_value(form, field, after));
}

void
diff_draw(struct buf *out, const struct form *form, const cJSON *diff)
{
	const cJSON *change;

	html(out, "<dl class=\"diff\">");
	cJSON_ArrayForEach(change, diff) {
		const struct field *field = diff_field(form->admin, change);
		const char *label = change_label(form->admin, change);

		if (label == NULL)
			continue;
		html(out, "<dt>%s</dt><dd>", label);
		if (field == NULL)
			html(out, "changed");
		else
			draw_change(out, form, field, json_get(change, "o"),
				    json_get(change, "n"));
		html(out, "</dd>");
	}
	html(out, "</dl>");
}
