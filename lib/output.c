/*
 * output - a row of PostgreSQL's columns becomes JSON.
 */
#include "output.h"

#include "db.h"
#include "json.h"
#include "sql.h"

static void
output_text(struct buf *out, const char *value, size_t length)
{
	buf_json(out, value, length);
}

/* What needs no escaping: numbers. */
static void
output_plain(struct buf *out, const char *value, size_t length)
{
	buf_add(out, value, length);
}

/* The same between quotes: UUIDs, dates. */
static void
output_quoted(struct buf *out, const char *value, size_t length)
{
	buf_char(out, '"');
	buf_add(out, value, length);
	buf_char(out, '"');
}

static void
output_bool(struct buf *out, const char *value, size_t length)
{
	(void)length;
	buf_str(out, value[0] == 't' ? "true" : "false");
}

void
output_time(struct buf *out, const char *value, size_t length)
{
	const size_t date = strlen("2026-01-31");
	const size_t seconds = strlen("2026-01-31 10:00:00");
	const char *point = memchr(value, '.', length);
	size_t digits;

	if (length < seconds) { /* infinity */
		buf_add(out, value, length);
		return;
	}
	buf_add(out, value, date);
	buf_char(out, 'T');
	buf_add(out, value + date + 1, seconds - date - 1);
	if (point != NULL) {
		digits = strspn(point + 1, "0123456789");
		buf_add(out, point, digits + 1);
		buf_add(out, "000000", digits < 6 ? 6 - digits : 0);
	}
	buf_char(out, 'Z');
}

static void
output_instant(struct buf *out, const char *value, size_t length)
{
	buf_char(out, '"');
	output_time(out, value, length);
	buf_char(out, '"');
}

/* How a column of each type is written. */
static void (*const outputs[T__MAX])(struct buf *, const char *, size_t) = {
	[T_UUID] = output_quoted,  [T_LINE] = output_text,
	[T_TEXT] = output_text,    [T_EMAIL] = output_text,
	[T_INT] = output_plain,    [T_BOOL] = output_bool,
	[T_CHOICE] = output_text,  [T_DATE] = output_quoted,
	[T_TIME] = output_instant, [T_SECRET] = NULL,
	[T_JSON] = json_tidy,      [T_REF] = output_text,
	[T_REFS] = json_tidy,      [T_SKILLS] = json_tidy,
	[T_SHOWN] = NULL,
};

void
output_row(struct buf *out, const struct model *model, int first)
{
	char separator = '{';
	int column = first;

	FOR_EACH_FIELD(field, model) {
		enum type type =
			field->type == T_SHOWN ? field->as : field->type;
		const char *value;

		if (!sql_shown(field))
			continue;
		value = db_value(column);
		buf_char(out, separator);
		separator = ',';
		output_quoted(out, field->name, strlen(field->name));
		buf_char(out, ':');
		if (value == NULL)
			buf_str(out, "null");
		else
			outputs[type](out, value, db_length(column));
		column++;
	}
	buf_char(out, '}');
}
