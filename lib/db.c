/*
 * db - talks to PostgreSQL.
 *
 * The connection is in pipeline mode all its life.  What db_send() queues
 * forms a group; asking for the first result ends the group with a Sync and
 * sends it.  Opening a connection and waiting on it is db_connect.c's.
 */
#include "db.h"

#include "db_connect.h"
#include "db_refused.h"
#include "log.h"

#define GROUP_MAX 8

struct queued {
	const struct statement *statement;
	const char *values[DB_BINDS_MAX];
	int count;
};

static struct {
	struct queued group[GROUP_MAX];
	size_t sent, read; /* statements of the group: queued, finished */
	bool flushed;      /* the group was ended and sent */
	bool started;      /* something of its results has come */
	bool again;        /* it was sent a second time already */
	bool transaction;  /* BEGIN was carried out, its end not yet */
	bool reading;      /* some rows of a statement were read */

	PGresult *result; /* holds the current row */
	int line;

	unsigned statements;
	double milliseconds;
} db;

static const struct statement begin = { "begin", "BEGIN" };
static const struct statement commit = { "commit", "COMMIT",
					 .flags = DB_WRITES };
static const struct statement rollback = { NULL, "ROLLBACK" };

static void
group_forget(void)
{
	db.reading = false;
	db.sent = db.read = 0;
	db.flushed = db.started = db.again = false;
}

static void
result_clear(void)
{
	PQclear(db.result);
	db.result = NULL;
	db.line = 0;
}

/* The connection is of no use any more. */
static void
drop(void)
{
	result_clear();
	db_disconnect();
	group_forget();
	db.transaction = false;
}

static bool
group_holds(const struct statement *statement)
{
	for (size_t i = 0; i < db.sent; i++)
		if (db.group[i].statement == statement)
			return true;
	return false;
}

enum error
db_send(const struct statement *statement, const struct binds *binds)
{
	struct queued *entry;

	if ((statement->flags & DB_REPLAN) && !group_holds(&db_replan))
		(void)db_send(&db_replan, binds);
	if (db.flushed || db.sent == GROUP_MAX)
		die("a statement was sent before the last group was read");
	entry = &db.group[db.sent++];
	entry->statement = statement;
	entry->count = binds_values(entry->values, statement, binds);
	db.statements++;
	return OK;
}

/* Hands the group to libpq and the network. */
static bool
flush(void)
{
	if (db_connection() == NULL)
		return false;
	for (size_t i = 0; i < db.sent; i++)
		if (!db_prepared(db.group[i].statement))
			return false;
	for (size_t i = 0; i < db.sent; i++) {
		const struct queued *entry = &db.group[i];

		if (!db_queue(entry->statement, entry->count, entry->values))
			return false;
	}
	if (PQpipelineSync(db_connected()) != 1)
		return false;
	db.flushed = true;
	return true;
}

static bool
group_writes(void)
{
	for (size_t i = 0; i < db.sent; i++)
		if (db.group[i].statement->flags & DB_WRITES)
			return true;
	return false;
}

/*
 * The connection is dead.  A group of reads of which nothing came yet, sent
 * on a connection that had been idle, goes out once more on a new one.
 */
static bool
recover(enum db_wait why)
{
	bool again = why == DB_BROKEN && !db.started && !db.again &&
		     !db.transaction && !group_writes();

	result_clear();
	db_disconnect();
	if (!again)
		return false;
	db.again = true;
	db.flushed = false;
	return flush();
}

static enum error
lost(void)
{
	/* Nobody can tell whether it was carried out. */
	if (db.flushed && group_writes())
		log_event(LOG_ERROR, "write_unknown", NULL);
	drop();
	return E_UNAVAILABLE;
}

/* The next result of the connection; false if it is dead.  *result is NULL
 * at the end of a statement. */
static bool
fetch(PGresult **result)
{
	enum db_wait wait = db_wait();

	if (wait == DB_READY) {
		*result = PQgetResult(db_connected());
		if (PQstatus(db_connected()) != CONNECTION_BAD)
			return true;
		PQclear(*result);
		wait = DB_BROKEN;
	}
	return recover(wait) && fetch(result);
}

/* Reads the rest of the group; false if the connection is of no use.  What is
 * refused there becomes *verdict, unless that is NULL: nobody asks then. */
static bool
drain(enum error *verdict)
{
	const char *last = db.group[db.sent - 1].statement->name;
	PGresult *result;
	bool synced = false, useless = false;

	while (!synced) {
		db.started = true;
		if (useless || !fetch(&result))
			return false;
		synced = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
		if (verdict != NULL &&
		    PQresultErrorField(result, PG_DIAG_SQLSTATE) != NULL)
			*verdict = db_refused(result, last, &useless);
		PQclear(result);
	}
	if (group_holds(&begin))
		db.transaction = true;
	if (group_holds(&commit))
		db.transaction = false;
	group_forget();
	return true;
}

/* A statement was refused: says what that means and ends the group. */
static enum error
refused(PGresult *result)
{
	bool useless;
	enum error error =
		db_refused(result, db.group[db.read].statement->name, &useless);

	PQclear(result);
	if (useless || !drain(NULL))
		drop();
	return error;
}

/* One more statement is read, and it was fine.  After the last one comes the
 * end of the transaction, for which triggers may have waited. */
static enum error
statement_end(enum error error)
{
	if (++db.read == db.sent && !drain(&error))
		return lost();
	return error;
}

/* Passes what is left of the statement. */
static enum error
finish(void)
{
	PGresult *result;

	do { /* a NULL ends it */
		if (!fetch(&result))
			return lost();
		PQclear(result);
	} while (result != NULL);
	return statement_end(OK);
}

/* Reads into db.result until it holds a row, or the statement has no more. */
static enum error
advance(void)
{
	for (;;) {
		PGresult *result;

		result_clear();
		if (!fetch(&result))
			return lost();
		if (db_goodbye(result) && recover(DB_BROKEN)) {
			PQclear(result);
			continue;
		}
		db.started = true;
		if (result == NULL)
			return statement_end(DONE);
		switch ((int)PQresultStatus(result)) {
		case PGRES_TUPLES_OK:
		case PGRES_SINGLE_TUPLE:
		case PGRES_COMMAND_OK:
			db.result = result;
			if (PQntuples(result) > 0)
				return OK;
			break;
		default:
			return refused(result);
		}
	}
}

static enum error
start(void)
{
	enum error error = OK;

	if (db.sent == 0)
		die("a result was asked for, but nothing sent");
	if (!db.flushed && !flush() && !recover(DB_BROKEN))
		return lost();
	/* A result that nobody waits for. */
	while (error == OK && db.group[db.read].statement == &db_replan)
		if ((error = advance()) == DONE)
			error = OK;
	if (error == OK && db.group[db.read].statement->flags & DB_STREAM)
		(void)PQsetSingleRowMode(db_connected());
	return error;
}

enum error
db_next(void)
{
	double before = db_clock();
	enum error error = OK;

	if (db.reading && db.line + 1 < PQntuples(db.result)) {
		db.line++;
		return OK;
	}
	if (!db.reading) {
		result_clear();
		error = start();
	}
	if (error == OK)
		error = advance();
	db.reading = error == OK;
	db.milliseconds += db_clock() - before;
	return error;
}

enum error
db_one(void)
{
	double before = db_clock();
	enum error error;

	result_clear();
	error = start();
	if (error == OK)
		error = advance();
	if (error == OK)
		error = finish();
	db.milliseconds += db_clock() - before;
	return error;
}

void
db_stop(void)
{
	result_clear();
	if (!db.flushed)
		return;
	db_cancel();
	if (!drain(NULL))
		drop();
}

enum error
db_rest(void)
{
	enum error error = OK;

	while (error <= DONE && (db.sent > 0))
		error = db_one();
	return error <= DONE ? OK : error;
}

const char *
db_value(int i)
{
	if (PQgetisnull(db.result, db.line, i))
		return NULL;
	return PQgetvalue(db.result, db.line, i);
}

size_t
db_length(int i)
{
	return (size_t)PQgetlength(db.result, db.line, i);
}

bool
db_true(int i)
{
	return PQgetvalue(db.result, db.line, i)[0] == 't'; /* "" if NULL */
}

enum error
db_begin(void)
{
	return db_send(&begin, NULL);
}

enum error
db_commit(void)
{
	return db_send(&commit, NULL);
}

void
db_rollback(void)
{
	result_clear();
	if (db.flushed && !drain(NULL)) {
		drop();
		return;
	}
	group_forget();
	db.transaction = false;
	if (db_connected() == NULL)
		return;
	if (PQtransactionStatus(db_connected()) == PQTRANS_IDLE)
		return;
	if (db_send(&rollback, NULL) != OK || db_one() > DONE)
		drop();
}

void
db_cost(unsigned *statements, double *milliseconds)
{
	*statements = db.statements;
	*milliseconds = db.milliseconds;
	db.statements = 0;
	db.milliseconds = 0;
}
