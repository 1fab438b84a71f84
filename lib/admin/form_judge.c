/*
 * form_judge - what the model and the database say to a form.
 */
#include "arena.h"
#include "check.h"
#include "form.h"
#include "json.h"
#include "page.h"
#include "store.h"
#include "text.h"
#include "widgets.h"

/* What is wrong with an item belongs to a control of its row; true if it does.
 */
static bool
fault_of_row(struct form *form, const char *field, const struct fault *fault)
{
	if (form->item_prefix == NULL || fault->key == NULL ||
	    (size_t)fault->item > form->item_count)
		return false;
	form_fault(form, field,
		   rows_id(form->item_prefix, form->item_rows[fault->item - 1],
			   fault->key),
		   "Row %d, %s: %s", fault->item, fault->key, fault->sentence);
	return true;
}

const char *
form_words(const struct fault *fault)
{
	return fault->code == FAULT_MISSING
		       ? "What was chosen does not exist any more."
		       : fault_text(fault);
}

/* What a form leaves empty is missing, whatever the API calls it. */
static const char *
in_words(const struct form *form, const char *field, const struct fault *fault)
{
	if (*field != '\0' && form_empty(json_get(form->body, field)))
		return CHECK_REQUIRED;
	return form_words(fault);
}

static bool
has_fault(const struct form *form, const char *field, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(form->faults[i].field, field) == 0)
			return true;
	return false;
}

static void
take_faults(struct form *form)
{
	const struct faults *faults = &form->req->faults;
	size_t before = form->fault_count;

	for (size_t i = 0; i < faults->count; i++) {
		const char *name = faults->names[i];

		/* What could not be read has been said. */
		if (has_fault(form, name, before))
			continue;

		if (strcmp(name, FAULTS_WHOLE) == 0)
			name = "";
		FOR_EACH_FAULT(fault, faults->first[i])
			if (!fault_of_row(form, name, fault))
				form_fault(form, name, NULL, "%s",
					   in_words(form, name, fault));
	}
	form->req->faults = (struct faults){ .count = 0 };
}

/* The field that a control belongs to; NULL: it is no field's. */
static const struct field *
field_of(const struct form *form, const char *name)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const char *prefix = form_widget(form, field)->prefix;

		if (strcmp(field->name, name) == 0 ||
		    (prefix != NULL &&
		     text_starts(name, arena_printf("%s-", prefix))))
			return field;
	}
	return NULL;
}

/* What is no text has been mended, to be seen and not to be stored. */
static void
judge_mended(struct form *form)
{
	const size_t before = form->fault_count;

	for (size_t i = 0; form->sent != NULL && i < form->sent->count; i++) {
		const struct pair *pair = &form->sent->list[i];
		const struct field *field = field_of(form, pair->name);

		if (field != NULL &&
		    strstr(pair->value, "\xef\xbf\xbd") != NULL)
			form_fault(form, field->name,
				   arena_printf("id_%s", pair->name), "%s",
				   FORM_UNSTORABLE);
	}
	if (form->fault_count == before)
		form_fault(form, "", NULL,
			   "The form contains characters that cannot be "
			   "stored.");
}

/* Of a record that is there already, only what was sent. */
static void
judge_required(struct form *form)
{
	const struct choice *needed = form->admin->required;

	for (; needed != NULL && needed->value != NULL; needed++) {
		const cJSON *value = json_get(form->body, needed->value);

		if ((form->record.id == NULL || value != NULL) &&
		    form_empty(value))
			form_fault(form, needed->value, NULL, "%s",
				   needed->label);
	}
}

void
form_judge(struct form *form)
{
	struct check check = {
		.model = form->admin->model,
		.body = form->body,
		.create = form->record.id == NULL,
		.partial = form->record.id != NULL,
		.admin = true,
	};

	form->row = check_body(&check, &form->req->faults);
	take_faults(form);
	judge_required(form);
	if (form->req->page->mended)
		judge_mended(form);
}

void
form_refused(struct form *form)
{
	take_faults(form);
}

void
form_judge_all(struct form *form)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const cJSON *value = json_get(form->shown, field->name);

		if (form_widget(form, field)->read != NULL && value != NULL &&
		    json_get(form->body, field->name) == NULL &&
		    !(field->flags & F_OWNER))
			json_set(form->body, field->name,
				 form_judged(form, field, value));
	}
}

/* What no row can say stays behind what rows say. */
static void
restore_kept(struct form *form)
{
	cJSON *parts, *part;

	cJSON_ArrayForEach(parts, form->kept) {
		cJSON *value = json_get(form->row, parts->string);

		if (value == NULL)
			continue;
		if (cJSON_IsNull(value)) {
			value = model_field(form->admin->model, parts->string)
							->type == T_SKILLS
					? cJSON_CreateObject()
					: cJSON_CreateArray();
			json_set(form->row, parts->string, value);
		}
		cJSON_ArrayForEach(part, parts) {
			cJSON *copy = cJSON_Duplicate(part, true);

			if (cJSON_IsObject(value))
				json_set(value, part->string, copy);
			else
				cJSON_AddItemToArray(value, copy);
		}
	}
}

enum error
form_refs(struct form *form)
{
	struct req *req = form->req;
	const cJSON *column;
	enum error error;

	req->body = form->body;
	req->row = form->row;
	req->row_id = form->record.id;
	error = refs_check(req);
	if (error != OK && error != E_INVALID)
		return error;
	take_faults(form);
	restore_kept(form);
	cJSON_ArrayForEach(column, form->beside)
		json_set(form->row, column->string,
			 cJSON_Duplicate(column, true));
	return OK;
}
