/*
 * status - where a posting is between draft and closed: word, shape, colour.
 * Shape and colour are the styles'.
 */
#include "status.h"

#include "html.h"
#include "json.h"
#include "models.h"

void
status_mark(struct buf *out, const char *state)
{
	const struct field *field = model_field(&opportunity, "state");
	const char *label = choice_label(field->choices, state);

	html(out, "<span class=\"status %s\">%s</span>", state,
	     label != NULL ? label : state);
}

void
status_draw(struct buf *out, const cJSON *row)
{
	status_mark(out, json_text(json_get(row, "state")));
}
