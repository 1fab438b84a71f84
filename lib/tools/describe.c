/*
 * describe - prints the models as JSON, for make and the tests.
 */
#include "arena.h"
#include "describe.h"

int
main(void)
{
	arena_init();
	describe_models();
	return 0;
}
