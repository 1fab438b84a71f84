/*
 * binds - the values of a statement: by name, and many as one array.
 */
#include "arena.h"
#include "buf.h"
#include "db.h"
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
	return out.text;
}
