/*
 * models - every model of the product.
 */
#ifndef CTJ_MODELS_H
#define CTJ_MODELS_H

#include "model.h"

extern const struct model community;
extern const struct model role;
extern const struct model skill;
extern const struct model skill_matrix;
extern const struct model opportunity;
extern const struct model listing;
extern const struct model user;

/* Bodies of requests: models without a table. */
extern const struct model signup_body;
extern const struct model login_body;
extern const struct model password_body;
extern const struct model no_body;

/*
 * SKILL_NAMES - SQL: the names of a matrix's skills in the catalogue, sorted by
 * their lower-cased code points, as jsonb; [] without a matrix.  One look-up
 * by index for each skill; LIMIT keeps the planner from reading the whole
 * small catalogue instead, which takes five times as long.  What is kept beside
 * postings (schema/0009-search.sql) says the same; t/0305-search.t compares.
 */
#define SKILL_NAMES(matrix)                                                    \
	"(SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]')"  \
	" FROM skill_matrices m"                                               \
	" CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key)"        \
	" CROSS JOIN LATERAL (SELECT name COLLATE \"C\" AS name,"              \
	" lower(name) COLLATE \"C\" AS folded"                                 \
	" FROM skills WHERE id::text = k.key LIMIT 1) s"                       \
	" WHERE m.id = " matrix ")"

extern const struct choice practice_areas[];
extern const struct choice work_environments[];
extern const struct choice opportunity_statuses[];
extern const struct choice weekdays[]; /* from Monday, as local_weekday() */

/* Those with a table, ended by NULL. */
extern const struct model *const models[];

#endif
