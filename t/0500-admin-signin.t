#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/login/ and /admin/logout/: in, out, and what is kept'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin
make_catalogue

login=/admin/login/
wrong='Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.'

# sign NAME PASSWORD [FIELD...]: from the sign-in page, as a browser does
sign() {
	local name=$1 secret=$2

	shift 2
	as anonymous && get "$login" && as_reply &&
		post "$login" "username=$name" "password=$secret" "$@"
}

test_expect_success 'who is not signed in comes to the sign-in page, from wherever' '
	as anonymous && for path in /admin/ /admin/nothing/ \
	    "/admin/ctj_api/role/?q=a&o=1" /admin/ctj_api/role; do
		api GET "$path" && goes "/admin/login/[?]next=%2Fadmin%2F*" ||
			return 1
	done &&
	api GET "/admin/ctj_api/role/?q=a&o=1" && [ "$(header Location)" = \
		"/admin/login/?next=%2Fadmin%2Fctj_api%2Frole%2F%3Fq%3Da%26o%3D1" ]
'
test_expect_success 'the page has a form that password managers understand' '
	as anonymous && get $login && [ "$(title)" = "Log in | CTJ admin" ] &&
	shows "autocomplete=\"username\"" "autocomplete=\"current-password\"" \
		"name=\"csrfmiddlewaretoken\"" &&
	[ -n "$(grep -i "^set-cookie: csrftoken=" "$TRASH/headers")" ]
'
test_expect_success 'a project manager, a curator and a superuser get in, by either name' '
	sql "UPDATE users SET username = \$\$Pat\$\$ WHERE email = \$\$pm@example.org\$\$" &&
	for name in pm@example.org PM@Example.ORG Pat staff@example.org \
	    " superuser@example.org "; do
		sign "$name" "$password" && goes /admin/ &&
		grep -qi "^set-cookie: sessionid=[a-z0-9]\{32\};.*HttpOnly.*SameSite=Lax" \
			"$TRASH/headers" && follow && shows "Log out" || return 1
	done
'
test_expect_success 'the session key is a new one, and the old one is dead' '
	as pm && old=$cookies && post $login "username=pm@example.org" \
		"password=$password" && goes /admin/ &&
	new=$(sed -n "s/^[Ss]et-[Cc]ookie: sessionid=\([^;]*\).*/\1/p" "$TRASH/headers") &&
	[ -n "$new" ] && [ "$new" != "$(session_of pm)" ] &&
	api GET /admin/ && goes "/admin/login/*" &&
	stack_psql -c "INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES (\$\$\\x$(hash_of "$(session_of pm)")\$\$, \$\$$(id_of pm)\$\$,
		now() + interval \$\$1 day\$\$)"
'
test_expect_success 'wrong password, unknown, inactive, not admitted: the same answer' '
	for who in pm2@example.org nobody@example.org inactive@example.org \
	    volunteer@example.org; do
		secret=$password &&
		[ "$who" != pm2@example.org ] || secret="wrong horse" &&
		sign "$who" "$secret" && [ "$status" = 200 ] && shows "$wrong" &&
		[ "$(title)" = "Error: Log in | CTJ admin" ] &&
		lacks "$secret" && shows "value=\"$who\"" &&
		! grep -qi "^set-cookie: sessionid" "$TRASH/headers" || return 1
	done
'
test_expect_success 'nothing typed, too much typed: the same sentence, no work' '
	sign "" "" && shows "$wrong" && sign pm@example.org "" && shows "$wrong" &&
	sign pm@example.org "$(printf "%05000d" 1)" && shows "$wrong" &&
	sign "$(printf "%02000d" 1)" x && shows "$wrong"
'
test_expect_success 'signing in needs the token of its page' '
	as anonymous && csrf=off post $login username=pm@example.org \
		"password=$password" && [ "$status" = 403 ] &&
	shows "CSRF cookie not set" && get $login && as_reply &&
	csrf=off post $login username=pm@example.org "password=$password" &&
	[ "$status" = 403 ] && shows "CSRF token missing"
'
test_expect_success 'a page of another site cannot sign anybody in' '
	as anonymous && get $login && as_reply &&
	token=${cookies##*csrftoken=} && for header in \
	    "Origin: https://evil.example" "Sec-Fetch-Site: cross-site" \
	    "Sec-Fetch-Site: same-site"; do
		csrf=off api POST $login "csrfmiddlewaretoken=$token" \
			-H "Content-Type: application/x-www-form-urlencoded" \
			-H "$header" && [ "$status" = 403 ] || return 1
	done
'
test_expect_success 'where one goes afterwards is here, whatever next says' '
	for next in //evil.example "/\\evil.example" https:evil.example \
	    "https://evil.example" "javascript:alert(1)" evil "/	/evil"; do
		sign pm@example.org "$password" "next=$next" && goes /admin/ ||
			return 1
	done &&
	sign pm@example.org "$password" "next=/admin/ctj_api/role/?q=a" &&
	goes "/admin/ctj_api/role/[?]q=a"
'
test_expect_success 'an address that no browser could ask for is no place to go to' '
	sign pm@example.org "$password" "next=/admin/?$(printf "%040000d" 0)" &&
	goes /admin/
'
test_expect_success 'who is signed in already goes on' '
	as pm && api GET "$login?next=/admin/help/" && goes /admin/help/ &&
	api GET "$login?next=//evil" && goes /admin/
'
test_expect_success 'who is signed in and not admitted is told so' '
	as volunteer && api GET /admin/ && goes "/admin/login/*" && follow &&
	shows "You are authenticated as volunteer@example.org, but are not authorized to access this page."
'
test_expect_success 'who is not admitted may post nothing' '
	as volunteer && post /admin/ctj_api/role/ action=x && [ "$status" = 403 ]
'
test_expect_success 'who tries too often has to wait, and is told how long' '
	for n in 1 2 3 4 5 6 7; do
		sign throttled@example.org "wrong $n" &&
		[ "$status" = 200 ] || break
	done && [ "$status" = 429 ] && [ "$(header Retry-After)" -ge 1 ] &&
	shows "Too many attempts" "Expected available in"
'
test_expect_success 'letter case is nothing in an address, in any script, and no spelling has tries of its own' '
	sql "TRUNCATE throttle; INSERT INTO users (username, email, name, password,
			\"isProjectManager\")
		VALUES (\$\$k\$\$, \$\$JÖRG.Kiki@example.org\$\$, \$\$Kiki\$\$,
			\$\$$password_hash\$\$, true)" &&
	kelvin=$(printf "\342\204\252") && for name in jörg.kiki@example.org \
		JÖRG.Kiki@example.org Jörg.${kelvin}IKI@EXAMPLE.org k; do
		sign "$name" "$password" && goes /admin/ || return 1
	done &&
	sign K "$password" && [ "$status" = 200 ] && shows "$wrong" &&
	sql "TRUNCATE throttle" && for name in jörg.kiki@example.org \
		JÖRG.Kiki@example.org Jörg.${kelvin}IKI@EXAMPLE.org; do
		sign "$name" "wrong" && [ "$status" = 200 ] && shows "$wrong" || return 1
	done && [ "$(sql "SELECT count FROM throttle")" = 3 ]
'
test_expect_success 'signing in, failing to and signing out are in the log' '
	[ "$(log_count "action = \$\$signin\$\$ AND via = \$\$admin\$\$
		AND actor_label = \$\$staff@example.org\$\$ AND ip IS NOT NULL")" = 1 ] &&
	[ "$(log_count "action = \$\$signin_failed\$\$
		AND object_label = \$\$nobody@example.org\$\$")" = 1 ] &&
	[ "$(log_count "action = \$\$signin_failed\$\$
		AND object_label = \$\$throttled@example.org\$\$")" -le 2 ] &&
	[ "$(log_count "diff::text LIKE \$\$%horse%\$\$ OR note LIKE \$\$%horse%\$\$")" = 0 ]
'
test_expect_success 'signing out is a POST; the session is over and the page says so' '
	as staff && api GET /admin/logout/ && [ "$status" = 405 ] &&
	[ "$(header Allow)" = POST ] && get /admin/ &&
	post /admin/logout/ && [ "$status" = 200 ] && shows "Logged out" &&
	lacks "Log out</button>" &&
	grep -qi "^set-cookie: sessionid=\"\";" "$TRASH/headers" &&
	api GET /admin/ && goes "/admin/login/*" &&
	[ "$(log_count "action = \$\$signout\$\$")" = 1 ]
'
test_expect_success 'and needs a token' '
	as pm2 && csrf=off post /admin/logout/ && [ "$status" = 403 ] && get /admin/
'

# --- a session that ended while somebody typed --------------------------------

over() {
	cookies="sessionid=$(session_of gone); csrftoken=$(token_of gone)"
	person='a session that is over'
}
list=/admin/ctj_api/role/
test_expect_success 'what is no form leads to the sign-in page' '
	over && post $list action=x && goes "/admin/login/[?]next=%2Fadmin%2Fctj_api%2Frole%2F" &&
	post /admin/logout/ && [ "$status" = 200 ]
'
test_expect_success 'a wrong token is refused, with or without a session' '
	over && csrf=off post $list action=x csrfmiddlewaretoken=$(token_of other) &&
	[ "$status" = 403 ]
'

test_done
