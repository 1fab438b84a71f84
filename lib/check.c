/*
 * check - does a body say what the model allows?
 */
#include "check.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "json.h"
#include "text.h"

#define ECHO_MAX 200

const char *
check_echo(const struct cJSON *value)
{
	const char *text =
		cJSON_IsString(value) ? value->valuestring : json_print(value);

	return text_cut(text, ECHO_MAX);
}

/* A text from a string or a number, or NULL and a fault. */
static char *
read_text(const struct cJSON *value, struct faults *faults)
{
	const char *text = json_text(value);

	if (text == NULL) {
		fault_add(faults, "Not a valid string.");
		return NULL;
	}
	return arena_strdup(text);
}

static struct cJSON *
text_fits(const struct field *field, const char *text, struct faults *faults)
{
	if (*text == '\0' && (field->flags & F_BLANK) == 0) {
		fault_add(faults, CHECK_BLANK);
		return NULL;
	}
	if (text_length(text) > (size_t)field->max)
		fault_add(faults,
			  "Ensure this field has no more than %ld characters.",
			  field->max);
	return faults_here(faults) > 0 ? NULL : cJSON_CreateString(text);
}

static struct cJSON *
check_text(const struct field *field, struct cJSON *value,
	   struct faults *faults)
{
	const char *text = read_text(value, faults);

	if (text == NULL)
		return NULL;
	return text_fits(field, text_trim(text), faults);
}

static struct cJSON *
check_email(const struct field *field, struct cJSON *value,
	    struct faults *faults)
{
	const char *text = read_text(value, faults);
	struct cJSON *fits;

	if (text == NULL)
		return NULL;
	text = text_trim(text);
	fits = text_fits(field, text, faults);
	if (*text != '\0' && !text_email(text)) {
		fault_add(faults, "Enter a valid email address.");
		return NULL;
	}
	return fits == NULL ? NULL
			    : cJSON_CreateString(text_email_stored(text));
}

/* Never trimmed; the limit is of bytes, since hashing costs by bytes. */
static struct cJSON *
check_secret(const struct field *field, struct cJSON *value,
	     struct faults *faults)
{
	const char *text = read_text(value, faults);

	if (text == NULL)
		return NULL;
	if (*text_trim(text) == '\0') {
		fault_add(faults, CHECK_BLANK);
		return NULL;
	}
	if (strlen(text) > (size_t)field->max) {
		fault_add(faults,
			  "Ensure this field has no more than %ld characters.",
			  field->max);
		return NULL;
	}
	return cJSON_CreateString(text);
}

static struct cJSON *
check_whole(const struct field *field, struct cJSON *value,
	    struct faults *faults)
{
	long number;

	if (!check_integer(value, field->min, field->max, "", faults, &number))
		return NULL;
	return json_number(number);
}

static struct cJSON *
check_bool(const struct field *field, struct cJSON *value,
	   struct faults *faults)
{
	(void)field;
	if (cJSON_IsBool(value))
		return cJSON_CreateBool(cJSON_IsTrue(value));
	fault_add(faults, "Must be a valid boolean.");
	return NULL;
}

static struct cJSON *
check_choice(const struct field *field, struct cJSON *value,
	     struct faults *faults)
{
	if (cJSON_IsString(value) &&
	    choice_label(field->choices, value->valuestring) != NULL)
		return cJSON_CreateString(value->valuestring);
	fault_add(faults, CHECK_CHOICE, check_echo(value));
	return NULL;
}

static struct cJSON *
check_date(const struct field *field, struct cJSON *value,
	   struct faults *faults)
{
	long days;

	(void)field;
	if (cJSON_IsString(value) && text_date(value->valuestring, &days))
		return cJSON_CreateString(value->valuestring);
	fault_add(faults, CHECK_DATE);
	return NULL;
}

/* Is it a whole number that a UUID could be as an integer, 0 to 2^128 - 1?
 * It would be looked up, and not found. */
static bool
is_uuid_number(const char *text)
{
	static const char limit[] = "340282366920938463463374607431768211455";
	size_t digits = strspn(text, "0123456789");

	if (strcmp(text, "-0") == 0)
		return true;
	if (digits != strlen(text))
		return false;
	return digits < strlen(limit) ||
	       (digits == strlen(limit) && strcmp(text, limit) <= 0);
}

static struct cJSON *
check_ref(const struct field *field, struct cJSON *value, struct faults *faults)
{
	const char *id;

	(void)field;
	if (cJSON_IsBool(value)) {
		fault_add(faults,
			  "Incorrect type. Expected pk value, received bool.");
		return NULL;
	}
	if (json_is_number(value) && is_uuid_number(json_text(value))) {
		fault_missing(faults, check_echo(value));
		return NULL;
	}
	id = cJSON_IsString(value) ? text_uuid(value->valuestring) : NULL;
	if (id == NULL) {
		fault_add(faults, CHECK_UUID, check_echo(value));
		return NULL;
	}
	return cJSON_CreateString(id);
}

/* Its shape only: refs.c judges the entries, since an unknown skill comes
 * before a wrong level in the order of faults. */
static struct cJSON *
check_skills(const struct field *field, struct cJSON *value,
	     struct faults *faults)
{
	const int most = 50;

	(void)field;
	if (!cJSON_IsObject(value)) {
		fault_add(faults,
			  "Expected a dictionary of items but got type "
			  "\"%s\".",
			  json_type(value));
		return NULL;
	}
	if (cJSON_GetArraySize(value) > most) {
		fault_add(faults, CHECK_ELEMENTS, most);
		return NULL;
	}
	return cJSON_Duplicate(value, true);
}

static struct cJSON *
check_json(const struct field *field, struct cJSON *value,
	   struct faults *faults)
{
	(void)field;
	(void)faults;
	return cJSON_Duplicate(value, true);
}

/* Many references; one that is named twice counts once. */
static struct cJSON *
check_refs(const struct field *field, struct cJSON *value,
	   struct faults *faults)
{
	struct cJSON *ids = cJSON_CreateObject(), *list = cJSON_CreateArray();
	struct cJSON *item;

	if (!cJSON_IsArray(value)) {
		fault_add(faults,
			  "Expected a list of items but got type \"%s\".",
			  json_type(value));
		return NULL;
	}
	cJSON_ArrayForEach(item, value) {
		struct cJSON *id = check_ref(field, item, faults);

		if (id == NULL)
			return NULL;
		if (json_get(ids, id->valuestring) == NULL) {
			json_set(ids, id->valuestring, cJSON_CreateTrue());
			cJSON_AddItemToArray(list, id);
		}
	}
	return list;
}

/* How a value of each type is judged. */
static struct cJSON *(*const checks[T__MAX])(const struct field *,
					     struct cJSON *,
					     struct faults *) = {
	[T_UUID] = check_ref,      [T_LINE] = check_text,
	[T_TEXT] = check_text,     [T_EMAIL] = check_email,
	[T_INT] = check_whole,     [T_BOOL] = check_bool,
	[T_CHOICE] = check_choice, [T_DATE] = check_date,
	[T_TIME] = NULL,           [T_SECRET] = check_secret,
	[T_JSON] = check_json,     [T_REF] = check_ref,
	[T_REFS] = check_refs,     [T_SKILLS] = check_skills,
	[T_SHOWN] = NULL,
};

struct cJSON *
check_value(const struct field *field, struct cJSON *value,
	    struct faults *faults)
{
	struct cJSON *stored = checks[field->type](field, value, faults);

	if (stored != NULL && field->check != NULL) {
		field->check(faults, &stored);
		if (faults_here(faults) > 0)
			return NULL;
	}
	return stored;
}

static const char *
key(const struct field *field)
{
	const char *column = field_column(field);

	return column == NULL ? field->name : column;
}

static struct cJSON *
preset(const struct field *field)
{
	if (field->type == T_INT)
		return cJSON_CreateRaw(field->preset);
	if (field->type == T_BOOL)
		return cJSON_CreateBool(strcmp(field->preset, "true") == 0);
	return cJSON_CreateString(field->preset);
}

static void
absent(const struct check *check, const struct field *field, struct cJSON *row,
       struct faults *faults)
{
	bool optional = field->preset != NULL ||
			(field->flags & (F_NULL | F_BLANK)) != 0;

	if (!optional && !check->partial)
		fault_add(faults, CHECK_REQUIRED);
	if (!check->create || field->type == T_SKILLS || field->type == T_REFS)
		return;
	if (field->preset != NULL)
		json_set(row, key(field), preset(field));
	else if (field->flags & F_NULL)
		json_set(row, key(field), cJSON_CreateNull());
	else if (field->flags & F_BLANK)
		json_set(row, key(field), cJSON_CreateString(""));
}

/* A form sends text only: its empty fields and JSON in text, read as the
 * types mean them.  *value may become NULL, absent. */
static bool
from_form(const struct field *field, struct cJSON **value,
	  struct faults *faults)
{
	const char *text = (*value)->valuestring;
	const char *fault;

	if (field->type == T_JSON || field->type == T_SKILLS) {
		*value = json_parse(text, strlen(text), &fault);
		if (*value == NULL)
			fault_add(faults, "Value must be valid JSON.");
		return *value != NULL;
	}
	if (*text != '\0')
		return true;
	if (field->preset != NULL)
		*value = NULL;
	else if ((field->type == T_DATE || field->type == T_INT) &&
		 (field->flags & F_NULL))
		*value = cJSON_CreateNull();
	return true;
}

/* "" for a reference means null, in JSON too. */
static bool
means_null(const struct field *field, const struct cJSON *value)
{
	return cJSON_IsNull(value) ||
	       (field->type == T_REF && cJSON_IsString(value) &&
		value->valuestring[0] == '\0');
}

static void
check_field(const struct check *check, const struct field *field,
	    struct cJSON *row, struct faults *faults)
{
	struct cJSON *value = json_get(check->body, field->name);

	if (value != NULL && check->from_form &&
	    !from_form(field, &value, faults))
		return;
	if (value == NULL) {
		absent(check, field, row, faults);
	} else if (means_null(field, value)) {
		if (field->flags & F_NULL)
			json_set(row, key(field), cJSON_CreateNull());
		else
			fault_add(faults, CHECK_NULL);
	} else {
		value = check_value(field, value, faults);
		if (value != NULL)
			json_set(row, key(field), value);
	}
}

struct cJSON *
check_body(const struct check *check, struct faults *faults)
{
	struct cJSON *row = cJSON_CreateObject();

	FOR_EACH_FIELD(field, check->model)
		faults_field(faults, field->name);
	faults_field(faults, FAULTS_WHOLE);
	if (cJSON_IsNull(check->body)) {
		fault_add(faults, "No data provided");
		return row;
	}
	if (!cJSON_IsObject(check->body)) {
		fault_add(faults,
			  "Invalid data. Expected a dictionary, but got %s.",
			  json_type(check->body));
		return row;
	}
	FOR_EACH_FIELD(field, check->model) {
		if (!(check->admin ? field_settable(field)
				   : field_writable(field)))
			continue;
		faults_field(faults, field->name);
		check_field(check, field, row, faults);
	}
	if (check->model->check != NULL)
		check->model->check(faults, check->old, row);
	return row;
}
