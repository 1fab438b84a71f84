/*
 * posting - what is truly the opportunity's own: may it be published, how do
 * volunteers see it, what stands beside its form.
 */
#ifndef CTJ_ADMIN_POSTING_H
#define CTJ_ADMIN_POSTING_H

#include "form.h"

void posting_init(void);

/* posting_check - judges everything when a posting becomes open, and says what
 * it lacks for volunteers. */
enum error posting_check(struct req *req, struct form *form);

void posting_preview(struct form *form, struct buf *out);
void posting_aside(struct req *req, struct buf *out);

#endif
