/*
 * query - the query string: parameters of lists.
 */
#include "query.h"

#include <cjson/cJSON.h>

#include "arena.h"
#include "check.h"
#include "json.h"
#include "session.h"
#include "text.h"

#define LIMIT_MAX 500

/* clang-format off */
const struct param param_limit = {
	T_INT, "limit", .min = 1, .max = LIMIT_MAX, .preset = "100",
};
const struct param param_cursor = { T_LINE, "cursor", .max = CURSOR_MAX };
const struct param param_ordering = { T_CHOICE, "ordering" };

const struct param *const catalogue_params[] = {
	&param_limit, &param_cursor, NULL,
};

const struct order catalogue_orders[] = {
	{ "created_at", "r.created_at", "timestamptz" },
	{ NULL },
};
/* clang-format on */

enum error
query_parse(struct req *req)
{
	req->parameters_fault = pairs_urlencoded(&req->parameters, req->query,
						 strlen(req->query));
	if (req->parameters_fault != NULL)
		req->parameters.count = 0;
	return OK;
}

static bool
takes(const struct req *req, const struct param *param)
{
	for (size_t i = 0; req->resource->params[i] != NULL; i++)
		if (req->resource->params[i] == param)
			return true;
	return false;
}

static void
read_ordering(struct req *req)
{
	const char *name = pairs_get(&req->parameters, "ordering");
	const struct order *order = req->resource->orders;

	req->list.order = order;
	if (name == NULL || *name == '\0' || !takes(req, &param_ordering))
		return;
	for (; order->name != NULL; order++) {
		if (strcmp(order->name, name) == 0) {
			req->list.order = order;
			return;
		}
	}
	faults_field(&req->query_faults, "ordering");
	fault_add(&req->query_faults, CHECK_CHOICE, text_cut(name, 200));
}

static void
read_cursor(struct req *req, const char *text)
{
	struct cursor cursor;

	if (!cursor_read(req->list.order, text, &cursor)) {
		fault_add(&req->query_faults, "Invalid cursor.");
		return;
	}
	req->list.after = true;
	binds_set(&req->list.binds, "after", cursor.sort);
	binds_set(&req->list.binds, "after_id", cursor.id);
}

/* A boolean of a query string: true when it is, NULL and a fault if it is
 * none. */
static struct cJSON *
read_bool(const char *text, struct faults *faults)
{
	if (strcmp(text, "true") == 0 || strcmp(text, "1") == 0)
		return cJSON_CreateTrue();
	if (strcmp(text, "false") == 0 || strcmp(text, "0") == 0)
		return cJSON_CreateFalse();
	fault_add(faults, "Must be a valid boolean.");
	return NULL;
}

/* One value in the form to bind; NULL and a fault if it is not allowed. */
static const char *
read_value(const struct param *param, const char *text, struct faults *faults)
{
	struct field field = { .type = param->type,
			       .name = param->name,
			       .min = param->min,
			       .max = param->max,
			       .choices = param->choices };
	struct cJSON *value;
	const char *id;

	if ((param->flags & P_OR_ID) && (id = text_uuid(text)) != NULL)
		return id;
	if (param->type == T_BOOL)
		value = read_bool(text, faults);
	else
		value = check_value(&field, cJSON_CreateString(text), faults);
	if (value == NULL)
		return NULL;
	return cJSON_IsBool(value) ? json_print(value) : json_text(value);
}

static void
read_many(struct req *req, const struct param *param, bool *given)
{
	const char *values[VALUES_MAX];
	size_t count = 0;

	for (size_t i = 0; i < req->parameters.count; i++) {
		const struct pair *pair = &req->parameters.list[i];
		const char *value;

		if (strcmp(pair->name, param->name) != 0 ||
		    *pair->value == '\0')
			continue;
		if (count == VALUES_MAX) {
			fault_add(&req->query_faults, CHECK_ELEMENTS,
				  VALUES_MAX);
			return;
		}
		value = read_value(param, pair->value, &req->query_faults);
		if (value == NULL)
			return;
		values[count++] = value;
	}
	*given = count > 0;
	if (*given)
		binds_set(&req->list.binds, param->name,
			  db_array(values, count));
}

static void
read_one(struct req *req, const struct param *param, bool *given)
{
	const char *text = pairs_get(&req->parameters, param->name);
	const char *value;

	/* Words are trimmed, and nothing is the same as not given. */
	if (text != NULL && param->type == T_LINE)
		text = text_trim(text);
	if (text == NULL || *text == '\0')
		return;
	value = read_value(param, text, &req->query_faults);
	if (value == NULL)
		return;
	*given = param->type != T_BOOL || strcmp(value, "true") == 0;
	binds_set(&req->list.binds, param->name, value);
}

static void
read_limit(struct req *req)
{
	const char *text = pairs_get(&req->parameters, "limit");
	const char *value = NULL;

	if (text == NULL || *text == '\0')
		text = param_limit.preset;
	value = read_value(&param_limit, text, &req->query_faults);
	if (value == NULL ||
	    !text_integer(value, 1, LIMIT_MAX, &req->list.limit))
		return;
	/* One more tells whether there is a next page. */
	binds_set(&req->list.binds, "limit",
		  arena_printf("%ld", req->list.limit + 1));
}

static void
read_param(struct req *req, size_t i)
{
	const struct param *param = req->resource->params[i];
	const char *text = pairs_get(&req->parameters, param->name);

	faults_field(&req->query_faults, param->name);
	if (param == &param_limit)
		read_limit(req);
	else if (param == &param_ordering)
		return; /* read before all others */
	else if (param == &param_cursor) {
		if (text != NULL && *text != '\0')
			read_cursor(req, text);
	} else if (param->flags & P_MANY)
		read_many(req, param, &req->list.given[i]);
	else
		read_one(req, param, &req->list.given[i]);
}

/* Judges the parameters of a list, once a request. */
static void
read_params(struct req *req)
{
	const struct param *const *params = req->resource->params;

	if (req->list.read || params == NULL)
		return; /* done, or nothing to do */
	req->list.read = true;
	for (size_t i = 0; params[i] != NULL; i++)
		faults_field(&req->query_faults, params[i]->name);
	read_ordering(req);
	binds_set(&req->list.binds, "session", session_bytes(req));
	for (size_t i = 0; params[i] != NULL; i++)
		read_param(req, i);
}

/* Action "" stands where a list would: it takes the same parameters. */
static bool
is_base_action(const struct req *req)
{
	return req->action != NULL && *req->action->path == '\0';
}

bool
query_unfit(struct req *req)
{
	if ((req->action != NULL || req->on_row) && !is_base_action(req))
		return false;
	read_params(req);
	return faults_any(&req->query_faults);
}

/* The parameters given whose values come from elsewhere, one after the
 * other. */
static const struct param *
next_sourced(const struct req *req, size_t *i)
{
	const struct param *const *params = req->resource->params;

	while (params != NULL && params[*i] != NULL) {
		const struct param *param = params[(*i)++];

		if (req->list.given[*i - 1] && param->source != NULL)
			return param;
	}
	return NULL;
}

enum error
query_ask(struct req *req, bool *asked)
{
	const struct param *param;
	enum error error = OK;

	for (size_t i = 0;
	     error == OK && (param = next_sourced(req, &i)) != NULL;) {
		if (req->session_hash == NULL) {
			/* There is nobody to ask about. */
			req->list.given[i - 1] = false;
			continue;
		}
		error = param->source->ask(req);
		*asked = true;
	}
	return error;
}

static enum error
bind_sources(struct req *req)
{
	const struct param *param;
	enum error error = OK;

	for (size_t i = 0;
	     error == OK && (param = next_sourced(req, &i)) != NULL;)
		error = param->source->bind(req, param,
					    &req->list.given[i - 1]);
	return error;
}

enum error
query_check(struct req *req)
{
	if (req->parameters_fault != NULL)
		return fail(req, E_PARSE,
			    arena_printf("Query string parse error - %s.",
					 req->parameters_fault));
	if (req->verb != LIST && !is_base_action(req))
		return OK;
	read_params(req);
	if (faults_any(&req->query_faults)) {
		req->faults = req->query_faults;
		return fail(req, E_INVALID, NULL);
	}
	return bind_sources(req);
}

static void
add_encoded(struct buf *out, const char *text)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~";

	for (; *text != '\0'; text++) {
		if (strchr(plain, *text) != NULL)
			buf_char(out, *text);
		else
			buf_addf(out, "%%%02X", (unsigned char)*text);
	}
}

static bool
is_kept(const struct req *req, const struct pair *pair)
{
	if (*pair->value == '\0' || strcmp(pair->name, "cursor") == 0)
		return false;
	if (strcmp(pair->name, "format") == 0)
		return true;
	for (size_t i = 0; req->resource->params[i] != NULL; i++)
		if (strcmp(pair->name, req->resource->params[i]->name) == 0)
			return true;
	return false;
}

const char *
query_next(const struct req *req, const char *cursor)
{
	struct buf out;

	buf_init(&out, HEADERS_MAX);
	buf_char(&out, '?');
	for (size_t i = 0; i < req->parameters.count; i++) {
		const struct pair *pair = &req->parameters.list[i];

		if (!is_kept(req, pair))
			continue;
		buf_addf(&out, "%s=", pair->name);
		add_encoded(&out, pair->value);
		buf_char(&out, '&');
	}
	buf_addf(&out, "cursor=%s", cursor);
	return out.text;
}
