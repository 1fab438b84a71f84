/*
 * help_page - /admin/help/: what the models themselves say, and whom to ask.
 */
#include "help_page.h"

#include "frame.h"
#include "html.h"
#include "list_sql.h"
#include "model_admin.h"
#include "page.h"
#include "policy.h"
#include "session.h"
#include "sql.h"
#include "status.h"

static const char curators_sql[] = "SELECT u.name, u.email\n"
				   "  FROM users u\n"
				   " WHERE u.is_active\n"
				   "   AND (u.is_staff OR u.is_superuser)\n"
				   "   AND :admitted\n"
				   " ORDER BY lower(u.name), u.id\n"
				   " LIMIT 50";

static const struct {
	const char *state, *text;
} states[] = {
	{ "draft", "Only you and the others who work here see it." },
	{ "open", "Volunteers see it and may get in touch." },
	{ "on_hold", "Hidden for a while; it comes back with Reopen." },
	{ "filled", "You found somebody. It is kept, hidden." },
	{ "closed", "It is over. Post again makes a new draft of it." },
};

static const char *const levels[] = {
	"learning",        "with help",    "on their own",
	"others ask them", "can teach it",
};

static const struct {
	const char *keys, *text;
} keys[] = {
	{ "?", "shows these keys" },
	{ "g i", "dashboard" },
	{ "g o", "opportunities" },
	{ "/", "search" },
	{ "j k", "next row, previous row" },
	{ "x", "tick the row" },
	{ "Enter", "open the row" },
	{ "a", "to the actions" },
	{ "n", "new" },
	{ "Esc", "close" },
	{ "Ctrl S", "in a form: save and continue" },
	{ "Alt S", "in a form: save" },
	{ "Alt A", "in a form: save and add another" },
	{ "Alt P", "in a form: preview" },
};

static const struct statement *curators;

void
help_page_init(void)
{
	curators = sql_compile("admin_curators", curators_sql, 0);
	db_keep(curators);
}

static void
draw_states(struct req *req)
{
	html(&req->out, "<h2>Status</h2><dl>");
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		html(&req->out, "<dt>");
		status_mark(&req->out, states[i].state);
		html(&req->out, "</dt><dd>%s</dd>", states[i].text);
	}
	html(&req->out, "</dl><h2>Levels of a skill</h2><ol>");
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		html(&req->out, "<li>%s</li>", levels[i]);
	html(&req->out, "</ol>");
}

/* What the model says of a field that is edited in rows is for programs. */
static const char *
help_of(const struct model_admin *admin, const struct fieldset *set,
	const struct field *field)
{
	const struct widget *widget = model_admin_widget(admin, field);

	return widget != NULL && widget->prefix != NULL ? set->intro
							: field->help;
}

/* Each field that has help, under the name it has in its form. */
static void
draw_fields(struct req *req, const struct model_admin *admin)
{
	html(&req->out, "<h3>%s</h3><dl>", admin->model->plural);
	for (const struct fieldset *set = admin->fieldsets;
	     set != NULL && set->fields != NULL; set++) {
		for (const char *const *name = set->fields; *name != NULL;
		     name++) {
			const struct field *field =
				model_field(admin->model, *name);

			const char *help = help_of(admin, set, field);

			if (help != NULL)
				html(&req->out, "<dt>%s</dt><dd>%s</dd>",
				     field_label(field), help);
		}
	}
	html(&req->out, "</dl>");
}

static void
draw_lists(struct req *req)
{
	html(&req->out,
	     "<h2>Lists</h2><p>Rows are counted up to " LIST_COUNTED_TEXT
	     ": \xe2\x80\x9c" LIST_COUNTED_TEXT "+\xe2\x80\x9d means "
	     "more than that, and choices have no numbers then. "
	     "<q>Next</q> still leads to every row; a filter, a "
	     "search or the other order of a column is the shorter way.</p>");
}

static void
draw_keys(struct req *req)
{
	html(&req->out, "<h2>Keys</h2><p>With JavaScript, outside of fields. "
			"They can be switched off in your <a "
			"href=\"/admin/account/\">account</a>.</p><dl>");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		html(&req->out, "<dt><kbd>%s</kbd></dt><dd>%s</dd>",
		     keys[i].keys, keys[i].text);
	html(&req->out, "</dl>");
}

static enum error
draw_curators(struct req *req)
{
	enum error error;

	html(&req->out, "<h2>Whom to ask</h2><p>These curators look after the "
			"catalogue and everybody\xe2\x80\x99s postings.</p>"
			"<ul>");
	while ((error = db_next()) == OK)
		html(&req->out,
		     "<li><span dir=\"auto\">%s</span>, "
		     "<a href=\"mailto:%s\">%s</a></li>",
		     db_value(0), db_value(1), db_value(1));
	html(&req->out, "</ul>");
	return error == DONE ? OK : error;
}

enum error
help_page_run(struct req *req)
{
	const struct crumb crumbs[] = { { "Help", NULL }, { NULL } };
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	error = db_send(curators, &binds);
	frame_begin(req,
		    &(struct frame){ .heading = "Help", .crumbs = crumbs });
	if (error == OK)
		error = draw_curators(req);
	draw_states(req);
	draw_lists(req);
	html(&req->out, "<h2>Fields</h2>");
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (model_admins[i]->menu != NULL &&
		    policy_check(req, model_admins[i]->may[ADMIN_VIEW], true))
			draw_fields(req, model_admins[i]);
	draw_keys(req);
	frame_end(req);
	return error == OK ? OK : fail(req, error, NULL);
}
