#!/bin/bash
#
# What comes to the admin before any form is read: methods, paths, queries,
# headers, bodies (what forms hold: 0570).  Each refusal is a page.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='requests that the admin must survive, whatever they hold'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
. t/lib/attack.sh
start_stack admin
make_catalogue
O=ctj_api/opportunity
U=accounts/customuser
id=$(posting project_name=Tide)
list=/admin/$O/
workers=$(workers_of_all)
posted() {
	api POST "/admin/$1" "$2" -H "$form_type" "${@:3}" >/dev/null
}
row_of() {
	sql "SELECT to_jsonb(o) FROM opportunities o WHERE id = '$id'"
}

test_expect_success 'queries of any length, any number of names, any bytes' '
	as pm && hostile <<-CASES && same_workers
	1,001 names | 400 | GET $list?{a=&*1001}
	1,000 names | 302 | GET $list?{a=&*1000}
	9 KB | 414 | GET $list?q={a*9000}
	no UTF-8 | 200 | GET $list?q=%ff
	overlong | 200 | GET $list?q=%c0%af
	half an escape | 200 | GET $list?q=%
	SQL | 200 | GET $list?q=%27%3B--
	format strings | 200 | GET $list?q=%25s%25n%25p
	a number that overflows | [23].. | GET $list?p=99999999999999999999
	a negative one | [23].. | GET $list?p=-9223372036854775808
	columns that are none | 200 | GET $list?o=99999999999999999999.-0.x.%25n
	a year that is none | 302 | GET $list?created_at__year=99999999999
	a day that is none | 302 | GET $list?created_at__gte=2026-02-30
	an entry that is none | 404 | GET $list$id/change/?restore=99999999999999999999
	pages of its history | 200 | GET $list$id/history/?p=99999999999999999999
	levels | 200 | GET $list$id/preview/?level-0=99999999999999999999
	CASES
'

test_expect_success 'the last of a repeated field counts' '
	posted $O/$id/status/ "status=closed&status=on_hold" && expect 302 &&
	test "$(sql "SELECT status FROM opportunities")" = on_hold &&
	sql "UPDATE opportunities SET status = \$\$open\$\$"
'

test_expect_success 'paths of any kind' '
	as pm && hostile <<-CASES && same_workers
	8 KB | 404 | GET /admin/{a*7000}/
	a thousand segments | 404 | GET /admin{/a*1000}/
	above | 4.. | GET /admin/../../../../etc/passwd
	above, encoded | 4.. | GET /admin/%2e%2e/%2e%2e/etc/passwd
	above, twice encoded | 404 | GET /admin/%252e%252e/x/
	a parameter of the path | 404 | GET /admin/ctj_api\semix/opportunity/
	NUL | 400 | GET /admin/%00/
	no UTF-8 | 404 | GET /admin/%ff%fe/
	a line | 404 | GET /admin/%0d%0aX-Evil:%20b/
	SQL for an id | [34].. | GET $list$id\x27--/change/
	dotfiles | 404 | GET /admin/.git/config
	what is beside the styles | 404 | GET /admin/static/../ctj.conf
	CASES
'

test_expect_success 'bodies that are no form, or too much of one' '
	row_of >"$TRASH/before" && as pm && hostile <<-CASES && same_workers &&
	JSON | 415 | POST $list$id/status/ | | {"status": "closed"}
	JSON without end | 415 | POST $list$id/status/ | | {[*100000}
	a name twice | 415 | POST $list$id/status/ | | {"status": "closed", "status": "closed"}
	text | 415 | POST $list$id/status/ | Content-Type: text/plain | status=closed
	parts | 415 | POST $list$id/status/ | Content-Type: multipart/form-data\semi boundary=b | --b\x0d\x0aContent-Disposition: form-data\semi name="status"\x0d\x0a\x0d\x0aclosed\x0d\x0a--b--
	10,000 fields | 400 | POST $list$id/status/ | $form_type | status=closed{&a=1*10000}
	100,000 ampersands | [24].. | POST $list | $form_type | {&*100000}
	no UTF-8 | 302 | POST $list | $form_type | action=%ff
	more than 1 MiB | 413 | POST $list$id/status/ | $form_type | status=closed&note={a*1048577}
	CASES
	raw "POST $list$id/status/ HTTP/1.1\r\nHost: localhost\r\nCookie: $cookies\r\nX-CSRFToken: $(token_of pm)\r\nTransfer-Encoding: chunked\r\n$form_type\r\n\r\nd\r\nstatus=closed\r\n" stop &&
	test_fails grep -a "^HTTP/1.1 [235]" "$TRASH/raw" &&
	row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'a form that is shorter than announced changes nothing' '
	perl t/lib/fcgi.pl "$STACK/admin.sock" hold +CONTENT_LENGTH=99 \
		+CONTENT_TYPE="${form_type#*: }" +HTTP_COOKIE="$cookies" \
		+HTTP_X_CSRFTOKEN="$(token_of pm)" \
		ask POST $list$id/status/ status=closed send reply 400 &&
	row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'methods: GET, HEAD, POST, whatever a header or a field calls itself' '
	for method in PUT PATCH DELETE OPTIONS PROPFIND TRACE; do
		api $method $list && expect 405 &&
		test "$(header Allow)" = "GET, HEAD, POST" &&
		test "$(header X-Robots-Tag)" = noindex || return 1
	done &&
	for path in logout undo/$unknown_id recreate/1 $O/preview-fragment \
	    $O/$id/presence; do
		api GET /admin/$path/ && expect 405 &&
		test "$(header Allow)" = POST || return 1
	done &&
	for method in DELETE PUT GET; do
		posted $O/$id/change/ "_method=$method&post=yes" \
			-H "X-HTTP-Method-Override: $method" -H "X-HTTP-Method: $method" &&
		expect 200 && shows "The form arrived incomplete." || return 1
	done &&
	row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

# Every page that can be asked for, with names that mean something to a POST.
pages() {
	local query='post=yes&_save=1&status=closed&action=delete_selected'
	local model one

	query="$query&_selected_action=$id&name=x&still_needed=1&_method=DELETE"
	for one in '' login/ logout/ search/ autocomplete/ account/ account/sessions/ log/ help/ \
	    ctj_api/ accounts/ password_change/ password_change/done/ \
	    "undo/$unknown_id/" recreate/1/ nothing/ \
	    "$O/preview/" "$O/$id/preview/" "$O/$id/status/" \
	    "$O/$id/presence/" "$U/$(id_of pm2)/password/" \
	    "$U/$(id_of pm2)/sessions/" \
	    "$U/$(id_of pm2)/status/"; do
		echo "/admin/$one?$query"
	done
	for model in $O ctj_api/skill ctj_api/role ctj_api/communityofpractice \
	    ctj_api/skillmatrix $U; do
		for one in '' add/ "add/?several=1&names=x"; do
			echo "/admin/$model/$one"
		done
	done
	for one in "$O/$id" "ctj_api/skill/$python" "ctj_api/role/$backend" \
	    "ctj_api/communityofpractice/$engineering" \
	    "ctj_api/skillmatrix/$matrix" "$U/$(id_of pm2)"; do
		echo "/admin/$one/"
		for model in change delete history; do
			echo "/admin/$one/$model/?$query"
		done
	done
	echo "/admin/$O/add/?copy=$id"
}
test_expect_success 'no GET and no HEAD changes a row, of whomever, whatever its query says' '
	matrix=$(row skill_matrices) && pages >"$TRASH/pages" &&
	for who in anonymous volunteer pm superuser; do
		as $who && while read -r path; do
			echo "get | [234].. | GET $path"
			echo "head | [234].. | HEAD $path"
		done <"$TRASH/pages" >"$TRASH/cases" && db_state >"$TRASH/before" &&
		hostile <"$TRASH/cases" && api GET ${list}export.csv &&
		api GET ${list}export.json && db_state >"$TRASH/after" &&
		test_same "$TRASH/before" "$TRASH/after" || return 1
	done && same_workers
'

test_expect_success 'headers name neither another person nor another place' '
	as pm && api GET $list -H "Host: evil.example" && expect 400 &&
	lacks evil.example && for path in /admin/ctj_api "$list$id/" $list \
	    /admin/login/; do
		api GET "$path" -H "X-Forwarded-Host: evil.example" \
			-H "X-Forwarded-Server: evil.example" -H "X-Forwarded-Port: 1" \
			-H "X-Original-URL: /admin/log/" -H "Forwarded: host=evil.example" &&
		lacks evil.example && lacks "://localhost" &&
		[[ $(header Location) != *:* ]] || return 1
	done &&
	as anonymous && api GET /admin/ -H "REMOTE_USER: superuser" \
		-H "X-Remote-User: superuser" -H "Authorization: Basic c3VwZXJ1c2VyOng=" \
		-H "Proxy: http://evil.example" -H "SCRIPT_NAME: /x" && expect 302
'

test_expect_success 'a session that somebody chose is none, before and after signing in' '
	fixed="sessionid=$(printf "%032d" 7); csrftoken=$(token_of pm)" &&
	cookies=$fixed && posted login/ \
		"username=pm@example.org&password=${password// /+}" && expect 302 &&
	test_fails grep -i "^set-cookie: sessionid=0000" "$TRASH/headers" &&
	grep -i "^set-cookie: sessionid=[a-z0-9]\{32\};" "$TRASH/headers" &&
	cookies=$fixed && api GET /admin/ && expect 302
'

test_expect_success 'no token is one of another sign-in, of the address, of no cookie' '
	as pm && for token in "" x "$(token_of staff)" "$(token_of pm)x"; do
		csrf=off posted $O/$id/status/ "status=closed" -H "X-CSRFToken: $token" &&
		expect 403 && shows "The form could not be checked" || return 1
	done &&
	csrf=off posted "$O/$id/status/?csrfmiddlewaretoken=$(token_of pm)" \
		status=closed && expect 403 &&
	cookies="sessionid=$(session_of pm)" && csrf=off posted $O/$id/status/ \
		"status=closed&csrfmiddlewaretoken=$(token_of pm)" && expect 403 &&
	shows "Cookies may be off" && as pm && row_of >"$TRASH/after" &&
	grep -q "\"status\": \"open\"" "$TRASH/after"
'

test_expect_success 'an address that looks like another one is refused, or is that one' '
	as superuser && for email in "ｐｍ@example.org" "$(printf "\320\240m@example.org")" \
	    "PM@EXAMPLE.ORG" " pm@example.org " "pm@example.org.
evil"; do
		page $U/add/ && send _save name=Twin email="$email" \
			usable_password=false && expect 200 && shows "E-mail: " || return 1
	done &&
	test "$(sql "SELECT count(*) FROM users WHERE name = \$\$Twin\$\$")" = 0
'

test_expect_success 'a megabyte is no password' '
	as anonymous && cookies="csrftoken=$(token_of pm)" &&
	{ printf "username=pm@example.org&password="; head -c 1048576 /dev/zero |
		tr "\\0" a; } >"$TRASH/big" &&
	posted login/ @"$TRASH/big" && expect 413 &&
	{ printf "username=pm@example.org&password="; head -c 200000 /dev/zero |
		tr "\\0" a; } >"$TRASH/big" &&
	posted login/ @"$TRASH/big" && expect 200 &&
	shows "Please enter the correct username"
'

test_expect_success 'back and next lead nowhere else, however they are written' '
	as staff && n=0 && for to in //evil "/\\evil" https:evil "/	/evil" \
	    "https://evil" "javascript:alert(1)" "/%0d%0aX: 1" "%2F%2Fevil"; do
		n=$((n + 1)) && page ctj_api/role/add/ &&
		send _save +back="$to" title="Role $n" \
			community_of_practice=$engineering && expect 302 &&
		at /admin/ctj_api/role/ || return 1
		sends /admin/$O/$id/status/ status=x next="$to" || return 1
		case $(header Location) in /admin/* | /%*) ;; *) return 1 ;; esac
	done && test -z "$(header X)"
'

test_expect_success 'what somebody types is one line of a log, without colours' '
	as anonymous && cookies="csrftoken=$(token_of pm)" &&
	posted login/ "username=a%0d%0a%7B%22forged%22:1%7D%1b%5B31m&password=x" &&
	expect 200 && as pm &&
	api GET "${list}export.csv?q=%0d%0a%7B%22forged%22:1%7D%1b%5B31m" &&
	expect 200 && test -z "$(header forged)" &&
	posted $O/$id/status/ "status=on_hold&note=%1b%5B31mred%0d%0aforged" &&
	for log in access events; do
		test_fails grep -a "^[^{]\|$(printf "[\001-\037\177-\377]")" \
			"$STACK/$log.log" &&
		jq -e "has(\"forged\") | not" "$STACK/$log.log" >/dev/null || return 1
	done
'

test_expect_success 'texts of exactly the greatest length are taken, formats are text' '
	page $O/$id/change/ && send _save min_experience_required=other \
		min_experience_required_text="$(printf "%050d" 0)" && expect 302 &&
	page $O/$id/change/ && send _save project_name="%s%n%p%1\$s" \
		overview="%n%n%n%n" body="%s{}\$(id)" && expect 302 && follow &&
	shows "%s%n%p%1\$s" &&
	for hours in 99999999999999999999 -99999999999999999999 1e400 2147483648; do
		page $O/$id/change/ && send _save min_hours_required=$hours &&
		expect 200 && shows "Hours per week: " || return 1
	done && same_workers
'

test_expect_success 'an error of ours says a number that the log knows, and nothing of the database' '
	as pm && sql "ALTER TABLE admin_stash RENAME TO elsewhere" &&
	api GET "/admin/$O/$id/change/?stash=$unknown_id&x=$(token_of pm)" && expect 500 &&
	shows "This is our mistake" "Reference: <code>$(header X-Request-ID)</code>" &&
	lacks admin_stash SELECT relation .c: "$(token_of pm)" &&
	grep -q "\"rid\":\"$(header X-Request-ID)\"" "$STACK/events.log" &&
	sql "ALTER TABLE elsewhere RENAME TO admin_stash" &&
	page $O/$id/change/ && expect 200
'

test_done
