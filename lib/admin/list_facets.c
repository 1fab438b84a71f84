/*
 * list_facets - how many rows a list has: in all, in each tab, by the values of
 * each filter.
 *
 * Nothing is counted further than LIST_COUNTED, so that a list costs the same
 * however long it is.
 */
#include "arena.h"
#include "attention.h"
#include "list_sql.h"
#include "list_where.h"
#include "sql.h"

/* A reference has at most so many choices. */
#define FACET_MAX 200

/* No further than to where counting ends. */
static const char *
counted(void)
{
	return arena_printf(" LIMIT %d", LIST_COUNTED + 1);
}

static void
count_of(struct buf *out, const struct list *list, size_t place)
{
	buf_addf(out,
		 "\nUNION ALL (SELECT %zu, NULL, NULL, count(*)"
		 " FROM (SELECT FROM %s r\n WHERE ",
		 place, list->admin->model->table);
	list_where(out, list, -1);
	buf_addf(out, "%s) c)", counted());
}

/* The filter that a tab sets, read into *list; NULL if it sets none. */
static const struct list_filter *
tab_filter(const struct model_admin *admin, const struct tab *tab,
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

/* No kind is looked for further than it counts. */
static void
attention_count(struct buf *out, const struct list *list, size_t place)
{
	struct buf after;

	buf_init(&after, SQL_MAX);
	buf_str(&after, "\n\t   AND ");
	list_seen(&after, list);
	buf_str(&after, counted());
	buf_addf(out,
		 "\nUNION ALL (SELECT %zu, NULL, NULL, count(*)"
		 " FROM (SELECT DISTINCT a.id FROM (",
		 place);
	attention_each(out, list->curator, after.text);
	buf_addf(out, ") a%s) c)", counted());
}

/* What the tab alone would show.  Its values have names of their own. */
static void
tab_count(struct buf *out, const struct list *list, size_t i,
	  struct binds *binds)
{
	struct list other;
	const struct list_filter *filter =
		tab_filter(list->admin, &list->admin->tabs[i], &other);

	other.curator = list->curator;
	if (other.attention) {
		attention_count(out, &other, LIST_TABS + i);
		return;
	}
	if (filter == NULL) {
		count_of(out, &other, LIST_TABS + i);
		return;
	}
	buf_addf(out,
		 "\nUNION ALL (SELECT %zu, NULL, NULL, count(*)"
		 " FROM (SELECT FROM %s r\n WHERE ",
		 LIST_TABS + i, list->admin->model->table);
	list_seen(out, &other);
	where_filter(out, filter, 100 + i);
	where_filter_binds(binds, filter, 100 + i);
	buf_addf(out, "%s) c)", counted());
}

/* Where nothing narrows the list, all of it is what is found. */
static void
counts(struct buf *out, const struct list *list, struct binds *binds)
{
	const struct list bare = { .admin = list->admin };
	const struct tab *tabs = list->admin->tabs;

	if (list_narrowed(list))
		count_of(out, &bare, LIST_TOTAL);
	for (size_t i = 0; tabs != NULL && tabs[i].label != NULL; i++)
		if (*tabs[i].query != '\0')
			tab_count(out, list, i, binds);
}

/* Is it the rows' own value, of which each row has one? */
static bool
is_single(const struct list_filter *filter)
{
	return filter->filter->type != FILTER_DATE &&
	       filter->path.field->type != T_REFS;
}

/* The rows that all filters leave (-1), or all but that of a place. */
static void
rows_of(struct buf *out, const struct list *list, int but)
{
	buf_str(out, "\n WHERE ");
	list_where(out, list, but);
}

/* Their values, one row each. */
static void
values_of(struct buf *out, const struct list *list, int but)
{
	buf_str(out, "SELECT r.id AS k");
	for (size_t i = 0; i < list->filter_count; i++) {
		if (!is_single(&list->filters[i]))
			continue;
		buf_str(out, ", ");
		path_joined(out, &list->filters[i].path, i);
		buf_addf(out, " AS v%zu", i);
	}
	buf_addf(out, "\n  FROM %s r", list->admin->model->table);
	for (size_t i = 0; i < list->filter_count; i++)
		if (is_single(&list->filters[i]))
			path_join(out, &list->filters[i].path, i);
	rows_of(out, list, but);
}

/* Two tables of a statement: n, how many rows there are, and s, their values.
 * An index often knows the first, and then the others are read only if they
 * are few.  Searching is dear: what was found is looked at once. */
static void
population(struct buf *out, const struct list *list, int but)
{
	const char *of = but < 0 ? "" : arena_printf("%d", but);

	if (list->word_count > 0) {
		buf_addf(out, "s%s AS MATERIALIZED (", of);
		values_of(out, list, but);
		buf_addf(out,
			 "%s),\nn%s AS MATERIALIZED (SELECT count(*) AS n"
			 " FROM s%s)",
			 counted(), of, of);
		return;
	}
	buf_addf(out,
		 "n%s AS MATERIALIZED (SELECT count(*) AS n FROM (SELECT"
		 " FROM %s r",
		 of, list->admin->model->table);
	rows_of(out, list, but);
	buf_addf(out, "%s) c),\ns%s AS MATERIALIZED (", counted(), of);
	values_of(out, list, but);
	buf_addf(out, "\n   AND (SELECT n FROM n%s) <= %d)", of, LIST_COUNTED);
}

/* A choice of a reference is called by its label. */
static void
labelled(struct buf *out, const struct model *to)
{
	buf_addf(out,
		 " CROSS JOIN LATERAL (SELECT %s AS label FROM %s r"
		 " WHERE r.id = k.v) t",
		 to->title, to->table);
}

/* How many of the rows have which value. */
static void
values_counted(struct buf *out, const struct list *list, size_t place,
	       const char *of)
{
	const struct list_filter *filter = &list->filters[place];
	const struct link *link = filter->path.field->link;
	bool ref = filter->filter->type == FILTER_REF;

	buf_addf(out,
		 "\nUNION ALL\n(SELECT %zu, CAST(k.v AS text), %s, k.n"
		 " FROM (SELECT ",
		 place, ref ? "t.label" : "CAST(NULL AS text)");
	if (is_single(filter))
		buf_addf(out, "v%zu AS v, count(*) AS n FROM s%s", place, of);
	else
		buf_addf(out,
			 "l.%s AS v, count(*) AS n FROM s%s"
			 " JOIN %s l ON l.%s = k",
			 link->to, of, link->table, link->from);
	buf_addf(out,
		 " WHERE (SELECT n FROM n%s) <= %d"
		 " GROUP BY 1 ORDER BY 2 DESC LIMIT %d) k",
		 of, LIST_COUNTED, FACET_MAX);
	if (ref)
		labelled(out, filter->path.field->to);
	buf_char(out, ')');
}

/* Of rows too many to count, the values that there are at all. */
static void
values_known(struct buf *out, const struct list *list, size_t place,
	     const char *of)
{
	const struct list_filter *filter = &list->filters[place];

	buf_addf(out,
		 "\nUNION ALL\n(SELECT %zu, CAST(k.v AS text), t.label,"
		 " CAST(NULL AS bigint) FROM (",
		 place);
	path_values(out, list->admin->model, &filter->path);
	buf_addf(out, " LIMIT %d) k", FACET_MAX);
	labelled(out, filter->path.field->to);
	buf_addf(out, " WHERE (SELECT n FROM n%s) > %d)", of, LIST_COUNTED);
}

/* What was chosen has a name, though nothing has it. */
static void
values_chosen(struct buf *out, const struct list *list, size_t place)
{
	const struct model *to = list->filters[place].path.field->to;

	buf_addf(out,
		 "\nUNION ALL (SELECT %zu, CAST(r.id AS text), %s, 0"
		 " FROM %s r WHERE r.id = ANY(CAST(:f%zu AS uuid[])))",
		 place, to->title, to->table, place);
}

static void
facet(struct buf *out, const struct list *list, size_t place)
{
	const struct list_filter *filter = &list->filters[place];
	const char *of = filter->given ? arena_printf("%zu", place) : "";

	values_counted(out, list, place, of);
	if (filter->filter->type == FILTER_REF)
		values_known(out, list, place, of);
	if (filter->filter->type == FILTER_REF && filter->count > 0)
		values_chosen(out, list, place);
	if (filter->given)
		buf_addf(out,
			 "\nUNION ALL (SELECT %zu, NULL, NULL, n FROM n%s)",
			 LIST_SIZES + place, of);
}

const struct statement *
list_facets(const struct list *list, struct binds *binds)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "WITH ");
	population(&out, list, -1);
	for (size_t i = 0; i < list->filter_count; i++) {
		if (!list->filters[i].given ||
		    list->filters[i].filter->type == FILTER_DATE)
			continue;
		buf_str(&out, ",\n");
		population(&out, list, (int)i);
	}
	buf_addf(
		&out,
		"\n(SELECT %d, CAST(NULL AS text), CAST(NULL AS text), n FROM n)",
		LIST_FOUND);
	counts(&out, list, binds);
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].filter->type != FILTER_DATE)
			facet(&out, list, i);
	buf_str(&out, "\n ORDER BY 1, 3, 4 DESC");
	return sql_compile(NULL, out.text, list_flags(list));
}
