/*
 * tzif - reads the file of a time zone (TZif, RFC 9636).
 */
#ifndef CTJ_TZIF_H
#define CTJ_TZIF_H

#include <stdbool.h>
#include <stddef.h>

#include "local_time.h"

/*
 * tzif_read - the offsets that hold from one instant to another, from a file's
 * bytes: its table of changes, then the rule behind it.  false: it is no such
 * file of version 2 or later, or the zone changes more often than a local_zone
 * can hold; *zone is then UTC.
 */
bool tzif_read(struct local_zone *zone, const unsigned char *bytes,
	       size_t length, long first, long last);

#endif
