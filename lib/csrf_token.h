/*
 * csrf_token - the arithmetic of Django's CSRF tokens.
 *
 * A secret is 32 of [A-Za-z0-9].  A token is the secret itself or a mask of
 * it, 64 characters: 32 drawn at random, then the secret with these added
 * letter by letter, modulo 62.  Every mask of a secret is equal to it.
 *
 * What comes from outside is judged by csrf_token_fault() first; the other
 * functions want tokens that have passed.  Results are in the arena.
 */
#ifndef CTJ_CSRF_TOKEN_H
#define CTJ_CSRF_TOKEN_H

#include <stdbool.h>

#define CSRF_SECRET_LENGTH 32
#define CSRF_MASKED_LENGTH 64

enum csrf_token_fault {
	CSRF_TOKEN_OK,
	CSRF_TOKEN_LENGTH,     /* neither 32 nor 64 bytes */
	CSRF_TOKEN_CHARACTERS, /* right in length, but not of [A-Za-z0-9] */
};

/* Why it is no token, if it is none. */
enum csrf_token_fault csrf_token_fault(const char *token);

/* A fresh secret, for the cookie. */
char *csrf_token_new(void);

/* csrf_token_mask - a fresh mask of a token's secret, for a page. */
char *csrf_token_mask(const char *token);

/* csrf_token_secret - the secret of a token in either form. */
char *csrf_token_secret(const char *token);

/* Do both have the same secret?  Takes the same time wherever they differ;
 * false if one is no token. */
bool csrf_token_equal(const char *a, const char *b);

#endif
