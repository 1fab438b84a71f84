/*
 * fuzz_text - questions about strings, and their canonical forms.
 */
#include "fuzz.h"
#include "text.h"

static void
check_unicode(const char *text, const uint8_t *data, size_t size)
{
	size_t length = strlen(text), good;
	const char *trimmed = text_trim(text), *cut;

	good = text_utf8_prefix((const char *)data, size);
	must(good <= size && text_utf8((const char *)data, good),
	     "what comes before a wrong byte is UTF-8");
	must(strlen(trimmed) <= length && strstr(text, trimmed) != NULL,
	     "trimming only takes away");
	must(strcmp(text_trim(trimmed), trimmed) == 0, "trimmed is trimmed");
	must(text_length(text) <= length, "a code point has a byte or more");
	if (!text_utf8(text, length))
		return;
	must(text_utf8(trimmed, strlen(trimmed)), "trimming keeps UTF-8");
	for (size_t maximum = 0; maximum < 6; maximum++) {
		cut = text_cut(text, maximum);
		must(text_utf8(cut, strlen(cut)), "cutting keeps UTF-8");
		must(text_length(cut) <= maximum + 1, "what is cut is short");
		if (text_length(text) <= maximum)
			must(cut == text, "what fits is not cut");
	}
}

static void
check_uuid(const char *text)
{
	const char *uuid = text_uuid(text);

	if (text_uuid_canonical(text))
		must(uuid != NULL && strcmp(uuid, text) == 0,
		     "the canonical form is its own");
	if (uuid == NULL)
		return;
	must(text_uuid_canonical(uuid), "a UUID becomes canonical");
	must(strcmp(text_uuid(uuid), uuid) == 0, "and stays so");
}

static void
check_integer(const char *text)
{
	long value = 0, again = 1;

	if (!text_integer(text, -1000, INT64_MAX, &value))
		return;
	must(value >= -1000, "an integer is within its bounds");
	must(value == strtol(text, NULL, 10), "it is what C says it is");
	must(text_integer(arena_printf("%ld", value), -1000, INT64_MAX,
			  &again) &&
		     again == value,
	     "it is read again");
}

static void
check_email(const char *text)
{
	const char *stored;

	if (!text_email(text))
		return;
	stored = text_email_stored(text);
	must(text_email(stored), "a stored address is an address");
	must(strcmp(text_email_stored(stored), stored) == 0,
	     "it is stored once and for all");
	must(strcmp(text_lower(stored), text_lower(text)) == 0,
	     "only case changes");
	must(strpbrk(text, " \t\r\n<>\"(),:;") == NULL,
	     "an address is safe in a header");
}

/* The day after, in text; the slow way round to check the count of days. */
static const char *
day_after(const char *text)
{
	int year = (int)strtol(text, NULL, 10);
	int month = (int)strtol(text + 5, NULL, 10);
	int day = (int)strtol(text + 8, NULL, 10);
	const char *next;
	long ignored;

	next = arena_printf("%04d-%02d-%02d", year, month, day + 1);
	if (!text_date(next, &ignored))
		next = arena_printf("%04d-%02d-01", year, month + 1);
	if (!text_date(next, &ignored))
		next = arena_printf("%04d-01-01", year + 1);
	return next;
}

static void
check_times(const char *text)
{
	const char *next;
	long days, after;
	int minutes;

	if (text_time(text, &minutes))
		must(strcmp(arena_printf("%02d:%02d", minutes / 60,
					 minutes % 60),
			    text) == 0,
		     "a time is its minutes");
	if (text_date(text, &days) && strcmp(text, "9999-12-31") != 0) {
		next = day_after(text);
		must(text_date(next, &after) && after == days + 1,
		     "days are counted one by one");
		must(text_timestamp(arena_printf("%s 00:00:00+00", text)),
		     "a date begins at midnight");
	}
	if (text_timestamp(text))
		must(strspn(text, "-infty0123456789:.+ ") == strlen(text),
		     "a timestamp is harmless");
}

static void
check_base64url(const char *text, const uint8_t *data, size_t size)
{
	const char *coded = text_base64url((const char *)data, size), *bytes;
	size_t length = 0;

	bytes = text_base64url_read(coded, &length);
	must(bytes != NULL && length == size && memcmp(bytes, data, size) == 0,
	     "base64url brings back what it was given");
	bytes = text_base64url_read(text, &length);
	if (bytes != NULL)
		must(strcmp(text_base64url(bytes, length), text) == 0,
		     "bytes have one form in base64url");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(data, size);

	check_unicode(text, data, size);
	check_uuid(text);
	check_integer(text);
	check_email(text);
	check_times(text);
	check_base64url(text, data, size);
	return 0;
}
