/*
 * test_match - the score: all vectors, the parts, the word and the explanation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match_case.h"
#include "vectors.h"

static int
set_up(void **state)
{
	(void)state;
	arena_init();
	return 0;
}

static int
reset(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

/* --- the vectors ---------------------------------------------------------- */

static void
judge_vector(const cJSON *vector)
{
	static const char *const keys[] = { "skills", "time", "hours", "area" };
	const struct match_case *c = case_score(vector);
	const cJSON *expected = json_get(vector, "expected");
	const cJSON *parts = json_get(expected, "parts");
	bool good = c->result.total == case_long(json_get(expected, "total"));

	for (int i = 0; i < MATCH_PART__MAX; i++)
		good &= c->result.value[i] ==
			case_long(json_get(parts, keys[i]));
	good &= c->result.time_filter ==
		cJSON_IsTrue(json_get(expected, "time_filter"));
	good &= c->result.skills_filter ==
		cJSON_IsTrue(json_get(expected, "skills_filter"));
	if (!good)
		fail_msg("%s: %s, filters %d %d",
			 json_text(json_get(vector, "id")), case_explained(c),
			 c->result.time_filter, c->result.skills_filter);
}

static void
vectors(void **state)
{
	const cJSON *all = vectors_read("t/match-vectors.json"), *vector;
	const cJSON *list = json_get(all, "vectors");
	int count = 0;

	(void)state;
	assert_int_equal(case_long(json_get(all, "version")), MATCH_VERSION);
	cJSON_ArrayForEach(vector, list) {
		judge_vector(vector);
		count++;
	}
	assert_int_equal(count, 30);
}

/* --- parts --------------------------------------------------------------- */

static void
hours(void **state)
{
	static const struct {
		const char *offered, *asked;
		int value;
	} rows[] = {
		{ "9", "12", 75 },      { "12", "12", 100 },
		{ "0", "1", 0 },        { "1", "168", 1 },
		{ "0", "0", 100 },      { "0", "null", 100 },
		{ "null", "10", 50 },   { "null", "0", 50 },
		{ "5", "-3", 100 },     { "1", "8", 13 },
		{ "null", "null", 50 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = arena_printf(
			CASE("2026-01-07", PERSON("%s", "{}", LA, ""),
			     POST("%s", "{}", "\"any\"", "")),
			rows[i].offered, rows[i].asked);

		assert_int_equal(case_text(text)->result.value[MATCH_HOURS],
				 rows[i].value);
	}
}

static void
rules(void **state)
{
/* 65, 50 and 0 % of the meetings. */
#define RULE(rule)                                                             \
	CASE("2026-01-07",                                                     \
	     PERSON("5", "{}", LA,                                             \
		    BOTH(AT("Wed", "18:00", "18:30"),                          \
			 AT("Thu", "18:00", "18:13"))),                        \
	     POST("5", "{}", rule,                                             \
		  BOTH(AT("Thu", "18:00", "18:20"),                            \
		       BOTH(AT("Wed", "18:00", "19:00"),                       \
			    AT("Fri", "10:00", "11:00")))))
	(void)state;
	assert_int_equal(case_time(RULE("\"any\"")), 65);
	assert_int_equal(case_time(RULE("1")), 65);
	assert_int_equal(case_time(RULE("2")), 58); /* 57.5 */
	assert_int_equal(case_time(RULE("3")), 38); /* 38.33 */
	assert_int_equal(case_time(RULE("9")), 38);
	assert_int_equal(case_time(RULE("\"all\"")), 38);
}

static void
needs(void **state)
{
#define NEEDS(one, other)                                                      \
	MEET("2026-01-07", AT("Wed", "18:00", "19:00"), "\"any\"",             \
	     BOTH(WITH("Wed", "18:00", "19:00", "\"need\":\"" one "\""),       \
		  WITH("Thu", "18:00", "19:00", "\"need\":\"" other "\"")))
	const struct match_case *c = case_text(NEEDS("should", "must"));

	(void)state;
	assert_int_equal(c->result.value[MATCH_TIME], 0);
	assert_int_equal(c->result.best, 1);
	assert_true(c->result.time_filter); /* all slots count there */
	assert_int_equal(case_time(NEEDS("must", "must")), 100);
	assert_int_equal(case_time(NEEDS("could", "should")), 100);
}

/* The largest denominators: 20 meetings of odd lengths, one minute of each. */
static void
many_slots(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, 8192);
	buf_str(&text, "{\"as_of\":\"2026-01-07\",\"volunteer\":" PERSON(
			       "5", "{}", LA, AT("Mon", "00:00", "00:01")) ",");
	buf_str(&text, "\"opportunity\":{\"community_of_practice\":null,"
		       "\"min_hours_required\":1,\"skills\":{},"
		       "\"meeting_rule\":\"all\",\"meeting_times\":[");
	for (int i = 0; i < 20; i++)
		buf_addf(&text,
			 "%s{\"day\":\"Mon\",\"start\":\"00:00\","
			 "\"end\":\"00:%02d\"}",
			 i > 0 ? "," : "", i + 1);
	buf_str(&text, "]}}");
	/* The 20th harmonic number is 3.5977; a twentieth of it. */
	assert_int_equal(case_time(text.text), 18);
}

/* --- the word ------------------------------------------------------------- */

static void
fits(void **state)
{
#define WORD(hours, skills, windows)                                           \
	CASE("2026-01-07", PERSON(hours, skills, LA, windows),                 \
	     POST("10", "{\"A\":3,\"B\":2}", "\"any\"",                        \
		  AT("Wed", "18:00", "19:00")))
#define ALL  "{\"A\":3,\"B\":2}"
#define FREE AT("Wed", "17:00", "20:00")
#define HALF AT("Wed", "18:30", "20:00")
#define NONE AT("Thu", "18:30", "20:00")
	static const struct {
		const char *text;
		enum match_fit fit;
	} rows[] = {
		{ WORD("10", ALL, FREE), MATCH_FITS },
		{ WORD("8", ALL, FREE), MATCH_NEARLY },
		{ WORD("7", ALL, FREE), MATCH_LOOK },
		{ WORD("null", ALL, FREE), MATCH_LOOK },
		{ WORD("10", ALL, HALF), MATCH_NEARLY },
		{ WORD("10", ALL, NONE), MATCH_LOOK },
		{ WORD("9", ALL, HALF), MATCH_LOOK },
		{ WORD("10", "{\"A\":3}", FREE), MATCH_NEARLY },
		{ WORD("10", "{\"A\":2,\"B\":2}", FREE), MATCH_NEARLY },
		{ WORD("10", "{\"A\":1,\"B\":2}", FREE), MATCH_LOOK },
		{ WORD("10", "{\"A\":2,\"B\":1}", FREE), MATCH_LOOK },
		{ WORD("10", "{\"A\":1}", FREE), MATCH_LOOK },
		{ WORD("10", "null", FREE), MATCH_LOOK },
		{ WORD("0", "{}", NONE), MATCH_OTHER },
		{ CASE("2026-01-07", PERSON("null", "null", LA, NONE),
		       POST("0", "{}", "\"any\"", "")),
		  MATCH_FITS },
		{ MEET("2026-01-07", FREE, "\"all\"",
		       AT("Wed", "18:00", "19:00") "," AT("Thu", "18:00",
							  "19:00")),
		  MATCH_NEARLY },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (case_text(rows[i].text)->result.fit != rows[i].fit)
			fail_msg("%s", case_explained(case_text(rows[i].text)));
}

static void
hidden_total(void **state)
{
	static const struct {
		const char *hours, *skills, *zone;
		bool shown;
	} rows[] = {
		{ "5", "{}", LA, true },
		{ "null", "{}", LA, true },
		{ "5", "null", LA, true },
		{ "null", "null", LA, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = arena_printf(
			CASE("2026-01-07", PERSON("%s", "%s", LA, ""),
			     POST("1", "{}", "\"any\"", "")),
			rows[i].hours, rows[i].skills);

		assert_int_equal(case_text(text)->result.show_total,
				 rows[i].shown);
	}
}

/* --- the explanation ------------------------------------------------------ */

static void
explained(void **state)
{
	const struct match_case *c = case_text(CASE(
		"2026-01-07",
		"{\"community_of_practice\":\"engineering\","
		"\"max_available_hours\":9,"
		"\"skills\":{\"PostgreSQL\":3,\"Python\":2,\"C\":1},"
		"\"time_zone\":\"America/New_York\","
		"\"meeting_availability\":[" AT("Wed", "21:30", "23:00") "]}",
		"{\"community_of_practice\":\"engineering\","
		"\"min_hours_required\":12,"
		"\"skills\":{\"PostgreSQL\":2,\"Python\":3,\"Docker\":2},"
		"\"meeting_rule\":\"any\",\"meeting_times\":[" WITH(
			"Wed", "18:00", "19:00",
			"\"team\":\"Developers\"") "]}"));

	(void)state;
	assert_string_equal(
		case_explained(c),
		"{\"version\":1,\"total\":56,\"show_total\":true,"
		"\"fit\":\"worth_a_look\",\"parts\":["
		"{\"key\":\"skills\",\"weight\":50,\"value\":44,"
		"\"state\":\"known\","
		"\"met\":[{\"name\":\"PostgreSQL\",\"need\":2,\"have\":3}],"
		"\"below\":[{\"name\":\"Python\",\"need\":3,\"have\":2}],"
		"\"missing\":[{\"name\":\"Docker\",\"need\":2,\"have\":0}],"
		"\"helpful\":[]},"
		"{\"key\":\"time\",\"weight\":25,\"value\":50,"
		"\"state\":\"known\",\"rule\":\"any\","
		"\"best\":{\"team\":\"Developers\",\"minutes\":60,"
		"\"covered\":30,\"there\":{\"day\":\"Wed\","
		"\"start\":\"18:00\",\"end\":\"19:00\","
		"\"tz\":\"America/Los_Angeles\"},"
		"\"here\":{\"day\":\"Wed\",\"start\":\"21:00\","
		"\"end\":\"22:00\",\"tz\":\"America/New_York\"}}},"
		"{\"key\":\"hours\",\"weight\":15,\"value\":75,"
		"\"state\":\"known\",\"asked\":12,\"offered\":9},"
		"{\"key\":\"area\",\"weight\":10,\"value\":100,"
		"\"state\":\"known\",\"asked\":\"engineering\","
		"\"yours\":[\"engineering\"]}]}");
}

static void
explained_unknown(void **state)
{
	const struct match_case *c = case_text(
		"{\"as_of\":\"2026-01-07\",\"volunteer\":{"
		"\"community_of_practice\":null,\"max_available_hours\":null,"
		"\"skills\":null,\"time_zone\":\"UTC\","
		"\"meeting_availability\":null},\"opportunity\":{"
		"\"community_of_practice\":null,\"min_hours_required\":null,"
		"\"skills\":{},\"meeting_rule\":2,\"meeting_times\":["
		"{\"day\":\"Wed\",\"start\":\"18:00\",\"end\":\"19:00\"}]}}");

	(void)state;
	assert_string_equal(
		case_explained(c),
		"{\"version\":1,\"total\":50,\"show_total\":false,"
		"\"fit\":\"worth_a_look\",\"parts\":["
		"{\"key\":\"skills\",\"weight\":50,\"value\":50,"
		"\"state\":\"unknown\",\"unknown_side\":\"both\","
		"\"met\":[],\"below\":[],\"missing\":[],\"helpful\":[]},"
		"{\"key\":\"time\",\"weight\":25,\"value\":50,"
		"\"state\":\"unknown\",\"unknown_side\":\"volunteer\","
		"\"rule\":2,\"best\":null},"
		"{\"key\":\"hours\",\"weight\":15,\"value\":50,"
		"\"state\":\"unknown\",\"unknown_side\":\"volunteer\","
		"\"asked\":null,\"offered\":null},"
		"{\"key\":\"area\",\"weight\":10,\"value\":50,"
		"\"state\":\"unknown\",\"unknown_side\":\"both\","
		"\"asked\":null,\"yours\":[]}]}");
}

int
main(void)
{
#define TEST(says, function)                                                   \
	{                                                                      \
		says, function, NULL, reset, NULL                              \
	}
	static const struct CMUnitTest tests[] = {
		TEST("all vectors", vectors),
		TEST("hours are in proportion", hours),
		TEST("a rule counts the best, some or all slots", rules),
		TEST("musts go before what should or could be", needs),
		TEST("a mean of twenty fractions is exact", many_slots),
		TEST("the word comes from facts", fits),
		TEST("too many unknowns hide the total", hidden_total),
		TEST("an explanation says all", explained),
		TEST("an explanation of what is unknown", explained_unknown),
	};

	return cmocka_run_group_tests_name("match", tests, set_up, NULL);
}
