/*
 * fuzz_csrf_token - any two texts, a newline between them, as CSRF tokens.
 */
#include "csrf_token.h"
#include "fuzz.h"

static bool
valid(const char *token)
{
	return csrf_token_fault(token) == CSRF_TOKEN_OK;
}

static void
judge_one(const char *token)
{
	const char *secret, *masked;

	if (!valid(token)) {
		must(!csrf_token_equal(token, token),
		     "what is no token equals nothing");
		return;
	}
	secret = csrf_token_secret(token);
	masked = csrf_token_mask(token);
	must(strlen(secret) == CSRF_SECRET_LENGTH && valid(secret),
	     "a secret is a short token");
	must(strlen(masked) == CSRF_MASKED_LENGTH && valid(masked),
	     "a mask is a long token");
	must(csrf_token_equal(token, token), "a token equals itself");
	must(csrf_token_equal(token, secret), "a token equals its secret");
	must(csrf_token_equal(masked, token), "a token equals its masks");
}

static void
judge_both(const char *a, const char *b)
{
	bool equal = csrf_token_equal(a, b);

	must(equal == csrf_token_equal(b, a), "equality is mutual");
	if (valid(a) && valid(b))
		must(equal == (strcmp(csrf_token_secret(a),
				      csrf_token_secret(b)) == 0),
		     "tokens are equal exactly if their secrets are");
	else
		must(!equal, "only tokens are equal");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(data, size);
	size_t length = strcspn(text, "\n");
	const char *first = arena_strndup(text, length);

	judge_one(first);
	if (text[length] == '\n')
		judge_both(first, text + length + 1);
	return 0;
}
