/*
 * attention - postings that somebody should look at, and why.
 */
#include "attention.h"

#include "arena.h"
#include "buf.h"
#include "models.h"
#include "sql_columns.h"

/* clang-format off */
const struct attention attentions[] = {
	/* Of either way alone the planner knows how rare it is. */
	{ "ownerless", "Open, and its owner is gone", CURATOR,
	  "r.status = 'open' AND r.created_by_id IS NULL" },
	{ "ownerless", "Open, and its owner is gone", CURATOR,
	  "r.status = 'open' AND r.created_by_id IN (SELECT u.id FROM users u"
	  " WHERE NOT u.is_active)" },
	{ "ending", "Open, and its last day is past or within 7 days", NOBODY,
	  "r.status = 'open' AND coalesce(r.closes_on, 'infinity'::date)"
	  " <= today() + 7" },
	{ "long_open", "Open for more than 90 days", NOBODY,
	  "r.status = 'open' AND coalesce(r.opened_at, r.created_at)"
	  " < now() - interval '90 days'"
	  " AND r.id NOT IN (SELECT f.opportunity_id FROM admin_confirmed f"
	  " WHERE f.at >= now() - interval '90 days')" },
	{ "thin", "Open without", NOBODY,
	  "r.status = 'open' AND (r.skills_required_matrix_id IS NULL"
	  " OR coalesce(jsonb_array_length(r.meeting_times), 0) = 0)" },
	{ "forgotten", "On hold for more than 60 days", NOBODY,
	  "r.status = 'on_hold'"
	  " AND r.updated_at < now() - interval '60 days'" },
	{ "stale_draft", "A draft that nobody touched for 14 days", NOBODY,
	  "r.status = 'draft' AND r.updated_at < now() - interval '14 days'" },
	{ NULL },
};
/* clang-format on */

void
attention_each(struct buf *out, bool curator, const char *after)
{
	const char *whose = curator ? ":curator" : sql_mine(&opportunity);
	const char *before = "";

	for (const struct attention *a = attentions; a->kind != NULL; a++) {
		if (a->who == CURATOR && !curator)
			continue;
		buf_addf(out,
			 "%s(SELECT r.id, %td AS place, r.updated_at\n"
			 "\t  FROM opportunities r WHERE %s\n\t   AND %s%s)",
			 before, a - attentions, a->sql, whose, after);
		before = "\n\tUNION ALL ";
	}
}

const char *
attention_label(const char *kind)
{
	for (const struct attention *a = attentions; a->kind != NULL; a++)
		if (strcmp(a->kind, kind) == 0)
			return a->label;
	return NULL;
}
