/*
 * session - whose cookie is it?
 */
#include "session.h"

#include "arena.h"
#include "crypto.h"
#include "csrf_token.h"
#include "env.h"
#include "log.h"
#include "sql.h"

#define KEY_LENGTH   32
#define KEY_ALPHABET "abcdefghijklmnopqrstuvwxyz0123456789"
/* 52 weeks */
#define TOKEN_SECONDS 31449600

static const char find_sql[] =
	"SELECT u.id, u.\"isProjectManager\", u.is_staff, u.is_superuser\n"
	"  FROM " SESSION_VALID;

/* Expired rows go when new ones come, a few at a time. */
static const char open_sql[] =
	"WITH stale AS (\n"
	"\tDELETE FROM sessions\n"
	"\t WHERE key_hash IN (SELECT key_hash FROM sessions\n"
	"\t\tWHERE expires_at <= now() LIMIT 20 FOR UPDATE SKIP LOCKED)),\n"
	"old AS (\n"
	"\tDELETE FROM sessions WHERE key_hash = :session)\n"
	"INSERT INTO sessions (key_hash, user_id, expires_at)\n"
	"VALUES (:new_session, :user,\n"
	"\tnow() + CAST(:seconds AS integer) * interval '1 second')";

static const char close_sql[] =
	"DELETE FROM sessions WHERE key_hash = :session";

static const struct statement *find_statement, *open_statement,
	*close_statement;

void
session_init(void)
{
	find_statement = sql_compile("session_find", find_sql, 0);
	open_statement = sql_compile("session_open", open_sql, DB_WRITES);
	close_statement = sql_compile("session_close", close_sql, DB_WRITES);
	db_keep(find_statement);
	db_keep(open_statement);
	db_keep(close_statement);
}

static const char *
hash(const char *key)
{
	unsigned char digest[CRYPTO_HMAC_LENGTH];

	crypto_hmac(digest, env("DJANGO_SECRET_KEY"), key, strlen(key));
	return crypto_hex(digest, sizeof(digest));
}

const char *
session_bytes(const struct req *req)
{
	if (req->session_hash == NULL)
		return NULL;
	return arena_printf("\\x%s", req->session_hash);
}

static bool
is_key(const char *value)
{
	return strlen(value) == KEY_LENGTH &&
	       strspn(value, KEY_ALPHABET) == KEY_LENGTH;
}

enum error
session_find(struct req *req)
{
	struct binds binds = { .count = 0 };
	const char *value;
	size_t count;
	enum error error;

	if (req->resource->flags & PLAIN)
		return OK;
	pairs_cookies(&req->cookies, req->cookie);
	count = pairs_count(&req->cookies, "sessionid");
	value = pairs_get(&req->cookies, "sessionid");
	if (count == 0)
		return OK;
	if (count > 1 || !is_key(value)) {
		/* A neighbouring site may have planted one; none counts. */
		log_event(LOG_WARNING, "session_cookie_refused", "reason",
			  count > 1 ? "two cookies" : "no key", NULL);
		req->session_ended = true;
		return OK;
	}
	req->session_hash = hash(value);
	binds_set(&binds, "session", session_bytes(req));
	error = db_send(find_statement, &binds);
	req->session_sent = error == OK;
	return error == OK ? OK : fail(req, error, NULL);
}

enum error
session_user(struct req *req)
{
	enum error error;

	if (!req->session_sent)
		return OK;
	req->session_sent = false;
	error = db_one();
	if (error == DONE) {
		req->session_ended = true;
		return OK;
	}
	if (error != OK)
		return fail(req, error, NULL);
	req->user.id = arena_strdup(db_value(0));
	req->user.manager = db_true(1);
	req->user.staff = db_true(2);
	req->user.superuser = db_true(3);
	log_user(req->user.id);
	return OK;
}

static void
cookie(struct req *req, const char *name, const char *value, long seconds,
       const char *attributes)
{
	time_t expires = time(NULL) + seconds;
	struct tm utc;
	char date[64];

	if (gmtime_r(&expires, &utc) == NULL)
		die("the clock cannot be read");
	(void)strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S GMT", &utc);
	req_header(req, "Set-Cookie",
		   arena_printf("%s=%s; expires=%s; %sMax-Age=%ld; Path=/; "
				"SameSite=Lax%s",
				name, value, date, attributes, seconds,
				env_on("DJANGO_DEBUG") ? "" : "; Secure"));
}

void
session_token(struct req *req, const char *secret)
{
	cookie(req, "csrftoken", secret, TOKEN_SECONDS, "");
}

enum error
session_open(struct req *req, const char *user_id)
{
	const char *key = crypto_random(KEY_ALPHABET, KEY_LENGTH);
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "session", session_bytes(req));
	binds_set(&binds, "new_session", arena_printf("\\x%s", hash(key)));
	binds_set(&binds, "user", user_id);
	binds_set(&binds, "seconds", arena_printf("%d", SESSION_SECONDS));
	error = db_send(open_statement, &binds);
	if (error != OK)
		return fail(req, error, NULL);
	req->session_key = key;
	return OK;
}

void
session_answer(struct req *req, bool failed)
{
	if (req->session_key != NULL && !failed) {
		cookie(req, "sessionid", req->session_key, SESSION_SECONDS,
		       "HttpOnly; ");
		session_token(req, csrf_token_new());
	} else if (req->session_ended) {
		req_header(req, "Set-Cookie",
			   "sessionid=\"\"; expires=Thu, 01 Jan 1970 00:00:00 "
			   "GMT; Max-Age=0; Path=/; SameSite=Lax");
	}
}

enum error
session_close(struct req *req)
{
	struct binds binds = { .count = 0 };
	enum error error;

	if (pairs_count(&req->cookies, "sessionid") > 0)
		req->session_ended = true;
	if (req->session_hash == NULL)
		return OK;
	binds_set(&binds, "session", session_bytes(req));
	error = db_send(close_statement, &binds);
	if (error == OK)
		error = db_one();
	return error <= DONE ? OK : fail(req, error, NULL);
}
