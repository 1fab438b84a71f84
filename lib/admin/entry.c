/*
 * entry - one entry of the audit log: what was done to what.
 */
#include "entry.h"

#include "html.h"
#include "menu.h"
#include "model_admin.h"

const struct entry_action entry_actions[] = {
	{ "add", "Added", "add", .of_model = true },
	{ "change", "Changed", "change", .of_model = true },
	{ "delete", "Deleted", "no", .of_model = true },
	{ "still_needed", "Confirmed as still needed:", "yes",
	  .alone = "Confirmed as still needed" },
	{ "signin", "Signed in", "yes", .of_people = true },
	{ "signin_failed", "Failed to sign in", "warning", .of_people = true },
	{ "signout", "Signed out", "info", .of_people = true },
	{ "sessions_ended", "Ended sessions of", "no",
	  .alone = "Ended sessions", .of_model = true, .of_people = true },
	{ "rights_refused", "Was refused other rights for", "warning",
	  .alone = "Was refused other rights", .of_people = true },
	{ NULL },
};

static const struct entry_action *
find(const char *action)
{
	for (const struct entry_action *a = entry_actions; a->action != NULL;
	     a++)
		if (strcmp(a->action, action) == 0)
			return a;
	return NULL;
}

const char *
entry_word(const char *action)
{
	const struct entry_action *found = find(action);

	return found != NULL ? found->word : action;
}

const char *
entry_alone(const char *action)
{
	const struct entry_action *found = find(action);

	return found != NULL && found->alone != NULL ? found->alone
						     : entry_word(action);
}

const struct model_admin *
entry_admin(const char *model)
{
	for (size_t i = 0; model != NULL && model_admins[i] != NULL; i++)
		if (strcmp(model_admins[i]->slug, model) == 0)
			return model_admins[i];
	return NULL;
}

void
entry_draw(struct buf *out, const struct entry *entry)
{
	const struct entry_action *action = find(entry->action);
	const struct model_admin *admin = entry_admin(entry->model);
	const char *label = entry->label == NULL ? "-" : entry->label;

	html_icon(out, action != NULL ? action->icon : "info");
	html(out, "<span>%s ", entry_word(entry->action));
	if (admin != NULL && action != NULL && action->of_model)
		html(out, "%s ", admin->model->label);
	if (entry->id != NULL && admin != NULL)
		html(out, "<a href=\"%s%s/change/\" dir=\"auto\">%s</a>",
		     menu_base(admin), entry->id, label);
	else
		html_user(out, label);
	html(out, "</span>");
}
