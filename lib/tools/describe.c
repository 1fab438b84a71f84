/*
 * describe - prints the models as JSON, for make and the tests.
 */
#include "describe.h"
#include "arena.h"

int
main(void)
{
	arena_init();
	describe_models();
	return 0;
}
