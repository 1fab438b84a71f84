/*
 * db_refused - what it means that PostgreSQL refused a statement.
 */
#include "db_refused.h"

#include "arena.h"
#include "db.h"
#include "log.h"

/* What PostgreSQL's SQLSTATE, or its first characters, mean for a request. */
static const struct {
	const char *state;
	enum error error;
	bool useless; /* the connection is of no further use */
} states[] = {
	{ "23", E_INVALID, false },        /* a constraint refuses the row */
	{ "40", E_UNAVAILABLE, false },    /* deadlock, serialization */
	{ "53", E_UNAVAILABLE, false },    /* out of disk, memory, slots */
	{ "55P03", E_UNAVAILABLE, false }, /* lock_timeout */
	{ "57014", E_UNAVAILABLE, false }, /* statement_timeout */
	{ "57", E_UNAVAILABLE, true },     /* the server goes away */
	{ "25P03", E_UNAVAILABLE, true },  /* idle in transaction */
	{ "08", E_UNAVAILABLE, true },
	{ "0A000", E_UNAVAILABLE, true }, /* a plan outlived a migration */
};

static struct db_refusal refusal;
static bool outrun;

const struct db_refusal *
db_refusal(void)
{
	return &refusal;
}

bool
db_outrun(void)
{
	bool was = outrun;

	outrun = false;
	return was;
}

static const char *
detail(const PGresult *result, int code)
{
	const char *text = PQresultErrorField(result, code);

	return text == NULL ? "" : arena_strdup(text);
}

static void
refusal_read(const PGresult *result, const char *state)
{
	refusal = (struct db_refusal){
		.kind = strcmp(state, "23505") == 0   ? DB_UNIQUE
			: strcmp(state, "23503") == 0 ? DB_FOREIGN_KEY
			: strcmp(state, "23502") == 0 ? DB_NOT_NULL
						      : DB_CHECK,
		.table = detail(result, PG_DIAG_TABLE_NAME),
		.column = detail(result, PG_DIAG_COLUMN_NAME),
		.constraint = detail(result, PG_DIAG_CONSTRAINT_NAME),
	};
}

bool
db_goodbye(const PGresult *result)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	return state != NULL && strncmp(state, "57P", 3) == 0;
}

enum error
db_refused(const PGresult *result, const char *statement, bool *useless)
{
	const char *state = detail(result, PG_DIAG_SQLSTATE);
	enum error error = E_SERVER;

	*useless = false;
	outrun = strncmp(state, "40", 2) == 0;
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		if (strncmp(state, states[i].state, strlen(states[i].state)) !=
		    0)
			continue;
		error = states[i].error;
		*useless = states[i].useless;
		break;
	}
	if (error == E_INVALID)
		refusal_read(result, state);
	else
		log_event(LOG_ERROR, "sql_refused", "statement", statement,
			  "sqlstate", state, "message",
			  detail(result, PG_DIAG_MESSAGE_PRIMARY), NULL);
	return error;
}
