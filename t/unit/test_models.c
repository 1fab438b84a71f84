/*
 * test_models - what must hold for every model and every field.
 *
 * That each table by type has an entry for each type, 0000-architecture.t
 * reads in the sources; here the entries that models need are called.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge.h"
#include "models.h"
#include "openapi_schema.h"
#include "sql_columns.h"

static const struct model *const bodies[] = { &signup_body, &login_body,
					      &password_body, &no_body };

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* Calls visit with every model that there is. */
static void
visit_models(void (*visit)(const struct model *))
{
	for (size_t i = 0; models[i] != NULL; i++)
		visit(models[i]);
	visit(&listing);
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		visit(bodies[i]);
}

/* The words for people and machines, and what SQL needs. */
static void
is_named(const struct model *model)
{
	if (model->name == NULL || model->label == NULL ||
	    model->fields == NULL)
		fail_msg("a model lacks name, label or fields");
	if (model->table == NULL)
		return;
	if (model->plural == NULL || model->title == NULL ||
	    model->missing == NULL)
		fail_msg("%s lacks plural, title or missing", model->name);
	if (strncmp(model->missing, "No ", 3) != 0 ||
	    strstr(model->missing, " matches the given query.") == NULL)
		fail_msg("%s is missing in its own words", model->name);
	/* Answers carry their id and version. */
	if (strcmp(model->fields[0].name, "id") != 0)
		fail_msg("%s does not begin with id", model->name);
}

static void
named(void **state)
{
	(void)state;
	visit_models(is_named);
}

static void
has_unique_names(const struct model *model)
{
	size_t count = 0, owners = 0, skills = 0;

	FOR_EACH_FIELD(field, model) {
		if (field->type <= T_END || field->type >= T__MAX)
			fail_msg("%s.%s has no type", model->name, field->name);
		if (model_field(model, field->name) != field)
			fail_msg("%s.%s is there twice", model->name,
				 field->name);
		if (strpbrk(field->name, "\"\\: ") != NULL)
			fail_msg("%s.%s is no name", model->name, field->name);
		count++;
		owners += (field->flags & F_OWNER) != 0;
		skills += field->type == T_SKILLS;
	}
	/* One more place is for what is wrong with all of them. */
	if (count >= FAULTS_MAX || owners > 1 || skills > 1)
		fail_msg("%s has too many fields, owners or skills",
			 model->name);
}

static void
unique(void **state)
{
	(void)state;
	visit_models(has_unique_names);
	for (size_t i = 0; models[i] != NULL; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(models[i]->name, models[j]->name) == 0 ||
			    strcmp(models[i]->table, models[j]->table) == 0)
				fail_msg("%s is there twice", models[i]->name);
}

/* Each type's own members, none of them missing. */
static bool
is_whole(const struct model *model, const struct field *field)
{
	const struct field *via;

	switch ((int)field->type) {
	case T_LINE:
	case T_TEXT:
	case T_EMAIL:
	case T_SECRET:
		return field->max > 0;
	case T_INT:
		return field->min < field->max;
	case T_CHOICE:
		return field->choices != NULL;
	case T_REF:
		return field->to != NULL && field->to->table != NULL;
	case T_REFS:
		return field->to != NULL && field->link != NULL &&
		       field->link->table != NULL &&
		       field->link->from != NULL && field->link->to != NULL &&
		       field->link->order != NULL;
	case T_SKILLS:
		via = field->via == NULL ? NULL
					 : model_field(model, field->via);
		return via != NULL && via->type == T_REF &&
		       via->to == &skill_matrix;
	case T_SHOWN:
		return field->expr != NULL && field->as > T_END &&
		       field->as < T_SHOWN;
	default:
		return true;
	}
}

/* What is sent must be judged: any JSON only by a rule of its own. */
static bool
is_judged(const struct field *field)
{
	if (!field_writable(field))
		return true;
	if (field->type == T_JSON)
		return field->check != NULL;
	return field->type != T_TIME && field->type != T_UUID;
}

static void
has_whole_fields(const struct model *model)
{
	FOR_EACH_FIELD(field, model)
		if (!is_whole(model, field) || !is_judged(field))
			fail_msg("%s.%s lacks what its type needs", model->name,
				 field->name);
}

static void
whole(void **state)
{
	(void)state;
	visit_models(has_whole_fields);
}

/* A preset is what the field itself would take and keep. */
static void
has_good_presets(const struct model *model)
{
	FOR_EACH_FIELD(field, model) {
		const char *sent;

		if (field->preset == NULL)
			continue;
		sent = field->type == T_INT || field->type == T_BOOL ||
				       field->type == T_JSON
			       ? field->preset
			       : arena_printf("\"%s\"", field->preset);
		if (strcmp(judge(field, sent), sent) != 0)
			fail_msg("%s.%s: %s", model->name, field->name,
				 judge(field, sent));
	}
}

static void
presets(void **state)
{
	(void)state;
	visit_models(has_good_presets);
}

static void
has_good_choices(const struct model *model)
{
	FOR_EACH_FIELD(field, model) {
		if (field->choices == NULL)
			continue;
		for (const struct choice *c = field->choices; c->value != NULL;
		     c++) {
			if (c->label == NULL || *c->label == '\0' ||
			    choice_label(field->choices, c->value) != c->label)
				fail_msg("%s.%s: %s is there twice or has no "
					 "label",
					 model->name, field->name, c->value);
			if (field->max > 0 &&
			    strlen(c->value) > (size_t)field->max)
				fail_msg("%s.%s: %s does not fit", model->name,
					 field->name, c->value);
		}
	}
}

static void
choices(void **state)
{
	(void)state;
	visit_models(has_good_choices);
	assert_null(choice_label(work_environments, "Remote"));
	assert_string_equal(choice_label(work_environments, "remote"),
			    "Remote");
}

/* Whatever is sent, every field that a client may write answers; T_REFS are
 * the admin's, which checks them itself. */
static void
answers_anything(const struct model *model)
{
	static const char *const sent[] = { "true",  "5",    "-1.5",
					    "\"x\"", "\"\"", "[]",
					    "[5]",   "{}",   "{\"a\": {}}" };

	FOR_EACH_FIELD(field, model) {
		if (!field_writable(field) || field->type == T_REFS)
			continue;
		for (size_t i = 0; i < sizeof(sent) / sizeof(sent[0]); i++)
			assert_non_null(judge(field, sent[i]));
	}
}

static void
checked(void **state)
{
	(void)state;
	visit_models(answers_anything);
}

/* JSON Schema and columns by type. */
static void
can_be_told(const struct model *model)
{
	struct buf out;
	const char *fault;

	for (int written = 0; written < 2; written++) {
		buf_init(&out, SQL_MAX);
		openapi_model(&out, model, written);
		if (out.overflow ||
		    json_parse(out.text, out.length, &fault) == NULL)
			fail_msg("the schema of %s is no JSON", model->name);
	}
	if (model->table == NULL)
		return;
	buf_init(&out, SQL_MAX);
	sql_columns(&out, model, false);
	FOR_EACH_FIELD(field, model)
		if (sql_shown(field) &&
		    strstr(out.text, arena_printf(" AS \"%s\"", field->name)) ==
			    NULL)
			fail_msg("no column for %s.%s", model->name,
				 field->name);
	if (out.overflow || strstr(out.text, "(null)") != NULL)
		fail_msg("the columns of %s are wrong", model->name);
}

static void
told(void **state)
{
	(void)state;
	visit_models(can_be_told);
}

static void
columns(void **state)
{
	(void)state;
	assert_string_equal(field_column(model_field(&opportunity, "role")),
			    "role_id");
	assert_string_equal(field_column(model_field(&opportunity, "body")),
			    "body");
	assert_null(field_column(model_field(&opportunity, "skills")));
	assert_null(field_column(model_field(&opportunity, "role_title")));
	assert_null(
		field_column(model_field(&skill, "communities_of_practice")));
	assert_null(field_column(model_field(&login_body, "password")));
	assert_null(model_field(&opportunity, "Body"));
	assert_null(model_field(&no_body, "id"));
}

static void
writable(void **state)
{
	static const char *const never[] = {
		"id",          "people_depot_user_id",
		"email",       "skills_learned_matrix",
		"skill_names", "isProjectManager",
		"created_at",  "updated_at",
		"username",    "is_active",
		"is_staff",    "is_superuser",
		"last_login",  "date_joined",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++) {
		assert_non_null(model_field(&user, never[i]));
		assert_false(field_writable(model_field(&user, never[i])));
	}
	FOR_EACH_FIELD(field, &listing)
		assert_false(field_writable(field));
	assert_false(field_writable(model_field(&opportunity, "created_by")));
	assert_false(field_writable(model_field(&opportunity, "opened_at")));
	assert_null(model_field(&user, "password"));
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a model has its words", named, reset },
		{ "names are unique, owner and skills at most one", unique, reset },
		{ "a field has what its type needs", whole, reset },
		{ "a preset is a value that the field takes", presets, reset },
		{ "choices have labels and fit", choices, reset },
		{ "a field that is written judges anything", checked, reset },
		{ "schema and columns exist for every field", told, reset },
		{ "a reference's column ends in _id, some have none", columns, reset },
		{ "rights, ids and dates are not the client's to write", writable, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("models", tests, NULL, NULL);
}
