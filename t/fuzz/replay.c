/*
 * replay - runs a fuzz target once over each file named, as TAP.
 *
 * It stands in for libFuzzer, which gcc has not.  A target that finds a fault
 * aborts: the plan then stays unfulfilled, and the file is the one after the
 * last "ok".
 */
#include "fuzz.h"

static bool
replay(const char *name)
{
	uint8_t *bytes = NULL;
	FILE *file = fopen(name, "rb");
	long size;
	bool whole;

	if (file == NULL)
		return false;
	/* Exactly as many bytes as the file has, so that a read past them is
	 * seen by AddressSanitizer. */
	whole = fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
		fseek(file, 0, SEEK_SET) == 0 &&
		(bytes = malloc(size > 0 ? (size_t)size : 1)) != NULL &&
		fread(bytes, 1, (size_t)size, file) == (size_t)size;
	(void)fclose(file);
	if (whole)
		LLVMFuzzerTestOneInput(bytes, (size_t)size);
	free(bytes);
	return whole;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	printf("1..%d\n", argc - 1);
	for (int i = 1; i < argc; i++) {
		bool ok = replay(argv[i]);

		failed += !ok;
		printf("%sok %d - %s\n", ok ? "" : "not ", i, argv[i]);
		(void)fflush(stdout);
	}
	return failed > 0;
}
