/*
 * password - Django's encoded passwords, and what we refuse as a new one.
 *
 * scrypt$N$salt$r$p$key and pbkdf2_sha256$rounds$salt$key; the key is in
 * base64, the salt is used as it is written.
 */
#include "password.h"

#include <libscrypt.h>

#include "arena.h"
#include "common_passwords.h"
#include "crypto.h"
#include "log.h"
#include "text.h"

#define ENCODED_MAX   255U /* as the column */
#define PARTS_MAX     6U
#define KEY_MAX       64U
#define SCRYPT_KEY    64U
#define PBKDF2_KEY    32U
#define SALT_LENGTH   22U
#define SALT_ALPHABET LETTERS "0123456789"
#define LETTERS       "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* What we write. */
#define CURRENT_N 32768U
#define CURRENT_R 8U
#define CURRENT_P 3U

/* What we are willing to compute; libscrypt itself has no limit. */
#define N_MAX      (1U << 17)
#define R_MAX      16U
#define P_MAX      16U
#define MEMORY_MAX (160UL << 20)
#define ROUNDS_MAX 10000000U

#define SHORTEST 8U /* new password, in code points */

enum scheme { SCHEME_SCRYPT, SCHEME_PBKDF2 };

struct encoded {
	enum scheme scheme;
	unsigned n, r, p; /* of scrypt */
	unsigned rounds;  /* of PBKDF2 */
	const char *salt;
	unsigned char key[KEY_MAX];
	size_t key_length;
};

/* Cuts text at each "$"; returns how many parts there are, PARTS_MAX + 1 if
 * they are too many. */
static unsigned
split(char *text, const char *parts[PARTS_MAX])
{
	unsigned count = 0;

	for (char *end; text != NULL; text = end) {
		if (count == PARTS_MAX)
			return PARTS_MAX + 1;
		parts[count++] = text;
		end = strchr(text, '$');
		if (end != NULL)
			*end++ = '\0';
	}
	return count;
}

/* A number as Django writes it (no sign, space or leading zero), from 1 to
 * maximum, which is below UINT_MAX / 10. */
static bool
number(const char *text, unsigned maximum, unsigned *value)
{
	unsigned sum = 0;

	if (*text == '0')
		return false;
	for (const char *p = text; *p != '\0'; p++) {
		if (*p < '0' || *p > '9')
			return false;
		sum = sum * 10 + (unsigned)(*p - '0');
		if (sum > maximum)
			return false;
	}
	*value = sum;
	return sum > 0;
}

static bool
scrypt_read(const char *parts[PARTS_MAX], struct encoded *encoded)
{
	if (!number(parts[1], N_MAX, &encoded->n) ||
	    !number(parts[3], R_MAX, &encoded->r) ||
	    !number(parts[4], P_MAX, &encoded->p))
		return false;
	if (encoded->n < 2 || (encoded->n & (encoded->n - 1)) != 0)
		return false;
	if (128UL * encoded->n * encoded->r > MEMORY_MAX)
		return false;
	encoded->scheme = SCHEME_SCRYPT;
	encoded->salt = parts[2];
	encoded->key_length = SCRYPT_KEY;
	return *encoded->salt != '\0' &&
	       crypto_base64_read(encoded->key, SCRYPT_KEY, parts[5]);
}

static bool
pbkdf2_read(const char *parts[PARTS_MAX], struct encoded *encoded)
{
	if (!number(parts[1], ROUNDS_MAX, &encoded->rounds))
		return false;
	encoded->scheme = SCHEME_PBKDF2;
	encoded->salt = parts[2];
	encoded->key_length = PBKDF2_KEY;
	return *encoded->salt != '\0' &&
	       crypto_base64_read(encoded->key, PBKDF2_KEY, parts[3]);
}

/* Is text a form that we compute?  Judges every limit. */
static bool
encoded_read(const char *text, struct encoded *encoded)
{
	const char *parts[PARTS_MAX];
	unsigned count;

	*encoded = (struct encoded){ .key_length = 0 };
	if (strlen(text) > ENCODED_MAX)
		return false;
	count = split(arena_strdup(text), parts);
	if (count == 6 && strcmp(parts[0], "scrypt") == 0)
		return scrypt_read(parts, encoded);
	if (count == 4 && strcmp(parts[0], "pbkdf2_sha256") == 0)
		return pbkdf2_read(parts, encoded);
	return false;
}

/* The key that password has under the parameters of encoded. */
static void
derive(unsigned char key[KEY_MAX], const char *password,
       const struct encoded *encoded)
{
	size_t length = strlen(password);

	if (length > PASSWORD_MAX)
		die("a password of %zu bytes was not refused", length);
	if (encoded->scheme == SCHEME_PBKDF2) {
		crypto_pbkdf2(key, encoded->key_length, password, length,
			      encoded->salt, encoded->rounds);
		return;
	}
	if (libscrypt_scrypt((const uint8_t *)password, length,
			     (const uint8_t *)encoded->salt,
			     strlen(encoded->salt), encoded->n, encoded->r,
			     encoded->p, key, encoded->key_length) != 0)
		die("scrypt failed");
}

const char *
password_hash(const char *password)
{
	unsigned char key[KEY_MAX];
	const struct encoded encoded = {
		.scheme = SCHEME_SCRYPT,
		.n = CURRENT_N,
		.r = CURRENT_R,
		.p = CURRENT_P,
		.salt = crypto_random(SALT_ALPHABET, SALT_LENGTH),
		.key_length = SCRYPT_KEY,
	};
	const char *text;

	derive(key, password, &encoded);
	text = arena_printf("scrypt$%u$%s$%u$%u$%s", encoded.n, encoded.salt,
			    encoded.r, encoded.p,
			    crypto_base64(key, SCRYPT_KEY));
	explicit_bzero(key, sizeof(key));
	return text;
}

bool
password_verify(const char *password, const char *encoded)
{
	struct encoded stored;
	unsigned char key[KEY_MAX];
	bool equal = false;

	if (strlen(password) <= PASSWORD_MAX &&
	    encoded_read(encoded, &stored)) {
		derive(key, password, &stored);
		equal = crypto_equal(key, stored.key, stored.key_length);
		explicit_bzero(key, sizeof(key));
		explicit_bzero(&stored, sizeof(stored));
	}
	return equal;
}

bool
password_usable(const char *encoded)
{
	struct encoded stored;
	bool usable = encoded_read(encoded, &stored);

	explicit_bzero(&stored, sizeof(stored));
	return usable;
}

void
password_spend(const char *password)
{
	(void)password_hash(password);
}

bool
password_current(const char *encoded)
{
	struct encoded stored;
	bool current;

	current = encoded_read(encoded, &stored) &&
		  stored.scheme == SCHEME_SCRYPT && stored.n == CURRENT_N &&
		  stored.r == CURRENT_R && stored.p == CURRENT_P &&
		  strlen(stored.salt) == SALT_LENGTH;
	explicit_bzero(&stored, sizeof(stored));
	return current;
}

static bool
too_short(const char *password)
{
	return text_length(password) < SHORTEST;
}

static int
compare(const void *word, const void *row)
{
	return strcmp(word, row);
}

static bool
too_common(const char *password)
{
	char *trimmed = text_trim(password);
	char *word = text_lower(trimmed);
	bool found;

	found = bsearch(word, common_passwords,
			sizeof(common_passwords) / sizeof(common_passwords[0]),
			sizeof(common_passwords[0]), compare) != NULL;
	explicit_bzero(trimmed, strlen(trimmed));
	explicit_bzero(word, strlen(word));
	return found;
}

static bool
numeric(const char *password)
{
	return *password != '\0' &&
	       password[strspn(password, "0123456789")] == '\0';
}

const char *
password_weak(const char *password, unsigned *rule)
{
	static const struct {
		bool (*broken)(const char *password);
		const char *sentence;
	} rules[] = {
		{ too_short, "This password is too short. It must contain at "
			     "least 8 characters." },
		{ too_common, "This password is too common." },
		{ numeric, "This password is entirely numeric." },
	};
	unsigned i;

	while (*rule < sizeof(rules) / sizeof(rules[0])) {
		i = (*rule)++;
		if (rules[i].broken(password))
			return rules[i].sentence;
	}
	return NULL;
}
