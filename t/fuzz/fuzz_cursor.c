/*
 * fuzz_cursor - any text as the place in a list, and any place as text.
 */
#include "fuzz.h"
#include "posting_params.h"
#include "query.h"
#include "text.h"

#define UUID "0190f3a2-7b1c-7def-8abc-0123456789ab"

/* A cursor of that order, if it is one, is harmless and has one form. */
static bool
judge(const struct order *order, const char *text)
{
	struct cursor cursor;

	if (!cursor_read(order, text, &cursor))
		return false;
	must(strcmp(cursor_write(order, cursor.sort, cursor.id), text) == 0,
	     "what was read is written the same");
	must(text_uuid_canonical(cursor.id), "its id is a UUID");
	must(*cursor.sort != '\0' && strlen(cursor.sort) < 300 &&
		     strspn(cursor.sort, "-infty0123456789:.+ ") ==
			     strlen(cursor.sort),
	     "its sort value is a number, a date or an instant");
	return true;
}

/* Any sort value: what comes back, if anything, is what went in. */
static void
judge_sort(const struct order *order, const char *sort)
{
	const char *text = cursor_write(order, sort, UUID);
	struct cursor cursor;

	if (cursor_read(order, text, &cursor))
		must(strcmp(cursor.sort, sort) == 0 &&
			     strcmp(cursor.id, UUID) == 0,
		     "what was written is read the same");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(data, size);
	const char *coded = text_base64url((const char *)data, size);
	size_t plain = 0, encoded = 0;

	for (const struct order *o = posting_orders; o->name != NULL; o++) {
		plain += judge(o, text);
		encoded += judge(o, coded);
		judge_sort(o, text);
	}
	must(plain <= 1 && encoded <= 1, "a cursor belongs to one order");
	return 0;
}
