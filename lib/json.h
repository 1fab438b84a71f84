/*
 * json - a strict reader (RFC 8259) that builds cJSON trees.
 *
 * cJSON's own parser cuts at \u0000, takes bytes behind the value, duplicate
 * keys and invalid UTF-8; nothing from outside reaches it.  In every tree of
 * ours **a number is a cJSON_Raw node that holds its source text**, so that
 * 2^53 + 1 and 1.50 come out as they came in; use json_is_number() and
 * json_number().  Trees live in the arena.  Look keys up with
 * cJSON_GetObjectItemCaseSensitive() only.
 */
#ifndef CTJ_JSON_H
#define CTJ_JSON_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

#define JSON_DEPTH_MAX 32 /* the outermost value is 1 */

/*
 * json_parse - the tree of a JSON text of length bytes.  NULL if it is
 * malformed: *fault then says why and where, ready for people:
 * "JSON parse error - Duplicate key \"k\": line 1 column 9.", lines and columns
 * from 1, in code points, where the fault begins.
 * Refused besides syntax errors: duplicate keys, NUL (raw or \u0000),
 * unpaired surrogate escapes, invalid UTF-8, a byte order mark, NaN, Infinity,
 * more than JSON_DEPTH_MAX levels, anything behind the value but white space.
 * Keys of one object are sorted to compare them: n log n.
 */
cJSON *json_parse(const char *bytes, size_t length, const char **fault);

bool json_is_number(const cJSON *value);
cJSON *json_number(long number);

/* The source text of a number, the text of a string; else NULL. */
const char *json_text(const cJSON *value);

/* What Python calls its type: dict, list, str, int, float, bool, NoneType. */
const char *json_type(const cJSON *value);

/* Compact JSON; escapes what JSON demands and U+2028, U+2029. */
const char *json_print(const cJSON *value);

/* json_get - member of an object, exact case; NULL if absent. */
cJSON *json_get(const cJSON *object, const char *name);

/* json_set - adds the member, or replaces it in its place; value must be new or
 * that member itself, for a node has one parent. */
void json_set(cJSON *object, const char *name, cJSON *value);

struct buf;

/*
 * json_tidy - appends JSON that PostgreSQL printed from jsonb, without the
 * spaces it puts after ':' and ',', and with U+2028, U+2029 escaped.
 */
void json_tidy(struct buf *out, const char *bytes, size_t length);

#endif
