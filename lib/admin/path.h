/*
 * path - what a column, a filter or a search of a list speaks of, in SQL.
 *
 * A path names a field of the model, or, behind one reference, a field of the
 * model that it leads to: "role.community_of_practice".  SQL is over r, a row
 * of the list's model.
 */
#ifndef CTJ_ADMIN_PATH_H
#define CTJ_ADMIN_PATH_H

#include "buf.h"
#include "model.h"

struct path {
	const struct field *field; /* the last one */
	const struct field *hop;   /* the reference before it, or NULL */
};

/* path_find - the fields that a path names.  Paths come from tables: one that
 * names none ends the process. */
struct path path_find(const struct model *model, const char *text);

/* path_type - of the values there: of a T_SHOWN what its expression gives. */
enum type path_type(const struct path *path);

/* path_value - appends the value as it is stored. */
void path_value(struct buf *out, const struct path *path);

/* path_shown - appends the value as JSON for people: a reference by its label,
 * many as a list of labels, a time by admin_time() in :zone. */
void path_shown(struct buf *out, const struct path *path);

/* path_join - brings in, beside r, the row behind the reference, if there is
 * one: for statements over many rows.  path_joined - the value then.  number
 * tells the rows apart. */
void path_join(struct buf *out, const struct path *path, size_t number);
void path_joined(struct buf *out, const struct path *path, size_t number);

/*
 * path_where - appends the condition that before, the value, after hold, in a
 * way that finds rows through the index of the reference.
 */
void path_where(struct buf *out, const struct path *path, const char *before,
		const char *after);

/* path_values - appends "SELECT ... AS v": the values of a reference that there
 * are among the rows of the model, whatever their number. */
void path_values(struct buf *out, const struct model *model,
		 const struct path *path);

/* path_parameter - what the parameters of a filter begin with:
 * "role__community_of_practice__id". */
const char *path_parameter(const struct path *path);

#endif
