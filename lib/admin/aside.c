/*
 * aside - what stands beside the form of a stored record.
 */
#include "aside.h"

#include "arena.h"
#include "form_page.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "sql.h"
#include "way.h"

/* Who began to edit it within a quarter of an hour counts as being at it. */
static const char about_sql[] =
	"SELECT admin_time(CAST(:created AS timestamptz), :zone),\n"
	"\tadmin_time(CAST(:updated AS timestamptz), :zone),\n"
	"\t(SELECT coalesce((SELECT u.name FROM users u\n"
	"\t\tWHERE u.id = a.actor_id), a.actor_label)\n"
	"\t   FROM admin_audit a\n"
	"\t  WHERE a.model = :model AND a.object_id = :object\n"
	"\t  ORDER BY a.id DESC LIMIT 1),\n"
	"\t(SELECT string_agg(u.name || ' began to edit this '\n"
	"\t\t|| split_part(admin_time(p.at, :zone), '|', 3), '. ')\n"
	"\t   FROM admin_presence p JOIN users u ON u.id = p.user_id\n"
	"\t  WHERE p.model = :model AND p.object_id = CAST(:object AS uuid)\n"
	"\t    AND p.user_id <> :user\n"
	"\t    AND p.at > now() - interval '15 minutes')";

enum { AT_FIRST, AT_LAST, ACTOR, OTHERS };

static const struct statement *about;

void
aside_init(void)
{
	about = sql_compile("admin_about", about_sql, 0);
	db_keep(about);
}

/* The ways to another record like this one, from where it is. */
static void
draw_copies(struct buf *out, const struct form *form)
{
	const struct model_admin *admin = form->admin;
	const struct row_link *link = admin->links;

	for (; link != NULL && link->label != NULL; link++) {
		if (link->may == ADMIN_ADD &&
		    policy_check(form->req, admin->may[ADMIN_ADD], false) &&
		    way_from(link->from, link->field, &form->record))
			html(out, "<li><a href=\"%s%s%s%s\">%s</a></li>",
			     menu_base(admin), link->before, form->record.id,
			     link->after, link->label);
	}
}

static const char *
page_of(const struct form *form, const char *page)
{
	return form_page_record(form->req, form->admin, form->record.id, page);
}

static void
draw_facts(struct buf *out, const struct form *form)
{
	html(out, "<dl><dt>Created</dt><dd>");
	html_time(out, db_value(AT_FIRST));
	html(out, "</dd><dt>Last change</dt><dd>");
	html_time(out, db_value(AT_LAST));
	if (db_value(ACTOR) != NULL)
		html(out, " by <span dir=\"auto\">%s</span>", db_value(ACTOR));
	html(out, "</dd></dl>");
	if (db_value(OTHERS) != NULL)
		html(out, "<p class=\"note\">%s</p>", db_value(OTHERS));
	html(out, "<ul class=\"links\"><li><a href=\"%s\">History</a></li>",
	     page_of(form, "history/"));
	if (form->admin->preview != NULL)
		html(out, "<li><a href=\"%s\">Preview as volunteer</a></li>",
		     page_of(form, "preview/"));
	draw_copies(out, form);
	if (record_may(form->req, form->admin, ADMIN_DELETE, &form->record))
		html(out, "<li><a href=\"%s\">Delete</a></li>",
		     page_of(form, "delete/"));
	html(out, "</ul>");
}

/* The way on from where records begin is a button of the form itself. */
static bool
is_of_form(const struct form *form, const struct model_action *action)
{
	return action == form->admin->actions[0] && action->field != NULL &&
	       model_field(form->admin->model, action->field)->type == T_CHOICE;
}

/* Where the record can go from here, with a note for the log. */
static void
draw_ways(struct buf *out, const struct form *form)
{
	const struct model_action *const *action = form->admin->actions;
	bool any = false;

	if (action == NULL || form->viewed)
		return;
	for (; *action != NULL; action++) {
		if (is_of_form(form, *action) ||
		    !way_leads(form->req, *action, &form->record))
			continue;
		if (!any) {
			html(out,
			     "<form method=\"post\" class=\"ways\" "
			     "action=\"%s%s/status/\">",
			     menu_base(form->admin), form->record.id);
			html_token(form->req);
			html_hidden(out, "_changelist_filters",
				    form_page_filters(form->req));
			html(out, "<label for=\"id_note\">Note for the log "
				  "<span class=\"optional\">(optional)</span>"
				  "</label><input id=\"id_note\" name=\"note\" "
				  "maxlength=\"500\" dir=\"auto\">");
		}
		any = true;
		way_button(out, *action);
	}
	if (any)
		html(out, "</form>");
}

enum error
aside_draw(struct form *form)
{
	struct req *req = form->req;
	struct binds binds = { .count = 0 };
	const char *created =
		json_text(json_get(form->record.values, "created_at"));
	enum error error;

	binds_set(&binds, "created", created);
	binds_set(&binds, "updated", form->record.version);
	binds_set(&binds, "zone", req->page->person.zone);
	binds_set(&binds, "model", form->admin->model->name);
	binds_set(&binds, "object", form->record.id);
	binds_set(&binds, "user", req->user.id);
	error = db_send(about, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_SERVER : error, NULL);
	html(&req->out, "<aside class=\"beside\" aria-label=\"About this "
			"record\">");
	draw_facts(&req->out, form);
	draw_ways(&req->out, form);
	req->old = form->record.values;
	if (form->admin->aside != NULL)
		form->admin->aside(req, &req->out);
	html(&req->out, "</aside>");
	return OK;
}
