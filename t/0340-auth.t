#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/auth/: signing up, in and out'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack auth users

signup=/api/auth/signup/
login=/api/auth/login/
change=/api/auth/password/
fresh='fresh horse 7'
required='This field is required.'
no_email='Enter a valid email address.'
no_blank='This field may not be blank.'
taken='A user with that email already exists.'

# cookies_set: the names of the cookies that the last reply set, with values
cookies_set() {
	sed -n 's/^[Ss]et-[Cc]ookie: \([a-z]*\)=[^";].*/\1/p' "$TRASH/headers" |
		sort | paste -sd ' '
}

test_expect_success 'who signs up is signed in, with the own record' '
	as anonymous && api POST $signup "{\"name\": \" Ann \",
		\"email\": \" Ann.Example@EXAMPLE.org \", \"password\": \"$fresh\"}" &&
	expect 201 ".email == \"Ann.Example@example.org\" and .name == \"Ann\" and
		(.people_depot_user_id | test(\"^local:[0-9a-f-]{36}$\")) and
		.isProjectManager == false and .skills == null" &&
	[ "$(cookies_set)" = "csrftoken sessionid" ] && as_reply &&
	cp "$TRASH/body" "$TRASH/ann" && api GET /api/auth/me/ && expect 200 &&
	test_same "$TRASH/ann" "$TRASH/body" && api GET /api/users/me/ &&
	test_same "$TRASH/ann" "$TRASH/body" && ann=$cookies
'
test_expect_success 'the account has no rights, and the e-mail as user name' '
	[ "f|f|f|t|Ann.Example@example.org|t" = "$(sql "SELECT is_staff,
		is_superuser, \"isProjectManager\", is_active, username,
		last_login IS NOT NULL FROM users WHERE name = \$\$Ann\$\$")" ]
'
test_expect_success 'faults of e-mail, password, name: all, in this order' '
	as anonymous &&
	ask "400 {\"email\":[\"$required\"],\"password\":[\"$required\"],\"name\":[\"$required\"]}" \
		POST $signup "{}" &&
	ask "400 {\"email\":[\"$no_blank\"],\"password\":[\"$no_blank\"],\"name\":[\"$no_blank\"]}" \
		POST $signup "{\"name\": \" \", \"password\": \"  \", \"email\": \"\"}" &&
	ask "400 {\"email\":[\"$required\"],\"password\":[\"$required\"]}" \
		POST $login "{}" &&
	ask "400 {\"email\":[\"$no_email\"],\"password\":[\"$no_blank\"]}" \
		POST $login "{\"password\": \" \\t\", \"email\": \"x\"}" && answers
'
test_expect_success 'a taken e-mail is named with the rest, whatever its case' '
	as anonymous && for one in pm@example.org PM@Example.ORG; do
		ask "400 {\"email\":[\"$taken\"],\"password\":[\"$required\"]}" POST \
			$signup "{\"email\": \"$one\", \"name\": \"x\"}" &&
		ask "400 {\"email\":[\"$taken\"]}" POST $signup "{\"email\": \"$one\",
			\"name\": \"x\", \"password\": \"$fresh\"}" || return 1
	done && answers
'
test_expect_success 'name: up to 100 characters' '
	hundred=$(printf "é%.0s" $(seq 100)) && as anonymous &&
	ask "400 {\"password\":[\"$no_blank\"]}" POST $signup "{\"password\": \"\",
		\"email\": \"n@example.org\", \"name\": \"$hundred\"}" &&
	ask "400 $(say name "Ensure this field has no more than 100 characters.")" \
		POST $signup "{\"password\": \"$fresh\",
		\"email\": \"n@example.org\", \"name\": \"${hundred}x\"}" && answers
'

# Without a password nothing is made, and what is said about the rest counts.
blank="{\"password\":[\"$no_blank\"]}"
mail() {
	ask "400 $1" POST $signup \
		"{\"email\": $2, \"name\": \"x\", \"password\": \"\"}"
}
bad="{\"email\":[\"$no_email\"],\"password\":[\"$no_blank\"]}"
test_expect_success 'e-mail: a dot-atom at a domain' '
	label=$(printf "%063d" 1) && as anonymous && for one in a@example.org \
	    first.last+tag@sub.example.co "a!#\$%&'\''*+/=?^_\`{|}~-z@example.org" \
	    a@localhost a@x-y.org a@1.org a@x.o1 "  a@example.org\\n" \
	    "a@${label}.org"; do
		mail "$blank" "\"$one\"" || return 1
	done && answers
'
test_expect_success 'e-mail: and nothing else' '
	as anonymous && for one in a @example.org a@ a@b a@x.o a@x.12 a..b@x.org \
	    .a@x.org a.@x.org "a b@x.org" "a@x .org" a@-x.org a@x-.org a@x..org \
	    a@.org a@x.org. "a@${label}1.org" "\\\"q\\\"@x.org" "a@[127.0.0.1]" \
	    a@b@x.org "a@x_y.org" "é@x.org" "a(b)@x.org" "a@x.org\\nb" \
	    "<a@x.org>" "a,b@x.org"; do
		mail "$bad" "\"$one\"" || return 1
	done && answers
'
test_expect_success 'e-mail: text, of limited length' '
	long=$(printf "%0139d" 1) && as anonymous &&
	mail "$blank" "\"$long@example.co\"" &&
	mail "{\"email\":[\"Ensure this field has no more than 150 characters.\"],${blank#?}" \
		"\"$long@example.com\"" &&
	mail "{\"email\":[\"Ensure this field has no more than 150 characters.\",\"$no_email\"],${blank#?}" \
		"\"$long.example.com\"" &&
	mail "{\"email\":[\"Not a valid string.\"],${blank#?}" true &&
	mail "{\"email\":[\"This field may not be null.\"],${blank#?}" null &&
	mail "$bad" 5 && answers &&
	ask "400 $blank" POST $login "{\"password\": \"\",
		\"email\": \"$(printf "%0243d" 1)@example.co\"}" &&
	ask "400 {\"email\":[\"Ensure this field has no more than 254 characters.\"],${blank#?}" \
		POST $login "{\"password\": \"\",
		\"email\": \"$(printf "%0243d" 1)@example.com\"}" && answers
'

test_expect_success 'sign-in gives the record and both cookies, in any case' '
	as anonymous && api POST $login "{\"password\": \"$password\",
		\"email\": \" PM@EXAMPLE.ORG \"}" &&
	expect 200 ".email == \"pm@example.org\" and .isProjectManager == true" &&
	[ "$(cookies_set)" = "csrftoken sessionid" ] &&
	[ -z "$(header ETag)" ] && as_reply && api GET /api/auth/me/ &&
	expect 200 ".name == \"Pm\""
'
test_expect_success 'a refused one sets no cookie' '
	as anonymous && api POST $login "{\"password\": \"wrong horse\",
		\"email\": \"pm2@example.org\"}" && expect 400 "
			.error.fields == {non_field_errors:
				[\"Invalid email or password.\"]}" &&
	[ -z "$(header Set-Cookie)" ]
'
test_expect_success 'forms sign in too' '
	api POST $login -F email=pm@example.org -F "password=$password" &&
	expect 200 && [ "$(cookies_set)" = "csrftoken sessionid" ]
'
test_expect_success 'who is signed in signs up again with a proof, not without' '
	as staff && csrf=off ask 403 POST $signup "{}" && ask 400 POST $signup "{}" &&
	answers && api POST $signup "{\"email\": \"bea@example.org\",
		\"name\": \"Bea\", \"password\": \"$fresh\"}" && expect 201 &&
	as staff && api GET /api/auth/me/ && expect 403 &&
	[ 201 -ne "$status" ]
'
test_expect_success 'me/ is for members' '
	as anonymous && ask "403 Authentication credentials were not provided." \
		GET /api/auth/me/ && answers &&
	as volunteer && api GET /api/auth/me/ &&
	expect 200 ".email == \"volunteer@example.org\""
'
test_expect_success 'logout answers 204 without a body' '
	as superuser && api POST /api/auth/logout/ && expect 204 &&
	[ ! -s "$TRASH/body" ] && api GET /api/auth/me/ && expect 403
'

test_expect_success 'a new password needs a session and the old one' '
	as anonymous && ask "403 Authentication credentials were not provided." \
		POST $change "{}" && answers && as volunteer &&
	ask "400 {\"current_password\":[\"$required\"],\"new_password\":[\"$required\"]}" \
		POST $change "{}" &&
	ask "400 $(say current_password "Your current password is incorrect.")" \
		POST $change "{\"current_password\": \"wrong\",
		\"new_password\": \"$fresh\"}" &&
	csrf=off ask "403 CSRF Failed: CSRF token missing." POST $change "{}" &&
	answers
'
test_expect_success 'and obeys the rules of sign-up' '
	as volunteer && ask "400 $(say new_password \
		"This password is too short. It must contain at least 8 characters." \
		"This password is too common." "This password is entirely numeric.")" \
		POST $change "{\"current_password\": \"$password\",
		\"new_password\": \"1234567\"}" &&
	ask "400 $(say new_password "$no_blank")" POST $change \
		"{\"current_password\": \"$password\", \"new_password\": \"   \"}" &&
	answers
'
test_expect_success 'then all sessions end but this one, which gets new keys' '
	as volunteer && other=$(session_of other) && sql "INSERT INTO sessions
		(key_hash, user_id, expires_at) VALUES (\$\$\\x$(hash_of "$other")\$\$,
		\$\$$(id_of volunteer)\$\$, now() + interval \$\$1 day\$\$)" &&
	api POST $change "{\"current_password\": \"$password\",
		\"new_password\": \"$fresh\"}" && expect 204 &&
	[ ! -s "$TRASH/body" ] && [ "$(cookies_set)" = "csrftoken sessionid" ] &&
	old=$cookies && as_reply && api GET /api/users/me/ &&
	expect 200 ".email == \"volunteer@example.org\"" &&
	api PATCH /api/users/me/ "{}" && expect 200 && mine=$cookies &&
	cookies=$old && api GET /api/users/me/ && expect 403 &&
	cookies="sessionid=$other" && api GET /api/users/me/ && expect 403 &&
	cookies=$ann && api GET /api/users/me/ && expect 200 &&
	[ 1 = "$(sql "SELECT count(*) FROM sessions
		WHERE user_id = \$\$$(id_of volunteer)\$\$")" ]
'
test_expect_success 'the old one opens nothing, the new one does' '
	as anonymous && api POST $login "{\"email\": \"volunteer@example.org\",
		\"password\": \"$password\"}" && expect 400 &&
	api POST $login "{\"email\": \"volunteer@example.org\",
		\"password\": \"$fresh\"}" && expect 200
'

test_done
