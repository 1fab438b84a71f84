#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='sessions: cookies, how long they last, how they end'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack auth users roles opportunities

# sign_in PERSON: with the password
sign_in() {
	api POST /api/auth/login/ \
		"{\"email\": \"$1@example.org\", \"password\": \"$password\"}"
}

# cookie NAME: as the last reply set it, without its value and its date
cookie() {
	sed -n "s/^[Ss]et-[Cc]ookie: $1=[^;]*; //p" "$TRASH/headers" |
		tr -d '\r' | sed 's/expires=[^;]*; //;s/; /\n/g' | sort |
		paste -sd ' '
}

# value NAME: the value in it
value() {
	sed -n "s/^[Ss]et-[Cc]ookie: $1=\\([^;]*\\);.*/\\1/p" "$TRASH/headers"
}

cleared='sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax'

test_expect_success 'sign-in sets both cookies' '
	as anonymous && sign_in volunteer && expect 200 &&
	[[ $(value sessionid) =~ ^[a-z0-9]{32}$ ]] &&
	[[ $(value csrftoken) =~ ^[A-Za-z0-9]{32}$ ]] &&
	[ "$(cookie sessionid)" = \
		"HttpOnly Max-Age=1209600 Path=/ SameSite=Lax Secure" ] &&
	[ "$(cookie csrftoken)" = \
		"Max-Age=31449600 Path=/ SameSite=Lax Secure" ] &&
	grep -q "^[Ss]et-[Cc]ookie: sessionid=.*expires=..., .. ... .... ..:..:.. GMT" \
		"$TRASH/headers" && key=$(value sessionid)
'
test_expect_success 'what they open is the account' '
	as_reply && api GET /api/users/me/ &&
	expect 200 ".email == \"volunteer@example.org\"" &&
	api PATCH /api/users/me/ "{}" && expect 200
'
test_expect_success 'the table holds a keyed hash of the key, for two weeks' '
	[ 1 = "$(sql "SELECT count(*) FROM sessions
		WHERE key_hash = \$\$\\x$(hash_of "$key")\$\$
		AND user_id = \$\$$(id_of volunteer)\$\$
		AND expires_at - created_at = interval \$\$14 days\$\$")" ] &&
	! sql "SELECT * FROM sessions" | grep -q "$key"
'
test_expect_success 'a read neither moves the end of a session nor sets a cookie' '
	ends="SELECT expires_at FROM sessions
		WHERE key_hash = \$\$\\x$(hash_of "$key")\$\$" &&
	before=$(sql "$ends") && [ -n "$before" ] &&
	api GET /api/users/me/ && [ -z "$(header Set-Cookie)" ] &&
	api GET /api/roles/ && [ -z "$(header Set-Cookie)" ] &&
	api PATCH /api/users/me/ "{}" && [ -z "$(header Set-Cookie)" ] &&
	[ "$(sql "$ends")" = "$before" ] &&
	as anonymous && for path in /api/roles/ /api/users/me/ /api/nothing/; do
		api GET "$path" && [ -z "$(header Set-Cookie)" ] || return 1
	done
'
test_expect_success 'another sign-in issues another key, and the old one is dead' '
	as_key() { cookies="sessionid=$1; csrftoken=$(token_of x)"; } &&
	as_key "$key" && sign_in volunteer && expect 200 &&
	[ "$(value sessionid)" != "$key" ] &&
	[ "$(value csrftoken)" != "$(token_of x)" ] &&
	as_key "$key" && api GET /api/users/me/ && expect 403
'
test_expect_success 'a sign-in by somebody else ends the session too' '
	as anonymous && sign_in volunteer && expect 200 && as_reply &&
	one=$cookies && sign_in pm && expect 200 ".name == \"Pm\"" &&
	cookies=$one && api GET /api/users/me/ && expect 403
'
test_expect_success 'sessions of one user stand beside each other' '
	as pm && api GET /api/users/me/ && expect 200
'
test_expect_success 'a key that the client brings is never adopted' '
	key=$(session_of planted) && as_key "$key" && cookies=${cookies%;*} &&
	sign_in volunteer && expect 200 && [ "$(value sessionid)" != "$key" ] &&
	as_key "$key" && api GET /api/users/me/ && expect 403
'
test_expect_success 'sign-in stamps last_login and leaves the version' '
	as anonymous && api GET /api/auth/csrf/ && sql "UPDATE users SET
		last_login = NULL" && before=$(sql "SELECT updated_at FROM users
		WHERE id = \$\$$(id_of pm)\$\$") && sign_in pm && expect 200 &&
	[ "t|$before" = "$(sql "SELECT last_login > now() - interval
		\$\$1 minute\$\$, updated_at FROM users
		WHERE id = \$\$$(id_of pm)\$\$")" ]
'

# anonymous_with COOKIES: they open nothing and are cleared
anonymous_with() {
	cookies=$1
	api GET /api/users/me/ && expect 403 \
		'.error.code == "not_authenticated"' &&
	[ "$(header Set-Cookie)" = "$cleared" ] && api GET /api/roles/ &&
	expect 200 && [ "$(header Set-Cookie)" = "$cleared" ]
}

test_expect_success 'an unknown key is anonymous, and the reply clears it' '
	anonymous_with "sessionid=$(session_of nobody)" &&
	anonymous_with "sessionid=short" &&
	anonymous_with "sessionid=$(session_of volunteer | tr a-z A-Z)" &&
	anonymous_with "sessionid=$(session_of volunteer)0"
'
test_expect_success 'the hash in the table opens nothing' '
	anonymous_with "sessionid=$(hash_of "$(session_of volunteer)")"
'
test_expect_success 'two sessionid cookies are as none, in one header or two' '
	anonymous_with "sessionid=$(session_of pm); sessionid=$(session_of pm)" &&
	as pm && api GET /api/users/me/ -H "Cookie: sessionid=x" && expect 403 &&
	[ "$(header Set-Cookie)" = "$cleared" ]
'
test_expect_success 'other cookies do not matter' '
	as pm && cookies="a=b; $cookies; SESSIONID=x; xsessionid=y; c" &&
	api GET /api/users/me/ && expect 200
'
test_expect_success 'an expired session is anonymous, by the database clock' '
	sql "UPDATE sessions SET expires_at = now() - interval \$\$1 second\$\$
		WHERE user_id = \$\$$(id_of pm2)\$\$" &&
	as pm2 && anonymous_with "$cookies" &&
	sql "UPDATE sessions SET expires_at = now() + interval \$\$1 hour\$\$
		WHERE user_id = \$\$$(id_of pm2)\$\$" &&
	as pm2 && api GET /api/users/me/ && expect 200
'
test_expect_success 'who was deactivated is anonymous, at once' '
	as inactive && api GET /api/users/me/ && expect 403 "
		.error.code == \"not_authenticated\"" &&
	as staff && api GET /api/users/me/ && expect 200 &&
	sql "UPDATE users SET is_active = false WHERE name = \$\$Staff\$\$" &&
	api GET /api/users/me/ && expect 403 &&
	sql "UPDATE users SET is_active = true WHERE name = \$\$Staff\$\$"
'
test_expect_success 'a lost flag counts at once' '
	as pm2 && api POST /api/opportunities/ "{}" && expect 400 &&
	sql "UPDATE users SET \"isProjectManager\" = false
		WHERE name = \$\$Pm2\$\$" &&
	api POST /api/opportunities/ "{}" && expect 403 &&
	api GET /api/users/me/ && expect 200 ".isProjectManager == false"
'
test_expect_success 'sessions go with their user' '
	as pm2 && sql "DELETE FROM users WHERE name = \$\$Pm2\$\$" &&
	anonymous_with "$cookies"
'

test_expect_success 'logout ends the session and clears the cookie' '
	as superuser && api POST /api/auth/logout/ && expect 204 &&
	[ "$(header Set-Cookie)" = "$cleared" ] && [ ! -s "$TRASH/body" ] &&
	api GET /api/users/me/ && expect 403 &&
	[ 0 = "$(sql "SELECT count(*) FROM sessions
		WHERE user_id = \$\$$(id_of superuser)\$\$")" ]
'
test_expect_success 'it may be said twice, and by who was never signed in' '
	as superuser && csrf=off api POST /api/auth/logout/ && expect 204 &&
	[ "$(header Set-Cookie)" = "$cleared" ] &&
	as anonymous && api POST /api/auth/logout/ && expect 204 &&
	[ -z "$(header Set-Cookie)" ]
'
test_expect_success 'it ends one session only' '
	as anonymous && sign_in volunteer && as_reply &&
	api POST /api/auth/logout/ && expect 204 &&
	as volunteer && api GET /api/users/me/ && expect 200
'

test_done
