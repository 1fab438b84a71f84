/*
 * tzif - reads the file of a time zone (TZif, RFC 9636).
 *
 * A file holds its table twice: first with times of 32 bits, which is skipped,
 * then with 64, then the rule for what comes after, between two newlines.
 */
#include "tzif.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "tz_rule.h"

#define HEADER     44
#define TYPE       6     /* bytes of a type: offset, is it daylight, name */
#define OFFSET_MAX 93600 /* seconds: 26 hours */

struct header {
	size_t isut, isstd, leaps, times, types, chars;
};

struct table {
	const unsigned char *times, *indexes, *types;
	size_t count, type_count;
	const char *rule;
	size_t rule_length;
};

struct writer { /* of the offsets between two instants, in seconds */
	struct local_zone *zone;
	long first, last;
	bool broken; /* out of order, or more than fit */
};

static uint64_t
big_endian(const unsigned char *bytes, size_t count)
{
	uint64_t value = 0;

	for (size_t i = 0; i < count; i++)
		value = value << 8 | bytes[i];
	return value;
}

static bool
read_header(const unsigned char *bytes, size_t length, struct header *header)
{
	size_t *const counts[] = { &header->isut,  &header->isstd,
				   &header->leaps, &header->times,
				   &header->types, &header->chars };

	*header = (struct header){ 0 };
	if (length < HEADER || memcmp(bytes, "TZif", 4) != 0 || bytes[4] < '2')
		return false;
	for (size_t i = 0; i < 6; i++)
		*counts[i] = big_endian(bytes + 20 + 4 * i, 4);
	return header->types > 0;
}

/* Bytes of the table behind a header; six counts of 32 bits cannot overflow. */
static size_t
table_size(const struct header *header, size_t time_size)
{
	return header->times * (time_size + 1) + header->types * TYPE +
	       header->chars + header->leaps * (time_size + 4) + header->isstd +
	       header->isut;
}

static bool
read_table(const unsigned char *bytes, size_t length, struct table *table)
{
	struct header header;
	size_t size;

	if (!read_header(bytes, length, &header) ||
	    (size = table_size(&header, 4)) > length - HEADER)
		return false;
	bytes += HEADER + size;
	length -= HEADER + size;
	if (!read_header(bytes, length, &header) ||
	    (size = table_size(&header, 8)) > length - HEADER)
		return false;
	table->times = bytes + HEADER;
	table->indexes = table->times + header.times * 8;
	table->types = table->indexes + header.times;
	table->count = header.times;
	table->type_count = header.types;
	bytes += HEADER + size;
	length -= HEADER + size;
	if (length < 2 || bytes[0] != '\n' || bytes[length - 1] != '\n')
		return false;
	table->rule = (const char *)bytes + 1;
	table->rule_length = length - 2;
	return true;
}

static long
floor_minutes(long seconds)
{
	return seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60);
}

/* From that second on, an offset holds.  They come in the order of time. */
static void
change(struct writer *out, long from, long offset)
{
	struct local_zone *zone = out->zone;
	struct local_offset entry = { floor_minutes(out->first), offset / 60 };

	if (from >= out->last)
		return;
	if (from <= out->first) {
		zone->offsets[0] = entry;
		return;
	}
	entry.from = floor_minutes(from);
	/* Daylight saving that ends when it starts again never ends. */
	if (zone->count > 1 &&
	    zone->offsets[zone->count - 1].from == entry.from)
		zone->count--;
	if (zone->offsets[zone->count - 1].minutes == entry.minutes)
		return;
	out->broken |= zone->count == LOCAL_OFFSETS_MAX ||
		       entry.from <= zone->offsets[zone->count - 1].from;
	if (!out->broken)
		zone->offsets[zone->count++] = entry;
}

static bool
read_offset(const struct table *table, size_t type, long *offset)
{
	if (type >= table->type_count)
		return false;
	*offset = (int32_t)big_endian(table->types + type * TYPE, 4);
	return *offset >= -OFFSET_MAX && *offset <= OFFSET_MAX;
}

/* What the table says; *ends is its last change. */
static bool
write_table(struct writer *out, const struct table *table, long *ends)
{
	long offset = 0, before = LONG_MIN;

	if (!read_offset(table, 0, &offset))
		return false;
	change(out, out->first, offset);
	for (size_t i = 0; i < table->count; i++) {
		long at = (int64_t)big_endian(table->times + i * 8, 8);

		if (at < before ||
		    !read_offset(table, table->indexes[i], &offset))
			return false;
		change(out, at, offset);
		before = at;
	}
	*ends = before;
	return true;
}

static void
change_after(struct writer *out, long ends, long from, long offset)
{
	if (from > ends)
		change(out, from, offset);
}

/* What the rule says of the time behind the table. */
static void
write_rule(struct writer *out, const struct tz_rule *rule, long ends)
{
	long year = local_date(out->first / 86400).year - 1;
	long to = local_date(out->last / 86400).year + 1;

	if (!rule->changes && ends == LONG_MIN)
		change(out, out->first, rule->standard);
	for (; rule->changes && year <= to; year++) {
		long start = tz_rule_start(rule, year);
		long end = tz_rule_end(rule, year);

		if (start <= end)
			change_after(out, ends, start, rule->daylight);
		change_after(out, ends, end, rule->standard);
		if (start > end)
			change_after(out, ends, start, rule->daylight);
	}
}

bool
tzif_read(struct local_zone *zone, const unsigned char *bytes, size_t length,
	  long first, long last)
{
	struct writer out = { zone, first * 60, last * 60, false };
	struct table table;
	struct tz_rule rule;
	long ends = LONG_MIN;
	bool good;

	*zone = (struct local_zone){ .count = 1 };
	good = read_table(bytes, length, &table) &&
	       write_table(&out, &table, &ends);
	if (good && table.rule_length > 0) {
		good = tz_rule_read(&rule, table.rule, table.rule_length);
		if (good)
			write_rule(&out, &rule, ends);
	}
	if (good && !out.broken)
		return true;
	*zone = (struct local_zone){ .count = 1 };
	return false;
}
