/*
 * opportunity_admin - how opportunities are worked with: who posts, who may
 * change what, and which way a posting goes from draft to closed.
 */
#include "model_admins.h"
#include "posting.h"
#include "removals.h"
#include "status.h"
#include "widgets.h"

/* clang-format off */
static const struct column columns[] = {
	{ NULL, "Opportunity", "o1.title",
	  .join = " JOIN roles o1 ON o1.id = r.role_id",
	  .then = "r.project_name" },
	{ "state", "Status", "r.status", status_draw },
	{ "role.community_of_practice", "Community",
	  "community_label(c3.practice_area)",
	  .join = " JOIN roles o3 ON o3.id = r.role_id"
		  " JOIN community_of_practice c3"
		  " ON c3.id = o3.community_of_practice_id" },
	{ "min_hours_required", "Hours", "r.min_hours_required" },
	{ "skill_count", "Skills" },
	{ "created_by", "Owner", "lower(u6.name)",
	  .join = " LEFT JOIN users u6 ON u6.id = r.created_by_id" },
	{ "updated_at", "Updated", "r.updated_at" },
	{ NULL, NULL },
};

static const struct tab tabs[] = {
	{ "Mine", "mine=true" },
	{ "Open", "status__exact=open" },
	{ "Draft", "status__exact=draft" },
	{ "On hold", "status__exact=on_hold" },
	{ "Filled", "status__exact=filled" },
	{ "Closed", "status__exact=closed" },
	{ "Needs attention", "attention=true" },
	{ "All", "" },
	{ NULL, NULL },
};

static const struct filter filters[] = {
	{ "status", FILTER_CHOICE },
	{ "role", FILTER_REF },
	{ "role.community_of_practice", FILTER_REF },
	{ "work_environment", FILTER_CHOICE },
	{ "created_by", FILTER_REF },
	{ "created_at", FILTER_DATE },
	{ "updated_at", FILTER_DATE },
	{ "odd_meetings", FILTER_BOOL, .linked = true },
	{ NULL, FILTER_CHOICE },
};

static const char *const search[] = {
	"project_name", "role.title", "overview", "body", "responsibilities",
	"created_by.name", "created_by.email", NULL,
};

static const char *const where_and_what[] = { "project_name", "role", NULL };
static const char *const texts[] = {
	"overview", "body", "responsibilities", NULL,
};
static const char *const requirements[] = {
	"min_experience_required", "min_hours_required", "work_environment",
	"openings", NULL,
};
static const char *const skills[] = { "skills", NULL };
static const char *const meetings[] = { "meeting_times", NULL };
static const char *const publishing[] = {
	"status", "created_by", "closes_on", NULL,
};

static const struct fieldset fieldsets[] = {
	{ "Where and what", NULL, where_and_what },
	{ "What volunteers read", NULL, texts },
	{ "Requirements", NULL, requirements },
	{ "Skills needed",
	  "The minimum you need. One row for each skill.", skills },
	{ "Meetings", "When the team meets. One row for each meeting.",
	  meetings },
	{ "Publishing", NULL, publishing },
	{ NULL, NULL, NULL },
};

/* What has no field of its own has its place in the description. */
static const struct choice fresh[] = {
	{ "body", "\n\nDuration: \xe2\x80\xa6\nContact: \xe2\x80\xa6", NULL },
	{ NULL, NULL, NULL },
};

static const char *const prefill[] = {
	"project_name", "role", "status", "work_environment",
	"min_hours_required", NULL,
};

static const char *const over[] = { "filled", "closed", NULL };
static const char *const running[] = {
	"draft", "open", "expired", "on_hold", NULL,
};

static const struct row_link links[] = {
	{ "Preview", "", "/preview/", ADMIN_VIEW },
	{ "Duplicate", "add/?copy=", "", ADMIN_ADD, "state", running },
	{ "Post again", "add/?copy=", "", ADMIN_ADD, "state", over },
	{ NULL },
};

/* What the form would not publish either (posting_check): white space is what
 * text_trim() takes off. */
#define BLANK								\
	"'^[\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029"	\
	"\\u202f\\u205f\\u3000]*$'"
#define UNFINISHED							\
	"(r.body ~ " BLANK " OR r.min_hours_required < 1"		\
	" OR EXISTS (SELECT FROM jsonb_array_elements(r.meeting_times) m" \
	" WHERE NOT meeting_parses(m)))"
#define UNFINISHED_WHY "not complete enough to publish"

/* Somebody has looked at it, and volunteers are wanted as before. */
#define CONFIRM								\
	"still AS (\nINSERT INTO admin_confirmed (opportunity_id, at)\n"	\
	"SELECT c.id, now() FROM chosen c\n"				\
	"ON CONFLICT (opportunity_id) DO UPDATE SET at = EXCLUDED.at\n"	\
	"RETURNING opportunity_id AS id),\n"				\
	"w AS (\nSELECT r.id, opportunity_title(r) AS label,\n"		\
	"\tCAST(NULL AS jsonb) AS before, CAST(NULL AS jsonb) AS after,\n" \
	"\tr.updated_at AS version\n"					\
	"  FROM opportunities r JOIN still s ON s.id = r.id)"

static const char *const from_draft[] = { "draft", NULL };
static const char *const from_open[] = { "open", NULL };
static const char *const listed[] = { "open", "on_hold", NULL };
static const char *const to_closed[] = { "open", "on_hold", "filled", NULL };
static const char *const to_open[] = { "on_hold", "filled", "closed", NULL };

static const struct model_action
publish = { "publish", "Publish", CREATOR_OR_CURATOR,
	    ACTION_BULK | ACTION_FORM, "status", "open",
	    from_draft, .rows = from_draft, .done = "Published",
	    .unless = UNFINISHED, .why = UNFINISHED_WHY },
put_on_hold = { "put_on_hold", "Put on hold", CREATOR_OR_CURATOR,
		ACTION_BULK | ACTION_FORM, "status", "on_hold", from_open,
		.done = "Put on hold" },
mark_filled = { "mark_filled", "Mark filled", CREATOR_OR_CURATOR,
		ACTION_BULK | ACTION_FORM, "status", "filled",
		from_open, .done = "Marked filled" },
close_posting = { "close", "Close", CREATOR_OR_CURATOR,
		  ACTION_BULK | ACTION_FORM, "status", "closed",
		  to_closed, .rows = listed, .done = "Closed" },
reopen = { "reopen", "Reopen", CREATOR_OR_CURATOR,
	   ACTION_BULK | ACTION_FORM, "status", "open", to_open,
	   .done = "Reopened", .unless = UNFINISHED, .why = UNFINISHED_WHY },
back_to_draft = { "back_to_draft", "Back to draft", CREATOR_OR_CURATOR,
		  ACTION_BULK | ACTION_FORM, "status", "draft", from_open,
		  .done = "Put back to draft" },
still_needed = { "still_needed", "Still needed", CREATOR_OR_CURATOR,
		 ACTION_BULK | ACTION_FORM, "status", NULL, from_open,
		 .done = "Confirmed", .instead = CONFIRM };

static const struct model_action *const actions[] = {
	&publish, &mark_filled, &put_on_hold, &close_posting, &reopen,
	&back_to_draft, &still_needed, NULL,
};

static const struct field_widget widgets_of[] = {
	{ "project_name", &widget_suggestions },
	{ "min_experience_required", &widget_radio_or_text },
	{ "skills", &widget_skill_rows },
	{ "meeting_times", &widget_meeting_rows },
	{ NULL, NULL },
};
/* clang-format on */

const struct model_admin opportunity_admin = {
	.model = &opportunity,
	.app = "ctj_api",
	.slug = "opportunity",
	.menu = "Work",
	.may = {
		[ADMIN_VIEW] = ADMITTED,
		[ADMIN_ADD] = ADMITTED,
		[ADMIN_CHANGE] = CREATOR_OR_CURATOR,
		[ADMIN_DELETE] = CREATOR_OR_CURATOR,
	},
	.columns = columns,
	.tabs = tabs,
	.filters = filters,
	.search = search,
	.order = "r.updated_at DESC, r.id",
	.fieldsets = fieldsets,
	.prefill = prefill,
	.fresh = fresh,
	.actions = actions,
	.widgets = widgets_of,
	.check = posting_check,
	.may_delete = opportunity_may_delete,
	.aside = posting_aside,
	.preview = posting_preview,
	.links = links,
	.first = "Post your first role",
};
