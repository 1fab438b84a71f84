/*
 * account_page - /admin/account/: one's own name, zone, and how one likes it.
 */
#include "account_page.h"

#include "arena.h"
#include "check.h"
#include "faults.h"
#include "form.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "models.h"
#include "page.h"
#include "session.h"
#include "sql.h"
#include "stash.h"
#include "text.h"

static const char save_sql[] =
	"WITH w AS (\n"
	"UPDATE users AS r\n"
	"   SET name = CAST(:name AS text), time_zone = CAST(:time_zone AS text)\n"
	" WHERE r.id = :caller\n"
	"   AND (r.name, r.time_zone) IS DISTINCT FROM\n"
	"\t(CAST(:name AS text), CAST(:time_zone AS text))\n"
	"RETURNING WITH (OLD AS o, NEW AS n)\n"
	"\tr.id, n.name AS label, n.updated_at AS version,\n"
	"\taudit_diff(to_jsonb(o), to_jsonb(n)) AS diff),\n"
	"audit AS (\n"
	"INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,\n"
	"\tmodel, object_id, object_label, action, diff, version)\n"
	"SELECT :caller, :caller_email, 'admin', :request_id,\n"
	"\tCAST(:address AS inet), 'customuser', w.id, w.label, 'change',\n"
	"\tw.diff, w.version\n"
	"  FROM w)\n"
	"INSERT INTO admin_preference AS p (user_id, rows, theme, shortcuts)\n"
	"VALUES (:caller, :rows, :theme, :shortcuts)\n"
	"ON CONFLICT (user_id) DO UPDATE\n"
	"   SET (rows, theme, shortcuts) =\n"
	"\t(EXCLUDED.rows, EXCLUDED.theme, EXCLUDED.shortcuts)\n"
	"RETURNING p.user_id";

static const struct choice themes[] = {
	{ "", "As the device says" },
	{ "light", "Light" },
	{ "dark", "Dark" },
	{ NULL, NULL },
};

static const struct choice row_counts[] = {
	{ "25", "25" },
	{ "50", "50" },
	{ "100", "100" },
	{ NULL, NULL },
};

/* What the form shows: stored, or sent. */
struct account_form {
	const char *name, *zone, *theme, *rows;
	bool shortcuts;
	struct faults faults;
	bool typed; /* shown again, from a stash */
};

static const struct statement *save;

void
account_page_init(void)
{
	save = sql_compile("admin_account", save_sql, DB_WRITES);
	db_keep(save);
}

/* --- drawing -----------------------------------------------------------------
 */

static const struct fault *
faults_of(const struct account_form *form, const char *name)
{
	for (size_t i = 0; i < form->faults.count; i++)
		if (strcmp(form->faults.names[i], name) == 0)
			return form->faults.first[i];
	return NULL;
}

static void
draw_line(struct req *req, const struct account_form *form, const char *name,
	  const char *label, const char *value, const char *help,
	  const char *complete)
{
	const struct fault *first = faults_of(form, name);
	bool wrong = first != NULL;

	html(&req->out,
	     "<div class=\"field\"><label for=\"id_%s\">%s</label>"
	     "<p class=\"help\" id=\"help_%s\">%s</p>",
	     name, label, name, help);
	if (wrong) {
		html(&req->out, "<ul class=\"errorlist\" id=\"error_%s\">",
		     name);
		FOR_EACH_FAULT(fault, first) {
			html(&req->out, "<li>");
			html_icon(&req->out, "error");
			html(&req->out, " %s</li>", fault_text(fault));
		}
		html(&req->out, "</ul>");
	}
	html(&req->out,
	     "<input id=\"id_%s\" name=\"%s\" value=\"%s\" maxlength=\"100\" "
	     "aria-describedby=\"help_%s%s%s\"",
	     name, name, value, name, wrong ? " error_" : "",
	     wrong ? name : "");
	html_attribute(&req->out, "aria-invalid", wrong ? "true" : NULL);
	html_attribute(&req->out, "autocomplete", complete);
	html(&req->out, "></div>");
}

static void
draw_radios(struct req *req, const char *name, const char *legend,
	    const struct choice *choices, const char *chosen)
{
	html(&req->out, "<fieldset class=\"field\"><legend>%s</legend>",
	     legend);
	for (const struct choice *c = choices; c->value != NULL; c++) {
		html(&req->out,
		     "<label><input type=\"radio\" name=\"%s\" value=\"%s\"",
		     name, c->value);
		html_attribute(&req->out, "checked",
			       strcmp(c->value, chosen) == 0 ? "" : NULL);
		html(&req->out, "> %s</label>", c->label);
	}
	html(&req->out, "</fieldset>");
}

/* What is wrong, with the way to it. */
static void
draw_problems(struct req *req, const struct account_form *form)
{
	static const char *const fields[][2] = { { "name", "Name" },
						 { "time_zone", "Time zone" } };

	html(&req->out, "<div class=\"errornote\" role=\"alert\" "
			"tabindex=\"-1\" data-focus>");
	html_icon(&req->out, "error");
	html(&req->out, "<h2>There is a problem</h2><ul class=\"errorlist\">");
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		const struct fault *first = faults_of(form, fields[i][0]);

		FOR_EACH_FAULT(fault, first)
			html(&req->out,
			     "<li><a href=\"#id_%s\">%s: %s</a></li>",
			     fields[i][0], fields[i][1], fault_text(fault));
	}
	html(&req->out, "</ul></div>");
}

static void
draw(struct req *req, const struct account_form *form)
{
	const struct crumb crumbs[] = { { "Account", NULL }, { NULL } };
	bool wrong = faults_any(&form->faults);

	frame_begin(req, &(struct frame){ .heading = "Account",
					  .crumbs = crumbs,
					  .error = wrong });
	if (wrong)
		draw_problems(req, form);
	if (form->typed)
		html(&req->out,
		     "<p class=\"note\" role=\"status\">" STASH_NOTE "</p>");
	html(&req->out,
	     "<p>You sign in as <strong>%s</strong>. "
	     "<a href=\"/admin/password_change/\">Change the "
	     "password</a> <a href=\"/admin/account/sessions/\">Where I am "
	     "signed in</a></p><form method=\"post\" "
	     "action=\"/admin/account/\" class=\"narrow\">",
	     req->page->person.email);
	html_token(req);
	draw_line(req, form, "name", "Name", form->name, "As others see it.",
		  "name");
	draw_line(req, form, "time_zone", "Time zone", form->zone,
		  "Like America/Los_Angeles or UTC. All times are shown in it.",
		  "off");
	draw_radios(req, "theme", "Colours", themes, form->theme);
	draw_radios(req, "rows", "Rows on a page", row_counts, form->rows);
	html(&req->out, "<div class=\"field\"><label><input type=\"checkbox\" "
			"name=\"shortcuts\"");
	html_attribute(&req->out, "checked", form->shortcuts ? "" : NULL);
	html(&req->out, "> Single keys are shortcuts (? lists them)</label>"
			"</div><p><button class=\"primary\">Save</button></p>"
			"</form>");
	frame_end(req);
}

/* --- saving
 * -------------------------------------------------------------------- */

static bool
is_choice(const struct choice *choices, const char *value)
{
	return value != NULL && choice_label(choices, value) != NULL;
}

static const char *
judged(const struct req *req, const char *name, struct faults *faults)
{
	const char *sent = page_field(req, name);
	cJSON *value = cJSON_CreateString(sent == NULL ? "" : sent);

	faults_field(faults, name);
	if (req->page->mended && sent != NULL &&
	    strstr(sent, "\xef\xbf\xbd") != NULL) {
		fault_add(faults, "%s", FORM_UNSTORABLE);
		return sent;
	}
	value = check_value(model_field(&user, name), value, faults);
	return value == NULL ? sent : json_text(value);
}

static void
read_form(const struct req *req, struct account_form *form)
{
	const char *theme = page_field(req, "theme");
	const char *rows = page_field(req, "rows");

	form->name = judged(req, "name", &form->faults);
	form->zone = judged(req, "time_zone", &form->faults);
	form->theme = is_choice(themes, theme) ? theme : "";
	form->rows = is_choice(row_counts, rows) ? rows : "50";
	form->shortcuts = page_field(req, "shortcuts") != NULL;
}

static enum error
store(struct req *req, const struct account_form *form)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "request_id", req->request_id);
	binds_set(&binds, "address",
		  *req->address == '\0' ? NULL : req->address);
	binds_set(&binds, "name", form->name);
	binds_set(&binds, "time_zone", form->zone);
	binds_set(&binds, "theme", form->theme);
	binds_set(&binds, "rows", form->rows);
	binds_set(&binds, "shortcuts", form->shortcuts ? "true" : "false");
	error = db_send(save, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_SERVER : error, NULL);
	message_say(req, MESSAGE_SUCCESS, "Your account was changed.");
	return page_redirect(req, "/admin/account/");
}

enum error
account_page_run(struct req *req)
{
	const struct person *person = &req->page->person;
	struct account_form form = {
		.name = person->name,
		.zone = person->zone,
		.theme = person->theme == NULL ? "" : person->theme,
		.rows = arena_printf("%ld", person->rows),
		.shortcuts = person->shortcuts,
	};
	enum error error;

	error = stash_reopen(req, &form.typed);
	if (error != OK)
		return error;
	if (page_posted(req) || form.typed)
		read_form(req, &form);
	if (page_posted(req) && !faults_any(&form.faults))
		return store(req, &form);
	draw(req, &form);
	return OK;
}
