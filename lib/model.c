/*
 * model - questions about a model's fields.
 */
#include "model.h"

#include "arena.h"
#include "models.h"

const struct model *const models[] = {
	&community, &role, &skill, &skill_matrix, &opportunity, &user, NULL,
};

const struct field *
model_field(const struct model *model, const char *name)
{
	FOR_EACH_FIELD(field, model)
		if (strcmp(field->name, name) == 0)
			return field;
	return NULL;
}

const char *
field_column(const struct field *field)
{
	switch ((int)field->type) {
	case T_REFS:
	case T_SKILLS:
	case T_SHOWN:
	case T_SECRET:
		return NULL;
	case T_REF:
		return arena_printf("%s_id", field->name);
	default:
		return field->name;
	}
}

int
field_writable(const struct field *field)
{
	return (field->flags & (F_READONLY | F_OWNER | F_ADMIN)) == 0 &&
	       field->type != T_SHOWN;
}

int
field_settable(const struct field *field)
{
	return (field->flags & F_READONLY) == 0 && field->type != T_SHOWN;
}

const char *
field_label(const struct field *field)
{
	char *label;

	if (field->label != NULL)
		return field->label;
	label = arena_strdup(field->name);
	for (char *p = label; *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	if (*label >= 'a' && *label <= 'z')
		*label = (char)(*label - 'a' + 'A');
	return label;
}

const char *
choice_label(const struct choice *choices, const char *value)
{
	for (; choices->value != NULL; choices++)
		if (strcmp(choices->value, value) == 0)
			return choices->label;
	return NULL;
}
