/*
 * bulk_change - looks at what would become of the chosen rows, and does it.
 */
#include "bulk.h"

#include "arena.h"
#include "form.h"
#include "json.h"
#include "models.h"
#include "once.h"
#include "refusal.h"
#include "sql.h"
#include "text.h"

const struct model_action *
bulk_removal(const struct model_admin *admin)
{
	struct model_action *action = arena_alloc(sizeof(*action));

	*action = admin->removal;
	action->name = BULK_REMOVAL;
	action->label = "Delete";
	action->may = admin->may[ADMIN_DELETE];
	return action;
}

void
bulk_one(struct bulk *bulk, const struct list *list,
	 const struct model_action *action, const char *id)
{
	*bulk = (struct bulk){
		.list = list,
		.action = action,
		.removes = strcmp(action->name, BULK_REMOVAL) == 0,
		.ids = db_array(&id, 1),
		.count = 1,
		.as_of = "infinity",
		.batch = once_new(),
	};
}

enum error
bulk_look(struct req *req, const struct bulk *bulk, struct bulk_plan *plan)
{
	struct binds binds = { .count = 0 };
	const char *fault;
	enum error error;

	bulk_binds(req, bulk, &binds);
	error = db_send(bulk_plan_sql(bulk), &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_SERVER : error, NULL);
	(void)text_integer(db_value(0), 0, BULK_MAX + 1, &plan->chosen);
	(void)text_integer(db_value(1), 0, BULK_MAX + 1, &plan->change);
	plan->now = arena_strdup(db_value(2));
	plan->skipped = db_value(3) == NULL
				? NULL
				: json_parse(db_value(3), db_length(3), &fault);
	plan->names = db_value(4) == NULL
			      ? NULL
			      : json_parse(db_value(4), db_length(4), &fault);
	return OK;
}

enum error
bulk_lock(struct req *req, const struct bulk *bulk)
{
	const char *before = bulk->action->before;
	struct binds binds = { .count = 0 };
	enum error error = db_begin();

	bulk_binds(req, bulk, &binds);
	if (error == OK && before != NULL)
		error = db_send(sql_compile(NULL, before, DB_WRITES), &binds);
	if (error == OK)
		error = db_send(bulk_lock_sql(bulk), &binds);
	return error == OK ? db_rest() : error;
}

enum error
bulk_write(struct req *req, const struct bulk *bulk, long *changed)
{
	struct binds binds = { .count = 0 };
	enum error error;

	bulk_binds(req, bulk, &binds);
	error = db_send(bulk_change_sql(bulk), &binds);
	if (error == OK)
		error = db_one();
	if (error == OK)
		(void)text_integer(db_value(0), 0, 2L * BULK_MAX, changed);
	return error == DONE ? E_SERVER : error;
}

/* The model whose rows the refusal is about: a write of one may reach
 * another's.
 */
static const struct model *
refused_model(const struct model *model)
{
	for (size_t i = 0; models[i] != NULL; i++)
		if (strcmp(models[i]->table, db_refusal()->table) == 0)
			return models[i];
	return model;
}

const char *
bulk_refused(const struct model_admin *admin)
{
	const struct model *model = refused_model(admin->model);
	struct faults faults = { .count = 0 };
	const struct field *field;

	refusal_add(&faults, model, NULL);
	field = model_field(model, faults.names[0]);
	return arena_printf("%s%s%s Nothing was done.",
			    field == NULL ? "" : field_label(field),
			    field == NULL ? "" : ": ",
			    form_words(faults.first[0]));
}
