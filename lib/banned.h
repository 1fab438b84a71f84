/*
 * banned - functions nobody uses; the compiler refuses them.
 *
 * make includes this file before every source of lib/ and cgi-bin/.  The
 * standard headers come first, so that only our own code is judged.
 *
 *	instead of			use
 *	malloc calloc realloc free	arena_alloc(): one lifetime, the request
 *	strcpy strcat sprintf		buf_add(), buf_addf(), arena_printf()
 *	strtok				a loop over a pointer
 *	atoi atol atof			text_integer(), which can refuse
 *	localtime			the database's clock and zones
 *	rand				crypto_random()
 *	system popen			nothing: a worker starts no program
 */
#ifndef CTJ_BANNED_H
#define CTJ_BANNED_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

/* Fortified clang has these as macros. */
#undef sprintf
#undef vsprintf

#pragma GCC poison strcpy strcat sprintf vsprintf strtok strtok_r
#pragma GCC poison atoi atol atof
#pragma GCC poison malloc calloc realloc free strdup strndup
#pragma GCC poison localtime localtime_r srand system popen

/* Headers of libraries name parameters so: only a call is refused. */
int rand(void) __attribute__((unavailable("use crypto_random()")));

#endif
