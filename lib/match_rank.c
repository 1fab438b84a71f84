/*
 * match_rank - the order of matches, and the first of many.
 *
 * What is kept is a heap with the last of them on top: what comes after that
 * one is out.
 */
#include "match_rank.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "text.h"

struct match_place
match_place_of(const struct match_entry *entry,
	       const struct match_result *result)
{
	struct match_place place = {
		.total = result->total,
		.met = result->required_met,
		.opened = entry->opened,
	};

	memcpy(place.id, entry->id, MATCH_ID);
	return place;
}

int
match_place_compare(const struct match_place *a, const struct match_place *b)
{
	if (a->total != b->total)
		return b->total - a->total;
	if (a->met != b->met)
		return b->met - a->met;
	if (a->opened != b->opened)
		return a->opened < b->opened ? 1 : -1;
	return memcmp(a->id, b->id, MATCH_ID);
}

const char *
match_place_sort(const struct match_place *place)
{
	return arena_printf("%d %d %ld", place->total, place->met,
			    place->opened);
}

/* The number before the next space, or the end. */
static bool
read_number(const char **text, long minimum, long maximum, long *number)
{
	size_t length = strcspn(*text, " ");
	const char *word = arena_strndup(*text, length);

	*text += length;
	*text += **text == ' ';
	return text_integer(word, minimum, maximum, number);
}

bool
match_place_read(struct match_place *place, const char *sort, const char *id)
{
	long total, met, opened;

	if (!read_number(&sort, 0, 100, &total) ||
	    !read_number(&sort, 0, MATCH_SKILLS_MAX, &met) ||
	    !read_number(&sort, LONG_MIN, LONG_MAX, &opened) || *sort != '\0')
		return false;
	*place = (struct match_place){ .total = (int)total,
				       .met = (int)met,
				       .opened = opened };
	match_id_read(place->id, id);
	return true;
}

static void
swap(struct match_place *a, struct match_place *b)
{
	struct match_place other = *a;

	*a = *b;
	*b = other;
}

/* Moves a place up to where nothing above comes before it. */
static void
rise(struct match_place *heap, size_t i)
{
	while (i > 0 && match_place_compare(&heap[i], &heap[(i - 1) / 2]) > 0) {
		swap(&heap[i], &heap[(i - 1) / 2]);
		i = (i - 1) / 2;
	}
}

/* The other way round. */
static void
sink(struct match_place *heap, size_t count, size_t i)
{
	for (;;) {
		size_t last = i, below = 2 * i + 1;

		for (size_t j = below; j < below + 2 && j < count; j++)
			if (match_place_compare(&heap[j], &heap[last]) > 0)
				last = j;
		if (last == i)
			return;
		swap(&heap[i], &heap[last]);
		i = last;
	}
}

void
match_top_add(struct match_top *top, const struct match_place *place)
{
	if (top->count < top->most) {
		top->places[top->count] = *place;
		rise(top->places, top->count++);
	} else if (top->most > 0 &&
		   match_place_compare(place, &top->places[0]) < 0) {
		top->places[0] = *place;
		sink(top->places, top->count, 0);
	}
}

static int
compare(const void *a, const void *b)
{
	return match_place_compare(a, b);
}

void
match_top_finish(struct match_top *top)
{
	qsort(top->places, top->count, sizeof(*top->places), compare);
}
