/*
 * sql_list - the statements of lists: which rows, in which order.
 */
#include "sql.h"

#include "arena.h"

/* The parameters of a list that are given, one after the other. */
static const struct param *
next_given(const struct resource *resource, const bool *given, size_t *i)
{
	while (resource->params != NULL && resource->params[*i] != NULL) {
		const struct param *param = resource->params[(*i)++];

		if (given[*i - 1] && param->where != NULL)
			return param;
	}
	return NULL;
}

/* FROM the table and what conditions bring in, each once. */
static void
add_from(struct buf *out, const struct resource *resource, const bool *given)
{
	const struct param *param;
	const char *joined = resource->join;

	buf_addf(out, "  FROM %s r", resource->model->table);
	if (joined != NULL)
		buf_addf(out, "\n  %s", joined);
	for (size_t i = 0; (param = next_given(resource, given, &i)) != NULL;) {
		if (param->join == NULL || param->join == joined)
			continue;
		joined = param->join;
		buf_addf(out, "\n  %s", joined);
	}
}

/* What the list could show: what exists for the caller, then either what a
 * bare list shows or, true then, what the parameters ask for that lift this. */
static bool
add_shown(struct buf *out, const struct resource *resource, const bool *given)
{
	const struct param *param;
	bool lifted = false;

	buf_str(out, "\n WHERE ");
	sql_seen(out, resource);
	for (size_t i = 0; (param = next_given(resource, given, &i)) != NULL;) {
		if ((param->flags & P_LIFTS) == 0)
			continue;
		lifted = true;
		buf_addf(out, "\n   AND %s", param->where);
	}
	if (resource->lists != NULL && !lifted)
		buf_addf(out, "\n   AND %s", resource->lists);
	return lifted;
}

/* No row that the list could show passes the condition. */
static void
add_none(struct buf *out, const struct resource *resource, const bool *given,
	 const struct param *param)
{
	buf_str(out, "\n   AND NOT EXISTS (SELECT\n");
	add_from(out, resource, given);
	(void)add_shown(out, resource, given);
	buf_addf(out, "\n   AND %s)", param->where);
}

/*
 * Comparing a row costs, and a list that a parameter lifted may have any number
 * of them, of which no index tells those that are worth it: the newest are
 * compared.
 */
static void
add_newest(struct buf *out, const struct resource *resource, const bool *given)
{
	buf_str(out, "\n   AND r.id IN (SELECT r.id\n");
	add_from(out, resource, given);
	(void)add_shown(out, resource, given);
	buf_addf(out, "\n ORDER BY r.created_at DESC LIMIT %d)", SQL_NEWEST);
}

void
sql_rows(struct buf *out, const struct resource *resource, const bool *given,
	 bool otherwise)
{
	const struct param *param;
	bool lifted;

	add_from(out, resource, given);
	lifted = add_shown(out, resource, given);
	for (size_t i = 0; (param = next_given(resource, given, &i)) != NULL;) {
		bool other = otherwise && param->otherwise != NULL;

		if (param->flags & P_LIFTS)
			continue;
		buf_addf(out, "\n   AND %s",
			 other ? param->otherwise : param->where);
		if (other && param->known != NULL && !lifted)
			buf_addf(out, "\n   AND %s", param->known);
		if (other && lifted)
			add_newest(out, resource, given);
		if (other)
			add_none(out, resource, given, param);
	}
}

bool
sql_alternative(const struct resource *resource, const bool *given)
{
	const struct param *param;

	for (size_t i = 0; (param = next_given(resource, given, &i)) != NULL;)
		if (param->otherwise != NULL)
			return true;
	return false;
}

const struct statement *
sql_list(const struct resource *resource, const bool *given,
	 const struct order *order, unsigned part)
{
	const char *down = order->descending ? " DESC" : "";
	bool after = part & SQL_AFTER;
	unsigned long set = 0;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT\n");
	sql_columns(&out, resource->model, resource->join != NULL);
	buf_addf(&out, ",\n\t%s AS sort,\n\tr.id AS row_id\n", order->expr);
	sql_rows(&out, resource, given, part & SQL_OTHERWISE);
	if (after)
		buf_addf(&out, "\n   AND (%s, r.id) %s (:after::%s, :after_id)",
			 order->expr, order->descending ? "<" : ">",
			 order->cast);
	buf_addf(&out, "\n ORDER BY %s%s, r.id%s\n LIMIT :limit", order->expr,
		 down, down);
	for (size_t i = 0; next_given(resource, given, &i) != NULL;)
		set |= 2UL << i;
	return sql_compile(arena_printf("list_%lx_%s", set | part, order->name),
			   out.text, DB_STREAM | (set != 0 ? DB_REPLAN : 0));
}
