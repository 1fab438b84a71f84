#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='how answers look: headers of every one, and the JSON in them'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack roles opportunities users auth healthcheck readyz openapi

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && here=$(posting) && stack_until ready
'

# The fixed headers, whoever answers.
cat >"$TRASH/fixed" <<'END'
content-security-policy: default-src 'none'; frame-ancestors 'none'
cross-origin-opener-policy: same-origin
cross-origin-resource-policy: same-origin
permissions-policy: camera=(), microphone=(), geolocation=(), payment=()
referrer-policy: same-origin
strict-transport-security: max-age=31536000; includeSubDomains
x-content-type-options: nosniff
x-frame-options: DENY
END

# fixed_headers: the last reply has each of them once, and none about others
fixed_headers() {
	tr -d '\r' <"$TRASH/headers" | sed 's/^[^:]*:/\L&/' |
		grep -E '^(cont.*-policy|cross-|perm|ref|stri|x-con|x-fr)' |
		sort >"$TRASH/found"
	test_same "$TRASH/fixed" "$TRASH/found" &&
	[[ $(header X-Request-ID) =~ ^[0-9a-f]{32}$ ]] &&
	test_fails grep -iE '^(access-control|x-ctj)-' "$TRASH/headers"
}

test_expect_success 'every answer has the fixed headers' '
	as volunteer && api GET /api/opportunities/ && expect 200 &&
	fixed_headers &&
	api GET "/api/opportunities/$here/" && expect 200 && fixed_headers &&
	api OPTIONS /api/opportunities/ && expect 200 && fixed_headers &&
	api PATCH /api/users/me/ "{}" && expect 200 && fixed_headers &&
	as anonymous && api GET /api/auth/csrf/ && expect 204 && fixed_headers &&
	api GET /api/healthcheck && expect 200 && fixed_headers &&
	api GET /api/readyz && expect 200 && fixed_headers
'
test_expect_success 'errors have them too, of the programs and of nginx' '
	as anonymous && api GET /api/opportunities/ && expect 403 &&
	fixed_headers &&
	api POST /api/auth/login/ "{" && expect 400 && fixed_headers &&
	api GET /api/roles/ -H "Accept: text/html" && expect 406 &&
	fixed_headers &&
	api GET /api/nothing/ && expect 404 && fixed_headers &&
	api GET / && expect 404 && fixed_headers &&
	api TRACE /api/roles/ && expect 405 && fixed_headers &&
	api GET /api/roles/ -H "Host: evil.example" && expect 400 &&
	fixed_headers
'
test_expect_success 'a 304 has them too' '
	as anonymous && api GET /api/roles/ && tag=$(header ETag) &&
	api GET /api/roles/ -H "If-None-Match: $tag" && expect 304 &&
	fixed_headers
'
test_expect_success 'no cross-origin header, whoever asks' '
	as anonymous && api GET /api/roles/ -H "Origin: https://evil.example" &&
	expect 200 && fixed_headers &&
	api OPTIONS /api/roles/ -H "Origin: https://evil.example" \
		-H "Access-Control-Request-Method: POST" && expect 200 &&
	fixed_headers
'

test_expect_success 'Content-Length is that of the body' '
	as volunteer && for path in /api/opportunities/ /api/users/me/ \
	    /api/roles/ /api/nothing/ "/api/roles/$unknown_id/"; do
		api GET "$path" &&
		[ "$(header Content-Length)" -eq "$(wc -c <"$TRASH/body")" ] &&
		[ "$(header Content-Type)" = application/json ] || return 1
	done
'
test_expect_success '204 has no body and no type' '
	as anonymous && api GET /api/auth/csrf/ && expect 204 &&
	[ ! -s "$TRASH/body" ] && [ -z "$(header Content-Type)" ]
'
test_expect_success 'Allow and Vary: on all but the probes and the document' '
	as volunteer && for path in /api/opportunities/ /api/roles/ \
	    /api/users/me/ /api/auth/me/; do
		wants=vary ask "200 Accept, Cookie" GET "$path" || return 1
	done && answers && as anonymous &&
	wants=allow ask "403 GET, POST, HEAD, OPTIONS" GET /api/opportunities/ &&
	wants=vary ask "403 Accept, Cookie" GET /api/opportunities/ &&
	for path in /api/healthcheck /api/readyz /api/openapi.json; do
		wants=allow ask "200 " GET "$path" &&
		wants=vary ask "200 " GET "$path" || return 1
	done && answers
'
test_expect_success 'a request id is taken over if it is one' '
	as anonymous && api GET /api/roles/ -H "X-Request-ID: abc-DEF-123" &&
	[ "$(header X-Request-ID)" = abc-DEF-123 ] &&
	api GET /api/nothing/ -H "X-Request-ID: abc-DEF-123" &&
	[ "$(header X-Request-ID)" = abc-DEF-123 ] &&
	for id in short "not one at all"; do
		api GET /api/roles/ -H "X-Request-ID: $id" &&
		[[ $(header X-Request-ID) =~ ^[0-9a-f]{32}$ ]] || return 1
	done
'

test_expect_success 'JSON is compact' '
	as pm && api PATCH "/api/opportunities/$here/" \
		"{ \"skills\": {\"$python\": 3, \"$react\": 2},
		  \"meeting_times\": [ {\"day\": \"Wed\", \"start\": \"10:00\",
		  \"end\": \"11:00\"} ] }" && expect 200 &&
	jq -cj . "$TRASH/body" >"$TRASH/compact" &&
	test_same "$TRASH/compact" "$TRASH/body" &&
	api GET /api/opportunities/ && expect 200 "length == 1" &&
	jq -cj . "$TRASH/body" >"$TRASH/compact" &&
	test_same "$TRASH/compact" "$TRASH/body"
'
# What is escaped, and nothing else: " \ controls, U+2028 and U+2029.
test_expect_success 'strings are UTF-8 and escape only what JSON demands' '
	odd="\"é 日 🙂 / <b>&\u0027 \\\" \\\\ \\u0009 \\u0001 \\u2028 \\u2029 .\"" &&
	as pm && api PATCH "/api/opportunities/$here/" "{\"body\": $odd}" &&
	expect 200 ".body == $odd" &&
	grep -qF "é 日 🙂 / <b>&" "$TRASH/body" &&
	grep -qF " \\\" \\\\ \\t \\u0001 \\u2028 \\u2029" "$TRASH/body"
'
test_expect_success 'a JSON column escapes them as well' '
	as pm && api PATCH "/api/opportunities/$here/" "{\"meeting_times\":
		[{\"team\": \"é\\u2028🙂\", \"day\": \"Wed\",
		\"start\": \"10:00\", \"end\": \"11:00\"}]}" && expect 200 &&
	grep -qF "é\\u2028🙂" "$TRASH/body"
'
test_expect_success 'times are UTC, the fraction left out when it is zero' '
	sql "UPDATE opportunities SET opened_at =
		\$\$2026-01-02 03:04:05+00\$\$ WHERE id = \$\$$here\$\$" &&
	as pm && api GET "/api/opportunities/$here/" &&
	expect 200 ".opened_at == \"2026-01-02T03:04:05Z\"" &&
	sql "UPDATE opportunities SET opened_at =
		\$\$2026-01-02 03:04:05.6-07\$\$ WHERE id = \$\$$here\$\$" &&
	api GET "/api/opportunities/$here/" &&
	expect 200 ".opened_at == \"2026-01-02T10:04:05.600000Z\""
'
test_expect_success 'ids are lower case, dates are days, references ids or null' '
	as pm && api PATCH "/api/opportunities/$here/" \
		"{\"closes_on\": \"2099-12-31\", \"role\": \"${backend^^}\"}" &&
	expect 200 ".closes_on == \"2099-12-31\" and .role == \"$backend\"" &&
	as volunteer && api GET /api/users/me/ &&
	expect 200 ".community_of_practice == null"
'

test_done
