#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='methods, Allow, HEAD, OPTIONS and Accept'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack roles opportunities users listings auth healthcheck readyz index \
	openapi

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && here=$(posting) && stack_until ready
'

# allows PATH ALLOW: what OPTIONS and a refused method say is allowed
allows() {
	wants=allow ask "200 $2" OPTIONS "$1" &&
	wants=allow ask "405 $2" FOO "$1" &&
	ask '405 Method "FOO" not allowed.' FOO "$1" && answers
}

readers='GET, HEAD, OPTIONS'

test_expect_success 'Allow of opportunities: readers and writers' '
	as pm &&
	allows /api/opportunities/ "GET, POST, HEAD, OPTIONS" &&
	allows "/api/opportunities/$here/" \
		"GET, PUT, PATCH, DELETE, HEAD, OPTIONS"
'
test_expect_success 'Allow of users: me may be written' '
	as volunteer &&
	allows /api/users/me/ "GET, PUT, PATCH, HEAD, OPTIONS" &&
	allows "/api/users/$(id_of volunteer)/" "$readers"
'
test_expect_success 'Allow of what is only read' '
	as anonymous &&
	allows /api/roles/ "$readers" &&
	allows "/api/roles/$backend/" "$readers" &&
	allows /api/listings/ "$readers" &&
	allows "/api/listings/$here/" "$readers" &&
	allows /api/ "$readers" &&
	allows /api/auth/csrf/ "$readers" &&
	as volunteer && allows /api/auth/me/ "$readers"
'
test_expect_success 'Allow of what is only posted' '
	as anonymous &&
	allows /api/auth/signup/ "POST, OPTIONS" &&
	allows /api/auth/login/ "POST, OPTIONS" &&
	allows /api/auth/logout/ "POST, OPTIONS" &&
	as volunteer && allows /api/auth/password/ "POST, OPTIONS"
'
test_expect_success 'Allow of the probes: GET and HEAD, no OPTIONS' '
	as anonymous && for path in /api/healthcheck /api/readyz/ \
	    /api/openapi.json; do
		for method in OPTIONS POST DELETE; do
			ask "405 Method \"$method\" not allowed." $method $path &&
			wants=allow ask "405 GET, HEAD" $method $path || return 1
		done
	done && answers
'

test_expect_success 'what Allow does not name is 405 and says so' '
	as pm &&
	ask "405 Method \"PUT\" not allowed." PUT /api/opportunities/ "{}" &&
	ask "405 Method \"DELETE\" not allowed." DELETE /api/opportunities/ &&
	ask "405 Method \"POST\" not allowed." \
		POST "/api/opportunities/$here/" "{}" &&
	ask "405 Method \"POST\" not allowed." POST /api/users/me/ "{}" &&
	ask "405 Method \"DELETE\" not allowed." DELETE /api/users/me/ &&
	ask "405 Method \"PATCH\" not allowed." PATCH /api/roles/ "{}" &&
	ask "405 Method \"POST\" not allowed." POST /api/listings/ "{}" &&
	ask "405 Method \"GET\" not allowed." GET /api/auth/login/ &&
	ask "405 Method \"PROPFIND\" not allowed." PROPFIND /api/roles/ &&
	ask 405 HEAD /api/auth/logout/ && answers
'
test_expect_success 'the gate stands before the method' '
	no="403 Authentication credentials were not provided." &&
	as anonymous &&
	ask "$no" DELETE /api/opportunities/ &&
	ask "$no" OPTIONS /api/opportunities/ &&
	ask "$no" OPTIONS /api/users/me/ &&
	ask "$no" DELETE /api/users/me/ &&
	ask "$no" FOO /api/auth/me/ &&
	ask "$no" GET /api/auth/password/ && answers &&
	as volunteer &&
	no="403 You do not have permission to perform this action." &&
	ask "$no" POST /api/opportunities/ "{}" &&
	ask "$no" POST "/api/opportunities/$here/" "{}" &&
	ask "405 Method \"PUT\" not allowed." PUT /api/opportunities/ &&
	answers
'
test_expect_success 'headers and parameters change no method' '
	as pm && api POST "/api/opportunities/$here/?_method=DELETE" "{}" \
		-H "X-HTTP-Method-Override: DELETE" \
		-H "X-Method-Override: DELETE" && expect 405 &&
	api GET "/api/opportunities/$here/" && expect 200
'
test_expect_success 'Authorization is ignored' '
	as anonymous && api GET /api/users/me/ \
		-H "Authorization: Basic cG06Y29ycmVjdA==" && expect 403 &&
	as pm && api GET /api/users/me/ -H "Authorization: Bearer x" &&
	expect 200
'

test_expect_success 'HEAD works wherever GET does' '
	as volunteer && for path in /api/opportunities/ \
	    "/api/opportunities/$here/" /api/users/me/ /api/auth/me/ \
	    /api/roles/ /api/; do
		ask 200 HEAD "$path" || return 1
	done && answers && as anonymous &&
	for path in /api/roles/ "/api/roles/$backend/" /api/listings/ \
	    "/api/listings/$here/" /api/readyz /api/healthcheck \
	    /api/openapi.json; do
		ask 200 HEAD "$path" || return 1
	done && ask 204 HEAD /api/auth/csrf/ && answers
'

# same_as_get PATH: HEAD says what GET says, less the body
same_as_get() {
	api GET "$1" && expect 200 || return 1
	sed '/^Date:/d;/^X-Request-ID:/d' "$TRASH/headers" >"$TRASH/get"
	api HEAD "$1" && expect 200 || return 1
	sed '/^Date:/d;/^X-Request-ID:/d' "$TRASH/headers" >"$TRASH/head"
	grep -q '^Content-Length: [1-9]' "$TRASH/head" &&
	test_same "$TRASH/get" "$TRASH/head"
}

test_expect_success 'its headers are those of GET' '
	as volunteer && same_as_get "/api/opportunities/$here/" &&
	as anonymous && same_as_get /api/listings/ && same_as_get /api/readyz
'
test_expect_success 'HEAD is refused as GET is' '
	as anonymous && ask 403 HEAD /api/opportunities/ &&
	ask 404 HEAD "/api/roles/$unknown_id/" && answers
'

# describes PATH NAME: the answer to OPTIONS
describes() {
	api OPTIONS "$1" && expect 200 '
		keys_unsorted == ["name", "description", "renders", "parses"] and
		.renders == ["application/json"] and
		.parses == ["application/json",
			"application/x-www-form-urlencoded",
			"multipart/form-data"] and
		(.description | type == "string")' &&
	{ [ $# -eq 1 ] || [ "$(reply .name)" = "$2" ]; }
}

test_expect_success 'OPTIONS names the resource and what it speaks' '
	as pm && describes /api/opportunities/ "Opportunity List" &&
	describes "/api/opportunities/$here/" "Opportunity Instance" &&
	as anonymous && describes /api/roles/ "Role List" &&
	describes "/api/roles/$backend/" "Role Instance" &&
	describes /api/ && describes /api/auth/login/ &&
	as volunteer && describes /api/users/me/
'

test_expect_success 'Accept: JSON, anything, or nothing said' '
	as anonymous &&
	for accept in "Accept;" "Accept: application/json" "Accept: */*" \
	    "Accept: application/*" "Accept: application/json; indent=4" \
	    "Accept: text/html, application/xml;q=0.9, */*;q=0.8" \
	    "Accept: text/html,application/json;q=0" \
	    "Accept: text/html , application/json"; do
		wants=content-type ask "200 application/json" \
			GET /api/roles/ "" "$accept" || return 1
	done && ask 200 GET /api/roles/ "" Accept: && answers
'
test_expect_success 'anything else is 406' '
	no="406 Could not satisfy the request Accept header." &&
	as anonymous &&
	for accept in text/html application/xml "text/*, image/png" \
	    application/jsonx application/vnd.api+json; do
		ask "$no" GET /api/roles/ "" "Accept: $accept" || return 1
	done &&
	ask "$no" POST /api/auth/login/ "{}" "Accept: text/html" &&
	ask "$no" GET /api/opportunities/ "" "Accept: text/html" &&
	answers && api GET /api/roles/ -H "Accept: text/html" &&
	expect 406 ".error.code == \"not_acceptable\""
'

test_done
