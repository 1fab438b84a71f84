/*
 * conflict - two people, one record: who decides sees both.
 *
 * The page carries all that was typed.  Where both changed a field it asks
 * whose it shall be; where only the other did, theirs is kept without asking.
 */
#include "conflict.h"

#include "arena.h"
#include "form_page.h"
#include "frame.h"
#include "html.h"
#include "json.h"
#include "meanwhile.h"
#include "menu.h"
#include "page.h"
#include "policy.h"
#include "stash.h"
#include "text.h"

static bool
is_control(const char *name)
{
	return strcmp(name, "csrfmiddlewaretoken") == 0 ||
	       strcmp(name, "_version") == 0 || strcmp(name, "_base") == 0 ||
	       strcmp(name, "_end") == 0 || strcmp(name, "_once") == 0 ||
	       text_starts(name, "_keep_") || text_starts(name, "_text_");
}

/* All that was typed, as it was typed. */
static void
draw_typed(struct buf *out, const struct form *form)
{
	for (size_t i = 0; i < form->sent->count; i++)
		if (!is_control(form->sent->list[i].name) &&
		    stash_takes(form->sent->list[i].name))
			html_hidden(out, form->sent->list[i].name,
				    form->sent->list[i].value);
}

static const char *
base_of(const struct form *form, const struct record *now)
{
	struct buf out;

	buf_init(&out, 8UL << 10);
	FOR_EACH_FORM_FIELD(field, form)
	buf_addf(&out, "%s%s-%s", out.length == 0 ? "" : ",", field->name,
		 form_digest(field, json_get(now->values, field->name)));
	return out.text;
}

static const char *
clock_of(const struct meanwhile *found)
{
	const char *exact = found->at == NULL ? NULL : strchr(found->at, '|');
	const char *comma;

	if (exact == NULL)
		return "";
	comma = strstr(exact, ", ");
	comma = comma == NULL ? NULL : strstr(comma + 2, ", ");
	if (comma == NULL)
		return "";
	return arena_printf(" (%.5s)", comma + 2);
}

static void
draw_side(struct buf *out, const struct form *form,
	  const struct meanwhile *found, bool mine)
{
	const char *name = found->field->name;
	const cJSON *value = mine ? json_get(form->shown, name) : found->after;

	html(out,
	     "<div class=\"choice version\"><input type=\"radio\" "
	     "id=\"keep_%s_%s\" name=\"_keep_%s\" value=\"%s\"%s>"
	     "<label for=\"keep_%s_%s\">%s %s%s%s</label>",
	     name, mine ? "mine" : "theirs", name, mine ? "mine" : "theirs",
	     mine ? " checked" : "", name, mine ? "mine" : "theirs",
	     mine ? "Keep" : "Take", mine ? "mine" : found->actor,
	     mine ? "" : "\xe2\x80\x99s", mine ? "" : clock_of(found));
	if (mine && found->field->type == T_TEXT)
		html(out,
		     "<textarea name=\"_text_%s\" rows=\"8\" dir=\"auto\" "
		     "aria-label=\"%s, mine\">\n%s</textarea></div>",
		     name, field_label(found->field),
		     meanwhile_value(form, found->field, value));
	else
		html(out, "<div class=\"typed\" dir=\"auto\">%s</div></div>",
		     meanwhile_value(form, found->field, value));
}

static void
draw_choices(struct buf *out, const struct form *form, const struct save *save)
{
	for (size_t i = 0; i < save->count; i++) {
		const struct meanwhile *found = &save->list[i];

		if (!found->conflict) {
			html_hidden(
				out,
				arena_printf("_keep_%s", found->field->name),
				"theirs");
			html(out, "<p>%s: %s (%s)</p>",
			     field_label(found->field),
			     meanwhile_value(form, found->field, found->after),
			     found->actor);
			continue;
		}
		html(out, "<fieldset class=\"choices\"><legend>%s</legend>",
		     field_label(found->field));
		draw_side(out, form, found, true);
		draw_side(out, form, found, false);
		html(out, "</fieldset>");
	}
}

static const char *
others(const struct save *save)
{
	return save->count == 0 ? "Somebody" : save->list[0].actor;
}

enum error
conflict_draw(struct form *form, const struct save *save)
{
	struct req *req = form->req;
	struct buf *out = &req->out;
	const char *here = form_location(form, form->record.id);

	req->outcome = CONFLICT;
	form_page_begin(req, form->admin, &save->theirs, "Change", true);
	html(out, "<div class=\"errornote\" role=\"alert\" tabindex=\"-1\" "
		  "data-focus autofocus>");
	html_icon(out, "error");
	html(out,
	     "<h2>%s changed this meanwhile</h2><p>Nothing was saved yet. Choose what to keep.</p></div>",
	     others(save));
	html(out,
	     "<form method=\"post\" class=\"form\" data-record action=\"%s\">",
	     here);
	html_token(req);
	html_hidden(out, "_version", save->theirs.version);
	html_hidden(out, "_base", base_of(form, &save->theirs));
	draw_typed(out, form);
	draw_choices(out, form, save);
	html(out,
	     "<p class=\"bar\"><button class=\"primary\" name=\"_resolve\" "
	     "value=\"1\">Save choices</button> <a class=\"button\" "
	     "href=\"%s\">Discard mine</a> <a class=\"button\" href=\"%s\" "
	     "target=\"_blank\" rel=\"noopener\">Open %s\xe2\x80\x99s version"
	     "</a></p>",
	     here, here, others(save));
	html_hidden(out, "_end", "1");
	html(out, "</form>");
	frame_end(req);
	return OK;
}

void
conflict_choose(struct form *form)
{
	FOR_EACH_FORM_FIELD(field, form)
	{
		const char *keep =
			form_field(form, arena_printf("_keep_%s", field->name));
		const char *text =
			form_field(form, arena_printf("_text_%s", field->name));
		const cJSON *stored =
			json_get(form->record.values, field->name);

		if (keep != NULL && strcmp(keep, "theirs") == 0) {
			(void)cJSON_DetachItemFromObjectCaseSensitive(
				form->body, field->name);
			if (stored != NULL)
				json_set(form->shown, field->name,
					 cJSON_Duplicate(stored, true));
		} else if (text != NULL && field->type == T_TEXT) {
			json_set(form->shown, field->name,
				 cJSON_CreateString(text));
			json_set(form->body, field->name,
				 cJSON_CreateString(text));
		}
	}
}

enum error
conflict_gone(struct form *form)
{
	struct req *req = form->req;
	struct buf *out = &req->out;
	const struct model_admin *admin = form->admin;
	const struct record nothing = { .id = NULL };

	req->outcome = CONFLICT;
	form_page_begin(req, admin, &nothing, "Add", true);
	html(out, "<div class=\"errornote\" role=\"alert\" tabindex=\"-1\" "
		  "data-focus autofocus>");
	html_icon(out, "error");
	html(out,
	     "<h2>This %s was deleted meanwhile</h2><p>Nothing was saved. This is what you have:</p></div><dl>",
	     text_lower(admin->model->label));
	FOR_EACH_FORM_FIELD(field, form)
	html(out, "<dt>%s</dt><dd class=\"typed\" dir=\"auto\">%s</dd>",
	     field_label(field),
	     meanwhile_value(form, field, json_get(form->shown, field->name)));
	html(out, "</dl>");
	if (policy_check(req, admin->may[ADMIN_ADD], false)) {
		html(out,
		     "<form method=\"post\" class=\"form\" data-record "
		     "action=\"%sadd/\">",
		     menu_base(admin));
		html_token(req);
		draw_typed(out, form);
		FOR_EACH_FORM_FIELD(field, form)
		if (field->type == T_CHOICE && field->preset != NULL)
			html_hidden(out, field->name, field->preset);
		html(out,
		     "<p class=\"bar\"><button class=\"primary\" "
		     "name=\"_continue\" value=\"1\">Create again%s"
		     "</button></p></form>",
		     admin->preview != NULL ? " as a new draft" : "");
	}
	html(out, "<p><a href=\"%s\">To the list</a></p>",
	     form_page_list(req, admin));
	frame_end(req);
	return OK;
}
