/*
 * fuzz_form - urlencoded forms against a slow reader that is plainly right.
 *
 * Here the whole piece is decoded byte by byte, with no copy of a run and no
 * memory of what came before.
 */
#include "buf.h"
#include "fuzz_pairs.h"

/* Decodes what is at i; returns where the next byte is. */
static size_t
step(const char *bytes, size_t i, size_t end, struct buf *out)
{
	char digits[3] = "";

	if (bytes[i] == '+') {
		buf_char(out, ' ');
		return i + 1;
	}
	if (bytes[i] == '%' && i + 2 < end) {
		memcpy(digits, bytes + i + 1, 2);
		if (strspn(digits, "0123456789abcdefABCDEF") == 2) {
			buf_char(out, (char)strtoul(digits, NULL, 16));
			return i + 3;
		}
	}
	buf_char(out, bytes[i]);
	return i + 1;
}

/* Decodes bytes from i to end, or to a stop before it. */
static size_t
decode(const char *bytes, size_t i, size_t end, char stop, struct buf *out)
{
	size_t last = i;

	while (last < end && bytes[last] != stop)
		last++;
	buf_init(out, ARENA_MAX / 16);
	while (i < last)
		i = step(bytes, i, last, out);
	return last;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	struct buf name, value;
	struct pairs pairs;
	size_t count = 0, stop;
	bool mended;

	fuzz_text(data, 0);
	if (pairs_mended(&pairs, bytes, size, &mended) == NULL)
		check_utf8(&pairs);
	if (pairs_urlencoded(&pairs, bytes, size) != NULL)
		return 0;
	check_pairs(&pairs);
	check_utf8(&pairs);
	for (size_t i = 0; i < size; i = stop + 1) {
		stop = i;
		while (stop < size && bytes[stop] != '&')
			stop++;
		if (stop == i)
			continue;
		i = decode(bytes, i, stop, '=', &name);
		decode(bytes, i < stop ? i + 1 : i, stop, '&', &value);
		must(count < pairs.count, "no field is lost");
		must(strcmp(pairs.list[count].name, name.text) == 0,
		     "the name is decoded");
		must(strcmp(pairs.list[count].value, value.text) == 0,
		     "the value is decoded");
		count++;
	}
	must(count == pairs.count, "no field is made up");
	return 0;
}
