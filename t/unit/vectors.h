/*
 * vectors - a file of examples that the tests of the frontend read as well.
 */
#ifndef CTJ_VECTORS_H
#define CTJ_VECTORS_H

#include <stdio.h>

#include "arena.h"
#include "json.h"

#define VECTORS_MAX 65536

/* vectors_read - the file as JSON, in the arena; fails the test if it cannot be
 * read. */
static inline cJSON *
vectors_read(const char *path)
{
	char *bytes = arena_alloc(VECTORS_MAX);
	FILE *file = fopen(path, "rb");
	const char *fault = NULL;
	size_t length;
	cJSON *all;

	assert_non_null(file);
	length = fread(bytes, 1, VECTORS_MAX, file);
	(void)fclose(file);
	all = json_parse(bytes, length, &fault);
	if (all == NULL)
		fail_msg("%s", fault);
	return all;
}

#endif
