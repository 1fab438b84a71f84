/*
 * refusal - what a constraint of the database means to whom it stopped.
 *
 * What people can do wrong the model's check tells them first; a constraint
 * speaks when another request came between, or when no check knows of it.
 */
#ifndef CTJ_REFUSAL_H
#define CTJ_REFUSAL_H

#include "faults.h"
#include "model.h"

struct cJSON;
struct db_refusal;

/*
 * refusal_field - the field whose constraint it is, by PostgreSQL's naming:
 * <table>_<column>_key, _fkey or _check, and <table>_pkey is the id's.  The
 * tables of a model's links and skills are their field's.  NULL: no field's.
 */
const struct field *refusal_field(const struct model *model,
				  const struct db_refusal *refusal);

/* refusal_add - the last refusal as a fault of its field, or of the whole. */
void refusal_add(struct faults *faults, const struct model *model,
		 const struct cJSON *row);

#endif
