/*
 * recreate - what was deleted comes back from the log, under its old id.
 */
#ifndef CTJ_ADMIN_RECREATE_H
#define CTJ_ADMIN_RECREATE_H

#include "model_admin.h"

#define RECREATE_DAYS "90"

void recreate_init(void);

/* recreate_can - are such records told completely enough by their entry? */
bool recreate_can(const struct model_admin *admin);

/* recreate/<name>/: the number of the entry that says it was deleted. */
enum error recreate_run(struct req *req);

#endif
