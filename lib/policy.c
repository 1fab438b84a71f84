/*
 * policy - may this caller do that?  One function decides.
 */
#include "policy.h"

#include "arena.h"
#include "env.h"
#include "log.h"
#include "session.h"
#include "sql_columns.h"

bool
policy_open(enum who who)
{
	return who == ANYONE || (who == VISITOR && env_on("CTJ_PUBLIC_BROWSE"));
}

bool
policy_check(const struct req *req, enum who who, bool own)
{
	bool member = req->user.id != NULL;
	bool curator = member && (req->user.staff || req->user.superuser);
	bool admitted = curator || (member && req->user.manager);

	switch (who) {
	case ANYONE:
		return true;
	case VISITOR:
		return policy_open(who) || member;
	case MEMBER:
		return member;
	case MANAGER:
		return member && req->user.manager;
	case CREATOR:
	case SELF:
		return member && own;
	case ADMITTED:
		return admitted;
	case CURATOR:
		return curator;
	case CREATOR_OR_CURATOR:
		return curator || (admitted && own);
	case SUPERUSER:
		return member && req->user.superuser;
	case NOBODY:
	case WHO__MAX:
		break;
	}
	return false;
}

const char *
policy_sql(enum who who, const struct model *model)
{
	switch (who) {
	case ANYONE:
		return "true";
	case ADMITTED:
		return ":admitted";
	case CURATOR:
		return ":curator";
	case CREATOR_OR_CURATOR:
		return arena_printf("(:curator OR (:admitted AND %s))",
				    sql_own(model));
	case SUPERUSER:
		return ":superuser";
	case VISITOR:
	case MEMBER:
	case MANAGER:
	case CREATOR:
	case SELF:
	case NOBODY:
	case WHO__MAX:
		break;
	}
	return "false";
}

static enum error
refuse(struct req *req)
{
	if (req->user.id == NULL)
		return fail(req, E_NOT_AUTHENTICATED, NULL);
	log_event(LOG_WARNING, "permission_refused", "method", req->method,
		  "resource", req->resource->name, NULL);
	return fail(req, E_PERMISSION, NULL);
}

enum error
policy_gate(struct req *req)
{
	enum error error = session_user(req);

	if (error != OK)
		return error;
	return policy_check(req, req_gate(req), true) ? OK : refuse(req);
}

enum error
policy_row(struct req *req)
{
	enum who who = req_right(req, req->verb);

	return policy_check(req, who, req->own) ? OK : refuse(req);
}
