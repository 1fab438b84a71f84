/*
 * describe - a resource, or all models, as JSON.
 */
#include "describe.h"

#include "answer.h"
#include "arena.h"
#include "buf.h"
#include "db.h"
#include "models.h"
#include "openapi.h"
#include "req.h"
#include "route.h"
#include "sql.h"

#define DESCRIPTION_MAX (4UL << 20)

/* clang-format off */
static const char *const who_names[WHO__MAX] = {
	[NOBODY] = "nobody", [ANYONE] = "anyone", [VISITOR] = "visitor",
	[MEMBER] = "member", [MANAGER] = "manager", [CREATOR] = "creator",
	[SELF] = "self", [ADMITTED] = "admitted", [CURATOR] = "curator",
	[CREATOR_OR_CURATOR] = "creator or curator",
	[SUPERUSER] = "superuser",
};

static const char *const type_names[T__MAX] = {
	[T_UUID] = "uuid", [T_LINE] = "line", [T_TEXT] = "text",
	[T_EMAIL] = "email", [T_INT] = "int", [T_BOOL] = "bool",
	[T_CHOICE] = "choice", [T_DATE] = "date", [T_TIME] = "time",
	[T_SECRET] = "secret", [T_JSON] = "json", [T_REF] = "ref",
	[T_REFS] = "refs", [T_SKILLS] = "skills", [T_SHOWN] = "shown",
};

static const struct { const char *method; enum verb list, row; } methods[] = {
	{ "GET", LIST, READ }, { "POST", CREATE, CREATE },
	{ "PUT", UPDATE, UPDATE }, { "PATCH", UPDATE, UPDATE },
	{ "DELETE", REMOVE, REMOVE },
};
/* clang-format on */

static void
member(struct buf *out, const char *name, const char *value)
{
	char last = out->text[out->length - 1];

	buf_addf(out, "%s\"%s\":", last == '{' ? "" : ",", name);
	if (value == NULL)
		buf_str(out, "null");
	else
		buf_json(out, value, strlen(value));
}

/* One path: its gate, and who may use each method. */
static void
route_add(struct buf *out, struct req *req, const char *path)
{
	const struct model *model = req_body_model(req);
	const char *comma = "";
	bool list = req->action == NULL && !req->on_row;

	req->method = "GET";
	buf_addf(out, "%s{\"path\":\"%s\",\"gate\":\"%s\",",
		 out->text[out->length - 1] == '[' ? "" : ",", path,
		 who_names[req_gate(req)]);
	req->method = "POST";
	buf_addf(out, "\"post_gate\":\"%s\",\"allow\":\"%s\",\"may\":{",
		 who_names[req_gate(req)], answer_allow(req));
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		enum who who =
			req_right(req, list ? methods[i].list : methods[i].row);

		if (who == NOBODY ||
		    (req_whole(req) && strcmp(methods[i].method, "PATCH") == 0))
			continue;
		buf_addf(out, "%s\"%s\":\"%s\"", comma, methods[i].method,
			 who_names[who]);
		comma = ",";
	}
	buf_addf(out, "},\"reads_body\":%s}",
		 model != NULL && model->fields->type != T_END ? "true"
							       : "false");
}

static void
routes(struct buf *out, const struct resource *resource)
{
	const char *base = route_base(resource);
	struct req req = { .resource = resource, .method = "" };

	buf_str(out, ",\"routes\":[");
	if (resource->may[LIST] != NOBODY || resource->may[CREATE] != NOBODY)
		route_add(out, &req, base);
	for (const struct action *action = resource->actions;
	     action != NULL && action->path != NULL; action++) {
		req.action = action;
		route_add(out, &req, arena_printf("%s%s", base, action->path));
	}
	req.action = NULL;
	req.on_row = true;
	if (resource->may[READ] != NOBODY || resource->may[UPDATE] != NOBODY)
		route_add(out, &req, arena_printf("%s<id>/", base));
	buf_char(out, ']');
}

static void
statement(struct buf *out, const struct statement *statement)
{
	member(out, statement->name, statement->text);
}

/* The two lists of a parameter that has an alternative, by itself. */
static void
alternatives(struct buf *out, const struct resource *resource, size_t i)
{
	bool given[PARAMS_MAX] = { false };

	given[i] = true;
	statement(out, sql_list(resource, given, resource->orders, 0));
	statement(out,
		  sql_list(resource, given, resource->orders, SQL_OTHERWISE));
}

/* A bare list and its next page in every order; with all parameters. */
static void
lists(struct buf *out, const struct resource *resource)
{
	bool given[PARAMS_MAX] = { false };

	if (resource->may[LIST] == NOBODY)
		return;
	for (const struct order *order = resource->orders; order->name != NULL;
	     order++) {
		statement(out, sql_list(resource, given, order, 0));
		statement(out, sql_list(resource, given, order, SQL_AFTER));
	}
	for (size_t i = 0; resource->params[i] != NULL; i++) {
		given[i] = true;
		if (resource->params[i]->otherwise != NULL)
			alternatives(out, resource, i);
	}
	statement(out, sql_list(resource, given, resource->orders, SQL_AFTER));
}

void
describe_resource(const struct resource *resource)
{
	struct buf out;

	buf_init(&out, DESCRIPTION_MAX);
	buf_char(&out, '{');
	member(&out, "name", resource->name);
	member(&out, "path", route_base(resource));
	member(&out, "model",
	       resource->model == NULL ? NULL : resource->model->name);
	member(&out, "beside", resource->beside);
	buf_addf(&out, ",\"json_endings\":%s",
		 resource->flags & LOOSE_ID ? "true" : "false");
	buf_addf(&out, ",\"loose_slash\":%s",
		 resource->flags & LOOSE_SLASH ? "true" : "false");
	buf_addf(&out, ",\"slow\":%s",
		 resource->flags & SLOW ? "true" : "false");
	buf_addf(&out, ",\"cached\":%s",
		 resource->flags & CACHED ? "true" : "false");
	routes(&out, resource);
	buf_str(&out, ",\"statements\":{");
	for (const struct statement *const *kept = db_kept(); *kept != NULL;
	     kept++)
		statement(&out, *kept);
	lists(&out, resource);
	buf_str(&out, "},\"openapi\":");
	openapi_paths(&out, resource);
	buf_str(&out, ",\"schemas\":");
	openapi_schemas(&out, resource);
	buf_char(&out, '}');
	puts(out.text);
}

static void
describe_field(struct buf *out, const struct field *field)
{
	buf_str(out, out->text[out->length - 1] == '[' ? "{" : ",{");
	member(out, "name", field->name);
	member(out, "type", type_names[field->type]);
	if (field->type == T_SHOWN || field->expr != NULL)
		member(out, "as", type_names[field->as]);
	member(out, "column", field_column(field));
	member(out, "default", field->preset);
	member(out, "to", field->to == NULL ? NULL : field->to->table);
	buf_addf(out, ",\"min\":%ld,\"max\":%ld,\"flags\":%u", field->min,
		 field->max, field->flags);
	buf_addf(out, ",\"null\":%s,\"shown\":%s,\"writable\":%s",
		 field->flags & F_NULL ? "true" : "false",
		 sql_shown(field) ? "true" : "false",
		 field_writable(field) ? "true" : "false");
	buf_str(out, ",\"choices\":[");
	for (const struct choice *c = field->choices;
	     c != NULL && c->value != NULL; c++)
		buf_addf(out, "%s\"%s\"", c == field->choices ? "" : ",",
			 c->value);
	buf_str(out, "]}");
}

static void
describe_model(struct buf *out, const struct model *model)
{
	buf_str(out, out->text[out->length - 1] == '[' ? "{" : ",{");
	member(out, "name", model->name);
	member(out, "table", model->table);
	member(out, "label", model->label);
	member(out, "title", model->title);
	buf_str(out, ",\"fields\":[");
	FOR_EACH_FIELD(field, model)
		describe_field(out, field);
	buf_str(out, "]}");
}

void
describe_models(void)
{
	struct buf out;

	buf_init(&out, DESCRIPTION_MAX);
	buf_str(&out, "{\"models\":[");
	for (size_t i = 0; models[i] != NULL; i++)
		describe_model(&out, models[i]);
	describe_model(&out, &listing);
	buf_str(&out, "],\"errors\":[");
	for (enum error e = E_INVALID; e < ERROR__MAX; e++)
		buf_addf(&out,
			 "%s{\"status\":%d,\"code\":\"%s\","
			 "\"message\":\"%s\"}",
			 e == E_INVALID ? "" : ",", error_status(e),
			 error_code(e), error_message(e));
	buf_str(&out, "],\"components\":");
	openapi_components(&out);
	buf_char(&out, '}');
	puts(out.text);
}
