/*
 * test_output - instants as the API writes them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "output.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
instants(void **state)
{
	static const char *const rows[][2] = {
		{ "2026-01-31 10:00:00+00", "2026-01-31T10:00:00Z" },
		{ "2026-01-31 10:00:00.5+00", "2026-01-31T10:00:00.500000Z" },
		{ "2026-01-31 10:00:00.000001+00",
		  "2026-01-31T10:00:00.000001Z" },
		{ "2026-12-31 23:59:59.123456+00",
		  "2026-12-31T23:59:59.123456Z" },
		{ "0001-01-01 00:00:00+00", "0001-01-01T00:00:00Z" },
		{ "9999-12-31 23:59:59+00", "9999-12-31T23:59:59Z" },
		{ "infinity", "infinity" },
		{ "-infinity", "-infinity" },
	};
	struct buf out;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_init(&out, 100);
		output_time(&out, rows[i][0], strlen(rows[i][0]));
		assert_string_equal(out.text, rows[i][1]);
	}
}

static void
behind(void **state)
{
	static const char row[] = "2026-01-31 10:00:00+00.999";
	struct buf out;

	(void)state;
	buf_init(&out, 100);
	buf_str(&out, "at ");
	output_time(&out, row, strlen("2026-01-31 10:00:00+00"));
	buf_str(&out, ".");
	assert_string_equal(out.text, "at 2026-01-31T10:00:00Z.");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "an instant has a fraction of six digits, or none", instants, reset },
		{ "nothing is read behind its length", behind, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
