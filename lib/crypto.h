/*
 * crypto - what OpenSSL's libcrypto does for us; nobody else includes it, but
 * lib/tools/createsuperuser.c, to ask for a password.
 *
 * A failure of the library is a broken invariant and ends the process, and
 * so does a length beyond INT_MAX.
 */
#ifndef CTJ_CRYPTO_H
#define CTJ_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>

#define CRYPTO_HMAC_LENGTH 32

/* HMAC-SHA-256 (RFC 2104) of text under key. */
void crypto_hmac(unsigned char out[CRYPTO_HMAC_LENGTH], const char *key,
		 const char *text, size_t length);

/* PBKDF2-HMAC-SHA-256 (RFC 8018); at least one round. */
void crypto_pbkdf2(unsigned char *out, size_t out_length, const char *password,
		   size_t length, const char *salt, unsigned rounds);

/* crypto_random - count characters that getrandom() draws evenly from
 * alphabet (1 to 256 letters; no modulo bias), NUL-terminated, in the arena. */
char *crypto_random(const char *alphabet, size_t count);

/* Are they equal?  Takes the same time wherever they differ. */
bool crypto_equal(const void *a, const void *b, size_t length);

/* Standard base64 with padding (RFC 4648 section 4), in the arena. */
char *crypto_base64(const unsigned char *bytes, size_t length);

/* Its inverse; false, and out untouched, unless text is what crypto_base64()
 * writes of length bytes. */
bool crypto_base64_read(unsigned char *out, size_t length, const char *text);

/* Lower-case hexadecimal, in the arena. */
char *crypto_hex(const unsigned char *bytes, size_t length);

/* crypto_digest - the first 16 bytes of SHA-256 as hexadecimal. */
char *crypto_digest(const char *bytes, size_t length);

#endif
