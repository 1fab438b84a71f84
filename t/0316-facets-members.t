#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='CTJ_PUBLIC_BROWSE=off: facets are for members'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
export CTJ_PUBLIC_BROWSE=off
start_stack facets

test_expect_success 'anonymous callers are told to sign in, before all else' '
	as anonymous &&
	for path in /api/facets/ "/api/facets/?day=x"; do
		ask "403 Authentication credentials were not provided." GET "$path" ||
			return 1
	done &&
	ask "403 Authentication credentials were not provided." POST /api/facets/ &&
	answers
'
test_expect_success 'members are served' '
	as volunteer && api GET /api/facets/ && expect 200 ".total == 0"
'

test_done
