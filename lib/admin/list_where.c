/*
 * list_where - one filter, one word of a search, as SQL over r.
 */
#include "list_where.h"

#include "arena.h"
#include "sql_columns.h"

static const char *
sql_type(const struct list_filter *filter)
{
	switch (filter->filter->type) {
	case FILTER_REF:
		return "uuid";
	case FILTER_BOOL:
		return "boolean";
	case FILTER_CHOICE:
	case FILTER_DATE:
	case FILTER_EMPTY:
		break;
	}
	return "text";
}

/* All values are one array; of a single one an index keeps its order. */
static void
where_values(struct buf *out, const struct list_filter *filter, size_t number)
{
	const char *type = sql_type(filter);

	buf_str(out, "\n   AND ");
	path_where(out, &filter->path, "",
		   filter->count == 1
			   ? arena_printf(" = (CAST(:f%zu AS %s[]))[1]", number,
					  type)
			   : arena_printf(" = ANY(CAST(:f%zu AS %s[]))", number,
					  type));
}

/* A part of a date in the caller's zone. */
static void
where_part(struct buf *out, const struct list_filter *filter, size_t number,
	   const char *part)
{
	buf_str(out, "\n   AND ");
	path_where(out, &filter->path, arena_printf("extract(%s FROM ", part),
		   arena_printf(" AT TIME ZONE :zone)"
				" = CAST(:f%zu_%s AS integer)",
				number, part));
}

/* A day begins at midnight in the caller's zone. */
static void
where_day(struct buf *out, const struct list_filter *filter, size_t number,
	  const char *operator, const char * name)
{
	buf_str(out, "\n   AND ");
	path_where(out, &filter->path, "",
		   arena_printf(" %s CAST(CAST(:f%zu_%s AS date) AS timestamp)"
				" AT TIME ZONE :zone",
				operator, number, name));
}

/* Is it there, is it more than nothing? */
static void
where_empty(struct buf *out, const struct list_filter *filter, size_t number)
{
	buf_str(out, "\n   AND ");
	path_where(out, &filter->path, "(coalesce(CAST(",
		   arena_printf(" AS text), '') = '') ="
				" CAST((CAST(:f%zu AS text[]))[1] AS boolean)",
				number));
}

void
where_filter(struct buf *out, const struct list_filter *filter, size_t number)
{
	if (filter->count > 0 && filter->filter->type == FILTER_EMPTY)
		where_empty(out, filter, number);
	else if (filter->count > 0)
		where_values(out, filter, number);
	if (filter->null != NULL) {
		buf_str(out, "\n   AND (");
		path_value(out, &filter->path);
		buf_addf(out, " IS NULL) = CAST(:f%zu_null AS boolean)",
			 number);
	}
	if (filter->from != NULL)
		where_day(out, filter, number, ">=", "from");
	if (filter->before != NULL)
		where_day(out, filter, number, "<", "before");
	if (filter->year != NULL)
		where_part(out, filter, number, "year");
	if (filter->month != NULL)
		where_part(out, filter, number, "month");
	if (filter->day != NULL)
		where_part(out, filter, number, "day");
}

void
where_filter_binds(struct binds *binds, const struct list_filter *filter,
		   size_t number)
{
	const struct {
		const char *name, *value;
	} parts[] = {
		{ "null", filter->null },     { "from", filter->from },
		{ "before", filter->before }, { "year", filter->year },
		{ "month", filter->month },   { "day", filter->day },
	};

	if (filter->count > 0)
		binds_set(binds, arena_printf("f%zu", number),
			  db_array(filter->values, filter->count));
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i].value != NULL)
			binds_set(
				binds,
				arena_printf("f%zu_%s", number, parts[i].name),
				parts[i].value);
}

/* "=name": the whole of it; "^name": how it begins; "name": anywhere. */
static struct path
search_path(const struct model *model, const char *text)
{
	return path_find(model, text + (*text == '=' || *text == '^'));
}

static const char *
search_before(const char *text)
{
	return *text == '^' ? "starts_with(lower(CAST(" : "lower(CAST(";
}

static const char *
search_after(const char *text, size_t number)
{
	if (*text == '=')
		return arena_printf(" AS text)) = lower(:w%zu)", number);
	if (*text == '^')
		return arena_printf(" AS text)), lower(:w%zu))", number);
	return arena_printf(" AS text)) LIKE anywhere(:w%zu)", number);
}

/* What was found there is called by; one statement may be of several lists. */
static const char *
behind_name(const struct list *list, size_t number, size_t place)
{
	return arena_printf("b_%s%zu_%zu", list->admin->slug, number, place);
}

/* The word in a field of a row that a reference leads to. */
static void
where_behind(struct buf *out, const struct list *list, size_t number,
	     size_t place, const struct path *path)
{
	const char *text = list->admin->search[place];
	const char *ids =
		number < LIST_BEHIND_WORDS ? list->behind[number][place] : NULL;

	if (ids == NULL) {
		path_where(out, path, search_before(text),
			   search_after(text, number));
		return;
	}
	buf_addf(out, "r.%s = ANY(CAST(:%s AS uuid[]))",
		 field_column(path->hop), behind_name(list, number, place));
}

void
where_word(struct buf *out, const struct list *list, size_t number)
{
	const struct model_admin *admin = list->admin;

	buf_str(out, "\n   AND (");
	for (size_t i = 0; admin->search != NULL && admin->search[i] != NULL;
	     i++) {
		struct path path = search_path(admin->model, admin->search[i]);

		buf_str(out, i == 0 ? "" : "\n\tOR ");
		if (path.hop != NULL)
			where_behind(out, list, number, i, &path);
		else
			path_where(out, &path, search_before(admin->search[i]),
				   search_after(admin->search[i], number));
	}
	buf_str(out, admin->search == NULL ? "true)" : ")");
}

void
where_word_binds(struct binds *binds, const struct list *list, size_t number)
{
	binds_set(binds, arena_printf("w%zu", number), list->words[number]);
	for (size_t i = 0; number < LIST_BEHIND_WORDS && i < LIST_SEARCH_MAX;
	     i++)
		if (list->behind[number][i] != NULL)
			binds_set(binds, behind_name(list, number, i),
				  list->behind[number][i]);
}

bool
where_behind_ids(struct buf *out, const struct list *list, size_t number,
		 size_t place)
{
	const char *text = list->admin->search[place];
	struct path path = search_path(list->admin->model, text);

	if (path.hop == NULL) {
		buf_str(out, "NULL");
		return false;
	}
	buf_addf(out, "ARRAY(SELECT x.id FROM %s x WHERE %sx.%s%s LIMIT %d)",
		 path.hop->to->table, search_before(text),
		 field_column(path.field), search_after(text, number),
		 LIST_BEHIND_MAX + 1);
	return true;
}
