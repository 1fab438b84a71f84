/*
 * test_origin - origins, hosts and the lists of trusted ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "origin.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static void
of_urls(void **state)
{
	static const char *const rows[][2] = {
		{ "https://example.org", "https://example.org" },
		{ "https://example.org/", "https://example.org" },
		{ "https://example.org/a/b?c#d", "https://example.org" },
		{ "https://example.org?c", "https://example.org" },
		{ "https://example.org#d", "https://example.org" },
		{ "http://example.org:8000/x", "http://example.org:8000" },
		{ "https://Example.ORG/Path", "https://example.org" },
		{ "http://[::1]:8000/", "http://[::1]:8000" },
		{ "http://localhost/", "http://localhost" },
		{ "https://example.org/https://evil.org/",
		  "https://example.org" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(origin_of(rows[i][0]), rows[i][1]);
}

static void
of_nothing(void **state)
{
	static const char *const rows[] = {
		"",
		"null",
		"example.org",
		"//example.org/",
		"/path",
		"https://",
		"https:///path",
		"https:/example.org/",
		"ftp://example.org/",
		"javascript://example.org/",
		"file:///etc/passwd",
		"about:blank",
		" https://example.org/",
		"https://user@example.org/",
		"https://user:secret@example.org/",
		"https://example.org\\@evil.org/",
		"https://example.org evil.org/",
		"https://ex\xc3\xa4mple.org/",
		"https://example.org\t/",
		"https://example.org%2f/",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_null(origin_of(rows[i]));
}

static void
listed(void **state)
{
	static const char list[] = "https://example.org  http://localhost:3000 "
				   "https://*.example.com";
	static const char *const yes[] = {
		"https://example.org",
		"http://localhost:3000",
		"https://a.example.com",
		"https://a.b.example.com",
	};
	static const char *const no[] = {
		"",
		"null",
		"http://example.org",
		"https://example.org:8443",
		"https://example.org/",
		"https://www.example.org",
		"https://example.org.evil.org",
		"http://localhost",
		"http://localhost:30000",
		"https://example.com",
		"https://.example.com",
		"https://evilexample.com",
		"http://a.example.com",
		"https://a.example.com:8443",
		"https://a.example.com.evil.org",
		"https://*",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(origin_listed(yes[i], list));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(origin_listed(no[i], list));
}

static void
empty_lists(void **state)
{
	(void)state;
	assert_false(origin_listed("https://example.org", ""));
	assert_false(origin_listed("https://example.org", "   "));
	assert_false(origin_listed("", ""));
	assert_false(origin_listed("", "  https://example.org "));
	assert_false(host_listed("example.org", ""));
	assert_false(host_listed("example.org", "  "));
	assert_false(host_listed("", "  "));
	assert_false(host_listed("", "example.org .example.com"));
}

static void
ports(void **state)
{
	(void)state;
	assert_true(origin_listed("https://a.example.com:8443",
				  "https://*.example.com:8443"));
	assert_false(origin_listed("https://a.example.com",
				   "https://*.example.com:8443"));
	assert_false(origin_listed("https://example.com:8443",
				   "https://*.example.com:8443"));
}

static void
hosts(void **state)
{
	static const char list[] = " example.org  .example.com 10.0.0.1";
	static const char *const yes[] = {
		"example.org",    "example.org:8000",
		"EXAMPLE.org",    "example.com",
		"a.example.com",  "a.b.example.com:443",
		"10.0.0.1",       "localhost",
		"localhost:8000", "127.0.0.1:8000",
		"[::1]",          "[::1]:8000",
	};
	static const char *const no[] = {
		"",
		"www.example.org",
		"example.org.evil.org",
		"evilexample.com",
		"example.comx",
		"evil.org",
		"evil.org:example.org",
		"127.0.0.2",
		"localhost.evil.org",
		"::1",
		"[::2]",
		"*",
		".",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(host_listed(yes[i], list));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(host_listed(no[i], list));
}

static void
any_host(void **state)
{
	(void)state;
	assert_true(host_listed("evil.org", "*"));
	assert_true(host_listed("evil.org:1", "example.org *"));
	assert_false(host_listed("evil.org", "*.org"));
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "an origin is scheme, host and port", of_urls, reset },
		{ "what is no http URL has none", of_nothing, reset },
		{ "an origin is listed as it stands, or as a subdomain", listed, reset },
		{ "an empty list trusts nobody", empty_lists, reset },
		{ "a port belongs to the origin", ports, reset },
		{ "a host is listed, whatever its port and case", hosts, reset },
		{ "a star alone stands for every host", any_host, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("origin", tests, NULL, NULL);
}
