/*
 * saved - the postings a member keeps in mind.
 */
#include "saved.h"

#include "posting_params.h"
#include "session.h"
#include "sql.h"

/* One row if the caller sees the posting, kept now or before. */
static const char put_sql[] =
	"WITH seen AS (\n"
	"\tSELECT r.id FROM opportunities r\n"
	"\t WHERE r.id = :id AND " POSTING_SEEN "),\n"
	"put AS (\n"
	"\tINSERT INTO saved_opportunities (user_id, opportunity_id)\n"
	"\tSELECT :caller, id FROM seen\n"
	"\tON CONFLICT DO NOTHING)\n"
	"SELECT FROM seen";

static const char remove_sql[] =
	"DELETE FROM saved_opportunities r\n"
	" WHERE r.user_id = :caller AND r.opportunity_id = :id";

static const struct statement *put, *removal;

void
saved_init(void)
{
	put = sql_compile("saved_put", put_sql, DB_WRITES);
	removal = sql_compile("saved_remove", remove_sql, DB_WRITES);
	db_keep(put);
	db_keep(removal);
}

enum error
saved_run(struct req *req)
{
	bool keeps = req->verb == UPDATE;
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "id", req->row_id);
	error = db_send(keeps ? put : removal, &binds);
	if (error == OK)
		error = db_one();
	/* A foreign key refuses what was deleted at this very moment. */
	if (keeps && (error == DONE || error == E_INVALID))
		return fail(req, E_NOT_FOUND, req->resource->model->missing);
	if (error > DONE)
		return fail(req, error, NULL);
	req->outcome = EMPTY;
	return OK;
}
