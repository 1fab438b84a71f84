#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='errors: one envelope, and the order in which faults are found'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack roles opportunities auth healthcheck users

# says CODE MESSAGE: the last reply is this error, and nothing more
says() {
	jq -e '. == {error: {code: $code, message: $message}}' \
		--arg code "$1" --arg message "$2" "$TRASH/body" >/dev/null &&
	[ "$(header Content-Type)" = application/json ] &&
	[ "$(header X-Frame-Options)" = DENY ] &&
	[ "$(header Cache-Control)" = "private, no-store" ] &&
	[ -n "$(header X-Request-ID)" ]
}

nowhere='The requested API endpoint does not exist.'
wrong='Host: evil.example'
no_json='Accept: text/html'
foreign='Origin: https://evil.example'

test_expect_success 'there are a posting of pm and a draft of pm2' '
	make_catalogue && here=/api/opportunities/$(posting)/ &&
	draft=/api/opportunities/$(posting status=draft \
		"created_by_id=$(id_of pm2)")/
'

# Each request has the faults of all later steps as well.
test_expect_success '2: the Host comes first' '
	as volunteer && csrf=off api POST "/api/nothing/?format=api" "{" \
		-H "$wrong" -H "$no_json" -H "$foreign" &&
	expect 400 && says bad_request "Invalid HTTP host header."
'
test_expect_success '3: then the path' '
	as volunteer && csrf=off api POST "/api/roles/x/?format=api" "{" \
		-H "$no_json" -H "$foreign" && expect 404 &&
	says not_found "$nowhere"
'
test_expect_success '4: then format, then Accept' '
	as volunteer && csrf=off api POST "$here?format=api&limit=x" "{" \
		-H "$no_json" -H "$foreign" && expect 404 &&
	says not_found "Not found." &&
	csrf=off api POST "$here?q=%ff" "{" -H "$no_json" -H "$foreign" &&
	expect 406 && says not_acceptable \
		"Could not satisfy the request Accept header."
'
test_expect_success '5: then CSRF, before the gate and the method' '
	as volunteer && csrf=off api POST "$here" "{" && expect 403 &&
	says permission_denied "CSRF Failed: CSRF token missing." &&
	as anonymous && api POST "$here" "{" -H "$foreign" && expect 403 &&
	says permission_denied "CSRF Failed: Origin checking failed - \
https://evil.example does not match any trusted origins."
'
test_expect_success '6: then the gate, before the method' '
	as volunteer && api POST "$here" "{" && expect 403 &&
	says permission_denied \
		"You do not have permission to perform this action." &&
	as anonymous && api POST "$here" "{" && expect 403 && says \
		not_authenticated "Authentication credentials were not provided."
'
test_expect_success '7: then the method, before the query' '
	as pm && api POST "$here" "{" && expect 405 &&
	says method_not_allowed "Method \"POST\" not allowed." &&
	api DELETE "/api/opportunities/?limit=x" && expect 405
'
test_expect_success '8: then the query, before the body' '
	as pm && api GET "/api/opportunities/?limit=x" && expect 400 "
		.error.code == \"validation_error\" and
		(.error.fields | keys) == [\"limit\"]" &&
	api GET "/api/opportunities/?limit=x&x=%ff" &&
	expect 400 ".error.code == \"parse_error\""
'
test_expect_success '9: then whether the caller sees the row' '
	as volunteer && api PATCH "$draft" "{" -H "If-Match: \"x\"" &&
	expect 404 && says not_found "No Opportunity matches the given query." &&
	api DELETE "$draft" -H "If-Match: \"x\"" && expect 404 &&
	as pm && api PATCH "/api/opportunities/$unknown_id/" "{" && expect 404
'
test_expect_success '10: then the right to it' '
	as volunteer && api PATCH "$here" "{" -H "If-Match: \"x\"" &&
	expect 403 && says permission_denied \
		"You do not have permission to perform this action." &&
	api DELETE "$here" -H "If-Match: \"x\"" && expect 403 &&
	as pm && api PUT "$draft" "{" -H "If-Match: \"x\"" && expect 403
'
test_expect_success '11: then the version' '
	as pm && api PATCH "$here" "{" -H "If-Match: \"x\"" \
		-H "Content-Type: text/plain" && expect 412 &&
	says precondition_failed "The record has changed since it was read."
'
test_expect_success '12: then type and syntax of the body' '
	as pm && api PATCH "$here" "{" -H "Content-Type: text/plain" &&
	expect 415 && says unsupported_media_type \
		"Unsupported media type \"text/plain\" in request." &&
	api PATCH "$here" "{\"openings\": 0, }" &&
	expect 400 ".error | keys == [\"code\", \"message\"] and
		.code == \"parse_error\""
'
test_expect_success '13: then the fields, all at once, in their order' '
	as pm && api PUT "$here" "{\"openings\": 0, \"status\": \"nope\",
		\"project_name\": null, \"skills\": [], \"closes_on\": 5,
		\"meeting_times\": 1}" &&
	expect 400 ".error | keys_unsorted == [\"code\", \"message\", \"fields\"]
		and .code == \"validation_error\"
		and .message == \"Request validation failed.\"
		and (.fields | keys_unsorted == [\"project_name\", \"role\", \"body\",
			\"min_hours_required\", \"work_environment\", \"meeting_times\",
			\"status\", \"skills\", \"openings\", \"closes_on\"])
		and all(.fields[]; type == \"array\" and length == 1
			and (.[0] | type) == \"string\")"
'
test_expect_success '14: and nothing of it was written' '
	as pm && api GET "$here" && expect 200 ".openings == 1 and
		.updated_at == .created_at"
'
test_expect_success 'what only the database knows is reported with the rest' '
	as pm && api PATCH "$here" "{\"openings\": 0, \"role\": \"$unknown_id\",
		\"skills\": {\"$unknown_id\": 1}, \"body\": \"\"}" &&
	expect 400 ".error.fields | keys_unsorted ==
		[\"role\", \"body\", \"skills\", \"openings\"]"
'

test_expect_success 'nginx: an unknown path, in the API and beside it' '
	as anonymous && api GET /api/nothing/ && expect 404 &&
	says not_found "$nowhere" && api GET /nothing && expect 404 &&
	says not_found "$nowhere"
'
test_expect_success 'nginx: a method of its own' '
	as anonymous && api TRACE /api/roles/ && expect 405 &&
	says method_not_allowed "Method \"TRACE\" not allowed." &&
	[ -n "$(header Allow)" ]
'
test_expect_success 'nginx: a malformed request, a long header' '
	as anonymous && api GET /api/../../x && expect 400 &&
	says bad_request "The request is malformed." &&
	api GET /api/roles/ -H "X-Long: $(printf "%09000d" 1)" && expect 400 &&
	says bad_request "The request is malformed." &&
	api FO:O /api/roles/ && expect 400 &&
	says bad_request "The request is malformed."
'
test_expect_success 'nginx: a long URI, a large body' '
	as anonymous && api GET "/api/roles/?x=$(printf "%09000d" 1)" &&
	expect 414 && says uri_too_long "The request URI is too long." &&
	head -c 1048577 /dev/zero >"$TRASH/large" &&
	api POST /api/auth/login/ "@$TRASH/large" && expect 413 &&
	says payload_too_large "The request body is too large."
'

# back: is the database there again?  A worker does not ask at once.
back() {
	api GET /api/users/me/ && expect 200
}
test_expect_success 'no database: 503, not "signed out", and it comes back' '
	as volunteer && api GET /api/users/me/ && expect 200 &&
	stack_admin "ALTER DATABASE $SQL_DATABASE ALLOW_CONNECTIONS false" &&
	stack_admin "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = \$\$$SQL_DATABASE\$\$" &&
	api GET /api/users/me/ && expect 503 &&
	says unavailable "The service is temporarily unavailable." &&
	[ "$(header Retry-After)" = 2 ] &&
	api POST /api/opportunities/ "{}" && expect 503 &&
	api POST /api/auth/login/ "{\"email\": \"a@b.org\", \"password\": \"x\"}" &&
	expect 503 && api GET /api/healthcheck && expect 200 &&
	stack_admin "ALTER DATABASE $SQL_DATABASE ALLOW_CONNECTIONS true" &&
	stack_until back
'
test_expect_success 'a statement that the database refuses is 500, and says nothing' '
	as anonymous && api GET /api/roles/ && expect 200 &&
	sql "REVOKE SELECT ON roles FROM ctj_app" &&
	CTJ_REPLIES="" api GET /api/roles/ && expect 500 &&
	says server_error "A server error occurred." &&
	sql "GRANT SELECT ON roles TO ctj_app" && api GET /api/roles/ && expect 200
'
test_expect_success 'who cannot look up the session lets nobody in' '
	as volunteer && sql "REVOKE SELECT ON sessions FROM ctj_app" &&
	CTJ_REPLIES="" api GET /api/users/me/ && expect 500 &&
	says server_error "A server error occurred." &&
	sql "GRANT SELECT ON sessions TO ctj_app"
'
# A worker answers on kept connections until they have been quiet for a while.
is_gone() {
	api GET /api/roles/ >/dev/null && test "$status" != 200
}
test_expect_success 'a dead worker is 502, until it is back' '
	as anonymous && kill "$(stack_service roles)" &&
	stack_until is_gone && expect 502 &&
	says bad_gateway "The service is not answering." &&
	api POST /api/roles/ "{}" && expect 502 &&
	api GET /api/healthcheck && expect 200
'
test_expect_success 'a worker that does not answer is 504' '
	kill -STOP $(stack_workers healthcheck) &&
	as anonymous && api GET /api/healthcheck && expect 504 &&
	says gateway_timeout "The service took too long to answer." &&
	kill -CONT $(stack_workers healthcheck)
'

test_done
