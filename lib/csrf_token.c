/*
 * csrf_token - the arithmetic of Django's CSRF tokens.
 */
#include "csrf_token.h"

#include "arena.h"
#include "crypto.h"

/* The place of a character is its value: this order is Django's. */
static const char letters[] =
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

#define LETTERS (sizeof(letters) - 1)

/* The value of one of the letters.  It looks at all of them, so that neither
 * time nor the cache tells which one it was. */
static size_t
value(char c)
{
	size_t found = 0;

	for (size_t i = 0; i < LETTERS; i++)
		found |= i & (0 - (size_t)(letters[i] == c));
	return found;
}

enum csrf_token_fault
csrf_token_fault(const char *token)
{
	size_t length = strlen(token);

	if (length != CSRF_SECRET_LENGTH && length != CSRF_MASKED_LENGTH)
		return CSRF_TOKEN_LENGTH;
	if (strspn(token, letters) != length)
		return CSRF_TOKEN_CHARACTERS;
	return CSRF_TOKEN_OK;
}

char *
csrf_token_new(void)
{
	return crypto_random(letters, CSRF_SECRET_LENGTH);
}

char *
csrf_token_mask(const char *token)
{
	const char *secret = csrf_token_secret(token);
	const char *mask = crypto_random(letters, CSRF_SECRET_LENGTH);
	char *masked = arena_alloc(CSRF_MASKED_LENGTH + 1);

	for (size_t i = 0; i < CSRF_SECRET_LENGTH; i++) {
		masked[i] = mask[i];
		masked[CSRF_SECRET_LENGTH + i] =
			letters[(value(secret[i]) + value(mask[i])) % LETTERS];
	}
	return masked;
}

char *
csrf_token_secret(const char *token)
{
	const char *cipher = token + CSRF_SECRET_LENGTH;
	char *secret;

	if (strlen(token) != CSRF_MASKED_LENGTH)
		return arena_strdup(token);
	secret = arena_alloc(CSRF_SECRET_LENGTH + 1);
	for (size_t i = 0; i < CSRF_SECRET_LENGTH; i++)
		secret[i] =
			letters[(value(cipher[i]) + LETTERS - value(token[i])) %
				LETTERS];
	return secret;
}

bool
csrf_token_equal(const char *a, const char *b)
{
	if (csrf_token_fault(a) != CSRF_TOKEN_OK ||
	    csrf_token_fault(b) != CSRF_TOKEN_OK)
		return false;
	return crypto_equal(csrf_token_secret(a), csrf_token_secret(b),
			    CSRF_SECRET_LENGTH);
}
