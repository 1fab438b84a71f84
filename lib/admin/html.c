/*
 * html - the only place that escapes.
 */
#include "html.h"

#include "arena.h"
#include "csrf_token.h"
#include "log.h"
#include "page.h"
#include "static_names.h"
#include "text.h"

void
html_text(struct buf *out, const char *text)
{
	static const char special[] = "&<>\"'";
	static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;",
					     "&#39;" };

	while (*text != '\0') {
		size_t plain = strcspn(text, special);

		buf_add(out, text, plain);
		text += plain;
		if (*text == '\0')
			break;
		buf_str(out, names[strchr(special, *text) - special]);
		text++;
	}
}

static void
html_string(struct buf *out, const char *text)
{
	if (text != NULL)
		html_text(out, text);
}

/* Appends one conversion; returns what follows it in the format. */
static const char *
html_one(struct buf *out, const char *p, va_list *args)
{
	if (*p == 's')
		html_string(out, va_arg(*args, const char *));
	else if (*p == 'd')
		buf_addf(out, "%d", va_arg(*args, int));
	else if (*p == 'u')
		buf_addf(out, "%u", va_arg(*args, unsigned));
	else if (strncmp(p, "ld", 2) == 0)
		buf_addf(out, "%ld", va_arg(*args, long));
	else if (strncmp(p, "zu", 2) == 0)
		buf_addf(out, "%zu", va_arg(*args, size_t));
	else if (*p == '%')
		buf_char(out, '%');
	else
		die("html: %%%.2s is none of its conversions", p);
	return p + (*p == 'l' || *p == 'z' ? 2 : 1);
}

void
html(struct buf *out, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	while (*format != '\0') {
		size_t plain = strcspn(format, "%");

		buf_add(out, format, plain);
		format += plain;
		if (*format == '%')
			format = html_one(out, format + 1, &args);
	}
	va_end(args);
}

void
html_user(struct buf *out, const char *text)
{
	html(out, "<span dir=\"auto\">%s</span>", text);
}

void
html_attribute(struct buf *out, const char *name, const char *value)
{
	if (value != NULL)
		html(out, " %s=\"%s\"", name, value);
}

void
html_hidden(struct buf *out, const char *name, const char *value)
{
	html(out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", name,
	     value);
}

void
html_token(struct req *req)
{
	html_hidden(&req->out, "csrfmiddlewaretoken",
		    csrf_token_mask(req->page->token));
}

void
html_time(struct buf *out, const char *time)
{
	size_t machine, exact;

	if (time == NULL) {
		buf_str(out, "-");
		return;
	}
	machine = strcspn(time, "|");
	exact = strcspn(time + machine + 1, "|");
	html(out, "<time datetime=\"%s\" title=\"%s\">%s</time>",
	     arena_strndup(time, machine),
	     arena_strndup(time + machine + 1, exact),
	     time + machine + exact + 2);
}

void
html_icon(struct buf *out, const char *name)
{
	html(out,
	     "<svg class=\"icon\" aria-hidden=\"true\">"
	     "<use href=\"%s#%s\"/></svg>",
	     STATIC_ICONS, name);
}

/* Unreserved characters of RFC 3986 stand for themselves. */
static void
url_encode(struct buf *url, const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~";

	while (*text != '\0') {
		size_t length = strspn(text, plain);

		buf_add(url, text, length);
		text += length;
		if (*text == '\0')
			break;
		buf_addf(url, "%%%02X", (unsigned)(unsigned char)*text);
		text++;
	}
}

void
url_add(struct buf *url, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_char(url, strchr(url->text, '?') == NULL ? '?' : '&');
	url_encode(url, name);
	buf_char(url, '=');
	url_encode(url, value);
}

void
url_part(struct buf *url, const char *text)
{
	url_encode(url, text);
}

const char *
url_local(const char *text)
{
	if (text == NULL || text[0] != '/' || text[1] == '/' ||
	    strlen(text) > URL_KEPT_MAX)
		return NULL;
	for (const char *p = text; *p != '\0'; p++)
		if (*p == '\\' || (unsigned char)*p < ' ' || *p == 127)
			return NULL;
	/* A browser drops what it takes for nothing before it looks again. */
	return text_utf8(text, strlen(text)) ? text : NULL;
}

const char *
url_query(const char *text)
{
	if (text == NULL || *text == '\0' || strlen(text) > URL_KEPT_MAX)
		return NULL;
	for (const char *p = text; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 127 || strchr("\"<>\\^`{|}#", *p))
			return NULL;
	return text;
}
