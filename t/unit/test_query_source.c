/*
 * test_query_source - parameters whose values come from elsewhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Before cmocka.h, which has a macro of the name fail(). */
#include "posting_params.h"
#include "query.h"

#include <cmocka.h>

#include "arena.h"

static unsigned asks, binds;

static enum error
count_ask(struct req *req)
{
	(void)req;
	asks++;
	return OK;
}

/* Odd ones are as good as not given. */
static enum error
count_bind(struct req *req, const struct param *param, bool *given)
{
	binds_set(&req->list.binds, param->name, "from elsewhere");
	*given = ++binds % 2 == 0;
	return binds > 4 ? E_UNAVAILABLE : OK;
}

/* Values from elsewhere are asked for when there is somebody to ask about. */
static void
sources(void **state)
{
	static const struct source source = { .ask = count_ask,
					      .bind = count_bind };
	static const struct param one = { T_BOOL, "one", .source = &source };
	static const struct param two = { T_BOOL, "two", .source = &source };
	static const struct param *const list[] = { &one, &two, NULL };
	static const struct resource sourced = { .params = list,
						 .orders = posting_orders };
	struct req req = { .query = "one=true&two=1",
			   .resource = &sourced,
			   .verb = LIST };
	bool asked = false;

	(void)state;
	assert_int_equal(query_parse(&req), OK);
	assert_false(query_unfit(&req));
	req.session_hash = "00";
	assert_int_equal(query_ask(&req, &asked), OK);
	assert_true(asked && asks == 2 && binds == 0);
	assert_int_equal(query_check(&req), OK);
	assert_int_equal(binds, 2);
	/* Before them goes the limit. */
	assert_int_equal(req.list.binds.count, 3);
	assert_string_equal(req.list.binds.names[1], "one");
	assert_string_equal(req.list.binds.values[1], "from elsewhere");
	assert_false(req.list.given[0]);
	assert_true(req.list.given[1]);
	req = (struct req){ .query = "two=true&one=false",
			    .resource = &sourced,
			    .verb = LIST };
	asked = false;
	assert_int_equal(query_parse(&req), OK);
	assert_false(query_unfit(&req));
	assert_true(req.list.given[1]);
	assert_int_equal(query_ask(&req, &asked), OK);
	assert_int_equal(query_check(&req), OK);
	assert_false(asked || req.list.given[1]);
	assert_true(asks == 2 && binds == 2);
	req = (struct req){ .query = "two=x",
			    .resource = &sourced,
			    .verb = LIST };
	assert_int_equal(query_parse(&req), OK);
	assert_true(query_unfit(&req));
	assert_int_equal(query_check(&req), E_INVALID);
	assert_int_equal(binds, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources),
	};

	arena_init();
	return cmocka_run_group_tests_name("query_source", tests, NULL, NULL);
}
