/*
 * arena - memory that lives exactly as long as one request.
 */
#include "arena.h"

#include <cjson/cJSON.h>
#include <sys/mman.h>

#include "log.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define ARENA_GAP 16U
#else
#define ARENA_GAP                                0U
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size)                             \
	((void)(address), (void)(size))
#endif

#define ARENA_ALIGN 16U
/* What one ordinary request uses; pages above it go back to the system. */
#define ARENA_RESIDENT (1UL << 20)

static struct {
	char *base;
	size_t used, kept;
} arena;

static void
cjson_release(void *block)
{
	(void)block; /* the arena is released at once */
}

void
arena_init(void)
{
	/* cJSON's struct names its members after the functions they replace,
	 * so the two are given by position. */
	cJSON_Hooks hooks = { arena_alloc, cjson_release };
	void *base;

	base = mmap(NULL, ARENA_MAX, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (base == MAP_FAILED)
		die("cannot map the arena");
	arena.base = base;
	arena.used = arena.kept = 0;
	ASAN_POISON_MEMORY_REGION(arena.base, ARENA_MAX);
	cJSON_InitHooks(&hooks);
}

void
arena_keep(void)
{
	arena.kept = arena.used;
}

void
arena_release(size_t used)
{
	char *from = arena.base + used;
	size_t size = arena.used - used;

	ASAN_UNPOISON_MEMORY_REGION(from, size);
	explicit_bzero(from, size);
	ASAN_POISON_MEMORY_REGION(from, size);
	arena.used = used;
}

void
arena_reset(void)
{
	char *from = arena.base + arena.kept;
	size_t size = arena.used - arena.kept;

	ASAN_UNPOISON_MEMORY_REGION(from, size);
	if (size > ARENA_RESIDENT) {
		/* madvise() wants whole pages; the ones it gives back are
		 * zero when they are next touched. */
		size_t start = (arena.kept + ARENA_RESIDENT) & ~0xfffUL;

		if (madvise(arena.base + start, ARENA_MAX - start,
			    MADV_DONTNEED) == 0)
			size = start - arena.kept;
	}
	explicit_bzero(from, size);
	ASAN_POISON_MEMORY_REGION(from, arena.used - arena.kept);
	arena.used = arena.kept;
}

size_t
arena_used(void)
{
	return arena.used;
}

void *
arena_alloc(size_t size)
{
	char *block = arena.base + arena.used;
	size_t rounded;

	if (size > ARENA_MAX)
		die("a block of %zu bytes was asked of the arena", size);
	rounded = (size + ARENA_GAP + ARENA_ALIGN - 1) & ~(ARENA_ALIGN - 1UL);
	if (rounded > ARENA_MAX - arena.used)
		die("the arena is full");
	ASAN_UNPOISON_MEMORY_REGION(block, size);
	arena.used += rounded;
	return block;
}

void *
arena_array(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		die("an array of %zu times %zu bytes", count, size);
	return arena_alloc(bytes);
}

char *
arena_strndup(const char *bytes, size_t length)
{
	char *copy = arena_alloc(length + 1);

	memcpy(copy, bytes, length);
	return copy;
}

char *
arena_strdup(const char *text)
{
	return arena_strndup(text, strlen(text));
}

char *
arena_vprintf(const char *format, va_list args)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		die("vsnprintf failed");
	text = arena_alloc((size_t)length + 1);
	(void)vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

char *
arena_printf(const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(format, args);
	va_end(args);
	return text;
}
