/*
 * db - talks to PostgreSQL; libpq is known to db.c, db_connect.c and
 * db_refused.c alone.
 *
 * A process has one connection, opened when first needed and again after it
 * broke.  Statements are queued with db_send() and travel together, as one
 * libpq pipeline, when the first result is asked for: that is one round trip,
 * and one transaction.  Results are read in the order of sending.
 *
 * A statement must be current until its last row was read.  Values read with
 * db_value() are valid until the next db_next() or db_one(); copy what lives
 * longer.
 *
 * Failures: E_UNAVAILABLE when there is no database or it takes too long;
 * E_INVALID when a constraint refused the row (db_refusal() says which);
 * E_SERVER for what should not happen.  After a failure the group is over,
 * and so is the transaction.  The last statement of a group fails too when the
 * end of the transaction does, although its row was there.
 *
 * A group that finds the connection dead is sent once more on a new one,
 * unless it holds a statement that writes: nobody knows what became of that.
 */
#ifndef CTJ_DB_H
#define CTJ_DB_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

#define DB_BINDS_MAX 64

struct binds { /* values by name */
	const char *names[DB_BINDS_MAX];
	const char *values[DB_BINDS_MAX]; /* NULL: SQL NULL */
	size_t count;
};

/* binds_set - the value of :name from now on; texts are not copied. */
void binds_set(struct binds *binds, const char *name, const char *value);

enum statement_flags {
	DB_WRITES = 1 << 0, /* never sent twice */
	DB_STREAM = 1 << 1, /* row by row: the rows may be large */
	DB_REPLAN = 1 << 2, /* its best plan depends much on its values */
};

struct statement {
	const char *name;         /* prepared under this name; NULL: never */
	const char *text;         /* with $1, $2, … */
	const char *const *binds; /* their names, ended by NULL */
	unsigned flags;
};

/* db_open - the program's name, for application_name and the log. */
void db_open(const char *program);

/* db_keep - a statement that is prepared whenever a connection opens, until
 * the process ends. */
void db_keep(const struct statement *statement);

/* The kept statements, ended by NULL: for --describe. */
const struct statement *const *db_kept(void);

enum error db_send(const struct statement *statement,
		   const struct binds *binds);

/*
 * db_next - the next row of the oldest statement that is not finished: OK;
 * DONE when it has no more, which finishes it.
 */
enum error db_next(void);

/* db_one - the only row, OK, or DONE if there is none; finishes the statement.
 */
enum error db_one(void);

/* db_stop - the rest of the rows is not wanted: has the server end the
 * statement, if it has not yet, and forgets the group. */
void db_stop(void);

/* db_rest - reads the rest of the group without its rows; OK if all of it was
 * carried out. */
enum error db_rest(void);

/* Column i of the current row, from 0; NULL for SQL NULL. */
const char *db_value(int i);
size_t db_length(int i);
bool db_true(int i);

/* A transaction of several groups: BEGIN and COMMIT are statements too, and
 * db_one() reads that they were carried out. */
enum error db_begin(void);
enum error db_commit(void);

/* db_rollback - forgets what was not read, ends what was not committed. */
void db_rollback(void);

struct db_refusal { /* of the last E_INVALID */
	enum { DB_UNIQUE, DB_FOREIGN_KEY, DB_NOT_NULL, DB_CHECK } kind;
	const char *table, *column, *constraint; /* "" if not told */
};
const struct db_refusal *db_refusal(void);

/* db_outrun - was the last E_UNAVAILABLE a transaction that the database ended
 * for the sake of another (a deadlock)?  All of it may be tried again.  Asking
 * forgets it. */
bool db_outrun(void);

/* Statements sent, and milliseconds spent on them, since the last call. */
void db_cost(unsigned *statements, double *milliseconds);

/* db_ready - is the database there, within milliseconds, with a schema at
 * least as new as this program? */
bool db_ready(int milliseconds);

/* db_array - values as the text of a PostgreSQL array, in the arena. */
const char *db_array(const char *const *values, size_t count);

#endif
