/*
 * log - one JSON object per event, on one line of stderr, in one write.
 *
 * It writes into a buffer of its own: it must work when the arena is full.
 */
#include "log.h"

#include <unistd.h>

const char *const log_levels[LOG__MAX] = {
	[LOG_ERROR] = "error",
	[LOG_WARNING] = "warning",
	[LOG_INFO] = "info",
	[LOG_DEBUG] = "debug",
};

static struct {
	const char *program;
	enum log_level level;
	const char *request_id, *address, *user_id;
} current = { .program = "ctj", .level = LOG_INFO };

struct line {
	char text[LOG_LINE_MAX];
	size_t length;
};

/* Room that the end of the line always keeps: a quote, a brace, a newline. */
#define LINE_TAIL 4U

void
log_open(const char *program, const char *level)
{
	current.program = program;
	for (enum log_level i = 0; level != NULL && i < LOG__MAX; i++)
		if (strcmp(level, log_levels[i]) == 0)
			current.level = i;
}

void
log_request(const char *request_id, const char *address)
{
	current.request_id = request_id;
	current.address = address;
	current.user_id = NULL;
}

void
log_user(const char *user_id)
{
	current.user_id = user_id;
}

static bool
line_add(struct line *line, const char *bytes, size_t length)
{
	if (line->length + length > sizeof(line->text) - LINE_TAIL)
		return false;
	memcpy(line->text + line->length, bytes, length);
	line->length += length;
	return true;
}

/* A value as a JSON string of printable ASCII: what is not, is escaped, byte
 * by byte for what lies outside ASCII, so that no terminal or reader of logs
 * is steered by what a client sent. */
static void
line_value(struct line *line, const char *value)
{
	char escaped[8];

	for (size_t i = 0; i < LOG_VALUE_MAX && value[i] != '\0'; i++) {
		unsigned char c = (unsigned char)value[i];
		int n;

		if (c == '"' || c == '\\')
			n = snprintf(escaped, sizeof(escaped), "\\%c", c);
		else if (c < 0x20 || c >= 0x7f)
			n = snprintf(escaped, sizeof(escaped), "\\u%04x", c);
		else
			n = snprintf(escaped, sizeof(escaped), "%c", c);
		if (n < 0 || !line_add(line, escaped, (size_t)n))
			return;
	}
}

static void
line_pair(struct line *line, const char *name, const char *value)
{
	size_t before = line->length;

	if (value == NULL)
		return;
	if (!line_add(line, ",\"", 2) || !line_add(line, name, strlen(name)) ||
	    !line_add(line, "\":\"", 3)) {
		line->length = before;
		return;
	}
	line_value(line, value);
	line->text[line->length++] = '"';
}

static void
line_start(struct line *line, enum log_level level, const char *event)
{
	struct timespec now;
	struct tm utc;
	char stamp[64] = "";
	int n;

	line->length = 0;
	(void)clock_gettime(CLOCK_REALTIME, &now);
	if (gmtime_r(&now.tv_sec, &utc) != NULL)
		(void)strftime(stamp, sizeof(stamp), "%Y-%m-%dT%H:%M:%S", &utc);
	n = snprintf(line->text, sizeof(line->text),
		     "{\"ts\":\"%s.%03ldZ\",\"level\":\"%s\",\"ev\":\"%s\","
		     "\"program\":\"%s\"",
		     stamp, now.tv_nsec / 1000000, log_levels[level], event,
		     current.program);
	if (n > 0)
		line->length = (size_t)n;
	line_pair(line, "rid", current.request_id);
	line_pair(line, "ip", current.address);
	line_pair(line, "uid", current.user_id);
}

static void
line_write(struct line *line)
{
	line->text[line->length++] = '}';
	line->text[line->length++] = '\n';
	/* There is nowhere to complain to when stderr is gone. */
	if (write(STDERR_FILENO, line->text, line->length) < 0)
		return;
}

void
log_event(enum log_level level, const char *event, ...)
{
	struct line line;
	const char *name;
	va_list args;

	if (level > current.level)
		return;
	line_start(&line, level, event);
	va_start(args, event);
	while ((name = va_arg(args, const char *)) != NULL)
		line_pair(&line, name, va_arg(args, const char *));
	va_end(args);
	line_write(&line);
}

void
die(const char *format, ...)
{
	char message[LOG_VALUE_MAX];
	struct line line;
	va_list args;

	va_start(args, format);
	(void)vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	line_start(&line, LOG_ERROR, "fatal");
	line_pair(&line, "message", message);
	line_write(&line);
	_exit(70);
}
