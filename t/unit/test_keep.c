/*
 * test_keep - arrays that live longer than a request, and loops that need more
 * than a request has.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "keep.h"

static void
grows(void **state)
{
	struct keep keep;
	long *first, *more;

	(void)state;
	keep_init(&keep, sizeof(long), 1000000);
	first = keep_add(&keep, 1);
	*first = 7;
	for (int i = 0; i < 999; i++) {
		more = keep_add(&keep, 1001);
		assert_non_null(more);
		assert_int_equal(more[1000], 0);
		more[1000] = i;
	}
	assert_int_equal(keep.count, 1 + 999 * 1001);
	assert_int_equal(*first, 7);
	assert_ptr_equal(first, keep.base);
	assert_int_equal(first[1001], 0);
	assert_int_equal(first[2002], 1);
}

static void
has_an_end(void **state)
{
	struct keep keep;

	(void)state;
	keep_init(&keep, 3, 10);
	assert_non_null(keep_add(&keep, 0));
	assert_non_null(keep_add(&keep, 9));
	assert_null(keep_add(&keep, 2));
	assert_null(keep_add(&keep, SIZE_MAX));
	assert_int_equal(keep.count, 9);
	assert_non_null(keep_add(&keep, 1));
	assert_null(keep_add(&keep, 1));
}

static void
begins_again(void **state)
{
	struct keep keep;

	(void)state;
	keep_init(&keep, 1, 100000);
	memset(keep_add(&keep, 100000), 'x', 100000);
	keep_empty(&keep);
	assert_int_equal(keep.count, 0);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(*(char *)keep_add(&keep, 1), 0);
}

/* Of more than the arena could hold at once. */
static void
released(void **state)
{
	char *kept;

	(void)state;
	arena_init();
	kept = arena_strdup("kept");
	for (int i = 0; i < 1000; i++) {
		size_t used = arena_used();
		char *block = arena_alloc(1UL << 20);

		assert_int_equal(block[i], 0);
		block[i] = 'x';
		arena_release(used);
		assert_int_equal(arena_used(), used);
	}
	assert_string_equal(kept, "kept");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "an array grows in place, all zero", grows },
		{ "no more than the maximum is added", has_an_end },
		{ "an emptied one is zero again", begins_again },
		{ "what a loop took is given back, and wiped", released },
	};
	/* clang-format on */

	return cmocka_run_group_tests_name("keep", tests, NULL, NULL);
}
