/*
 * test_csrf_token - secrets, masks and their equality.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "csrf_token.h"

/* One secret and two masks of it, computed elsewhere. */
#define SECRET "u8jzPde0IgxLd6GncfBAepfJBd0Kh8oO"
#define MASKED                                                                 \
	"OL8dKLzdocJ2isAjIhKtJ0RlgLKOmxgJ8JhCpOD3Wi6Dlo6wKmbTNfWUHOAotvun"
#define AGAIN "TeKdNnFRIBXuDL7DxtpYlSXpfKtHF4vUdcTCsqJHgHk5GHDQzyQop72YGNjhM2Jy"
#define CHARACTERS                                                             \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* A character 32 times. */
#define EIGHT(c) c c c c c c c c
#define ALIKE(c) EIGHT(c) EIGHT(c) EIGHT(c) EIGHT(c)

static int
set_up(void **state)
{
	(void)state;
	arena_init();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
fresh(void **state)
{
	const char *one = csrf_token_new(), *two = csrf_token_new();

	(void)state;
	assert_int_equal(strlen(one), CSRF_SECRET_LENGTH);
	assert_int_equal(csrf_token_fault(one), CSRF_TOKEN_OK);
	assert_false(csrf_token_equal(one, two));
}

static void
fault_length(void **state)
{
	char token[130] = { 0 };

	(void)state;
	for (size_t i = 0; i < 129; i++) {
		if (i == 32 || i == 64)
			assert_int_equal(csrf_token_fault(token),
					 CSRF_TOKEN_OK);
		else
			assert_int_equal(csrf_token_fault(token),
					 CSRF_TOKEN_LENGTH);
		token[i] = CHARACTERS[i % 62];
	}
	/* Length is judged before characters. */
	assert_int_equal(csrf_token_fault("!"), CSRF_TOKEN_LENGTH);
}

static void
fault_characters(void **state)
{
	(void)state;
	for (int c = 1; c < 256; c++) {
		char token[] = MASKED;
		enum csrf_token_fault fault = strchr(CHARACTERS, c)
						      ? CSRF_TOKEN_OK
						      : CSRF_TOKEN_CHARACTERS;

		token[63] = (char)c;
		assert_int_equal(csrf_token_fault(token), fault);
		token[63] = 'a';
		token[0] = (char)c;
		assert_int_equal(csrf_token_fault(token), fault);
		assert_int_equal(csrf_token_fault(token + 32), CSRF_TOKEN_OK);
	}
}

static void
unmask(void **state)
{
	(void)state;
	assert_string_equal(csrf_token_secret(MASKED), SECRET);
	assert_string_equal(csrf_token_secret(AGAIN), SECRET);
	assert_string_equal(csrf_token_secret(SECRET), SECRET);
}

static void
mask(void **state)
{
	const char *secret = csrf_token_new();
	const char *one = csrf_token_mask(secret);
	const char *two = csrf_token_mask(one);

	(void)state;
	assert_int_equal(strlen(one), CSRF_MASKED_LENGTH);
	assert_int_equal(csrf_token_fault(one), CSRF_TOKEN_OK);
	assert_string_not_equal(one, two);
	assert_string_equal(csrf_token_secret(one), secret);
	assert_string_equal(csrf_token_secret(two), secret);
}

static void
equal_in_either_form(void **state)
{
	static const char *const forms[] = { SECRET, MASKED, AGAIN };

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 3; j++)
			assert_true(csrf_token_equal(forms[i], forms[j]));
}

static void
unequal(void **state)
{
	(void)state;
	for (size_t i = 0; i < CSRF_MASKED_LENGTH; i++) {
		char token[] = MASKED;

		token[i] = token[i] == 'a' ? 'b' : 'a';
		assert_false(csrf_token_equal(token, SECRET));
		assert_false(csrf_token_equal(MASKED, token));
	}
}

static void
no_token(void **state)
{
	(void)state;
	assert_false(csrf_token_equal("", ""));
	assert_false(csrf_token_equal("short", SECRET));
	assert_false(
		csrf_token_equal(SECRET, "u8jzPde0IgxLd6GncfBAepfJBd0Kh8o"));
	assert_false(csrf_token_equal("--------------------------------",
				      "--------------------------------"));
	assert_false(csrf_token_equal(SECRET MASKED, SECRET));
	/* Unmasked without a look at its characters, this would be an "a"
	 * repeated. */
	assert_false(csrf_token_equal(ALIKE("a"), ALIKE("-") ALIKE("-")));
	assert_false(csrf_token_equal(ALIKE("-") ALIKE("-"), ALIKE("a")));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		{ "a new secret is a valid token, and new", fresh, NULL,
		  tear_down, NULL },
		{ "a token has 32 or 64 characters", fault_length, NULL,
		  tear_down, NULL },
		{ "a token is of letters and digits", fault_characters, NULL,
		  tear_down, NULL },
		{ "a Django mask gives its secret", unmask, NULL, tear_down,
		  NULL },
		{ "each mask is another one of the same secret", mask, NULL,
		  tear_down, NULL },
		{ "tokens are equal in either form", equal_in_either_form, NULL,
		  tear_down, NULL },
		{ "one character anywhere makes the difference", unequal, NULL,
		  tear_down, NULL },
		{ "what is no token equals nothing, not even itself", no_token,
		  NULL, tear_down, NULL },
	};

	return cmocka_run_group_tests_name("csrf_token", tests, set_up, NULL);
}
