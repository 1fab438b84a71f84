/*
 * fuzz_multipart - multipart forms.
 *
 * The first line of the input is the Content-Type header, the rest the body.
 */
#include "buf.h"
#include "fuzz_pairs.h"

#define BOUNDARY "=:fuzz 'boundary'?"

/* The pairs as a form of our own. */
static void
print(struct buf *out, const struct pairs *pairs)
{
	buf_init(out, ARENA_MAX / 8);
	for (size_t i = 0; i < pairs->count; i++) {
		buf_str(out, "--" BOUNDARY "\r\n"
			     "Content-Disposition: form-data; name=\"");
		for (const char *p = pairs->list[i].name; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				buf_char(out, '\\');
			buf_char(out, *p);
		}
		buf_str(out, "\"\r\n\r\n");
		buf_str(out, pairs->list[i].value);
		buf_str(out, "\r\n");
	}
	buf_str(out, "--" BOUNDARY "--");
}

/* Can it be printed?  Our own boundary must not occur, and escapes must not
 * lengthen a header past its limit. */
static bool
printable(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++)
		if (strstr(pairs->list[i].value, "--" BOUNDARY) != NULL ||
		    strlen(pairs->list[i].name) > MULTIPART_HEADER_MAX / 3)
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char type[] =
		"multipart/form-data; boundary=\"" BOUNDARY "\"";
	const char *line = fuzz_text(data, size), *body, *fault;
	size_t width = strcspn(line, "\n");
	struct pairs pairs, again;
	struct buf out;

	if (width == size || data[width] != '\n')
		return 0;
	body = (const char *)data + width + 1;
	line = arena_strndup(line, width);
	if (pairs_multipart(&pairs, line, body, size - width - 1) != NULL)
		return 0;
	check_pairs(&pairs);
	check_utf8(&pairs);
	if (!printable(&pairs))
		return 0;
	print(&out, &pairs);
	fault = pairs_multipart(&again, type, out.text, out.length);
	must(fault == NULL, "a form of ours is read");
	must(again.count == pairs.count, "no part is lost");
	for (size_t i = 0; i < pairs.count; i++)
		must(strcmp(again.list[i].name, pairs.list[i].name) == 0 &&
			     strcmp(again.list[i].value, pairs.list[i].value) ==
				     0,
		     "each part is the same again");
	return 0;
}
