/*
 * /api/openapi.json - this API, described: OpenAPI 3.1, made from models and
 * resources when the program was built.
 */
#include "openapi_document.h"
#include "req.h"
#include "resource.h"

static enum error
openapi_run(struct req *req)
{
	buf_add(&req->out, (const char *)openapi_document,
		sizeof(openapi_document));
	return OK;
}

/* clang-format off */
static const struct action actions[] = {
	{ "", ANYONE, { [READ] = ANYONE }, .run = openapi_run },
	{ NULL },
};
/* clang-format on */

static const struct resource openapi = {
	.name = "openapi",
	.path = "/api/openapi.json",
	.title = "OpenAPI",
	.actions = actions,
	.flags = PLAIN | CACHED,
};

int
main(int argc, char **argv)
{
	return resource_serve(&openapi, argc, argv);
}
