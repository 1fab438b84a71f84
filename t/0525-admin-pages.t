#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='search everywhere, choices as one types, account, log, help'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin opportunities
make_catalogue
a=$(posting 'project_name=Tidal <b>Python</b>')
draft=$(posting project_name=Hidden status=draft "created_by_id=$(id_of pm2)")

test_expect_success 'search: every model that one may see, with what was found marked' '
	as pm && get "/admin/search/?q=python" && shows "<h2>Opportunities" "<h2>Skills" \
		"/admin/ctj_api/opportunity/$a/change/" "&lt;b&gt;<mark>Python</mark>" \
		"value=\"python\"" && lacks "<h2>Users" "<b>Python" &&
	get "/admin/search/?q=pm2%40example" && lacks "<h2>Users" &&
	as superuser && get "/admin/search/?q=pm2%40example" && shows "<h2>Users" &&
	get "/admin/search/?q=nothing-of-the-kind" && shows "Nothing was found for" &&
	get /admin/search/ && get "/admin/search/?q=+" &&
	get "/admin/search/?q=%00python" && shows "<mark>Python"
'
test_expect_success 'search: ten of each, and a link to all' '
	for n in 1 2 3 4 5 6 7 8 9 10 11; do posting "project_name=Heap $n" || return 1; done &&
	get "/admin/search/?q=heap" && [ "$(grep -o "<mark>Heap" "$TRASH/body" | wc -l)" = 10 ] &&
	shows "href=\"/admin/ctj_api/opportunity/?q=heap\""
'
auto="/admin/autocomplete/?app_label=ctj_api&model_name=opportunity"
test_expect_success 'autocomplete: id and text, twenty a page' '
	as pm && get "$auto&field_name=role&term=design" &&
	[ "$(header Content-Type)" = application/json ] &&
	jq -e ". == {results: [{id: \"$designer\", text: \"UI/UX Designer (UI/UX)\"}],
		pagination: {more: false}}" "$TRASH/body" &&
	sql "INSERT INTO roles (title, community_of_practice_id)
		SELECT \$\$Many \$\$ || n, \$\$$devops\$\$ FROM generate_series(1, 30) n" &&
	get "$auto&field_name=role&term=many" &&
	jq -e "(.results | length) == 20 and .pagination.more" "$TRASH/body" &&
	get "$auto&field_name=role&term=many&page=2" &&
	jq -e "(.results | length) == 10 and (.pagination.more | not)" "$TRASH/body" &&
	get "$auto&field_name=role" && jq -e ".results | length == 20" "$TRASH/body" &&
	get "$auto&field_name=role&term=%25" && jq -e ".results == []" "$TRASH/body"
'
test_expect_success 'autocomplete: what one may not see is refused, what is not there is 404' '
	api GET "$auto&field_name=created_by&term=pm" && [ "$status" = 403 ] &&
	as superuser && get "$auto&field_name=created_by&term=pm2" &&
	jq -e ".results | length == 1" "$TRASH/body" &&
	for query in "field_name=status" "field_name=nothing" "field_name=skills_required_matrix" "x=1"; do
		api GET "$auto&$query" && [ "$status" = 404 ] || return 1
	done &&
	as anonymous && api GET "$auto&field_name=role" && goes "/admin/login/*"
'

test_expect_success 'account: name, zone, colours, rows and keys, at once in force' '
	as pm && get /admin/account/ && shows "value=\"America/Los_Angeles\"" "data-keys=\"on\"" &&
	post /admin/account/ "name= Pat <p> " time_zone=Asia/Tokyo theme=dark rows=25 &&
	goes /admin/account/ && follow && shows "Your account was changed." "Pat &lt;p&gt;" \
		"value=\"Asia/Tokyo\"" "data-theme=\"dark\"" && lacks data-keys &&
	[ "$(sql "SELECT rows, theme, shortcuts FROM admin_preference")" = "25|dark|f" ] &&
	[ "$(sql "SELECT diff FROM admin_audit WHERE model = \$\$customuser\$\$ ORDER BY id DESC LIMIT 1" |
		jq -r "map(.f) | join(\" \")")" = "name time_zone" ]
'
test_expect_success 'account: wrong names and zones are said at their fields, and kept' '
	as pm && post /admin/account/ name= time_zone=Mars/Base theme=x rows=7 is_superuser=on email=x@y.org &&
	[ "$status" = 200 ] && [ "$(title)" = "Error: Account | CTJ admin" ] &&
	shows "This field may not be blank." "is not a valid time zone." "value=\"Mars/Base\"" \
		"aria-invalid=\"true\"" &&
	post /admin/account/ "name=$(printf "x%.0s" $(seq 101))" time_zone=UTC &&
	shows "no more than 100 characters" &&
	[ "$(sql "SELECT is_superuser, email FROM users WHERE id = \$\$$(id_of pm)\$\$")" = "f|pm@example.org" ]
'
test_expect_success 'account: a session that ended keeps what was typed, but no password' '
	cookies="sessionid=$(session_of gone); csrftoken=$(token_of gone)" &&
	post /admin/account/ "name=Typed \"in\" vain" time_zone=UTC old_password=secret-word &&
	[ "$status" = 200 ] && shows "Your session is over" \
		"name=\"keep-name\" value=\"Typed &quot;in&quot; vain\"" "name=\"keep_target\" value=\"/admin/account/\"" &&
	lacks secret-word keep-csrfmiddlewaretoken &&
	post /admin/login/ username=pm2@example.org "password=$password" \
		next=/admin/account/ keep_target=/admin/account/ "keep-name=Typed \"in\" vain" keep-time_zone=UTC keep-old_password=secret-word &&
	goes "/admin/account/[?]stash=*" &&
	[ "$(sql "SELECT fields::text, target FROM admin_stash")" = \
		"[[\"name\", \"Typed \\\"in\\\" vain\"], [\"time_zone\", \"UTC\"]]|/admin/account/" ] &&
	[ "$(sql "SELECT name FROM users WHERE id = \$\$$(id_of pm2)\$\$")" = Pm2 ]
'
test_expect_success 'account: it comes back as it was typed, and is saved by hand' '
	as pm2 && get "/admin/account/?stash=$(sql "SELECT id FROM admin_stash")" &&
	shows "This is what you typed. It is not saved yet." \
		"value=\"Typed &quot;in&quot; vain\"" "action=\"/admin/account/\"" &&
	as pm && api GET "/admin/account/?stash=$(sql "SELECT id FROM admin_stash")" &&
	[ "$status" = 404 ]
'
typed() { # NUMBER [PREFIX]: a form of so many fields, and a password
	printf "%sname=Typed+in+vain" "${2-}"
	printf "&${2-}a%s=1" $(seq $(($1 - 1)))
	printf "&password=%s" "${password// /+}"
}
send_file() {
	api POST "$1" "@$2" -H 'Content-Type: application/x-www-form-urlencoded'
}
test_expect_success 'of more fields than a sign-in can carry, it is said before, and shown what they held' '
	cookies="sessionid=$(session_of gone); csrftoken=$(token_of gone)" &&
	typed 995 >"$TRASH/most" && typed 996 >"$TRASH/more" &&
	send_file /admin/account/ "$TRASH/most" && [ "$status" = 200 ] &&
	shows "name=\"keep_target\"" "the form comes back" && lacks "What you typed" &&
	typed 995 keep- >"$TRASH/kept" &&
	printf "&username=pm2@example.org&next=/admin/&keep_target=/admin/account/&csrfmiddlewaretoken=$(token_of gone)" \
		>>"$TRASH/kept" && send_file /admin/login/ "$TRASH/kept" &&
	goes "/admin/account/[?]stash=*" &&
	send_file /admin/account/ "$TRASH/more" && [ "$status" = 200 ] &&
	shows "Your session is over" "too many fields to be kept" "What you typed" \
		">Typed in vain</dd>" "name=\"next\" value=\"/admin/account/\"" &&
	lacks "keep_target" "keep-a1" "the form comes back" "correct horse"
'
test_expect_success 'passwords: a session that ended keeps none, changes none, and it is said' '
	cookies="sessionid=$(session_of gone); csrftoken=$(token_of gone)" &&
	for path in password_change accounts/customuser/$(id_of pm2)/password; do
		post /admin/$path/ old_password=secret-word password1=secret-word \
			password2=secret-word && [ "$status" = 200 ] &&
		shows "Nothing was saved yet. Log in to go on: the form comes back, without the passwords" \
			"name=\"keep_target\" value=\"/admin/$path/\"" &&
		lacks secret-word keep-old_password || return 1
	done &&
	post /admin/login/ username=pm2@example.org "password=$password" \
		next=/admin/ keep_target=/admin/password_change/ &&
	goes /admin/password_change/
'

test_expect_success 'log: not for project managers; curators see no people and no addresses' '
	sql "INSERT INTO admin_audit (at, actor_id, actor_label, via, ip, model, object_id, object_label, action, diff, note) VALUES
	(\$\$2026-01-01\$\$, \$\$$(id_of pm)\$\$, \$\$pm@example.org\$\$, \$\$api\$\$, \$\$192.0.2.7\$\$, \$\$opportunity\$\$, \$\$$a\$\$, \$\$One <i>\$\$, \$\$change\$\$, \$\$[{\"f\":\"status\",\"o\":\"draft\",\"n\":\"open\"}]\$\$, \$\$found <b>\$\$),
	(\$\$2026-01-02\$\$, \$\$$(id_of pm)\$\$, \$\$pm@example.org\$\$, \$\$admin\$\$, \$\$192.0.2.7\$\$, \$\$role\$\$, \$\$$sre\$\$, \$\$Two\$\$, \$\$add\$\$, NULL, NULL),
	(\$\$2026-01-03\$\$, NULL, NULL, \$\$admin\$\$, \$\$192.0.2.8\$\$, \$\$customuser\$\$, NULL, \$\$Three\$\$, \$\$signin_failed\$\$, NULL, NULL)" &&
	as pm && api GET /admin/log/ && [ "$status" = 403 ] &&
	as staff && get /admin/log/ && shows "One &lt;i&gt;" "Two" "Changed Status." "found &lt;b&gt;" &&
	lacks "192.0.2" "Three" "One <i>" &&
	as superuser && get /admin/log/ && shows "192.0.2.7" "Three" "Failed to sign in"
'
test_expect_success 'log: its choices read as they are said, and none finds what one may not see' '
	shows "Kind of record</label>" "Action</label>" ">Confirmed as still needed</option>" \
		">Ended sessions</option>" ">Was refused other rights</option>" ">Address</th>" &&
	lacks ">anything<" "needed:</option>" " of</option>" " for</option>" ">Was refused</option>" &&
	as staff && get /admin/log/ && shows ">Changed</option>" &&
	lacks "Signed in" "Failed to sign in" "Ended sessions" "other rights" &&
	as superuser
'
test_expect_success 'log: by person, model, action and day' '
	get "/admin/log/?person=PM@example.org&model=role" && shows Two && lacks "One " &&
	get "/admin/log/?action=signin_failed" && shows Three && lacks Two &&
	get "/admin/log/?from=2026-01-01&before=2026-01-02" && shows Two && lacks "One " Three &&
	get "/admin/log/?from=junk&until=junk&model=nothing" && shows "no such entries"
'
test_expect_success 'log: fifty a page, older ones behind a link' '
	sql "INSERT INTO admin_audit (via, model, object_label, action)
		SELECT \$\$cli\$\$, \$\$skill\$\$, \$\$Bulk \$\$ || n, \$\$add\$\$ FROM generate_series(1, 60) n" &&
	as staff && get "/admin/log/?model=skill" && [ "$(grep -o "<tr>" "$TRASH/body" | wc -l)" = 51 ] &&
	older=$(grep -o "href=\"/admin/log/[^\"]*until=[0-9]*" "$TRASH/body" | sed "s/href=\"//; s/&amp;/\&/g") &&
	get "$older" && [ "$(grep -o "<tr>" "$TRASH/body" | wc -l)" = 11 ] && shows "Bulk 1<"
'
test_expect_success 'help: what the models say, keys, whom to ask' '
	as pm && get /admin/help/ && shows "Hours per week" "Its title becomes the title" \
		"staff@example.org" "<kbd>g i</kbd>" "others ask them" \
		"One row for each skill." && lacks "pm2@example.org" "Skill id" "slots" &&
	as volunteer && api GET /admin/help/ && goes "/admin/login/*"
'
test_expect_success 'none of these pages takes more than six statements' '
	as superuser && for path in "/admin/search/?q=a" /admin/account/ /admin/log/ /admin/help/; do
		get "$path" && tail -n 1 "$STACK/access.log" | jq -e ".db_n <= 6" || return 1
	done
'

test_done
