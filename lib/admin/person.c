/*
 * person - who asks for a page, and how they like it.
 */
#include "person.h"

#include "arena.h"
#include "list_sql.h"
#include "page.h"
#include "session.h"
#include "sql.h"
#include "text.h"

/* A zone that was loaded from elsewhere may be none. */
static const char person_sql[] =
	"SELECT u.name, u.email,\n"
	"\tCASE WHEN is_time_zone(u.time_zone) THEN u.time_zone\n"
	"\t\tELSE 'America/Los_Angeles' END,\n"
	"\t(SELECT count(*) FROM (SELECT FROM opportunities\n"
	"\t\tWHERE created_by_id = u.id LIMIT %d) n),\n"
	"\t(SELECT theme FROM admin_preference WHERE user_id = u.id),\n"
	"\t(SELECT rows FROM admin_preference WHERE user_id = u.id),\n"
	"\tcoalesce((SELECT shortcuts FROM admin_preference\n"
	"\t\tWHERE user_id = u.id), true),\n"
	"\t(now() AT TIME ZONE CASE WHEN is_time_zone(u.time_zone)\n"
	"\t\tTHEN u.time_zone ELSE 'America/Los_Angeles' END)::date\n"
	"\t\t- date '1970-01-01'\n"
	"  FROM " SESSION_VALID;

static const struct statement *person;

void
person_init(void)
{
	person = sql_compile("admin_person",
			     arena_printf(person_sql, LIST_COUNTED + 1), 0);
	db_keep(person);
}

enum error
person_ask(struct req *req)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	error = db_send(person, &binds);
	return error == OK ? OK : fail(req, error, NULL);
}

static const char *
copied(int column)
{
	const char *value = db_value(column);

	return value == NULL ? NULL : arena_strdup(value);
}

enum error
person_read(struct req *req)
{
	struct person *to = &req->page->person;
	enum error error = db_one();

	if (error > DONE)
		return fail(req, error, NULL);
	to->rows = PERSON_ROWS;
	if (error == DONE)
		return OK;
	to->name = copied(0);
	to->email = copied(1);
	to->zone = copied(2);
	to->theme = copied(4);
	to->shortcuts = db_true(6);
	(void)text_integer(db_value(3), 0, 1000000000, &to->mine);
	(void)text_integer(db_value(7), 0, 1000000000, &to->today);
	if (db_value(5) != NULL)
		(void)text_integer(db_value(5), 1, 100, &to->rows);
	return OK;
}
