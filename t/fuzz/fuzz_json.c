/*
 * fuzz_json - the reader, the printer and the tidier of JSON.
 */
#include "buf.h"
#include "fuzz.h"
#include "json.h"
#include "text.h"

/* The same tree, in the same order? */
static bool
equal(const cJSON *a, const cJSON *b)
{
	if (strcmp(json_type(a), json_type(b)) != 0 ||
	    a->type % 256 != b->type % 256)
		return false;
	if (json_text(a) != NULL && strcmp(json_text(a), json_text(b)) != 0)
		return false;
	a = a->child;
	b = b->child;
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if ((a->string != NULL && strcmp(a->string, b->string) != 0) ||
		    !equal(a, b))
			return false;
	return a == b;
}

/* Every key finds its own member, so there is none twice. */
static void
look_up(const cJSON *value, unsigned depth)
{
	const cJSON *child;

	must(depth <= JSON_DEPTH_MAX, "no tree is deeper than the limit");
	cJSON_ArrayForEach(child, value) {
		if (cJSON_IsObject(value))
			must(json_get(value, child->string) == child,
			     "a key finds its member");
		look_up(child, cJSON_IsObject(child) || cJSON_IsArray(child)
				       ? depth + 1
				       : depth);
	}
}

/* Tidies valid JSON, twice, and reads what comes out. */
static void
check_tidy(const char *bytes, size_t length, const cJSON *value)
{
	const char *fault;
	struct buf once, twice;
	cJSON *again;

	buf_init(&once, ARENA_MAX / 16);
	json_tidy(&once, bytes, length);
	again = json_parse(once.text, once.length, &fault);
	must(again != NULL && equal(value, again), "tidy JSON says the same");
	buf_init(&twice, ARENA_MAX / 16);
	json_tidy(&twice, once.text, once.length);
	must(once.length == twice.length &&
		     memcmp(once.text, twice.text, once.length) == 0,
	     "tidy JSON is tidy already");
	must(strstr(once.text, "\u2028") == NULL &&
		     strstr(once.text, "\u2029") == NULL,
	     "tidy JSON has no raw line separator");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data, *fault = NULL, *printed;
	cJSON *value, *again;
	struct buf anything;

	fuzz_text(data, 0);
	buf_init(&anything, ARENA_MAX / 16);
	json_tidy(&anything, bytes, size);
	value = json_parse(bytes, size, &fault);
	must((value == NULL) == (fault != NULL), "a fault is told, or none");
	if (value == NULL) {
		must(text_starts(fault, "JSON parse error - "),
		     "a fault has its prefix");
		must(text_utf8(fault, strlen(fault)), "a fault is UTF-8");
		return 0;
	}
	look_up(value, cJSON_IsObject(value) || cJSON_IsArray(value));
	check_tidy(bytes, size, value);
	printed = json_print(value);
	again = json_parse(printed, strlen(printed), &fault);
	must(again != NULL, "what is printed can be read");
	must(equal(value, again), "what is printed says the same");
	must(strcmp(json_print(again), printed) == 0,
	     "it is printed the same again");
	must(strstr(printed, "\u2028") == NULL &&
		     strstr(printed, "\u2029") == NULL,
	     "no line separator is printed raw");
	return 0;
}
