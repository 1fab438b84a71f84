/*
 * auth - what signs people up, in and out.
 */
#include "auth.h"

#include "account.h"
#include "arena.h"
#include "csrf_token.h"
#include "json.h"
#include "log.h"
#include "password.h"
#include "session.h"
#include "sql.h"
#include "store.h"
#include "throttle.h"

static const char create_sql[] =
	"WITH w AS (\n"
	"\tINSERT INTO users (password, username, name, email, last_login)\n"
	"\tVALUES (:password, :email, :name, :email, now())\n"
	"\tRETURNING id, name, updated_at),\n"
	"audit AS (\n"
	"\tINSERT INTO admin_audit (actor_id, actor_label, via, request_id,\n"
	"\t\tip, model, object_id, object_label, action, version)\n"
	"\tSELECT w.id, :email, 'api', :request_id,\n"
	"\t\tCAST(:address AS inet), 'customuser', w.id, w.name, 'add',\n"
	"\t\tw.updated_at\n"
	"\t  FROM w)\n"
	"SELECT w.id FROM w";

static const char change_sql[] =
	"WITH w AS (\n"
	"\tUPDATE users SET password = :password\n"
	"\t WHERE id = :user\n"
	"\t   AND password = :verified\n"
	"\tRETURNING id, name, email, updated_at)\n"
	"INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,\n"
	"\tmodel, object_id, object_label, action, diff, version)\n"
	"SELECT w.id, w.email, 'api', :request_id, CAST(:address AS inet),\n"
	"\t'customuser', w.id, w.name, 'change', '[{\"f\": \"password\"}]',\n"
	"\tw.updated_at\n"
	"  FROM w\n"
	"RETURNING id";

/* After the change, so that it sees a session that a sign-in opened while the
 * change waited for the row. */
static const char end_sql[] = "DELETE FROM sessions WHERE user_id = :user";

static const char wrong_current[] = "Your current password is incorrect.";

static const struct statement *create, *change, *end;

void
auth_init(void)
{
	throttle_init();
	account_init();
	create = sql_compile("auth_create", create_sql, DB_WRITES);
	change = sql_compile("auth_change", change_sql, DB_WRITES);
	end = sql_compile("auth_end", end_sql, DB_WRITES);
	db_keep(create);
	db_keep(change);
	db_keep(end);
}

static const char *
sent(const struct req *req, const char *name)
{
	return json_text(json_get(req->row, name));
}

static enum error
refuse(struct req *req, const char *field, const char *sentence)
{
	faults_field(&req->faults, field);
	fault_add(&req->faults, "%s", sentence);
	return fail(req, E_INVALID, NULL);
}

enum error
auth_csrf(struct req *req)
{
	const char *token = pairs_get(&req->cookies, "csrftoken");

	if (token == NULL || pairs_count(&req->cookies, "csrftoken") > 1 ||
	    csrf_token_fault(token) != CSRF_TOKEN_OK)
		token = csrf_token_new();
	session_token(req, token);
	req->outcome = EMPTY;
	return OK;
}

enum error
auth_login(struct req *req)
{
	const char *email = sent(req, "email");
	struct account account;
	enum error error = throttle_signin(req, email);

	if (error != OK)
		return error;
	/* Twice: another sign-in may have rewritten the form meanwhile. */
	for (int attempt = 0; attempt < 2; attempt++) {
		error = account_find(req, email, &account);
		if (error != OK)
			return error;
		if (!account_opens(&account, sent(req, "password")))
			break;
		error = account_enter(req, &account, email,
				      sent(req, "password"), NULL, NULL);
		if (error == OK)
			return store_read(req, account.id);
		if (error != DONE)
			return error;
		db_rollback();
	}
	log_event(LOG_WARNING, "signin_failed", "email", account_masked(email),
		  NULL);
	return refuse(req, FAULTS_WHOLE, "Invalid email or password.");
}

static void
bind_origin(const struct req *req, struct binds *binds)
{
	binds_set(binds, "request_id", req->request_id);
	binds_set(binds, "address",
		  *req->address == '\0' ? NULL : req->address);
}

/* Somebody else took the address since refs_check() looked. */
static enum error
create_refused(struct req *req, enum error error)
{
	if (error == E_INVALID && db_refusal()->kind == DB_UNIQUE)
		return refuse(
			req, "email",
			model_field(req_body_model(req), "email")->unused);
	return fail(req, error == E_INVALID ? E_SERVER : error, NULL);
}

enum error
auth_signup(struct req *req)
{
	struct binds binds = { .count = 0 };
	const char *id;
	enum error error = throttle_signup(req);

	if (error != OK)
		return error;
	bind_origin(req, &binds);
	binds_set(&binds, "email", sent(req, "email"));
	binds_set(&binds, "name", sent(req, "name"));
	binds_set(&binds, "password", password_hash(sent(req, "password")));
	error = account_write(create, &binds);
	if (error != OK)
		return create_refused(req, error);
	id = arena_strdup(db_value(0));
	error = session_open(req, id);
	error = account_commit(req, error);
	if (error != OK)
		return error;
	log_user(id);
	log_event(LOG_INFO, "signup", NULL);
	req->outcome = CREATED;
	return store_read(req, id);
}

enum error
auth_logout(struct req *req)
{
	req->outcome = EMPTY;
	return session_close(req);
}

static enum error
change_password(struct req *req, const struct account *account)
{
	struct binds binds = { .count = 0 };
	enum error error;

	bind_origin(req, &binds);
	binds_set(&binds, "user", account->id);
	binds_set(&binds, "verified", account->password);
	binds_set(&binds, "password", password_hash(sent(req, "new_password")));
	error = account_write(change, &binds);
	if (error == DONE)
		return refuse(req, "current_password", wrong_current);
	if (error == OK)
		error = db_send(end, &binds);
	if (error == OK)
		error = session_open(req, account->id);
	if (error == OK)
		error = throttle_clear(req, account->email);
	error = account_commit(req, error);
	if (error != OK)
		return error;
	log_event(LOG_INFO, "password_changed", NULL);
	req->outcome = EMPTY;
	return OK;
}

enum error
auth_password(struct req *req)
{
	struct account account;
	enum error error;

	error = account_own(req, &account);
	if (error == OK && account.id == NULL)
		error = fail(req, E_NOT_AUTHENTICATED, NULL);
	if (error == OK)
		error = throttle_signin(req, account.email);
	if (error != OK)
		return error;
	if (!account_opens(&account, sent(req, "current_password")))
		return refuse(req, "current_password", wrong_current);
	return change_password(req, &account);
}
