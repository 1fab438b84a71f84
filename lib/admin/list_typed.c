/*
 * list_typed - a choice of a filter that was typed by its name.
 *
 * Where there are more choices than a select can bear, a name is typed.  It
 * becomes ids, as a select would have sent them, so that nothing else has to
 * know of names.
 */
#include "list.h"

#include "arena.h"
#include "menu.h"
#include "page.h"
#include "sql.h"
#include "text.h"

#define FOUND_MAX 4 /* of those who are called nearly so */

struct found {
	const char *ids, *labels; /* with commas between them */
	size_t count;
	bool exact; /* they are called so, all of them */
};

/* Those that are called so; else those whose name holds it.  Only values that
 * the list's rows have can be found. */
static const struct statement *
found_sql(const struct model_admin *admin, const struct path *path)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_addf(&out,
		 "SELECT CAST(t.id AS text), t.label,"
		 " CAST(lower(t.label) = lower(:typed) AS text)\n"
		 "  FROM (SELECT r.id, %s AS label FROM %s r\n"
		 "\tWHERE r.id IN (",
		 path->field->to->title, path->field->to->table);
	path_values(&out, admin->model, path);
	buf_addf(&out,
		 ")) t\n WHERE position(lower(:typed) IN lower(t.label)) > 0\n"
		 " ORDER BY 3 DESC, lower(t.label), t.id LIMIT %d",
		 LIST_VALUES_MAX);
	return sql_compile(NULL, out.text, 0);
}

static void
take(struct found *found)
{
	bool exact = *db_value(2) == 't';
	const char *comma = found->count == 0 ? "" : ",";

	/* Where one is called so, the others are not meant. */
	if (found->count > 0 && found->exact && !exact)
		return;
	found->exact = exact;
	found->count++;
	found->ids = arena_printf("%s%s%s", found->ids, comma, db_value(0));
	if (found->count <= FOUND_MAX)
		found->labels =
			arena_printf("%s%s%s%s", found->labels, comma,
				     *comma == '\0' ? "" : " ", db_value(1));
}

static enum error
find(const struct list *list, const struct list_filter *filter,
     struct found *found)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "typed", filter->typed);
	error = db_send(found_sql(list->admin, &filter->path), &binds);
	while (error == OK && (error = db_next()) == OK)
		take(found);
	return error == DONE ? OK : error;
}

static const char *
what_is_wrong(const struct list_filter *filter, const struct found *found)
{
	const char *noun = text_lower(field_label(filter->path.field));
	const char *typed = text_cut(filter->typed, 100);

	if (found->count == 0)
		return arena_printf("There is no %s \xe2\x80\x9c%s\xe2\x80\x9d "
				    "in this list.",
				    noun, typed);
	return arena_printf("Several are called nearly "
			    "\xe2\x80\x9c%s\xe2\x80\x9d: %s%s. Type the whole "
			    "name of one.",
			    typed, found->labels,
			    found->count > FOUND_MAX ? " and others" : "");
}

enum error
list_typed(struct req *req, struct list *list)
{
	for (size_t i = 0; i < list->filter_count; i++) {
		struct list_filter *filter = &list->filters[i];
		const char *without[] = { filter->stem, NULL };
		struct found found = { .ids = "", .labels = "" };
		enum error error;

		if (filter->typed == NULL)
			continue;
		error = find(list, filter, &found);
		if (error != OK)
			return fail(req, error, NULL);
		if (found.count == 1 || found.exact) {
			(void)page_redirect(
				req,
				arena_printf(
					"%s%s", menu_base(list->admin),
					list_link(&req->parameters, without,
						  arena_printf("%s__in",
							       filter->stem),
						  found.ids)));
			return DONE;
		}
		filter->wrong = what_is_wrong(filter, &found);
	}
	return OK;
}
