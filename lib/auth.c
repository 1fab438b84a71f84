/*
 * auth - what signs people up, in and out.
 */
#include "auth.h"

#include "arena.h"
#include "csrf_token.h"
#include "json.h"
#include "log.h"
#include "password.h"
#include "session.h"
#include "sql.h"
#include "store.h"
#include "throttle.h"

static const char find_sql[] =
	"SELECT id, password, is_active, email\n"
	"  FROM users\n"
	" WHERE lower(email) = lower(CAST(:email AS text))";

static const char own_sql[] =
	"SELECT id, password, is_active, email FROM users WHERE id = :user";

/* Without a new form the stored one stays.  The password that was verified must
 * still be the stored one: it may have been changed meanwhile, and the row
 * stays locked until the session is there for that change to end. */
static const char stamp_sql[] =
	"UPDATE users\n"
	"   SET last_login = now(),\n"
	"       password = coalesce(CAST(:password AS text), password)\n"
	" WHERE id = :user\n"
	"   AND password = :verified\n"
	"   AND is_active\n"
	"RETURNING id";

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

static const struct statement *find, *own, *stamp, *create, *change, *end;

void
auth_init(void)
{
	throttle_init();
	find = sql_compile("auth_find", find_sql, 0);
	own = sql_compile("auth_own", own_sql, 0);
	stamp = sql_compile("auth_stamp", stamp_sql, DB_WRITES);
	create = sql_compile("auth_create", create_sql, DB_WRITES);
	change = sql_compile("auth_change", change_sql, DB_WRITES);
	end = sql_compile("auth_end", end_sql, DB_WRITES);
	db_keep(find);
	db_keep(own);
	db_keep(stamp);
	db_keep(create);
	db_keep(change);
	db_keep(end);
}

/* A user as the statements find and own give it. */
struct account {
	const char *id, *password, *email;
	bool active;
};

static enum error
account_read(struct req *req, const struct statement *statement,
	     const char *name, const char *value, struct account *account)
{
	struct binds binds = { .count = 0 };
	enum error error;

	*account = (struct account){ .id = NULL };
	binds_set(&binds, name, value);
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	if (error > DONE)
		return fail(req, error, NULL);
	if (error == DONE)
		return OK;
	account->id = arena_strdup(db_value(0));
	account->password = arena_strdup(db_value(1));
	account->active = db_true(2);
	account->email = arena_strdup(db_value(3));
	return OK;
}

/* Costs the same whether the account exists, can sign in, or neither. */
static bool
account_opens(const struct account *account, const char *password)
{
	if (account->id == NULL || !password_usable(account->password)) {
		password_spend(password);
		return false;
	}
	return password_verify(password, account->password) && account->active;
}

static const char *
sent(const struct req *req, const char *name)
{
	return json_text(json_get(req->row, name));
}

/* "a***@example.org": enough to recognise, too little to collect. */
static const char *
masked(const char *email)
{
	return arena_printf("%c***%s", email[0], strrchr(email, '@'));
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

/* Opens a transaction and runs its first write, which says whether the account
 * is still as it was judged: DONE if not. */
static enum error
begin_write(const struct statement *statement, const struct binds *binds)
{
	enum error error = db_begin();

	if (error == OK)
		error = db_send(statement, binds);
	if (error == OK && (error = db_one()) == DONE)
		error = db_one();
	return error;
}

/* DONE: the stored password is not the one any more that was verified. */
static enum error
login(struct req *req, const struct account *account)
{
	const char *password = sent(req, "password");
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "user", account->id);
	binds_set(&binds, "verified", account->password);
	binds_set(&binds, "password",
		  password_current(account->password)
			  ? NULL
			  : password_hash(password));
	error = begin_write(stamp, &binds);
	if (error == DONE)
		return DONE;
	if (error == OK)
		error = session_open(req, account->id);
	if (error == OK)
		error = throttle_clear(req, sent(req, "email"));
	if (error == OK)
		error = db_commit();
	if (error == OK)
		error = db_rest();
	if (error != OK)
		return fail(req, error, NULL);
	log_user(account->id);
	log_event(LOG_INFO, "signin_ok", NULL);
	return store_read(req, account->id);
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
		error = account_read(req, find, "email", email, &account);
		if (error != OK)
			return error;
		if (!account_opens(&account, sent(req, "password")))
			break;
		error = login(req, &account);
		if (error != DONE)
			return error;
		db_rollback();
	}
	log_event(LOG_WARNING, "signin_failed", "email", masked(email), NULL);
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
	error = begin_write(create, &binds);
	if (error != OK)
		return create_refused(req, error);
	id = arena_strdup(db_value(0));
	error = session_open(req, id);
	if (error == OK)
		error = db_commit();
	if (error == OK)
		error = db_rest();
	if (error != OK)
		return fail(req, error, NULL);
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
	error = begin_write(change, &binds);
	if (error == DONE)
		return refuse(req, "current_password", wrong_current);
	if (error == OK)
		error = db_send(end, &binds);
	if (error == OK)
		error = session_open(req, account->id);
	if (error == OK)
		error = throttle_clear(req, account->email);
	if (error == OK)
		error = db_commit();
	if (error == OK)
		error = db_rest();
	if (error != OK)
		return fail(req, error, NULL);
	log_event(LOG_INFO, "password_changed", NULL);
	req->outcome = EMPTY;
	return OK;
}

enum error
auth_password(struct req *req)
{
	struct account account;
	enum error error;

	error = account_read(req, own, "user", req->user.id, &account);
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
