/*
 * test_refusal - which field a constraint of the database is about.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "db.h"
#include "models.h"
#include "refusal.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static const char *
field(const struct model *model, const char *table, const char *column,
      const char *constraint)
{
	const struct db_refusal refusal = { .table = table,
					    .column = column,
					    .constraint = constraint };
	const struct field *found = refusal_field(model, &refusal);

	return found == NULL ? "none" : found->name;
}

static void
columns_have_fields(void **state)
{
	(void)state;
	assert_string_equal(field(&user, "users", "name", ""), "name");
	assert_string_equal(field(&user, "users", "", "users_email_folded_key"),
			    "email");
	assert_string_equal(field(&opportunity, "opportunities", "",
				  "opportunities_role_id_fkey"),
			    "role");
	assert_string_equal(field(&role, "roles", "", "roles_pkey"), "id");
}

static void
tables_beside_have_fields(void **state)
{
	(void)state;
	assert_string_equal(field(&skill, "skills_communities_of_practice", "",
				  "skills_communities_of_practice_skill_id"
				  "_fkey"),
			    "communities_of_practice");
	assert_string_equal(field(&opportunity, "skill_matrices", "",
				  "skill_matrices_skill_matrix_check"),
			    "skills");
	assert_string_equal(field(&skill_matrix, "skill_matrices", "",
				  "skill_matrices_skill_matrix_check"),
			    "skill_matrix");
}

static void
others_have_none(void **state)
{
	(void)state;
	assert_string_equal(field(&role, "roles", "", "roles_odd"), "none");
	assert_string_equal(field(&role, "users", "title", ""), "none");
	assert_string_equal(field(&role, "", "", ""), "none");
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "a constraint of a column is about its field", columns_have_fields, reset },
		{ "so is one of the table that a field has beside the row", tables_beside_have_fields, reset },
		{ "what no field explains is about none", others_have_none, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("refusal", tests, NULL, NULL);
}
