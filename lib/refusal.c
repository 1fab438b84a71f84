/*
 * refusal - what a constraint of the database means to whom it stopped.
 */
#include "refusal.h"

#include "arena.h"
#include "check.h"
#include "db.h"
#include "json.h"
#include "log.h"
#include "models.h"
#include "text.h"

/* Does the whole table belong to the field? */
static bool
has_table(const struct field *field, const char *table)
{
	if (field->type == T_SKILLS)
		return strcmp(table, skill_matrix.table) == 0;
	return field->type == T_REFS && strcmp(table, field->link->table) == 0;
}

static bool
has_column(const struct model *model, const struct field *field,
	   const struct db_refusal *refusal)
{
	const char *column = field_column(field), *table = model->table;

	if (column == NULL || table == NULL ||
	    strcmp(table, refusal->table) != 0)
		return false;
	return strcmp(column, refusal->column) == 0 ||
	       text_starts(refusal->constraint,
			   arena_printf("%s_%s_", table, column)) ||
	       (strcmp(column, "id") == 0 &&
		strcmp(refusal->constraint, arena_printf("%s_pkey", table)) ==
			0);
}

const struct field *
refusal_field(const struct model *model, const struct db_refusal *refusal)
{
	FOR_EACH_FIELD(field, model)
		if (has_table(field, refusal->table) ||
		    has_column(model, field, refusal))
			return field;
	return NULL;
}

static void
add_sentence(struct faults *faults, const struct field *field,
	     const struct cJSON *row, const struct db_refusal *refusal)
{
	const char *column = field_column(field);
	const char *value =
		column == NULL ? NULL : json_text(json_get(row, column));

	if (refusal->kind == DB_FOREIGN_KEY)
		fault_missing(faults, value == NULL ? "" : value);
	else if (refusal->kind == DB_UNIQUE)
		fault_add(faults, "%s",
			  field->unused != NULL ? field->unused
						: "This value is taken.");
	else if (refusal->kind == DB_NOT_NULL)
		fault_add(faults, CHECK_NULL);
	else
		fault_add(faults, "This value is not allowed.");
}

/* A constraint's name tells nobody anything but who can mend the schema. */
void
refusal_add(struct faults *faults, const struct model *model,
	    const struct cJSON *row)
{
	const struct db_refusal *refusal = db_refusal();
	const struct field *field = refusal_field(model, refusal);

	if (field != NULL) {
		faults_field(faults, field->name);
		add_sentence(faults, field, row, refusal);
		return;
	}
	faults_field(faults, FAULTS_WHOLE);
	fault_add(faults, "A rule of the database does not allow this.");
	log_event(LOG_ERROR, "rule_of_no_field", "table", refusal->table,
		  "constraint", refusal->constraint, NULL);
}
