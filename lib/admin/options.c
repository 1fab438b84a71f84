/*
 * options - what may be chosen in a form.
 */
#include "options.h"

#include "arena.h"
#include "log.h"
#include "sql.h"
#include "widgets.h"

#define OPTIONS_MAX 8000

/* For each model that others refer to: who may be chosen, under which name, in
 * which order.  The catalogue is small; of people, those who can post. */
/* clang-format off */
static const struct choosable {
	const struct model *model;
	const char *label, *group, *rest, *order;
} sources[] = {
	{ &role, "o.title", "community_label(c.practice_area)",
	  "roles o JOIN community_of_practice c"
	  " ON c.id = o.community_of_practice_id",
	  "community_label(c.practice_area), lower(o.title), o.id" },
	{ &community, "community_label(o.practice_area)", "''",
	  "community_of_practice o", "community_label(o.practice_area)" },
	{ &skill, "o.name",
	  "coalesce((SELECT string_agg(community_label(c.practice_area), ', '"
	  " ORDER BY c.practice_area) FROM skills_communities_of_practice l"
	  " JOIN community_of_practice c ON c.id = l.communityofpractice_id"
	  " WHERE l.skill_id = o.id), '')",
	  "skills o", "lower(o.name), o.id" },
	{ &user, "o.name || ' (' || o.email || ')'", "''",
	  "users o WHERE o.is_active AND (o.is_staff OR o.is_superuser"
	  " OR o.\"isProjectManager\")", "lower(o.name), o.id" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static struct {
	const struct model_admin *admin;
	const struct statement *statement;
} kinds[MODEL_ADMINS_MAX];

static void
add_rows(struct buf *out, const struct model *model)
{
	const struct choosable *from = sources;

	while (from->model != NULL && from->model != model)
		from++;
	if (from->model == NULL)
		return;
	buf_addf(out,
		 "%s(SELECT '%s', CAST(o.id AS text), %s, %s,\n"
		 "\trow_number() OVER (ORDER BY %s)\n  FROM %s LIMIT 5000)",
		 out->length == 0 ? "" : "\nUNION ALL\n", model->name,
		 from->label, from->group, from->order, from->rest);
}

/* What the rows have in that field that were changed last, the latest first. */
static void
add_values(struct buf *out, const struct model *model,
	   const struct field *field)
{
	buf_addf(out,
		 "%s(SELECT '%s', '', o.v, '',\n"
		 "\trow_number() OVER (ORDER BY o.latest DESC, o.v)\n"
		 "  FROM (SELECT \"%s\" AS v, max(updated_at) AS latest\n"
		 "\tFROM (SELECT * FROM %s ORDER BY updated_at DESC\n"
		 "\t\tLIMIT 1000) r\n"
		 "\tGROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500) o\n"
		 " WHERE o.v <> '')",
		 out->length == 0 ? "" : "\nUNION ALL\n", field->name,
		 field_column(field), model->table);
}

/* Other rows of the model that have skills, to copy them from. */
static void
add_copies(struct buf *out, const struct model *model,
	   const struct field *field)
{
	buf_addf(out,
		 "%s(SELECT 'copy', CAST(r.id AS text), %s, '',\n"
		 "\trow_number() OVER (ORDER BY r.updated_at DESC, r.id)\n"
		 "  FROM %s r\n WHERE r.%s_id IS NOT NULL\n"
		 " ORDER BY r.updated_at DESC, r.id LIMIT 20)",
		 out->length == 0 ? "" : "\nUNION ALL\n", model->title,
		 model->table, field->via);
}

static const struct statement *
options_sql(const struct model_admin *admin)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	FOR_EACH_FIELD(field, admin->model) {
		const struct widget *widget = model_admin_widget(admin, field);

		if (widget == &widget_matrix)
			add_rows(&out, &skill);
		if (widget == &widget_suggestions || widget == &widget_unused)
			add_values(&out, admin->model, field);
		if (!field_settable(field))
			continue;
		if (field->type == T_REF || field->type == T_REFS)
			add_rows(&out, field->to);
		else if (field->type == T_SKILLS)
			add_rows(&out, &skill);
		/* What a person can do is nobody's template. */
		if (field->type == T_SKILLS && (field->flags & F_EMPTY) == 0)
			add_copies(&out, admin->model, field);
	}
	if (out.length == 0)
		return NULL;
	buf_str(&out, "\n ORDER BY 1, 5");
	return sql_compile(arena_printf("admin_options_%s", admin->slug),
			   out.text, 0);
}

void
options_init(void)
{
	for (size_t i = 0; model_admins[i] != NULL; i++) {
		if (i == MODEL_ADMINS_MAX)
			die("more than %d kinds of records", MODEL_ADMINS_MAX);
		kinds[i].admin = model_admins[i];
		kinds[i].statement = options_sql(model_admins[i]);
		if (kinds[i].statement != NULL)
			db_keep(kinds[i].statement);
	}
}

static void
add(struct options *options)
{
	if (options->count == OPTIONS_MAX)
		return;
	options->list[options->count++] = (struct option){
		.kind = arena_strdup(db_value(0)),
		.id = arena_strdup(db_value(1)),
		.label = arena_strdup(db_value(2)),
		.group = arena_strdup(db_value(3)),
	};
}

enum error
options_read(struct req *req, const struct model_admin *admin,
	     struct options *options)
{
	const struct binds none = { .count = 0 };
	const struct statement *statement = NULL;
	enum error error;

	for (size_t i = 0; i < MODEL_ADMINS_MAX && kinds[i].admin != NULL; i++)
		if (kinds[i].admin == admin)
			statement = kinds[i].statement;
	if (statement == NULL)
		return OK;
	options->list = arena_array(OPTIONS_MAX, sizeof(*options->list));
	options->count = 0;
	error = db_send(statement, &none);
	while (error == OK && (error = db_next()) == OK)
		add(options);
	return error == DONE ? OK : fail(req, error, NULL);
}

const struct option *
options_find(const struct options *options, const char *kind, const char *id)
{
	for (size_t i = 0; i < options->count; i++)
		if (strcmp(options->list[i].kind, kind) == 0 &&
		    strcmp(options->list[i].id, id) == 0)
			return &options->list[i];
	return NULL;
}

size_t
options_count(const struct options *options, const char *kind)
{
	size_t count = 0;

	for (size_t i = 0; i < options->count; i++)
		count += strcmp(options->list[i].kind, kind) == 0;
	return count;
}
