#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='a sign-in while the password is being changed'
. "$(dirname -- "$0")/lib/api.sh"
start_stack --workers 2 auth

sign_in() {
	api POST /api/auth/login/ \
		"{\"email\": \"volunteer@example.org\", \"password\": \"$1\"}"
}
# The row is held by somebody who changes the password, and lets go when the
# sign-in, which has verified the old one, waits for it.
change_meanwhile() {
	until_waited_for "UPDATE users SET password = '$1'
		WHERE id = '$(id_of volunteer)'" &
	changer=$!
	stack_until waits_for PgSleep
}
sessions() {
	sql "SELECT count(*) FROM sessions WHERE user_id = '$(id_of volunteer)'"
}

test_expect_success 'the old password opens nothing, once it is changed' '
	as anonymous && before=$(sessions) && change_meanwhile "!changed" &&
	sign_in "$password" && wait "$changer" &&
	expect 400 ".error.fields.non_field_errors ==
		[\"Invalid email or password.\"]" &&
	test "$(sessions)" = "$before" &&
	test_fails grep -qi "^set-cookie: sessionid" "$TRASH/headers"
'
test_expect_success 'and does not undo the change by rewriting its form' '
	test "$(sql "SELECT password FROM users
		WHERE id = \$\$$(id_of volunteer)\$\$")" = "!changed"
'
test_expect_success 'a form that was only rewritten meanwhile still opens' '
	sql "UPDATE users SET password = \$\$$password_hash\$\$
		WHERE id = \$\$$(id_of volunteer)\$\$" &&
	sign_in "$password" && expect 200 &&
	new=$(sql "SELECT password FROM users
		WHERE id = \$\$$(id_of volunteer)\$\$") &&
	sql "UPDATE users SET password = \$\$$password_hash\$\$
		WHERE id = \$\$$(id_of volunteer)\$\$" &&
	change_meanwhile "$new" && sign_in "$password" && wait "$changer" && expect 200
'

test_done
