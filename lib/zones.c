/*
 * zones - the names of time zones that we take.
 *
 * zone_names.h is made by lib/tools/zone-names.sh from the system's zone
 * database, in byte order.
 */
#include "zones.h"

#include "zone_names.h"

static int
compare(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

bool
zone_known(const char *name)
{
	return bsearch(name, zone_names,
		       sizeof(zone_names) / sizeof(zone_names[0]),
		       sizeof(zone_names[0]), compare) != NULL;
}
