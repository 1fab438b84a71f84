/*
 * test_crypto - known answers, strict base64, even draws.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "crypto.h"

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
hmac(void **state)
{
	static const char text[] = "what do ya want for nothing?";
	unsigned char out[CRYPTO_HMAC_LENGTH];
	char key[201] = { 0 };

	(void)state;
	crypto_hmac(out, "Jefe", text, strlen(text)); /* RFC 4231, case 2 */
	assert_string_equal(
		crypto_hex(out, sizeof(out)),
		"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(key, 'k', sizeof(key) - 1);
	crypto_hmac(out, key, "", 0); /* by Python's hmac */
	assert_string_equal(
		crypto_hex(out, sizeof(out)),
		"d6b741e89f8f89acfa4cfc9ed966e0770138ea3e3c1c2ce233bc818a7c29dd8a");
}

static void
pbkdf2(void **state)
{
	unsigned char out[64];

	(void)state;
	crypto_pbkdf2(out, sizeof(out), "passwd", 6, "salt", 1); /* RFC 7914 */
	assert_string_equal(
		crypto_hex(out, sizeof(out)),
		"55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
		"49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
	crypto_pbkdf2(out, sizeof(out), "Password", 8, "NaCl", 80000);
	assert_string_equal(
		crypto_hex(out, sizeof(out)),
		"4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
		"a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d");
}

static void
digest(void **state)
{
	(void)state;
	assert_string_equal(crypto_digest("abc", 3),
			    "ba7816bf8f01cfea414140de5dae2223");
	assert_string_equal(crypto_digest("", 0),
			    "e3b0c44298fc1c149afbf4c8996fb924");
}

static void
hexadecimal(void **state)
{
	static const unsigned char bytes[] = { 0x00, 0x7f, 0x80, 0xab, 0xff };

	(void)state;
	assert_string_equal(crypto_hex(bytes, sizeof(bytes)), "007f80abff");
	assert_string_equal(crypto_hex(bytes, 0), "");
}

static void
base64_both_ways(void **state)
{
	static const struct {
		const char *bytes, *text;
	} pairs[] = {
		/* RFC 4648, section 10 */
		{ "", "" },
		{ "f", "Zg==" },
		{ "fo", "Zm8=" },
		{ "foo", "Zm9v" },
		{ "foob", "Zm9vYg==" },
		{ "fooba", "Zm9vYmE=" },
		{ "foobar", "Zm9vYmFy" },
		{ "\xff\xfb\xef", "//vv" },
	};
	unsigned char out[8];

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const char *bytes = pairs[i].bytes;
		size_t length = strlen(bytes);

		assert_string_equal(
			crypto_base64((const unsigned char *)bytes, length),
			pairs[i].text);
		assert_true(crypto_base64_read(out, length, pairs[i].text));
		assert_memory_equal(out, bytes, length);
	}
}

static void
base64_strict(void **state)
{
	static const char *const wrong[] = {
		/* of four bytes */
		"",           "Zm9vYg",         "Zm9vYg=",
		"Zm9vYg===",  " m9vYg==",       "Zm9vYg= ",
		"Zm9vYh==",   "Zm9vY===",       "Zm9vYmE=",
		"Zm9vYmFy",   "Zm9v-_==",       "Zm9-Yg==",
		"Zm\n9Yg==",  "====Yg==",       "Zm=vYg==",
		"Zm9vYg==\n", "Zm9v\xc3\xbc==",
	};
	unsigned char out[4] = { 1, 2, 3, 4 };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		if (crypto_base64_read(out, sizeof(out), wrong[i]))
			fail_msg("accepted \"%s\"", wrong[i]);
		assert_memory_equal(out, "\1\2\3\4", sizeof(out));
	}
	assert_true(crypto_base64_read(out, sizeof(out), "Zm9vYg=="));
}

static void
random_of_the_alphabet(void **state)
{
	const char *one, *two;

	(void)state;
	one = crypto_random("ab7", 500);
	assert_int_equal(strlen(one), 500);
	assert_int_equal(strspn(one, "ab7"), 500);
	two = crypto_random("ab7", 500);
	assert_string_not_equal(one, two);
	assert_string_equal(crypto_random("x", 3), "xxx");
	assert_string_equal(crypto_random("x", 0), "");
}

/* Bytes modulo 200, none refused, would draw the first 56 letters twice as
 * often: 43,750 of 100,000 instead of 28,000, whose deviation is 142. */
static void
random_is_even(void **state)
{
	char alphabet[201] = { 0 };
	size_t draws = 100000, low = 0, high = 0;
	const char *drawn;

	(void)state;
	for (int i = 0; i < 200; i++)
		alphabet[i] = (char)(i + 1);
	drawn = crypto_random(alphabet, draws);
	for (size_t i = 0; i < draws; i++) {
		low += (unsigned char)drawn[i] <= 56;
		high += (unsigned char)drawn[i] > 144;
	}
	assert_in_range(low, 26500, 29500);
	assert_in_range(high, 26500, 29500);
}

static void
equality(void **state)
{
	(void)state;
	assert_true(crypto_equal("same", "same", 4));
	assert_true(crypto_equal("a", "b", 0));
	assert_false(crypto_equal("xame", "same", 4));
	assert_false(crypto_equal("samx", "same", 4));
	assert_true(crypto_equal("samx", "same", 3));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		{ "HMAC-SHA-256 gives the known answers", hmac, NULL, tear_down,
		  NULL },
		{ "PBKDF2-HMAC-SHA-256 gives the answers of RFC 7914", pbkdf2,
		  NULL, tear_down, NULL },
		{ "a digest is half of SHA-256", digest, NULL, tear_down,
		  NULL },
		{ "hexadecimal is lower case", hexadecimal, NULL, tear_down,
		  NULL },
		{ "base64 goes both ways", base64_both_ways, NULL, tear_down,
		  NULL },
		{ "base64 in any other form is refused", base64_strict, NULL,
		  tear_down, NULL },
		{ "random text is of its alphabet", random_of_the_alphabet,
		  NULL, tear_down, NULL },
		{ "random text has no modulo bias", random_is_even, NULL,
		  tear_down, NULL },
		{ "equality compares the length it is told", equality, NULL,
		  tear_down, NULL },
	};

	return cmocka_run_group_tests_name("crypto", tests, set_up, NULL);
}
