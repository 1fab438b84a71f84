/*
 * log_page - /admin/log/: the audit log, for curators and superusers.
 *
 *	person	an e-mail	model	as in addresses
 *	action	a word of it	from, before	days
 *	until	entries with a lower number: the next page
 *
 * Curators see what concerns opportunities and the catalogue, and no addresses.
 */
#include "log_page.h"

#include "arena.h"
#include "diff.h"
#include "entry.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "model_admin.h"
#include "page.h"
#include "policy.h"
#include "recreate.h"
#include "session.h"
#include "sql.h"
#include "text.h"

#define ENTRIES 50 /* a page */

static const char log_sql[] =
	"SELECT a.id, admin_time(a.at, :zone),\n"
	"\tcoalesce((SELECT u.name FROM users u WHERE u.id = a.actor_id),\n"
	"\t\ta.actor_label, '-'),\n"
	"\ta.actor_label, a.action, a.model, a.object_id, a.object_label,\n"
	"\ta.diff, a.note, a.via, CASE WHEN :superuser THEN host(a.ip) END,\n"
	"\t:superuser AND a.action = 'delete'\n"
	"\tAND a.at > now() - interval '" RECREATE_DAYS " days'\n"
	"  FROM admin_audit a\n"
	" WHERE (:superuser OR (:curator AND a.model <> 'customuser'))\n"
	"   AND (CAST(:until AS bigint) IS NULL OR a.id < :until)\n"
	"   AND (CAST(:person AS text) IS NULL\n"
	"\tOR lower(a.actor_label) = lower(:person))\n"
	"   AND (CAST(:model AS text) IS NULL OR a.model = :model)\n"
	"   AND (CAST(:action AS text) IS NULL OR a.action = :action)\n"
	"   AND (CAST(:from AS date) IS NULL OR a.at >=\n"
	"\tCAST(CAST(:from AS date) AS timestamp) AT TIME ZONE :zone)\n"
	"   AND (CAST(:before AS date) IS NULL OR a.at <\n"
	"\tCAST(CAST(:before AS date) AS timestamp) AT TIME ZONE :zone)\n"
	" ORDER BY a.id DESC\n"
	" LIMIT 51";

enum {
	LOG_ID,
	LOG_AT,
	LOG_WHO,
	LOG_EMAIL,
	LOG_ACTION,
	LOG_MODEL,
	LOG_OBJECT,
	LOG_LABEL,
	LOG_DIFF,
	LOG_NOTE,
	LOG_VIA,
	LOG_IP,
	LOG_RECENT
};

static const struct statement *entries;

void
log_page_init(void)
{
	entries = sql_compile("admin_log", log_sql, DB_REPLAN);
	db_keep(entries);
}

/* --- the filter
 * ------------------------------------------------------------------ */

static void
draw_option(struct req *req, const char *value, const char *label,
	    const char *chosen)
{
	html(&req->out, "<option value=\"%s\"", value);
	html_attribute(&req->out, "selected",
		       chosen != NULL && strcmp(chosen, value) == 0 ? ""
								    : NULL);
	html(&req->out, ">%s</option>", label);
}

static void
draw_models(struct req *req)
{
	const char *chosen = page_parameter(req, "model");

	html(&req->out, "<p class=\"filter\"><label for=\"log-model\">Kind of "
			"record</label><select id=\"log-model\" name=\"model\">"
			"<option value=\"\">any</option>");
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (policy_check(req, model_admins[i]->may[ADMIN_VIEW], true))
			draw_option(req, model_admins[i]->slug,
				    model_admins[i]->model->plural, chosen);
	html(&req->out, "</select></p>");
}

static void
draw_actions(struct req *req)
{
	const char *chosen = page_parameter(req, "action");

	html(&req->out, "<p class=\"filter\"><label for=\"log-action\">Action"
			"</label><select id=\"log-action\" name=\"action\">"
			"<option value=\"\">any</option>");
	for (const struct entry_action *a = entry_actions; a->action != NULL;
	     a++)
		if (!a->of_people || policy_check(req, SUPERUSER, false))
			draw_option(req, a->action, entry_alone(a->action),
				    chosen);
	html(&req->out, "</select></p>");
}

static void
draw_filter(struct req *req)
{
	html(&req->out,
	     "<form class=\"filters\" role=\"search\" aria-label=\"Log\">"
	     "<div class=\"selects\"><p class=\"filter\">"
	     "<label for=\"log-person\">Who (e-mail)</label>"
	     "<input id=\"log-person\" name=\"person\" autocomplete=\"off\" "
	     "value=\"%s\"></p>",
	     page_parameter(req, "person"));
	draw_models(req);
	draw_actions(req);
	html(&req->out,
	     "<p class=\"filter\"><label for=\"log-from\">From</label>"
	     "<input type=\"date\" id=\"log-from\" name=\"from\" value=\"%s\">"
	     "</p><p class=\"filter\"><label for=\"log-before\">Before</label>"
	     "<input type=\"date\" id=\"log-before\" name=\"before\" "
	     "value=\"%s\"></p></div><p><button>Apply</button> "
	     "<a href=\"/admin/log/\">Clear all filters</a></p></form>",
	     page_parameter(req, "from"), page_parameter(req, "before"));
}

/* --- the entries
 * ------------------------------------------------------------------- */

static void
draw_change(struct req *req)
{
	const char *fault, *model = db_value(LOG_MODEL);
	const struct model_admin *admin =
		model == NULL ? NULL : entry_admin(model);
	const cJSON *diff = db_value(LOG_DIFF) == NULL
				    ? NULL
				    : json_parse(db_value(LOG_DIFF),
						 db_length(LOG_DIFF), &fault);

	if (admin != NULL && strcmp(db_value(LOG_ACTION), "change") == 0)
		html(&req->out, "<br><span class=\"quiet\">%s</span>",
		     diff_words(admin, db_value(LOG_ACTION), diff));
	if (db_value(LOG_NOTE) != NULL)
		html(&req->out, " <q dir=\"auto\">%s</q>", db_value(LOG_NOTE));
}

static void
draw_who(struct req *req)
{
	const char *email = db_value(LOG_EMAIL);
	struct buf url;

	if (email == NULL) {
		html_user(&req->out, db_value(LOG_WHO));
		return;
	}
	buf_init(&url, PAGE_URL_MAX);
	buf_str(&url, "/admin/log/");
	url_add(&url, "person", email);
	html(&req->out, "<a href=\"%s\" dir=\"auto\">%s</a>", url.text,
	     db_value(LOG_WHO));
}

/* What was deleted a while ago can come back. */
static void
draw_recreate(struct req *req)
{
	if (!db_true(LOG_RECENT) ||
	    !recreate_can(entry_admin(db_value(LOG_MODEL))))
		return;
	html(&req->out,
	     " <form method=\"post\" action=\"/admin/recreate/%s/\" "
	     "class=\"inline\">",
	     db_value(LOG_ID));
	html_token(req);
	html(&req->out,
	     "<button class=\"link\" aria-label=\"Recreate %s\">Recreate"
	     "</button></form>",
	     db_value(LOG_LABEL));
}

static void
draw_entry(struct req *req, bool addresses)
{
	const struct entry entry = {
		.action = db_value(LOG_ACTION),
		.model = db_value(LOG_MODEL),
		.id = strcmp(db_value(LOG_ACTION), "delete") == 0
			      ? NULL
			      : db_value(LOG_OBJECT),
		.label = db_value(LOG_LABEL),
	};

	html(&req->out, "<tr><th scope=\"row\">");
	html_time(&req->out, db_value(LOG_AT));
	html(&req->out, "</th><td data-label=\"Who\">");
	draw_who(req);
	html(&req->out, "</td><td data-label=\"What\">");
	entry_draw(&req->out, &entry);
	draw_change(req);
	draw_recreate(req);
	html(&req->out, "</td><td data-label=\"Through\">%s</td>",
	     db_value(LOG_VIA));
	if (addresses)
		html(&req->out, "<td data-label=\"Address\">%s</td>",
		     db_value(LOG_IP) == NULL ? "-" : db_value(LOG_IP));
	html(&req->out, "</tr>");
}

static void
draw_older(struct req *req, const char *until)
{
	static const char *const names[] = { "person", "model", "action",
					     "from", "before" };
	struct buf url;

	buf_init(&url, 4 * PAGE_URL_MAX);
	buf_str(&url, "/admin/log/");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		url_add(&url, names[i], page_parameter(req, names[i]));
	url_add(&url, "until", until);
	html(&req->out,
	     "<nav class=\"pages\" aria-label=\"Pages\"><p><a rel=\"next\" "
	     "href=\"%s\">Older</a></p></nav>",
	     url.text);
}

static enum error
draw_entries(struct req *req)
{
	bool addresses = policy_check(req, SUPERUSER, false);
	const char *until = NULL;
	size_t count = 0;
	enum error error;

	html(&req->out, "<table class=\"rows\"><caption class=\"hidden\">"
			"Entries, the newest first</caption><thead><tr>"
			"<th scope=\"col\">When</th><th scope=\"col\">Who</th>"
			"<th scope=\"col\">What</th>"
			"<th scope=\"col\">Through</th>");
	html(&req->out, addresses
				? "<th scope=\"col\">Address</th></tr></thead>"
				  "<tbody>"
				: "</tr></thead><tbody>");
	while ((error = db_next()) == OK) {
		if (count++ >= ENTRIES)
			continue;
		until = arena_strdup(db_value(LOG_ID));
		draw_entry(req, addresses);
	}
	html(&req->out, "</tbody></table>");
	if (count == 0)
		html(&req->out, "<p class=\"empty\">There are no such entries."
				"</p>");
	if (count > ENTRIES)
		draw_older(req, until);
	return error == DONE ? OK : error;
}

/* --- what was asked for
 * --------------------------------------------------------------- */

/* Days and numbers that are none ask for nothing. */
static enum error
ask(struct req *req)
{
	const char *from = page_parameter(req, "from");
	const char *before = page_parameter(req, "before");
	const char *until = page_parameter(req, "until");
	struct binds binds = { .count = 0 };
	long number;

	if (from != NULL && !text_date(from, &number))
		from = NULL;
	if (before != NULL && !text_date(before, &number))
		before = NULL;
	if (until != NULL && !text_integer(until, 1, 1L << 60, &number))
		until = NULL;
	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "zone", req->page->person.zone);
	binds_set(&binds, "until", until);
	binds_set(&binds, "person", page_parameter(req, "person"));
	binds_set(&binds, "model", page_parameter(req, "model"));
	binds_set(&binds, "action", page_parameter(req, "action"));
	binds_set(&binds, "from", from);
	binds_set(&binds, "before", before);
	return db_send(entries, &binds);
}

enum error
log_page_run(struct req *req)
{
	const struct crumb crumbs[] = { { "Audit log", NULL }, { NULL } };
	enum error error;

	if (!policy_check(req, CURATOR, false))
		return fail(req, E_PERMISSION, NULL);
	error = ask(req);
	frame_begin(req, &(struct frame){ .heading = "Audit log",
					  .crumbs = crumbs });
	draw_filter(req);
	if (error == OK)
		error = draw_entries(req);
	frame_end(req);
	return error == OK ? OK : fail(req, error, NULL);
}
