/*
 * db_connect - opens the connection of db.c, prepares on it, waits for it.
 *
 * Only db.c and db_connect.c include this; libpq goes no further.
 */
#ifndef CTJ_DB_CONNECT_H
#define CTJ_DB_CONNECT_H

#include <libpq-fe.h>
#include <stdbool.h>

#include "db.h"

enum db_wait {
	DB_READY,
	DB_BROKEN, /* the connection was found dead */
	DB_LATE,   /* no answer in time */
};

/* Until the end of its group, plans are made for the values at hand instead of
 * once for all. */
extern const struct statement db_replan;

/* Monotonic milliseconds. */
double db_clock(void);

/* db_connection - the connection, opened if there is none; NULL when the
 * database cannot be had now, or its schema is older than this program. */
PGconn *db_connection(void);

/* The connection if it is open, else NULL. */
PGconn *db_connected(void);

void db_disconnect(void);

/* db_prepared - prepares the statement on this connection unless it is.  A
 * statement that the database does not understand ends the process. */
bool db_prepared(const struct statement *statement);

/* binds_values - the statement's values in the order of its $1, $2, …; their
 * count.  One that is missing ends the process.  In binds.c. */
int binds_values(const char **values, const struct statement *statement,
		 const struct binds *binds);

/* db_queue - puts one statement into the pipeline. */
bool db_queue(const struct statement *statement, int count,
	      const char *const *values);

/* db_wait - until PQgetResult() would not block. */
enum db_wait db_wait(void);

/* db_cancel - asks the server to end the statement it is at, unless all its
 * rows have come already. */
void db_cancel(void);

/* db_patience - how long connecting and db_wait() may take from now on; 0:
 * as long as a request can wait. */
void db_patience(double milliseconds);

#endif
