/*
 * fuzz_query - query strings: what is read, once encoded, is read again.
 */
#include "buf.h"
#include "fuzz_pairs.h"

static void
encode(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		buf_addf(out, "%%%02x", (unsigned)(unsigned char)*text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pairs pairs, again;
	struct buf out;

	fuzz_text(data, 0);
	if (pairs_urlencoded(&pairs, (const char *)data, size) != NULL)
		return 0;
	check_pairs(&pairs);
	check_utf8(&pairs);
	buf_init(&out, ARENA_MAX / 8);
	for (size_t i = 0; i < pairs.count; i++) {
		encode(&out, pairs.list[i].name);
		buf_char(&out, '=');
		encode(&out, pairs.list[i].value);
		buf_char(&out, '&');
	}
	must(pairs_urlencoded(&again, out.text, out.length) == NULL,
	     "what is encoded can be read");
	must(again.count == pairs.count, "no pair is lost");
	for (size_t i = 0; i < pairs.count; i++)
		must(strcmp(again.list[i].name, pairs.list[i].name) == 0 &&
			     strcmp(again.list[i].value, pairs.list[i].value) ==
				     0,
		     "each pair is the same again");
	return 0;
}
