/*
 * list_sql - the statements of a list, from its model's admin and what was
 * asked for.
 */
#include "list_sql.h"

#include "arena.h"
#include "attention.h"
#include "list_where.h"
#include "page.h"
#include "policy.h"
#include "session.h"
#include "sql.h"

void
list_seen(struct buf *out, const struct list *list)
{
	buf_str(out,
		policy_sql(list->admin->may[ADMIN_VIEW], list->admin->model));
}

void
list_where(struct buf *out, const struct list *list, int but)
{
	list_seen(out, list);
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].given && (int)i != but)
			where_filter(out, &list->filters[i], i);
	for (size_t i = 0; i < list->word_count; i++)
		where_word(out, list, i);
	if (list->mine)
		buf_addf(out, "\n   AND %s", sql_mine(list->admin->model));
	if (list->attention) {
		buf_str(out, "\n   AND r.id IN (SELECT a.id FROM (");
		attention_each(out, list->curator, "");
		buf_str(out, ") a)");
	}
}

void
list_binds(struct req *req, const struct list *list, struct binds *binds)
{
	binds_set(binds, "session", session_bytes(req));
	binds_set(binds, "zone", req->page->person.zone);
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].given)
			where_filter_binds(binds, &list->filters[i], i);
	for (size_t i = 0; i < list->word_count; i++)
		where_word_binds(binds, list, i);
}

void
list_joined(struct buf *out, const struct list *list)
{
	for (size_t i = 0; i < list->order_count; i++) {
		const struct column *column =
			&list->admin->columns[list->orders[i].column];

		if (column->join != NULL)
			buf_str(out, column->join);
	}
}

void
list_ordered(struct buf *out, const struct list *list)
{
	buf_str(out, " ORDER BY ");
	for (size_t i = 0; i < list->order_count; i++) {
		const struct column *column =
			&list->admin->columns[list->orders[i].column];
		const char *way = list->orders[i].descending ? " DESC" : "";

		buf_addf(out, "%s%s NULLS LAST, ", column->sort, way);
		if (column->then != NULL)
			buf_addf(out, "%s%s, ", column->then, way);
	}
	buf_str(out, list->order_count > 0 ? "r.id" : list->admin->order);
}

/* Where the row is, for the buttons that lead away from there: each field that
 * they speak of, once. */
static void
row_states(struct buf *out, const struct model_admin *admin)
{
	const char *last = "";

	for (const struct model_action *const *action = admin->actions;
	     action != NULL && *action != NULL; action++) {
		struct path path;

		if ((*action)->rows == NULL ||
		    strcmp((*action)->field, last) == 0)
			continue;
		last = (*action)->field;
		path = path_find(admin->model, last);
		buf_addf(out, ",\n\t'%s', ", last);
		path_shown(out, &path);
	}
}

/* The row as an object: its own words first, then the columns. */
static void
row_object(struct buf *out, const struct model_admin *admin)
{
	buf_addf(out,
		 "jsonb_build_object('id', r.id, 'label', %s, 'own', %s,"
		 " 'version', r.updated_at",
		 admin->model->title, sql_own(admin->model));
	for (const struct column *column = admin->columns;
	     column->label != NULL; column++) {
		struct path path;

		if (column->path == NULL)
			continue;
		path = path_find(admin->model, column->path);
		buf_addf(out, ",\n\t'%s', ", column->path);
		path_shown(out, &path);
	}
	row_states(out, admin);
	buf_char(out, ')');
}

unsigned
list_flags(const struct list *list)
{
	return list_narrowed(list) ? DB_REPLAN : 0;
}

const struct statement *
list_rows(const struct list *list)
{
	const char *table = list->admin->model->table;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT ");
	row_object(&out, list->admin);
	buf_addf(&out, "\n  FROM (SELECT r.id AS k FROM %s r", table);
	list_joined(&out, list);
	buf_str(&out, "\n WHERE ");
	list_where(&out, list, -1);
	list_ordered(&out, list);
	buf_addf(&out,
		 "\n LIMIT CAST(:limit AS integer)"
		 " OFFSET CAST(:offset AS integer)) p\n"
		 "  JOIN %s r ON r.id = p.k",
		 table);
	list_joined(&out, list);
	list_ordered(&out, list);
	return sql_compile(NULL, out.text, list_flags(list));
}

static size_t
searches(const struct list *list)
{
	size_t count = 0;

	while (list->admin->search != NULL &&
	       list->admin->search[count] != NULL)
		count++;
	return count;
}

const struct statement *
list_behind(const struct list *list)
{
	size_t count = searches(list);
	bool any = false;
	struct buf out;

	buf_init(&out, SQL_MAX);
	for (size_t i = 0; i < list->word_count && i < LIST_BEHIND_WORDS; i++) {
		for (size_t j = 0; j < count; j++) {
			buf_str(&out, out.length == 0 ? "SELECT " : ",\n\t");
			any |= where_behind_ids(&out, list, i, j);
		}
	}
	return any ? sql_compile(NULL, out.text, 0) : NULL;
}

static size_t
commas(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += *text == ',';
	return count;
}

void
list_behind_read(struct list *list)
{
	size_t count = searches(list);

	for (size_t i = 0; i < list->word_count && i < LIST_BEHIND_WORDS; i++) {
		for (size_t j = 0; j < count; j++) {
			const char *ids = db_value((int)(i * count + j));

			if (ids != NULL && commas(ids) < LIST_BEHIND_MAX)
				list->behind[i][j] = arena_strdup(ids);
		}
	}
}
