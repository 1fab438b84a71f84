/*
 * test_arena - what arena.h promises of memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "arena.h"

#if defined(__SANITIZE_ADDRESS__)
#define POISONED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONED 1
#endif
#endif

#ifdef POISONED
#include <sanitizer/asan_interface.h>
#endif

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
aligned_and_zeroed(void **state)
{
	(void)state;
	for (size_t size = 1; size < 100; size++) {
		unsigned char *block = arena_alloc(size);

		assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(block[i], 0);
		memset(block, 0xa5, size);
	}
}

static void
apart(void **state)
{
	char *a = arena_alloc(10), *b = arena_alloc(10);

	(void)state;
	memset(a, 1, 10);
	memset(b, 2, 10);
	assert_int_equal(a[9], 1);
	assert_true(b >= a + 10);
}

static void
reset_wipes(void **state)
{
	static const size_t sizes[] = { 1, 4096, 1 << 20, (1 << 20) + 1,
					5 << 20 };
	size_t before = arena_used();

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		unsigned char *block = arena_alloc(sizes[i]), *again;

		memset(block, 0xa5, sizes[i]);
		assert_true(arena_used() >= before + sizes[i]);
		arena_reset();
		assert_int_equal(arena_used(), before);
		again = arena_alloc(sizes[i]);
		assert_ptr_equal(again, block);
		for (size_t j = 0; j < sizes[i]; j++)
			if (again[j] != 0)
				fail_msg("byte %zu of %zu stayed", j, sizes[i]);
		arena_reset();
	}
}

static void
keep_keeps(void **state)
{
	char *kept = arena_strdup("kept");
	size_t used;

	(void)state;
	arena_keep();
	used = arena_used();
	arena_strdup("gone");
	arena_reset();
	assert_string_equal(kept, "kept");
	assert_int_equal(arena_used(), used);
}

static void
copies(void **state)
{
	char *text;

	(void)state;
	assert_string_equal(arena_strdup("abc"), "abc");
	assert_string_equal(arena_strdup(""), "");
	text = arena_strndup("abcdef", 3);
	assert_string_equal(text, "abc");
	assert_memory_equal(arena_strndup("a\0b", 3), "a\0b", 4);
	assert_string_equal(arena_printf("%d-%s-%5.2f", 7, "x", 1.5),
			    "7-x- 1.50");
}

static void
serves_cjson(void **state)
{
	size_t before = arena_used();
	cJSON *value = cJSON_CreateString("text");

	(void)state;
	assert_non_null(value);
	assert_true(arena_used() > before);
	cJSON_Delete(value);
	assert_true(arena_used() > before);
}

static void
use_too_much(void)
{
	for (;;)
		arena_alloc(1 << 20);
}

static void
ask_too_much(void)
{
	arena_alloc(ARENA_MAX + 1);
}

static void
overflow_product(void)
{
	arena_array(SIZE_MAX / 2, 3);
}

static void
overflow_rounding(void)
{
	arena_alloc(SIZE_MAX);
}

/* The exit status of a child that does it, its log line thrown away. */
static int
status_of(void (*act)(void))
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		close(STDERR_FILENO);
		act();
		_exit(0);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
ends_the_process(void **state)
{
	(void)state;
	assert_int_equal(status_of(use_too_much), 70);
	assert_int_equal(status_of(ask_too_much), 70);
	assert_int_equal(status_of(overflow_product), 70);
	assert_int_equal(status_of(overflow_rounding), 70);
}

#ifdef POISONED
static void
poisons(void **state)
{
	char *block = arena_alloc(10);

	(void)state;
	assert_false(__asan_address_is_poisoned(block + 9));
	assert_true(__asan_address_is_poisoned(block + 10));
	arena_alloc(10);
	assert_true(__asan_address_is_poisoned(block + 16));
	arena_reset();
	assert_true(__asan_address_is_poisoned(block));
}
#endif

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "blocks are aligned and zeroed", aligned_and_zeroed, reset },
		{ "blocks do not overlap", apart, reset },
		{ "reset wipes what was used, small or large", reset_wipes, reset },
		{ "what was kept survives a reset", keep_keeps, reset },
		{ "copies end in a NUL", copies, reset },
		{ "cJSON allocates here and frees nothing", serves_cjson, reset },
		{ "too much ends the process with status 70", ends_the_process, reset },
#ifdef POISONED
		{ "AddressSanitizer sees overflow and stale pointers", poisons, reset },
#endif
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
