/*
 * skill_matrix_admin - skills as they are stored: for curators who look for
 * what belongs to nobody.  People edit their skills as rows of the form that
 * owns them.
 */
#include "model_admins.h"
#include "removals.h"
#include "widgets.h"

/* clang-format off */
static const struct column columns[] = {
	{ NULL, "Belongs to", "r.created_at" },
	{ "row_count", "Rows" },
	{ "problem_count", "Problems" },
	{ "updated_at", "Updated", "r.updated_at" },
	{ NULL, NULL },
};

static const struct filter filters[] = {
	{ "belongs_to", FILTER_CHOICE },
	{ "unknown_skills", FILTER_BOOL, .linked = true },
	{ NULL, FILTER_CHOICE },
};

static const char *const rows[] = { "skill_matrix", NULL };

static const struct fieldset fieldsets[] = {
	{ "Skills", NULL, rows },
	{ NULL, NULL, NULL },
};

static const struct field_widget widgets_of[] = {
	{ "skill_matrix", &widget_matrix },
	{ NULL, NULL },
};
/* clang-format on */

const struct model_admin skill_matrix_admin = {
	.model = &skill_matrix,
	.app = "ctj_api",
	.slug = "skillmatrix",
	.may = {
		[ADMIN_VIEW] = CURATOR,
		[ADMIN_CHANGE] = SUPERUSER,
		[ADMIN_DELETE] = CURATOR,
	},
	.columns = columns,
	.filters = filters,
	.order = "r.updated_at DESC, r.id",
	.fieldsets = fieldsets,
	.removal = {
		.unless = "(EXISTS (SELECT FROM opportunities o"
			  " WHERE o.skills_required_matrix_id = r.id)"
			  " OR EXISTS (SELECT FROM users u"
			  " WHERE u.skills_learned_matrix_id = r.id))",
		.why = "belongs to somebody",
	},
	.widgets = widgets_of,
	.may_delete = matrix_may_delete,
};
