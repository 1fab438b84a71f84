/*
 * check_integer - whole numbers, judged on their source text.
 *
 * A double would lose digits above 2^53; so the decimal is taken apart into
 * digits and a power of ten.
 */
#include "check.h"

#include <cjson/cJSON.h>
#include <limits.h>

#include "arena.h"
#include "json.h"
#include "text.h"

#define STRING_MAX 1000
/* With a point or an exponent, numbers from 10^16 are refused: their last
 * digits may not be what the sender meant. */
#define EXACT_DIGITS 16
#define POWER_MAX    1000000L /* more than a body has digits */

struct decimal {
	bool negative, plain; /* plain: digits only */
	const char *digits;   /* without leading zeros */
	size_t count;
	long power; /* of ten, that the digits are times */
};

/* Reads [sign] digits [. digits] [e [sign] digits]; false: it is not that. */
static bool
decimal_read(struct decimal *number, const char *text)
{
	char *digits = arena_alloc(strlen(text) + 1);
	size_t whole, fraction = 0, count = 0;
	long power = 0;

	*number = (struct decimal){ .negative = *text == '-', .plain = true };
	if (*text == '-' || *text == '+')
		text++;
	whole = strspn(text, "0123456789");
	memcpy(digits, text, whole);
	text += whole;
	if (*text == '.') {
		number->plain = false;
		fraction = strspn(++text, "0123456789");
		memcpy(digits + whole, text, fraction);
		text += fraction;
	}
	if (whole == 0)
		return false;
	if (*text == 'e' || *text == 'E') {
		number->plain = false;
		if (!text_integer(text + 1, -POWER_MAX, POWER_MAX, &power))
			power = text[1] == '-' ? -POWER_MAX : POWER_MAX;
		text = "";
	}
	count = whole + fraction;
	while (count > 0 && *digits == '0') {
		digits++;
		count--;
	}
	number->digits = digits;
	number->count = count;
	number->power = count == 0 ? 0 : power - (long)fraction;
	return *text == '\0';
}

/* Its value, within what a long holds; false: it is not whole, or written so
 * that it cannot be trusted. */
static bool
decimal_whole(const struct decimal *number, long *value)
{
	size_t count = number->count;
	long power = number->power;
	long result = 0;

	while (power < 0 && count > 0 && number->digits[count - 1] == '0') {
		count--;
		power++;
	}
	if (power < 0 && count > 0)
		return false;
	if (!number->plain && count > 0 && (long)count + power > EXACT_DIGITS)
		return false;
	for (size_t i = 0; i < count + (size_t)power && count > 0; i++) {
		int digit = i < count ? number->digits[i] - '0' : 0;

		if (result > (LONG_MAX - digit) / 10) {
			result = LONG_MAX;
			break;
		}
		result = result * 10 + digit;
	}
	*value = number->negative ? -result : result;
	return true;
}

/* A string: sign and digits, perhaps a fraction of zeros; no exponent.  It
 * was typed, so its digits are meant, however many. */
static bool
string_whole(const char *text, long *value)
{
	struct decimal number;

	text = text_trim(text);
	if (strpbrk(text, "eE") != NULL)
		return false;
	if (!decimal_read(&number, text))
		return false;
	number.plain = true;
	return decimal_whole(&number, value);
}

bool
check_integer(const struct cJSON *value, long minimum, long maximum,
	      const char *prefix, struct faults *faults, long *number)
{
	const char *text = json_text(value);
	struct decimal decimal;
	bool whole;

	if (text == NULL) {
		fault_add(faults, "%s" CHECK_INTEGER, prefix);
		return false;
	}
	if (cJSON_IsString(value) && text_length(text) > STRING_MAX) {
		fault_add(faults, "%sString value too large.", prefix);
		return false;
	}
	if (cJSON_IsString(value))
		whole = string_whole(text, number);
	else
		whole = decimal_read(&decimal, text) &&
			decimal_whole(&decimal, number);
	if (!whole)
		fault_add(faults, "%s" CHECK_INTEGER, prefix);
	else if (*number < minimum)
		fault_add(faults,
			  "%sEnsure this value is greater than or equal to "
			  "%ld.",
			  prefix, minimum);
	else if (*number > maximum)
		fault_add(faults,
			  "%sEnsure this value is less than or equal to %ld.",
			  prefix, maximum);
	else
		return true;
	return false;
}
