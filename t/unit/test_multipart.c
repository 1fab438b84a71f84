/*
 * test_multipart - what pairs.h promises of multipart forms.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "pairs.h"

#define TYPE "multipart/form-data; boundary=b"
#define DIGITS70                                                               \
	"12345678901234567890123456789012345"                                  \
	"67890123456789012345678901234567890"
#define FIELD(name)                                                            \
	"--b\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* The pairs as "name=value|name=value|". */
static const char *
shown(const struct pairs *pairs)
{
	struct buf out;

	buf_init(&out, ARENA_MAX / 4);
	for (size_t i = 0; i < pairs->count; i++)
		buf_addf(&out, "%s=%s|", pairs->list[i].name,
			 pairs->list[i].value);
	return out.text;
}

/* Reads body, which must be a form, and shows it. */
static const char *
multipart(const char *type, const char *body)
{
	struct pairs pairs;
	const char *fault;

	fault = pairs_multipart(&pairs, type, body, strlen(body));
	if (fault != NULL)
		fail_msg("%s: %s", fault, body);
	return shown(&pairs);
}

static void
multipart_forms(void **state)
{
	static const char *const cases[][2] = {
		{ "--b--", "" },
		{ "--b--\r\n", "" },
		{ FIELD("a") "1\r\n--b--\r\n", "a=1|" },
		{ FIELD("a") "\r\n--b--", "a=|" },
		{ FIELD("") "x\r\n--b--", "=x|" },
		{ FIELD("a") "1\r\n" FIELD("b") "2\r\n" FIELD(
			  "a") "3\r\n--b--\r\nepilogue",
		  "a=1|b=2|a=3|" },
		{ "preamble\r\n" FIELD("a") "1\r\n--b--", "a=1|" },
		{ FIELD("a") "1\r\n2\n--b--\n--bb\r\n--b\r\r\n\r\n--b--",
		  "a=1\r\n2\n--b--\n--bb\r\n--b\r\r\n|" },
		{ FIELD("a") "1\r\n--b \t\r\n"
			     "content-disposition:FORM-DATA ;NAME = b\r\n"
			     "Content-Type: text/plain\r\n"
			     "content-transfer-encoding: 8BIT \r\n\r\n2\r\n--b--",
		  "a=1|b=2|" },
		{ FIELD("a\\\"b\\\\c;d") "\u20ac+%41\r\n--b--",
		  "a\"b\\c;d=\u20ac+%41|" },
		{ "--b\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n"
		  "\r\n1\r\n--b--",
		  "a=1|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(multipart(TYPE, cases[i][0]), cases[i][1]);
}

static void
boundaries(void **state)
{
	static const char none[] = "Invalid boundary in multipart: None";
	static const char *const bad[] = {
		"multipart/form-data",
		"multipart/form-data;",
		"multipart/form-data; boundary",
		"multipart/form-data; boundary=",
		"multipart/form-data; boundary=\"\"",
		"multipart/form-data; boundary=\"b \"",
		"multipart/form-data; boundary=b\x01",
		"multipart/form-data; boundary=\"b<\"",
		"multipart/form-data; charset=b; xboundary=b",
		"multipart/form-data; x=\"; boundary=b\"",
		"",
	};
	static const char *const good[] = {
		"multipart/form-data; charset=utf-8; boundary=b",
		"multipart/form-data;BOUNDARY=\"b\"",
		"Multipart/Form-Data ; boundary = b ; x",
		"multipart/form-data; x=\"a;\\\"boundary=c\"; boundary=b",
		"multipart/form-data; boundary=b; boundary=c",
	};
	struct pairs pairs;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_string_equal(pairs_multipart(&pairs, bad[i], "--b--", 5),
				    none);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(multipart(good[i], "--b--"), "");
	assert_string_equal(
		pairs_multipart(&pairs,
				"multipart/form-data; boundary=1" DIGITS70,
				"--b--", 5),
		none);
	assert_string_equal(multipart("multipart/form-data; boundary=" DIGITS70,
				      "--" DIGITS70 "--"),
			    "");
	assert_string_equal(
		multipart("multipart/form-data; boundary=\"a 'b'()+_,-./:=?z\"",
			  "--a 'b'()+_,-./:=?z--"),
		"");
}

static void
multipart_refused(void **state)
{
	static const char *const bad[][2] = {
		{ "", "Unexpected end of data" },
		{ "--b", "Unexpected end of data" },
		{ "--b\r\n", "Unexpected end of data" },
		{ "--b-", "Unexpected end of data" },
		{ "x--b--", "Unexpected end of data" },
		{ "\n--b--", "Unexpected end of data" },
		{ FIELD("a") "1", "Unexpected end of data" },
		{ FIELD("a") "1\r\n--b", "Unexpected end of data" },
		{ FIELD("a") "1\r\n--b\r\n", "Unexpected end of data" },
		{ FIELD("a") "1--b--", "Unexpected end of data" },
		{ "--b\r\n--b--", "A part is no form field" },
		{ "--b\r\n\r\n1\r\n--b--", "A part is no form field" },
		{ "--b\r\nContent-Disposition: attachment; name=a\r\n\r\n"
		  "1\r\n--b--",
		  "A part is no form field" },
		{ "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
		  "A part has no name" },
		{ "--b\r\nContent-Disposition: form-data; name=a\r\n--b--",
		  "A part has no end of its header" },
		{ "--b\r\nContent-Disposition: form-data; name=a; "
		  "filename=\"x\"\r\n\r\n1\r\n--b--",
		  "A part holds a file" },
		{ "--b\r\nContent-Disposition: form-data; name=a; "
		  "filename=\"\"\r\n\r\n1\r\n--b--",
		  "A part holds a file" },
		{ "--b\r\nContent-Disposition: form-data; name=a; "
		  "FILENAME*=UTF-8''x\r\n\r\n1\r\n--b--",
		  "A part holds a file" },
		{ "--b\r\nContent-Disposition: form-data; name=a\r\n"
		  "Content-Transfer-Encoding: base64\r\n\r\n1\r\n--b--",
		  "Unsupported transfer encoding" },
		{ "--b\r\nContent-Disposition: form-data; name=a\r\n"
		  "Content-Transfer-Encoding:\r\n\r\n1\r\n--b--",
		  "Unsupported transfer encoding" },
		{ FIELD("a") "\xff\r\n--b--", "Invalid UTF-8" },
		{ FIELD("\xff") "1\r\n--b--", "Invalid UTF-8" },
	};
	struct pairs pairs;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_string_equal(pairs_multipart(&pairs, TYPE, bad[i][0],
						    strlen(bad[i][0])),
				    bad[i][1]);
}

static void
multipart_nul(void **state)
{
	static const char value[] = FIELD("a") "1\0002\r\n--b--";
	static const char name[] = FIELD("a\0b") "1\r\n--b--";
	struct pairs pairs;

	(void)state;
	assert_string_equal(
		pairs_multipart(&pairs, TYPE, value, sizeof(value) - 1),
		"Null character");
	assert_string_equal(
		pairs_multipart(&pairs, TYPE, name, sizeof(name) - 1),
		"Null character");
}

/* A form of one part whose header has length bytes and that ends or not. */
static const char *
long_header(size_t length, const char *end)
{
	static const char start[] =
		"Content-Disposition: form-data; name=\"a\"\r\nX: ";
	struct pairs pairs;
	struct buf body;

	buf_init(&body, 16384);
	buf_addf(&body, "--b\r\n%s", start);
	for (size_t i = strlen(start) + 2; i < length; i++)
		buf_char(&body, 'x');
	buf_str(&body, end);
	return pairs_multipart(&pairs, TYPE, body.text, body.length);
}

static void
multipart_limits(void **state)
{
	struct pairs pairs;
	struct buf body;

	(void)state;
	assert_null(long_header(MULTIPART_HEADER_MAX, "\r\n\r\n1\r\n--b--"));
	assert_string_equal(
		long_header(MULTIPART_HEADER_MAX + 1, "\r\n\r\n1\r\n--b--"),
		"Part header too long");
	assert_string_equal(long_header(9000, "\r\n--b--"),
			    "Part header too long");
	buf_init(&body, 256 << 10);
	for (int i = 0; i < PAIRS_MAX; i++)
		buf_str(&body, FIELD("a") "\r\n");
	buf_str(&body, "--b--");
	assert_null(pairs_multipart(&pairs, TYPE, body.text, body.length));
	assert_int_equal(pairs.count, PAIRS_MAX);
	buf_cut(&body, body.length - 5);
	buf_str(&body, FIELD("a") "\r\n--b--");
	assert_string_equal(
		pairs_multipart(&pairs, TYPE, body.text, body.length),
		"Too many fields");
}

/* A quadratic reader would fill the arena. */
static void
many_parameters(void **state)
{
	struct buf type, body;
	struct pairs pairs;

	(void)state;
	buf_init(&type, ARENA_MAX / 8);
	buf_str(&type, "multipart/form-data");
	for (int i = 0; i < 20000; i++)
		buf_str(&type, ";a=\"b\"");
	buf_str(&type, ";boundary=b");
	buf_init(&body, ARENA_MAX / 8);
	for (int part = 0; part < 60; part++) {
		size_t start = body.length;

		buf_str(&body, "--b\r\nContent-Disposition: form-data");
		while (body.length - start < MULTIPART_HEADER_MAX - 20)
			buf_str(&body, ";a=b");
		buf_str(&body, ";name=a\r\n\r\n\r\n");
	}
	buf_str(&body, "--b--");
	assert_null(pairs_multipart(&pairs, type.text, body.text, body.length));
	assert_int_equal(pairs.count, 60);
	assert_in_range(arena_used(), 0, ARENA_MAX / 8);
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "multipart forms", multipart_forms, reset },
		{ "a boundary is 1 to 70 allowed characters", boundaries, reset },
		{ "what is no form of fields is refused", multipart_refused, reset },
		{ "NUL is refused in names and values of parts", multipart_nul, reset },
		{ "part headers and parts have limits", multipart_limits, reset },
		{ "thousands of parameters cost no more than their length", many_parameters, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("multipart", tests, NULL, NULL);
}
