/*
 * sessions_page - where an account is signed in, and ending that: one's own, or
 * for superusers somebody's.
 */
#include "sessions_page.h"

#include <string.h>

#include "arena.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "log.h"
#include "models.h"
#include "page.h"
#include "session.h"
#include "sql.h"

#define ALL "all" /* instead of one session's handle */

/* Nobody has more by hand; each is two weeks at most. */
#define SHOWN_MAX 100

/* A page calls a session by a digest of what the table holds. */
#define HANDLE "encode(sha256(s.key_hash), 'hex')"
#define THEIRS                                                                 \
	"s.user_id = CAST(:of AS uuid) AND s.expires_at > now()\n"             \
	"   AND (s.user_id = :caller OR :superuser)"

static const char list_sql[] =
	"SELECT " HANDLE ", admin_time(s.created_at, :zone),\n"
	"\tto_char(s.expires_at AT TIME ZONE :zone, 'FMMonth FMDD, YYYY'),\n"
	"\ts.key_hash = :session\n"
	"  FROM sessions s\n"
	" WHERE " THEIRS "\n"
	" ORDER BY s.created_at DESC, s.key_hash\n"
	" LIMIT %d";

/* The one that asks is ended by signing out. */
static const char end_sql[] =
	"WITH w AS (\n"
	"DELETE FROM sessions s\n"
	" WHERE " THEIRS "\n"
	"   AND s.key_hash <> :session\n"
	"   AND CAST(:which AS text) IN ('" ALL "', " HANDLE ")\n"
	"RETURNING s.user_id),\n"
	"audit AS (\n"
	"INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,\n"
	"\tmodel, object_id, object_label, action)\n"
	"SELECT :caller, :caller_email, 'admin', :request_id,\n"
	"\tCAST(:address AS inet), 'customuser', r.id, %s, 'sessions_ended'\n"
	"  FROM users r WHERE r.id IN (SELECT w.user_id FROM w))\n"
	"SELECT count(*) FROM w";

static const struct statement *list, *end;

void
sessions_page_init(void)
{
	list = sql_compile("admin_sessions", arena_printf(list_sql, SHOWN_MAX),
			   0);
	end = sql_compile("admin_sessions_end",
			  arena_printf(end_sql, user.title), DB_WRITES);
	db_keep(list);
	db_keep(end);
}

static void
draw_one(struct req *req, size_t number, bool here)
{
	html(&req->out, "<li><span id=\"s%zu\">Signed in ", number);
	html_time(&req->out, db_value(1));
	html(&req->out, ", until %s</span> ", db_value(2));
	if (here)
		html(&req->out, "<strong>This browser</strong></li>");
	else
		html(&req->out,
		     "<button class=\"small\" name=\"end\" value=\"%s\" "
		     "aria-describedby=\"s%zu\">Sign out</button></li>",
		     db_value(0), number);
}

static enum error
draw_list(struct req *req)
{
	size_t count = 0, others = 0;
	enum error error;

	html(&req->out,
	     "<p>Each lasts two weeks from signing in. Signing out there "
	     "loses nothing: a form that is open comes back after the next "
	     "sign-in.</p><form method=\"post\" action=\"%s\">",
	     page_address(req, ""));
	html_token(req);
	html(&req->out, "<ul class=\"plain\">");
	while ((error = db_next()) == OK) {
		bool here = db_true(3);

		others += !here;
		draw_one(req, ++count, here);
	}
	html(&req->out, "</ul>");
	if (count == 0)
		html(&req->out, "<p>Not signed in anywhere.</p>");
	if (others > 1)
		html(&req->out,
		     "<p class=\"bar\"><button name=\"end\" value=\"" ALL
		     "\">Sign out everywhere%s</button></p>",
		     others < count ? " else" : "");
	html(&req->out, "</form>");
	frame_end(req);
	return error == DONE ? OK : fail(req, error, NULL);
}

static void
bind_sessions(const struct req *req, const char *of, struct binds *binds)
{
	binds_set(binds, "session", session_bytes(req));
	binds_set(binds, "of", of);
	binds_set(binds, "zone", req->page->person.zone);
	binds_set(binds, "which", page_field(req, "end"));
	binds_set(binds, "request_id", req->request_id);
	binds_set(binds, "address",
		  *req->address == '\0' ? NULL : req->address);
}

static enum error
end_some(struct req *req, const char *of)
{
	struct binds binds = { .count = 0 };
	const char *count;
	enum error error;

	bind_sessions(req, of, &binds);
	error = db_send(end, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_SERVER : error, NULL);
	count = arena_strdup(db_value(0));
	if (strcmp(count, "0") == 0) {
		message_say(req, MESSAGE_WARNING,
			    "Nothing was ended: it was over already.");
	} else {
		log_event(LOG_INFO, "sessions_ended", "of", of, "count", count,
			  NULL);
		message_say(req, MESSAGE_SUCCESS,
			    strcmp(count, "1") == 0
				    ? "Signed out there."
				    : arena_printf("Signed out at %s places.",
						   count));
	}
	return page_redirect(req, page_address(req, ""));
}

static enum error
ask(struct req *req, const char *of)
{
	struct binds binds = { .count = 0 };
	enum error error;

	bind_sessions(req, of, &binds);
	error = db_send(list, &binds);
	return error == OK ? OK : fail(req, error, NULL);
}

enum error
sessions_own_run(struct req *req)
{
	const struct crumb crumbs[] = { { "Account", "/admin/account/" },
					{ "Sessions", NULL },
					{ NULL } };
	enum error error;

	if (page_posted(req))
		return end_some(req, req->user.id);
	error = ask(req, req->user.id);
	if (error != OK)
		return error;
	frame_begin(req, &(struct frame){ .heading = "Where I am signed in",
					  .crumbs = crumbs });
	return draw_list(req);
}

enum error
sessions_run(struct req *req)
{
	const struct model_admin *admin = req->page->model;
	struct record record;
	enum error error;

	if (admin->column == NULL)
		return fail(req, E_NO_ENDPOINT, NULL);
	error = form_page_row(req, &record);
	if (error != OK)
		return error;
	if (page_posted(req))
		return end_some(req, record.id);
	error = ask(req, record.id);
	if (error != OK)
		return error;
	form_page_begin(req, admin, &record, "Sessions of", false);
	return draw_list(req);
}
