/*
 * test_text_form - what text.h promises about e-mail, dates and base64url.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "text.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

#define L63 "a23456789012345678901234567890123456789012345678901234567890123"

static void
emails(void **state)
{
	static const char *const good[] = {
		"a@b.co",
		"first.last+tag@sub.example.org",
		"!#$%&'*+-/=?^_`{|}~@example.org",
		"a@localhost",
		"a@LOCALHOST",
		"a@1.2.c3",
		"a@xn--bcher-kva.example",
	};
	static const char *const bad[] = {
		"",
		"a",
		"@example.org",
		"a@",
		"a@b",
		"a@b.c",
		"a@b.12",
		".a@b.co",
		"a.@b.co",
		"a..b@b.co",
		"a@b..co",
		"a@.co",
		"a@b.co.",
		"a@-b.co",
		"a@b-.co",
		"a@b.-co",
		"a b@c.co",
		"a@b@c.co",
		"\"a\"@b.co",
		"a@[127.0.0.1]",
		"a@b_c.co",
		"a@b.co\n",
		" a@b.co",
		"\u00e4@b.co",
		"a@b\u00fc.co",
		"a@localhost.",
		"a@127.0.0.1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(text_email(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(text_email(bad[i]));
	assert_true(text_email("a@" L63 ".org"));
	assert_false(text_email("a@" L63 "a.org"));
	assert_string_equal(text_email_stored("Jo.X@Example.ORG"),
			    "Jo.X@example.org");
	assert_string_equal(text_email_stored("none"), "none");
}

static void
dates(void **state)
{
	static const struct {
		const char *text;
		long days;
	} good[] = {
		{ "1970-01-01", 0 },       { "1969-12-31", -1 },
		{ "2000-02-29", 11016 },   { "2026-01-31", 20484 },
		{ "0001-01-01", -719162 }, { "9999-12-31", 2932896 },
	};
	static const char *const bad[] = {
		"",
		"2026-1-31",
		"2026-01-32",
		"2026-00-01",
		"2026-13-01",
		"2026-04-31",
		"2025-02-29",
		"1900-02-29",
		"0000-01-01",
		"10000-01-01",
		"2026-01-31T00:00",
		"2026/01/31",
		" 2026-01-31",
		"2026-01-31 ",
		"-026-01-31",
		"2026-01-0",
		"2026-01-00",
		"20260131",
		"2026",
	};
	long days;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(text_date(good[i].text, &days));
		assert_int_equal(days, good[i].days);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(text_date(bad[i], &days));
}

static void
times(void **state)
{
	static const char *const bad[] = {
		"",     "24:00",    "00:60",  "9:00",  "09:0",  "09:000",
		"0900", "09:00:00", " 09:00", "09-00", "+9:00",
	};
	int minutes;

	(void)state;
	assert_true(text_time("00:00", &minutes) && minutes == 0);
	assert_true(text_time("23:59", &minutes) && minutes == 1439);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(text_time(bad[i], &minutes));
}

static void
timestamps(void **state)
{
	static const char *const good[] = {
		"2026-01-31 10:00:00+00",
		"2026-01-31 10:00:00.5+00",
		"2026-01-31 23:59:59.123456+00",
		"0001-01-01 00:00:00+00",
		"10000-01-01 00:00:00+00",
		"294276-12-31 23:59:59.999999+00",
		"infinity",
		"-infinity",
	};
	static const char *const bad[] = {
		"",
		"Infinity",
		"now",
		"2026-01-31",
		"2026-01-31T10:00:00+00",
		"2026-01-31 10:00:00",
		"2026-01-31 10:00:00+01",
		"2026-01-31 10:00:00+00:00",
		"2026-01-31 10:00:00Z",
		"2026-01-31 10:00+00",
		"2026-01-31 10:00:60+00",
		"2026-01-31 24:00:00+00",
		"2026-01-31 10:00:00.+00",
		"2026-01-31 10:00:00.1234567+00",
		"2026-02-29 10:00:00+00",
		"0000-01-01 00:00:00+00",
		"02026-01-31 10:00:00+00",
		"294277-01-01 00:00:00+00",
		"1000000-01-01 00:00:00+00",
		"0044-03-15 10:00:00+00 BC",
		"99999999999999999999-01-01 00:00:00+00",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(text_timestamp(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(text_timestamp(bad[i]));
}

static void
base64url(void **state)
{
	static const char *const pairs[][2] = {
		{ "", "" },
		{ "f", "Zg" },
		{ "fo", "Zm8" },
		{ "foo", "Zm9v" },
		{ "foob", "Zm9vYg" },
		{ "fooba", "Zm9vYmE" },
		{ "\xfb\xff", "-_8" },
	};
	size_t length;

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const char *plain = pairs[i][0], *coded = pairs[i][1];

		assert_string_equal(text_base64url(plain, strlen(plain)),
				    coded);
		assert_string_equal(text_base64url_read(coded, &length), plain);
		assert_int_equal(length, strlen(plain));
	}
	assert_memory_equal(text_base64url_read("AGEA", &length), "\0a\0", 4);
	assert_int_equal(length, 3);
}

static void
base64url_refused(void **state)
{
	static const char *const bad[] = {
		"A", "Zm9vY", "Zg==", "Zh", "Zm9", "-+8", "/_8", "Z g", "Zg\n",
	};
	size_t length;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(text_base64url_read(bad[i], &length));
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "e-mail addresses as in the contract", emails, reset },
		{ "a date is a day of the calendar", dates, reset },
		{ "a time is HH:MM", times, reset },
		{ "a timestamp is what PostgreSQL prints", timestamps, reset },
		{ "base64url there and back", base64url, reset },
		{ "base64url that is not canonical is refused", base64url_refused, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("text_form", tests, NULL, NULL);
}
