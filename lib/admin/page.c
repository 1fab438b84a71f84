/*
 * page - one request of the admin, beside struct req.
 */
#include "page.h"

#include "arena.h"
#include "html.h"

const char *
page_address(const struct req *req, const char *query)
{
	struct buf url;
	const char *p = req->path;

	buf_init(&url, 2 * PAGE_URL_MAX);
	while (*p != '\0') {
		size_t length = strcspn(p, "/");

		url_part(&url, arena_strndup(p, length));
		p += length;
		if (*p == '/')
			buf_char(&url, *p++);
	}
	if (req->page->slash)
		buf_char(&url, '/');
	buf_str(&url, query);
	return url.text;
}

const char *
page_here(const struct req *req)
{
	return page_address(req, *req->query == '\0'
					 ? ""
					 : arena_printf("?%s", req->query));
}

enum error
page_redirect(struct req *req, const char *url)
{
	buf_cut(&req->out, 0);
	req->page->framed = false;
	req->outcome = FOUND;
	req_header(req, "Location", url);
	return OK;
}

const char *
page_field(const struct req *req, const char *name)
{
	return pairs_get(&req->page->form, name);
}

const char *
page_parameter(const struct req *req, const char *name)
{
	const char *value = pairs_get(&req->parameters, name);

	return value == NULL || *value == '\0' ? NULL : value;
}

bool
page_posted(const struct req *req)
{
	return req_is(req, "POST");
}
