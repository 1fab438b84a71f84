/*
 * person - who asks for a page, and how they like it.
 */
#ifndef CTJ_ADMIN_PERSON_H
#define CTJ_ADMIN_PERSON_H

#include "req.h"

void person_init(void);

/* person_ask - sends the question, behind session_find()'s. */
enum error person_ask(struct req *req);

/* person_read - reads its answer, behind session_user(). */
enum error person_read(struct req *req);

#endif
