/*
 * binds - the values of a statement: by name, and many as one array.
 */
#include "arena.h"
#include "buf.h"
#include "db_connect.h"
#include "log.h"

#define ARRAY_MAX (1UL << 20)

void
binds_set(struct binds *binds, const char *name, const char *value)
{
	size_t i;

	for (i = 0; i < binds->count; i++)
		if (strcmp(binds->names[i], name) == 0)
			break;
	if (i == DB_BINDS_MAX)
		die("more than %d values for a statement", DB_BINDS_MAX);
	if (i == binds->count)
		binds->count++;
	binds->names[i] = name;
	binds->values[i] = value;
}

int
binds_values(const char **values, const struct statement *statement,
	     const struct binds *binds)
{
	const char *const *name = statement->binds;
	int count = 0;

	for (; name != NULL && *name != NULL; name++) {
		size_t i = 0;

		while (i < binds->count && strcmp(binds->names[i], *name) != 0)
			i++;
		if (i == binds->count || count == DB_BINDS_MAX)
			die("statement %s: no value for %s",
			    statement->name ? statement->name : "", *name);
		values[count++] = binds->values[i];
	}
	return count;
}

const char *
db_array(const char *const *values, size_t count)
{
	struct buf out;

	buf_init(&out, ARRAY_MAX);
	buf_char(&out, '{');
	for (size_t i = 0; i < count; i++) {
		buf_str(&out, i == 0 ? "\"" : ",\"");
		for (const char *p = values[i]; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				buf_char(&out, '\\');
			buf_char(&out, *p);
		}
		buf_char(&out, '"');
	}
	buf_char(&out, '}');
	if (out.overflow)
		die("an array of too many values");
	return out.text;
}
