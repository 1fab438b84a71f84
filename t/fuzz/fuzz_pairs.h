/*
 * fuzz_pairs - what holds for the pairs of every kind of form.
 */
#ifndef CTJ_FUZZ_PAIRS_H
#define CTJ_FUZZ_PAIRS_H

#include "fuzz.h"
#include "pairs.h"
#include "text.h"

static inline void
check_pairs(const struct pairs *pairs)
{
	must(pairs->count <= PAIRS_MAX, "there are not too many pairs");
	/* Not all: each look-up passes the whole list. */
	for (size_t i = 0; i < pairs->count && i < 32; i++) {
		const struct pair *pair = &pairs->list[i];
		size_t times = pairs_count(pairs, pair->name);

		must(times >= 1, "each name is counted");
		must(pairs_get(pairs, pair->name) != NULL,
		     "each name is found");
		if (times == 1)
			must(pairs_get(pairs, pair->name) == pair->value,
			     "a name that occurs once has its value");
	}
	if (pairs->count > 0) {
		const struct pair *last = &pairs->list[pairs->count - 1];

		must(pairs_get(pairs, last->name) == last->value,
		     "the last pair counts");
	}
}

static inline void
check_utf8(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->count; i++) {
		const struct pair *pair = &pairs->list[i];

		must(text_utf8(pair->name, strlen(pair->name)) &&
			     text_utf8(pair->value, strlen(pair->value)),
		     "names and values are UTF-8");
	}
}

#endif
