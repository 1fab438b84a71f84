/*
 * sql_write - the statements that change a row.  For sql.c, which says what
 * each takes and gives.
 */
#ifndef CTJ_SQL_WRITE_H
#define CTJ_SQL_WRITE_H

#include "db.h"
#include "resource.h"

const struct statement *sql_create(const struct resource *resource);
const struct statement *sql_update(const struct resource *resource);
const struct statement *sql_remove(const struct resource *resource);

/* sql_deleted - SQL over r: all that goes with the row, as the audit keeps it.
 */
const char *sql_deleted(const struct model *model);

/* The model's field of type T_SKILLS, or NULL. */
const struct field *sql_skills_field(const struct model *model);
const struct statement *sql_skills(const struct resource *resource,
				   const struct field *field);
/* The model's field of type T_REFS, or NULL. */
const struct field *sql_links_field(const struct model *model);
const struct statement *sql_links(const struct resource *resource,
				  const struct field *field);
const struct statement *sql_unskill(const struct resource *resource,
				    const struct field *field);

#endif
