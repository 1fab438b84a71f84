/*
 * arena - memory that lives exactly as long as one request.
 *
 * Everything a request allocates comes from here and is released at once,
 * by arena_reset(), after its answer was sent.  What was allocated before
 * arena_keep() (statements, tables built at start-up) stays.
 *
 * These functions never return NULL: a request that outgrows ARENA_MAX ends
 * the process with a line in the log, and its supervisor starts another.
 * Memory is zeroed and aligned for any type.  arena_reset() wipes what was
 * used, so a secret does not outlive its request; under AddressSanitizer it
 * also poisons it, and a poisoned gap follows every block.
 */
#ifndef CTJ_ARENA_H
#define CTJ_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#define ARENA_MAX (64UL << 20) /* bytes of address space; pages as used */

/* Maps the arena and gives its allocator to cJSON.  Call once, first. */
void arena_init(void);

/* Everything allocated so far lives as long as the process. */
void arena_keep(void);

/* Wipes and releases everything allocated since arena_keep(). */
void arena_reset(void);

/* Bytes in use, with gaps. */
size_t arena_used(void);

/* arena_release - releases everything allocated since arena_used() was this:
 * for loops over more than the arena could hold at once. */
void arena_release(size_t used);

void *arena_alloc(size_t size);

/* arena_array - count elements of size bytes; the product is checked. */
void *arena_array(size_t count, size_t size);

char *arena_strdup(const char *text);

/* arena_strndup - a copy of length bytes, with a NUL behind it. */
char *arena_strndup(const char *bytes, size_t length);

/* Quadratic in a loop: use a buf there. */
char *arena_printf(const char *format, ...)
	__attribute__((format(printf, 1, 2)));
char *arena_vprintf(const char *format, va_list args)
	__attribute__((format(printf, 1, 0)));

#endif
