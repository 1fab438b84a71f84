/*
 * once - an add form that is sent twice makes one record.
 */
#include "once.h"

#include "arena.h"
#include "crypto.h"
#include "sql.h"
#include "text.h"

static const char seen_sql[] = "SELECT location FROM admin_once\n"
			       " WHERE id = CAST(:once AS uuid)\n"
			       "   AND user_id = :user\n"
			       "   AND at > now() - interval '1 day'";

/* Old rows go when new ones come, a few at a time. */
static const char mark_sql[] =
	"WITH stale AS (\n"
	"\tDELETE FROM admin_once\n"
	"\t WHERE id IN (SELECT id FROM admin_once\n"
	"\t\tWHERE at < now() - interval '1 day'\n"
	"\t\tLIMIT 20 FOR UPDATE SKIP LOCKED))\n"
	"INSERT INTO admin_once (id, user_id, location)\n"
	"VALUES (CAST(:once AS uuid), :user, :location)\n"
	"ON CONFLICT DO NOTHING\n"
	"RETURNING id";

static const struct statement *seen, *mark;

void
once_init(void)
{
	seen = sql_compile("admin_once_seen", seen_sql, 0);
	mark = sql_compile("admin_once_mark", mark_sql, DB_WRITES);
	db_keep(seen);
	db_keep(mark);
}

const char *
once_new(void)
{
	char *id = crypto_random("0123456789abcdef", 32);

	id[12] = '4';
	id[16] = '8';
	return arena_printf("%.8s-%.4s-%.4s-%.4s-%.12s", id, id + 8, id + 12,
			    id + 16, id + 20);
}

enum error
once_seen(struct req *req, const char *id, const char **location)
{
	struct binds binds = { .count = 0 };
	enum error error;

	*location = NULL;
	if (id == NULL || !text_uuid_canonical(id))
		return OK;
	binds_set(&binds, "once", id);
	binds_set(&binds, "user", req->user.id);
	error = db_send(seen, &binds);
	if (error == OK)
		error = db_one();
	if (error == OK)
		*location = arena_strdup(db_value(0));
	return error <= DONE ? OK : fail(req, error, NULL);
}

enum error
once_mark(struct req *req, const char *id, const char *location)
{
	struct binds binds = { .count = 0 };
	enum error error;

	if (id == NULL || !text_uuid_canonical(id))
		return OK;
	binds_set(&binds, "once", id);
	binds_set(&binds, "user", req->user.id);
	binds_set(&binds, "location", location);
	error = db_send(mark, &binds);
	if (error == OK)
		error = db_one();
	return error <= DONE ? error : fail(req, error, NULL);
}
