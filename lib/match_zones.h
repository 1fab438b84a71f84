/*
 * match_zones - the zones that a process has met, as they are today.
 */
#ifndef CTJ_MATCH_ZONES_H
#define CTJ_MATCH_ZONES_H

#include "match.h"

/* match_zones_forget - none any more; those to come are as of now (seconds
 * since 1970). */
void match_zones_forget(long now);

/* match_zones_refresh - all of them as of now; false if one of them cannot be
 * read any more. */
bool match_zones_refresh(long now);

/* match_zone_number - the place of a zone among all; -1 if it is not known.
 * The places of others stay. */
int match_zone_number(const char *name);

const struct match_zone *match_zones(void);

#endif
