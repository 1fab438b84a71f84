/*
 * fuzz_fields - any JSON as the body of a posting, a profile, a sign-up.
 */
#include "check.h"
#include "faults.h"
#include "fuzz.h"
#include "json.h"
#include "models.h"
#include "text.h"

/* The field that a column of a row belongs to; T_SKILLS stay under their
 * name. */
static const struct field *
field_of(const struct model *model, const char *column)
{
	FOR_EACH_FIELD(field, model) {
		const char *own = field_column(field);

		if (strcmp(own == NULL ? field->name : own, column) == 0)
			return field;
	}
	return NULL;
}

/* A row as a body that a client could send. */
static cJSON *
body_of(const struct model *model, const cJSON *row)
{
	cJSON *body = cJSON_CreateObject();
	const cJSON *value;

	cJSON_ArrayForEach(value, row) {
		const struct field *field = field_of(model, value->string);

		must(field != NULL, "a row has columns of the model only");
		must(field_writable(field), "no column is beyond the client");
		json_set(body, field->name, cJSON_Duplicate(value, true));
	}
	return body;
}

/* A body as a form would carry it: every value is text. */
static cJSON *
form_of(const cJSON *body)
{
	cJSON *form = cJSON_CreateObject();
	const cJSON *value;

	cJSON_ArrayForEach(value, body) {
		const char *text = json_text(value);

		json_set(form, value->string,
			 cJSON_CreateString(text == NULL ? json_print(value)
							 : text));
	}
	return form;
}

/* Declared names in declared order, valid UTF-8, JSON that can be read. */
static void
judge_faults(const struct check *check, const struct faults *faults)
{
	const char *text, *ignored;
	size_t i = 0;

	FOR_EACH_FIELD(field, check->model) {
		must(i < faults->count &&
			     strcmp(faults->names[i], field->name) == 0,
		     "faults stand in declared order");
		if (faults->first[i++] != NULL)
			must(field_writable(field),
			     "nothing is wrong with what is not read");
	}
	must(faults->count == i + 1 &&
		     strcmp(faults->names[i], FAULTS_WHOLE) == 0,
	     "faults are about fields or the whole");
	for (i = 0; i < faults->count; i++) {
		FOR_EACH_FAULT(fault, faults->first[i]) {
			const char *said = fault_text(fault);

			must(*said != '\0', "a fault has words");
			must(text_utf8(said, strlen(said)), "they are UTF-8");
		}
	}
	text = faults_json(faults);
	must(json_parse(text, strlen(text), &ignored) != NULL,
	     "faults are printed as JSON");
}

static void
judge_again(const struct check *check, const cJSON *row)
{
	struct check again = *check;
	struct faults faults = { .count = 0 };
	const char *text;

	again.body = body_of(check->model, row);
	again.from_form = false;
	text = json_print(check_body(&again, &faults));
	must(!faults_any(&faults), "what was stored is accepted");
	must(strcmp(text, json_print(row)) == 0, "and stored unchanged");
}

static void
judge(struct check check, const cJSON *body)
{
	struct faults faults = { .count = 0 };
	cJSON *row;

	check.body = body;
	row = check_body(&check, &faults);
	if (faults_any(&faults))
		judge_faults(&check, &faults);
	else
		judge_again(&check, row);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct model *const models_of_bodies[] = { &opportunity,
								&user,
								&signup_body };
	const char *fault;
	cJSON *body;

	fuzz_text(data, 0);
	body = json_parse((const char *)data, size, &fault);
	if (body == NULL)
		return 0;
	for (size_t i = 0; i < 3; i++) {
		struct check check = { .model = models_of_bodies[i] };

		judge(check, body);
		check.partial = true;
		judge(check, body);
		check.from_form = true;
		if (cJSON_IsObject(body))
			judge(check, form_of(body));
		check = (struct check){ .model = models_of_bodies[i],
					.create = true };
		judge(check, body);
	}
	return 0;
}
