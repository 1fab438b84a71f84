/*
 * several - many new records from one page: a name a line.
 *
 * The first answer says what would become of each line and adds nothing; the
 * second adds those that are good, in one transaction.
 */
#include "several.h"

#include "arena.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "menu.h"
#include "once.h"
#include "page.h"
#include "stash.h"
#include "store_write.h"
#include "text.h"
#include "transaction.h"

#define LINES_MAX 50

struct line {
	const char *name;
	const char *problem; /* NULL: it can be added */
};

struct several {
	struct form form; /* of what they have in common */
	struct line lines[LINES_MAX];
	size_t count, good;
	bool more; /* lines than one page takes */
};

bool
several_asked(const struct req *req)
{
	const struct model_admin *admin = req->page->model;

	return admin->several != NULL && page_parameter(req, "several") != NULL;
}

static bool
is_named(const struct several *several, const char *name)
{
	for (size_t i = 0; i < several->count; i++)
		if (strcmp(text_lower(several->lines[i].name),
			   text_lower(name)) == 0)
			return true;
	return false;
}

/* A form as if the line had been typed into it. */
static void
fill(const struct several *several, struct form *form, const char *name)
{
	const struct form *common = &several->form;
	const cJSON *value;

	form_init(form, common->req, common->admin, NULL);
	form->options = common->options;
	cJSON_ArrayForEach(value, common->body)
		json_set(form->body, value->string,
			 cJSON_Duplicate(value, true));
	json_set(form->body, common->admin->several, cJSON_CreateString(name));
	form->shown = form->body;
}

static enum error
judge(struct several *several, struct line *line)
{
	struct form *form = arena_alloc(sizeof(*form));
	enum error error = OK;

	fill(several, form, line->name);
	if (form->admin->check != NULL)
		error = form->admin->check(form->req, form);
	if (error == OK)
		form_judge(form);
	if (error == OK)
		error = form_refs(form);
	if (form->fault_count > 0)
		line->problem = form->faults[0].text;
	else
		several->good++;
	return error;
}

static enum error
read_lines(struct several *several)
{
	const char *text = page_field(several->form.req, "names");
	enum error error = OK;

	text = text == NULL ? "" : text;
	while (*text != '\0' && error == OK) {
		size_t length = strcspn(text, "\r\n");
		const char *name = text_trim(arena_strndup(text, length));
		struct line *line = &several->lines[several->count];

		text += length + (text[length] != '\0');
		if (*name == '\0' || is_named(several, name))
			continue;
		if (several->count == LINES_MAX) {
			several->more = true;
			break;
		}
		*line = (struct line){ .name = name };
		error = judge(several, line);
		several->count++;
	}
	return error;
}

/* What was good when it was looked through may be taken meanwhile. */
static enum error
add_one(struct several *several, struct line *line)
{
	struct form *form = arena_alloc(sizeof(*form));
	struct req *req = several->form.req;
	enum error error;

	fill(several, form, line->name);
	form_judge(form);
	error = form_refs(form);
	if (error == OK && form->fault_count > 0)
		error = E_INVALID;
	req->row = form->row;
	req->row_id = NULL;
	if (error == OK)
		error = store_change(req);
	if (error == E_INVALID) {
		form_refused(form);
		line->problem = form->faults[0].text;
		several->good--;
	}
	return error;
}

static enum error
add_all(struct several *several)
{
	struct req *req = several->form.req;
	enum error error = transaction_begin();

	req->batch = once_new();
	for (size_t i = 0; i < several->count && error == OK; i++)
		if (several->lines[i].problem == NULL)
			error = add_one(several, &several->lines[i]);
	return transaction_end(error);
}

static void
draw_common(struct buf *out, struct several *several)
{
	FOR_EACH_FORM_FIELD(field, &several->form)
	{
		const struct widget *widget =
			form_widget(&several->form, field);

		if (strcmp(field->name, several->form.admin->several) == 0)
			continue;
		html(out, "<fieldset class=\"choices\"><legend>%s</legend>",
		     field_label(field));
		widget->draw(out, &several->form, field,
			     json_get(several->form.shown, field->name));
		html(out, "</fieldset>");
	}
}

static void
draw_review(struct buf *out, const struct several *several)
{
	html(out,
	     "<div role=\"status\" tabindex=\"-1\" data-focus autofocus>"
	     "<p>%zu can be added. Nothing is added yet.</p><ul>",
	     several->good);
	for (size_t i = 0; i < several->count; i++)
		html(out, "<li><span dir=\"auto\">%s</span>: %s</li>",
		     several->lines[i].name,
		     several->lines[i].problem == NULL
			     ? "new"
			     : several->lines[i].problem);
	html(out, "</ul>%s</div>",
	     several->more ? "The rest is too much for one page." : "");
}

static enum error
draw(struct several *several)
{
	struct req *req = several->form.req;
	struct buf *out = &req->out;
	const struct model_admin *admin = several->form.admin;
	const char *names = page_field(req, "names");
	const char *heading = arena_printf("Add several %s",
					   text_lower(admin->model->plural));
	const struct crumb crumbs[] = {
		{ admin->model->plural, form_page_list(req, admin) },
		{ heading, NULL },
		{ NULL },
	};

	frame_begin(req,
		    &(struct frame){ .heading = heading,
				     .crumbs = crumbs,
				     .error = several->count > several->good });
	if (several->count > 0)
		draw_review(out, several);
	else if (several->form.sent != NULL)
		html(out,
		     "<p class=\"note\" role=\"status\">" STASH_NOTE "</p>");
	html(out,
	     "<form method=\"post\" class=\"form\" data-record "
	     "action=\"%sadd/?several=1\">",
	     menu_base(admin));
	html_token(req);
	html(out,
	     "<div class=\"field\"><label for=\"id_names\">%s, one a line"
	     "</label><textarea id=\"id_names\" name=\"names\" "
	     "rows=\"10\" dir=\"auto\">\n%s</textarea></div>",
	     admin->model->plural, names);
	draw_common(out, several);
	html(out, "<p class=\"bar\">");
	if (several->good > 0)
		html(out,
		     "<button class=\"primary\" name=\"_add\" value=\"1\">"
		     "Add %zu</button> ",
		     several->good);
	html(out,
	     "<button class=\"%s\" name=\"_review\" value=\"1\">Look "
	     "through</button></p></form>",
	     several->good > 0 ? "quiet" : "primary");
	frame_end(req);
	return OK;
}

static enum error
added(struct several *several)
{
	struct req *req = several->form.req;

	message_say(req, MESSAGE_SUCCESS,
		    arena_printf("Added: %zu. Left out: %zu.", several->good,
				 several->count - several->good));
	return page_redirect(req, menu_base(several->form.admin));
}

enum error
several_run(struct req *req)
{
	struct several *several = arena_alloc(sizeof(*several));
	bool typed;
	enum error error = stash_reopen(req, &typed);

	if (error != OK)
		return error;
	form_init(&several->form, req, req->page->model, NULL);
	error = options_read(req, several->form.admin, &several->form.options);
	if (error == OK && (page_posted(req) || typed)) {
		several->form.sent = &req->page->form;
		error = form_read(&several->form);
	}
	if (error != OK || !page_posted(req))
		return error == OK ? draw(several) : error;
	req->resource = record_resource(several->form.admin);
	req->verb = CREATE;
	error = read_lines(several);
	if (error != OK)
		return error;
	if (page_field(req, "_add") == NULL || several->good == 0)
		return draw(several);
	error = add_all(several);
	if (error == E_INVALID)
		return draw(several);
	return error == OK ? added(several) : fail(req, error, NULL);
}
