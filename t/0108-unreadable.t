#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='every path that takes a body refuses one it cannot read'
. "$(dirname -- "$0")/lib/api.sh"
start_stack auth opportunities users
make_catalogue
here=/api/opportunities/$(posting)/

# unreadable METHOD PATH
unreadable() {
	api "$1" "$2" "{}" -H "Content-Type: text/plain" &&
	expect 415 ".error.code == \"unsupported_media_type\"" &&
	api "$1" "$2" "{" && expect 400 ".error.code == \"parse_error\""
}

test_expect_success 'postings' '
	as pm && unreadable POST /api/opportunities/ &&
	unreadable PUT "$here" && unreadable PATCH "$here"
'
test_expect_success 'the own record' '
	as volunteer && unreadable PUT /api/users/me/ &&
	unreadable PATCH /api/users/me/ &&
	api PUT /api/users/me/ "{\"name\": \"\"}" &&
	expect 400 ".error.fields | keys == [\"name\"]"
'
test_expect_success 'signing up, in, and another password' '
	as volunteer && unreadable POST /api/auth/password/ &&
	as anonymous && unreadable POST /api/auth/signup/ &&
	unreadable POST /api/auth/login/
'

test_done
