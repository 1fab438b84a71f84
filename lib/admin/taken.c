/*
 * taken - where the record is that has a value already.
 */
#include "taken.h"

#include "arena.h"
#include "json.h"
#include "log.h"
#include "refs.h"
#include "sql.h"

#define KINDS_MAX 8

static struct {
	const struct field *field;
	const struct statement *find;
} kinds[KINDS_MAX];
static size_t kind_count;

static void
add(const struct model_admin *admin, const struct field *field)
{
	const char *fold = refs_fold(field);
	const char *column = field_column(field);

	if (kind_count == KINDS_MAX)
		die("more fields of which no two are alike than expected");
	kinds[kind_count].field = field;
	kinds[kind_count].find = sql_compile(
		arena_printf("admin_taken_%s_%s", admin->slug, column),
		arena_printf("SELECT r.id, %s\n  FROM %s r\n"
			     " WHERE %s(r.%s) = %s(CAST(:value AS text))\n"
			     "   AND r.id IS DISTINCT FROM CAST(:id AS uuid)\n"
			     " LIMIT 1",
			     admin->model->title, admin->model->table, fold,
			     column, fold),
		0);
	db_keep(kinds[kind_count++].find);
}

void
taken_init(void)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		FOR_EACH_FIELD(field, model_admins[i]->model)
			if (field->unused != NULL && field->type != T_REF)
				add(model_admins[i], field);
}

static enum error
find(struct form *form, struct form_fault *fault, const struct field *field,
     const struct statement *statement)
{
	const cJSON *value = json_get(form->row, field_column(field));
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "value", json_text(value));
	binds_set(&binds, "id", form->record.id);
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	if (error == OK) {
		fault->url = form_location(form, arena_strdup(db_value(0)));
		fault->record = arena_strdup(db_value(1));
	}
	return error <= DONE ? OK : fail(form->req, error, NULL);
}

enum error
taken_find(struct form *form)
{
	enum error error = OK;

	for (size_t i = 0; i < form->fault_count && error == OK; i++) {
		struct form_fault *fault = &form->faults[i];
		const struct field *field =
			model_field(form->admin->model, fault->field);

		for (size_t k = 0; k < kind_count && error == OK; k++)
			if (kinds[k].field == field &&
			    strcmp(fault->text, field->unused) == 0)
				error = find(form, fault, field, kinds[k].find);
	}
	return error;
}
