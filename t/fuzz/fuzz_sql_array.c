/*
 * fuzz_sql_array - any values as a PostgreSQL array, and read back.
 *
 * NULs end the values.
 */
#include "buf.h"
#include "db.h"
#include "fuzz.h"

#define VALUES 64

/* Reads one quoted element as PostgreSQL does; returns what follows it. */
static const char *
read_element(const char *text, struct buf *value)
{
	must(*text++ == '"', "an element is quoted");
	for (; *text != '"'; text++) {
		if (*text == '\\')
			text++;
		must(*text != '\0', "a quote is closed");
		buf_char(value, *text);
	}
	return text + 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = fuzz_text(data, size), *end = bytes + size, *text;
	const char *values[VALUES];
	size_t count = 0;

	while (bytes < end && count < VALUES) {
		values[count++] = bytes;
		bytes += strlen(bytes) + 1;
	}
	text = db_array(values, count);
	must(*text++ == '{', "an array is opened");
	for (size_t i = 0; i < count; i++) {
		struct buf value;

		buf_init(&value, size + 1);
		if (i > 0)
			must(*text++ == ',', "a comma stands between elements");
		text = read_element(text, &value);
		must(strcmp(value.text, values[i]) == 0,
		     "an element is the value it was");
	}
	must(strcmp(text, "}") == 0, "nothing follows an array");
	return 0;
}
