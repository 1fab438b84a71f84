/*
 * entry - one entry of the audit log: what was done to what.
 */
#ifndef CTJ_ADMIN_ENTRY_H
#define CTJ_ADMIN_ENTRY_H

#include <stdbool.h>

#include "buf.h"

struct model_admin;

struct entry {
	const char *action; /* "change" */
	const char *model;  /* a model's name, or NULL */
	const char *id;     /* NULL: it is not there any more */
	const char *label;
};

/* entry_word - "Changed"; the action itself where it has no word. */
const char *entry_word(const char *action);

/* entry_alone - the same where no label follows. */
const char *entry_alone(const char *action);

/* entry_draw - with an icon, and a link to what is still there. */
void entry_draw(struct buf *out, const struct entry *entry);

/* entry_admin - of what an entry is about: in the log a model is called as in
 * its address; NULL if it is none. */
const struct model_admin *entry_admin(const char *model);

/* Every action that has words, with them; for a choice.  Ends with NULL. */
struct entry_action {
	const char *action, *word, *icon;
	const char *alone; /* where no label follows; NULL: the word */
	bool of_model;  /* the word is about a row: its model is named, too */
	bool of_people; /* what users do and suffer, and nothing else */
};
extern const struct entry_action entry_actions[];

#endif
