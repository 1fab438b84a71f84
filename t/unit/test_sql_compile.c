/*
 * test_sql_compile - :names become numbered values, all else stays.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "sql.h"

struct compiled {
	const char *from, *text, *binds; /* their names, a space behind each */
};

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static const char *
binds(const struct statement *statement)
{
	struct buf out;

	buf_init(&out, 1024);
	for (size_t i = 0; statement->binds[i] != NULL; i++)
		buf_addf(&out, "%s ", statement->binds[i]);
	return out.text;
}

static void
compile_all(const struct compiled *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct statement *statement =
			sql_compile("name", rows[i].from, 0);

		assert_string_equal(statement->text, rows[i].text);
		assert_string_equal(binds(statement), rows[i].binds);
	}
}

#define COMPILE_ALL(rows_)                                                     \
	compile_all(rows_, sizeof(rows_) / sizeof((rows_)[0]))

static void
values(void **state)
{
	static const struct compiled rows[] = {
		{ "SELECT 1", "SELECT 1", "" },
		{ "", "", "" },
		{ "SELECT :id", "SELECT $1", "id " },
		{ ":id", "$1", "id " },
		{ "f(:a,:b_2)", "f($1,$2)", "a b_2 " },
		{ "(:a)", "($1)", "a " },
		{ "r.x=:max_hours AND :y", "r.x=$1 AND $2", "max_hours y " },
		/* One value, however often it is named. */
		{ ":a :b :a :b :a", "$1 $2 $1 $2 $1", "a b " },
		{ ":a :ab :a_b", "$1 $2 $3", "a ab a_b " },
		/* A name is small letters, digits and underscores. */
		{ ":aB", "$1B", "a " },
		{ ":a.b", "$1.b", "a " },
	};

	(void)state;
	COMPILE_ALL(rows);
}

static void
colons(void **state)
{
	static const struct compiled rows[] = {
		{ "x::uuid", "x::uuid", "" },
		{ ":id::uuid", "$1::uuid", "id " },
		{ "(:after::timestamptz, :after_id)", "($1::timestamptz, $2)",
		  "after after_id " },
		{ "x::text::date", "x::text::date", "" },
		{ "f(a := 1)", "f(a := 1)", "" },
		{ "x :", "x :", "" },
		{ "x : id", "x : id", "" },
		{ ":A", ":A", "" },
	};

	(void)state;
	COMPILE_ALL(rows);
}

static void
quotes(void **state)
{
	static const struct compiled rows[] = {
		{ "'10:30'", "'10:30'", "" },
		{ "':id'", "':id'", "" },
		{ "':a' :b ':c'", "':a' $1 ':c'", "b " },
		{ "'it''s :id'", "'it''s :id'", "" },
		{ "'it''s' :id", "'it''s' $1", "id " },
		{ "''", "''", "" },
		{ "':caller'", "':caller'", "" },
		{ "\"a:b\" :c", "\"a:b\" $1", "c " },
		{ "'\"' :a '\"' :b", "'\"' $1 '\"' $2", "a b " },
		{ "'--' :a", "'--' $1", "a " },
		{ "'::' :a", "'::' $1", "a " },
	};

	(void)state;
	COMPILE_ALL(rows);
}

static void
comments(void **state)
{
	static const struct compiled rows[] = {
		{ "-- :id\nSELECT :a", "-- :id\nSELECT $1", "a " },
		{ "SELECT :a -- it's :b\n, :c", "SELECT $1 -- it's :b\n, $2",
		  "a c " },
		{ "1 - :a", "1 - $1", "a " },
		{ "1 -:a", "1 -$1", "a " },
		{ "--\n:a", "--\n$1", "a " },
		{ "-- :manager\n1", "-- :manager\n1", "" },
	};

	(void)state;
	COMPILE_ALL(rows);
}

/* How many times part stands in text. */
static int
times(const char *text, const char *part)
{
	int count = 0;

	while ((text = strstr(text, part)) != NULL) {
		text += strlen(part);
		count++;
	}
	return count;
}

static void
caller(void **state)
{
	static const char head[] = "WITH caller AS MATERIALIZED (\n";
	static const char select[] =
		")\nSELECT (SELECT id FROM caller), $2, "
		"(SELECT manager FROM caller), (SELECT email FROM caller), "
		"(SELECT id FROM caller)";
	const struct statement *statement = sql_compile(
		NULL, "SELECT :caller, :id, :manager, :caller_email, :caller",
		0);
	const char *text = statement->text;

	(void)state;
	assert_int_equal(strncmp(text, head, strlen(head)), 0);
	assert_non_null(strstr(text, "s.key_hash = $1\n"));
	assert_string_equal(text + strlen(text) - strlen(select), select);
	assert_int_equal(times(text, "WITH "), 1);
	assert_int_equal(times(text, "caller AS"), 1);
	assert_string_equal(binds(statement), "session id ");
}

static void
caller_with(void **state)
{
	static const char tail[] =
		"),\nfound AS (\n\tSELECT $2 AS id)\nSELECT found.id, "
		"(SELECT id FROM caller), $1 FROM found";
	const struct statement *statement =
		sql_compile(NULL,
			    "WITH found AS (\n\tSELECT :id AS id)\n"
			    "SELECT found.id, :caller, :session FROM found",
			    0);
	const char *text = statement->text;

	(void)state;
	assert_string_equal(text + strlen(text) - strlen(tail), tail);
	assert_int_equal(times(text, "WITH "), 1);
	assert_string_equal(binds(statement), "session id ");
}

static void
own_with(void **state)
{
	static const struct compiled rows[] = {
		{ "WITH a AS (SELECT :b) SELECT :c",
		  "WITH a AS (SELECT $1) SELECT $2", "b c " },
		{ "SELECT :callers, :manage", "SELECT $1, $2",
		  "callers manage " },
		{ "SELECT x::caller", "SELECT x::caller", "" },
	};

	(void)state;
	COMPILE_ALL(rows);
}

static void
members(void **state)
{
	const struct statement *statement =
		sql_compile("roles_read", "SELECT 1", DB_WRITES | DB_STREAM);

	(void)state;
	assert_string_equal(statement->name, "roles_read");
	assert_int_equal(statement->flags, DB_WRITES | DB_STREAM);
	assert_null(sql_compile(NULL, "SELECT 1", 0)->name);
}

static void
many(void **state)
{
	const struct statement *statement;
	struct buf text;

	(void)state;
	buf_init(&text, 4096);
	for (int i = 0; i < DB_BINDS_MAX; i++)
		buf_addf(&text, ":v%d ", i);
	statement = sql_compile(NULL, text.text, 0);
	assert_non_null(
		strstr(statement->text, arena_printf("$%d ", DB_BINDS_MAX)));
	assert_string_equal(statement->binds[DB_BINDS_MAX - 1],
			    arena_printf("v%d", DB_BINDS_MAX - 1));
	assert_null(statement->binds[DB_BINDS_MAX]);
}

static void
arrays(void **state)
{
	static const char *const values[] = { "a",     "",      "NULL", "{}",
					      "a,b",   "\"",    "\\",   "\\\"",
					      " a\n ", "\u20ac" };

	(void)state;
	assert_string_equal(db_array(values, 0), "{}");
	assert_string_equal(db_array(values, 1), "{\"a\"}");
	assert_string_equal(
		db_array(values, sizeof(values) / sizeof(values[0])),
		"{\"a\",\"\",\"NULL\",\"{}\",\"a,b\",\"\\\"\",\"\\\\\","
		"\"\\\\\\\"\",\" a\n \",\"\u20ac\"}");
}

static void
named_values(void **state)
{
	struct binds bound = { .count = 0 };

	(void)state;
	binds_set(&bound, "a", "1");
	binds_set(&bound, "b", NULL);
	binds_set(&bound, "a", "2");
	assert_int_equal(bound.count, 2);
	assert_string_equal(bound.names[0], "a");
	assert_string_equal(bound.values[0], "2");
	assert_string_equal(bound.names[1], "b");
	assert_null(bound.values[1]);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a name becomes a number, the same each time", values, reset },
		{ "a cast is no name, nor is a colon alone", colons, reset },
		{ "nothing is read inside quotes", quotes, reset },
		{ "nor in a comment", comments, reset },
		{ "the caller is looked up in front, once", caller, reset },
		{ "in front of what the statement has itself", caller_with, reset },
		{ "who asks for no caller gets none", own_with, reset },
		{ "name and flags are passed on", members, reset },
		{ "as many values as may be fit", many, reset },
		{ "arrays quote every value", arrays, reset },
		{ "a name has the value that it was given last", named_values, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("sql_compile", tests, NULL, NULL);
}
