/*
 * tz_rule - the rule that a zone's file ends with (POSIX TZ, with the
 * extensions of RFC 9636): "PST8PDT,M3.2.0,M11.1.0".
 */
#ifndef CTJ_TZ_RULE_H
#define CTJ_TZ_RULE_H

#include <stdbool.h>
#include <stddef.h>

struct tz_rule {
	long standard, daylight; /* seconds east of UTC */
	bool changes;            /* is there daylight saving at all? */
	struct tz_change {
		char kind; /* 'M', 'J', or 'D': a day from 0 */
		long month, week, day;
		long seconds; /* local, from the midnight of that day */
	} start, end;
};

/* Reads the whole text; false if it is no such rule. */
bool tz_rule_read(struct tz_rule *rule, const char *text, size_t length);

/* The second, since 1970-01-01 UTC, at which daylight saving starts or ends in
 * a year. */
long tz_rule_start(const struct tz_rule *rule, long year);
long tz_rule_end(const struct tz_rule *rule, long year);

#endif
