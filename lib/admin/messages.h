/*
 * messages - what a page says once, on the page after it.
 *
 * They travel in a cookie of the browser, HttpOnly, signed for the person they
 * are meant for; what is not signed so is no message.
 */
#ifndef CTJ_ADMIN_MESSAGES_H
#define CTJ_ADMIN_MESSAGES_H

#include <stdbool.h>
#include <stddef.h>

struct req;

#define MESSAGES_MAX 8

enum message_level {
	MESSAGE_SUCCESS,
	MESSAGE_INFO,
	MESSAGE_WARNING,
	MESSAGE_ERROR,
	MESSAGE__MAX
};

struct message {
	enum message_level level;
	const char *text; /* a sentence */
	const char *name; /* a part of it that is a link, or NULL */
	const char *url;  /* to here */
	const char *undo; /* a batch of the audit log that can be undone */
};

struct messages {
	struct message list[MESSAGES_MAX];
	size_t count;
	bool sent; /* the browser has the cookie */
};

/* messages_read - those that the browser brought. */
void messages_read(struct req *req);

/* message_add - shown by this page, or after a redirect by the next. */
void message_add(struct req *req, const struct message *message);

/* message_say - the same, of a sentence alone. */
void message_say(struct req *req, enum message_level level, const char *text);

/* messages_draw - the list, if there are any. */
void messages_draw(struct req *req);

/* messages_answer - the cookie of the answer: what was not shown yet. */
void messages_answer(struct req *req, bool shown);

#endif
