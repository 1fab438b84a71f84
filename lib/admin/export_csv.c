/*
 * export_csv - rows as CSV (RFC 4180), for spreadsheets.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, CSV injection).
 */
#include "export.h"

#include "arena.h"
#include "sql_columns.h"
#include "text.h"

/* Is the field in the file?  What a matrix holds stands there itself. */
static bool
is_told(const struct model *model, const struct field *field)
{
	if (field->type == T_SHOWN || field->type == T_SECRET)
		return false;
	FOR_EACH_FIELD(other, model)
		if (other->via != NULL && strcmp(other->via, field->name) == 0)
			return false;
	return true;
}

static void
column(struct buf *out, const struct field *field)
{
	buf_str(out, "r.");
	sql_name(out, field_column(field));
}

static void
label_of(struct buf *out, const struct field *field)
{
	buf_str(out, "(SELECT t.label FROM (SELECT ");
	column(out, field);
	buf_addf(out,
		 " AS id) k CROSS JOIN LATERAL (SELECT %s AS label"
		 " FROM %s r WHERE r.id = k.id) t)",
		 field->to->title, field->to->table);
}

static void
links_of(struct buf *out, const struct field *field)
{
	buf_addf(out,
		 "(SELECT string_agg(t.label, '; ' ORDER BY t.label)"
		 " FROM %s l CROSS JOIN LATERAL (SELECT %s AS label FROM %s r"
		 " WHERE r.id = l.%s) t WHERE l.%s = r.id)",
		 field->link->table, field->to->title, field->to->table,
		 field->link->to, field->link->from);
}

static void
skills_of(struct buf *out, const struct field *field)
{
	buf_addf(out,
		 "(SELECT string_agg(coalesce(s.name, 'Unknown skill')"
		 " || ':' || e.value, '; ' ORDER BY lower(s.name))"
		 " FROM skill_matrices m"
		 " CROSS JOIN LATERAL jsonb_each_text(m.skill_matrix) e"
		 " LEFT JOIN skills s ON s.id::text = e.key"
		 " WHERE m.id = r.%s_id)",
		 field->via);
}

/* Slots of a week as people say them; anything else as it is. */
static void
json_of(struct buf *out, const struct field *field)
{
	buf_str(out, "(SELECT string_agg(CASE WHEN meeting_parses(e)"
		     " THEN concat_ws(' ', e ->> 'day',"
		     " (e ->> 'start') || '-' || (e ->> 'end'),"
		     " nullif(e ->> 'team', ''))"
		     " ELSE CAST(e AS text) END, '; ')"
		     " FROM jsonb_path_query(");
	column(out, field);
	buf_str(out, ", 'lax $[*]') e)");
}

static void
add_value(struct buf *out, const struct field *field)
{
	switch ((int)field->type) {
	case T_REF:
		if (field->expr != NULL)
			buf_str(out, field->expr);
		else
			label_of(out, field);
		buf_str(out, ", ");
		column(out, field);
		break;
	case T_REFS:
		links_of(out, field);
		break;
	case T_SKILLS:
		skills_of(out, field);
		break;
	case T_JSON:
		json_of(out, field);
		break;
	case T_TIME:
		buf_str(out, "to_char(");
		column(out, field);
		buf_str(out, " AT TIME ZONE 'UTC',"
			     " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
		break;
	default:
		column(out, field);
	}
}

void
export_csv_columns(struct buf *out, const struct model *model)
{
	const char *comma = "";

	FOR_EACH_FIELD(field, model) {
		if (!is_told(model, field))
			continue;
		buf_str(out, comma);
		add_value(out, field);
		comma = ",\n\t";
	}
}

void
export_csv_head(struct buf *out, const struct model *model)
{
	const char *comma = "";

	buf_str(out, "\xef\xbb\xbf");
	FOR_EACH_FIELD(field, model) {
		if (!is_told(model, field))
			continue;
		if (field->flags & F_OWNER)
			buf_addf(out, "%sowner_email,owner_id", comma);
		else if (field->type == T_REF)
			buf_addf(out, "%s%s,%s_id", comma, field->name,
				 field->name);
		else
			buf_addf(out, "%s%s", comma, field->name);
		comma = ",";
	}
	buf_str(out, "\r\n");
}

/* Does a spreadsheet begin to calculate there?  The full-width forms of these
 * signs count as much (U+FF1D, U+FF0B, U+FF0D, U+FF20). */
static bool
is_formula(const char *text)
{
	static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b",
					    "\xef\xbc\x8d", "\xef\xbc\xa0" };

	if (*text != '\0' && strchr("=+-@\t\r\n", *text) != NULL)
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (text_starts(text, wide[i]))
			return true;
	return false;
}

static void
add_cell(struct buf *out, const char *text, bool guarded)
{
	if (text == NULL)
		return;
	if (guarded && is_formula(text))
		text = arena_printf("'%s", text);
	if (strpbrk(text, "\",\r\n") == NULL) {
		buf_str(out, text);
		return;
	}
	buf_char(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_char(out, '"');
		buf_char(out, *text);
	}
	buf_char(out, '"');
}

/* Numbers and times are ours: nobody typed them. */
static bool
is_typed(const struct field *field)
{
	return field->type != T_INT && field->type != T_TIME &&
	       field->type != T_DATE && field->type != T_BOOL;
}

void
export_csv_row(struct buf *out, const struct model *model)
{
	const char *comma = "";
	int i = 0;

	FOR_EACH_FIELD(field, model) {
		if (!is_told(model, field))
			continue;
		buf_str(out, comma);
		comma = ",";
		if (field->type == T_BOOL)
			add_cell(out, db_true(i) ? "true" : "false", false);
		else
			add_cell(out, db_value(i), is_typed(field));
		i++;
		if (field->type == T_REF) {
			buf_str(out, ",");
			add_cell(out, db_value(i++), false);
		}
	}
	buf_str(out, "\r\n");
}
