#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: users: passwords, rights, and who cannot be locked out'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack --workers 2 admin auth
make_catalogue
U=accounts/customuser
flag() {
	sql "SELECT \"$2\" FROM users WHERE id = '$(id_of "$1")'"
}
# at_once PAGE: $TRASH/one with the cookies $first, $TRASH/two with the person's,
# to that page of each other; the statuses are in $TRASH/codes
at_once() {
	local one two

	: >"$TRASH/codes"

	# shellcheck disable=SC2086 # STACK_CURL is several words
	curl -s -o /dev/null -w "%{http_code}\n" $STACK_CURL \
		-H "Cookie: $first" -H "$form_type" \
		-H "X-CSRFToken: $(token_of superuser)" \
		--data-binary @"$TRASH/one" \
		"$STACK_URL/admin/$U/$other/$1/" >>"$TRASH/codes" &
	one=$!
	# shellcheck disable=SC2086
	curl -s -o /dev/null -w "%{http_code}\n" $STACK_CURL \
		-H "Cookie: $cookies" -H "$form_type" \
		-H "X-CSRFToken: $(token_of s2)" --data-binary @"$TRASH/two" \
		"$STACK_URL/admin/$U/$(id_of superuser)/$1/" >>"$TRASH/codes" &
	two=$!
	wait "$one" "$two"
}
sessions_of() {
	sql "SELECT count(*) FROM sessions WHERE user_id = '$(id_of "$1")'"
}

test_expect_success 'what is wrong stands in the order of the form' '
	as superuser && page $U/add/ && send _save email=none password1=abc &&
	expect 200 &&
	test "$(grep -o "<li><a href=\"#id_[a-z0-9]*" "$TRASH/body" | sed "s/.*#id_//" |
		uniq | paste -sd " ")" = "name email password1 password2"
'
test_expect_success 'a new user has a hashed password, and can sign in with it' '
	as superuser && page $U/add/ && expect 200 &&
	send _save name="Grace Hopper" email=grace@EXAMPLE.org \
		isProjectManager=on password1="a long sentence 9" \
		password2="a long sentence 9" && expect 302 &&
	test "$(sql "SELECT email, username, \"isProjectManager\", is_active,
		password LIKE \$\$scrypt\$32768\$%\$\$ FROM users
		WHERE name = \$\$Grace Hopper\$\$")" = \
		"grace@example.org|grace@example.org|t|t|t" &&
	follow && shows "added successfully" "What the person can do." &&
	as anonymous &&
	api POST /api/auth/login/ "{\"email\": \"grace@example.org\",
		\"password\": \"a long sentence 9\"}" && expect 200
'

test_expect_success 'a weak password is refused with all its faults, and nothing is stored' '
	as superuser && page $U/add/ &&
	send _save name="Ada Lovelace" email=ada@example.org \
		password1=1234567 password2=12 && expect 200 &&
	shows "The two passwords are not the same." "too short" \
		"entirely numeric" && lacks "value=\"1234567\"" &&
	page $U/add/ && send _save name="Ada Lovelace" email=ada@example.org \
		password1=lovelace-rules password2=lovelace-rules && expect 200 &&
	shows "too similar" &&
	test "$(sql "SELECT count(*) FROM users WHERE email LIKE \$\$ada@%\$\$")" = 0
'

test_expect_success 'a user may have no password at all' '
	page $U/add/ && send _save name=None email=none@example.org \
		usable_password=false && expect 302 &&
	test "$(sql "SELECT left(password, 1) FROM users WHERE name = \$\$None\$\$")" = "!"
'

test_expect_success 'an address is one, however it is written' '
	page $U/add/ && send _save name=Twice email=PM@example.org \
		usable_password=false && expect 200 &&
	shows "User with this E-mail already exists." \
		"<a href=\"/admin/$U/$(id_of pm)/change/\">Open"
'

test_expect_success 'the name to sign in with follows the address, the id of elsewhere is made' '
	page $U/$(id_of volunteer)/change/ &&
	send _save email=New.Address@Example.ORG people_depot_user_id=mine \
		username=root && expect 302 &&
	test "$(sql "SELECT email, username,
		people_depot_user_id IS DISTINCT FROM \$\$mine\$\$
		FROM users WHERE id = \$\$$(id_of volunteer)\$\$")" = \
		"New.Address@example.org|New.Address@example.org|t" &&
	test "$(sql "SELECT people_depot_user_id ~ \$\$^local:[0-9a-f-]{36}\$\$
		FROM users WHERE name = \$\$None\$\$")" = t
'

test_expect_success 'no page of a user has a part of a hash, and no field for it' '
	page $U/$(id_of pm)/change/ && expect 200 && lacks pbkdf2 "name=\"password\"" &&
	shows "Can sign in here because: Project manager." &&
	send _save password=x name="Pm" && expect 302 &&
	test "$(sql "SELECT password LIKE \$\$pbkdf2%\$\$ FROM users
		WHERE id = \$\$$(id_of pm)\$\$")" = t
'

test_expect_success 'whose rights change has to sign in anew' '
	test "$(sessions_of pm2)" = 1 &&
	page $U/$(id_of pm2)/change/ && send _save name="Pm Two" && expect 302 &&
	test "$(sessions_of pm2)" = 1 &&
	page $U/$(id_of pm2)/change/ && send _save is_staff=on && expect 302 &&
	test "$(flag pm2 is_staff)" = t && test "$(sessions_of pm2)" = 0
'

test_expect_success 'nobody changes their own rights, and that it was tried is known' '
	page $U/$(id_of superuser)/change/ && send _save -is_staff && expect 200 &&
	shows "You cannot change your own rights." &&
	test "$(flag superuser is_staff)" = t &&
	test "$(sql "SELECT action FROM admin_audit ORDER BY id DESC LIMIT 1")" = \
		rights_refused
'

test_expect_success 'the last active superuser can be neither demoted nor deleted' '
	page $U/$(id_of superuser)/delete/ && expect 200 &&
	shows "cannot be deleted (yourself, or the last active superuser)." &&
	api POST /admin/$U/$(id_of superuser)/delete/ post=yes -H "$form_type" \
		>/dev/null && expect 200 && shows "Nothing was deleted." &&
	test "$(flag superuser is_active)" = t &&
	test "$(sql "SELECT action, note FROM admin_audit ORDER BY id DESC LIMIT 1")" = \
		"rights_refused|Superuser"
'

test_expect_success 'two superusers who demote each other at once: one remains' '
	other=$(row users username=s2 email=s2@example.org name=S2 \
		password="!" is_superuser=true) &&
	sql "INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES (\$\$\\x$(hash_of "$(session_of s2)")\$\$, \$\$$other\$\$,
		now() + interval \$\$1 day\$\$)" &&
	page $U/$other/change/ && send _addrow_skill -is_superuser &&
	sed s/_addrow_skill=1/_save=1/ "$TRASH/sent" >"$TRASH/one" &&
	first=$cookies &&
	cookies="sessionid=$(session_of s2); csrftoken=$(token_of s2)" &&
	page $U/$(id_of superuser)/change/ && send _addrow_skill -is_superuser &&
	sed s/_addrow_skill=1/_save=1/ "$TRASH/sent" >"$TRASH/two" &&
	at_once change &&
	test "$(sql "SELECT count(*) FROM users WHERE is_superuser AND is_active")" = 1
'

# superusers: these two and nobody else, each with a session
superusers() {
	sql "UPDATE users SET is_superuser = false WHERE is_superuser;
		INSERT INTO users (id, username, email, name, password)
		VALUES ('$(id_of superuser)', 'superuser@example.org',
			'superuser@example.org', 'Superuser', '$password_hash'),
			('$other', 's2', 's2@example.org', 'S2', '!')
		ON CONFLICT DO NOTHING;
		UPDATE users SET is_superuser = true, is_active = true
		 WHERE id IN ('$(id_of superuser)', '$other');
		INSERT INTO sessions (key_hash, user_id, expires_at) VALUES
			('\x$(hash_of "$(session_of superuser)")',
				'$(id_of superuser)', now() + interval '1 day'),
			('\x$(hash_of "$(session_of s2)")',
				'$other', now() + interval '1 day')
		ON CONFLICT DO NOTHING"
}
test_expect_success 'two who delete each other at once: one remains, and nothing fails' '
	printf post=yes >"$TRASH/one" && printf post=yes >"$TRASH/two" &&
	for round in 1 2 3 4 5 6 7 8; do
		superusers && at_once delete && cat "$TRASH/codes" &&
		test_fails grep "^5\|^000" "$TRASH/codes" &&
		test "$(sql "SELECT count(*) FROM users
			WHERE is_superuser AND is_active")" = 1 || return 1
	done && superusers
'

test_expect_success 'a password that is set ends the sessions, and is named in the log without a value' '
	sql "UPDATE users SET is_superuser = true
		WHERE id = \$\$$(id_of superuser)\$\$;
		INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES (\$\$\\x$(hash_of "$(session_of superuser)")\$\$,
		\$\$$(id_of superuser)\$\$, now() + interval \$\$1 day\$\$)
		ON CONFLICT DO NOTHING" && as superuser &&
	page $U/$(id_of pm)/password/ && expect 200 &&
	send password1="an other sentence" password2="an other sentence" &&
	expect 302 && test "$(sessions_of pm)" = 0 &&
	test "$(sql "SELECT diff FROM admin_audit ORDER BY id DESC LIMIT 1")" = \
		"[{\"f\": \"password\"}]" &&
	page $U/$(id_of pm)/history/ && shows "Changed Password." && lacks scrypt
'

test_expect_success 'who changes their own password stays signed in here, and nowhere else' '
	sql "INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES (\$\$\\xaa\$\$, \$\$$(id_of staff)\$\$, now() + interval \$\$1 day\$\$)" &&
	as staff && page password_change/ && expect 200 &&
	send old_password=wrong password1="brand new words" \
		password2="brand new words" && expect 200 &&
	shows "Your old password was entered incorrectly." &&
	page password_change/ &&
	send old_password="$password" password1="brand new words" \
		password2="brand new words" && expect 302 &&
	at /admin/password_change/done/ && follow && shows "Your password was changed." &&
	test "$(sessions_of staff)" = 1
'

test_expect_success 'deleting a user keeps what they did, and their listings' '
	id=$(posting created_by_id=$(id_of pm)) && as superuser &&
	page $U/$(id_of pm)/delete/ && shows "without an owner: 1." &&
	send && expect 302 &&
	test "$(sql "SELECT created_by_id IS NULL FROM opportunities
		WHERE id = \$\$$id\$\$")" = t &&
	test "$(sql "SELECT count(*) > 0 FROM admin_audit
		WHERE object_id = \$\$$(id_of pm)\$\$")" = t
'

test_expect_success 'one button deactivates, ends the sessions, and never oneself' '
	test "$(sessions_of staff)" = 1 &&
	page $U/$(id_of staff)/change/ && shows Deactivate &&
	sends "/admin/$U/$(id_of staff)/status/" is_active=false && expect 302 &&
	test "$(flag staff is_active)" = f && test "$(sessions_of staff)" = 0 &&
	page $U/$(id_of superuser)/change/ &&
	sends "/admin/$U/$(id_of superuser)/status/" is_active=false &&
	expect 200 && shows "You cannot change your own rights." &&
	test "$(flag superuser is_active)" = t
'

test_expect_success 'one button makes a project manager, who signs in anew, and one activates again' '
	sql "UPDATE users SET \"isProjectManager\" = false, is_active = true
		WHERE id = \$\$$(id_of pm2)\$\$;
		INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES (\$\$\x$(hash_of "$(session_of pm2)")\$\$,
		\$\$$(id_of pm2)\$\$, now() + interval \$\$1 day\$\$)
		ON CONFLICT DO NOTHING" &&
	page $U/$(id_of pm2)/change/ && shows "Make project manager" &&
	sends "/admin/$U/$(id_of pm2)/status/" isProjectManager=true && expect 302 &&
	follow && lacks "/admin/undo/" && test "$(flag pm2 isProjectManager)" = t &&
	test "$(sessions_of pm2)" = 0 &&
	page $U/$(id_of inactive)/change/ && shows ">Activate<" &&
	sends "/admin/$U/$(id_of inactive)/status/" is_active=true && expect 302 &&
	test "$(flag inactive is_active)" = t &&
	page $U/ && expect 200 && shows "Project manager"
'

test_expect_success 'nobody but superusers comes near' '
	sql "UPDATE users SET is_active = true WHERE id = \$\$$(id_of staff)\$\$;
		INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES (\$\$\\x$(hash_of "$(session_of staff)")\$\$,
		\$\$$(id_of staff)\$\$, now() + interval \$\$1 day\$\$)" &&
	as staff && page $U/add/ && expect 403 &&
	page $U/$(id_of pm2)/change/ && expect 403 &&
	page $U/$(id_of pm2)/password/ && expect 403 &&
	page $U/$(id_of pm2)/history/ && expect 403 &&
	page $U/$(id_of pm2)/delete/ && expect 403 &&
	page $U/export.csv && expect 403
'

signed_in() { # PERSON BYTES...: signed in elsewhere, too, the last most lately
	local byte hours=24

	for byte in "${@:2}"; do
		sql "INSERT INTO sessions (key_hash, user_id, created_at, expires_at)
			VALUES ('\\x$byte', '$(id_of "$1")',
				now() - interval '$((hours--)) hours',
				now() + interval '1 day')"
	done
}
live_of() {
	sql "SELECT count(*) FROM sessions
		WHERE user_id = '$(id_of "$1")' AND expires_at > now()"
}
handle() {
	printf '%b' "\\x$1" | sha256sum | cut -d ' ' -f 1
}
ends() {
	api POST "/admin/$1/sessions/" "end=$2" -H "$form_type" >/dev/null
}
test_expect_success 'one sees where one is signed in, and signs out elsewhere' '
	signed_in staff b1 b2 b3 b4 && sql "UPDATE sessions
		SET expires_at = now() WHERE key_hash = \$\$\xb4\$\$" &&
	as staff && page account/ &&
	shows "href=\"/admin/account/sessions/\"" && page account/sessions/ &&
	expect 200 && shows "This browser" "Sign out everywhere else" &&
	test "$(grep -o "name=\"end\" value=\"[0-9a-f]\{64\}" "$TRASH/body" |
		sed "s/.*\"//" | paste -sd " ")" = "$(handle b3) $(handle b2) $(handle b1)" &&
	lacks "value=\"b1\"" "$(hash_of "$(session_of staff)")" &&
	ends account $(handle b1) && expect 302 && follow && shows "Signed out there." &&
	test "$(live_of staff)" = 3 && ends account $(handle b1) && follow &&
	shows "it was over already" && ends account all && follow &&
	shows "Signed out at 2 places." "This browser" && lacks "Sign out everywhere" &&
	test "$(sql "SELECT key_hash FROM sessions
		WHERE user_id = \$\$$(id_of staff)\$\$ AND expires_at > now()")" = "\\x$(hash_of "$(session_of staff)")" &&
	test "$(sql "SELECT count(*) FROM admin_audit WHERE object_id =
		\$\$$(id_of staff)\$\$ AND action = \$\$sessions_ended\$\$")" = 2
'

test_expect_success 'a superuser signs somebody out, and nobody else does' '
	signed_in staff d1 && signed_in volunteer c1 c2 &&
	before=$(sessions_of volunteer) && staff=$(sessions_of staff) &&
	as staff && page $U/$(id_of volunteer)/sessions/ && expect 403 &&
	ends $U/$(id_of volunteer) all && expect 403 &&
	ends account $(handle c1) && follow && shows "it was over already" &&
	test "$(sessions_of volunteer)" = $before &&
	as superuser && page $U/$(id_of volunteer)/change/ &&
	shows "/admin/$U/$(id_of volunteer)/sessions/" &&
	page $U/$(id_of volunteer)/sessions/ &&
	shows "Sign out everywhere<" $(handle c1) &&
	lacks "This browser" $(handle d1) &&
	ends $U/$(id_of volunteer) all && expect 302 && follow &&
	shows "Not signed in anywhere." && test "$(sessions_of volunteer)" = 0 &&
	test "$(sessions_of staff)" = $staff &&
	page ctj_api/skill/$python/sessions/ && expect 404 &&
	page log/ && shows "Ended sessions of User" &&
	page $U/$(id_of volunteer)/history/ && shows "<strong>Ended sessions.<"
'

test_done
