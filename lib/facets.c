/*
 * facets - how many postings each value of a filter would leave.
 *
 * One statement.  It reads the current postings once, noting for each which
 * of the conditions given it meets; then each facet counts those that meet
 * all conditions but its own.
 */
#include "facets.h"

#include "arena.h"
#include "models.h"
#include "posting_params.h"
#include "sql.h"

#define MOST "100"

/* clang-format off */
/* param_max_hours below counts the same steps. */
static const struct choice hours[] = {
	{ "5", "5 hours or fewer" }, { "10", "10 hours or fewer" },
	{ "15", "15 hours or fewer" }, { "20", "20 hours or fewer" },
	{ NULL, NULL },
};

/*
 * The facets in the order of the answer.  Between .before and .after come the
 * conditions; columns are value, label and count.  With .choices all of these
 * are answered, zeros included, in their order, otherwise what was found, the
 * most frequent first.
 */
static const struct facet {
	const struct param *param;
	const struct choice *choices;
	const char *before, *after;
	bool number; /* its values are */
} facets[] = {
	{ &param_community, practice_areas,
	  "c.practice_area, NULL, sum(g.n)\n"
	  "  FROM (SELECT b.role_id, count(*) AS n FROM base b\n",
	  " GROUP BY 1) g\n"
	  "  JOIN roles o ON o.id = g.role_id\n"
	  "  JOIN community_of_practice c\n"
	  "    ON c.id = o.community_of_practice_id\n"
	  " GROUP BY c.practice_area" },
	{ &param_role, NULL,
	  "o.id::text, o.title, g.n\n"
	  "  FROM (SELECT b.role_id, count(*) AS n FROM base b\n",
	  " GROUP BY 1) g\n"
	  "  JOIN roles o ON o.id = g.role_id\n"
	  " ORDER BY g.n DESC, o.title COLLATE \"C\", o.id LIMIT " MOST },
	{ &param_skill, NULL,
	  "k.id::text, k.name, g.n\n"
	  "  FROM (SELECT u.id, count(*) AS n\n"
	  "\t  FROM base b CROSS JOIN unnest(b.skills) u (id)\n",
	  " GROUP BY 1) g\n"
	  "  JOIN skills k ON k.id = g.id\n"
	  " ORDER BY g.n DESC, k.name COLLATE \"C\", k.id LIMIT " MOST },
	/* A name is found in longer ones too, so these count for it.  Every
	 * name is compared with every other: that has to end somewhere. */
	{ &param_project, NULL,
	  "v.name, v.name, sum(n.n)\n"
	  "  FROM names n\n"
	  "  JOIN (SELECT * FROM names WHERE folded <> ''\n"
	  "\tORDER BY n DESC, name LIMIT 500) v\n"
	  "    ON strpos(n.folded, v.folded) > 0\n",
	  " GROUP BY v.name\n"
	  " ORDER BY 4 DESC, v.name LIMIT " MOST },
	{ &param_environment, work_environments,
	  "b.work_environment, NULL, count(*)\n"
	  "  FROM base b\n",
	  " GROUP BY b.work_environment" },
	{ &param_day, weekdays,
	  "u.day, NULL, sum(g.n)\n"
	  "  FROM (SELECT b.days, count(*) AS n FROM base b\n",
	  " GROUP BY 1) g\n"
	  "  CROSS JOIN unnest(g.days) u (day)\n"
	  " GROUP BY u.day" },
	{ &param_max_hours, hours,
	  "u.most::text, NULL, sum(g.n)\n"
	  "  FROM (SELECT b.min_hours_required AS hours, count(*) AS n\n"
	  "\t  FROM base b\n",
	  " GROUP BY 1) g\n"
	  "  JOIN unnest('{5,10,15,20}'::integer[]) u (most)\n"
	  "    ON g.hours <= u.most\n"
	  " GROUP BY u.most", .number = true },
};
/* clang-format on */

#define FACETS (sizeof(facets) / sizeof(facets[0]))

#define ENTRIES(name, type)                                                    \
	"\"" name "\":{\"type\":\"array\",\"items\":{\"type\":\"object\","     \
	"\"properties\":{\"value\":{\"type\":\"" type "\"},"                   \
	"\"label\":{\"type\":\"string\"},\"count\":{\"type\":\"integer\"}},"   \
	"\"required\":[\"value\",\"label\",\"count\"]}}"

/* clang-format off */
const char facets_schema[] =
	"{\"type\":\"object\",\"properties\":{"
	"\"total\":{\"type\":\"integer\"},"
	ENTRIES("community_of_practice", "string") ","
	ENTRIES("role", "string") ","
	ENTRIES("skill", "string") ","
	ENTRIES("project", "string") ","
	ENTRIES("work_environment", "string") ","
	ENTRIES("day", "string") ","
	ENTRIES("max_hours", "integer") "},"
	"\"required\":[\"total\",\"community_of_practice\",\"role\",\"skill\","
	"\"project\",\"work_environment\",\"day\",\"max_hours\"]}";
/* clang-format on */

/* The rows that are counted, as the list of everybody and that of members. */
static const struct resource everybody = {
	.model = &opportunity,
	.sees = "is_current(r) AND s.open",
	.join = posting_search,
	.params = facet_params,
};

static const struct resource members = {
	.model = &opportunity,
	.gate = MEMBER,
	.sees = "is_current(r) AND s.open",
	.join = posting_search,
	.params = facet_member_params,
};

static bool
has_facet(const struct param *param)
{
	for (size_t i = 0; i < FACETS; i++)
		if (facets[i].param == param)
			return true;
	return false;
}

/* The postings that pass the parameters without a facet, and of the others
 * which they pass: all but one at least, else no facet counts them. */
static void
add_base(struct buf *out, const struct resource *rows, const bool *given,
	 bool otherwise)
{
	bool all[PARAMS_MAX] = { false };
	struct buf passed;
	size_t count = 0;

	buf_init(&passed, SQL_MAX);
	buf_str(out,
		"SELECT * FROM (\nSELECT r.role_id, r.project_name, r.min_hours_required,\n"
		"\tr.work_environment, s.days, s.skills");
	for (size_t i = 0; rows->params[i] != NULL; i++) {
		if (!has_facet(rows->params[i]))
			all[i] = given[i];
		else if (given[i]) {
			buf_addf(out, ",\n\t(%s) AS is_%s",
				 rows->params[i]->where, rows->params[i]->name);
			buf_addf(&passed, "%sis_%s::integer",
				 count++ > 0 ? " + " : "",
				 rows->params[i]->name);
		}
	}
	buf_char(out, '\n');
	sql_rows(out, rows, all, otherwise);
	buf_str(out, ") r");
	if (count > 1)
		buf_addf(out, "\n WHERE %s >= %zu", passed.text, count - 1);
}

static void
add_conditions(struct buf *out, const struct resource *rows, const bool *given,
	       const struct param *except)
{
	buf_str(out, " WHERE true");
	for (size_t i = 0; rows->params[i] != NULL; i++)
		if (given[i] && has_facet(rows->params[i]) &&
		    rows->params[i] != except)
			buf_addf(out, " AND b.is_%s", rows->params[i]->name);
	buf_char(out, '\n');
}

static void
add_names(struct buf *out, const struct resource *rows, const bool *given)
{
	buf_str(out,
		"),\nnames AS MATERIALIZED (\n"
		"SELECT min(btrim(g.project_name) COLLATE \"C\") AS name,\n"
		"\tlower(btrim(g.project_name)) AS folded,\n"
		"\tsum(g.n) AS n\n"
		"  FROM (SELECT b.project_name, count(*) AS n FROM base b\n");
	add_conditions(out, rows, given, &param_project);
	buf_str(out, " GROUP BY 1) g\n GROUP BY 2)\n");
}

static const struct statement *
facets_sql(const struct resource *rows, const bool *given, bool otherwise)
{
	unsigned long set = otherwise;
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "WITH base AS MATERIALIZED (\n");
	add_base(&out, rows, given, otherwise);
	add_names(&out, rows, given);
	buf_str(&out, "SELECT f.* FROM (\n"
		      "(SELECT -1 AS facet, NULL AS value, NULL AS label,"
		      " count(*) AS n\n  FROM base b\n");
	add_conditions(&out, rows, given, NULL);
	for (size_t i = 0; i < FACETS; i++) {
		buf_addf(&out, ") UNION ALL (SELECT %zu, %s", i,
			 facets[i].before);
		if (facets[i].param != &param_project)
			add_conditions(&out, rows, given, facets[i].param);
		buf_str(&out, facets[i].after);
	}
	buf_str(&out, ")) f\n"
		      " ORDER BY facet, n DESC, label COLLATE \"C\", value");
	for (size_t i = 0; rows->params[i] != NULL; i++)
		if (given[i])
			set |= 2UL << i;
	return sql_compile(arena_printf("facets_%s_%lx",
					rows == &members ? "m" : "e", set),
			   out.text, set != 0 ? DB_REPLAN : 0);
}

/* Nothing filtered: for everybody, for members. */
static const struct statement *bare[2];

void
facets_init(void)
{
	bool given[PARAMS_MAX] = { false };

	bare[0] = facets_sql(&everybody, given, false);
	bare[1] = facets_sql(&members, given, false);
	db_keep(bare[0]);
	db_keep(bare[1]);
	/* Not kept to be fast: a column that lacks shows when a worker starts,
	 * and people can read what all of them together make. */
	for (size_t i = 0; facet_params[i] != NULL; i++)
		given[i] = true;
	db_keep(facets_sql(&everybody, given, false));
	db_keep(facets_sql(&members, given, false));
	db_keep(facets_sql(&members, given, true));
}

static enum error
send_counts(const struct req *req, const struct resource *rows, bool otherwise)
{
	const struct statement *statement = bare[rows == &members];

	for (size_t i = 0; i < PARAMS_MAX; i++) {
		if (!req->list.given[i])
			continue;
		statement = facets_sql(rows, req->list.given, otherwise);
		break;
	}
	return db_send(statement, &req->list.binds);
}

enum error
facets_ahead(struct req *req)
{
	return send_counts(
		req, req->session_hash != NULL ? &members : &everybody, false);
}

enum { FACET, VALUE, LABEL, COUNT };

/* The rows of the answer: whose the current one is, and what is after it. */
struct rows {
	enum error state; /* of the current row: OK, DONE after the last */
	long facet;
};

static void
next(struct rows *rows)
{
	rows->state = db_next();
	if (rows->state == OK)
		rows->facet = strtol(db_value(FACET), NULL, 10);
}

static bool
is_of(const struct rows *rows, size_t facet)
{
	return rows->state == OK && rows->facet == (long)facet;
}

static void
add_entry(struct buf *out, const struct facet *facet, const char *value,
	  const char *label, const char *count)
{
	if (out->text[out->length - 1] != '[')
		buf_char(out, ',');
	buf_str(out, "{\"value\":");
	if (facet->number)
		buf_str(out, value);
	else
		buf_json(out, value, strlen(value));
	buf_str(out, ",\"label\":");
	buf_json(out, label, strlen(label));
	buf_addf(out, ",\"count\":%s}", count);
}

/* All choices of a facet, in their order. */
static void
add_choices(struct buf *out, size_t facet, struct rows *rows)
{
	const struct choice *choices = facets[facet].choices;
	const char **counts;
	size_t i = 0;

	while (choices[i].value != NULL)
		i++;
	counts = arena_array(i + 1, sizeof(*counts));
	for (; is_of(rows, facet); next(rows))
		for (i = 0; choices[i].value != NULL; i++)
			if (strcmp(choices[i].value, db_value(VALUE)) == 0)
				counts[i] = arena_strdup(db_value(COUNT));
	for (i = 0; choices[i].value != NULL; i++)
		add_entry(out, &facets[facet], choices[i].value,
			  choices[i].label,
			  counts[i] == NULL ? "0" : counts[i]);
}

static void
add_facet(struct buf *out, size_t facet, struct rows *rows)
{
	buf_addf(out, ",\"%s\":[", facets[facet].param->name);
	if (facets[facet].choices != NULL)
		add_choices(out, facet, rows);
	else
		for (; is_of(rows, facet); next(rows))
			add_entry(out, &facets[facet], db_value(VALUE),
				  db_value(LABEL), db_value(COUNT));
	buf_char(out, ']');
}

/* Reads the total, which is always there; true if that is all, and zero. */
static bool
add_total(struct buf *out, struct rows *rows)
{
	bool none;

	next(rows);
	if (rows->state != OK)
		return false;
	none = strcmp(db_value(COUNT), "0") == 0;
	buf_addf(out, "{\"total\":%s", db_value(COUNT));
	next(rows);
	return none && rows->state == DONE;
}

/* What was sent ahead for members says nothing to somebody whose session is
 * over: it is asked again, for everybody. */
static enum error
counts_ready(struct req *req, const struct resource *rows)
{
	enum error error = OK;
	bool for_members = req->session_hash != NULL;

	if (req->read_sent && for_members == (rows == &members))
		return OK;
	if (req->read_sent)
		error = db_rest();
	return error == OK ? send_counts(req, rows, false) : error;
}

enum error
facets_run(struct req *req)
{
	const struct resource *postings =
		req->user.id != NULL ? &members : &everybody;
	struct rows rows = { .state = counts_ready(req, postings),
			     .facet = -1 };

	/* Nothing at all fits: once more, for what would do otherwise. */
	if (rows.state == OK && add_total(&req->out, &rows) &&
	    sql_alternative(postings, req->list.given)) {
		buf_cut(&req->out, 0);
		rows.state = send_counts(req, postings, true);
		if (rows.state == OK)
			(void)add_total(&req->out, &rows);
	}
	for (size_t i = 0; i < FACETS; i++)
		add_facet(&req->out, i, &rows);
	buf_char(&req->out, '}');
	return rows.state == DONE ? OK : fail(req, rows.state, NULL);
}
