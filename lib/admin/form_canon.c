/*
 * form_canon - values in the one form in which they are compared: what a form
 * shows and what it would send back are the same there.
 */
#include "arena.h"
#include "crypto.h"
#include "form.h"
#include "json.h"
#include "text.h"

#define CANON_MAX     (1UL << 20)
#define DIGEST_LENGTH 12

/* What a meeting means when it does not say so. */
static const struct {
	const char *key, *value;
} defaults[] = {
	{ "cadence", "weekly" },
	{ "need", "must" },
	{ "tz", ZONE_PRESET },
	{ "flexible", "false" },
};

/* Keys of a meeting; what else an item holds nobody edits. */
static const char meeting_keys[] =
	" team day start end tz cadence starts_on need flexible ";

static bool
is_meeting(const cJSON *object)
{
	return cJSON_IsString(json_get(object, "day")) &&
	       cJSON_IsString(json_get(object, "start")) &&
	       cJSON_IsString(json_get(object, "end"));
}

struct member {
	const cJSON *value; /* which knows its name */
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct member *)a)->value->string,
		      ((const struct member *)b)->value->string);
}

static bool
says_nothing(const cJSON *member)
{
	if (form_empty(member))
		return true;
	for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++)
		if (strcmp(member->string, defaults[i].key) == 0 &&
		    (cJSON_IsString(member) || cJSON_IsBool(member)) &&
		    strcmp(cJSON_IsString(member) ? member->valuestring
						  : json_print(member),
			   defaults[i].value) == 0)
			return true;
	return false;
}

static void
add_object(struct buf *out, const cJSON *object)
{
	size_t count = 0, size = (size_t)cJSON_GetArraySize(object);
	struct member *members = arena_array(size + 1, sizeof(*members));
	const cJSON *member;
	bool meeting = is_meeting(object);

	cJSON_ArrayForEach(member, object)
		if (!says_nothing(member) &&
		    (!meeting ||
		     strstr(meeting_keys,
			    arena_printf(" %s ", member->string)) != NULL))
			members[count++].value = member;
	qsort(members, count, sizeof(*members), by_name);
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s=%s\n", members[i].value->string,
			 json_print(members[i].value));
}

static void
add_list(struct buf *out, const cJSON *list)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, list) {
		if (cJSON_IsObject(item))
			add_object(out, item);
		else
			buf_str(out, json_print(item));
		buf_str(out, "\n\n");
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Which they are, not in which order. */
static void
add_ids(struct buf *out, const cJSON *list)
{
	size_t count = 0, size = (size_t)cJSON_GetArraySize(list);
	const char **ids = arena_array(size + 1, sizeof(*ids));
	const cJSON *item;

	cJSON_ArrayForEach(item, list)
		ids[count++] = cJSON_IsString(item) ? item->valuestring : "";
	qsort(ids, count, sizeof(*ids), by_text);
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s\n", ids[i]);
}

static const char *
plain(const char *text)
{
	struct buf out;

	buf_init(&out, CANON_MAX);
	for (; *text != '\0'; text++)
		if (text[0] != '\r' || text[1] != '\n')
			buf_char(&out, *text);
	return text_trim(out.text);
}

const char *
form_canon(const struct field *field, const cJSON *value)
{
	struct buf out;

	if (form_empty(value))
		return "";
	if (cJSON_IsString(value))
		return plain(value->valuestring);
	buf_init(&out, CANON_MAX);
	if (cJSON_IsArray(value) && field->type == T_REFS)
		add_ids(&out, value);
	else if (cJSON_IsArray(value))
		add_list(&out, value);
	else if (cJSON_IsObject(value))
		add_object(&out, value);
	else
		buf_str(&out, json_print(value));
	return out.text;
}

const char *
form_digest(const struct field *field, const cJSON *value)
{
	const char *canon = form_canon(field, value);

	return arena_strndup(crypto_digest(canon, strlen(canon)),
			     DIGEST_LENGTH);
}

const char *
form_base(const struct form *form, const struct field *field)
{
	const char *base = form_field(form, "_base");
	size_t length = strlen(field->name);

	while (base != NULL && *base != '\0') {
		if (strncmp(base, field->name, length) == 0 &&
		    base[length] == '-')
			return arena_strndup(base + length + 1,
					     strcspn(base + length + 1, ","));
		base = strchr(base, ',');
		if (base != NULL)
			base++;
	}
	return NULL;
}
