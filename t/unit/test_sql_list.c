/*
 * test_sql_list - which rows a list chooses, as SQL.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "models.h"
#include "sql.h"

static const char beside[] = "JOIN words w ON w.id = r.id";

/* clang-format off */
static const struct param q = {
	T_LINE, "q", .max = 9, .join = beside, .where = "w.text = :q",
	.otherwise = "w.text % :q", .known = "w.open",
};
static const struct param day = {
	T_LINE, "day", .max = 9, .join = beside, .where = "w.day = :day",
};
static const struct param hours = { T_INT, "hours", .where = "r.h <= :hours" };
static const struct param status = {
	T_LINE, "status", P_LIFTS, .max = 9, .where = "r.status = :status",
};
static const struct param limit = { T_INT, "limit" };

static const struct param *const params[] = {
	&limit, &q, &day, &hours, &status, NULL,
};
/* clang-format on */

enum { LIMIT_GIVEN = 1, Q = 2, DAY = 4, HOURS = 8, STATUS = 16 };

static const struct resource postings = {
	.name = "postings",
	.model = &opportunity,
	.sees = "r.seen",
	.lists = "r.listed",
	.params = params,
	.orders = catalogue_orders,
};

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static const bool *
given(unsigned set)
{
	bool *list = arena_array(PARAMS_MAX, sizeof(*list));

	for (size_t i = 0; i < PARAMS_MAX; i++)
		list[i] = set >> i & 1;
	return list;
}

/* The rows of a list, white space counted once. */
static const char *
rows(unsigned set, bool otherwise)
{
	struct buf out, folded;

	buf_init(&out, SQL_MAX);
	buf_init(&folded, SQL_MAX);
	sql_rows(&out, &postings, given(set), otherwise);
	for (const char *p = out.text; *p != '\0'; p++) {
		bool white = strchr(" \n\t", *p) != NULL;

		if (!white)
			buf_char(&folded, *p);
		else if (folded.length > 0 &&
			 folded.text[folded.length - 1] != ' ')
			buf_char(&folded, ' ');
	}
	return folded.text;
}

#define FROM   "FROM opportunities r "
#define BESIDE "JOIN words w ON w.id = r.id "

static void
bare(void **state)
{
	(void)state;
	assert_string_equal(rows(0, false), FROM "WHERE r.seen AND r.listed");
	assert_string_equal(rows(LIMIT_GIVEN, false),
			    FROM "WHERE r.seen AND r.listed");
}

static void
conditions(void **state)
{
	(void)state;
	assert_string_equal(rows(HOURS, false),
			    FROM "WHERE r.seen AND r.listed AND r.h <= :hours");
	assert_string_equal(rows(Q | DAY, false),
			    FROM BESIDE "WHERE r.seen AND r.listed"
					" AND w.text = :q AND w.day = :day");
}

static void
lifted(void **state)
{
	(void)state;
	assert_string_equal(rows(STATUS | HOURS, false),
			    FROM "WHERE r.seen AND r.status = :status"
				 " AND r.h <= :hours");
}

/* Other filters do not count when it is asked whether anything fits. */
static void
alternatives(void **state)
{
	(void)state;
	assert_false(sql_alternative(&postings, given(DAY | HOURS | STATUS)));
	assert_true(sql_alternative(&postings, given(Q)));
	assert_string_equal(rows(Q | DAY | HOURS, true), FROM BESIDE
			    "WHERE r.seen AND r.listed AND w.text % :q"
			    " AND w.open AND NOT EXISTS (SELECT " FROM BESIDE
			    "WHERE r.seen AND r.listed AND w.text = :q)"
			    " AND w.day = :day AND r.h <= :hours");
	assert_string_equal(
		rows(Q | STATUS, true), FROM BESIDE
		"WHERE r.seen AND r.status = :status"
		" AND w.text % :q AND r.id IN (SELECT r.id " FROM BESIDE
		"WHERE r.seen AND r.status = :status"
		" ORDER BY r.created_at DESC LIMIT 5000)"
		" AND NOT EXISTS (SELECT " FROM BESIDE
		"WHERE r.seen AND r.status = :status"
		" AND w.text = :q)");
}

static const struct statement *
list(unsigned set, unsigned part)
{
	return sql_list(&postings, given(set), catalogue_orders, part);
}

static void
statements(void **state)
{
	(void)state;
	assert_int_equal(list(0, 0)->flags, DB_STREAM);
	assert_int_equal(list(0, SQL_AFTER)->flags, DB_STREAM);
	assert_int_equal(list(HOURS, 0)->flags, DB_STREAM | DB_REPLAN);
	assert_string_equal(list(0, 0)->name, "list_0_created_at");
	for (unsigned a = 0; a < 32; a += 2)
		for (unsigned b = 0; b < 32; b += 2)
			for (unsigned p = 0; p < 4; p++)
				if (a != b)
					assert_string_not_equal(
						list(a, p)->name,
						list(b, p)->name);
	assert_string_not_equal(list(Q, 0)->name, list(Q, SQL_OTHERWISE)->name);
	assert_string_not_equal(list(Q, SQL_AFTER)->name,
				list(Q, SQL_OTHERWISE)->name);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a bare list shows what exists and is listed", bare, reset },
		{ "conditions are joined, and what they need, once", conditions, reset },
		{ "a parameter that lifts takes the place of what is listed", lifted, reset },
		{ "when nothing fits, something else would do", alternatives, reset },
		{ "each set of conditions has a name, and plans of its own", statements, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("sql_list", tests, NULL, NULL);
}
