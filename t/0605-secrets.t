#!/bin/bash
#
# Canaries: secrets with a shape of their own go through
# everything that takes them; then every log and every reply is searched.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='secrets: in no log, no reply, no argument'
DJANGO_SECRET_KEY='canary-secret-key-0123456789-0123456789-0123456789'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
CTJ_LOG_LEVEL=debug
start_stack auth users opportunities
make_catalogue
id=$(posting)

mkdir "$TRASH/replies"
old='canary-old-Horse-1'
new='canary-new-Horse-2'
wrong='canary-wrong-Horse-3'
signup=/api/auth/signup/
n=0

# say METHOD PATH [BODY...]: api, and keeps the reply
say() {
	api "$@" || return 1
	n=$((n + 1))
	cp "$TRASH/body" "$TRASH/replies/$n.body"
	# Cookies are where the key of a session belongs.
	grep -vi '^set-cookie:' "$TRASH/headers" >"$TRASH/replies/$n.headers"
}

# The value of a cookie that the last reply set.
cookie_of() {
	header Set-Cookie | sed -n "s/^$1=\([^;]*\);.*/\1/p"
}

account() {
	printf '{"email": "canary.person@example.org", "name": "C", "%s": "%s"}' \
		"${2-password}" "$1"
}

remember() {
	key=$(cookie_of sessionid) && token=$(cookie_of csrftoken) &&
		[ "${#key}" -eq 32 ] && [ "${#token}" -eq 32 ] &&
		printf '%s\n' "$key" "$token" >>"$TRASH/secrets"
}

test_expect_success 'secrets go through everything that takes them' '
	printf "%s\n" "$DJANGO_SECRET_KEY" "$SQL_PASSWORD" "$old" "$new" \
		"$wrong" >"$TRASH/secrets" &&
	as anonymous && say POST $signup "$(account "$old")" && expect 201 &&
	remember && as_reply && say GET /api/users/me/ && expect 200 &&
	say POST $signup "$(account "$old")" && expect 400 &&
	say POST /api/auth/login/ "$(account "$wrong")" && expect 400 &&
	say POST /api/auth/login/ "$(account "$old" passwort)" && expect 400 &&
	say POST /api/auth/login/ "$(account "$old")" && expect 200 &&
	remember && as_reply &&
	say POST /api/auth/password/ "{\"current_password\": \"$old\",
		\"new_password\": \"$new\"}" && expect 204 &&
	remember && as_reply &&
	say POST /api/auth/password/ "{\"current_password\": \"$wrong\",
		\"new_password\": \"$new\"}" && expect 400 &&
	say POST /api/auth/logout/ && expect 204
'

test_expect_success 'and through where they do not belong' '
	as anonymous && say POST $signup "{\"email\": \"$wrong\", \"name\": \"\",
		\"password\": \"$wrong\"}" && expect 400 &&
	say POST $signup "password=$wrong" && expect 400 &&
	say POST $signup "{\"password\": \"$wrong" && expect 400 &&
	say POST $signup "{\"password\": [\"$wrong\"]}" && expect 400 &&
	as pm && csrf=off say POST /api/opportunities/ "{\"body\": \"x\"}" \
		-H "X-CSRFToken: wrong$(token_of pm)" && expect 403 &&
	say GET /api/opportunities/$id/ "" -H "Cookie: sessionid=$key" &&
	expect 403
'

test_expect_success 'a session that ended, or is doubled, is in no log either' '
	as volunteer && printf "%s\n" "$(session_of volunteer)" >>"$TRASH/secrets" &&
	cookies="sessionid=$(session_of volunteer); $cookies" &&
	say GET /api/users/me/ && expect 403 &&
	cookies="sessionid=$(session_of volunteer)X" &&
	say GET /api/users/me/ && expect 403
'

test_expect_success 'no log line holds one of them' '
	[ "$(wc -l <"$TRASH/secrets")" -gt 10 ] &&
	[ "$(wc -l <"$STACK/access.log")" -gt 15 ] && [ -s "$STACK/events.log" ] &&
	test_fails grep -aFf "$TRASH/secrets" "$STACK/access.log" \
		"$STACK/events.log" "$STACK/nginx.log"
'

test_expect_success 'no log line holds the address of an account' '
	grep -F "c***@example.org" "$STACK/events.log" &&
	test_fails grep -aiF canary.person "$STACK/access.log" "$STACK/events.log"
'

test_expect_success 'no reply holds one of them' '
	[ "$(find "$TRASH/replies" -name "*.body" -size +0 | wc -l)" -gt 10 ] &&
	test_fails grep -raFf "$TRASH/secrets" "$TRASH/replies"
'

test_expect_success 'no reply holds how a password is stored' '
	sql "SELECT password FROM users" >"$TRASH/stored" &&
	sed -n "s/.*\\\$//p" "$TRASH/stored" >"$TRASH/hashes" &&
	[ -s "$TRASH/hashes" ] &&
	test_fails grep -raFf "$TRASH/hashes" "$TRASH/replies" \
		"$STACK/events.log" "$STACK/access.log" &&
	test_fails grep -raE "scrypt|pbkdf2" "$TRASH/replies" "$STACK/events.log"
'

test_expect_success 'the database holds no password and no key of a session' '
	tables=$(sql "SELECT string_agg(format('"'SELECT t::text FROM %I t'"', relname),
		'"' UNION ALL '"') FROM pg_class WHERE relkind = '"'r'"'
		AND relnamespace = '"'public'"'::regnamespace") &&
	sql "$tables" >"$TRASH/dump" && grep -q canary.person "$TRASH/dump" &&
	test_fails grep -aFf "$TRASH/secrets" "$TRASH/dump"
'

test_expect_success 'no process has a secret among its arguments' '
	ps -eo args >"$TRASH/ps" && grep -q cgi-bin/auth "$TRASH/ps" &&
	test_fails grep -F -e "$DJANGO_SECRET_KEY" -e "$SQL_PASSWORD" "$TRASH/ps"
'

test_expect_success 'no file of the stack holds one, nor is open to others' '
	test_fails grep -rlaF -e "$DJANGO_SECRET_KEY" -e "$SQL_PASSWORD" \
		"$STACK" --include="*.conf" --include=run --include=finish &&
	[ "$(stat -c %a "$STACK")" = 700 ]
'

test_done
