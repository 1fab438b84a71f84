/*
 * faults - what is wrong with a request, field by field.
 */
#include "faults.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "json.h"
#include "log.h"

void
faults_field(struct faults *faults, const char *name)
{
	size_t i;

	for (i = 0; i < faults->count; i++)
		if (strcmp(faults->names[i], name) == 0)
			break;
	if (i == FAULTS_MAX)
		die("more than %d fields", FAULTS_MAX);
	if (i == faults->count) {
		faults->names[i] = name;
		faults->count++;
	}
	faults->at = i;
}

static struct fault *
add(struct faults *faults)
{
	struct fault **end = &faults->first[faults->at];

	while (*end != NULL)
		end = &(*end)->next;
	*end = arena_alloc(sizeof(**end));
	return *end;
}

void
fault_add(struct faults *faults, const char *format, ...)
{
	struct fault *fault = add(faults);
	va_list args;

	va_start(args, format);
	fault->sentence = arena_vprintf(format, args);
	va_end(args);
}

void
fault_missing(struct faults *faults, const char *value)
{
	struct fault *fault = add(faults);

	fault->code = FAULT_MISSING;
	fault->sentence = arena_printf(
		"Invalid pk \"%s\" - object does not exist.", value);
}

void
fault_item(struct faults *faults, int item, const char *key,
	   const char *sentence)
{
	struct fault *fault = add(faults);

	fault->item = item;
	fault->key = key;
	fault->sentence = arena_strdup(sentence);
}

const char *
fault_text(const struct fault *fault)
{
	if (fault->item == 0)
		return fault->sentence;
	return arena_printf(
		"Item %d%s%s: %s", fault->item, fault->key == NULL ? "" : ", ",
		fault->key == NULL ? "" : fault->key, fault->sentence);
}

size_t
faults_here(const struct faults *faults)
{
	size_t count = 0;

	FOR_EACH_FAULT(fault, faults->first[faults->at])
		count++;
	return count;
}

bool
faults_any(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		if (faults->first[i] != NULL)
			return true;
	return false;
}

const char *
faults_json(const struct faults *faults)
{
	cJSON *fields = cJSON_CreateObject();

	for (size_t i = 0; i < faults->count; i++) {
		cJSON *texts;

		if (faults->first[i] == NULL)
			continue;
		texts = cJSON_AddArrayToObject(fields, faults->names[i]);
		FOR_EACH_FAULT(fault, faults->first[i])
			cJSON_AddItemToArray(
				texts, cJSON_CreateString(fault_text(fault)));
	}
	return json_print(fields);
}
