/*
 * match_zones - the zones that a process has met, as they are today.
 */
#include "match_zones.h"

#include <string.h>

#define ZONES_MAX 1024 /* the database has some 500 names that we take */

static struct {
	struct match_zone list[ZONES_MAX];
	char names[ZONES_MAX][LOCAL_NAME_MAX + 1];
	size_t count;
	long now;
} zones;

void
match_zones_forget(long now)
{
	memset(zones.list, 0, zones.count * sizeof(zones.list[0]));
	zones.count = 0;
	zones.now = now;
}

bool
match_zones_refresh(long now)
{
	bool good = true;

	zones.now = now;
	for (size_t i = 0; i < zones.count; i++)
		good &= match_zone_now(&zones.list[i], zones.names[i], now);
	return good;
}

int
match_zone_number(const char *name)
{
	size_t i = 0;

	while (i < zones.count && strcmp(zones.names[i], name) != 0)
		i++;
	if (i < zones.count)
		return (int)i;
	if (i == ZONES_MAX || strlen(name) > LOCAL_NAME_MAX ||
	    !match_zone_now(&zones.list[i], name, zones.now))
		return -1;
	memcpy(zones.names[i], name, strlen(name) + 1);
	zones.count++;
	return (int)i;
}

const struct match_zone *
match_zones(void)
{
	return zones.list;
}
