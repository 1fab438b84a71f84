/*
 * openapi_schema - JSON Schema of models and parameters.
 */
#include "openapi_schema.h"

#include "arena.h"
#include "sql.h"

const char *
openapi_name(const struct model *model)
{
	char *name = arena_strdup(model->label);
	size_t length = 0;
	bool upper = true;

	for (const char *p = model->label; *p != '\0'; p++) {
		bool letter =
			(*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z');

		if (letter)
			name[length++] =
				(char)(upper && *p >= 'a' ? *p - 32 : *p);
		upper = !letter;
	}
	name[length] = '\0';
	return name;
}

static void
schema_text(struct buf *out, const struct field *field)
{
	buf_str(out, ",\"type\":\"string\"");
	if (field->max > 0)
		buf_addf(out, ",\"maxLength\":%ld", field->max);
}

static void
schema_email(struct buf *out, const struct field *field)
{
	schema_text(out, field);
	buf_str(out, ",\"format\":\"email\"");
}

static void
schema_secret(struct buf *out, const struct field *field)
{
	schema_text(out, field);
	buf_str(out, ",\"format\":\"password\",\"writeOnly\":true");
}

static void
schema_uuid(struct buf *out, const struct field *field)
{
	(void)field;
	buf_str(out, ",\"type\":\"string\",\"format\":\"uuid\"");
}

static void
schema_int(struct buf *out, const struct field *field)
{
	buf_addf(out, ",\"type\":\"integer\",\"minimum\":%ld,\"maximum\":%ld",
		 field->min, field->max);
}

static void
schema_bool(struct buf *out, const struct field *field)
{
	(void)field;
	buf_str(out, ",\"type\":\"boolean\"");
}

static void
schema_choice(struct buf *out, const struct field *field)
{
	const char *comma = "";

	buf_str(out, ",\"type\":\"string\"");
	if (field->choices == NULL)
		return;
	buf_str(out, ",\"enum\":[");
	for (const struct choice *c = field->choices; c->value != NULL; c++) {
		buf_addf(out, "%s\"%s\"", comma, c->value);
		comma = ",";
	}
	buf_char(out, ']');
}

static void
schema_date(struct buf *out, const struct field *field)
{
	(void)field;
	buf_str(out, ",\"type\":\"string\",\"format\":\"date\"");
}

static void
schema_time(struct buf *out, const struct field *field)
{
	(void)field;
	buf_str(out, ",\"type\":\"string\",\"format\":\"date-time\"");
}

static void
schema_json(struct buf *out, const struct field *field)
{
	/* The only JSON we send as such is lists. */
	(void)field;
	buf_str(out, ",\"type\":\"array\",\"items\":{}");
}

static void
schema_refs(struct buf *out, const struct field *field)
{
	(void)field;
	buf_str(out, ",\"type\":\"array\",\"items\":{\"type\":\"string\","
		     "\"format\":\"uuid\"}");
}

static void
schema_skills(struct buf *out, const struct field *field)
{
	(void)field;
	buf_addf(out,
		 ",\"type\":\"object\",\"additionalProperties\":"
		 "{\"type\":\"integer\",\"minimum\":1,\"maximum\":%d}",
		 LEVEL_MAX);
}

/* What JSON Schema says of a value of each type. */
static void (*const schemas[T__MAX])(struct buf *, const struct field *) = {
	[T_UUID] = schema_uuid,     [T_LINE] = schema_text,
	[T_TEXT] = schema_text,     [T_EMAIL] = schema_email,
	[T_INT] = schema_int,       [T_BOOL] = schema_bool,
	[T_CHOICE] = schema_choice, [T_DATE] = schema_date,
	[T_TIME] = schema_time,     [T_SECRET] = schema_secret,
	[T_JSON] = schema_json,     [T_REF] = schema_uuid,
	[T_REFS] = schema_refs,     [T_SKILLS] = schema_skills,
	[T_SHOWN] = NULL,
};

void
openapi_value(struct buf *out, const struct field *field, bool null)
{
	enum type type = field->as != T_END ? field->as : field->type;

	if (null)
		buf_str(out, "{\"anyOf\":[");
	buf_char(out, '{');
	if (field->help != NULL) {
		buf_str(out, "\"description\":");
		buf_json(out, field->help, strlen(field->help));
	} else {
		buf_addf(out, "\"title\":\"%s\"", field->name);
	}
	schemas[type](out, field);
	if (field->preset != NULL)
		buf_addf(out,
			 type == T_INT || type == T_BOOL || type == T_JSON
				 ? ",\"default\":%s"
				 : ",\"default\":\"%s\"",
			 field->preset);
	buf_char(out, '}');
	if (null)
		buf_str(out, ",{\"type\":\"null\"}]}");
}

/* Is it a key of every answer, or of what must be sent to create? */
static bool
is_required(const struct field *field, bool written)
{
	if (!written)
		return true;
	return field->preset == NULL &&
	       (field->flags & (F_NULL | F_BLANK)) == 0;
}

static bool
belongs(const struct field *field, bool written)
{
	return written ? field_writable(field) : sql_shown(field);
}

void
openapi_model(struct buf *out, const struct model *model, bool written)
{
	const char *comma = "";

	buf_str(out, "{\"type\":\"object\",\"properties\":{");
	FOR_EACH_FIELD(field, model) {
		if (!belongs(field, written))
			continue;
		buf_addf(out, "%s\"%s\":", comma, field->name);
		openapi_value(out, field, field->flags & F_NULL);
		comma = ",";
	}
	buf_str(out, "},\"required\":[");
	comma = "";
	FOR_EACH_FIELD(field, model) {
		if (!belongs(field, written) || !is_required(field, written))
			continue;
		buf_addf(out, "%s\"%s\"", comma, field->name);
		comma = ",";
	}
	buf_str(out, "]}");
}
