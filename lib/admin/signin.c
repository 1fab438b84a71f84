/*
 * signin - the pages that sign people in and out.
 */
#include "signin.h"

#include "account.h"
#include "arena.h"
#include "audit.h"
#include "frame.h"
#include "html.h"
#include "log.h"
#include "page.h"
#include "password.h"
#include "policy.h"
#include "session.h"
#include "stash.h"
#include "text.h"
#include "throttle.h"

#define NAME_MAX_BYTES 1024

/* The fields of the sign-in form beside those it keeps. */
#define OWN_FIELDS 5

static const char wrong[] =
	"Please enter the correct username and password for a staff account. "
	"Note that both fields may be case-sensitive.";

void
signin_init(void)
{
	account_init();
	audit_init();
	stash_init();
	throttle_init();
}

static const char *
next_of(const struct req *req)
{
	const char *next = page_field(req, "next");

	if (next == NULL)
		next = page_parameter(req, "next");
	return url_local(next) != NULL ? next : "/admin/";
}

static void
draw_problem(struct req *req, const char *problem)
{
	html(&req->out, "<div class=\"errornote\" role=\"alert\" "
			"tabindex=\"-1\" data-focus>");
	html_icon(&req->out, "error");
	html(&req->out, "<p>%s</p></div>", problem);
}

static void
draw_fields(struct req *req, const char *name)
{
	html(&req->out,
	     "<div class=\"field\"><label for=\"id_username\">E-mail or user "
	     "name</label><input id=\"id_username\" name=\"username\" "
	     "maxlength=\"254\" required autocomplete=\"username\" "
	     "autocapitalize=\"none\" spellcheck=\"false\" value=\"%s\">"
	     "</div>",
	     name);
	html(&req->out,
	     "<div class=\"field\"><label for=\"id_password\">Password</label>"
	     "<input id=\"id_password\" name=\"password\" type=\"password\" "
	     "required autocomplete=\"current-password\"></div>"
	     "<p><button class=\"primary\">Log in</button></p>");
}

/* What kept names carry is the form that came too late. */
static void
draw_kept(struct req *req, const char *target)
{
	const struct pairs *form = &req->page->form;

	html_hidden(&req->out, "keep_target", target);
	for (size_t i = 0; i < form->count; i++)
		if (stash_takes(form->list[i].name))
			html_hidden(&req->out,
				    arena_printf("keep-%s", form->list[i].name),
				    form->list[i].value);
}

static bool
fits(const struct req *req)
{
	const struct pairs *form = &req->page->form;
	size_t count = OWN_FIELDS;

	for (size_t i = 0; i < form->count; i++)
		count += stash_takes(form->list[i].name);
	return count <= PAIRS_MAX;
}

static void
draw_kept_again(struct req *req)
{
	const struct pairs *form = &req->page->form;

	for (size_t i = 0; i < form->count; i++)
		if (text_starts(form->list[i].name, "keep"))
			html_hidden(&req->out, form->list[i].name,
				    form->list[i].value);
}

static void
draw_over(struct req *req)
{
	const struct pairs *form = &req->page->form;
	bool secret = false;

	for (size_t i = 0; i < form->count; i++)
		secret = secret || stash_secret(form->list[i].name);
	html(&req->out,
	     "<p class=\"note\" role=\"status\">Your session is over. "
	     "Nothing was saved yet%s</p>",
	     !fits(req) ? ". The form has too many fields to be kept while you "
			  "log in: copy what you need from below before you do."
	     : secret
		     ? ". Log in to go on: the form comes back, without the "
		       "passwords, which are never kept."
		     : ", and nothing is lost: log in, and the form is back as "
		       "you typed it.");
}

static void
draw(struct req *req, const char *problem, const char *kept)
{
	const char *name = kept == NULL ? page_field(req, "username") : NULL;

	frame_begin(req, &(struct frame){ .title = "Log in",
					  .heading = "Log in",
					  .error = problem != NULL });
	if (problem != NULL)
		draw_problem(req, problem);
	else if (req->user.id != NULL)
		html(&req->out,
		     "<p class=\"errornote\">You are authenticated as %s, but "
		     "are not authorized to access this page. Would you like "
		     "to log in to a different account?</p>",
		     req->page->person.email);
	if (kept != NULL)
		draw_over(req);
	html(&req->out, "<form method=\"post\" action=\"/admin/login/\" "
			"class=\"narrow\">");
	html_token(req);
	html_hidden(&req->out, "next", kept == NULL ? next_of(req) : kept);
	if (kept == NULL)
		draw_kept_again(req);
	else if (fits(req))
		draw_kept(req, kept);
	draw_fields(req, name);
	html(&req->out, "</form>");
	if (kept != NULL && !fits(req))
		frame_typed(req);
	frame_end(req);
}

void
signin_keep(struct req *req)
{
	draw(req, NULL, page_here(req));
}

/* Where one wanted to go; with a form that came too late, back to that. */
static enum error
arrive(struct req *req, const struct account *account)
{
	const char *target = url_local(page_field(req, "keep_target"));
	const char *next = next_of(req);
	enum error error = OK;

	if (target != NULL)
		error = stash_kept(req, account->id, target, &next);
	return error == OK ? page_redirect(req, next) : error;
}

static enum error
enter(struct req *req, const struct account *account, const char *name)
{
	struct binds values;
	const struct audit_event event = { .actor = account->id,
					   .label = account->email,
					   .action = "signin" };
	const struct statement *beside = audit_event(req, &event, &values);
	enum error error =
		account_enter(req, account, name, page_field(req, "password"),
			      beside, &values);

	return error == OK ? arrive(req, account) : error;
}

static enum error
refused(struct req *req, const char *name)
{
	enum error error = audit_failed(req, name);

	log_event(LOG_WARNING, "signin_failed", "email", account_masked(name),
		  NULL);
	if (error == OK)
		draw(req, wrong, NULL);
	return error;
}

/* Twice: another sign-in may have rewritten the form meanwhile. */
static enum error
try(struct req *req, const char *name, const char *password)
{
	struct account account;
	enum error error;

	for (int attempt = 0; attempt < 2; attempt++) {
		error = account_named(req, name, &account);
		if (error != OK)
			return error;
		if (!account_opens(&account, password) || !account.admitted)
			break;
		error = enter(req, &account, name);
		if (error != DONE)
			return error;
		db_rollback();
	}
	return refused(req, name);
}

static enum error
signin(struct req *req)
{
	const char *name = page_field(req, "username");
	const char *password = page_field(req, "password");
	enum error error;

	name = name == NULL ? "" : text_trim(name);
	if (*name == '\0' || strlen(name) > NAME_MAX_BYTES ||
	    password == NULL || *password == '\0' ||
	    strlen(password) > PASSWORD_MAX) {
		draw(req, wrong, NULL);
		return OK;
	}
	error = throttle_signin(req, name);
	return error == OK ? try(req, name, password) : error;
}

enum error
signin_run(struct req *req)
{
	if (page_posted(req))
		return signin(req);
	if (policy_check(req, ADMITTED, false))
		return page_redirect(req, next_of(req));
	draw(req, NULL, NULL);
	return OK;
}

/* Anybody may sign out, and be told so again. */
enum error
signout_run(struct req *req)
{
	enum error error = OK;

	if (req->user.id != NULL)
		error = audit_note(
			req,
			&(struct audit_event){ .actor = req->user.id,
					       .label = req->page->person.email,
					       .action = "signout" });
	if (error == OK)
		error = session_close(req);
	if (error != OK)
		return error;
	req->user.id = NULL;
	req->page->person = (struct person){ .name = NULL };
	frame_begin(req, &(struct frame){ .heading = "Logged out" });
	html(&req->out, "<p>You are logged out. Thanks for your time here.</p>"
			"<p><a href=\"/admin/\">Log in again</a></p>");
	frame_end(req);
	return OK;
}
