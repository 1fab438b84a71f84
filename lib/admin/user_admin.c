/*
 * user_admin - how people are worked with: superusers alone, and nobody at
 * their own rights.
 */
#include "model_admins.h"
#include "passwords.h"
#include "people.h"
#include "widgets.h"

/* clang-format off */
static const struct column columns[] = {
	{ NULL, "Name", "lower(r.name)" },
	{ "email", "E-mail", "lower(r.email)" },
	{ "access", "Access" },
	{ "is_active", "Active", "r.is_active" },
	{ "last_login", "Last sign-in",
	  "coalesce(r.last_login, '-infinity')" },
	{ "listing_count", "Listings" },
	{ NULL, NULL },
};

static const struct filter filters[] = {
	{ "is_active", FILTER_BOOL },
	{ "isProjectManager", FILTER_BOOL },
	{ "is_staff", FILTER_BOOL },
	{ "is_superuser", FILTER_BOOL },
	{ "community_of_practice", FILTER_REF },
	{ "last_login", FILTER_DATE },
	{ "date_joined", FILTER_DATE, .linked = true },
	{ NULL, FILTER_CHOICE },
};

static const char *const search[] = { "name", "email", NULL };

static const char *const identity[] = {
	"name", "email", "community_of_practice", "people_depot_user_id", NULL,
};
static const char *const add_identity[] = {
	"name", "email", "community_of_practice", NULL,
};
static const char *const access[] = {
	"is_active", "isProjectManager", "is_staff", "is_superuser", NULL,
};
static const char *const skills[] = { "skills", NULL };
static const char *const availability[] = {
	"max_available_hours", "meeting_availability", "time_zone", NULL,
};

static const struct fieldset fieldsets[] = {
	{ "Identity", NULL, identity },
	{ "Access", NULL, access },
	{ "Skills", "What the person can do.", skills },
	{ "Availability", NULL, availability },
	{ NULL, NULL, NULL },
};

static const struct fieldset add_fieldsets[] = {
	{ "Identity", NULL, add_identity },
	{ "Access", NULL, access },
	{ NULL, NULL, NULL },
};

static const char *const prefill[] = { "name", "email", NULL };

/* Nobody ends their own rights, and two who end each other's at once wait for
 * one another: so a superuser is left. */
#define ONESELF "r.id = :caller"
#define LAST_SUPERUSER							\
	"(r.is_superuser AND r.is_active AND NOT EXISTS (SELECT"	\
	" FROM users u WHERE u.is_superuser AND u.is_active"		\
	" AND u.id <> r.id))"
#define SUPERUSERS							\
	"SELECT id FROM users WHERE is_superuser AND is_active"		\
	" ORDER BY id FOR UPDATE"
#define SESSIONS							\
	"ended AS (\nDELETE FROM sessions"				\
	" WHERE user_id IN (SELECT w.id FROM w))"

static const char *const no[] = { "false", NULL };
static const char *const yes[] = { "true", NULL };

static const struct model_action
make_manager = { "make_manager", "Make project manager", SUPERUSER,
		 ACTION_BULK | ACTION_FORM, "isProjectManager", "true", no,
		 .done = "Made project manager", .unless = ONESELF,
		 .why = "yourself", .also = SESSIONS },
activate = { "activate", "Activate", SUPERUSER, ACTION_BULK | ACTION_FORM,
	     "is_active", "true", no, .done = "Activated" },
deactivate = { "deactivate", "Deactivate", SUPERUSER,
	       ACTION_BULK | ACTION_FORM | ACTION_CONFIRM, "is_active",
	       "false", yes, .done = "Deactivated", .unless = ONESELF,
	       .why = "yourself", .before = SUPERUSERS, .also = SESSIONS };

static const struct model_action *const actions[] = {
	&make_manager, &activate, &deactivate, NULL,
};

static const struct field_widget widgets_of[] = {
	{ "people_depot_user_id", &widget_linked },
	{ "skills", &widget_skill_rows },
	{ "meeting_availability", &widget_meeting_rows },
	{ NULL, NULL },
};
/* clang-format on */

const struct model_admin user_admin = {
	.model = &user,
	.app = "accounts",
	.slug = "customuser",
	.menu = "People",
	.may = {
		[ADMIN_VIEW] = SUPERUSER,
		[ADMIN_ADD] = SUPERUSER,
		[ADMIN_CHANGE] = SUPERUSER,
		[ADMIN_DELETE] = SUPERUSER,
	},
	.columns = columns,
	.filters = filters,
	.search = search,
	.order = "lower(r.name), r.id",
	.fieldsets = fieldsets,
	.add_fieldsets = add_fieldsets,
	.prefill = prefill,
	.actions = actions,
	.removal = {
		.unless = "(" ONESELF " OR " LAST_SUPERUSER ")",
		.why = "yourself, or the last active superuser",
		.refusal = "rights_refused",
		.before = SUPERUSERS,
	},
	.widgets = widgets_of,
	.check = people_check,
	.may_delete = people_may_delete,
	.saved = people_saved,
	.aside = people_aside,
	.more = passwords_more,
	.column = "password",
};
