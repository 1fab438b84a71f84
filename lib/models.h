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

extern const struct choice practice_areas[];
extern const struct choice work_environments[];
extern const struct choice opportunity_statuses[];

/* Those with a table, ended by NULL. */
extern const struct model *const models[];

#endif
