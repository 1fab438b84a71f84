/*
 * media - the bytes of a body become JSON: JSON, urlencoded or multipart.
 */
#include "media.h"

#include "arena.h"
#include "json.h"
#include "text.h"

static enum error
read_json(struct req *req)
{
	const char *fault;

	req->body = json_parse(req->bytes, req->length, &fault);
	return req->body == NULL ? fail(req, E_PARSE, fault) : OK;
}

static const char *
read_urlencoded(const struct req *req, struct pairs *pairs)
{
	const char *fault = pairs_urlencoded(pairs, req->bytes, req->length);

	return fault == NULL ? NULL
			     : arena_printf("Form parse error - %s.", fault);
}

static const char *
read_multipart(const struct req *req, struct pairs *pairs)
{
	const char *fault = pairs_multipart(pairs, req->content_type,
					    req->bytes, req->length);

	return fault == NULL
		       ? NULL
		       : arena_printf("Multipart form parse error - %s", fault);
}

/* Of a repeated name the last value counts. */
static enum error
read_form(struct req *req,
	  const char *(*read)(const struct req *, struct pairs *))
{
	struct pairs pairs;
	const char *fault = read(req, &pairs);

	if (fault != NULL)
		return fail(req, E_PARSE, fault);
	req->from_form = true;
	for (size_t i = 0; i < pairs.count; i++)
		json_set(req->body, pairs.list[i].name,
			 cJSON_CreateString(pairs.list[i].value));
	return OK;
}

/* The media type alone: without parameters, in lower case. */
static const char *
media_type(const struct req *req)
{
	size_t length = strcspn(req->content_type, ";");

	return text_lower(text_trim(arena_strndup(req->content_type, length)));
}

const char *
media_urlencoded(const struct req *req, struct pairs *pairs)
{
	*pairs = (struct pairs){ 0 };
	return strcmp(media_type(req), MEDIA_URLENCODED) == 0
		       ? read_urlencoded(req, pairs)
		       : NULL;
}

bool
media_mended(const struct req *req, struct pairs *pairs)
{
	bool mended;

	*pairs = (struct pairs){ 0 };
	return strcmp(media_type(req), MEDIA_URLENCODED) == 0 &&
	       pairs_mended(pairs, req->bytes, req->length, &mended) == NULL &&
	       mended;
}

bool
media_form(const struct req *req, struct pairs *pairs)
{
	const char *type = media_type(req);

	if (strcmp(type, MEDIA_URLENCODED) == 0)
		return read_urlencoded(req, pairs) == NULL;
	if (strcmp(type, MEDIA_MULTIPART) == 0)
		return read_multipart(req, pairs) == NULL;
	return false;
}

enum error
body_parse(struct req *req)
{
	const struct model *model = req_body_model(req);
	const char *type;

	if (req->verb != CREATE && req->verb != UPDATE)
		return OK;
	if (model == NULL || model->fields->type == T_END)
		return OK; /* nothing is read */
	if (req->cut)
		return fail(req, E_BAD_REQUEST, NULL);
	req->body = cJSON_CreateObject();
	if (req->length == 0)
		return OK;
	type = media_type(req);
	if (strcmp(type, MEDIA_JSON) == 0)
		return read_json(req);
	if (strcmp(type, MEDIA_URLENCODED) == 0)
		return read_form(req, read_urlencoded);
	if (strcmp(type, MEDIA_MULTIPART) == 0)
		return read_form(req, read_multipart);
	return fail(req, E_MEDIA_TYPE,
		    arena_printf("Unsupported media type \"%s\" in request.",
				 text_cut(req->content_type, 200)));
}
