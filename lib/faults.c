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

void
fault_add(struct faults *faults, const char *format, ...)
{
	struct cJSON **sentences = &faults->sentences[faults->at];
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(format, args);
	va_end(args);
	if (*sentences == NULL)
		*sentences = cJSON_CreateArray();
	cJSON_AddItemToArray(*sentences, cJSON_CreateString(text));
}

size_t
faults_here(const struct faults *faults)
{
	const struct cJSON *sentences = faults->sentences[faults->at];

	return sentences == NULL ? 0 : (size_t)cJSON_GetArraySize(sentences);
}

bool
faults_any(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		if (faults->sentences[i] != NULL)
			return true;
	return false;
}

const char *
faults_json(const struct faults *faults)
{
	cJSON *fields = cJSON_CreateObject();

	for (size_t i = 0; i < faults->count; i++)
		if (faults->sentences[i] != NULL)
			cJSON_AddItemToObject(fields, faults->names[i],
					      faults->sentences[i]);
	return json_print(fields);
}
