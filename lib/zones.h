/*
 * zones - the names of time zones that we take.
 */
#ifndef CTJ_ZONES_H
#define CTJ_ZONES_H

#include <stdbool.h>

/* Is it "UTC" or an Area/Place name (with its links) of the IANA database that
 * this program was built with? */
bool zone_known(const char *name);

#endif
