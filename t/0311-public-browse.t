#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='CTJ_PUBLIC_BROWSE=off: listings are for members'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
export CTJ_PUBLIC_BROWSE=off
start_stack listings roles

sign_in='403 Authentication credentials were not provided.'

test_expect_success 'anonymous callers are told to sign in, before all else' '
	make_catalogue && id=$(posting) && as anonymous &&
	ask "$sign_in" GET /api/listings/ &&
	ask "$sign_in" GET "/api/listings/$id/" &&
	ask "$sign_in" GET "/api/listings/$unknown_id/" &&
	ask "$sign_in" GET "/api/listings/?limit=x" &&
	ask "$sign_in" DELETE /api/listings/ &&
	ask "$sign_in" OPTIONS /api/listings/ && answers &&
	api GET /api/listings/ &&
	expect 403 ".error.code == \"not_authenticated\"" &&
	[ "$(header Cache-Control)" = "private, no-store" ]
'
test_expect_success 'so are those who were deactivated' '
	as inactive && ask "$sign_in" GET /api/listings/ && answers
'
test_expect_success 'members are served' '
	as volunteer && api GET /api/listings/ && expect 200 "length == 1" &&
	api GET "/api/listings/$id/" && expect 200
'
test_expect_success 'the catalogue stays open' '
	as anonymous && api GET /api/roles/ && expect 200 "length == 3"
'

test_done
