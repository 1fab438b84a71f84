/*
 * json_read - the strict reader of json.h: arrays, objects, the tree.
 *
 * The words are read by json_scan.  Recursion ends at JSON_DEPTH_MAX.
 */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "json.h"
#include "json_scan.h"
#include "text.h"

#define KEY_SHOWN_MAX 200U /* code points of a key in a message */
#define KEYS_FIRST    64U

struct key {
	const char *text;
	const char *at; /* its opening quote */
};

struct reader {
	struct scan scan;
	struct key *keys; /* of all objects now open, outermost first */
	size_t key_count, key_size;
	unsigned depth;
};

static cJSON *read_value(struct reader *r);

/* Passes the bracket of an array or object, one level deeper. */
static bool
descend(struct reader *r)
{
	if (r->depth == JSON_DEPTH_MAX) {
		scan_refuse(&r->scan, r->scan.at,
			    "Nested deeper than 32 levels");
		return false;
	}
	r->depth++;
	r->scan.at++;
	return true;
}

static cJSON *
read_array(struct reader *r)
{
	cJSON *array, *item;

	if (!descend(r))
		return NULL;
	array = cJSON_CreateArray();
	if (!scan_pass(&r->scan, ']')) {
		do {
			item = read_value(r);
			if (item == NULL)
				return NULL;
			(void)cJSON_AddItemToArray(array, item);
		} while (scan_pass(&r->scan, ','));
		if (!scan_pass(&r->scan, ']'))
			return scan_refuse(&r->scan, r->scan.at,
					   "Expecting ',' or ']'");
	}
	r->depth--;
	return array;
}

static void
key_add(struct reader *r, const char *text, const char *at)
{
	struct key *keys;

	if (r->key_count == r->key_size) {
		r->key_size = r->key_size > 0 ? r->key_size * 2 : KEYS_FIRST;
		keys = arena_array(r->key_size, sizeof(*keys));
		if (r->key_count > 0)
			memcpy(keys, r->keys, r->key_count * sizeof(*keys));
		r->keys = keys;
	}
	r->keys[r->key_count++] = (struct key){ text, at };
}

/* By text, then by place. */
static int
key_compare(const void *a, const void *b)
{
	const struct key *one = a, *other = b;
	int order = strcmp(one->text, other->text);

	if (order != 0)
		return order;
	return (one->at > other->at) - (one->at < other->at);
}

/* Forgets the keys from first on; true if each was another.  Sorting keeps it
 * near linear whatever the keys are; a hash could be made to collide. */
static bool
keys_differ(struct reader *r, size_t first)
{
	struct key *keys = r->keys + first;
	size_t count = r->key_count - first;
	const struct key *twice = NULL;

	r->key_count = first;
	qsort(keys, count, sizeof(*keys), key_compare);
	for (size_t i = 1; i < count; i++)
		if (strcmp(keys[i - 1].text, keys[i].text) == 0 &&
		    (twice == NULL || keys[i].at < twice->at))
			twice = &keys[i];
	if (twice == NULL)
		return true;
	scan_refuse(&r->scan, twice->at,
		    arena_printf("Duplicate key \"%s\"",
				 text_cut(twice->text, KEY_SHOWN_MAX)));
	return false;
}

static bool
read_member(struct reader *r, cJSON *object)
{
	struct scan *s = &r->scan;
	const char *text, *quote;
	cJSON *value;

	scan_white(s);
	quote = s->at;
	if (s->at == s->end || *quote != '"') {
		scan_refuse(s, quote, "Expecting a key in double quotes");
		return false;
	}
	text = scan_string(s);
	if (text == NULL)
		return false;
	text = arena_strdup(text);
	key_add(r, text, quote);
	if (!scan_pass(s, ':')) {
		scan_refuse(s, s->at, "Expecting ':'");
		return false;
	}
	value = read_value(r);
	if (value == NULL)
		return false;
	/* CS: cJSON keeps the key as it is, for it lives as long. */
	(void)cJSON_AddItemToObjectCS(object, text, value);
	return true;
}

static cJSON *
read_object(struct reader *r)
{
	size_t first = r->key_count;
	cJSON *object;

	if (!descend(r))
		return NULL;
	object = cJSON_CreateObject();
	if (!scan_pass(&r->scan, '}')) {
		do {
			if (!read_member(r, object))
				return NULL;
		} while (scan_pass(&r->scan, ','));
		if (!scan_pass(&r->scan, '}'))
			return scan_refuse(&r->scan, r->scan.at,
					   "Expecting ',' or '}'");
		if (!keys_differ(r, first))
			return NULL;
	}
	r->depth--;
	return object;
}

static cJSON *
read_value(struct reader *r)
{
	struct scan *s = &r->scan;
	const char *text;

	scan_white(s);
	if (s->at == s->end)
		return scan_refuse(s, s->at, "Expecting value");
	if (*s->at == '{')
		return read_object(r);
	if (*s->at == '[')
		return read_array(r);
	if (*s->at == '"') {
		text = scan_string(s);
		return text != NULL ? cJSON_CreateString(text) : NULL;
	}
	if (*s->at == '-' || (*s->at >= '0' && *s->at <= '9')) {
		text = scan_number(s);
		return text != NULL ? cJSON_CreateRaw(text) : NULL;
	}
	if (scan_word(s, "true"))
		return cJSON_CreateTrue();
	if (scan_word(s, "false"))
		return cJSON_CreateFalse();
	if (scan_word(s, "null"))
		return cJSON_CreateNull();
	return scan_refuse(s, s->at, "Expecting value");
}

cJSON *
json_parse(const char *bytes, size_t length, const char **fault)
{
	struct reader r = { 0 };
	cJSON *value = NULL;

	if (scan_start(&r.scan, bytes, length)) {
		value = read_value(&r);
		scan_white(&r.scan);
		if (value != NULL && r.scan.at < r.scan.end)
			value = scan_refuse(&r.scan, r.scan.at,
					    "Expecting the end");
	}
	if (value == NULL)
		*fault = scan_fault(&r.scan);
	return value;
}
