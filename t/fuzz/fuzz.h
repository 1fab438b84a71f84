/*
 * fuzz - what fuzz targets share.
 *
 * A target is one file with LLVMFuzzerTestOneInput().  It is linked with
 * libFuzzer, or with replay.c where there is none, and asserts what must hold
 * for every input.
 */
#ifndef CTJ_FUZZ_H
#define CTJ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program unless it holds; says is what should have been true. */
static inline void
must(bool holds, const char *says)
{
	if (holds)
		return;
	fprintf(stderr, "broken: %s\n", says);
	abort();
}

/* fuzz_text - the input as a string in an arena that is empty but for it. */
static inline const char *
fuzz_text(const uint8_t *data, size_t size)
{
	static bool ready;

	if (!ready)
		arena_init();
	ready = true;
	arena_reset();
	return arena_strndup((const char *)data, size);
}

#endif
