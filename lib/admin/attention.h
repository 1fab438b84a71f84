/*
 * attention - postings that somebody should look at, and why.
 *
 * The days are here and nowhere else; what is shown of them says so.
 */
#ifndef CTJ_ADMIN_ATTENTION_H
#define CTJ_ADMIN_ATTENTION_H

#include "buf.h"
#include "req.h"

struct attention {         /* ends with kind NULL; the worst first */
	const char *kind;  /* "long_open" */
	const char *label; /* "Open for more than 90 days"; of thin ones what
			      they lack comes after it */
	enum who who;      /* whom it concerns, besides the owner */
	const char *sql;   /* over r, a posting */
};

extern const struct attention attentions[];

/*
 * attention_each - appends a SELECT for each kind, joined by UNION ALL: id,
 * place in the table, updated_at.  A curator's are all postings, other people's
 * their own.  Each has an index; after, SQL over r, ends each of them.
 */
void attention_each(struct buf *out, bool curator, const char *after);

/* The label of a kind, or NULL. */
const char *attention_label(const char *kind);

#endif
