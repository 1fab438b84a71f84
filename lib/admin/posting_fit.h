/*
 * posting_fit - what an opportunity's skills are to a volunteer who is made up.
 */
#ifndef CTJ_ADMIN_POSTING_FIT_H
#define CTJ_ADMIN_POSTING_FIT_H

#include "form.h"

#define FIT_SKILLS_MAX 64

struct fit_skill {
	const char *name;
	unsigned asked, have; /* levels; have 0: none */
};

struct fit {
	struct fit_skill skills[FIT_SKILLS_MAX]; /* the highest asked first */
	size_t count;
	bool wanted; /* was a volunteer made up? */
};

/* fit_read - the skills that the form shows, and the levels in the address:
 * level-0 is of the first. */
void fit_read(struct fit *fit, const struct form *form);

/* fit_draw_choice - the controls that make one up, inside of a form. */
void fit_draw_choice(struct buf *out, const struct fit *fit);

/* fit_draw_table - the skills, and what the matcher says to them. */
void fit_draw_table(struct buf *out, const struct fit *fit);

#endif
