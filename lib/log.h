/*
 * log - one JSON object per event, on one line of stderr, in one write.
 *
 * Nothing that came from outside can forge a line: every value is escaped,
 * what is not printable ASCII is written as \u00XX byte by byte, long values
 * cut, a line never exceeds LOG_LINE_MAX bytes.  Callers never pass secrets,
 * and no whole e-mail address.
 */
#ifndef CTJ_LOG_H
#define CTJ_LOG_H

#include <stddef.h>

#define LOG_LINE_MAX  4096
#define LOG_VALUE_MAX 512

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG, LOG__MAX };

/* Their names, as the log and CTJ_LOG_LEVEL say them. */
extern const char *const log_levels[LOG__MAX];

/* log_open - the program's name, in every line; what is above level is not
 * written.  NULL as level means info. */
void log_open(const char *program, const char *level);

/* log_request - the request that later events belong to; NULL ends it. */
void log_request(const char *request_id, const char *address);

/* log_user - who makes that request, once known. */
void log_user(const char *user_id);

/*
 * log_event - event is a name in snake_case; then pairs of name and value
 * (const char *, NULL leaves the pair out), ended by a NULL name.
 */
void log_event(enum log_level level, const char *event, ...)
	__attribute__((sentinel));

/* die - logs the event "fatal" with a message and ends the process with
 * status 70; its supervisor starts another. */
void die(const char *format, ...)
	__attribute__((noreturn, format(printf, 1, 2)));

#endif
