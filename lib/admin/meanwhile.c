/*
 * meanwhile - what others did to a record while somebody had its form open.
 *
 * Which fields changed is seen from the digests that the form brought; who did
 * it, and what was there before, the audit log knows.
 */
#include "meanwhile.h"

#include "arena.h"
#include "json.h"
#include "meeting_text.h"
#include "page.h"
#include "sql.h"
#include "text.h"

#define WORDS_MAX 60

static const char entries_sql[] =
	"SELECT coalesce((SELECT u.name FROM users u WHERE u.id = a.actor_id),\n"
	"\ta.actor_label, 'Somebody'), admin_time(a.at, :zone), a.diff\n"
	"  FROM admin_audit a\n"
	" WHERE a.model = :model\n"
	"   AND a.object_id = :object\n"
	"   AND a.version > CAST(:version AS timestamptz)\n"
	" ORDER BY a.id\n"
	" LIMIT 100";

static const struct statement *entries;

void
meanwhile_init(void)
{
	entries = sql_compile("admin_meanwhile", entries_sql, 0);
	db_keep(entries);
}

/* A field whose values are a state, that actions lead through: whoever decides
 * about it must have seen it. */
static bool
is_state(const struct form *form, const struct field *field)
{
	const struct model_action *const *action = form->admin->actions;

	for (; action != NULL && *action != NULL; action++)
		if ((*action)->field != NULL &&
		    strcmp((*action)->field, field->name) == 0)
			return true;
	return false;
}

/* What the form brings and has no digest of may have changed: nobody has seen
 * what it is now. */
static bool
is_as_drawn(const struct form *form, const struct field *field,
	    const cJSON *theirs)
{
	const char *base = form_base(form, field);

	if (base == NULL)
		return json_get(form->body, field->name) == NULL;
	return strcmp(base, form_digest(field, theirs)) == 0;
}

static void
compare(struct form *form, struct save *save, const struct field *field)
{
	const cJSON *mine = json_get(form->body, field->name);
	const cJSON *theirs = json_get(save->theirs.values, field->name);
	struct meanwhile *found = &save->list[save->count];

	if (is_as_drawn(form, field, theirs) || save->count == MEANWHILE_MAX)
		return;
	*found = (struct meanwhile){ .field = field,
				     .actor = "Somebody",
				     .after = theirs };
	if (mine != NULL || is_state(form, field))
		found->conflict =
			strcmp(form_canon(field,
					  json_get(form->shown, field->name)),
			       form_canon(field, theirs)) != 0;
	save->count++;
}

/* Does an entry of the log speak of the field, under its name or its column? */
static bool
is_about(const cJSON *change, const struct field *field)
{
	const char *name = json_text(json_get(change, "f"));
	const char *column = field_column(field);

	return name != NULL && (strcmp(name, field->name) == 0 ||
				(column != NULL && strcmp(name, column) == 0));
}

static void
attribute(struct save *save, const cJSON *diff)
{
	const char *actor = arena_strdup(db_value(0));
	const char *at = arena_strdup(db_value(1));
	const cJSON *change;

	cJSON_ArrayForEach(change, diff) {
		for (size_t i = 0; i < save->count; i++) {
			struct meanwhile *found = &save->list[i];

			if (!is_about(change, found->field))
				continue;
			if (found->before == NULL)
				found->before = json_get(change, "o");
			found->actor = actor;
			found->at = at;
		}
	}
}

enum error
meanwhile_find(struct form *form, struct save *save, const char *version)
{
	struct req *req = form->req;
	struct binds binds = { .count = 0 };
	const char *fault;
	enum error error;

	FOR_EACH_FORM_FIELD(field, form)
	if (json_get(save->theirs.values, field->name) != NULL)
		compare(form, save, field);
	if (save->count == 0 || !text_timestamp(version))
		return OK;
	binds_set(&binds, "model", form->admin->model->name);
	binds_set(&binds, "object", form->record.id);
	binds_set(&binds, "version", version);
	binds_set(&binds, "zone", req->page->person.zone);
	error = db_send(entries, &binds);
	while (error == OK && (error = db_next()) == OK)
		attribute(save, json_parse(db_value(2), db_length(2), &fault));
	return error == DONE ? OK : fail(req, error, NULL);
}

static const char *
list_words(const struct form *form, const struct field *field,
	   const cJSON *value)
{
	const cJSON *names = json_get(form->record.labels, field->name);
	const cJSON *item;
	struct buf out;

	buf_init(&out, 1UL << 16);
	cJSON_ArrayForEach(item, value) {
		const char *name = item->string;

		if (item != value->child)
			buf_str(&out, "; ");
		if (name == NULL) {
			buf_str(&out, meeting_line(item));
			continue;
		}
		if (options_find(&form->options, "skill", name) != NULL)
			name = options_find(&form->options, "skill", name)
				       ->label;
		else
			name = json_text(json_get(names, name));
		buf_addf(&out, "%s %s", name == NULL ? "Unknown skill" : name,
			 json_text(item));
	}
	return out.text;
}

const char *
meanwhile_value(const struct form *form, const struct field *field,
		const cJSON *value)
{
	const char *text = json_text(value);
	const struct option *option = NULL;

	if (form_empty(value))
		return "-";
	if (cJSON_IsBool(value))
		return cJSON_IsTrue(value) ? "Yes" : "No";
	if (field->type == T_CHOICE && text != NULL &&
	    choice_label(field->choices, text) != NULL)
		return choice_label(field->choices, text);
	if (field->type == T_REF && text != NULL) {
		option = options_find(&form->options, field->to->name, text);
		return option == NULL ? "another" : option->label;
	}
	if (field->type == T_REFS)
		return arena_printf("%d", cJSON_GetArraySize(value));
	if (text == NULL)
		return list_words(form, field, value);
	return text;
}

const char *
meanwhile_words(const struct form *form, const struct save *save)
{
	struct buf out;

	buf_init(&out, 1UL << 16);
	for (size_t i = 0; i < save->count; i++) {
		const struct meanwhile *found = &save->list[i];

		buf_addf(&out, "%s%s changed %s %s \xe2\x86\x92 %s",
			 i == 0 ? "" : "; ", found->actor,
			 field_label(found->field),
			 text_cut(meanwhile_value(form, found->field,
						  found->before),
				  WORDS_MAX),
			 text_cut(meanwhile_value(form, found->field,
						  found->after),
				  WORDS_MAX));
	}
	return out.text;
}
