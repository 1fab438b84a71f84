/*
 * frame - what every page of the admin has around its own content.
 */
#include "frame.h"

#include "admin_route.h"
#include "arena.h"
#include "env.h"
#include "html.h"
#include "menu.h"
#include "model_admin.h"
#include "page.h"
#include "policy.h"
#include "static_names.h"
#include "text.h"

static void
draw_head(struct req *req, const struct frame *frame)
{
	const char *theme = req->page->person.theme;
	const char *title =
		frame->title != NULL ? frame->title : frame->heading;

	html(&req->out, "<!DOCTYPE html>\n<html lang=\"en\"");
	if (theme != NULL && *theme != '\0')
		html_attribute(&req->out, "data-theme", theme);
	html(&req->out,
	     "><head><meta charset=\"utf-8\">"
	     "<meta name=\"viewport\" content=\"width=device-width, "
	     "initial-scale=1\">"
	     "<title>%s%s | CTJ admin</title>"
	     "<link rel=\"icon\" href=\"data:,\">"
	     "<link rel=\"stylesheet\" href=\"%s\">"
	     "<script src=\"%s\" defer></script></head>",
	     frame->error ? "Error: " : "", title, STATIC_STYLE, STATIC_SCRIPT);
	html(&req->out, "<body");
	if (req->page->person.email != NULL && req->page->person.shortcuts)
		html_attribute(&req->out, "data-keys", "on");
	html(&req->out, "><a class=\"skip\" href=\"#content\">"
			"Skip to main content</a>");
}

/* Which of the installations it is; production needs no word. */
static void
draw_badge(struct req *req)
{
	if (env_on("DJANGO_DEBUG"))
		html(&req->out, "<span class=\"badge\">Development</span>");
	else if (text_starts(req->host, "stage."))
		html(&req->out, "<span class=\"badge\">Stage</span>");
}

static void
draw_person(struct req *req)
{
	const char *name = req->page->person.name;

	html(&req->out,
	     "<details class=\"person\"><summary><span dir=\"auto\">%s</span>"
	     "</summary><ul>"
	     "<li><a href=\"/admin/account/\">Account</a></li>"
	     "<li><a href=\"/admin/password_change/\">Password</a></li>"
	     "<li><a href=\"/\">View site</a></li>"
	     "<li><form method=\"post\" action=\"/admin/logout/\">",
	     name == NULL || *name == '\0' ? req->page->person.email : name);
	html_token(req);
	html(&req->out, "<button class=\"link\">Log out</button></form></li>"
			"</ul></details>");
}

static void
draw_header(struct req *req)
{
	html(&req->out, "<header class=\"top\"><a class=\"brand\" "
			"href=\"/admin/\">CTJ admin</a>");
	draw_badge(req);
	if (policy_check(req, ADMITTED, false)) {
		const char *q = page_parameter(req, "q");
		bool here = strcmp(req->path, "/admin/search/") == 0;

		html(&req->out,
		     "<form class=\"find\" role=\"search\" "
		     "action=\"/admin/search/\" aria-label=\"Everywhere\">"
		     "<input type=\"search\" name=\"q\" maxlength=\"200\" "
		     "aria-label=\"Search everywhere\" "
		     "placeholder=\"Search everywhere\" value=\"%s\">"
		     "<button>Search</button></form>",
		     here ? q : NULL);
	}
	if (req->page->person.email != NULL)
		draw_person(req);
	html(&req->out, "</header>");
}

static void
draw_crumbs(struct req *req, const struct crumb *crumbs)
{
	html(&req->out, "<nav aria-label=\"Breadcrumbs\"><ol "
			"class=\"crumbs\"><li><a href=\"/admin/\">Home</a>"
			"</li>");
	for (; crumbs->label != NULL; crumbs++) {
		if (crumbs->url != NULL)
			html(&req->out,
			     "<li><a href=\"%s\" dir=\"auto\">%s</a></li>",
			     crumbs->url, crumbs->label);
		else
			html(&req->out,
			     "<li aria-current=\"page\" dir=\"auto\">%s</li>",
			     crumbs->label);
	}
	html(&req->out, "</ol></nav>");
}

void
frame_begin(struct req *req, const struct frame *frame)
{
	bool bare = frame->bare;

	req->page->framed = true;
	req->page->bare = bare;
	draw_head(req, frame);
	if (!bare) {
		draw_header(req);
		html(&req->out, "<div class=\"shell\">");
		menu_draw(req);
	}
	html(&req->out, "<main id=\"content\" tabindex=\"-1\">");
	if (!bare && frame->crumbs != NULL)
		draw_crumbs(req, frame->crumbs);
	messages_draw(req);
	html(&req->out, "<h1 dir=\"auto\">%s</h1>", frame->heading);
}

void
frame_end(struct req *req)
{
	html(&req->out, "</main>");
	if (!req->page->bare)
		html(&req->out, "</div>");
	html(&req->out, "</body></html>\n");
}

/* What a failure is called here, and what to do next. */
static const struct {
	enum error error;
	const char *heading, *text;
} failures[] = {
	{ E_BAD_HOST, "Wrong host",
	  "This address does not belong to this site." },
	{ E_CSRF, "The form could not be checked",
	  "Your browser did not send what proves that the form came from "
	  "here. Cookies may be off, or you have signed in or out in another "
	  "window. Open the page again and send it once more." },
	{ E_PERMISSION, "No permission",
	  "You do not have permission to do this." },
	{ E_NO_ENDPOINT, "Page not found",
	  "There is no page at this address." },
	{ E_NOT_FOUND, "Not found",
	  "What you are looking for is not here, or not any more." },
	{ E_METHOD, "Not possible", "This page cannot be used that way." },
	{ E_MEDIA_TYPE, "Not a form",
	  "This page takes forms as browsers send them, without files." },
	{ E_THROTTLED, "Too many attempts", NULL },
	{ E_TOO_LARGE, "Too large", "What was sent is too large." },
	{ E_UNAVAILABLE, "Not available",
	  "The database is not answering. Nothing was saved. Try again in a "
	  "few seconds." },
	{ E_SERVER, "Something went wrong",
	  "This is our mistake, not yours. Nothing was saved." },
};

static void
draw_failure(struct req *req, enum error error)
{
	const char *heading = "Bad request";
	const char *text = "The request is malformed. Go back and try again.";
	size_t i;

	for (i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
		if (failures[i].error == error) {
			heading = failures[i].heading;
			text = failures[i].text;
		}
	}
	frame_begin(req, &(struct frame){ .heading = heading });
	if (text != NULL)
		html(&req->out, "<p>%s</p>", text);
	if (req->message != NULL && error != E_NO_ENDPOINT)
		html(&req->out, "<p>%s</p>", text_clean(req->message));
	if (error >= E_SERVER)
		html(&req->out, "<p>Reference: <code>%s</code></p>",
		     req->request_id);
}

/* Is it worth keeping: typed by hand, and no secret? */
static bool
is_typed(const struct pair *field)
{
	return *field->value != '\0' && field->name[0] != '_' &&
	       !text_uuid_canonical(field->value) &&
	       !text_ends(field->name, "-TOTAL_FORMS") &&
	       strcmp(field->name, "csrfmiddlewaretoken") != 0 &&
	       strstr(field->name, "password") == NULL;
}

/* The label that it had in its form, where it is a field of the record. */
static const char *
typed_label(const struct req *req, const char *name)
{
	const struct model_admin *admin = req->page->model;
	const struct field *field =
		admin == NULL ? NULL : model_field(admin->model, name);

	return field == NULL ? name : field_label(field);
}

void
frame_typed(struct req *req)
{
	const struct pairs *form = &req->page->form;
	bool any = false;

	for (size_t i = 0; i < form->count; i++) {
		const struct pair *field = &form->list[i];

		if (!is_typed(field))
			continue;
		if (!any)
			html(&req->out, "<h2>What you typed</h2>"
					"<p>Nothing of this was saved. Copy "
					"what you need.</p><dl>");
		any = true;
		html(&req->out,
		     "<dt>%s</dt><dd class=\"typed\" dir=\"auto\">%s</dd>",
		     typed_label(req, field->name), field->value);
	}
	if (any)
		html(&req->out, "</dl>");
}

void
frame_error(struct req *req, enum error error)
{
	const struct admin_route *route = req->page->route;

	buf_cut(&req->out, 0);
	draw_failure(req, error);
	if (route != NULL && (route->flags & R_KEEPS))
		frame_typed(req);
	html(&req->out, "<p><a href=\"/admin/\">To the dashboard</a></p>");
	frame_end(req);
}
