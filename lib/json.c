/*
 * json - trees of JSON: what is in them, and how they are printed.
 *
 * The reader is in json_read.c.
 */
#include "json.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "log.h"

bool
json_is_number(const cJSON *value)
{
	return cJSON_IsRaw(value);
}

cJSON *
json_number(long number)
{
	return cJSON_CreateRaw(arena_printf("%ld", number));
}

const char *
json_text(const cJSON *value)
{
	if (cJSON_IsRaw(value) || cJSON_IsString(value))
		return value->valuestring;
	return NULL;
}

const char *
json_type(const cJSON *value)
{
	if (cJSON_IsObject(value))
		return "dict";
	if (cJSON_IsArray(value))
		return "list";
	if (cJSON_IsString(value))
		return "str";
	if (cJSON_IsBool(value))
		return "bool";
	if (cJSON_IsRaw(value))
		return strpbrk(value->valuestring, ".eE") ? "float" : "int";
	return "NoneType";
}

static void print(struct buf *out, const cJSON *value);

static void
print_members(struct buf *out, const cJSON *value)
{
	const cJSON *child;
	bool object = cJSON_IsObject(value);

	buf_char(out, object ? '{' : '[');
	cJSON_ArrayForEach(child, value) {
		if (child != value->child)
			buf_char(out, ',');
		if (object) {
			buf_json(out, child->string, strlen(child->string));
			buf_char(out, ':');
		}
		print(out, child);
	}
	buf_char(out, object ? '}' : ']');
}

static void
print(struct buf *out, const cJSON *value)
{
	const char *text = json_text(value);

	if (cJSON_IsObject(value) || cJSON_IsArray(value))
		print_members(out, value);
	else if (cJSON_IsString(value))
		buf_json(out, text, strlen(text));
	else if (text != NULL)
		buf_str(out, text);
	else if (cJSON_IsBool(value))
		buf_str(out, cJSON_IsTrue(value) ? "true" : "false");
	else if (cJSON_IsNull(value))
		buf_str(out, "null");
	else
		die("a JSON tree holds a value of type %d", value->type);
}

const char *
json_print(const cJSON *value)
{
	struct buf out;

	buf_init(&out, ARENA_MAX);
	print(&out, value);
	return out.text;
}

cJSON *
json_get(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name);
}

void
json_set(cJSON *object, const char *name, cJSON *value)
{
	if (json_get(object, name) != NULL)
		(void)cJSON_ReplaceItemInObjectCaseSensitive(object, name,
							     value);
	else
		(void)cJSON_AddItemToObject(object, name, value);
}

/* The end of a string whose opening quote is at p. */
static const char *
string_end(const char *p, const char *end)
{
	for (p++; p < end && *p != '"'; p++)
		if (*p == '\\' && p + 1 < end)
			p++;
	return p < end ? p + 1 : end;
}

/* Appends printed JSON with U+2028 and U+2029 escaped. */
static void
add_escaped(struct buf *out, const char *p, const char *end)
{
	const char *hit;

	while ((hit = memchr(p, 0xe2, (size_t)(end - p))) != NULL) {
		buf_add(out, p, (size_t)(hit - p));
		p = hit;
		if (end - p >= 3 && memcmp(p, "\u2028", 3) == 0)
			buf_str(out, "\\u2028");
		else if (end - p >= 3 && memcmp(p, "\u2029", 3) == 0)
			buf_str(out, "\\u2029");
		else {
			buf_char(out, *p++);
			continue;
		}
		p += 3;
	}
	buf_add(out, p, (size_t)(end - p));
}

void
json_tidy(struct buf *out, const char *bytes, size_t length)
{
	const char *p = bytes, *end = bytes + length, *run = bytes;

	while (p < end) {
		if (*p == '"') {
			p = string_end(p, end);
		} else if (*p == ' ') {
			add_escaped(out, run, p);
			run = ++p;
		} else {
			p++;
		}
	}
	add_escaped(out, run, end);
}
