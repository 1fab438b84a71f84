/*
 * people - what is truly the user's own: rights, and who may not be locked
 * out.
 */
#include "people.h"

#include "arena.h"
#include "entry.h"
#include "html.h"
#include "json.h"
#include "once.h"
#include "page.h"
#include "passwords.h"
#include "sql.h"
#include "text.h"

/* In id order, as everybody locks them; whoever waits sees what is left. */
static const char superusers_sql[] = "SELECT u.id FROM users u\n"
				     " WHERE u.is_superuser AND u.is_active\n"
				     " ORDER BY u.id\n"
				     "   FOR UPDATE";

/* The flags are in the entry that the change has just left. */
static const char end_sql[] =
	"DELETE FROM sessions s\n"
	" WHERE s.user_id = CAST(:id AS uuid)\n"
	"   AND s.user_id <> :user\n"
	"   AND EXISTS (SELECT FROM admin_audit a,\n"
	"\tjsonb_array_elements(a.diff) d\n"
	"\tWHERE a.batch = CAST(:batch AS uuid)\n"
	"\t  AND a.object_id = CAST(:id AS text)\n"
	"\t  AND d ->> 'f' IN ('is_active', 'is_staff', 'is_superuser',\n"
	"\t\t'isProjectManager', 'password'))";

static const char activity_sql[] = "SELECT admin_time(a.at, :zone), a.action,\n"
				   "\tcoalesce(a.object_label, '')\n"
				   "  FROM admin_audit a\n"
				   " WHERE a.actor_id = CAST(:id AS uuid)\n"
				   " ORDER BY a.id DESC\n"
				   " LIMIT 10";

static const struct statement *superusers, *end, *activity;

static const char *const flags[] = {
	"is_active", "isProjectManager", "is_staff", "is_superuser", NULL,
};

void
people_init(void)
{
	superusers = sql_compile("admin_superusers", superusers_sql, 0);
	end = sql_compile("admin_end_sessions", end_sql, DB_WRITES);
	activity = sql_compile("admin_activity", activity_sql, 0);
	db_keep(superusers);
	db_keep(end);
	db_keep(activity);
	passwords_init();
}

/* Locks them, and counts those who are not this one. */
static enum error
count_others(struct req *req, const char *id, long *others)
{
	const struct binds none = { .count = 0 };
	enum error error = db_send(superusers, &none);

	*others = 0;
	while (error == OK && (error = db_next()) == OK)
		*others += strcmp(db_value(0), id) != 0;
	return error == DONE ? OK : fail(req, error, NULL);
}

static bool
loses(const struct form *form, const char *flag)
{
	return cJSON_IsTrue(json_get(form->record.values, flag)) &&
	       cJSON_IsFalse(json_get(form->body, flag));
}

/* One's own rights stay as they are. */
static void
guard_own(struct form *form)
{
	for (size_t i = 0; flags[i] != NULL; i++)
		if (json_get(form->body, flags[i]) != NULL)
			form_fault(form, flags[i], NULL,
				   "You cannot change your own rights. Ask "
				   "another superuser.");
}

static enum error
guard(struct req *req, struct form *form)
{
	size_t before = form->fault_count;
	long others = 1;
	enum error error = OK;

	if (form->record.own)
		guard_own(form);
	if (loses(form, "is_superuser") || loses(form, "is_active"))
		error = count_others(req, form->record.id, &others);
	if (error == OK && others == 0 && loses(form, "is_superuser"))
		form_fault(form, "is_superuser", NULL,
			   "This is the last active superuser.");
	if (error == OK && others == 0 && loses(form, "is_active"))
		form_fault(form, "is_active", NULL,
			   "This is the last active superuser.");
	if (form->fault_count > before)
		form->refusal = "rights_refused";
	return error;
}

enum error
people_check(struct req *req, struct form *form)
{
	const cJSON *email = json_get(form->body, "email");

	/* The name that Django signs in with follows the address. */
	if (cJSON_IsString(email)) {
		const char *address =
			text_email_stored(text_trim(email->valuestring));

		json_set(form->body, "username",
			 cJSON_CreateString(*address == '\0' ? "-" : address));
		if (text_length(address) > 150)
			form_fault(form, "email", NULL,
				   "Ensure this field has no more than 150 "
				   "characters.");
	}
	if (form->record.id != NULL)
		return guard(req, form);
	json_set(form->body, "people_depot_user_id",
		 cJSON_CreateString(arena_printf("local:%s", once_new())));
	passwords_of_new(form);
	return OK;
}

enum error
people_saved(struct req *req, const char *id)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "id", id);
	binds_set(&binds, "user", req->user.id);
	binds_set(&binds, "batch", req->batch);
	error = db_send(end, &binds);
	if (error == OK)
		error = db_one();
	return error <= DONE ? OK : fail(req, error, NULL);
}

enum error
people_may_delete(struct req *req, struct plan *plan)
{
	const cJSON *values = plan->record.values;
	const char *listings = json_text(json_get(values, "listing_count"));

	(void)req;
	plan_goes(plan, "Listings that stay, without an owner: %s.",
		  listings == NULL ? "0" : listings);
	plan_goes(plan, "What they did stays in the audit log.");
	plan_goes(plan, "Their skills, saved listings and sessions go.");
	plan_goes(plan, "The normal way out is to deactivate the account.");
	return OK;
}

/* "Can sign in here because: Project manager." */
static void
draw_why(struct buf *out, const cJSON *values)
{
	const char *access = json_text(json_get(values, "access"));
	bool active = cJSON_IsTrue(json_get(values, "is_active"));

	if (!active)
		html(out, "<p>Cannot sign in: the account is not active.</p>");
	else if (access == NULL || *access == '\0')
		html(out, "<p>Cannot sign in here, only on the site.</p>");
	else
		html(out, "<p>Can sign in here because: %s.</p>", access);
}

void
people_aside(struct req *req, struct buf *out)
{
	struct binds binds = { .count = 0 };
	bool any = false;
	enum error error;

	draw_why(out, req->old);
	html(out,
	     "<p><a href=\"/admin/accounts/customuser/%s/password/\">Set "
	     "password</a></p><p><a href=\"/admin/accounts/customuser/%s/"
	     "sessions/\">Sessions</a></p><p><a href=\"/admin/ctj_api/opportunity/"
	     "?created_by__id__exact=%s\">Listings</a></p>"
	     "<h2>Activity</h2>",
	     req->page->id, req->page->id, req->page->id);
	binds_set(&binds, "zone", req->page->person.zone);
	binds_set(&binds, "id", req->page->id);
	error = db_send(activity, &binds);
	while (error == OK && (error = db_next()) == OK) {
		html(out, any ? "<li>" : "<ul class=\"links\"><li>");
		any = true;
		html_time(out, db_value(0));
		html(out, " %s <span dir=\"auto\">%s</span></li>",
		     entry_word(db_value(1)), db_value(2));
	}
	html(out, any ? "</ul>" : "<p>Nothing yet.</p>");
}
