/*
 * sql_columns - what all statements are made of: names of values, the columns
 * of an answer.
 */
#ifndef CTJ_SQL_COLUMNS_H
#define CTJ_SQL_COLUMNS_H

#include <stdbool.h>

#include "buf.h"
#include "db.h"
#include "resource.h"

#define SQL_MAX (64UL << 10) /* of one statement */

/*
 * sql_compile - the statement for a text with :names, in the arena.  "::",
 * quoted text and comments are left alone.
 */
const struct statement *sql_compile(const char *name, const char *text,
				    unsigned flags);

/* SQL: the session of :session while it lasts, and its user u while active. */
#define SESSION_VALID                                                          \
	"sessions s\n"                                                         \
	"  JOIN users u ON u.id = s.user_id\n"                                 \
	" WHERE s.key_hash = :session\n"                                       \
	"   AND s.expires_at > now()\n"                                        \
	"   AND u.is_active"

/* Columns in front of the model's own, in every answer of a row. */
enum { SQL_OWN, SQL_VERSION, SQL_FIELDS };

/* Does an answer of the API hold the field? */
bool sql_shown(const struct field *field);

/* sql_name - appends an identifier, quoted. */
void sql_name(struct buf *out, const char *name);

/* sql_own - SQL over r: is the row the caller's own, or the caller? */
const char *sql_own(const struct model *model);

/* sql_mine - the same as a condition that an index answers: NULL is no. */
const char *sql_mine(const struct model *model);

/* sql_columns - appends the columns of an answer: own, version, the fields.
 * kept: fields come from what is kept ready beside the row, which is joined. */
void sql_columns(struct buf *out, const struct model *model, bool kept);

/*
 * sql_seen - appends which rows exist for the caller.  Reads are sent before it
 * is known whose the session is (store.c, read_ahead()): where members alone
 * are let in, a made-up one must find nothing, not merely be refused
 * afterwards.
 */
void sql_seen(struct buf *out, const struct resource *resource);

/* The statement "<resource>_<verb>". */
const struct statement *sql_finished(const struct resource *resource,
				     const char *verb, struct buf *out,
				     unsigned flags);

#endif
