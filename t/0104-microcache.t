#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='the microcache: for plain anonymous reads, for a second'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack --cache roles listings opportunities healthcheck auth

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && id=$(posting project_name=first)
'

# says X: the last reply came that way; "" for past the cache
says() {
	[ "$(header X-Cache)" = "$1" ]
}

# hit PATH [HEADER]: asked twice at once, the second answer is a kept one;
# a second may pass between the two, so it may take another try
hit() {
	local try

	for try in 1 2 3 4 5; do
		# shellcheck disable=SC2086 # STACK_CURL is several words
		status=$(curl -sS -g $STACK_CURL -D "$TRASH/both" -o /dev/null \
			-o "$TRASH/body" -w '%{http_code}\n' ${2+-H "$2"} \
			"$STACK_URL$1" "$STACK_URL$1" | tail -n 1) || return 1
		awk '/^HTTP/ { n++ } n == 2' "$TRASH/both" >"$TRASH/headers"
		echo "try $try: GET $1 -> $status $(header X-Cache)"
		! says HIT || return 0
	done
	return 1
}

test_expect_success 'a first reader gets a new answer, the next a kept one' '
	as anonymous && api GET /api/listings/ && expect 200 && says MISS &&
	cp "$TRASH/body" "$TRASH/first" && tag=$(header ETag) &&
	hit /api/listings/ && expect 200 && [ "$(header ETag)" = "$tag" ] &&
	[ "$(header Cache-Control)" = no-cache ] &&
	[ "$(header Vary)" = "Accept, Cookie" ] &&
	test_same "$TRASH/first" "$TRASH/body"
'
test_expect_success 'a kept answer has the fixed headers and its own request id' '
	as anonymous && hit /api/listings/ && one=$(header X-Request-ID) &&
	[ "$(header X-Frame-Options)" = DENY ] && [ -n "$(header Allow)" ] &&
	hit /api/listings/ && [ "$(header X-Request-ID)" != "$one" ]
'
test_expect_success 'catalogue and details are kept too' '
	as anonymous && hit /api/roles/ && hit "/api/roles/$backend/" &&
	hit "/api/listings/$id/"
'
test_expect_success 'the query and the Host are part of the key' '
	as anonymous && hit "/api/roles/?limit=1" && expect 200 "length == 1" &&
	hit "/api/roles/?limit=2" && expect 200 "length == 2" &&
	api GET "/api/roles/?limit=2" -H "Host: stage.example.org" && says MISS
'
test_expect_success 'a kept answer becomes a 304' '
	as anonymous && hit /api/roles/ && tag=$(header ETag) &&
	api GET /api/roles/ -H "If-None-Match: $tag" && expect 304 &&
	[ ! -s "$TRASH/body" ] &&
	api GET /api/roles/ -H "If-None-Match: \"x\"" && expect 200
'
test_expect_success 'who sends a cookie or credentials is not served from it' '
	as volunteer && api GET /api/listings/ && expect 200 && says "" &&
	[ "$(header Cache-Control)" = "private, no-store" ] &&
	as anonymous && api GET /api/listings/ -H "Cookie: a=b" && says "" &&
	api GET /api/listings/ -H "Authorization: Bearer x" && says ""
'
test_expect_success 'nor does a member put anything in' '
	as anonymous && api GET "/api/listings/?x=1" -H "Cookie: a=b" &&
	api GET "/api/listings/?x=1" && says MISS
'
test_expect_success 'a kept answer is no answer to who accepts no JSON' '
	as anonymous && hit /api/roles/ && ask 406 GET /api/roles/ "" \
		"Accept: text/html" && answers && hit /api/roles/ "Accept: */*"
'
test_expect_success 'only reads that succeed are kept' '
	as anonymous && for path in "/api/roles/$unknown_id/" \
	    "/api/roles/?limit=x" "/api/roles/?format=api"; do
		api GET "$path" && api GET "$path" && test_fails says HIT || return 1
	done && api POST /api/roles/ "{}" && expect 405 && says "" &&
	api HEAD /api/roles/ && expect 200
'
test_expect_success 'nothing but the public lists is kept' '
	as anonymous && api GET /api/healthcheck && says "" &&
	api GET /api/auth/csrf/ && says "" &&
	api GET /api/opportunities/ && expect 403 && says ""
'
# fresh: does the list show the change?
fresh() {
	api GET /api/listings/ && jq -e '.[0].project_name == "second"' \
		"$TRASH/body" >/dev/null
}
test_expect_success 'a change shows to members at once, to others soon' '
	as anonymous && hit /api/listings/ &&
	sql "UPDATE opportunities SET project_name = \$\$second\$\$" &&
	as volunteer && fresh && as anonymous && stack_until fresh
'

test_done
