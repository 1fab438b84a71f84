/*
 * password - Django's encoded passwords, and what we refuse as a new one.
 *
 * Passwords are bytes, never trimmed, at most PASSWORD_MAX of them, without
 * NUL.  The checks of a body refuse longer ones first: to hash one ends the
 * process.  Only cgi-bin/auth and cgi-bin/admin hash (0.2 s, 32 MiB).
 */
#ifndef CTJ_PASSWORD_H
#define CTJ_PASSWORD_H

#include <stdbool.h>

#define PASSWORD_MAX 4096

/* The encoded form of a password with a fresh salt, in the arena:
 * "scrypt$32768$<22 of [A-Za-z0-9]>$8$3$<base64 of 64 bytes>". */
const char *password_hash(const char *password);

/*
 * password_verify - is it the password of that encoded form?
 * Verifies scrypt (N a power of two from 2 to 2^17, r and p from 1 to 16,
 * 128 N r up to 160 MiB) and pbkdf2_sha256 (1 to 10,000,000 rounds).  "!..."
 * and whatever is malformed or beyond these limits never verifies and costs
 * nothing; nor does a password longer than PASSWORD_MAX.
 */
bool password_verify(const char *password, const char *encoded);

/* password_usable - can any password verify?  Where not, a sign-in must
 * password_spend() to take as long as others do. */
bool password_usable(const char *encoded);

/* password_spend - costs what verifying the current form costs. */
void password_spend(const char *password);

/* password_current - does it have the parameters and the length of salt that
 * password_hash() gives, so that signing in need not rewrite it? */
bool password_current(const char *encoded);

/*
 * password_weak - why a new password, in valid UTF-8, is refused; rule counts
 * from 0.  Returns the sentence of the next rule at or after *rule that it
 * breaks and moves *rule behind it, or NULL when there is none.  Order: too
 * short (8 code points), too common, entirely numeric (ASCII digits).
 */
const char *password_weak(const char *password, unsigned *rule);

#endif
