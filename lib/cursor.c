/*
 * cursor - a place in an ordered list, as opaque text.
 *
 * It is base64url of three lines: the order's name, the sort value as
 * PostgreSQL printed it, the row's id.  What comes back is checked by form, so
 * a cursor that somebody made up reads a page, or is refused; it never makes
 * the database fail.
 */
#include "query.h"

#include "arena.h"
#include "match_rank.h"
#include "text.h"

#define NO_ID "00000000-0000-0000-0000-000000000000"

const char *
cursor_write(const struct order *order, const char *sort, const char *id)
{
	const char *text = arena_printf("%s\n%s\n%s", order->name, sort, id);

	return text_base64url(text, strlen(text));
}

static bool
is_date(const char *text)
{
	long days;

	return strcmp(text, "infinity") == 0 || text_date(text, &days);
}

static bool
is_integer(const char *text)
{
	long number;

	return text_integer(text, INT32_MIN, INT32_MAX, &number);
}

static bool
is_match(const char *text)
{
	struct match_place place;

	return match_place_read(&place, text, NO_ID);
}

/* How a sort value of each SQL type must look; "match" is none of SQL. */
static const struct {
	const char *cast;
	bool (*fits)(const char *);
} casts[] = {
	{ "timestamptz", text_timestamp },
	{ "date", is_date },
	{ "integer", is_integer },
	{ "match", is_match },
};

static bool
fits(const char *cast, const char *text)
{
	for (size_t i = 0; i < sizeof(casts) / sizeof(casts[0]); i++)
		if (strcmp(cast, casts[i].cast) == 0)
			return casts[i].fits(text);
	return false;
}

bool
cursor_read(const struct order *order, const char *text, struct cursor *cursor)
{
	size_t length;
	char *bytes, *sort, *id;

	if (strlen(text) > CURSOR_MAX)
		return false;
	bytes = text_base64url_read(text, &length);
	if (bytes == NULL || strlen(bytes) != length)
		return false;
	sort = strchr(bytes, '\n');
	if (sort == NULL)
		return false;
	*sort++ = '\0';
	id = strchr(sort, '\n');
	if (id == NULL)
		return false;
	*id++ = '\0';
	*cursor = (struct cursor){ .sort = sort, .id = id };
	return strcmp(bytes, order->name) == 0 && fits(order->cast, sort) &&
	       text_uuid_canonical(id);
}
