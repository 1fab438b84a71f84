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

/* A reference has at most so many choices with counts. */
#define FACET_MAX 200

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
		where_word(out, list->admin, i);
	if (list->mine)
		buf_addf(out, "\n   AND %s", sql_own(list->admin->model));
	if (list->attention)
		buf_addf(out, "\n   AND %s", attention_sql());
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
		binds_set(binds, arena_printf("w%zu", i), list->words[i]);
}

void
list_ordered(struct buf *out, const struct list *list)
{
	buf_str(out, " ORDER BY ");
	for (size_t i = 0; i < list->order_count; i++)
		buf_addf(out, "%s%s NULLS LAST, ",
			 list->admin->columns[list->orders[i].column].sort,
			 list->orders[i].descending ? " DESC" : "");
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

const struct statement *
list_rows(const struct list *list)
{
	const char *table = list->admin->model->table;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT ");
	row_object(&out, list->admin);
	buf_addf(&out, "\n  FROM (SELECT r.id AS k FROM %s r\n WHERE ", table);
	list_where(&out, list, -1);
	list_ordered(&out, list);
	buf_addf(&out,
		 "\n LIMIT CAST(:limit AS integer)"
		 " OFFSET CAST(:offset AS integer)) p\n"
		 "  JOIN %s r ON r.id = p.k\n",
		 table);
	list_ordered(&out, list);
	return sql_compile(NULL, out.text, 0);
}

static void
count_of(struct buf *out, const struct list *list)
{
	buf_addf(out, "(SELECT count(*) FROM %s r\n WHERE ",
		 list->admin->model->table);
	list_where(out, list, -1);
	buf_char(out, ')');
}

const struct list_filter *
list_tab_filter(const struct model_admin *admin, const struct tab *tab,
		struct list *list)
{
	struct pairs query;

	(void)pairs_urlencoded(&query, tab->query, strlen(tab->query));
	(void)list_read(list, admin, &query);
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].given)
			return &list->filters[i];
	return NULL;
}

/* What the tab alone would show.  Its values have names of their own; what
 * facets count already is not counted again. */
static void
tab_count(struct buf *out, const struct tab *tab, size_t place,
	  const struct list *list, struct binds *binds)
{
	struct list other;
	const struct list_filter *filter =
		list_tab_filter(list->admin, tab, &other);

	buf_str(out, ",\n");
	if (filter == NULL && (other.mine || other.attention)) {
		count_of(out, &other);
	} else if (filter == NULL || !list_narrowed(list)) {
		buf_str(out, "NULL");
	} else {
		buf_addf(out, "(SELECT count(*) FROM %s r\n WHERE ",
			 list->admin->model->table);
		list_seen(out, &other);
		where_filter(out, filter, 100 + place);
		where_filter_binds(binds, filter, 100 + place);
		buf_char(out, ')');
	}
}

const struct statement *
list_counts(const struct list *list, struct binds *binds)
{
	const struct list bare = { .admin = list->admin };
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT ");
	if (list_narrowed(list))
		count_of(&out, &bare);
	else
		buf_str(&out, "NULL");
	for (size_t i = 0;
	     list->admin->tabs != NULL && list->admin->tabs[i].label != NULL;
	     i++)
		tab_count(&out, &list->admin->tabs[i], i, list, binds);
	return sql_compile(NULL, out.text, 0);
}

/* Filters that nothing was chosen of share their condition, and so one scan. */
static bool
is_shared(const struct list_filter *filter)
{
	return !filter->given && filter->filter->type != FILTER_DATE &&
	       filter->path.field->type != T_REFS;
}

/* The values of all of these, with how many rows have them together. */
static void
groups(struct buf *out, const struct list *list)
{
	size_t count = 0;

	buf_str(out, "WITH g AS MATERIALIZED (\nSELECT ");
	for (size_t i = 0; i < list->filter_count; i++) {
		if (!is_shared(&list->filters[i]))
			continue;
		path_joined(out, &list->filters[i].path, i);
		buf_addf(out, " AS v%zu, ", i);
		count++;
	}
	buf_addf(out, "count(*) AS n\n  FROM %s r", list->admin->model->table);
	for (size_t i = 0; i < list->filter_count; i++)
		if (is_shared(&list->filters[i]))
			path_join(out, &list->filters[i].path, i);
	buf_str(out, "\n WHERE ");
	list_where(out, list, -1);
	for (size_t i = 1; i <= count; i++)
		buf_addf(out, "%s%zu", i == 1 ? " GROUP BY " : ", ", i);
	buf_addf(out,
		 ")\n(SELECT %d, 'all', CAST(NULL AS text),"
		 " coalesce(sum(n), 0) FROM g)",
		 LIST_FOUND);
}

/* How many rows have which value, under all other filters. */
static void
facet(struct buf *out, const struct list *list, size_t place)
{
	const struct list_filter *filter = &list->filters[place];
	const struct model *to = filter->path.field->to;
	bool ref = filter->filter->type == FILTER_REF;

	buf_addf(out,
		 "\nUNION ALL\n(SELECT %zu, CAST(k.v AS text), %s, k.n"
		 " FROM (",
		 place, ref ? "t.label" : "CAST(NULL AS text)");
	if (is_shared(filter)) {
		buf_addf(out, "SELECT v%zu AS v, sum(n) AS n FROM g", place);
	} else {
		path_groups(out, list->admin->model, &filter->path);
		buf_str(out, "\n WHERE ");
		list_where(out, list, (int)place);
	}
	buf_str(out, " GROUP BY 1");
	if (ref)
		buf_addf(out,
			 " ORDER BY 2 DESC LIMIT %d) k CROSS JOIN LATERAL"
			 " (SELECT %s AS label FROM %s r WHERE r.id = k.v) t)",
			 FACET_MAX, to->title, to->table);
	else
		buf_str(out, ") k)");
	if (ref && filter->given && filter->count > 0)
		/* How what was chosen is called, though nothing has it. */
		buf_addf(out,
			 "\nUNION ALL (SELECT %zu, CAST(r.id AS text), %s, 0"
			 " FROM %s r WHERE r.id = ANY(CAST(:f%zu AS uuid[])))",
			 place, to->title, to->table, place);
}

const struct statement *
list_facets(const struct list *list)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	groups(&out, list);
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].filter->type != FILTER_DATE)
			facet(&out, list, i);
	buf_str(&out, "\n ORDER BY 1, 3, 4 DESC");
	return sql_compile(NULL, out.text, 0);
}
