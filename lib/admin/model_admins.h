/*
 * model_admins - one for each model, in files named after them.
 */
#ifndef CTJ_MODEL_ADMINS_H
#define CTJ_MODEL_ADMINS_H

#include "model_admin.h"

extern const struct model_admin opportunity_admin;
extern const struct model_admin skill_admin;
extern const struct model_admin role_admin;
extern const struct model_admin community_admin;
extern const struct model_admin skill_matrix_admin;
extern const struct model_admin user_admin;

#endif
