/*
 * dashboard - /admin/: what needs attention, and where to start.
 */
#include "dashboard.h"

#include <limits.h>

#include "arena.h"
#include "attention.h"
#include "dashboard_sql.h"
#include "frame.h"
#include "html.h"
#include "list.h"
#include "list_sql.h"
#include "local_time.h"
#include "menu.h"
#include "model_admin.h"
#include "models.h"
#include "page.h"
#include "policy.h"
#include "session.h"
#include "status.h"
#include "text.h"

static const char list[] = "/admin/ctj_api/opportunity/";

void
dashboard_init(void)
{
	dashboard_sql_init();
}

/* --- counts ------------------------------------------------------------------
 */

#define NUMBERS_MAX 8 /* statuses */

struct numbers {
	const char *status;
	long all, mine;
};

static void
draw_number(struct req *req, const char *query, long number, const char *label)
{
	html(&req->out, "<li><a href=\"%s%s\"><b>", list, query);
	list_number(&req->out, number);
	html(&req->out, "</b>%s</a></li>", label);
}

static void
draw_numbers(struct req *req, const struct numbers *numbers, size_t count,
	     bool mine)
{
	html(&req->out, "<h3>%s</h3><ul class=\"numbers\">",
	     mine ? "Mine" : "All");
	for (const struct choice *c = opportunity_statuses; c->value != NULL;
	     c++) {
		long number = 0;

		for (size_t i = 0; i < count; i++)
			if (strcmp(numbers[i].status, c->value) == 0)
				number =
					mine ? numbers[i].mine : numbers[i].all;
		draw_number(req,
			    arena_printf("?status__exact=%s%s", c->value,
					 mine ? "&mine=true" : ""),
			    number, c->label);
	}
	html(&req->out, "</ul>");
}

static enum error
draw_counts(struct req *req)
{
	struct numbers numbers[NUMBERS_MAX];
	size_t count = 0;
	enum error error;

	while ((error = db_next()) == OK) {
		struct numbers *to = &numbers[count];

		if (count == NUMBERS_MAX)
			continue; /* no row may be left unread */
		count++;
		to->status = arena_strdup(db_value(0));
		(void)text_integer(db_value(1), 0, LONG_MAX, &to->all);
		(void)text_integer(db_value(2), 0, LONG_MAX, &to->mine);
	}
	html(&req->out, "<section class=\"card\"><h2>Opportunities</h2>");
	draw_numbers(req, numbers, count, true);
	draw_numbers(req, numbers, count, false);
	html(&req->out, "</section>");
	return error == DONE ? OK : error;
}

/* --- what needs attention
 * ------------------------------------------------------ */

static void
draw_transition(struct req *req, const char *id, const char *name,
		const char *value, const char *label, size_t number)
{
	html(&req->out,
	     "<button class=\"small\" formaction=\"%s%s/status/\" name=\"%s\" "
	     "value=\"%s\" aria-describedby=\"a%zu\">%s</button>",
	     list, id, name, value, number, label);
}

static void
draw_link(struct req *req, const char *id, const char *page, const char *label,
	  size_t number)
{
	html(&req->out, "<a href=\"%s%s/%s/\" aria-describedby=\"a%zu\">%s</a>",
	     list, id, page, number, label);
}

/* What helps, by what is the matter; in one piece, which breaks as one. */
static void
draw_help(struct req *req, const char *id, const char *kind, size_t number)
{
	html(&req->out, "<span class=\"buttons\">");
	if (strcmp(kind, "long_open") == 0)
		draw_transition(req, id, "still_needed", "yes", "Still needed",
				number);
	if (strcmp(kind, "long_open") == 0 || strcmp(kind, "ending") == 0) {
		draw_transition(req, id, "status", "filled", "Filled", number);
		draw_transition(req, id, "status", "closed", "Close", number);
	}
	if (strcmp(kind, "forgotten") == 0) {
		draw_transition(req, id, "status", "open", "Reopen", number);
		draw_transition(req, id, "status", "closed", "Close", number);
	}
	if (strcmp(kind, "stale_draft") == 0) {
		draw_link(req, id, "change", "Continue", number);
		draw_link(req, id, "delete", "Delete", number);
	} else if (strcmp(kind, "ownerless") == 0) {
		draw_link(req, id, "change", "Set owner", number);
	} else {
		draw_link(req, id, "change", "Edit", number);
	}
	html(&req->out, "</span>");
}

static const char *
why(const char *kind)
{
	const char *label = attention_label(kind);

	return strcmp(kind, "thin") == 0
		       ? arena_printf("%s %s", label, db_value(5))
		       : label;
}

static void
draw_needy(struct req *req, size_t number)
{
	const char *id = arena_strdup(db_value(0));
	const char *kind = arena_strdup(db_value(2));

	html(&req->out, "<li>");
	status_mark(&req->out, db_value(3));
	html(&req->out,
	     "<a id=\"a%zu\" href=\"%s%s/change/\" dir=\"auto\">%s</a>"
	     "<span class=\"why\">%s, changed ",
	     number, list, id, db_value(1), why(kind));
	html_time(&req->out, db_value(4));
	html(&req->out, "</span>");
	draw_help(req, id, kind, number);
	html(&req->out, "</li>");
}

static enum error
draw_attention(struct req *req)
{
	size_t count = 0;
	enum error error;

	html(&req->out, "<section><h2>Needs attention</h2>");
	while ((error = db_next()) == OK) {
		if (count == 0) {
			html(&req->out, "<form method=\"post\" action=\"%s\">",
			     list);
			html_token(req);
			html_hidden(&req->out, "next", page_here(req));
			html(&req->out, "<ul class=\"plain\">");
		}
		if (count++ < DASHBOARD_ATTENTION)
			draw_needy(req, count);
	}
	html(&req->out, count > 0 ? "</ul></form>"
				  : "<p class=\"quiet\">Nothing. All is in "
				    "order.</p>");
	if (count > DASHBOARD_ATTENTION)
		html(&req->out,
		     "<p><a href=\"%s?attention=true\">See all</a></p>", list);
	html(&req->out, "</section>");
	return error == DONE ? OK : error;
}

/* --- the rest
 * -------------------------------------------------------------------- */

static void
draw_start(struct req *req)
{
	html(&req->out,
	     "<section class=\"card\"><h2>Start</h2><ul class=\"plain\"><li>"
	     "<a class=\"button primary\" href=\"%sadd/\">New opportunity</a>"
	     "</li>",
	     list);
	if (db_value(0) != NULL)
		html(&req->out,
		     "<li><a href=\"%s%s/change/\">Continue <span "
		     "dir=\"auto\">\xe2\x80\x9c%s\xe2\x80\x9d</span></a></li>",
		     list, db_value(0), db_value(1));
	if (db_value(2) != NULL)
		html(&req->out,
		     "<li><a href=\"%sadd/?copy=%s\">Post again <span "
		     "dir=\"auto\">\xe2\x80\x9c%s\xe2\x80\x9d</span></a></li>",
		     list, db_value(2), db_value(3));
	html(&req->out, "</ul></section>");
}

static void
draw_fact(struct req *req, int column, const char *one, const char *many,
	  const char *url)
{
	const char *number = db_value(column);
	const char *text = strcmp(number, "1") == 0 ? one : many;

	html(&req->out, "<li><b>%s</b> ", number);
	if (strcmp(number, "0") == 0)
		html(&req->out, "%s</li>", text);
	else
		html(&req->out, "<a href=\"%s\">%s</a></li>", url, text);
}

static void
draw_health(struct req *req)
{
	static const char matrices[] = "/admin/ctj_api/skillmatrix/";

	html(&req->out,
	     "<section class=\"card\" id=\"data-health\">"
	     "<h2>Data health</h2><p class=\"quiet\">Of the " LIST_COUNTED_TEXT
	     " latest of each.</p>"
	     "<ul class=\"plain\">");
	draw_fact(req, 4, "set of skills with unknown skills",
		  "sets of skills with unknown skills",
		  arena_printf("%s?unknown_skills__exact=true", matrices));
	draw_fact(req, 5, "opportunity with odd meeting times",
		  "opportunities with odd meeting times",
		  arena_printf("%s?odd_meetings__exact=true", list));
	draw_fact(req, 6, "set of skills that belongs to nobody",
		  "sets of skills that belong to nobody",
		  arena_printf("%s?belongs_to__exact=nobody", matrices));
	draw_fact(req, 7, "role without opportunities",
		  "roles without opportunities",
		  "/admin/ctj_api/role/?in_use__exact=false");
	html(&req->out, "</ul></section>");
}

static void
draw_people(struct req *req)
{
	static const char people[] = "/admin/accounts/customuser/";
	struct local_date since = local_date(req->page->person.today - 7);

	html(&req->out, "<section class=\"card\"><h2>People</h2>"
			"<ul class=\"plain\">");
	draw_fact(req, 8, "new in the past 7 days", "new in the past 7 days",
		  arena_printf("%s?date_joined__gte=%04ld-%02d-%02d", people,
			       since.year, since.month, since.day));
	draw_fact(req, 9, "project manager not seen for 60 days",
		  "project managers not seen for 60 days",
		  arena_printf("%s?isProjectManager__exact=true&o=5", people));
	html(&req->out, "</ul></section>");
}

static enum error
draw_rest(struct req *req)
{
	enum error error = db_next();

	if (error != OK)
		return error;
	draw_start(req);
	if (policy_check(req, CURATOR, false))
		draw_health(req);
	if (policy_check(req, SUPERUSER, false))
		draw_people(req);
	error = db_next();
	return error == DONE ? OK : error;
}

/* Every status that there is, as an array of the database. */
static const char *
statuses(void)
{
	const char *values[8];
	size_t count = 0;

	for (const struct choice *c = opportunity_statuses; c->value != NULL;
	     c++)
		values[count++] = c->value;
	return db_array(values, count);
}

static enum error
ask(struct req *req)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "statuses", statuses());
	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "zone", req->page->person.zone);
	error = db_send(dashboard_attention[policy_check(req, CURATOR, false)],
			&binds);
	if (error == OK)
		error = db_send(dashboard_counts, &binds);
	if (error == OK)
		error = db_send(dashboard_rest, &binds);
	if (error == OK)
		error = db_send(dashboard_recent, &binds);
	return error;
}

enum error
dashboard_run(struct req *req)
{
	enum error error = ask(req);

	frame_begin(req, &(struct frame){ .heading = "Dashboard" });
	if (error == OK)
		error = draw_attention(req);
	html(&req->out, "<div class=\"cards\">");
	if (error == OK)
		error = draw_counts(req);
	if (error == OK)
		error = draw_rest(req);
	if (error == OK)
		error = dashboard_draw_recent(req);
	menu_draw_models(req);
	html(&req->out, "</div>");
	frame_end(req);
	return error == OK ? OK : fail(req, error, NULL);
}

enum error
app_run(struct req *req)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (strcmp(model_admins[i]->app, req->page->app) == 0 &&
		    policy_check(req, model_admins[i]->may[ADMIN_VIEW], true))
			return page_redirect(
				req, arena_printf("/admin/#app-%s",
						  model_admins[i]->app));
	return fail(req, E_NO_ENDPOINT, NULL);
}
