/*
 * keep - arrays that live longer than a request.
 */
#include "keep.h"

#include <sys/mman.h>

#include "log.h"

void
keep_init(struct keep *keep, size_t size, size_t maximum)
{
	size_t bytes;
	void *base;

	if (__builtin_mul_overflow(size, maximum, &bytes))
		die("an array of %zu times %zu bytes", maximum, size);
	base = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (base == MAP_FAILED)
		die("cannot map an array of %zu bytes", bytes);
	*keep = (struct keep){ base, size, 0, maximum };
}

void *
keep_add(struct keep *keep, size_t count)
{
	char *place = keep->base + keep->count * keep->size;

	if (count > keep->maximum - keep->count)
		return NULL;
	keep->count += count;
	return place;
}

void
keep_empty(struct keep *keep)
{
	/* Pages that were given back are zero when they are next touched. */
	if (madvise(keep->base, keep->maximum * keep->size, MADV_DONTNEED) != 0)
		die("cannot empty an array");
	keep->count = 0;
}
