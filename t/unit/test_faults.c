/*
 * test_faults - what is wrong, in declared order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "faults.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
none(void **state)
{
	struct faults faults = { .count = 0 };

	(void)state;
	assert_false(faults_any(&faults));
	assert_string_equal(faults_json(&faults), "{}");
	faults_field(&faults, "a");
	assert_int_equal(faults_here(&faults), 0);
	assert_false(faults_any(&faults));
	assert_string_equal(faults_json(&faults), "{}");
}

static void
order(void **state)
{
	struct faults faults = { .count = 0 };

	(void)state;
	faults_field(&faults, "first");
	faults_field(&faults, "silent");
	faults_field(&faults, "last");
	fault_add(&faults, "one %d", 1);
	faults_field(&faults, "first");
	assert_int_equal(faults_here(&faults), 0);
	fault_add(&faults, "two \"quoted\" %s", "%d");
	fault_add(&faults, "three");
	assert_int_equal(faults_here(&faults), 2);
	faults_field(&faults, "new");
	fault_add(&faults, "four");
	assert_int_equal(faults_here(&faults), 1);
	assert_true(faults_any(&faults));
	assert_string_equal(faults_json(&faults),
			    "{\"first\":[\"two \\\"quoted\\\" %d\",\"three\"],"
			    "\"last\":[\"one 1\"],\"new\":[\"four\"]}");
}

static void
full(void **state)
{
	struct faults faults = { .count = 0 };

	(void)state;
	for (int i = 0; i < FAULTS_MAX; i++)
		faults_field(&faults, arena_printf("field%d", i));
	assert_int_equal(faults.count, FAULTS_MAX);
	fault_add(&faults, "the last");
	faults_field(&faults, "field0");
	fault_add(&faults, "the first");
	assert_string_equal(faults_json(&faults),
			    arena_printf("{\"field0\":[\"the first\"],"
					 "\"field%d\":[\"the last\"]}",
					 FAULTS_MAX - 1));
}

static void
codes(void **state)
{
	struct faults faults = { .count = 0 };

	(void)state;
	faults_field(&faults, "role");
	fault_add(&faults, "%s", "\"object does not exist\" is no role.");
	fault_missing(&faults, "7");
	assert_int_equal(faults.first[0]->code, FAULT_OTHER);
	assert_int_equal(faults.first[0]->next->code, FAULT_MISSING);
	assert_string_equal(fault_text(faults.first[0]->next),
			    "Invalid pk \"7\" - object does not exist.");
}

static void
items(void **state)
{
	struct faults faults = { .count = 0 };

	(void)state;
	faults_field(&faults, "slots");
	fault_item(&faults, 2, NULL, "No slot.");
	fault_item(&faults, 3, "day", "No day.");
	assert_string_equal(faults_json(&faults),
			    "{\"slots\":[\"Item 2: No slot.\","
			    "\"Item 3, day: No day.\"]}");
	assert_string_equal(faults.first[0]->next->sentence, "No day.");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a field that is declared is not wrong yet", none, reset },
		{ "faults come in declared order, whoever found them", order, reset },
		{ "what is missing is known by its code, not by its words", codes, reset },
		{ "faults of lists say of which item they are", items, reset },
		{ "forty fields can be wrong", full, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
