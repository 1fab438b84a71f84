/*
 * entry - one entry of the audit log: what was done to what.
 */
#include "entry.h"

#include "html.h"
#include "menu.h"
#include "model_admin.h"

const struct entry_action entry_actions[] = {
	{ "add", "Added", "add", true },
	{ "change", "Changed", "change", true },
	{ "delete", "Deleted", "no", true },
	{ "still_needed", "Confirmed as still needed:", "yes" },
	{ "signin", "Signed in", "yes" },
	{ "signin_failed", "Failed to sign in", "warning" },
	{ "signout", "Signed out", "info" },
	{ "sessions_ended", "Ended sessions of", "no", true },
	{ "refused", "Was refused", "warning" },
	{ "rights_refused", "Was refused other rights for", "warning" },
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
