/*
 * throttle - may one try now?
 */
#include "throttle.h"

#include <arpa/inet.h>

#include "arena.h"
#include "log.h"
#include "sql.h"

/* Letter case is the database's, for keys as for the addresses in them: who has
 * one account has one count, however the address is spelt. */
#define KEY "lower(CAST(:key AS text))"

/* Rows that no longer count go when new ones come, a few at a time. */
#define SWEEP_SQL                                                              \
	"WITH stale AS (\n"                                                    \
	"\tDELETE FROM throttle\n"                                             \
	"\t WHERE key IN (SELECT key FROM throttle\n"                          \
	"\t\tWHERE since < now() - interval '1 hour' AND key <> " KEY "\n"     \
	"\t\tLIMIT 20 FOR UPDATE SKIP LOCKED))\n"

static const char signin_sql[] = SWEEP_SQL
	"INSERT INTO throttle AS t (key, count, since)\n"
	"VALUES (" KEY ", 1, now())\n"
	"ON CONFLICT (key) DO UPDATE SET\n"
	"\tcount = CASE WHEN t.since < now() - interval '15 minutes' THEN 1\n"
	"\t\tELSE t.count + 1 END,\n"
	"\tsince = now(),\n"
	"\tuntil = CASE WHEN t.since < now() - interval '15 minutes'\n"
	"\t\t\tOR t.count < 5 THEN NULL\n"
	"\t\tELSE now() + least(900, 2 ^ least(t.count - 4, 10))\n"
	"\t\t\t* interval '1 second' END\n"
	" WHERE t.until IS NULL OR t.until <= now()\n"
	"RETURNING t.count";

static const char signup_sql[] = SWEEP_SQL
	"INSERT INTO throttle AS t (key, count, since)\n"
	"VALUES (" KEY ", 1, now())\n"
	"ON CONFLICT (key) DO UPDATE SET\n"
	"\tcount = CASE WHEN t.since <= now() - interval '1 hour' THEN 1\n"
	"\t\tELSE t.count + 1 END,\n"
	"\tsince = CASE WHEN t.since <= now() - interval '1 hour' THEN now()\n"
	"\t\tELSE t.since END,\n"
	"\tuntil = t.since + interval '1 hour'\n"
	" WHERE t.count < 60 OR t.since <= now() - interval '1 hour'\n"
	"RETURNING t.count";

static const char wait_sql[] =
	"SELECT greatest(1, ceil(extract(epoch FROM until - now())))::integer\n"
	"  FROM throttle\n"
	" WHERE key = " KEY;

static const char clear_sql[] = "DELETE FROM throttle WHERE key = " KEY;

static const struct statement *signin, *signup, *wait, *clear;

void
throttle_init(void)
{
	signin = sql_compile("throttle_signin", signin_sql, DB_WRITES);
	signup = sql_compile("throttle_signup", signup_sql, DB_WRITES);
	wait = sql_compile("throttle_wait", wait_sql, 0);
	clear = sql_compile("throttle_clear", clear_sql, DB_WRITES);
	db_keep(signin);
	db_keep(signup);
	db_keep(wait);
	db_keep(clear);
}

/* Who tries: an address, or the /64 that one subscriber of IPv6 has. */
static const char *
network(const struct req *req)
{
	struct in6_addr six;

	if (inet_pton(AF_INET6, req->address, &six) != 1)
		return req->address;
	return arena_printf("%02x%02x%02x%02x%02x%02x%02x%02x::/64",
			    six.s6_addr[0], six.s6_addr[1], six.s6_addr[2],
			    six.s6_addr[3], six.s6_addr[4], six.s6_addr[5],
			    six.s6_addr[6], six.s6_addr[7]);
}

/* Never per account alone: a stranger must not lock anybody out. */
static const char *
signin_key(const struct req *req, const char *email)
{
	return arena_printf("signin %s %s", network(req), email);
}

static enum error
refuse(struct req *req, const struct binds *binds)
{
	const char *seconds = "1";
	enum error error = db_send(wait, binds);

	if (error == OK)
		error = db_one();
	if (error > DONE)
		return fail(req, error, NULL);
	if (error == OK && db_value(0) != NULL)
		seconds = arena_strdup(db_value(0));
	log_event(LOG_WARNING, "throttled", "seconds", seconds, NULL);
	req_header(req, "Retry-After", seconds);
	return fail(req, E_THROTTLED,
		    arena_printf("Request was throttled. Expected available in "
				 "%s second%s.",
				 seconds,
				 strcmp(seconds, "1") == 0 ? "" : "s"));
}

static enum error
count(struct req *req, const struct statement *statement, const char *key)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "key", key);
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	if (error == DONE)
		return refuse(req, &binds);
	return error == OK ? OK : fail(req, error, NULL);
}

enum error
throttle_signin(struct req *req, const char *email)
{
	return count(req, signin, signin_key(req, email));
}

enum error
throttle_signup(struct req *req)
{
	return count(req, signup, arena_printf("signup %s", network(req)));
}

enum error
throttle_clear(struct req *req, const char *email)
{
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "key", signin_key(req, email));
	error = db_send(clear, &binds);
	return error == OK ? OK : fail(req, error, NULL);
}
