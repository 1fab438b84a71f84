/*
 * skill_use - who asks for a skill, who has it; the skills of another record.
 */
#include "skill_use.h"

#include "arena.h"
#include "html.h"
#include "json.h"
#include "page.h"
#include "policy.h"
#include "sql.h"
#include "text.h"

/* Names of people are for those who may change the catalogue. */
static const char use_sql[] =
	"(SELECT 'listing', opportunity_title(r),\n"
	"\t'/admin/ctj_api/opportunity/' || r.id || '/change/',\n"
	"\tm.skill_matrix ->> CAST(:id AS text)\n"
	"  FROM opportunities r\n"
	"  JOIN skill_matrices m ON m.id = r.skills_required_matrix_id\n"
	" WHERE m.skill_matrix ? CAST(:id AS text)\n"
	" ORDER BY r.updated_at DESC, r.id LIMIT 10)\n"
	"UNION ALL\n"
	"(SELECT 'person', u.name || ' (' || u.email || ')',\n"
	"\tCASE WHEN CAST(:opens AS boolean)\n"
	"\t\tTHEN '/admin/accounts/customuser/' || u.id || '/change/' END,\n"
	"\tm.skill_matrix ->> CAST(:id AS text)\n"
	"  FROM users u\n"
	"  JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id\n"
	" WHERE m.skill_matrix ? CAST(:id AS text)\n"
	"   AND CAST(:names AS boolean) AND u.is_active\n"
	" ORDER BY (m.skill_matrix ->> CAST(:id AS text)) DESC, u.name, u.id\n"
	" LIMIT 10)";

static const struct statement *use;

void
skill_use_init(void)
{
	use = sql_compile("admin_skill_use", use_sql, 0);
	db_keep(use);
}

static void
draw_one(struct buf *out, const char *kind, bool *listings, bool *people)
{
	bool *drawn = strcmp(kind, "person") == 0 ? people : listings;

	if (!*drawn && drawn == people)
		html(out, "</ul><h2>People who have it</h2>"
			  "<ul class=\"links\">");
	*drawn = true;
	html(out, "<li>");
	if (db_value(2) == NULL)
		html(out, "<span dir=\"auto\">%s</span>", db_value(1));
	else
		html(out, "<a href=\"%s\" dir=\"auto\">%s</a>", db_value(2),
		     db_value(1));
	html(out, ", level %s</li>", db_value(3));
}

void
skill_use_aside(struct req *req, struct buf *out)
{
	struct binds binds = { .count = 0 };
	bool listings = false, people = false;
	const char *asked = json_text(json_get(req->old, "listing_count"));
	const char *had = json_text(json_get(req->old, "people_count"));
	enum error error;

	binds_set(&binds, "id", req->page->id);
	binds_set(&binds, "names",
		  policy_check(req, CURATOR, false) ? "true" : "false");
	binds_set(&binds, "opens",
		  policy_check(req, SUPERUSER, false) ? "true" : "false");
	html(out,
	     "<p>Listings: %s. People: %s.</p>"
	     "<h2>Listings that ask for it</h2><ul class=\"links\">",
	     asked, had);
	error = db_send(use, &binds);
	while (error == OK && (error = db_next()) == OK)
		draw_one(out, db_value(0), &listings, &people);
	html(out, "</ul>");
}

static void
take(struct pairs *to, const char *name, const char *value)
{
	(void)pairs_add(to, name, strlen(name), value, strlen(value));
}

enum error
skill_use_copy(struct form *form)
{
	const char *id = form_field(form, "_copy_from");
	struct pairs *renewed = arena_alloc(sizeof(*renewed));
	struct record other = { .id = NULL };
	const cJSON *skills, *entry;
	long n = 0;
	enum error error = DONE;

	if (id != NULL && text_uuid_canonical(id))
		error = record_read(form->req, form->admin, id, false, &other);
	if (error != OK)
		return error;
	if (!record_may(form->req, form->admin, ADMIN_VIEW, &other))
		return DONE;
	skills = json_get(other.values, "skills");
	for (size_t i = 0; i < form->sent->count; i++)
		if (!text_starts(form->sent->list[i].name, "skill-"))
			take(renewed, form->sent->list[i].name,
			     form->sent->list[i].value);
	cJSON_ArrayForEach(entry, skills) {
		if (options_find(&form->options, skill.name, entry->string) ==
		    NULL)
			continue;
		take(renewed, arena_printf("skill-%ld-id", n), entry->string);
		take(renewed, arena_printf("skill-%ld-level", n++),
		     json_text(entry));
	}
	take(renewed, "skill-TOTAL_FORMS", arena_printf("%ld", n));
	form->sent = renewed;
	form->note = arena_printf("The skills of %s. Nothing is saved yet.",
				  other.label);
	return OK;
}
