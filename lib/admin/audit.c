/*
 * audit - entries of the log that belong to no change of a row.
 */
#include "audit.h"

#include "sql.h"
#include "text.h"

/* Code points of a name that somebody typed. */
#define NAME_LENGTH 40

static const char event_sql[] =
	"INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,\n"
	"\tmodel, object_id, object_label, action, note)\n"
	"VALUES (CAST(:actor AS uuid), :label, 'admin', :request_id,\n"
	"\tCAST(:address AS inet), 'customuser', :actor, :label, :action,\n"
	"\t:note)";

/* Nobody may change an entry, so the first of a minute stands for all. */
static const char failed_sql[] =
	"INSERT INTO admin_audit (via, request_id, ip, model, object_label,\n"
	"\taction)\n"
	"SELECT 'admin', :request_id, CAST(:address AS inet), 'customuser',\n"
	"\tCAST(:label AS text), 'signin_failed'\n"
	" WHERE NOT EXISTS (SELECT FROM admin_audit\n"
	"\tWHERE at > now() - interval '1 minute'\n"
	"\t  AND action = 'signin_failed'\n"
	"\t  AND object_label = CAST(:label AS text)\n"
	"\t  AND ip IS NOT DISTINCT FROM CAST(:address AS inet))";

static const struct statement *event_statement, *failed_statement;

void
audit_init(void)
{
	event_statement = sql_compile("admin_event", event_sql, DB_WRITES);
	failed_statement = sql_compile("admin_failed", failed_sql, DB_WRITES);
	db_keep(event_statement);
	db_keep(failed_statement);
}

static void
bind_origin(const struct req *req, struct binds *binds)
{
	binds_set(binds, "request_id", req->request_id);
	binds_set(binds, "address",
		  *req->address == '\0' ? NULL : req->address);
}

const struct statement *
audit_event(struct req *req, const struct audit_event *event,
	    struct binds *binds)
{
	*binds = (struct binds){ .count = 0 };
	bind_origin(req, binds);
	binds_set(binds, "actor", event->actor);
	binds_set(binds, "label", event->label);
	binds_set(binds, "action", event->action);
	binds_set(binds, "note", event->note);
	return event_statement;
}

static enum error
write(struct req *req, const struct statement *statement,
      const struct binds *binds)
{
	enum error error = db_send(statement, binds);

	if (error == OK)
		error = db_one();
	return error <= DONE ? OK : fail(req, error, NULL);
}

enum error
audit_note(struct req *req, const struct audit_event *event)
{
	struct binds binds;
	const struct statement *statement = audit_event(req, event, &binds);

	return write(req, statement, &binds);
}

enum error
audit_failed(struct req *req, const char *name)
{
	struct binds binds = { .count = 0 };

	bind_origin(req, &binds);
	binds_set(&binds, "label", text_cut(name, NAME_LENGTH));
	return write(req, failed_statement, &binds);
}
