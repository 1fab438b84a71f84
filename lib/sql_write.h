/*
 * sql_write - the statements that change a row.  For sql.c, which says what
 * each takes and gives.
 */
#ifndef CTJ_SQL_WRITE_H
#define CTJ_SQL_WRITE_H

#include "buf.h"
#include "db.h"
#include "resource.h"

const struct statement *sql_create(const struct resource *resource);
const struct statement *sql_update(const struct resource *resource);
const struct statement *sql_remove(const struct resource *resource);

/* The model's field of type T_SKILLS, or NULL. */
const struct field *sql_skills_field(const struct model *model);
const struct statement *sql_skills(const struct resource *resource,
				   const struct field *field);
const struct statement *sql_unskill(const struct resource *resource,
				    const struct field *field);

/* Parts that reads and writes share: the columns of an answer, and the
 * statement "<resource>_<verb>". */
void sql_columns(struct buf *out, const struct model *model);
const struct statement *sql_finished(const struct resource *resource,
				     const char *verb, struct buf *out,
				     unsigned flags);

#endif
