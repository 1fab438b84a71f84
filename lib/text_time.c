/*
 * text_time - the part of text.h about dates, times and timestamps.
 */
#include <string.h>

#include "text.h"

#define YEAR_LAST 294276L /* of a timestamptz */

/* Reads exactly count digits; a NUL ends the reading in time. */
static bool
read_digits(const char *text, int count, long *value)
{
	*value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*value = *value * 10 + (text[i] - '0');
	}
	return true;
}

static long
month_length(long year, long month)
{
	static const long lengths[] = { 31, 28, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

/* Reads "-MM-DD", a day of that year. */
static bool
read_day(const char *text, long year, long *month, long *day)
{
	return text[0] == '-' && read_digits(text + 1, 2, month) &&
	       text[3] == '-' && read_digits(text + 4, 2, day) && *month >= 1 &&
	       *month <= 12 && *day >= 1 && *day <= month_length(year, *month);
}

/* Reads "HH:MM". */
static bool
read_clock(const char *text, int *minutes)
{
	long hour, minute;

	if (!read_digits(text, 2, &hour) || text[2] != ':' ||
	    !read_digits(text + 3, 2, &minute) || hour > 23 || minute > 59)
		return false;
	*minutes = (int)(hour * 60 + minute);
	return true;
}

bool
text_date(const char *text, long *days)
{
	long year, month, day, before;

	if (!read_digits(text, 4, &year) || year < 1 ||
	    !read_day(text + 4, year, &month, &day) || text[10] != '\0')
		return false;
	before = year - 1;
	*days = before * 365 + before / 4 - before / 100 + before / 400;
	for (long m = 1; m < month; m++)
		*days += month_length(year, m);
	*days += day - 1 - 719162; /* days from 0001-01-01 to 1970-01-01 */
	return true;
}

bool
text_time(const char *text, int *minutes)
{
	return strlen(text) == 5 && read_clock(text, minutes);
}

/* Reads ":SS+00" or ":SS.ffffff+00", one to six digits, to the end. */
static bool
read_seconds(const char *text)
{
	long second;
	size_t digits;

	if (text[0] != ':' || !read_digits(text + 1, 2, &second) || second > 59)
		return false;
	text += 3;
	if (*text == '.') {
		digits = strspn(text + 1, "0123456789");
		if (digits < 1 || digits > 6)
			return false;
		text += 1 + digits;
	}
	return strcmp(text, "+00") == 0;
}

bool
text_timestamp(const char *text)
{
	size_t width = strspn(text, "0123456789");
	long year, month, day;
	int minutes;

	if (strcmp(text, "infinity") == 0 || strcmp(text, "-infinity") == 0)
		return true;
	if (width < 4 || width > 6 || (width > 4 && text[0] == '0') ||
	    !read_digits(text, (int)width, &year))
		return false;
	text += width;
	if (year < 1 || year > YEAR_LAST || !read_day(text, year, &month, &day))
		return false;
	text += 6;
	return text[0] == ' ' && read_clock(text + 1, &minutes) &&
	       read_seconds(text + 6);
}
