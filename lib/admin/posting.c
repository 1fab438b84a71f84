/*
 * posting - what is truly the opportunity's own: the check before it is
 * published, what stands beside its form.
 */
#include "posting.h"

#include "arena.h"
#include "html.h"
#include "json.h"
#include "page.h"
#include "site_words.h"
#include "sql.h"
#include "text.h"

#define HOURS_MANY  20
#define BODY_SHORT  80
#define OPEN_STATUS "open"

static const char twin_sql[] =
	"SELECT EXISTS (SELECT FROM opportunities r\n"
	"\tWHERE r.status = 'open'\n"
	"\t  AND r.role_id = CAST(:role AS uuid)\n"
	"\t  AND lower(r.project_name) = lower(CAST(:project AS text))\n"
	"\t  AND r.id IS DISTINCT FROM CAST(:id AS uuid)),\n"
	"\ttoday()";

static const char aside_sql[] =
	"SELECT admin_time(r.opened_at, :zone),\n"
	"\t(SELECT admin_time(c.at, :zone) FROM admin_confirmed c\n"
	"\t  WHERE c.opportunity_id = r.id),\n"
	"\tis_current(r), r.status = 'open'\n"
	"  FROM opportunities r\n"
	" WHERE r.id = CAST(:id AS uuid)";

static const struct statement *twin, *beside;

void
posting_init(void)
{
	twin = sql_compile("admin_posting_twin", twin_sql, 0);
	beside = sql_compile("admin_posting_aside", aside_sql, 0);
	db_keep(twin);
	db_keep(beside);
}

static const char *
shown(const struct form *form, const char *name)
{
	const char *text = json_text(json_get(form->shown, name));

	return text == NULL ? "" : text;
}

static bool
has_placeholder(const char *text)
{
	return strstr(text, "Duration: \xe2\x80\xa6") != NULL ||
	       strstr(text, "Contact: \xe2\x80\xa6") != NULL;
}

static void
advise_texts(struct form *form)
{
	const char *body = shown(form, "body"), *text;

	if (*shown(form, "project_name") == '\0')
		form_advise(form, "project_name", "It names no project.");
	if (*text_trim(shown(form, "overview")) == '\0')
		form_advise(form, "overview",
			    "It says nothing about the project.");
	if (*text_trim(shown(form, "responsibilities")) == '\0')
		form_advise(form, "responsibilities",
			    "It names no responsibilities.");
	if (has_placeholder(body))
		form_advise(form, "body",
			    "The description has places to fill in left.");
	if (site_contact(body, &text) == NULL)
		form_advise(form, "body",
			    "It names nobody to contact: the description may "
			    "end with a line \xe2\x80\x9c"
			    "Contact: Ada, in "
			    "#tide on Slack\xe2\x80\x9d.");
	if (text_length(text_trim(body)) < BODY_SHORT)
		form_advise(form, "body",
			    "The description is short: under %d characters.",
			    BODY_SHORT);
}

/* Nobody reads more. */
static void
advise_lengths(struct form *form)
{
	static const struct {
		const char *field;
		size_t most;
	} lengths[] = {
		{ "overview", 300 },
		{ "body", 4000 },
		{ "responsibilities", 2000 },
	};

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		if (text_length(shown(form, lengths[i].field)) >
		    lengths[i].most)
			form_advise(form, lengths[i].field,
				    "More than %zu characters are much to "
				    "read.",
				    lengths[i].most);
}

static void
advise_rows(struct form *form)
{
	long hours;

	if (form_empty(json_get(form->shown, "skills")))
		form_advise(form, "skills", "It asks for no skills.");
	if (form_empty(json_get(form->shown, "meeting_times")))
		form_advise(form, "meeting_times", "It names no meetings.");
	if (text_integer(shown(form, "min_hours_required"), 0, HOURS_MAX,
			 &hours) &&
	    hours > HOURS_MANY)
		form_advise(form, "min_hours_required",
			    "More than %d hours a week are much for a "
			    "volunteer.",
			    HOURS_MANY);
}

/* Beyond what any posting needs. */
static void
require(struct form *form)
{
	long hours;

	if (text_integer(shown(form, "min_hours_required"), 0, HOURS_MAX,
			 &hours) &&
	    hours < 1)
		form_fault(form, "min_hours_required", NULL,
			   "An open listing needs at least 1 hour a week.");
}

static enum error
advise_twin(struct req *req, struct form *form)
{
	const char *closes = shown(form, "closes_on");
	struct binds binds = { .count = 0 };
	const char *role_id = text_uuid(shown(form, "role"));
	enum error error;

	if (role_id == NULL)
		return OK;
	binds_set(&binds, "role", role_id);
	binds_set(&binds, "project", shown(form, "project_name"));
	binds_set(&binds, "id", form->record.id);
	error = db_send(twin, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return fail(req, error == DONE ? E_SERVER : error, NULL);
	if (db_true(0))
		form_advise(form, "role",
			    "The same role and project are open already.");
	if (*closes != '\0' && strcmp(closes, db_value(1)) < 0)
		form_advise(form, "closes_on",
			    "The last day it is listed is over.");
	return OK;
}

enum error
posting_check(struct req *req, struct form *form)
{
	const char *stored = json_text(json_get(form->record.values, "status"));
	const char *sent = json_text(json_get(form->body, "status"));
	enum error error;

	advise_lengths(form);
	if (sent == NULL || strcmp(sent, OPEN_STATUS) != 0 ||
	    (stored != NULL && strcmp(stored, OPEN_STATUS) == 0))
		return OK;
	form_judge_all(form);
	require(form);
	advise_texts(form);
	advise_rows(form);
	error = advise_twin(req, form);
	form->offers_anyway =
		form->advice_count > 0 && form_pressed(form, "_publish");
	return error;
}

void
posting_aside(struct req *req, struct buf *out)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "zone", req->page->person.zone);
	binds_set(&binds, "id", req->page->id);
	error = db_send(beside, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK)
		return;
	html(out, "<dl><dt>Opened</dt><dd>");
	html_time(out, db_value(0));
	html(out, "</dd><dt>Still needed</dt><dd>");
	html_time(out, db_value(1));
	html(out, "</dd></dl>");
	if (db_true(2))
		html(out,
		     "<p><a href=\"/opportunities/%s/\">View live page</a></p>",
		     req->page->id);
	else if (db_true(3))
		html(out, "<p>Open, expired: volunteers do not see it.</p>");
}
