/*
 * way - where a record can go from where it is, and the button that asks for
 * it.
 */
#include "way.h"

#include "html.h"
#include "json.h"
#include "policy.h"

bool
way_from(const char *const *from, const char *field,
	 const struct record *record)
{
	const cJSON *value =
		field == NULL ? NULL : json_get(record->values, field);
	const char *state = cJSON_IsBool(value)
				    ? (cJSON_IsTrue(value) ? "true" : "false")
				    : json_text(value);

	if (from == NULL)
		return true;
	for (; state != NULL && *from != NULL; from++)
		if (strcmp(*from, state) == 0)
			return true;
	return false;
}

bool
way_leads(const struct req *req, const struct model_action *action,
	  const struct record *record)
{
	return (action->flags & ACTION_FORM) && action->field != NULL &&
	       policy_check(req, action->may, record->own) &&
	       way_from(action->from, action->field, record);
}

const char *
way_name(const struct model_action *action)
{
	return action->to == NULL ? action->name : action->field;
}

void
way_button(struct buf *out, const struct model_action *action)
{
	html(out,
	     "<button name=\"%s\" value=\"%s\" class=\"quiet\">%s</button> ",
	     way_name(action), action->to == NULL ? "1" : action->to,
	     action->label);
}
