/*
 * tz_rule - the rule that a zone's file ends with.
 */
#include "tz_rule.h"

#include <string.h>

#include "local_time.h"

#define HOUR       3600L
#define DAY        (24 * HOUR)
#define HOURS_MAX  167 /* of the time of a change; negative too */
#define OFFSET_MAX 25  /* hours */

struct reader {
	const char *at, *end;
};

static bool
next_is(struct reader *in, char c)
{
	if (in->at == in->end || *in->at != c)
		return false;
	in->at++;
	return true;
}

static bool
read_number(struct reader *in, long least, long most, long *value)
{
	const char *start = in->at;

	*value = 0;
	while (in->at < in->end && in->at - start < 3 && *in->at >= '0' &&
	       *in->at <= '9')
		*value = *value * 10 + (*in->at++ - '0');
	return in->at > start && *value >= least && *value <= most;
}

/* "PST" or "<-03>". */
static bool
read_name(struct reader *in)
{
	bool quoted = next_is(in, '<');
	const char *start = in->at;

	while (in->at < in->end && strchr(",<>\n", *in->at) == NULL &&
	       (quoted || strchr("+-0123456789", *in->at) == NULL))
		in->at++;
	return in->at > start && (!quoted || next_is(in, '>'));
}

/* [+-]hh[:mm[:ss]] */
static bool
read_seconds(struct reader *in, long hours_max, long *seconds)
{
	bool negative = next_is(in, '-');
	long part = 0;

	if (!negative)
		(void)next_is(in, '+');
	if (!read_number(in, 0, hours_max, &part))
		return false;
	*seconds = part * HOUR;
	for (long unit = 60; unit >= 1 && next_is(in, ':'); unit /= 60) {
		if (!read_number(in, 0, 59, &part))
			return false;
		*seconds += part * unit;
	}
	if (negative)
		*seconds = -*seconds;
	return true;
}

/* ",M3.2.0/2", ",J60" or ",59", with or without a time. */
static bool
read_change(struct reader *in, struct tz_change *change)
{
	bool good;

	if (!next_is(in, ','))
		return false;
	if (next_is(in, 'M')) {
		change->kind = 'M';
		good = read_number(in, 1, 12, &change->month) &&
		       next_is(in, '.') &&
		       read_number(in, 1, 5, &change->week) &&
		       next_is(in, '.') && read_number(in, 0, 6, &change->day);
	} else if (next_is(in, 'J')) {
		change->kind = 'J';
		good = read_number(in, 1, 365, &change->day);
	} else {
		change->kind = 'D';
		good = read_number(in, 0, 365, &change->day);
	}
	change->seconds = 2 * HOUR;
	return good && (!next_is(in, '/') ||
			read_seconds(in, HOURS_MAX, &change->seconds));
}

bool
tz_rule_read(struct tz_rule *rule, const char *text, size_t length)
{
	struct reader in = { text, text + length };
	long west = 0;

	*rule = (struct tz_rule){ 0 };
	if (memchr(text, '\0', length) != NULL || !read_name(&in) ||
	    !read_seconds(&in, OFFSET_MAX, &west))
		return false;
	rule->standard = rule->daylight = -west;
	if (in.at == in.end)
		return true;
	rule->changes = true;
	if (!read_name(&in))
		return false;
	rule->daylight = rule->standard + HOUR;
	if (in.at < in.end && *in.at != ',') {
		if (!read_seconds(&in, OFFSET_MAX, &west))
			return false;
		rule->daylight = -west;
	}
	return read_change(&in, &rule->start) && read_change(&in, &rule->end) &&
	       in.at == in.end;
}

/* The day that M names: weekday 0 is Sunday, week 5 the last one. */
static long
month_day(const struct tz_change *change, long year)
{
	int month = (int)change->month;
	long first = local_date_day(year, month, 1);
	long next = month == 12 ? local_date_day(year + 1, 1, 1)
				: local_date_day(year, month + 1, 1);
	long weekday = (change->day + 6) % 7; /* from Monday, as ours */
	long day = first + (weekday - local_weekday(first) + 7) % 7 +
		   7 * (change->week - 1);

	return day < next ? day : day - 7;
}

/* Local seconds. */
static long
change_at(const struct tz_change *change, long year)
{
	long first = local_date_day(year, 1, 1), day = first + change->day;
	bool leap = local_date_day(year, 3, 1) - first == 60;

	if (change->kind == 'M')
		day = month_day(change, year);
	else if (change->kind == 'J') /* 60 is 1 March in every year */
		day -= leap && change->day >= 60 ? 0 : 1;
	return day * DAY + change->seconds;
}

long
tz_rule_start(const struct tz_rule *rule, long year)
{
	return change_at(&rule->start, year) - rule->standard;
}

long
tz_rule_end(const struct tz_rule *rule, long year)
{
	return change_at(&rule->end, year) - rule->daylight;
}
