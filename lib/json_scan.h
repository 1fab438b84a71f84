/*
 * json_scan - the words of JSON: strings, numbers, literals, white space.
 *
 * For json_read.c only.  What reads a thing leaves the place behind it in at;
 * what fails notes the fault, and reading ends there.
 */
#ifndef CTJ_JSON_SCAN_H
#define CTJ_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

struct scan {
	const char *start, *at, *end;
	char *scratch;              /* the string or number read last */
	const char *reason, *where; /* the fault */
};

/*
 * scan_start - begins to read; false if the bytes hold a NUL, invalid UTF-8
 * or a byte order mark.  All that follows may take them for characters.
 */
bool scan_start(struct scan *s, const char *bytes, size_t length);

/* scan_refuse - notes the fault that ends the reading; always NULL. */
void *scan_refuse(struct scan *s, const char *where, const char *reason);

/* scan_fault - the fault in words: "reason: line L column C". */
const char *scan_fault(const struct scan *s);

/* scan_white - passes white space. */
void scan_white(struct scan *s);

/* scan_pass - passes white space and then c, if it is there. */
bool scan_pass(struct scan *s, char c);

/* scan_word - passes word, if it is there. */
bool scan_word(struct scan *s, const char *word);

/*
 * scan_string - reads the string at an opening quote, scan_number the number
 * at a digit or minus sign.  NULL on a fault.  The text stays until the next
 * string or number is read.
 */
const char *scan_string(struct scan *s);
const char *scan_number(struct scan *s);

#endif
