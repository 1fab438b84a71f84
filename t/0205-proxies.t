#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='who is no trusted proxy is believed nothing'
. "$(dirname -- "$0")/lib/api.sh"
export CTJ_TRUSTED_PROXIES=10.10.0.0/16
start_stack --port index auth

test_expect_success 'not the scheme' '
	as anonymous && api GET /api/ -H "X-Forwarded-Proto: https" &&
	expect 200 ".opportunities | startswith(\"http://localhost:\")"
'
test_expect_success 'not the address' '
	api GET /api/ -H "X-Forwarded-For: 198.51.100.9" && expect 200 &&
	[ "$(tail -n 1 "$STACK/access.log" | jq -r .ip)" = 127.0.0.1 ]
'
test_expect_success 'so a throttle cannot be walked around' '
	for i in 1 2 3 4 5 6; do
		api POST /api/auth/login/ "{\"email\": \"pm@example.org\",
			\"password\": \"wrong\"}" \
			-H "X-Forwarded-For: 198.51.100.$i" && expect 400 || return 1
	done && sql "UPDATE throttle SET until = now() + interval \$\$1 hour\$\$" &&
	api POST /api/auth/login/ "{\"email\": \"pm@example.org\",
		\"password\": \"$password\"}" \
		-H "X-Forwarded-For: 198.51.100.7" && expect 429
'

test_done
