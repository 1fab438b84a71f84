#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='passwords: which are taken, how they are kept and compared'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack auth

short='This password is too short. It must contain at least 8 characters.'
common='This password is too common.'
numeric='This password is entirely numeric.'
long='Ensure this field has no more than 4096 characters.'
blank='This field may not be blank.'

# signs_up PASSWORD MESSAGE...: is it refused with exactly these?
signs_up() {
	ask "400 $(say password "${@:2}")" POST /api/auth/signup/ \
		"{\"email\": \"new@example.org\", \"name\": \"New\",
		  \"password\": \"$1\"}"
}
# sign_in PERSON PASSWORD
sign_in() {
	api POST /api/auth/login/ \
		"{\"email\": \"$1@example.org\", \"password\": \"$2\"}"
}
# stored PERSON: what the table holds
stored() {
	sql "SELECT password FROM users WHERE email = \$\$$1@example.org\$\$"
}
# store PERSON TEXT
store() {
	sql "UPDATE users SET password = \$q\$$2\$q\$
		WHERE email = \$\$$1@example.org\$\$"
}
current='^scrypt\$32768\$[A-Za-z0-9]{22}\$8\$3\$[A-Za-z0-9+/]{86}==$'

test_expect_success 'a new one breaks rules, and hears of all, in order' '
	as anonymous && signs_up xkcdq12 "$short" && signs_up 8317264 "$short" \
		"$numeric" && signs_up 1234567 "$short" "$common" "$numeric" &&
	signs_up 12345678 "$common" "$numeric" &&
	signs_up 8317264951 "$numeric" && signs_up abc "$short" "$common" &&
	signs_up abc123 "$short" "$common" && signs_up éééé "$short" && answers
'
test_expect_success 'common ones, whatever case and space is around them' '
	as anonymous && for common_one in password password123 qwertyui aaaaaaaa \
	    PassWord "  password123  " QWERTYUI "\\tpassword\\n"; do
		signs_up "$common_one" "$common" || return 1
	done && answers
'
test_expect_success 'white space alone is blank, and so is nothing' '
	as anonymous && signs_up "" "$blank" && signs_up "          " "$blank" &&
	signs_up "\\u00a0\\t\\n" "$blank" && answers
'
test_expect_success 'at most 4096 bytes, everywhere' '
	bytes=$(printf "%04095d" 7) && as anonymous &&
	signs_up "xy$bytes" "$long" && signs_up "é$bytes" "$long" &&
	ask "400 $(say password "$long")" POST /api/auth/login/ \
		"{\"email\": \"pm@example.org\", \"password\": \"xy$bytes\"}" &&
	answers && as pm &&
	ask "400 $(say new_password "$long")" POST /api/auth/password/ \
		"{\"current_password\": \"x\", \"new_password\": \"xy$bytes\"}" &&
	answers
'
test_expect_success 'no account came of all that' '
	[ 0 = "$(sql "SELECT count(*) FROM users WHERE name = \$\$New\$\$")" ]
'

test_expect_success 'it is stored as scrypt, with a salt' '
	as anonymous && api POST /api/auth/signup/ "{\"name\": \"Spacey\",
		\"email\": \"spacey@example.org\",
		\"password\": \"  två ord é  \"}" && expect 201 &&
	one=$(stored spacey) && [[ $one =~ $current ]]
'
test_expect_success 'never trimmed: with its spaces it opens, without it does not' '
	as anonymous && sign_in spacey "  två ord é  " && expect 200 &&
	[ "$(stored spacey)" = "$one" ] &&
	sign_in spacey "två ord é" && expect 400 &&
	sign_in spacey "  TVÅ ord é  " && expect 400
'

test_expect_success 'what Django stored opens, and is stored anew' '
	as anonymous && version=$(sql "SELECT updated_at FROM users
		WHERE name = \$\$Pm\$\$") && [[ $(stored pm) == pbkdf2_sha256* ]] &&
	sign_in pm "$password" && expect 200 && [[ $(stored pm) =~ $current ]] &&
	[ "$version" = "$(sql "SELECT updated_at FROM users
		WHERE name = \$\$Pm\$\$")" ]
'
test_expect_success 'and opens still, as it is' '
	one=$(stored pm) && sign_in pm "$password" && expect 200 &&
	[ "$(stored pm)" = "$one" ]
'
# Computed by OpenSSL.
scrypt='scrypt$1024$testsalt$8$1$QCiwvRN0UiHoo76QCBc3y/7pV3MfIxQxNQujtgj7RPgHXv8bma6hBjzneS5/h/HZ73ms0lb5rZV3Nhs4CGU0jA=='
test_expect_success 'so does scrypt with other parameters' '
	as anonymous && store pm2 "$scrypt" && sign_in pm2 "wrong horse 42" &&
	expect 400 && [ "$(stored pm2)" = "$scrypt" ] &&
	sign_in pm2 "$password" && expect 200 && [[ $(stored pm2) =~ $current ]]
'

# Each differs in one thing from what would open.
tail=${scrypt##*\$}
odd="scrypt\$1023\$testsalt\$8\$1\$$tail
scrypt\$262144\$testsalt\$8\$1\$$tail
scrypt\$1024\$testsalt\$17\$1\$$tail
scrypt\$1024\$testsalt\$8\$17\$$tail
scrypt\$131072\$testsalt\$16\$1\$$tail
scrypt\$0\$testsalt\$8\$1\$$tail
scrypt\$-1024\$testsalt\$8\$1\$$tail
scrypt\$01024x\$testsalt\$8\$1\$$tail
scrypt\$1024\$testsalt\$8\$1\$${tail%==}
scrypt\$1024\$testsalt\$8\$1\$
scrypt\$1024\$testsalt\$8
scrypt\$1024\$testsalt\$8\$1\$$tail\$x
!$scrypt
SCRYPT\$1024\$testsalt\$8\$1\$$tail
pbkdf2_sha256\$0\$tests\$ZNhB+2P0maSf6YIFozt2LdMGx0SuMRfpw5jb39d8bSs=
pbkdf2_sha256\$10000001\$tests\$ZNhB+2P0maSf6YIFozt2LdMGx0SuMRfpw5jb39d8bSs=
pbkdf2_sha256\$1\$tests\$ZNhB+2P0maSf6YIFozt2LdMGx0SuMRfpw5jb39d8bSs
pbkdf2_sha1\$1\$tests\$ZNhB+2P0maSf6YIFozt2LdMGx0SuMRfpw5jb39d8bSs=
pbkdf2_sha256\$1\$tests
!unusable
!
md5\$tests\$5f4dcc3b5aa765d61d8327deb882cf99
plain\$\$correct horse 42
correct horse 42"

# An account for each of them: odd1@example.org ...
odd_accounts() {
	local i=0 one

	while IFS= read -r one; do
		i=$((i + 1))
		echo "INSERT INTO users (username, email, name, password) VALUES
			('odd$i', 'odd$i@example.org', 'Odd', \$q\$$one\$q\$);"
	done <<<"$odd"
}
test_expect_success 'nothing else matches, and nothing breaks' '
	odd_accounts >"$TRASH/odd.sql" && stack_psql -1 -f "$TRASH/odd.sql" &&
	as anonymous && for i in $(seq "$(wc -l <<<"$odd")"); do
		ask "400 $(say non_field_errors "Invalid email or password.")" POST \
			/api/auth/login/ "{\"email\": \"odd$i@example.org\",
			\"password\": \"$password\"}" || return 1
	done && answers && [ "$odd" = "$(sql "SELECT password FROM users
		WHERE name = \$\$Odd\$\$ ORDER BY id")" ]
'
test_expect_success 'a password must be text; a number counts as its digits' '
	as anonymous && for value in null:null true:other "[]:other"; do
		case ${value#*:} in
		null) message="This field may not be null." ;;
		*) message="Not a valid string." ;;
		esac && ask "400 $(say password "$message")" POST \
			/api/auth/signup/ "{\"email\": \"new@example.org\",
			\"name\": \"New\", \"password\": ${value%:*}}" || return 1
	done && ask "400 $(say password "$numeric")" POST /api/auth/signup/ \
		"{\"email\": \"new@example.org\", \"name\": \"New\",
		\"password\": 8317264951}" && answers
'

# refused PERSON PASSWORD FILE: the reply, less what differs by the clock
refused() {
	sign_in "$1" "$2" && expect 400 || return 1
	sed '/^Date:/d;/^X-Request-ID:/d' "$TRASH/headers" >"$TRASH/$3"
	cat "$TRASH/body" >>"$TRASH/$3"
}
test_expect_success 'a refusal tells nothing: they are alike in everything' '
	as anonymous && sql "TRUNCATE throttle" && store staff "!" &&
	refused volunteer "wrong horse 42" wrong && expect 400 "
		.error == {code: \"validation_error\",
			message: \"Request validation failed.\", fields:
			{non_field_errors: [\"Invalid email or password.\"]}}" &&
	refused nobody "$password" unknown &&
	refused inactive "$password" inactive &&
	refused staff "$password" unusable &&
	for other in unknown inactive unusable; do
		test_same "$TRASH/wrong" "$TRASH/$other" || return 1
	done
'
test_expect_success 'no reply and no log line holds a password' '
	test_fails grep -rqF -e "$password" -e "två ord" "$STACK/access.log" \
		"$STACK/events.log" "$STACK/nginx.log"
'

test_done
