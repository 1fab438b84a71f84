/*
 * fuzz_log - any values in one line of the log.
 *
 * NULs end the values.  What is written to stderr is caught in memory.
 */
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "json.h"
#include "log.h"

#define VALUES 12

struct values {
	const char *list[VALUES]; /* NULL: not given */
};

static struct values
cut(const char *bytes, size_t size)
{
	struct values values = { { NULL } };
	const char *end = bytes + size;

	for (size_t i = 0; i < VALUES && bytes < end; i++) {
		values.list[i] = bytes;
		bytes += strlen(bytes) + 1;
	}
	return values;
}

/* Runs write_line with stderr in memory; returns what was written. */
static const char *
caught(void (*write_line)(const struct values *), const struct values *values,
       size_t *length)
{
	static int memory = -1, kept = -1;
	char *line = arena_alloc(2 * LOG_LINE_MAX);
	ssize_t got;

	if (memory < 0) {
		memory = memfd_create("log", MFD_CLOEXEC);
		kept = dup(STDERR_FILENO);
	}
	must(memory >= 0 && kept >= 0 && ftruncate(memory, 0) == 0 &&
		     lseek(memory, 0, SEEK_SET) == 0 &&
		     dup2(memory, STDERR_FILENO) >= 0,
	     "stderr can be caught");
	write_line(values);
	must(dup2(kept, STDERR_FILENO) >= 0, "and given back");
	got = pread(memory, line, 2 * LOG_LINE_MAX - 1, 0);
	must(got >= 0, "what was written can be read");
	*length = (size_t)got;
	return line;
}

static void
write_event(const struct values *values)
{
	const char *const *v = values->list;

	log_request(v[0], v[1]);
	log_user(v[2]);
	log_event(LOG_WARNING, "fuzzed", "v3", v[3], "v4", v[4], "v5", v[5],
		  "v6", v[6], "v7", v[7], "v8", v[8], "v9", v[9], "v10", v[10],
		  "v11", v[11], NULL);
	log_request(NULL, NULL);
}

/* How many bytes of the value were logged, each as one character. */
static size_t
shared(const char *value, const char *logged)
{
	const unsigned char *in = (const unsigned char *)value;
	const unsigned char *out = (const unsigned char *)logged;

	for (; *out != '\0'; in++, out++) {
		unsigned c = *out;

		if (c >= 0x80)
			c = (c & 0x03U) << 6 | (*++out & 0x3fU);
		must(c == *in, "what is logged is how the value begins");
	}
	return (size_t)(in - (const unsigned char *)value);
}

static void
judge_value(const cJSON *line, const char *name, const char *value, bool brief)
{
	const char *logged = json_text(json_get(line, name));

	if (value == NULL) {
		must(logged == NULL, "what was not given is left out");
		return;
	}
	must(!brief || logged != NULL, "what is short is logged");
	if (logged != NULL)
		must(shared(value, logged) == strlen(value) || !brief,
		     "and whole");
}

static void
judge_line(const char *text, size_t length)
{
	must(length > 0 && length <= LOG_LINE_MAX, "a line has its limit");
	must(text[length - 1] == '\n', "a line ends");
	for (size_t i = 0; i + 1 < length; i++)
		must(text[i] >= 0x20 && text[i] < 0x7f,
		     "a line is printable ASCII");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[VALUES] = { "rid", "ip", "uid", "v3",
						   "v4",  "v5", "v6",  "v7",
						   "v8",  "v9", "v10", "v11" };
	struct values values = cut(fuzz_text(data, size), size);
	/* Six characters a byte at most, and the names. */
	bool brief = size < 500;
	const char *text, *fault;
	size_t length = 0;
	cJSON *line;

	text = caught(write_event, &values, &length);
	judge_line(text, length);
	line = json_parse(text, length - 1, &fault);
	must(line != NULL, "a line is one JSON value");
	must(strcmp(json_text(json_get(line, "ev")), "fuzzed") == 0 &&
		     strcmp(json_text(json_get(line, "level")), "warning") == 0,
	     "it says what happened");
	for (size_t i = 0; i < VALUES; i++)
		judge_value(line, names[i], values.list[i], brief);
	return 0;
}
