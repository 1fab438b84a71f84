/*
 * test_cursor - places in lists: there and back, and what is not ours.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which has a macro of the name fail(). */
#include "query.h"

#include <cmocka.h>

#include "arena.h"
#include "posting_params.h"
#include "text.h"

#define UUID    "0190f3a2-7b1c-7def-8abc-0123456789ab"
#define INSTANT "2026-01-31 10:00:00.5+00"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static const struct order *
order(const char *name)
{
	for (const struct order *o = posting_orders; o->name != NULL; o++)
		if (strcmp(o->name, name) == 0)
			return o;
	fail_msg("no order %s", name);
	return NULL;
}

/* Is this text, once encoded, a cursor of that order? */
static bool
reads(const char *name, const char *text, size_t length)
{
	struct cursor cursor;

	return cursor_read(order(name), text_base64url(text, length), &cursor);
}

#define READS(name_, text_) reads(name_, text_, sizeof(text_) - 1)

static void
there_and_back(void **state)
{
	static const char *const rows[][2] = {
		{ "created_at", INSTANT },
		{ "created_at", "2026-01-31 10:00:00+00" },
		{ "-created_at", "2026-01-31 10:00:00.123456+00" },
		{ "-opened_at", INSTANT },
		{ "-opened_at", "-infinity" },
		{ "closes_on", "2026-01-31" },
		{ "closes_on", "infinity" },
		{ "min_hours_required", "0" },
		{ "min_hours_required", "168" },
	};
	struct cursor cursor;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct order *o = order(rows[i][0]);
		const char *text = cursor_write(o, rows[i][1], UUID);

		assert_true(strlen(text) <= 300);
		assert_int_equal(strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					      "abcdefghijklmnopqrstuvwxyz"
					      "0123456789-_"),
				 strlen(text));
		assert_true(cursor_read(o, text, &cursor));
		assert_string_equal(cursor.sort, rows[i][1]);
		assert_string_equal(cursor.id, UUID);
	}
}

static void
other_orders(void **state)
{
	struct cursor cursor;

	(void)state;
	for (const struct order *a = posting_orders; a->name != NULL; a++) {
		for (const struct order *b = posting_orders; b->name != NULL;
		     b++) {
			const char *text = cursor_write(
				a,
				strcmp(a->cast, "timestamptz") == 0 ? INSTANT
				: strcmp(a->cast, "date") == 0 ? "2026-01-31"
							       : "5",
				UUID);

			assert_int_equal(cursor_read(b, text, &cursor), a == b);
		}
	}
}

static void
tampered(void **state)
{
	const struct order *o = order("created_at");
	const char *good = cursor_write(o, INSTANT, UUID);
	const size_t length = strlen(good);
	struct cursor cursor;

	(void)state;
	assert_true(cursor_read(o, good, &cursor));
	for (size_t cut = 0; cut < length; cut++)
		assert_false(cursor_read(o, arena_strndup(good, cut), &cursor));
	for (size_t i = 0; i < length; i++) {
		char *bad = arena_strdup(good);

		bad[i] = '~';
		assert_false(cursor_read(o, bad, &cursor));
	}
	assert_false(cursor_read(o, arena_printf("%sA", good), &cursor));
	assert_false(cursor_read(o, arena_printf("%s=", good), &cursor));
	assert_false(cursor_read(o, arena_printf(" %s", good), &cursor));
}

static void
made_up(void **state)
{
	struct cursor cursor;

	(void)state;
	assert_false(cursor_read(order("created_at"), "", &cursor));
	assert_false(cursor_read(order("created_at"), "%00", &cursor));
	assert_true(READS("created_at", "created_at\n" INSTANT "\n" UUID));
	assert_false(READS("created_at", ""));
	assert_false(READS("created_at", "created_at"));
	assert_false(READS("created_at", "created_at\n" INSTANT));
	assert_false(READS("created_at", "created_at\n\n" UUID));
	assert_false(READS("created_at", "\n" INSTANT "\n" UUID));
	assert_false(READS("created_at", "-created_at\n" INSTANT "\n" UUID));
	assert_false(
		READS("created_at", "created_at\n" INSTANT "\n" UUID "\n"));
	assert_false(
		READS("created_at", "created_at\n" INSTANT "\n" UUID "\0"));
	assert_false(READS("created_at", "created_at\0\n" INSTANT "\n" UUID));
	assert_false(READS("created_at", "created_at\n" INSTANT "\n"
					 "0190F3A2-7B1C-7DEF-8ABC-"
					 "0123456789AB"));
	assert_false(READS("created_at", "created_at\n" INSTANT "\nabc"));
}

static void
wrong_values(void **state)
{
	static const char *const rows[][2] = {
		{ "created_at", "now" },
		{ "created_at", "2026-01-31" },
		{ "created_at", "2026-02-30 10:00:00+00" },
		{ "created_at", "2026-01-31 10:00:00+01" },
		{ "created_at", "2026-01-31 10:00:00.1234567+00" },
		{ "created_at", "0044-03-15 10:00:00+00 BC" },
		{ "created_at", "'; DROP TABLE users; --" },
		{ "closes_on", "-infinity" },
		{ "closes_on", "2026-02-30" },
		{ "closes_on", INSTANT },
		{ "closes_on", "tomorrow" },
		{ "min_hours_required", "" },
		{ "min_hours_required", "5.0" },
		{ "min_hours_required", " 5" },
		{ "min_hours_required", "2147483648" },
		{ "min_hours_required", "-2147483649" },
		{ "min_hours_required", "99999999999999999999" },
	};
	struct cursor cursor;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct order *o = order(rows[i][0]);

		assert_false(cursor_read(o, cursor_write(o, rows[i][1], UUID),
					 &cursor));
	}
}

static void
long_ones(void **state)
{
	const struct order *o = order("min_hours_required");
	const char *text;
	struct cursor cursor;

	/* Leading zeros make a value, and its cursor, as long as one likes. */
	(void)state;
	text = cursor_write(o, arena_printf("%0169d", 5), UUID);
	assert_int_equal(strlen(text), 300);
	assert_true(cursor_read(o, text, &cursor));
	text = cursor_write(o, arena_printf("%0170d", 5), UUID);
	assert_true(strlen(text) > 300);
	assert_false(cursor_read(o, text, &cursor));
}

/* A value that no cast of cursor.c knows would make every second page fail. */
static void
every_order(void **state)
{
	static const struct order *const lists[] = {
		posting_orders,
		listing_orders,
		catalogue_orders,
	};
	struct cursor cursor;

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		for (const struct order *o = lists[i]; o->name != NULL; o++) {
			assert_non_null(o->expr);
			assert_true(
				cursor_read(o, cursor_write(o, INSTANT, UUID),
					    &cursor) ||
				cursor_read(o,
					    cursor_write(o, "2026-01-31", UUID),
					    &cursor) ||
				cursor_read(o, cursor_write(o, "5", UUID),
					    &cursor));
			/* What stands for null is a place as well. */
			if (strstr(o->expr, "'-infinity'") != NULL)
				assert_true(cursor_read(
					o, cursor_write(o, "-infinity", UUID),
					&cursor));
			else if (strstr(o->expr, "'infinity'") != NULL)
				assert_true(cursor_read(
					o, cursor_write(o, "infinity", UUID),
					&cursor));
		}
	}
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "what is written is read", there_and_back, reset },
		{ "a cursor belongs to its order", other_orders, reset },
		{ "a character less, more or other is refused", tampered, reset },
		{ "what was made up needs three good lines", made_up, reset },
		{ "no value reaches the database that it would refuse", wrong_values, reset },
		{ "over 300 characters are none", long_ones, reset },
		{ "every order has a cursor", every_order, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("cursor", tests, NULL, NULL);
}
