/*
 * fuzz_cookies - the Cookie header, which may hold anything.
 */
#include "buf.h"
#include "fuzz_pairs.h"

static void
check_trimmed(const char *text)
{
	size_t length = strlen(text);

	must(length == 0 || (strchr(" \t", text[0]) == NULL &&
			     strchr(" \t", text[length - 1]) == NULL),
	     "a name has no white space around it");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *header = fuzz_text(data, size);
	struct pairs pairs, again;
	struct buf out;

	pairs_cookies(&pairs, header);
	check_pairs(&pairs);
	buf_init(&out, ARENA_MAX / 8);
	for (size_t i = 0; i < pairs.count; i++) {
		check_trimmed(pairs.list[i].name);
		must(strchr(pairs.list[i].name, '=') == NULL,
		     "a name ends at the first '='");
		must(strchr(pairs.list[i].name, ';') == NULL &&
			     strchr(pairs.list[i].value, ';') == NULL,
		     "a cookie ends at ';'");
		buf_addf(&out, "%s=\"%s\";", pairs.list[i].name,
			 pairs.list[i].value);
	}
	pairs_cookies(&again, out.text);
	must(again.count == pairs.count, "no cookie is lost");
	for (size_t i = 0; i < pairs.count; i++)
		must(strcmp(again.list[i].name, pairs.list[i].name) == 0 &&
			     strcmp(again.list[i].value, pairs.list[i].value) ==
				     0,
		     "each cookie is the same again");
	return 0;
}
