/*
 * search - every model at once.
 */
#include "search.h"

#include "arena.h"
#include "frame.h"
#include "html.h"
#include "list.h"
#include "list_sql.h"
#include "mark.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "sql.h"
#include "text.h"

/* Hits that are shown of each model. */
#define HITS 10

/* The hits of one model: its place, id, label; one more than is shown. */
static void
add_model(struct buf *out, const struct list *list, size_t place)
{
	const struct model *model = list->admin->model;

	buf_addf(out, "%s(SELECT %zu, r.id, %s FROM %s r\n WHERE ",
		 out->length == 0 ? "" : "\nUNION ALL\n", place, model->title,
		 model->table);
	list_where(out, list, -1);
	list_ordered(out, list);
	buf_addf(out, "\n LIMIT %d)", HITS + 1);
}

static void
draw_all(struct req *req, const struct model_admin *admin)
{
	struct buf url;

	buf_init(&url, PAGE_URL_MAX);
	buf_str(&url, menu_base(admin));
	url_add(&url, "q", page_parameter(req, "q"));
	html(&req->out, "<p><a href=\"%s\">All hits among %s</a></p>", url.text,
	     text_lower(admin->model->plural));
}

static void
draw_end(struct req *req, const struct model_admin *admin, long hits)
{
	if (admin == NULL)
		return;
	html(&req->out, "</ul>");
	if (hits > HITS)
		draw_all(req, admin);
}

static enum error
draw_hits(struct req *req, const struct list *words)
{
	const struct model_admin *admin = NULL;
	long place = -1, last = -1, hits = 0, all = 0;
	enum error error;

	while ((error = db_next()) == OK) {
		(void)text_integer(db_value(0), 0, 100, &place);
		if (place != last) {
			draw_end(req, admin, hits);
			admin = model_admins[place];
			hits = 0;
			html(&req->out, "<h2>%s</h2><ul>",
			     admin->model->plural);
		}
		last = place;
		all++;
		if (++hits > HITS)
			continue;
		html(&req->out, "<li><a href=\"%s%s/change/\" dir=\"auto\">",
		     menu_base(admin), db_value(1));
		mark_draw(&req->out, words, db_value(2));
		html(&req->out, "</a></li>");
	}
	draw_end(req, admin, hits);
	html(&req->out, "<p role=\"status\">");
	if (all == 0)
		html(&req->out,
		     "Nothing was found for \xe2\x80\x9c<span dir=\"auto\">%s"
		     "</span>\xe2\x80\x9d. Fewer or shorter words find more.",
		     page_parameter(req, "q"));
	html(&req->out, "</p>");
	return error == DONE ? OK : error;
}

/* Only words count here: whatever else the address holds is no filter. */
static enum error
look(struct req *req, struct list *words)
{
	struct pairs query = { 0 };
	struct binds binds = { .count = 0 };
	const char *q = page_parameter(req, "q");
	struct buf out;

	(void)pairs_add(&query, "q", 1, q, strlen(q));
	buf_init(&out, SQL_MAX);
	for (size_t i = 0; model_admins[i] != NULL; i++) {
		const struct model_admin *admin = model_admins[i];
		enum error error;

		if (admin->search == NULL ||
		    !policy_check(req, admin->may[ADMIN_VIEW], true))
			continue;
		(void)list_read(words, admin, &query);
		if (words->word_count == 0)
			return DONE;
		error = list_look_behind(req, words);
		if (error != OK)
			return error;
		add_model(&out, words, i);
		list_binds(req, words, &binds);
	}
	return db_send(sql_compile(NULL, out.text, DB_REPLAN), &binds);
}

enum error
search_run(struct req *req)
{
	const struct crumb crumbs[] = { { "Search", NULL }, { NULL } };
	const char *q = page_parameter(req, "q");
	struct list words = { .admin = NULL };
	enum error error = q == NULL ? DONE : look(req, &words);

	if (error > DONE)
		return fail(req, error, NULL);
	frame_begin(req,
		    &(struct frame){ .heading = "Search", .crumbs = crumbs });
	if (error == DONE)
		html(&req->out, "<p>Type in the field at the top what you look "
				"for: all that you may see is searched.</p>");
	else
		error = draw_hits(req, &words);
	frame_end(req);
	return error > DONE ? fail(req, error, NULL) : OK;
}
