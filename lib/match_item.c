/*
 * match_item - a posting with what it is worth to the caller, as an answer
 * shows it.
 */
#include "match_item.h"

#include <stdlib.h>

#include "arena.h"
#include "match_pool.h"
#include "match_zones.h"
#include "matching.h"
#include "models.h"
#include "output.h"
#include "posting_params.h"
#include "session.h"
#include "sql.h"

static const struct model *model;
static const struct statement *rows;

/* The rows of these ids that are still there for the caller, in that order. */
void
match_item_init(const struct resource *resource)
{
	struct buf out;

	model = resource->model;
	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT\n");
	sql_columns(&out, model, true);
	buf_addf(&out,
		 ",\n\t" MATCH_ROW_COLUMNS ",\n\tp.place\n"
		 "  FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY"
		 " p (id, place)\n"
		 "  JOIN opportunities r ON r.id = p.id\n"
		 "  %s\n  " MATCH_ROW_JOIN "\n WHERE ",
		 posting_search);
	sql_seen(&out, resource);
	buf_str(&out, "\n ORDER BY p.place");
	rows = sql_compile("match_rows", out.text, DB_STREAM);
	db_keep(rows);
}

enum error
match_item_send(struct req *req, const char *ids)
{
	struct binds binds = { .count = 0 };

	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "ids", ids);
	return db_send(rows, &binds);
}

/* The columns behind those of the model. */
enum { HOURS, AREA, SKILLS, MEETINGS, PLACE };

static const char *
value(int extra)
{
	int column = SQL_FIELDS + extra;

	FOR_EACH_FIELD(field, model)
		if (sql_shown(field))
			column++;
	return db_value(column);
}

size_t
match_item_place(void)
{
	return strtoul(value(PLACE), NULL, 10) - 1;
}

struct match_row
match_item_open(struct req *req)
{
	buf_addf(&req->out, "{\"%s\":", model->name);
	output_row(&req->out, model, SQL_FIELDS);
	return (struct match_row){ value(HOURS), value(AREA), value(SKILLS),
				   value(MEETINGS) };
}

/* The numbers of areas are their places among the choices. */
static const char *const *
area_names(void)
{
	static const char *names[16];

	for (size_t i = 0; i < 16 && practice_areas[i].value != NULL; i++)
		names[i] = practice_areas[i].value;
	return names;
}

void
match_item_close(struct req *req, const struct match_row *row)
{
	const struct match_volunteer *volunteer = &req->matching->volunteer;
	struct match_room *room = arena_alloc(sizeof(*room));
	struct match_names names = { .communities = area_names(),
				     .teams = room->teams };
	struct match_posting posting;
	struct match_result result;
	size_t count;

	names.skills = match_pool_skill_names(&count);
	match_row_read(&posting, room, row, match_pool_numbers());
	match_score(volunteer, &posting, match_zones(), &result);
	buf_addf(&req->out, ",\"time_filter\":%s,\"skills_filter\":%s,",
		 result.time_filter ? "true" : "false",
		 result.skills_filter ? "true" : "false");
	match_explain(&req->out, volunteer, &posting, match_zones(), &result,
		      &names);
	buf_char(&req->out, '}');
}
