/*
 * removals - what the deletion of a record of each model takes with it, and
 * what stands against it.
 */
#ifndef CTJ_ADMIN_REMOVALS_H
#define CTJ_ADMIN_REMOVALS_H

#include "plan.h"

void removals_init(void);

/* removals_of_skills - a part of the statement that deletes skills: they leave
 * the matrices, and whom that concerns has it in their history. */
extern const char removals_of_skills[];

enum error community_may_delete(struct req *req, struct plan *plan);
enum error role_may_delete(struct req *req, struct plan *plan);
enum error skill_may_delete(struct req *req, struct plan *plan);
enum error matrix_may_delete(struct req *req, struct plan *plan);
enum error opportunity_may_delete(struct req *req, struct plan *plan);

#endif
