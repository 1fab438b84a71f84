/*
 * db_connect - opens the connection of db.c, prepares on it, waits for it.
 */
#include "db_connect.h"

#include <errno.h>
#include <poll.h>

#include "arena.h"
#include "env.h"
#include "log.h"

/* Longer than statement_timeout, shorter than nginx's patience. */
#define WAIT_MS    6000.0
#define CONNECT_MS 2000.0
/* After a failure nobody tries again for so long: answers stay quick. */
#define PAUSE_MS 200.0

#define KEPT_MAX        160
#define PREPARED_MAX    64 /* besides the kept ones */
#define NAME_MAX_LENGTH 48

static struct {
	const char *program;
	PGconn *conn;
	double next_try; /* not before */
	double wait;     /* milliseconds db_wait() waits */
	bool was_away;   /* the last attempt failed */
	const struct statement *kept[KEPT_MAX + 1];
	size_t kept_count;
	char prepared[PREPARED_MAX][NAME_MAX_LENGTH];
	size_t prepared_count;
} server = { .program = "ctj", .wait = WAIT_MS };

const struct statement db_replan = {
	"replan",
	"SELECT set_config('plan_cache_mode', 'force_custom_plan', true)",
};

void
db_open(const char *program)
{
	server.program = program;
}

void
db_keep(const struct statement *statement)
{
	if (server.kept_count == KEPT_MAX)
		die("more than %d kept statements", KEPT_MAX);
	server.kept[server.kept_count++] = statement;
}

const struct statement *const *
db_kept(void)
{
	return server.kept;
}

double
db_clock(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

PGconn *
db_connected(void)
{
	return server.conn;
}

void
db_disconnect(void)
{
	PQfinish(server.conn);
	server.conn = NULL;
	server.prepared_count = 0;
}

/* Waits for events on the connection until a moment of db_clock(). */
static bool
wait_for(short events, double until)
{
	struct pollfd poll_for = { .fd = PQsocket(server.conn),
				   .events = events };
	double left;
	int ready;

	do {
		left = until - db_clock();
		if (left <= 0)
			return false;
		ready = poll(&poll_for, 1, (int)left + 1);
	} while (ready == 0 || (ready < 0 && errno == EINTR));
	return ready > 0;
}

enum db_wait
db_wait(void)
{
	double until = db_clock() + server.wait;

	for (;;) {
		int unsent = PQflush(server.conn);
		short events = unsent > 0 ? POLLIN | POLLOUT : POLLIN;

		if (unsent < 0)
			return DB_BROKEN;
		if (unsent == 0 && !PQisBusy(server.conn))
			return DB_READY;
		if (!wait_for(events, until))
			return DB_LATE;
		if (PQconsumeInput(server.conn) != 1)
			return DB_BROKEN;
	}
}

static void
log_away(const char *reason)
{
	if (!server.was_away)
		log_event(LOG_ERROR, "db_away", "reason", reason, NULL);
	server.was_away = true;
}

/* libpq itself would write it to stderr as it is. */
static void
log_notice(void *unused, const PGresult *notice)
{
	(void)unused;
	log_event(LOG_WARNING, "db_notice", "message",
		  PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY), NULL);
}

static bool
connect_start(void)
{
	/* Everything read often is in memory, so an index costs no more than
	 * a scan; and a plan made anew for each call costs more than it
	 * saves. */
	const char *options =
		"-c random_page_cost=1 -c plan_cache_mode=force_generic_plan "
		"-c jit=off -c role=ctj_app -c statement_timeout=5s -c lock_timeout=2s "
		"-c idle_in_transaction_session_timeout=10s -c timezone=UTC "
		"-c client_min_messages=warning "
		"-c pg_trgm.word_similarity_threshold=0.25";
	const char *application = arena_printf("ctj:%s", server.program);
	const char *const names[] = {
		"host",
		"port",
		"dbname",
		"user",
		"password",
		"application_name",
		"options",
		"tcp_user_timeout",
		"client_encoding",
		NULL,
	};
	const char *const values[] = {
		env("SQL_HOST"),
		env("SQL_PORT"),
		env("SQL_DATABASE"),
		env("SQL_USER"),
		env("SQL_PASSWORD"),
		application,
		options,
		"5000",
		"UTF8",
		NULL,
	};

	server.conn = PQconnectStartParams(names, values, 0);
	(void)PQsetNoticeReceiver(server.conn, log_notice, NULL);
	return server.conn != NULL && PQstatus(server.conn) != CONNECTION_BAD;
}

static bool
connect_finish(double until)
{
	PostgresPollingStatusType state = PGRES_POLLING_WRITING;

	while (state != PGRES_POLLING_OK) {
		short events =
			state == PGRES_POLLING_READING ? POLLIN : POLLOUT;

		if (state == PGRES_POLLING_FAILED || !wait_for(events, until))
			return false;
		state = PQconnectPoll(server.conn);
	}
	return true;
}

/* Runs one statement without parameters; the result, or NULL. */
static PGresult *
ask(const char *sql)
{
	PGresult *result, *more;

	if (PQsendQuery(server.conn, sql) != 1 || db_wait() != DB_READY)
		return NULL;
	result = PQgetResult(server.conn);
	if (result == NULL || db_wait() != DB_READY)
		return result;
	while ((more = PQgetResult(server.conn)) != NULL)
		PQclear(more);
	return result;
}

/* Migrations are named by number, so names compare like versions. */
static bool
schema_current(void)
{
	PGresult *result = ask("SELECT coalesce(max(name), '')"
			       "  FROM schema_migrations");
	bool current = result != NULL && PQntuples(result) == 1 &&
		       strcmp(PQgetvalue(result, 0, 0), CTJ_SCHEMA) >= 0;

	PQclear(result);
	return current;
}

/* Reads up to the Sync behind PQsendPrepare()s; false if one was refused. */
static bool
prepare_finish(void)
{
	bool synced = false, fine = true;

	while (!synced) {
		PGresult *result;
		const char *state;

		if (db_wait() != DB_READY)
			return false;
		result = PQgetResult(server.conn);
		if (PQstatus(server.conn) == CONNECTION_BAD) {
			PQclear(result);
			return false;
		}
		state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
		if (state != NULL && strncmp(state, "42", 2) == 0)
			die("a statement does not prepare: %s",
			    PQresultErrorField(result,
					       PG_DIAG_MESSAGE_PRIMARY));
		if (state != NULL)
			fine = false;
		synced = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
		PQclear(result);
	}
	return fine;
}

static bool
prepare_kept(void)
{
	for (size_t i = 0; i < server.kept_count; i++)
		if (PQsendPrepare(server.conn, server.kept[i]->name,
				  server.kept[i]->text, 0, NULL) != 1)
			return false;
	return PQpipelineSync(server.conn) == 1 && prepare_finish();
}

static const char *
connect_now(void)
{
	double limit = server.wait < CONNECT_MS ? server.wait : CONNECT_MS;

	if (!connect_start() || !connect_finish(db_clock() + limit))
		return "no connection";
	if (PQsetnonblocking(server.conn, 1) != 0)
		return "no connection";
	if (!schema_current())
		return "the schema is older than this program";
	if (PQenterPipelineMode(server.conn) != 1 || !prepare_kept())
		return "statements could not be prepared";
	return NULL;
}

PGconn *
db_connection(void)
{
	const char *reason;

	if (server.conn != NULL)
		return server.conn;
	if (db_clock() < server.next_try)
		return NULL;
	reason = connect_now();
	if (reason != NULL) {
		/* libpq's own message may quote what was configured. */
		log_away(reason);
		db_disconnect();
		server.next_try = db_clock() + PAUSE_MS;
		return NULL;
	}
	if (server.was_away)
		log_event(LOG_INFO, "db_back", NULL);
	server.was_away = false;
	return server.conn;
}

static bool
is_prepared(const struct statement *statement)
{
	for (size_t i = 0; i < server.kept_count; i++)
		if (server.kept[i] == statement)
			return true;
	for (size_t i = 0; i < server.prepared_count; i++)
		if (strcmp(server.prepared[i], statement->name) == 0)
			return true;
	return false;
}

/* Statements without a name, and those for which there is no room, are sent
 * with their text each time. */
static bool
stays_unnamed(const struct statement *statement)
{
	return statement->name == NULL ||
	       strlen(statement->name) >= NAME_MAX_LENGTH ||
	       (server.prepared_count == PREPARED_MAX &&
		!is_prepared(statement));
}

bool
db_prepared(const struct statement *statement)
{
	char *name;

	if (stays_unnamed(statement) || is_prepared(statement))
		return true;
	if (PQsendPrepare(server.conn, statement->name, statement->text, 0,
			  NULL) != 1 ||
	    PQpipelineSync(server.conn) != 1 || !prepare_finish())
		return false;
	name = server.prepared[server.prepared_count++];
	(void)snprintf(name, NAME_MAX_LENGTH, "%s", statement->name);
	return true;
}

bool
db_queue(const struct statement *statement, int count,
	 const char *const *values)
{
	if (stays_unnamed(statement))
		return PQsendQueryParams(server.conn, statement->text, count,
					 NULL, values, NULL, NULL, 0) == 1;
	return PQsendQueryPrepared(server.conn, statement->name, count, values,
				   NULL, NULL, 0) == 1;
}

void
db_cancel(void)
{
	PGcancel *cancel;
	char reason[256];

	if (PQconsumeInput(server.conn) == 1 && !PQisBusy(server.conn))
		return; /* all of it has come */
	cancel = PQgetCancel(server.conn);
	if (cancel != NULL)
		(void)PQcancel(cancel, reason, sizeof(reason));
	PQfreeCancel(cancel);
}

void
db_patience(double milliseconds)
{
	server.wait = milliseconds > 0 ? milliseconds : WAIT_MS;
}
