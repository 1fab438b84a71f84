/*
 * crypto - what OpenSSL's libcrypto does for us; nobody else includes it.
 */
#include "crypto.h"

#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/random.h>

#include "arena.h"
#include "log.h"

#define DIGEST_LENGTH 32U /* of SHA-256 */
#define DIGEST_SHOWN  16U /* of these in crypto_digest() */

/* The old functions of the library count in int. */
static int
int_length(size_t length)
{
	if (length > INT_MAX)
		die("%zu bytes are too many for libcrypto", length);
	return (int)length;
}

void
crypto_hmac(unsigned char out[CRYPTO_HMAC_LENGTH], const char *key,
	    const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t made = 0;

	if (EVP_Q_mac(NULL, "HMAC", NULL, "SHA256", NULL, key, strlen(key),
		      bytes, length, out, CRYPTO_HMAC_LENGTH, &made) == NULL ||
	    made != CRYPTO_HMAC_LENGTH)
		die("HMAC-SHA-256 failed");
}

void
crypto_pbkdf2(unsigned char *out, size_t out_length, const char *password,
	      size_t length, const char *salt, unsigned rounds)
{
	if (rounds == 0 || rounds > INT_MAX ||
	    PKCS5_PBKDF2_HMAC(password, int_length(length),
			      (const unsigned char *)salt,
			      int_length(strlen(salt)), (int)rounds,
			      EVP_sha256(), int_length(out_length), out) != 1)
		die("PBKDF2-HMAC-SHA-256 failed");
}

char *
crypto_random(const char *alphabet, size_t count)
{
	unsigned char drawn[64]; /* getrandom() never cuts short ones */
	size_t letters = strlen(alphabet), fair, used = sizeof(drawn);
	char *text = arena_alloc(count + 1);

	if (letters == 0 || letters > 256)
		die("an alphabet of %zu letters", letters);
	/* Bytes from here on would favour the first letters. */
	fair = 256 - 256 % letters;
	for (size_t i = 0; i < count;) {
		if (used == sizeof(drawn)) {
			if (getrandom(drawn, sizeof(drawn), 0) !=
			    (ssize_t)sizeof(drawn))
				die("getrandom failed");
			used = 0;
		}
		if (drawn[used] < fair)
			text[i++] = alphabet[drawn[used] % letters];
		used++;
	}
	explicit_bzero(drawn, sizeof(drawn));
	return text;
}

bool
crypto_equal(const void *a, const void *b, size_t length)
{
	return CRYPTO_memcmp(a, b, length) == 0;
}

char *
crypto_base64(const unsigned char *bytes, size_t length)
{
	char *text = arena_alloc((length + 2) / 3 * 4 + 1);

	(void)EVP_EncodeBlock((unsigned char *)text, bytes, int_length(length));
	return text;
}

bool
crypto_base64_read(unsigned char *out, size_t length, const char *text)
{
	size_t digits = (length + 2) / 3 * 4;
	unsigned char *bytes;

	if (strlen(text) != digits)
		return false;
	if (digits == 0)
		return true;
	bytes = arena_alloc(digits / 4 * 3);
	if (EVP_DecodeBlock(bytes, (const unsigned char *)text,
			    int_length(digits)) < 0)
		return false;
	/* The decoder forgives white space, wrong padding, spare bits and
	 * more; its result written again shows whether it did. */
	if (strcmp(crypto_base64(bytes, length), text) != 0)
		return false;
	memcpy(out, bytes, length);
	return true;
}

char *
crypto_hex(const unsigned char *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	char *text = arena_array(length + 1, 2);

	for (size_t i = 0; i < length; i++) {
		text[2 * i] = digits[bytes[i] >> 4];
		text[2 * i + 1] = digits[bytes[i] & 15];
	}
	return text;
}

char *
crypto_digest(const char *bytes, size_t length)
{
	unsigned char digest[DIGEST_LENGTH];
	size_t made = 0;

	if (EVP_Q_digest(NULL, "SHA256", NULL, bytes, length, digest, &made) !=
		    1 ||
	    made != DIGEST_LENGTH)
		die("SHA-256 failed");
	return crypto_hex(digest, DIGEST_SHOWN);
}
