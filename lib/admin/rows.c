/*
 * rows - what the editors of rows share: names of controls, how many came,
 * what is wrong with one, how it is removed.
 */
#include "arena.h"
#include "html.h"
#include "text.h"
#include "widgets.h"

long
rows_total(const struct form *form, const char *prefix)
{
	const char *text =
		form_field(form, arena_printf("%s-TOTAL_FORMS", prefix));
	long total;

	if (text == NULL)
		return -1;
	if (!text_integer(text, 0, 1000000, &total))
		return -1;
	return total > ROWS_MAX ? -2 : total;
}

const char *
rows_name(const char *prefix, long n, const char *name)
{
	return arena_printf("%s-%ld-%s", prefix, n, name);
}

const char *
rows_id(const char *prefix, long n, const char *name)
{
	return arena_printf("id_%s-%ld-%s", prefix, n, name);
}

const char *
rows_field(const struct form *form, const char *prefix, long n,
	   const char *name)
{
	return form_field(form, rows_name(prefix, n, name));
}

void
rows_error(struct buf *out, const struct form *form, const char *target)
{
	for (size_t i = 0; i < form->fault_count; i++)
		if (strcmp(form->faults[i].target, target) == 0)
			html(out, "<p class=\"error\" id=\"%s_error\">%s</p>",
			     target, form->faults[i].text);
}

void
rows_remove(struct buf *out, const char *prefix, long n, bool removed)
{
	html(out,
	     "<label class=\"remove\"><input type=\"checkbox\" name=\"%s\" "
	     "value=\"on\"%s> Remove</label>",
	     rows_name(prefix, n, "DELETE"), removed ? " checked" : "");
}
