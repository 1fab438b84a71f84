/*
 * judge - checks a value or a body that is written as JSON, in one line.
 *
 * What passes comes back as JSON; what does not as "! " and its sentences
 * with " | " between them.
 */
#ifndef CTJ_JUDGE_H
#define CTJ_JUDGE_H

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "json.h"

#include <string.h>

struct judged {
	const struct field *field;
	const char *sent, *comes;
};

static inline cJSON *
judge_read(const char *text)
{
	const char *fault = NULL;
	cJSON *value = json_parse(text, strlen(text), &fault);

	if (value == NULL)
		fail_msg("the test sends no JSON: %s (%s)", text, fault);
	return value;
}

/* The sentences about the current field. */
static inline const char *
judge_sentences(const struct faults *faults)
{
	struct buf out;

	buf_init(&out, 1UL << 20);
	FOR_EACH_FAULT(fault, faults->first[faults->at]) {
		buf_str(&out, out.length == 0 ? "! " : " | ");
		buf_str(&out, fault_text(fault));
	}
	return out.text;
}

static inline const char *
judge_cjson(const struct field *field, cJSON *value)
{
	struct faults faults = { .count = 0 };
	cJSON *stored;

	faults_field(&faults, field->name == NULL ? "it" : field->name);
	stored = check_value(field, value, &faults);
	assert_int_equal(stored == NULL, faults_any(&faults));
	return stored == NULL ? judge_sentences(&faults) : json_print(stored);
}

static inline const char *
judge(const struct field *field, const char *text)
{
	return judge_cjson(field, judge_read(text));
}

static inline void
judge_all(const struct judged *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_string_equal(judge(rows[i].field, rows[i].sent),
				    rows[i].comes);
}

#define JUDGE_ALL(rows_) judge_all(rows_, sizeof(rows_) / sizeof((rows_)[0]))

/* judge_faults - what is wrong with a body, as JSON; "{}": nothing. */
static inline const char *
judge_faults(struct check check, const char *text, cJSON **row)
{
	struct faults faults = { .count = 0 };

	check.body = judge_read(text);
	*row = check_body(&check, &faults);
	return faults_json(&faults);
}

#endif
