/*
 * account - who signs in with which password: for auth and the admin.
 */
#include "account.h"

#include "arena.h"
#include "log.h"
#include "password.h"
#include "session.h"
#include "sql.h"
#include "throttle.h"
#include "transaction.h"

#define ACCOUNT                                                                \
	"SELECT id, password, is_active, email,\n"                             \
	"\t\"isProjectManager\" OR is_staff OR is_superuser\n"                 \
	"  FROM users\n"

/* As the unique index and the throttle fold it. */
#define FOLDED "lower(email) = lower(CAST(:name AS text))"

static const char find_sql[] = ACCOUNT " WHERE " FOLDED;

static const char named_sql[] = ACCOUNT " WHERE " FOLDED "\n"
					"    OR username = :name\n"
					" ORDER BY " FOLDED " DESC\n"
					" LIMIT 1";

static const char own_sql[] = ACCOUNT " WHERE id = :user";

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

static const struct statement *find, *named, *own, *stamp;

void
account_init(void)
{
	find = sql_compile("account_find", find_sql, 0);
	named = sql_compile("account_named", named_sql, 0);
	own = sql_compile("account_own", own_sql, 0);
	stamp = sql_compile("account_stamp", stamp_sql, DB_WRITES);
	db_keep(find);
	db_keep(named);
	db_keep(own);
	db_keep(stamp);
}

static enum error
account_read(struct req *req, const struct statement *statement,
	     const struct binds *binds, struct account *account)
{
	enum error error = db_send(statement, binds);

	*account = (struct account){ .id = NULL };
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
	account->admitted = db_true(4);
	return OK;
}

/* By a name that came from outside. */
static enum error
read_named(struct req *req, const struct statement *statement, const char *name,
	   struct account *account)
{
	struct binds binds = { .count = 0 };

	binds_set(&binds, "name", name);
	return account_read(req, statement, &binds, account);
}

enum error
account_find(struct req *req, const char *email, struct account *account)
{
	return read_named(req, find, email, account);
}

enum error
account_named(struct req *req, const char *name, struct account *account)
{
	return read_named(req, named, name, account);
}

enum error
account_own(struct req *req, struct account *account)
{
	struct binds binds = { .count = 0 };

	binds_set(&binds, "user", req->user.id);
	return account_read(req, own, &binds, account);
}

bool
account_opens(const struct account *account, const char *password)
{
	if (account->id == NULL || !password_usable(account->password)) {
		password_spend(password);
		return false;
	}
	return password_verify(password, account->password) && account->active;
}

enum error
account_write(const struct statement *statement, const struct binds *binds)
{
	enum error error = db_begin();

	if (error == OK)
		error = db_send(statement, binds);
	if (error == OK && (error = db_one()) == DONE)
		error = db_one();
	return error;
}

enum error
account_commit(struct req *req, enum error error)
{
	error = transaction_end(error);
	return error == OK ? OK : fail(req, error, NULL);
}

enum error
account_enter(struct req *req, const struct account *account, const char *name,
	      const char *password, const struct statement *beside,
	      const struct binds *values)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "user", account->id);
	binds_set(&binds, "verified", account->password);
	binds_set(&binds, "password",
		  password_current(account->password)
			  ? NULL
			  : password_hash(password));
	error = account_write(stamp, &binds);
	if (error == DONE)
		return DONE;
	if (error == OK)
		error = session_open(req, account->id);
	if (error == OK)
		error = throttle_clear(req, name);
	if (error == OK && beside != NULL)
		error = db_send(beside, values);
	error = account_commit(req, error);
	if (error != OK)
		return error;
	log_user(account->id);
	log_event(LOG_INFO, "signin_ok", NULL);
	return OK;
}

const char *
account_masked(const char *email)
{
	const char *at = strrchr(email, '@');

	return arena_printf("%.1s***%s", email, at == NULL ? "" : at);
}
