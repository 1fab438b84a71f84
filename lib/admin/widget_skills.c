/*
 * widget_skills - one row for each skill, with its level.
 *
 * A skill is typed by its name, with the catalogue as suggestions: as many
 * lists of it as there are rows would be most of the page.  Its id will do too.
 * A stored id that is in no catalogue has a row that can only be removed.  A
 * row says which skill it was drawn with: if that has left the catalogue since,
 * and nobody touched the row, its removal is only to be confirmed.
 */
#include "arena.h"
#include "html.h"
#include "json.h"
#include "skill_names.h"
#include "text.h"
#include "widgets.h"

#define PREFIX      "skill"
#define SKILLS_MAX  50
#define SKILLS_MANY 8
#define ROWS_NEW    3

static const char *const levels[LEVEL_MAX] = {
	"learning",        "with help",    "on their own",
	"others ask them", "can teach it",
};

struct row {
	const char *skill; /* its name, or what was typed */
	const char *level;
	const char *was;  /* the skill's name when the row was drawn */
	const char *kept; /* the id of one that is not in the catalogue */
	bool removed;
};

static const char *
sent(const struct form *form, long n, const char *name)
{
	const char *text = rows_field(form, PREFIX, n, name);

	return text == NULL ? "" : text_trim(text);
}

static struct row
row_sent(const struct form *form, long n)
{
	struct row row = { .skill = sent(form, n, "id"),
			   .level = sent(form, n, "level"),
			   .was = sent(form, n, "was"),
			   .kept = rows_field(form, PREFIX, n, "kept") };
	const struct option *option = skill_named(form, row.skill);

	row.removed = rows_field(form, PREFIX, n, "DELETE") != NULL;
	if (option != NULL)
		row.skill = option->label;
	return row;
}

/* Has its skill left the catalogue while the form was open? */
static bool
is_gone(const struct form *form, const struct row *row)
{
	return *row->was != '\0' && strcmp(row->was, row->skill) == 0 &&
	       skill_named(form, row->skill) == NULL;
}

static struct row
row_stored(const struct form *form, const cJSON *entry)
{
	const struct option *option =
		options_find(&form->options, skill.name, entry->string);
	const char *level = json_text(entry);

	return (struct row){ .skill = option == NULL ? "" : option->label,
			     .level = level == NULL ? "" : level,
			     .was = option == NULL ? "" : option->label,
			     .kept = option == NULL ? entry->string : NULL };
}

static void
draw_levels(struct buf *out, const struct form *form, long n,
	    const struct row *row)
{
	html(out, "<fieldset class=\"levels\"><legend>Level</legend>");
	for (int level = 1; level <= LEVEL_MAX; level++) {
		const char *value = arena_printf("%d", level);
		const char *id = rows_id(PREFIX, n, "level");

		html(out,
		     "<label><input type=\"radio\" name=\"%s\" value=\"%s\"%s",
		     rows_name(PREFIX, n, "level"), value,
		     strcmp(row->level, value) == 0 ? " checked" : "");
		/* The first stands for all, where a fault leads to. */
		if (level == 1) {
			html_attribute(out, "id", id);
			widget_describes(out, form, id);
		}
		html(out, "> %d</label>", level);
	}
	html(out, "</fieldset>");
}

/* A copy begins without it, and says so. */
static void
draw_kept(struct buf *out, const struct form *form, long n,
	  const struct row *row)
{
	bool copy = form->record.id == NULL;

	html(out,
	     "<p>Unknown skill (removed from the catalogue), level %s%s</p>",
	     row->level, copy ? ": not copied" : "");
	if (!copy) {
		html_hidden(out, rows_name(PREFIX, n, "kept"), row->kept);
		rows_remove(out, PREFIX, n, row->removed);
	}
	html(out, "</div>");
}

static void
draw_row(struct buf *out, const struct form *form, long n,
	 const struct row *row)
{
	const char *id = rows_id(PREFIX, n, "id");

	html(out,
	     "<div class=\"entry\" role=\"group\" "
	     "aria-label=\"Skill %ld\">",
	     n + 1);
	rows_error(out, form, id);
	rows_error(out, form, rows_id(PREFIX, n, "level"));
	if (row->kept != NULL) {
		draw_kept(out, form, n, row);
		return;
	}
	if (*row->was != '\0')
		html_hidden(out, rows_name(PREFIX, n, "was"), row->was);
	html(out,
	     "<div class=\"cell\"><label for=\"%s\">Skill</label>"
	     "<input type=\"text\" id=\"%s\" name=\"%s\" "
	     "list=\"skill_list\" autocomplete=\"off\" dir=\"auto\" "
	     "maxlength=\"200\" value=\"%s\"",
	     id, id, rows_name(PREFIX, n, "id"), row->skill);
	widget_describes(out, form, id);
	html(out, "></div>");
	draw_levels(out, form, n, row);
	rows_remove(out, PREFIX, n, row->removed);
	html(out, "</div>");
}

static void
draw_meaning(struct buf *out)
{
	html(out, "<details><summary>What do the levels mean?</summary><ol>");
	for (int i = 0; i < LEVEL_MAX; i++)
		html(out, "<li>%s</li>", levels[i]);
	html(out, "</ol></details>");
}

static void
draw_copies(struct buf *out, const struct form *form)
{
	bool any = false;

	for (size_t i = 0; i < form->options.count; i++) {
		const struct option *option = &form->options.list[i];

		if (strcmp(option->kind, "copy") != 0 ||
		    (form->record.id != NULL &&
		     strcmp(option->id, form->record.id) == 0))
			continue;
		if (!any)
			html(out, "<div class=\"copy\"><label "
				  "for=\"id__copy_from\">Copy the skills of"
				  "</label> <select id=\"id__copy_from\" "
				  "name=\"_copy_from\"><option value=\"\">"
				  "---------</option>");
		any = true;
		html(out, "<option value=\"%s\">%s", option->id, option->label);
	}
	if (any)
		html(out, "</select> <button name=\"_copy_skills\" "
			  "value=\"1\" class=\"quiet\">Copy</button></div>");
}

static long
draw_sent(struct buf *out, const struct form *form)
{
	long total = rows_total(form, PREFIX);

	for (long n = 0; n < total; n++) {
		struct row row = row_sent(form, n);

		row.removed = row.removed || is_gone(form, &row);
		draw_row(out, form, n, &row);
	}
	return total < 0 ? 0 : total;
}

static void
draw_skills(struct buf *out, const struct form *form, const struct field *field,
	    const cJSON *value)
{
	static const struct row blank = { .skill = "", .level = "", .was = "" };
	bool added = form->added != NULL && strcmp(form->added, PREFIX) == 0;
	const cJSON *entry;
	long n = 0, more;

	html(out,
	     "<div class=\"editor\" id=\"id_%s\" data-rows=\"%s\" "
	     "tabindex=\"-1\">",
	     field->name, PREFIX);
	draw_meaning(out);
	if (form->sent != NULL) {
		n = draw_sent(out, form);
		more = added ? ROWS_NEW : 0;
	} else {
		cJSON_ArrayForEach(entry, value) {
			const struct row row = row_stored(form, entry);

			draw_row(out, form, n++, &row);
		}
		more = n == 0 ? ROWS_NEW : 1;
	}
	for (; more > 0 && n < ROWS_MAX; more--)
		draw_row(out, form, n++, &blank);
	html_hidden(out, PREFIX "-TOTAL_FORMS", arena_printf("%ld", n));
	html(out, "<button name=\"_addrow_" PREFIX "\" value=\"1\" "
		  "class=\"quiet\">Add 3 more rows</button></div>");
	draw_copies(out, form);
	skill_names_draw(out, form, "skill_list");
}

static void
read_level(struct form *form, const struct field *field, long n,
	   const struct row *row, const struct option *option, cJSON *skills)
{
	const char *target = rows_id(PREFIX, n, "level");
	long level;

	if (!text_integer(row->level, 1, LEVEL_MAX, &level) ||
	    strlen(row->level) != 1) {
		form_fault(form, field->name, target,
			   "%s: choose a level from 1 to 5.", option->label);
		level = 1;
	}
	if (json_get(skills, option->id) != NULL)
		form_fault(form, field->name, rows_id(PREFIX, n, "id"),
			   "%s is listed twice.", option->label);
	json_set(skills, option->id, json_number(level));
}

static void
read_row(struct form *form, const struct field *field, long n, cJSON *skills)
{
	const struct row row = row_sent(form, n);
	const cJSON *stored = json_get(form->record.values, field->name);
	const struct option *option;
	cJSON *kept;

	if (row.removed)
		return;
	if (row.kept != NULL) {
		kept = json_get(stored, row.kept);
		if (kept == NULL)
			return;
		form_keep(form, field, kept);
		json_set(skills, row.kept, cJSON_Duplicate(kept, true));
		return;
	}
	if (*row.skill == '\0' && *row.level == '\0')
		return;
	option = skill_named(form, row.skill);
	if (*row.skill == '\0')
		form_fault(form, field->name, rows_id(PREFIX, n, "id"),
			   "Choose a skill for row %ld, or remove it.", n + 1);
	else if (is_gone(form, &row))
		form_fault(form, field->name, rows_id(PREFIX, n, "id"),
			   "\xe2\x80\x9c%s\xe2\x80\x9d has left the catalogue "
			   "meanwhile. Save again to go on without it.",
			   row.skill);
	else if (option == NULL)
		form_fault(form, field->name, rows_id(PREFIX, n, "id"),
			   "There is no skill \xe2\x80\x9c%s\xe2\x80\x9d in "
			   "the catalogue. %s",
			   text_cut(row.skill, 100),
			   skill_similar(form, row.skill));
	else
		read_level(form, field, n, &row, option, skills);
}

static enum error
read_skills(struct form *form, const struct field *field, cJSON **value)
{
	long total = rows_total(form, PREFIX);
	cJSON *skills = cJSON_CreateObject();

	if (total == -1)
		return OK;
	if (total == -2)
		form_fault(form, field->name, NULL, "At most %d skills.",
			   SKILLS_MAX);
	for (long n = 0; n < total; n++)
		read_row(form, field, n, skills);
	if (cJSON_GetArraySize(skills) > SKILLS_MANY &&
	    (field->flags & F_EMPTY) == 0)
		form_advise(form, field->name,
			    "More than %d skills put volunteers off.",
			    SKILLS_MANY);
	*value = form_empty(skills) ? cJSON_CreateNull() : skills;
	return OK;
}

const struct widget widget_skill_rows = { .draw = draw_skills,
					  .read = read_skills,
					  .group = true,
					  .prefix = PREFIX };
