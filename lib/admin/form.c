/*
 * form - the form of one record: its fields, what was sent, what is wrong.
 */
#include "form.h"

#include "arena.h"
#include "json.h"
#include "policy.h"
#include "text.h"
#include "widgets.h"

void
form_init(struct form *form, struct req *req, const struct model_admin *admin,
	  const struct record *record)
{
	*form = (struct form){ .req = req, .admin = admin };
	form->fieldsets = admin->fieldsets;
	if (record != NULL)
		form->record = *record;
	else if (admin->add_fieldsets != NULL)
		form->fieldsets = admin->add_fieldsets;
	form->shown = record != NULL && record->values != NULL
			      ? record->values
			      : cJSON_CreateObject();
	form->body = cJSON_CreateObject();
	form->kept = cJSON_CreateObject();
	form->beside = cJSON_CreateObject();
}

const char *
form_field(const struct form *form, const char *name)
{
	return form->sent == NULL ? NULL : pairs_get(form->sent, name);
}

bool
form_pressed(const struct form *form, const char *name)
{
	return form_field(form, name) != NULL;
}

const struct widget *
form_widget(const struct form *form, const struct field *field)
{
	const struct widget *widget = model_admin_widget(form->admin, field);

	/* Curators may give a record that is there to somebody else. */
	if ((field->flags & F_OWNER) &&
	    (form->record.id == NULL ||
	     !policy_check(form->req, CURATOR, false)))
		return &widget_owner;
	if (widget == NULL)
		widget = widgets[field->type];
	return widget == NULL || !field_settable(field) ? &widget_shown
							: widget;
}

static const struct field *
field_at(const struct form *form, const struct fieldset *set, size_t i)
{
	return model_field(form->admin->model, set->fields[i]);
}

const struct field *
form_next(const struct form *form, const struct field *after)
{
	bool found = after == NULL;

	for (const struct fieldset *set = form->fieldsets; set->fields != NULL;
	     set++) {
		for (size_t i = 0; set->fields[i] != NULL; i++) {
			const struct field *field = field_at(form, set, i);

			if (found)
				return field;
			found = field == after;
		}
	}
	return NULL;
}

static void
add_fault(struct form *form, const char *field, const char *target,
	  const char *text)
{
	const struct field *known = model_field(form->admin->model, field);
	struct form_fault *fault = &form->faults[form->fault_count];

	if (form->fault_count == FORM_FAULTS_MAX)
		return;
	*fault = (struct form_fault){
		.field = field,
		.label = known == NULL ? NULL : field_label(known),
		.target =
			target != NULL ? target : arena_printf("id_%s", field),
		.text = text,
	};
	form->fault_count++;
}

void
form_fault(struct form *form, const char *field, const char *target,
	   const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_fault(form, field, target, arena_vprintf(format, args));
	va_end(args);
}

const char *
form_why(const struct form *form)
{
	const struct form_fault *fault = &form->faults[0];

	if (form->fault_count == 0)
		return "";
	return arena_printf("%s%s%s", fault->label == NULL ? "" : fault->label,
			    fault->label == NULL ? "" : ": ", fault->text);
}

void
form_advise(struct form *form, const char *field, const char *format, ...)
{
	struct form_advice *advice = &form->advice[form->advice_count];
	va_list args;

	if (form->advice_count == FORM_ADVICE_MAX)
		return;
	va_start(args, format);
	advice->field = field;
	advice->text = arena_vprintf(format, args);
	va_end(args);
	form->advice_count++;
}

void
form_keep(struct form *form, const struct field *field, cJSON *part)
{
	cJSON *parts = json_get(form->kept, field->name);

	if (parts == NULL) {
		parts = cJSON_CreateArray();
		json_set(form->kept, field->name, parts);
	}
	cJSON_AddItemToArray(parts, cJSON_Duplicate(part, true));
}

bool
form_empty(const cJSON *value)
{
	if (value == NULL || cJSON_IsNull(value))
		return true;
	if (cJSON_IsString(value))
		return value->valuestring[0] == '\0';
	return (cJSON_IsArray(value) || cJSON_IsObject(value)) &&
	       value->child == NULL;
}

/* One control that is sent whatever it holds. */
static bool
always_sent(const struct form *form, const struct field *field)
{
	const struct widget *widget = form_widget(form, field);

	return widget->read != NULL && !widget->group &&
	       (field->type == T_LINE || field->type == T_TEXT ||
		field->type == T_EMAIL || field->type == T_INT ||
		field->type == T_DATE);
}

bool
form_complete(const struct form *form)
{
	const char *end = form_field(form, "_end");

	if (end == NULL || strcmp(end, "1") != 0 ||
	    form_field(form, "_version") == NULL)
		return false;
	FOR_EACH_FORM_FIELD(field, form)
	{
		const struct widget *widget = form_widget(form, field);

		if (always_sent(form, field) &&
		    form_field(form, field->name) == NULL)
			return false;
		if (widget->prefix != NULL &&
		    rows_total(form, widget->prefix) == -1)
			return false;
	}
	return true;
}

/* Does it say something else than the form did when it was drawn? */
static bool
differs(const struct form *form, const struct field *field, const cJSON *value,
	const cJSON *stored)
{
	const char *base = form_base(form, field);

	if (form->record.id == NULL)
		return true;
	if (base != NULL)
		return strcmp(base, form_digest(field, value)) != 0;
	return strcmp(form_canon(field, stored), form_canon(field, value)) != 0;
}

cJSON *
form_judged(const struct form *form, const struct field *field,
	    const cJSON *value)
{
	cJSON *copy = cJSON_Duplicate(value, true);
	const cJSON *parts = json_get(form->kept, field->name), *part;

	cJSON_ArrayForEach(part, parts) {
		cJSON *item, *same = NULL;

		if (cJSON_IsObject(copy)) {
			(void)cJSON_DetachItemFromObjectCaseSensitive(
				copy, part->string);
			continue;
		}
		cJSON_ArrayForEach(item, copy)
			if (strcmp(json_print(item), json_print(part)) == 0)
				same = item;
		(void)cJSON_DetachItemViaPointer(copy, same);
	}
	return form_empty(copy) && !form_empty(value) ? cJSON_CreateNull()
						      : copy;
}

enum error
form_read(struct form *form)
{
	cJSON *shown = cJSON_CreateObject();
	enum error error = OK;

	FOR_EACH_FORM_FIELD(field, form)
	{
		const struct widget *widget = form_widget(form, field);
		const cJSON *stored =
			json_get(form->record.values, field->name);
		cJSON *value = NULL;

		if (error == OK && widget->read != NULL)
			error = widget->read(form, field, &value);
		if (value == NULL) {
			if (stored != NULL)
				json_set(shown, field->name,
					 cJSON_Duplicate(stored, true));
			continue;
		}
		json_set(shown, field->name, value);
		if (differs(form, field, value, stored))
			json_set(form->body, field->name,
				 form_judged(form, field, value));
	}
	form->shown = shown;
	return error;
}

const char *
form_location(const struct form *form, const char *id)
{
	return arena_printf("/admin/%s/%s/%s/change/", form->admin->app,
			    form->admin->slug, id);
}
