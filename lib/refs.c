/*
 * refs - what only the database knows about a checked row.
 *
 * The question has a fixed list of columns, derived from the model in the
 * order that the answer is read in.
 */
#include "refs.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "check.h"
#include "faults.h"
#include "json.h"
#include "models.h"
#include "sql.h"
#include "text.h"

/* Can it be sent, and must the database be asked about it? */
static bool
asked(const struct refs *refs, const struct field *field)
{
	if (!(refs->admin ? field_settable(field) : field_writable(field)))
		return false;
	return field->type == T_REF || field->type == T_REFS ||
	       field->type == T_SKILLS || field->unused != NULL;
}

/* Does a row of another model hold it? */
static void
sql_elsewhere(struct buf *out, const struct model *model,
	      const struct field *field)
{
	for (size_t i = 0; models[i] != NULL; i++) {
		if (models[i] == model)
			continue;
		FOR_EACH_FIELD(other, models[i]) {
			if (other->type != T_REF || other->to != field->to)
				continue;
			buf_addf(out,
				 ",\n\tEXISTS (SELECT FROM %s WHERE %s = :%s)",
				 models[i]->table, field_column(other),
				 field->name);
		}
	}
}

static void
sql_ref(struct buf *out, const struct model *model, const struct field *field)
{
	buf_addf(out,
		 "\t(CAST(:%s AS uuid) IS NULL"
		 " OR EXISTS (SELECT FROM %s WHERE id = :%s))",
		 field->name, field->to->table, field->name);
	if (field->unused == NULL)
		return;
	buf_addf(out,
		 ",\n\tEXISTS (SELECT FROM %s WHERE %s = :%s"
		 " AND id IS DISTINCT FROM CAST(:id AS uuid))",
		 model->table, field_column(field), field->name);
	sql_elsewhere(out, model, field);
}

const char *
refs_fold(const struct field *field)
{
	return field->type == T_EMAIL  ? "lower"
	       : field->type == T_LINE ? "folded"
				       : "";
}

/* Is it taken? */
static void
sql_taken(struct buf *out, const struct model *model, const struct field *field)
{
	const char *fold = refs_fold(field);

	if (field->to != NULL)
		model = field->to;
	buf_addf(out,
		 "\tEXISTS (SELECT FROM %s"
		 " WHERE %s(%s) = %s(CAST(:%s AS text))"
		 " AND id IS DISTINCT FROM CAST(:id AS uuid))",
		 model->table, fold, field_column(field), fold, field->name);
}

static void
sql_refs(struct buf *out, const struct field *field)
{
	buf_addf(out,
		 "\tARRAY(SELECT k.id FROM unnest(CAST(:%s AS uuid[])) k (id)"
		 " JOIN %s USING (id))",
		 field->name, field->to->table);
}

static void
sql_skills(struct buf *out, const struct field *field)
{
	buf_addf(out,
		 "\tARRAY(SELECT k.id FROM unnest(CAST(:%s AS uuid[])) k (id)"
		 " JOIN skills USING (id))",
		 field->name);
}

void
refs_init(struct refs *refs, const struct model *model, bool admin)
{
	const char *comma = "SELECT\n";
	struct buf out;

	*refs = (struct refs){ .model = model, .admin = admin };
	buf_init(&out, SQL_MAX);
	FOR_EACH_FIELD(field, model) {
		if (!asked(refs, field))
			continue;
		buf_str(&out, comma);
		comma = ",\n";
		if (field->type == T_REF)
			sql_ref(&out, model, field);
		else if (field->type == T_REFS)
			sql_refs(&out, field);
		else if (field->type == T_SKILLS)
			sql_skills(&out, field);
		else
			sql_taken(&out, model, field);
	}
	if (out.length > 0)
		refs->question = sql_compile(
			arena_printf(admin ? "admin_refs_%s" : "refs_%s",
				     model->name),
			out.text, 0);
}

/* The ids that a skills object names, as the text of an array. */
static const char *
skill_ids(const struct cJSON *skills)
{
	const char **ids;
	const struct cJSON *entry;
	size_t count = 0;

	if (!cJSON_IsObject(skills))
		return "{}";
	ids = arena_array((size_t)cJSON_GetArraySize(skills) + 1, sizeof(*ids));
	cJSON_ArrayForEach(entry, skills) {
		const char *id = text_uuid(entry->string);

		if (id != NULL)
			ids[count++] = id;
	}
	return db_array(ids, count);
}

const char *
refs_array(const struct cJSON *list)
{
	const char **ids;
	const struct cJSON *item;
	size_t count = 0;

	if (!cJSON_IsArray(list))
		return "{}";
	ids = arena_array((size_t)cJSON_GetArraySize(list) + 1, sizeof(*ids));
	cJSON_ArrayForEach(item, list)
		ids[count++] = item->valuestring;
	return db_array(ids, count);
}

/* Binds every value; false if none needs the database. */
static bool
bind_row(struct binds *binds, const struct refs *refs, const struct cJSON *row,
	 const char *id)
{
	bool any = false;

	binds_set(binds, "id", id);
	FOR_EACH_FIELD(field, refs->model) {
		const char *column = field_column(field);
		const struct cJSON *value;

		if (!asked(refs, field))
			continue;
		value = json_get(row, column == NULL ? field->name : column);
		if (field->type == T_SKILLS)
			binds_set(binds, field->name, skill_ids(value));
		else if (field->type == T_REFS)
			binds_set(binds, field->name, refs_array(value));
		else
			binds_set(binds, field->name,
				  cJSON_IsString(value) ? value->valuestring
							: NULL);
		any = any || (value != NULL && !cJSON_IsNull(value));
	}
	return any;
}

/* Is it a level, as clients may write it? */
static bool
judge_level(struct faults *faults, const struct cJSON *entry, const char *name,
	    long *level)
{
	if (json_is_number(entry))
		return check_integer(entry, 1, LEVEL_MAX,
				     arena_printf("%s: ", name), faults, level);
	fault_add(faults, "%s: " CHECK_INTEGER, name);
	return false;
}

/* One entry of a skills object: at most one sentence about it. */
static void
judge_skill(struct faults *faults, const struct cJSON *entry, const char *known,
	    struct cJSON *stored)
{
	const char *id = text_uuid(entry->string);
	const char *name = text_cut(entry->string, 200);
	long level;

	if (id == NULL)
		fault_add(faults, CHECK_UUID, name);
	else if (strstr(known, id) == NULL)
		fault_missing(faults, name);
	else if (json_get(stored, id) != NULL)
		fault_add(faults, "%s: This skill is listed twice.", name);
	else /* a level that is none too: the same id again is twice */
		json_set(stored, id,
			 judge_level(faults, entry, name, &level)
				 ? json_number(level)
				 : cJSON_CreateNull());
}

static void
judge_skills(struct faults *faults, const struct field *field,
	     struct cJSON *row, const char *known)
{
	const struct cJSON *skills = json_get(row, field->name);
	struct cJSON *stored = cJSON_CreateObject();
	const struct cJSON *entry;

	if (!cJSON_IsObject(skills))
		return;
	cJSON_ArrayForEach(entry, skills)
		judge_skill(faults, entry, known, stored);
	json_set(row, field->name, stored);
}

static const char *
lower_first(const char *label)
{
	char *text = arena_strdup(label);

	if (text[0] >= 'A' && text[0] <= 'Z')
		text[0] = (char)(text[0] - 'A' + 'a');
	return text;
}

/* The model whose row holds it, by the columns from *column on. */
static void
judge_elsewhere(struct faults *faults, const struct model *model,
		const struct field *field, int *column)
{
	for (size_t i = 0; models[i] != NULL; i++) {
		if (models[i] == model)
			continue;
		FOR_EACH_FIELD(other, models[i]) {
			if (other->type != T_REF || other->to != field->to)
				continue;
			if (db_true((*column)++))
				fault_add(faults, "This %s belongs to a %s.",
					  lower_first(field->to->label),
					  lower_first(models[i]->label));
		}
	}
}

static void
judge_ref(struct faults *faults, const struct model *model,
	  const struct field *field, const struct cJSON *sent, int *column)
{
	if (!db_true((*column)++))
		fault_missing(faults, check_echo(sent));
	if (field->unused == NULL)
		return;
	if (db_true((*column)++))
		fault_add(faults, "%s", field->unused);
	judge_elsewhere(faults, model, field, column);
}

static void
judge_refs(struct faults *faults, const struct cJSON *list, const char *known)
{
	const struct cJSON *item;

	cJSON_ArrayForEach(item, list) {
		if (strstr(known, item->valuestring) == NULL)
			fault_missing(faults, item->valuestring);
	}
}

static void
judge(struct faults *faults, const struct refs *refs, const struct cJSON *body,
      struct cJSON *row)
{
	int column = 0;

	FOR_EACH_FIELD(field, refs->model) {
		if (!asked(refs, field))
			continue;
		faults_field(faults, field->name);
		if (field->type == T_SKILLS)
			judge_skills(faults, field, row, db_value(column++));
		else if (field->type == T_REF)
			judge_ref(faults, refs->model, field,
				  json_get(body, field->name), &column);
		else if (field->type == T_REFS)
			judge_refs(faults, json_get(row, field->name),
				   db_value(column++));
		else if (db_true(column++))
			fault_add(faults, "%s", field->unused);
	}
}

enum error
refs_ask(const struct refs *refs, const struct cJSON *body, struct cJSON *row,
	 const char *id, struct faults *faults)
{
	struct binds binds = { .count = 0 };
	enum error error;

	if (refs->question == NULL || !bind_row(&binds, refs, row, id))
		return OK;
	error = db_send(refs->question, &binds);
	if (error == OK)
		error = db_one();
	if (error == OK)
		judge(faults, refs, body, row);
	return error;
}
