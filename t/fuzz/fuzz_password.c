/*
 * fuzz_password - any text as an encoded password; any text as a new one.
 *
 * Input: an encoded form, a newline, a password.  Every form is read, but
 * only those that are cheap to compute are verified.
 */
#include "fuzz.h"
#include "password.h"
#include "text.h"

#define CHEAP_ROUNDS 1000U
#define CHEAP_WORK   2048U /* N r p */
#define RULES        3U

/* The number behind so many "$" of a usable form, which has them. */
static unsigned long
number_at(const char *encoded, unsigned dollars)
{
	for (; dollars > 0; dollars--)
		encoded = strchr(encoded, '$') + 1;
	return strtoul(encoded, NULL, 10);
}

static bool
cheap(const char *encoded)
{
	if (encoded[0] == 'p')
		return number_at(encoded, 1) <= CHEAP_ROUNDS;
	return number_at(encoded, 1) * number_at(encoded, 3) *
		       number_at(encoded, 4) <=
	       CHEAP_WORK;
}

static void
judge(const char *password, const char *encoded)
{
	unsigned rule = 0, before = 0;

	if (!password_usable(encoded)) {
		must(!password_current(encoded),
		     "what no password verifies is not current");
		must(!password_verify(password, encoded),
		     "what is not usable never verifies");
	} else if (cheap(encoded)) {
		(void)password_verify(password, encoded);
	}
	if (!text_utf8(password, strlen(password)))
		return;
	while (password_weak(password, &rule) != NULL) {
		must(rule > before && rule <= RULES, "rules move on and end");
		before = rule;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(data, size);
	size_t length = strcspn(text, "\n");

	judge(text[length] == '\n' ? text + length + 1 : "",
	      arena_strndup(text, length));
	return 0;
}
