/*
 * messages - what a page says once, on the page after it.
 */
#include "messages.h"

#include "arena.h"
#include "crypto.h"
#include "env.h"
#include "html.h"
#include "json.h"
#include "page.h"
#include "text.h"

/* A cookie has 4096 bytes with its name and attributes. */
#define COOKIE_MAX  3000U
#define TEXT_LENGTH 400U

static const char cookie_name[] = "messages";

/* Who signs in as somebody else must not read what was said to the first. */
static const char *
signature(const struct req *req, const char *payload)
{
	unsigned char digest[CRYPTO_HMAC_LENGTH];
	const char *text =
		arena_printf("messages %s %s",
			     req->user.id == NULL ? "" : req->user.id, payload);

	crypto_hmac(digest, env("DJANGO_SECRET_KEY"), text, strlen(text));
	return crypto_hex(digest, sizeof(digest));
}

static void
read_one(struct messages *messages, const cJSON *item)
{
	const char *level = json_text(cJSON_GetArrayItem(item, 0));
	long number = 0;

	if (messages->count == MESSAGES_MAX || level == NULL ||
	    !text_integer(level, 0, MESSAGE__MAX - 1, &number))
		return;
	messages->list[messages->count++] = (struct message){
		.level = (enum message_level)number,
		.text = json_text(cJSON_GetArrayItem(item, 1)),
		.name = json_text(cJSON_GetArrayItem(item, 2)),
		.url = json_text(cJSON_GetArrayItem(item, 3)),
		.undo = json_text(cJSON_GetArrayItem(item, 4)),
	};
}

void
messages_read(struct req *req)
{
	struct messages *messages = &req->page->messages;
	const char *cookie = pairs_get(&req->cookies, cookie_name);
	const char *dot, *payload, *json, *fault, *right;
	const cJSON *tree, *item;
	size_t length;

	messages->sent = cookie != NULL;
	if (cookie == NULL || (dot = strchr(cookie, '.')) == NULL)
		return;
	payload = arena_strndup(cookie, (size_t)(dot - cookie));
	right = signature(req, payload);
	if (strlen(dot + 1) != strlen(right) ||
	    !crypto_equal(dot + 1, right, strlen(right)))
		return;
	json = text_base64url_read(payload, &length);
	tree = json == NULL ? NULL : json_parse(json, length, &fault);
	cJSON_ArrayForEach(item, tree)
		read_one(messages, item);
}

void
message_add(struct req *req, const struct message *message)
{
	struct messages *messages = &req->page->messages;
	struct message *added;

	if (messages->count == MESSAGES_MAX)
		return;
	added = &messages->list[messages->count++];
	*added = *message;
	added->text = text_cut(message->text, TEXT_LENGTH);
}

void
message_say(struct req *req, enum message_level level, const char *text)
{
	message_add(req, &(struct message){ .level = level, .text = text });
}

/* The sentence, with the name in it as a link. */
static void
draw_text(struct buf *out, const struct message *message)
{
	const char *at = message->url == NULL || message->name == NULL
				 ? NULL
				 : strstr(message->text, message->name);

	if (at == NULL) {
		html_user(out, message->text);
		return;
	}
	html(out, "<span dir=\"auto\">%s<a href=\"%s\">%s</a>%s</span>",
	     arena_strndup(message->text, (size_t)(at - message->text)),
	     message->url, message->name, at + strlen(message->name));
}

static void
draw_undo(struct req *req, const char *batch)
{
	html(&req->out,
	     "<form method=\"post\" action=\"/admin/undo/%s/\" "
	     "class=\"inline\">",
	     batch);
	html_token(req);
	if (!page_posted(req))
		html_hidden(&req->out, "next", page_here(req));
	html(&req->out, "<button class=\"link\">Undo</button></form>");
}

void
messages_draw(struct req *req)
{
	static const char *const classes[] = {
		[MESSAGE_SUCCESS] = "success",
		[MESSAGE_INFO] = "info",
		[MESSAGE_WARNING] = "warning",
		[MESSAGE_ERROR] = "error",
	};
	static const char *const words[] = {
		[MESSAGE_SUCCESS] = "Done:",
		[MESSAGE_INFO] = "Note:",
		[MESSAGE_WARNING] = "Warning:",
		[MESSAGE_ERROR] = "Error:",
	};
	const struct messages *messages = &req->page->messages;

	if (messages->count == 0)
		return;
	html(&req->out, "<ul class=\"messagelist\">");
	for (size_t i = 0; i < messages->count; i++) {
		const struct message *message = &messages->list[i];

		html(&req->out, "<li class=\"%s\"><div role=\"%s\">",
		     classes[message->level],
		     message->level >= MESSAGE_WARNING ? "alert" : "status");
		html_icon(&req->out, classes[message->level]);
		html(&req->out, "<span class=\"hidden\">%s </span>",
		     words[message->level]);
		draw_text(&req->out, message);
		html(&req->out, "</div>");
		if (message->undo != NULL)
			draw_undo(req, message->undo);
		html(&req->out, "</li>");
	}
	html(&req->out, "</ul>");
}

static const char *
payload_of(const struct messages *messages)
{
	cJSON *list = cJSON_CreateArray();
	const char *json;

	for (size_t i = 0; i < messages->count; i++) {
		const struct message *m = &messages->list[i];
		const char *parts[] = { m->text, m->name, m->url, m->undo };
		cJSON *item = cJSON_CreateArray();

		cJSON_AddItemToArray(item, json_number(m->level));
		for (size_t j = 0; j < sizeof(parts) / sizeof(parts[0]); j++)
			cJSON_AddItemToArray(
				item, parts[j] == NULL
					      ? cJSON_CreateNull()
					      : cJSON_CreateString(parts[j]));
		cJSON_AddItemToArray(list, item);
	}
	json = json_print(list);
	return text_base64url(json, strlen(json));
}

void
messages_answer(struct req *req, bool shown)
{
	struct messages *messages = &req->page->messages;
	const char *payload, *rest = "Path=/admin/; HttpOnly; SameSite=Lax";
	const char *secure = env_on("DJANGO_DEBUG") ? "" : "; Secure";

	if (shown || messages->count == 0) {
		if (messages->sent)
			req_header(req, "Set-Cookie",
				   arena_printf("%s=; Max-Age=0; %s%s",
						cookie_name, rest, secure));
		return;
	}
	payload = payload_of(messages);
	while (strlen(payload) > COOKIE_MAX) { /* the oldest goes */
		memmove(messages->list, messages->list + 1,
			--messages->count * sizeof(messages->list[0]));
		payload = payload_of(messages);
	}
	req_header(req, "Set-Cookie",
		   arena_printf("%s=%s.%s; %s%s", cookie_name, payload,
				signature(req, payload), rest, secure));
}
