#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='throttling: who fails too often waits'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack --workers 2 auth

# tries ADDRESS EMAIL PASSWORD: one sign-in
tries() {
	api POST /api/auth/login/ "{\"email\": \"$2\", \"password\": \"$3\"}" \
		-H "X-Forwarded-For: $1"
}
# wrong COUNT ADDRESS EMAIL: so many that fail, as failures
wrong() {
	local i

	for ((i = 0; i < $1; i++)); do
		ask 400 POST /api/auth/login/ "{\"email\": \"$3\",
			\"password\": \"wrong horse\"}" "X-Forwarded-For: $2"
	done
	answers
}
# throttled: the last reply is a 429 that says how long
throttled() {
	expect 429 '.error.code == "throttled" and .error.message ==
		"Request was throttled. Expected available in \($n) second" +
		(if $n == "1" then "." else "s." end)' \
		--arg n "$(header Retry-After)" &&
	[[ $(header Retry-After) =~ ^[1-9][0-9]*$ ]]
}
# hold: who has to wait waits for long, however slow this test is
hold() {
	sql "UPDATE throttle SET until = now() + interval '1 hour'
		WHERE until > since"
}
# passed: time goes by until nobody waits any more
passed() {
	sql 'UPDATE throttle SET until = now() WHERE until > now()'
}
# waits: how long the one counter makes wait, in whole seconds
waits() {
	sql 'SELECT round(extract(epoch FROM max(until) - max(since)))
		FROM throttle'
}
one=198.51.100.1

test_expect_success 'five failures are free' '
	as anonymous && wrong 5 $one pm@example.org &&
	[ -z "$(waits)" ]
'
test_expect_success 'after the sixth even the right password has to wait' '
	wrong 1 $one pm@example.org && [ "$(waits)" = 2 ] && hold && tries $one pm@example.org "$password" &&
	throttled && [ "$(header Cache-Control)" = "private, no-store" ]
'
test_expect_success 'however the address is written, the account is the same' '
	tries $one " PM@Example.ORG " "$password" && throttled
'
test_expect_success 'a body with faults is told them first' '
	ask "400 $(say password "This field may not be blank.")" POST \
		/api/auth/login/ "{\"email\": \"pm@example.org\",
		\"password\": \"\"}" "X-Forwarded-For: $one" && answers
'
test_expect_success 'another address may try: nobody is locked out' '
	tries 198.51.100.2 pm@example.org "wrong horse" && expect 400 &&
	tries 2001:db8::1 pm@example.org "wrong horse" && expect 400
'
test_expect_success 'and another account from the same address' '
	tries $one pm2@example.org "wrong horse" && expect 400
'
test_expect_success 'the last address that is no trusted proxy counts' '
	ask 429 POST /api/auth/login/ "{\"email\": \"pm@example.org\",
		\"password\": \"x\"}" "X-Forwarded-For: 192.0.2.1, $one" &&
	ask 429 POST /api/auth/login/ "{\"email\": \"pm@example.org\",
		\"password\": \"x\"}" "X-Forwarded-For: $one, 127.0.0.1" &&
	ask 400 POST /api/auth/login/ "{\"email\": \"pm@example.org\",
		\"password\": \"x\"}" "X-Forwarded-For: $one, 192.0.2.1" &&
	answers
'
test_expect_success 'every process knows, a new one too' '
	kill -KILL $(stack_workers auth) && stack_until test -n \
		"$(stack_workers auth)" &&
	for i in 1 2 3 4; do
		ask 429 POST /api/auth/login/ "{\"email\": \"pm@example.org\",
			\"password\": \"x\"}" "X-Forwarded-For: $one" || return 1
	done && stack_until tries $one pm@example.org x && answers
'
test_expect_success 'waits double: 2, 4, 8 ... and end at 900 seconds' '
	sql "TRUNCATE throttle" && two=198.51.100.3 &&
	wrong 5 $two pm2@example.org && found= &&
	for i in 1 2 3 4; do
		passed && wrong 1 $two pm2@example.org && found="$found $(waits)" ||
			return 1
	done && [ "$found" = " 2 4 8 16" ] &&
	passed && sql "UPDATE throttle SET count = 13" &&
	wrong 1 $two pm2@example.org && [ "$(waits)" = 512 ] &&
	passed && wrong 1 $two pm2@example.org && [ "$(waits)" = 900 ] &&
	passed && sql "UPDATE throttle SET count = 5000" &&
	wrong 1 $two pm2@example.org && [ "$(waits)" = 900 ] && hold &&
	tries $two pm2@example.org "$password" && throttled
'
test_expect_success 'asking during a wait does not make it longer' '
	before=$(sql "SELECT * FROM throttle") &&
	tries $two pm2@example.org x && expect 429 &&
	[ "$(sql "SELECT * FROM throttle")" = "$before" ]
'
test_expect_success 'a quarter of an hour without a try forgets them' '
	sql "UPDATE throttle SET until = now() - interval \$\$1 second\$\$,
		since = since - interval \$\$15 minutes 1 second\$\$" &&
	wrong 5 $two pm2@example.org
'
test_expect_success 'success clears the counter of that address, and no other' '
	sql "TRUNCATE throttle" && three=198.51.100.4 && four=198.51.100.5 &&
	wrong 4 $three staff@example.org && wrong 6 $four staff@example.org &&
	hold &&
	tries $three staff@example.org "$password" && expect 200 &&
	sql "UPDATE users SET password = \$\$$password_hash\$\$" &&
	wrong 5 $three staff@example.org &&
	tries $four staff@example.org "$password" && throttled
'
test_expect_success 'an account that is none waits in the same way' '
	sql "TRUNCATE throttle" && five=198.51.100.6 &&
	wrong 1 $five nobody@example.org &&
	sql "UPDATE throttle SET count = 5" &&
	wrong 1 $five nobody@example.org && hold &&
	tries $five nobody@example.org x && throttled
'
test_expect_success 'a change of password is throttled like a sign-in' '
	sql "TRUNCATE throttle" && as volunteer && six=198.51.100.7 &&
	body="{\"current_password\": \"wrong\", \"new_password\": \"fresh horse 7\"}" &&
	for i in 1 2 3 4 5 6; do
		ask "400 $(say current_password \
			"Your current password is incorrect.")" POST \
			/api/auth/password/ "$body" "X-Forwarded-For: $six" || return 1
	done && answers && hold && api POST /api/auth/password/ "{\"current_password\":
		\"$password\", \"new_password\": \"fresh horse 7\"}" \
		-H "X-Forwarded-For: $six" && throttled
'

# signs_up EMAIL ADDRESS
signs_up() {
	api POST /api/auth/signup/ "{\"email\": \"$1\", \"name\": \"New\",
		\"password\": \"fresh horse 7\"}" -H "X-Forwarded-For: $2"
}
seven=198.51.100.8
test_expect_success 'an address may sign up sixty times an hour' '
	sql "TRUNCATE throttle" && as anonymous &&
	signs_up a@example.org $seven && expect 201 &&
	[ 1 = "$(sql "SELECT count FROM throttle")" ] &&
	sql "UPDATE throttle SET count = 59" &&
	signs_up b@example.org $seven && expect 201 &&
	signs_up c@example.org $seven && throttled &&
	[ 0 = "$(sql "SELECT count(*) FROM users
		WHERE email = \$\$c@example.org\$\$")" ]
'
test_expect_success 'another one still may, and that one after the hour' '
	signs_up c@example.org 198.51.100.9 && expect 201 &&
	sql "UPDATE throttle SET since = since - interval \$\$1 hour\$\$,
		until = until - interval \$\$1 hour\$\$" &&
	signs_up d@example.org $seven && expect 201
'
test_expect_success 'sign-ups with faults are not counted' '
	sql "TRUNCATE throttle" &&
	ask 400 POST /api/auth/signup/ "{}" "X-Forwarded-For: $seven" &&
	ask 400 POST /api/auth/signup/ "{\"email\": \"a@example.org\",
		\"password\": \"fresh horse 7\", \"name\": \"x\"}" \
		"X-Forwarded-For: $seven" && answers &&
	[ 0 = "$(sql "SELECT count(*) FROM throttle")" ]
'

test_done
