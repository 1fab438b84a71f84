/*
 * list_where - one filter, one word of a search, as SQL over r.
 */
#include "list_where.h"

#include "arena.h"

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
static void
where_search(struct buf *out, const struct model *model, const char *text,
	     size_t number)
{
	bool whole = text[0] == '=', start = text[0] == '^';
	struct path path = path_find(model, text + (whole || start));

	if (whole)
		path_where(out, &path, "lower(CAST(",
			   arena_printf(" AS text)) = lower(:w%zu)", number));
	else if (start)
		path_where(out, &path, "starts_with(lower(CAST(",
			   arena_printf(" AS text)), lower(:w%zu))", number));
	else
		path_where(out, &path, "lower(CAST(",
			   arena_printf(" AS text)) LIKE anywhere(:w%zu)",
					number));
}

void
where_word(struct buf *out, const struct model_admin *admin, size_t number)
{
	buf_str(out, "\n   AND (");
	for (size_t i = 0; admin->search != NULL && admin->search[i] != NULL;
	     i++) {
		buf_str(out, i == 0 ? "" : "\n\tOR ");
		where_search(out, admin->model, admin->search[i], number);
	}
	buf_str(out, admin->search == NULL ? "true)" : ")");
}
