/*
 * dashboard_recent - what was done lately: by the caller, by everybody.
 */
#include "dashboard.h"

#include "arena.h"
#include "entry.h"
#include "html.h"
#include "model_admin.h"
#include "page.h"
#include "policy.h"

enum {
	RECENT_MINE,
	RECENT_AT,
	RECENT_ACTOR,
	RECENT_ACTION,
	RECENT_MODEL,
	RECENT_ID,
	RECENT_LABEL,
	RECENT_THERE
};

static void
draw_one(struct req *req, bool mine)
{
	const struct entry entry = {
		.action = db_value(RECENT_ACTION),
		.model = db_value(RECENT_MODEL),
		.id = db_true(RECENT_THERE) ? db_value(RECENT_ID) : NULL,
		.label = db_value(RECENT_LABEL),
	};

	html(&req->out, "<li>");
	entry_draw(&req->out, &entry);
	html(&req->out, "<span class=\"quiet\">");
	if (!mine && db_value(RECENT_ACTOR) != NULL)
		html(&req->out, "<span dir=\"auto\">%s</span>, ",
		     db_value(RECENT_ACTOR));
	html_time(&req->out, db_value(RECENT_AT));
	html(&req->out, "</span></li>");
}

static void
draw_head(struct req *req, const char *heading)
{
	html(&req->out,
	     "<section class=\"card\"><h2>%s</h2><ul class=\"plain\">",
	     heading);
}

static void
draw_none(struct req *req, size_t count)
{
	if (count == 0)
		html(&req->out, "<li class=\"quiet\">None yet.</li>");
}

enum error
dashboard_draw_recent(struct req *req)
{
	bool others = policy_check(req, CURATOR, false), begun = false;
	size_t mine_count = 0;
	enum error error;

	draw_head(req, "My recent actions");
	while ((error = db_next()) == OK) {
		bool mine = db_true(RECENT_MINE);

		mine_count += mine;
		if (!mine && !begun) {
			draw_none(req, mine_count);
			html(&req->out, "</ul></section>");
			draw_head(req, "Everybody\xe2\x80\x99s recent actions");
			begun = true;
		}
		draw_one(req, mine);
	}
	if (!begun)
		draw_none(req, mine_count);
	html(&req->out, "</ul>");
	if (others)
		html(&req->out, "<p><a href=\"/admin/log/\">The whole log</a>"
				"</p>");
	html(&req->out, "</section>");
	return error == DONE ? OK : error;
}
