/*
 * openapi - models and resources in the words of OpenAPI 3.1.
 */
#include "openapi.h"

#include "arena.h"
#include "error.h"
#include "media.h"
#include "models.h"
#include "openapi_schema.h"
#include "route.h"

struct method {
	const char *name; /* of the HTTP method, in lower case */
	enum verb verb;
	const char *does; /* for the summary */
};

/* clang-format off */
static const struct method list_methods[] = {
	{ "get", LIST, "List" }, { "post", CREATE, "Create" },
	{ NULL, VERB__MAX, NULL },
};

static const struct method row_methods[] = {
	{ "get", READ, "Read" }, { "put", UPDATE, "Replace" },
	{ "patch", UPDATE, "Change" }, { "delete", REMOVE, "Delete" },
	{ NULL, VERB__MAX, NULL },
};

static const struct method action_methods[] = {
	{ "get", READ, "Read" }, { "post", CREATE, "Send" },
	{ "put", UPDATE, "Change" }, { "patch", UPDATE, "Change" },
	{ "delete", REMOVE, "Delete" },
	{ NULL, VERB__MAX, NULL },
};

static const char *const who_names[WHO__MAX] = {
	[NOBODY] = "nobody", [ANYONE] = "anyone", [VISITOR] = "visitor",
	[MEMBER] = "member", [MANAGER] = "project manager",
	[CREATOR] = "its creator", [SELF] = "oneself",
	[ADMITTED] = "who is admitted to the admin", [CURATOR] = "curator",
	[CREATOR_OR_CURATOR] = "its creator or a curator",
	[SUPERUSER] = "superuser",
};
/* clang-format on */

struct operation {
	const struct resource *resource;
	const struct action *action;
	const struct method *method;
	const char *path;
	bool on_row;
};

static void
query_parameter(struct buf *out, const struct param *param)
{
	struct field field = { .type = param->type,
			       .name = param->name,
			       .min = param->min,
			       .max = param->max,
			       .preset = param->preset,
			       .choices = param->choices,
			       .help = param->help };

	buf_addf(out,
		 "{\"name\":\"%s\",\"in\":\"query\",\"schema\":", param->name);
	if (param->flags & P_MANY)
		buf_addf(out, "{\"type\":\"array\",\"maxItems\":%d,\"items\":",
			 VALUES_MAX);
	if (param->flags & P_OR_ID)
		buf_str(out, "{\"anyOf\":[{\"type\":\"string\","
			     "\"format\":\"uuid\"},");
	openapi_value(out, &field, false);
	buf_str(out, param->flags & P_OR_ID ? "]}" : "");
	buf_str(out, param->flags & P_MANY ? "}}" : "}");
}

/* A list takes them, and the action that stands where a list would. */
static bool
takes_parameters(const struct operation *operation)
{
	const struct action *action = operation->action;

	return operation->resource->params != NULL &&
	       (operation->method->verb == LIST ||
		(action != NULL && *action->path == '\0'));
}

static void
parameters(struct buf *out, const struct operation *operation)
{
	const struct param *const *params = operation->resource->params;
	bool writes = operation->method->verb != LIST &&
		      operation->method->verb != READ;
	const char *comma = "";

	if (operation->on_row) {
		buf_str(out, "{\"name\":\"id\",\"in\":\"path\",\"required\":"
			     "true,\"schema\":{\"type\":\"string\","
			     "\"format\":\"uuid\"}}");
		comma = ",";
	}
	if (writes) {
		buf_addf(out,
			 "%s{\"name\":\"X-CSRFToken\",\"in\":\"header\","
			 "\"description\":\"The cookie csrftoken; with a "
			 "session.\",\"schema\":{\"type\":\"string\"}}",
			 comma);
		comma = ",";
	}
	if (operation->on_row && writes &&
	    (operation->resource->flags & VERSIONED))
		buf_addf(out,
			 "%s{\"name\":\"If-Match\",\"in\":\"header\","
			 "\"description\":\"An ETag that was read.\","
			 "\"schema\":{\"type\":\"string\"}}",
			 comma);
	for (; takes_parameters(operation) && *params != NULL; params++) {
		buf_str(out, comma);
		query_parameter(out, *params);
		comma = ",";
	}
}

static const struct model *
body_model(const struct operation *operation)
{
	const struct action *action = operation->action;

	if (operation->method->verb != CREATE &&
	    operation->method->verb != UPDATE)
		return NULL;
	if (action == NULL || action->body == NULL)
		return operation->resource->model;
	return action->body->fields->type == T_END ? NULL : action->body;
}

static void
body(struct buf *out, const struct operation *operation)
{
	const struct model *model = body_model(operation);
	const char *types[] = { MEDIA_JSON, MEDIA_URLENCODED, MEDIA_MULTIPART };

	if (model == NULL)
		return;
	buf_str(out, ",\"requestBody\":{\"required\":true,\"content\":{");
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		buf_addf(out,
			 "%s\"%s\":{\"schema\":{\"$ref\":"
			 "\"#/components/schemas/%sWrite\"}}",
			 i > 0 ? "," : "", types[i], openapi_name(model));
	buf_str(out, "}}");
}

/* An answer of an action that says itself what it is. */
static void
success_of(struct buf *out, const char *schema)
{
	if (*schema == '\0')
		buf_str(out, "\"204\":{\"description\":\"Done.\"}");
	else
		buf_addf(out,
			 "\"200\":{\"description\":\"Done.\",\"content\":"
			 "{\"application/json\":{\"schema\":%s}}}",
			 schema);
}

/* A row, where a list has something beside it as one member of the item. */
static void
item(struct buf *out, const struct resource *resource, bool list)
{
	const char *beside = list ? resource->beside : NULL;

	if (beside != NULL)
		buf_addf(out, "{\"type\":\"object\",\"properties\":{\"%s\":",
			 resource->model->name);
	buf_addf(out, "{\"$ref\":\"#/components/schemas/%s\"}",
		 openapi_name(resource->model));
	if (beside != NULL)
		buf_addf(out,
			 ",\"%s\":{\"type\":\"string\",\"format\":"
			 "\"date-time\"}},\"required\":[\"%s\",\"%s\"]}",
			 beside, resource->model->name, beside);
}

static void
success(struct buf *out, const struct operation *operation)
{
	const struct model *model = operation->resource->model;
	bool list = operation->method->verb == LIST;
	const char *status =
		operation->method->verb == CREATE && operation->action == NULL
			? "201"
			: "200";

	if (operation->action != NULL && operation->action->schema != NULL) {
		success_of(out, operation->action->schema);
		return;
	}
	if (operation->method->verb == REMOVE || model == NULL) {
		buf_addf(out, "\"%s\":{\"description\":\"Done.\"}",
			 model == NULL ? "200" : "204");
		return;
	}
	buf_addf(out,
		 "\"%s\":{\"description\":\"%s\",\"content\":"
		 "{\"application/json\":{\"schema\":",
		 status, list ? model->plural : model->label);
	if (list)
		buf_str(out, "{\"type\":\"array\",\"items\":");
	item(out, operation->resource, list);
	buf_str(out, list ? "}}}}" : "}}}");
}

static void
operation_add(struct buf *out, const struct operation *operation, enum who may)
{
	const char *what = operation->resource->title != NULL
				   ? operation->resource->title
				   : operation->resource->model->label;
	const char *path =
		operation->action != NULL ? operation->action->path : "";

	buf_addf(out, "\"%s\":{\"summary\":\"%s %s%s%s\",",
		 operation->method->name, operation->method->does, what,
		 *path != '\0' ? ": " : "", path);
	buf_addf(out, "\"description\":\"For: %s.\",\"tags\":[\"%s\"],",
		 who_names[may], operation->resource->name);
	if (may > VISITOR)
		buf_str(out, "\"security\":[{\"session\":[]}],");
	buf_str(out, "\"parameters\":[");
	parameters(out, operation);
	buf_char(out, ']');
	body(out, operation);
	buf_str(out, ",\"responses\":{");
	success(out, operation);
	buf_str(out, ",\"default\":{\"$ref\":\"#/components/responses/Error\"}"
		     "}}");
}

static void
path_add(struct buf *out, struct operation *operation,
	 const struct method *methods, const enum who *may)
{
	const char *comma = "";

	buf_addf(out, "%s\"%s\":{",
		 out->text[out->length - 1] == '{' ? "" : ",", operation->path);
	for (; methods->name != NULL; methods++) {
		if (may[methods->verb] == NOBODY ||
		    (operation->action != NULL && operation->action->whole &&
		     strcmp(methods->name, "patch") == 0))
			continue;
		buf_str(out, comma);
		operation->method = methods;
		operation_add(out, operation, may[methods->verb]);
		comma = ",";
	}
	buf_char(out, '}');
}

void
openapi_paths(struct buf *out, const struct resource *resource)
{
	const char *base = route_base(resource);
	const enum who *may = resource->may;
	struct operation operation = { .resource = resource, .path = base };

	buf_char(out, '{');
	if (may[LIST] != NOBODY || may[CREATE] != NOBODY)
		path_add(out, &operation, list_methods, may);
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++) {
		operation.action = action;
		operation.on_row = strcmp(action->path, "<id>/") == 0;
		operation.path =
			arena_printf("%s%s", base,
				     operation.on_row ? "{id}/" : action->path);
		path_add(out, &operation, action_methods, action->may);
	}
	operation.action = NULL;
	operation.on_row = true;
	operation.path = arena_printf("%s{id}/", base);
	if (may[READ] != NOBODY || may[UPDATE] != NOBODY ||
	    may[REMOVE] != NOBODY)
		path_add(out, &operation, row_methods, may);
	buf_char(out, '}');
}

static void
schema_add(struct buf *out, const struct model *model, bool written)
{
	const char *name = arena_printf("\"%s%s\":", openapi_name(model),
					written ? "Write" : "");

	if (strstr(out->text, name) != NULL)
		return; /* several actions may share a body */
	if (out->text[out->length - 1] != '{')
		buf_char(out, ',');
	buf_str(out, name);
	openapi_model(out, model, written);
}

static bool
takes_body(const enum who *may)
{
	return may[CREATE] != NOBODY || may[UPDATE] != NOBODY;
}

void
openapi_schemas(struct buf *out, const struct resource *resource)
{
	struct buf schemas;

	buf_init(&schemas, out->maximum);
	buf_char(&schemas, '{');
	if (resource->model != NULL)
		schema_add(&schemas, resource->model, false);
	if (takes_body(resource->may))
		schema_add(&schemas, resource->model, true);
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++) {
		const struct model *body =
			action->body != NULL ? action->body : resource->model;

		if (body != NULL && takes_body(action->may) &&
		    body->fields->type != T_END)
			schema_add(&schemas, body, true);
	}
	buf_char(&schemas, '}');
	buf_add(out, schemas.text, schemas.length);
}

void
openapi_components(struct buf *out)
{
	const char *comma = "";

	buf_str(out, "{\"schemas\":{");
	buf_str(out, "\"Error\":{\"type\":\"object\",\"properties\":{"
		     "\"error\":{\"type\":\"object\",\"properties\":{"
		     "\"code\":{\"type\":\"string\",\"enum\":[");
	for (enum error e = E_INVALID; e < ERROR__MAX; e++) {
		if (strstr(out->text, arena_printf("[\"%s\"", error_code(e))) ||
		    strstr(out->text, arena_printf(",\"%s\"", error_code(e))))
			continue; /* several failures share a code */
		buf_addf(out, "%s\"%s\"", comma, error_code(e));
		comma = ",";
	}
	buf_str(out, "]},\"message\":{\"type\":\"string\"},"
		     "\"fields\":{\"type\":\"object\","
		     "\"description\":\"For validation_error.\","
		     "\"additionalProperties\":{\"type\":\"array\","
		     "\"items\":{\"type\":\"string\"}}}},"
		     "\"required\":[\"code\",\"message\"]}},"
		     "\"required\":[\"error\"]}},"
		     "\"responses\":{\"Error\":{\"description\":"
		     "\"What went wrong.\",\"content\":{\"application/json\":"
		     "{\"schema\":{\"$ref\":"
		     "\"#/components/schemas/Error\"}}}}}}");
}
