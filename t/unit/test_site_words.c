/*
 * test_site_words - the admin's preview says what the site says: the vectors
 * that frontend/test/site-words.test.ts reads, too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "json.h"
#include "site_words.h"
#include "user_text.h"
#include "vectors.h"

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static cJSON *
vectors(const char *name)
{
	cJSON *list = json_get(vectors_read("t/site-words.json"), name);

	assert_true(cJSON_GetArraySize(list) > 0);
	return list;
}

static const char *
part(const cJSON *vector, int n)
{
	return json_text(cJSON_GetArrayItem(vector, n));
}

static void
check_words(const char *name, const char *(*say)(const char *))
{
	const cJSON *vector;

	cJSON_ArrayForEach(vector, vectors(name))
		assert_string_equal(say(part(vector, 0)), part(vector, 1));
}

static void
facts_are_said_as_on_the_site(void **state)
{
	(void)state;
	check_words("hours", site_hours);
	check_words("environments", site_environment);
	check_words("dates", site_date);
}

static void
meetings_are_said_as_on_the_site(void **state)
{
	const cJSON *vector;

	(void)state;
	cJSON_ArrayForEach(vector, vectors("meetings")) {
		const char *words = site_meeting(cJSON_GetArrayItem(vector, 0));

		if (cJSON_IsNull(cJSON_GetArrayItem(vector, 1)))
			assert_null(words);
		else
			assert_string_equal(words, part(vector, 1));
	}
}

static void
the_contact_is_found_as_on_the_site(void **state)
{
	const cJSON *vector;

	(void)state;
	cJSON_ArrayForEach(vector, vectors("contacts")) {
		const char *text;
		const char *contact = site_contact(part(vector, 0), &text);

		assert_string_equal(text, part(vector, 1));
		assert_string_equal(contact == NULL ? "" : contact,
				    part(vector, 2));
	}
}

static void
texts_are_drawn_as_on_the_site(void **state)
{
	const cJSON *vector;

	(void)state;
	cJSON_ArrayForEach(vector, vectors("texts")) {
		struct buf out;

		buf_init(&out, 4096);
		user_text(&out, part(vector, 0));
		assert_string_equal(out.text, part(vector, 1));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(facts_are_said_as_on_the_site, reset),
		cmocka_unit_test_teardown(meetings_are_said_as_on_the_site,
					  reset),
		cmocka_unit_test_teardown(the_contact_is_found_as_on_the_site,
					  reset),
		cmocka_unit_test_teardown(texts_are_drawn_as_on_the_site,
					  reset),
	};

	arena_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
