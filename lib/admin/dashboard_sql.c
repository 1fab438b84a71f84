/*
 * dashboard_sql - what the dashboard asks the database: four questions.
 */
#include "dashboard_sql.h"

#include "arena.h"
#include "attention.h"
#include "list_sql.h"
#include "sql.h"

#define LACKS                                                                  \
	"concat_ws(' and ',\n"                                                 \
	"\tCASE WHEN r.skills_required_matrix_id IS NULL THEN 'skills' END,\n" \
	"\tCASE WHEN coalesce(jsonb_array_length(r.meeting_times), 0) = 0\n"   \
	"\t\tTHEN 'meetings' END)"

/* As far as lists count. */
static const char counts_sql[] =
	"SELECT s.status,\n"
	"\t(SELECT count(*) FROM (SELECT FROM opportunities r\n"
	"\t\tWHERE r.status = s.status AND :admitted LIMIT %d) n),\n"
	"\t(SELECT count(*) FROM (SELECT FROM opportunities r\n"
	"\t\tWHERE r.created_by_id = :caller AND r.status = s.status\n"
	"\t\tLIMIT %d) n)\n"
	"  FROM unnest(CAST(:statuses AS text[])) s (status)";

static const char recent_sql[] =
	"SELECT e.mine, admin_time(e.at, :zone),\n"
	"\tcoalesce((SELECT u.name FROM users u WHERE u.id = e.actor_id),\n"
	"\t\te.actor_label),\n"
	"\te.action, e.model, e.object_id, e.object_label,\n"
	"\tNOT EXISTS (SELECT FROM admin_audit d\n"
	"\t\tWHERE d.model = e.model AND d.object_id = e.object_id\n"
	"\t\t  AND d.action = 'delete' AND d.id >= e.id)\n"
	"  FROM ((SELECT true AS mine, a.* FROM admin_audit a\n"
	"\tWHERE a.actor_id = :caller\n"
	"\t  AND a.action IN ('add', 'change', 'delete')\n"
	"\tORDER BY a.id DESC LIMIT 10)\n"
	"\tUNION ALL\n"
	"\t(SELECT false, a.* FROM admin_audit a\n"
	"\tWHERE :curator AND (a.model <> 'customuser' OR :superuser)\n"
	"\t  AND a.action IN ('add', 'change', 'delete')\n"
	"\tORDER BY a.id DESC LIMIT 20)) e\n"
	" ORDER BY e.mine DESC, e.id DESC";

/* What is odd is not told by an index: the latest of all are looked at. */
static const char rest_sql[] =
	"SELECT d.id, d.label, c.id, c.label,\n"
	"\t(SELECT count(*) FROM (SELECT * FROM skill_matrices\n"
	"\t\tORDER BY id DESC LIMIT %d) m\n"
	"\t WHERE :curator AND EXISTS (\n"
	"\t\tSELECT FROM jsonb_object_keys(m.skill_matrix) k\n"
	"\t\t WHERE k NOT IN (SELECT s.id::text FROM skills s))),\n"
	"\t(SELECT count(*) FROM (SELECT * FROM opportunities\n"
	"\t\tORDER BY updated_at DESC, id LIMIT %d) o\n"
	"\t WHERE :curator AND EXISTS (\n"
	"\t\tSELECT FROM jsonb_array_elements(o.meeting_times) slot\n"
	"\t\t WHERE NOT meeting_parses(slot))),\n"
	"\t(SELECT count(*) FROM (SELECT * FROM skill_matrices\n"
	"\t\tORDER BY id DESC LIMIT %d) m\n"
	"\t WHERE :curator AND NOT EXISTS (SELECT FROM opportunities o\n"
	"\t\tWHERE o.skills_required_matrix_id = m.id)\n"
	"\t   AND NOT EXISTS (SELECT FROM users u\n"
	"\t\tWHERE u.skills_learned_matrix_id = m.id)),\n"
	"\t(SELECT count(*) FROM roles r\n"
	"\t WHERE :curator AND NOT EXISTS (SELECT FROM opportunities o\n"
	"\t\tWHERE o.role_id = r.id)),\n"
	"\t(SELECT count(*) FROM users u\n"
	"\t WHERE :superuser AND u.date_joined > now() - interval '7 days'),\n"
	"\t(SELECT count(*) FROM users u\n"
	"\t WHERE :superuser AND u.\"isProjectManager\" AND u.is_active\n"
	"\t   AND coalesce(u.last_login, u.date_joined)\n"
	"\t\t< now() - interval '60 days')\n"
	"  FROM (SELECT) one\n"
	"  LEFT JOIN LATERAL (SELECT r.id, opportunity_title(r) AS label\n"
	"\t  FROM opportunities r\n"
	"\t WHERE r.created_by_id = :caller AND r.status = 'draft'\n"
	"\t ORDER BY r.updated_at DESC, r.id LIMIT 1) d ON true\n"
	"  LEFT JOIN LATERAL (SELECT r.id, opportunity_title(r) AS label\n"
	"\t  FROM unnest(CAST('{closed,filled}' AS text[])) s (status)\n"
	"\t CROSS JOIN LATERAL (SELECT * FROM opportunities o\n"
	"\t\tWHERE o.created_by_id = :caller AND o.status = s.status\n"
	"\t\tORDER BY o.updated_at DESC, o.id LIMIT 1) k\n"
	"\t  JOIN opportunities r ON r.id = k.id\n"
	"\t ORDER BY r.updated_at DESC, r.id LIMIT 1) c ON true";

const struct statement *dashboard_counts, *dashboard_attention[2],
	*dashboard_recent, *dashboard_rest;

/* The first of each kind are enough.  A posting stands there once, for the
 * worst that is the matter. */
static const char *
attention(bool curator)
{
	struct buf out;

	buf_init(&out, SQL_MAX);
	buf_str(&out, "SELECT r.id, opportunity_title(r), (CAST('{");
	for (size_t i = 0; attentions[i].kind != NULL; i++)
		buf_addf(&out, "%s%s", i == 0 ? "" : ",", attentions[i].kind);
	buf_str(&out, "}' AS text[]))[k.place + 1], r.status,\n"
		      "\tadmin_time(r.updated_at, :zone), " LACKS "\n"
		      "  FROM (SELECT id, min(place) AS place FROM (");
	attention_each(&out, curator,
		       arena_printf("\n\t ORDER BY r.updated_at, r.id LIMIT %d",
				    DASHBOARD_ATTENTION + 1));
	buf_addf(&out,
		 ") a GROUP BY id) k\n"
		 "  JOIN opportunities r ON r.id = k.id\n"
		 " ORDER BY k.place, r.updated_at, r.id LIMIT %d",
		 DASHBOARD_ATTENTION + 1);
	return out.text;
}

void
dashboard_sql_init(void)
{
	dashboard_counts = sql_compile(
		"admin_counts",
		arena_printf(counts_sql, LIST_COUNTED + 1, LIST_COUNTED + 1),
		0);
	dashboard_attention[false] =
		sql_compile("admin_attention", attention(false), 0);
	dashboard_attention[true] =
		sql_compile("admin_attention_all", attention(true), 0);
	dashboard_recent = sql_compile("admin_recent", recent_sql, 0);
	dashboard_rest = sql_compile("admin_rest",
				     arena_printf(rest_sql, LIST_COUNTED,
						  LIST_COUNTED, LIST_COUNTED),
				     0);
	db_keep(dashboard_counts);
	db_keep(dashboard_attention[false]);
	db_keep(dashboard_attention[true]);
	db_keep(dashboard_recent);
	db_keep(dashboard_rest);
}
