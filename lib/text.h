/*
 * text - questions about strings, and their canonical forms.
 *
 * Strings are UTF-8; lengths that limits speak of are code points, all
 * others bytes.  Functions that make a string put it in the arena.  Nothing
 * here depends on the locale.
 */
#ifndef CTJ_TEXT_H
#define CTJ_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define UUID_LENGTH 36

/* Is it valid UTF-8 (RFC 3629: no surrogates, nothing above U+10FFFF, no
 * overlong form)?  NUL is valid here. */
bool text_utf8(const char *bytes, size_t length);

/* text_utf8_prefix - how many bytes come before the first that is wrong;
 * length if none is. */
size_t text_utf8_prefix(const char *bytes, size_t length);

/* text_clean - with U+FFFD for each byte that is part of no valid UTF-8. */
const char *text_clean(const char *text);

/* Code points in valid UTF-8. */
size_t text_length(const char *text);

/* text_cut - at most maximum code points of it, then "…" if any were cut. */
const char *text_cut(const char *text, size_t maximum);

/* text_trim - a copy without Unicode white space at both ends (the set that
 * Python's str.strip() removes). */
char *text_trim(const char *text);

/* A copy in lower case of ASCII; other bytes stay. */
char *text_lower(const char *text);

bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);

/*
 * text_uuid - reads a UUID as Python's uuid.UUID() does: any case, hyphens
 * anywhere, "urn:", "uuid:" and braces tolerated, 32 hexadecimal digits.
 * Returns its canonical form (lower case, hyphens), or NULL.
 */
const char *text_uuid(const char *text);

/* Is it already in the canonical form? */
bool text_uuid_canonical(const char *text);

/*
 * text_integer - a whole number of optional sign and ASCII digits only,
 * between minimum and maximum.  false: it is none, or outside.
 */
bool text_integer(const char *text, long minimum, long maximum, long *value);

/*
 * text_email - is it an address as we take them: dot-atom,
 * "@", a domain of labels, or localhost?
 */
bool text_email(const char *text);

/* text_email_stored - the same with the domain in lower case. */
char *text_email_stored(const char *email);

/* text_date - "YYYY-MM-DD", a day of the Gregorian calendar in years 1 to
 * 9999?  Then *days is the number of days since 1970-01-01. */
bool text_date(const char *text, long *days);

/* text_time - "HH:MM", 00:00 to 23:59?  Then *minutes since midnight. */
bool text_time(const char *text, int *minutes);

/*
 * text_timestamp - a timestamptz as PostgreSQL prints it in UTC
 * ("2026-01-31 10:00:00.5+00", "infinity", "-infinity")?  Years 1 to 294276,
 * the last it can hold; none before Christ.
 */
bool text_timestamp(const char *text);

/* The value of a hexadecimal digit, or -1. */
int text_hex(char c);

/* text_base64url - RFC 4648 section 5, without padding. */
char *text_base64url(const char *bytes, size_t length);

/* Its inverse, strict; NULL when text is not such a form.  The result has a
 * NUL behind it that *length does not count. */
char *text_base64url_read(const char *text, size_t *length);

#endif
