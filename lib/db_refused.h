/*
 * db_refused - what it means that PostgreSQL refused a statement.  For db.c.
 */
#ifndef CTJ_DB_REFUSED_H
#define CTJ_DB_REFUSED_H

#include <libpq-fe.h>
#include <stdbool.h>

#include "error.h"

/* db_goodbye - does the server say that it goes away, or has just come? */
bool db_goodbye(const PGresult *result);

/*
 * db_refused - the error for a refusing result; what db_refusal() tells is
 * remembered, anything that should not happen is logged, without DETAIL, which
 * holds the row.  *useless: the connection is of no further use.
 */
enum error db_refused(const PGresult *result, const char *statement,
		      bool *useless);

#endif
