/*
 * catalogue_admin - how communities, roles and skills are worked with: all who
 * are admitted may look, curators change them.
 */
#include "model_admins.h"
#include "removals.h"
#include "skill_use.h"
#include "widgets.h"

/* clang-format off */
#define CATALOGUE_RIGHTS {						\
	[ADMIN_VIEW] = ADMITTED, [ADMIN_ADD] = CURATOR,			\
	[ADMIN_CHANGE] = CURATOR, [ADMIN_DELETE] = CURATOR,		\
}

static const struct column community_columns[] = {
	{ NULL, "Practice area", "community_label(r.practice_area)" },
	{ "role_count", "Roles" },
	{ "skill_count", "Skills" },
	{ "updated_at", "Updated", "r.updated_at" },
	{ NULL, NULL },
};

static const char *const community_search[] = {
	"practice_area", "description", NULL,
};

static const char *const community_fields[] = {
	"practice_area", "description", NULL,
};

static const struct fieldset community_fieldsets[] = {
	{ "Community", NULL, community_fields },
	{ NULL, NULL, NULL },
};

static const struct field_widget community_widgets[] = {
	{ "practice_area", &widget_unused },
	{ NULL, NULL },
};

static const struct column role_columns[] = {
	{ "title", "Title", "lower(r.title)" },
	{ "community_of_practice", "Community",
	  "(SELECT community_label(c.practice_area)"
	  " FROM community_of_practice c"
	  " WHERE c.id = r.community_of_practice_id)" },
	{ "used_by", "Used by",
	  "(SELECT count(*) FROM opportunities o WHERE o.role_id = r.id)" },
	{ "updated_at", "Updated", "r.updated_at" },
	{ NULL, NULL },
};

static const struct filter role_filters[] = {
	{ "community_of_practice", FILTER_REF },
	{ "in_use", FILTER_BOOL, .linked = true },
	{ NULL, FILTER_CHOICE },
};

static const char *const role_search[] = { "title", NULL };

static const char *const role_fields[] = {
	"title", "community_of_practice", NULL,
};

static const struct fieldset role_fieldsets[] = {
	{ "Role", NULL, role_fields },
	{ NULL, NULL, NULL },
};

static const struct column skill_columns[] = {
	{ "name", "Name", "lower(r.name)" },
	{ "communities_of_practice", "Communities" },
	{ "listing_count", "Listings" },
	{ "people_count", "People" },
	{ NULL, NULL },
};

static const struct filter skill_filters[] = {
	{ "communities_of_practice", FILTER_REF },
	{ "in_use", FILTER_BOOL },
	{ NULL, FILTER_CHOICE },
};

static const char *const skill_search[] = { "name", NULL };

static const char *const skill_fields[] = {
	"name", "communities_of_practice", NULL,
};

static const struct choice skill_required[] = {
	{ "communities_of_practice", "Choose at least one community.", NULL },
	{ NULL, NULL, NULL },
};

static const struct fieldset skill_fieldsets[] = {
	{ "Skill", NULL, skill_fields },
	{ NULL, NULL, NULL },
};
/* clang-format on */

const struct model_admin community_admin = {
	.model = &community,
	.app = "ctj_api",
	.slug = "communityofpractice",
	.menu = "Catalogue",
	.may = CATALOGUE_RIGHTS,
	.columns = community_columns,
	.search = community_search,
	.order = "community_label(r.practice_area), r.id",
	.fieldsets = community_fieldsets,
	.removal = {
		.unless = "EXISTS (SELECT FROM roles o"
			  " WHERE o.community_of_practice_id = r.id)",
		.why = "has roles",
	},
	.widgets = community_widgets,
	.may_delete = community_may_delete,
	.prefill = community_fields,
};

const struct model_admin role_admin = {
	.model = &role,
	.app = "ctj_api",
	.slug = "role",
	.menu = "Catalogue",
	.may = CATALOGUE_RIGHTS,
	.columns = role_columns,
	.filters = role_filters,
	.search = role_search,
	.order = "lower(r.title), r.id",
	.fieldsets = role_fieldsets,
	.may_delete = role_may_delete,
	.removal = {
		.unless = "EXISTS (SELECT FROM opportunities o"
			  " WHERE o.role_id = r.id)",
		.why = "has opportunities",
	},
	.prefill = role_fields,
};

const struct model_admin skill_admin = {
	.model = &skill,
	.app = "ctj_api",
	.slug = "skill",
	.menu = "Catalogue",
	.may = CATALOGUE_RIGHTS,
	.columns = skill_columns,
	.filters = skill_filters,
	.search = skill_search,
	.order = "lower(r.name), r.id",
	.fieldsets = skill_fieldsets,
	.several = "name",
	.required = skill_required,
	.may_delete = skill_may_delete,
	.aside = skill_use_aside,
	.removal = { .also = removals_of_skills },
	.prefill = skill_fields,
};
