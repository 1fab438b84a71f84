/*
 * removals - what the deletion of a record of the catalogue, of a posting or
 * of a matrix takes with it.
 */
#include "removals.h"

#include "arena.h"
#include "json.h"
#include "session.h"
#include "sql.h"
#include "text.h"

/* 100 names; the count is of all. */
static const char roles_sql[] =
	"SELECT role_title(r), '/admin/ctj_api/role/' || r.id || '/change/',\n"
	"\tcount(*) OVER ()\n"
	"  FROM roles r\n"
	" WHERE r.community_of_practice_id = CAST(:id AS uuid)\n"
	" ORDER BY lower(r.title), r.id\n"
	" LIMIT 100";

static const char postings_sql[] =
	"SELECT opportunity_title(r),\n"
	"\t'/admin/ctj_api/opportunity/' || r.id || '/change/',\n"
	"\tcount(*) OVER ()\n"
	"  FROM opportunities r\n"
	" WHERE r.role_id = CAST(:id AS uuid)\n"
	" ORDER BY r.created_at, r.id\n"
	" LIMIT 100";

static const char others_sql[] = "SELECT role_title(r), r.id\n"
				 "  FROM roles r\n"
				 " WHERE r.id <> CAST(:id AS uuid)\n"
				 " ORDER BY lower(r.title), r.id\n"
				 " LIMIT 100";

/* Every posting that moves has its entry in the log. */
static const char move_sql[] =
	"WITH w AS (\n"
	"UPDATE opportunities r SET role_id = CAST(:move_to AS uuid)\n"
	" WHERE r.role_id = CAST(:id AS uuid)\n"
	"RETURNING WITH (OLD AS o, NEW AS n) n.id, n.updated_at,\n"
	"\topportunity_title(n) AS label, to_jsonb(o) AS before,\n"
	"\tto_jsonb(n) AS after)\n"
	"INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,\n"
	"\tmodel, object_id, object_label, action, diff, note, version,\n"
	"\tbatch)\n"
	"SELECT :caller, :caller_email, 'admin', :request_id,\n"
	"\tCAST(:address AS inet), 'opportunity', w.id, w.label, 'change',\n"
	"\taudit_diff(w.before, w.after), 'The role was deleted',\n"
	"\tw.updated_at, CAST(:batch AS uuid)\n"
	"  FROM w";

/* In id order, as everybody else locks them.  Whoever asks for the skill, or
 * has it, has an entry of their own; their rows are touched after this
 * statement, so the version is near theirs, not theirs. */
const char removals_of_skills[] =
	"keys AS (\n"
	"UPDATE skill_matrices m\n"
	"   SET skill_matrix = m.skill_matrix"
	" - ARRAY(SELECT w.id::text FROM w)\n"
	"  FROM (SELECT id FROM skill_matrices\n"
	"\tWHERE skill_matrix ?| ARRAY(SELECT w.id::text FROM w)\n"
	"\tORDER BY id FOR UPDATE) l\n"
	" WHERE m.id = l.id\n"
	"RETURNING WITH (OLD AS o, NEW AS n) n.id, o.skill_matrix AS before,\n"
	"\tn.skill_matrix AS after),\n"
	"owners AS (\n"
	"SELECT 'opportunity' AS model, r.id, opportunity_title(r) AS label,\n"
	"\tr.skills_required_matrix_id AS matrix_id FROM opportunities r\n"
	"UNION ALL\n"
	"SELECT 'customuser', r.id, coalesce(nullif(r.name, ''), r.email),\n"
	"\tr.skills_learned_matrix_id FROM users r),\n"
	"told AS (\n"
	"INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,\n"
	"\tmodel, object_id, object_label, action, diff, note, version, batch)\n"
	"SELECT :caller, :caller_email, 'admin', :request_id,\n"
	"\tCAST(:address AS inet), o.model, o.id, o.label, 'change',\n"
	"\taudit_diff(jsonb_build_object('skills', k.before),\n"
	"\t\tjsonb_build_object('skills', k.after)),\n"
	"\t'Skill deleted: ' || (SELECT string_agg(w.label, ', '\n"
	"\t\tORDER BY w.label) FROM w WHERE k.before ? w.id::text),\n"
	"\tclock_timestamp(), CAST(:batch AS uuid)\n"
	"  FROM keys k JOIN owners o ON o.matrix_id = k.id)";

static const char saved_sql[] = "SELECT count(*) FROM saved_opportunities\n"
				" WHERE opportunity_id = CAST(:id AS uuid)";

static const struct statement *roles, *postings, *others, *move, *saved;

void
removals_init(void)
{
	roles = sql_compile("admin_remove_roles", roles_sql, 0);
	postings = sql_compile("admin_remove_postings", postings_sql, 0);
	others = sql_compile("admin_remove_others", others_sql, 0);
	move = sql_compile("admin_remove_move", move_sql, DB_WRITES);
	saved = sql_compile("admin_remove_saved", saved_sql, 0);
	db_keep(roles);
	db_keep(postings);
	db_keep(others);
	db_keep(move);
	db_keep(saved);
}

static void
bind_plan(const struct req *req, const struct plan *plan, struct binds *binds)
{
	*binds = (struct binds){ .count = 0 };
	binds_set(binds, "session", session_bytes(req));
	binds_set(binds, "request_id", req->request_id);
	binds_set(binds, "address",
		  *req->address == '\0' ? NULL : req->address);
	binds_set(binds, "id", plan->record.id);
	binds_set(binds, "move_to", plan->move_to);
	binds_set(binds, "batch", plan->batch);
}

static enum error
run(struct req *req, const struct plan *plan, const struct statement *statement)
{
	struct binds binds;
	enum error error;

	bind_plan(req, plan, &binds);
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	return error <= DONE ? error : fail(req, error, NULL);
}

static enum error
add_blockers(struct req *req, struct plan *plan,
	     const struct statement *statement)
{
	struct binds binds;
	long count = 0;
	enum error error;

	bind_plan(req, plan, &binds);
	error = db_send(statement, &binds);
	while (error == OK && (error = db_next()) == OK) {
		plan_blocks(plan, arena_strdup(db_value(1)),
			    arena_strdup(db_value(0)));
		(void)text_integer(db_value(2), 0, 100000000, &count);
	}
	if (error > DONE)
		return fail(req, error, NULL);
	if (count > 0)
		plan->blocked_by = count;
	return OK;
}

enum error
community_may_delete(struct req *req, struct plan *plan)
{
	plan->instead = "Move its roles to another community, or delete them.";
	return add_blockers(req, plan, roles);
}

static enum error
move_postings(struct req *req, const struct plan *plan)
{
	enum error error = run(req, plan, move);

	return error == DONE ? OK : error;
}

/* Has another role been named for its postings? */
static bool
takes(const struct plan *plan)
{
	for (size_t i = 0; i < plan->others_count; i++)
		if (plan->move_to != NULL &&
		    strcmp(plan->others[i].url, plan->move_to) == 0)
			return true;
	return false;
}

enum error
role_may_delete(struct req *req, struct plan *plan)
{
	struct binds binds;
	enum error error = add_blockers(req, plan, postings);

	if (error != OK || plan->blocked == NULL)
		return error;
	bind_plan(req, plan, &binds);
	error = db_send(others, &binds);
	while (error == OK && (error = db_next()) == OK) {
		if (plan->others_count == PLAN_LINES_MAX)
			continue; /* no row may be left unread */
		plan->others[plan->others_count++] = (struct plan_line){
			.text = arena_strdup(db_value(0)),
			.url = arena_strdup(db_value(1)),
		};
	}
	if (error > DONE)
		return fail(req, error, NULL);
	plan->instead = "Name another role for them, and they move there "
			"before this one is deleted.";
	if (takes(plan))
		plan->first = move_postings;
	return OK;
}

static const char *
number(const struct plan *plan, const char *name)
{
	const char *text = json_text(json_get(plan->record.values, name));

	return text == NULL ? "0" : text;
}

enum error
skill_may_delete(struct req *req, struct plan *plan)
{
	(void)req;
	plan_goes(plan, "Listings that ask for it: %s.",
		  number(plan, "listing_count"));
	plan_goes(plan, "People who have it: %s.",
		  number(plan, "people_count"));
	plan_goes(plan, "It is taken off all of them.");
	return OK;
}

enum error
matrix_may_delete(struct req *req, struct plan *plan)
{
	const char *owner = json_text(json_get(plan->record.values, "owner"));

	(void)req;
	if (owner != NULL && *owner != '\0')
		plan_blocks(plan, NULL, owner);
	plan->instead = "Edit the skills in the form of whom they belong to.";
	return OK;
}

enum error
opportunity_may_delete(struct req *req, struct plan *plan)
{
	enum error error = run(req, plan, saved);

	if (error > DONE)
		return error;
	plan_goes(plan, "Its skills and its meetings go with it.");
	if (error == OK && strcmp(db_value(0), "0") != 0)
		plan_goes(plan, "Volunteers who saved it: %s.", db_value(0));
	plan_goes(plan, "To take it off the site without losing it, close it "
			"instead.");
	return OK;
}
