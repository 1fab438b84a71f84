/*
 * test_query - the parameters of a list, and the query of its next page.
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
#include "models.h"

#define UUID "0190f3a2-7b1c-7def-8abc-0123456789ab"

static const struct param param_words = { T_LINE, "words", .max = 5 };
static const struct param param_hours = { T_INT, "max_hours", .max = 168 };
static const struct param param_ids = { T_UUID, "ids", P_MANY };
static const struct param param_area = { T_CHOICE, "area", P_MANY | P_OR_ID,
					 .choices = practice_areas };

static const struct param *const params[] = {
	&param_limit, &param_cursor, &param_ordering, &param_status,
	&param_mine,  &param_words,  &param_hours,    &param_ids,
	&param_area,  NULL,
};

static const struct resource resource = {
	.name = "postings",
	.model = &opportunity,
	.params = params,
	.orders = posting_orders,
};

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* A list asked for with this query, through both phases. */
static struct req
asked(const char *query)
{
	struct req req = { .query = query,
			   .resource = &resource,
			   .verb = LIST };

	assert_int_equal(query_parse(&req), OK);
	(void)query_check(&req);
	return req;
}

/* The value of :name; "unset" if it has none. */
static const char *
bound(const struct req *req, const char *name)
{
	for (size_t i = 0; i < req->list.binds.count; i++)
		if (strcmp(req->list.binds.names[i], name) == 0)
			return req->list.binds.values[i];
	return "unset";
}

static const char *
faults(const char *query)
{
	struct req req = asked(query);

	if (req.error == OK)
		return "none";
	assert_int_equal(req.error, E_INVALID);
	return faults_json(&req.faults);
}

static void
defaults(void **state)
{
	static const char *const queries[] = {
		"",
		"limit=&cursor=&ordering=&status=&mine=&max_hours=",
		"unknown=1&LIMIT=5",
	};

	(void)state;
	for (size_t q = 0; q < sizeof(queries) / sizeof(queries[0]); q++) {
		struct req req = asked(queries[q]);

		assert_int_equal(req.error, OK);
		assert_int_equal(req.list.limit, 100);
		assert_string_equal(bound(&req, "limit"), "101");
		assert_string_equal(req.list.order->name, "created_at");
		assert_false(req.list.after);
		for (size_t i = 0; params[i] != NULL; i++)
			assert_false(req.list.given[i]);
	}
}

static void
limits(void **state)
{
	static const char low[] = "{\"limit\":[\"Ensure this value is greater "
				  "than or equal to 1.\"]}";
	static const char high[] = "{\"limit\":[\"Ensure this value is less "
				   "than or equal to 500.\"]}";
	static const char no[] =
		"{\"limit\":[\"A valid integer is required.\"]}";
	struct req req = asked("limit=1&limit=500");

	(void)state;
	assert_int_equal(req.list.limit, 500);
	assert_string_equal(bound(&req, "limit"), "501");
	assert_string_equal(faults("limit=1"), "none");
	assert_string_equal(faults("limit=+5.0+"), "none");
	assert_string_equal(faults("limit=0"), low);
	assert_string_equal(faults("limit=-1"), low);
	assert_string_equal(faults("limit=501"), high);
	assert_string_equal(faults("limit=99999999999999999999"), high);
	assert_string_equal(faults("limit=ten"), no);
	assert_string_equal(faults("limit=1e2"), no);
}

static void
orders(void **state)
{
	struct req req = asked("ordering=-opened_at");

	(void)state;
	assert_string_equal(req.list.order->name, "-opened_at");
	assert_string_equal(faults("ordering=opened_at"),
			    "{\"ordering\":[\"\\\"opened_at\\\" is not a valid "
			    "choice.\"]}");
	assert_string_equal(faults("ordering=id;--"),
			    "{\"ordering\":[\"\\\"id;--\\\" is not a valid "
			    "choice.\"]}");
}

static void
cursors(void **state)
{
	static const char no[] = "{\"cursor\":[\"Invalid cursor.\"]}";
	const char *cursor = cursor_write(&posting_orders[0],
					  "2026-01-31 10:00:00+00", UUID);
	struct req req = asked(arena_printf("cursor=%s", cursor));

	(void)state;
	assert_int_equal(req.error, OK);
	assert_true(req.list.after);
	assert_string_equal(bound(&req, "after"), "2026-01-31 10:00:00+00");
	assert_string_equal(bound(&req, "after_id"), UUID);
	assert_string_equal(faults("cursor=abc"), no);
	assert_string_equal(
		faults(arena_printf("cursor=%s&ordering=closes_on", cursor)),
		no);
}

static void
booleans(void **state)
{
	static const char no[] = "{\"mine\":[\"Must be a valid boolean.\"]}";
	static const char *const bad[] = { "yes", "True", "on",
					   "2",   "null", "true+" };
	struct req req = asked("mine=true");

	(void)state;
	assert_true(req.list.given[4]);
	req = asked("mine=1");
	assert_true(req.list.given[4]);
	req = asked("mine=true&mine=0");
	assert_false(req.list.given[4]);
	req = asked("mine=false");
	assert_int_equal(req.error, OK);
	assert_false(req.list.given[4]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_string_equal(faults(arena_printf("mine=%s", bad[i])),
				    no);
}

static void
many(void **state)
{
	struct req req = asked("status=open&status=&status=draft&ids=" UUID
			       "&ids=0190F3A27B1C7DEF8ABC0123456789AC");
	struct buf query;

	(void)state;
	assert_int_equal(req.error, OK);
	assert_true(req.list.given[3]);
	assert_string_equal(bound(&req, "status"), "{\"open\",\"draft\"}");
	assert_string_equal(bound(&req, "ids"),
			    "{\"" UUID "\",\""
			    "0190f3a2-7b1c-7def-8abc-0123456789ac\"}");
	buf_init(&query, 1024);
	for (int i = 0; i < 20; i++)
		buf_str(&query, "&status=open");
	assert_string_equal(faults(query.text), "none");
	buf_str(&query, "&status=open");
	assert_string_equal(faults(query.text),
			    "{\"status\":[\"Ensure this field has no more "
			    "than 20 elements.\"]}");
}

static void
choices_or_ids(void **state)
{
	struct req req = asked("area=ui_ux&area=0190F3A27B1C7DEF8ABC0123456789A"
			       "B&area=devops");

	(void)state;
	assert_string_equal(bound(&req, "area"),
			    "{\"ui_ux\",\"" UUID "\",\"devops\"}");
	assert_string_equal(faults("area=devops&area=UI/UX"),
			    "{\"area\":[\"\\\"UI/UX\\\" is not a valid "
			    "choice.\"]}");
}

static void
words(void **state)
{
	struct req req = asked("words=+a%20b%E3%80%80");

	(void)state;
	assert_string_equal(bound(&req, "words"), "a b");
	req = asked("words=+%09%E3%80%80");
	assert_int_equal(req.error, OK);
	assert_false(req.list.given[5]);
	assert_string_equal(bound(&req, "words"), "unset");
}

static enum error
nothing(struct req *req)
{
	(void)req;
	return OK;
}

/* What stands where a list would takes parameters; other actions do not. */
static void
actions(void **state)
{
	static const struct action base = { "", .run = nothing };
	static const struct action other = { "x/", .run = nothing };
	static const struct resource counted = { .name = "counted",
						 .params = params + 5 };
	struct req req = { .query = "max_hours=5&words=abcdef",
			   .resource = &counted,
			   .action = &base,
			   .verb = READ };

	(void)state;
	assert_int_equal(query_parse(&req), OK);
	assert_int_equal(query_check(&req), E_INVALID);
	assert_string_equal(bound(&req, "max_hours"), "5");
	req = (struct req){ .query = "words=abcdef",
			    .resource = &counted,
			    .action = &other,
			    .verb = READ };
	assert_int_equal(query_parse(&req), OK);
	assert_int_equal(query_check(&req), OK);
}

static void
order_of_faults(void **state)
{
	(void)state;
	assert_string_equal(
		faults("ids=x&max_hours=169&words=abcdef&mine=x&status=on+hold"
		       "&ordering=x&cursor=x&limit=x"),
		"{\"limit\":[\"A valid integer is required.\"],"
		"\"cursor\":[\"Invalid cursor.\"],"
		"\"ordering\":[\"\\\"x\\\" is not a valid choice.\"],"
		"\"status\":[\"\\\"on hold\\\" is not a valid choice.\"],"
		"\"mine\":[\"Must be a valid boolean.\"],"
		"\"words\":[\"Ensure this field has no more than 5 "
		"characters.\"],"
		"\"max_hours\":[\"Ensure this value is less than or equal to "
		"168.\"],"
		"\"ids\":[\"\u201cx\u201d is not a valid UUID.\"]}");
}

static void
malformed(void **state)
{
	static const char *const bad[] = { "a=%00", "a=%ff", "%c3=1" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct req req = asked(bad[i]);

		assert_int_equal(req.error, E_PARSE);
		assert_int_equal(
			strncmp(req.message, "Query string parse error - ", 27),
			0);
	}
}

static void
next_page(void **state)
{
	static const char *const rows[][2] = {
		{ "", "?cursor=NEXT" },
		{ "limit=5", "?limit=5&cursor=NEXT" },
		{ "limit=5&cursor=OLD", "?limit=5&cursor=NEXT" },
		{ "status=open&x=y&status=draft&mine=",
		  "?status=open&status=draft&cursor=NEXT" },
		{ "words=a%26b%3d%C3%a4+%3E%22%0d%0a",
		  "?words=a%26b%3D%C3%A4%20%3E%22%0D%0A&cursor=NEXT" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct req req = asked(rows[i][0]);

		assert_string_equal(query_next(&req, "NEXT"), rows[i][1]);
	}
}

int
main(void)
{
	/* clang-format off */
	const struct CMUnitTest tests[] = {
		{ "what is empty or unknown is absent", defaults, reset },
		{ "a limit is 1 to 500, the last one counts", limits, reset },
		{ "an ordering comes from the table", orders, reset },
		{ "a cursor belongs to the ordering", cursors, reset },
		{ "a boolean counts when it is true", booleans, reset },
		{ "twenty values of what may repeat", many, reset },
		{ "a choice, or an id in any spelling", choices_or_ids, reset },
		{ "words are trimmed; none are absent", words, reset },
		{ "action \"\" takes parameters, others do not", actions, reset },
		{ "faults come in the order of the parameters", order_of_faults, reset },
		{ "what cannot be read is a parse error", malformed, reset },
		{ "the next page is asked the same", next_page, reset },
	};
	/* clang-format on */

	arena_init();
	return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
