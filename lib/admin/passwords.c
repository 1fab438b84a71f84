/*
 * passwords - the pages that set a password.
 */
#include "passwords.h"

#include "account.h"
#include "arena.h"
#include "crypto.h"
#include "form_draw.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "log.h"
#include "once.h"
#include "page.h"
#include "password.h"
#include "people.h"
#include "session.h"
#include "sql.h"
#include "store_write.h"
#include "text.h"
#include "throttle.h"
#include "transaction.h"

#define PART_MIN 4 /* letters of a name that a password may not hold */

static const char end_sql[] = "DELETE FROM sessions\n"
			      " WHERE user_id = :user AND key_hash <> :session";

static const struct statement *end;

void
passwords_init(void)
{
	end = sql_compile("admin_end_others", end_sql, DB_WRITES);
	db_keep(end);
}

/* Does the password hold the name, or a word of it? */
static bool
is_like(const char *password, const char *name)
{
	const char *lower = text_lower(password);
	const char *rest = text_lower(name);

	while (*rest != '\0') {
		size_t length = strcspn(rest, " @.+-_");

		if (length >= PART_MIN &&
		    strstr(lower, arena_strndup(rest, length)) != NULL)
			return true;
		rest += length + (rest[length] != '\0');
	}
	return false;
}

/* All that is wrong with it, at once. */
static void
judge(struct form *form, const char *field, const char *name, const char *email)
{
	const char *one = form_field(form, "password1");
	const char *two = form_field(form, "password2");
	const char *reason;
	unsigned rule = 0;

	one = one == NULL ? "" : one;
	two = two == NULL ? "" : two;
	if (form->req->page->mended)
		form_fault(form, field, NULL, FORM_UNSTORABLE);
	else if (*one == '\0')
		form_fault(form, field, NULL, "This field is required.");
	if (strlen(one) > PASSWORD_MAX) {
		form_fault(form, field, NULL,
			   "Ensure this field has no more than %d characters.",
			   PASSWORD_MAX);
		return;
	}
	if (is_like(one, name == NULL ? "" : name) ||
	    is_like(one, email == NULL ? "" : email))
		form_fault(form, field, NULL,
			   "The password is too similar to the name or the "
			   "e-mail.");
	while (*one != '\0' && (reason = password_weak(one, &rule)) != NULL)
		form_fault(form, field, NULL, "%s", reason);
	if (*one != '\0' && !form->req->page->mended && strcmp(one, two) != 0)
		form_fault(form, "password2", NULL,
			   "The two passwords are not the same.");
}

/* "!" and noise: no password is its form. */
static const char *
unusable(void)
{
	return arena_printf("!%s", crypto_random("0123456789abcdef", 40));
}

static bool
wants_none(const struct form *form)
{
	const char *usable = form_field(form, "usable_password");

	return usable != NULL && strcmp(usable, "false") == 0;
}

void
passwords_of_new(struct form *form)
{
	const char *encoded = NULL;

	if (wants_none(form)) {
		encoded = unusable();
	} else {
		judge(form, "password1",
		      json_text(json_get(form->body, "name")),
		      json_text(json_get(form->body, "email")));
		if (form->fault_count == 0)
			encoded = password_hash(form_field(form, "password1"));
	}
	if (encoded != NULL)
		json_set(form->beside, "password", cJSON_CreateString(encoded));
}

static void
draw_secret(struct buf *out, const struct form *form, const char *name,
	    const char *label, const char *autocomplete)
{
	bool wrong = false;

	html(out, "<div class=\"field\"><label for=\"id_%s\">%s</label>", name,
	     label);
	for (size_t i = 0; i < form->fault_count; i++) {
		if (strcmp(form->faults[i].field, name) != 0)
			continue;
		html(out, "<p class=\"error\"");
		if (!wrong)
			html(out, " id=\"id_%s_error\"", name);
		html(out, ">");
		html_icon(out, "error");
		html(out, "%s</p>", form->faults[i].text);
		wrong = true;
	}
	html(out,
	     "<input type=\"password\" id=\"id_%s\" name=\"%s\" "
	     "autocomplete=\"%s\"",
	     name, name, autocomplete);
	if (wrong)
		html(out,
		     " aria-invalid=\"true\" aria-describedby=\"id_%s_error\"",
		     name);
	html(out, "></div>");
}

static void
draw_new(struct buf *out, const struct form *form)
{
	html(out, "<p class=\"help\">At least 8 characters, not only digits, "
		  "no common password, unlike the name and the e-mail.</p>");
	draw_secret(out, form, "password1", "New password", "new-password");
	draw_secret(out, form, "password2", "The same again", "new-password");
}

static void
draw_none(struct buf *out, const struct form *form)
{
	html(out,
	     "<div class=\"field check\"><input type=\"checkbox\" "
	     "id=\"id_usable_password\" name=\"usable_password\" "
	     "value=\"false\"%s><label for=\"id_usable_password\">No "
	     "password: cannot sign in with one</label></div>",
	     wants_none(form) ? " checked" : "");
}

void
passwords_more(struct form *form, struct buf *out)
{
	html(out, "<fieldset class=\"section\"><legend>Password</legend>");
	draw_none(out, form);
	draw_new(out, form);
	html(out, "</fieldset>");
}

/* --- somebody's -----------------------------------------------------------
 */

static enum error
draw_set(struct form *form)
{
	struct req *req = form->req;

	form_page_begin(req, form->admin, &form->record, "Set password of",
			form->fault_count > 0);
	form_draw_problems(&req->out, form);
	html(&req->out,
	     "<p>Who has this account will have to sign in "
	     "again.</p><form method=\"post\" class=\"form\" "
	     "data-record action=\"%s\">",
	     page_address(req, ""));
	html_token(req);
	draw_none(&req->out, form);
	draw_new(&req->out, form);
	html(&req->out, "<p class=\"bar\"><button class=\"primary\">Set "
			"password</button></p></form>");
	frame_end(req);
	return OK;
}

static enum error
write(struct form *form, const char *encoded, bool own)
{
	struct req *req = form->req;
	struct record locked = { .id = NULL };
	enum error error =
		record_read(req, form->admin, form->record.id, true, &locked);

	if (error == DONE)
		return fail(req, E_NOT_FOUND, NULL);
	if (error != OK)
		return error;
	req->resource = record_resource(form->admin);
	req->verb = UPDATE;
	req->row_id = form->record.id;
	req->batch = once_new();
	req->row = cJSON_CreateObject();
	json_set(req->row, form->admin->column, cJSON_CreateString(encoded));
	error = store_change(req);
	if (error == OK && own) {
		struct binds binds = { .count = 0 };

		binds_set(&binds, "user", req->user.id);
		binds_set(&binds, "session", session_bytes(req));
		error = db_send(end, &binds);
		if (error == OK)
			error = db_one();
		return error <= DONE ? OK : fail(req, error, NULL);
	}
	return error == OK ? people_saved(req, req->row_id) : error;
}

static enum error
transaction(struct form *form, const char *encoded, bool own)
{
	enum error error = transaction_begin();

	if (error == OK)
		error = write(form, encoded, own);
	error = transaction_end(error);
	return error == OK ? OK : fail(form->req, error, NULL);
}

enum error
password_set_run(struct req *req)
{
	const struct model_admin *admin = req->page->model;
	struct record record;
	struct form form;
	enum error error;

	if (admin->column == NULL)
		return fail(req, E_NO_ENDPOINT, NULL);
	error = form_page_row(req, &record);
	if (error != OK)
		return error;
	form_init(&form, req, admin, &record);
	if (!page_posted(req))
		return draw_set(&form);
	form.sent = &req->page->form;
	if (!wants_none(&form))
		judge(&form, "password1",
		      json_text(json_get(record.values, "name")),
		      json_text(json_get(record.values, "email")));
	if (form.fault_count > 0)
		return draw_set(&form);
	error = transaction(&form,
			    wants_none(&form) ? unusable()
					      : password_hash(form_field(
							&form, "password1")),
			    record.own);
	if (error != OK)
		return error;
	message_say(req, MESSAGE_SUCCESS, "Password changed successfully.");
	return page_redirect(req, form_location(&form, record.id));
}

/* --- one's own ------------------------------------------------------------
 */

static enum error
draw_own(struct form *form)
{
	const struct crumb crumbs[] = { { "Account", "/admin/account/" },
					{ "Password", NULL },
					{ NULL } };
	struct req *req = form->req;

	frame_begin(req, &(struct frame){ .heading = "Change my password",
					  .crumbs = crumbs,
					  .error = form->fault_count > 0 });
	form_draw_problems(&req->out, form);
	html(&req->out, "<form method=\"post\" class=\"form\" data-record "
			"action=\"/admin/password_change/\">");
	html_token(req);
	draw_secret(&req->out, form, "old_password", "Old password",
		    "current-password");
	draw_new(&req->out, form);
	html(&req->out, "<p class=\"bar\"><button class=\"primary\">Change my "
			"password</button></p></form>");
	frame_end(req);
	return OK;
}

static enum error
change_own(struct form *form)
{
	struct req *req = form->req;
	const char *old = form_field(form, "old_password");
	struct account account;
	enum error error = account_own(req, &account);

	if (error == OK)
		error = throttle_signin(req, account.email);
	if (error != OK)
		return error;
	if (old == NULL || strlen(old) > PASSWORD_MAX ||
	    !account_opens(&account, old))
		form_fault(form, "old_password", NULL,
			   "Your old password was entered incorrectly. Please "
			   "enter it again.");
	judge(form, "password1", req->page->person.name,
	      req->page->person.email);
	if (form->fault_count > 0)
		return draw_own(form);
	error = transaction(form, password_hash(form_field(form, "password1")),
			    true);
	if (error != OK)
		return error;
	log_event(LOG_INFO, "password_changed", NULL);
	return page_redirect(req, "/admin/password_change/done/");
}

enum error
password_change_run(struct req *req)
{
	struct record own = { .id = req->user.id };
	struct form form;

	form_init(&form, req, model_admin_of("accounts", "customuser"), &own);
	if (!page_posted(req))
		return draw_own(&form);
	form.sent = &req->page->form;
	return change_own(&form);
}

enum error
password_done_run(struct req *req)
{
	frame_begin(req, &(struct frame){ .heading = "Password changed" });
	html(&req->out, "<p role=\"status\">Your password was changed. Other "
			"sessions of yours have ended.</p>"
			"<p><a href=\"/admin/\">To the dashboard</a></p>");
	frame_end(req);
	return OK;
}
