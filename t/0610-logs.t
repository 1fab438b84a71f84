#!/bin/bash
#
# What is logged: a JSON object for each request by nginx,
# one for each event by the workers, and nothing a client sends can break or
# forge a line.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='logs: the line of a request, events, ids, forgery'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack auth users opportunities roles healthcheck
make_catalogue
id=$(posting)

list=/api/opportunities/
run=0

# asked METHOD PATH [BODY...]: api with a request id of its own, in $rid
asked() {
	run=$((run + 1))
	rid=request-$run-$$
	api "$1" "$2" "${3-}" -H "X-Request-ID: $rid" "${@:4}"
}

# logged FILTER: the access line of the last request says so; within a second
# nginx has written it.
logged() {
	within 20 grep -aqF "\"rid\":\"$rid\"" "$STACK/access.log" &&
		grep -aF "\"rid\":\"$rid\"" "$STACK/access.log" >"$TRASH/line" &&
		cat "$TRASH/line" && [ "$(wc -l <"$TRASH/line")" -eq 1 ] &&
		jq -e "$1" "$TRASH/line"
}

# event FILTER: so does an event of it
event() {
	grep -aF "\"rid\":\"$rid\"" "$STACK/events.log" >"$TRASH/line" &&
		cat "$TRASH/line" && jq -es "any(.[]; $1)" "$TRASH/line"
}

# valid LOG: each line is one JSON object, in ASCII
valid() {
	[ "$(wc -l <"$1")" -gt 0 ] && test_fails grep -nP '[^\x20-\x7e]' "$1" &&
		[ "$(jq -c 'if type == "object" then 1 else error("no") end' \
			"$1" | wc -l)" = "$(wc -l <"$1")" ]
}

test_expect_success 'a line says all that L1 asks for, in that order' '
	as pm && asked GET "$list?limit=1" && expect 200 &&
	logged "keys_unsorted == [\"ts\", \"rid\", \"trace\", \"method\", \"route\",
		\"path\", \"status\", \"bytes_in\", \"bytes_out\", \"ms\",
		\"up_ms\", \"ip\", \"host\", \"ua\", \"uid\", \"err\",
		\"db_ms\", \"db_n\", \"ver\"]"
'

test_expect_success 'its values are those of the request' '
	as pm && asked GET "$list?limit=1" "" -A "a browser" \
		-H "X-Amzn-Trace-Id: Root=1-67891233-abcdef" \
		-H "X-Forwarded-For: 203.0.113.7" && expect 200 &&
	logged ".method == \"GET\" and .route == \"$list\" and
		(.path | startswith(\"$list\")) and .status == 200 and
		.uid == \"$(id_of pm)\" and .err == \"\" and
		.ip == \"203.0.113.7\" and .host == \"localhost\" and
		.ua == \"a browser\" and .trace == \"Root=1-67891233-abcdef\" and
		(.bytes_in > 100) and (.bytes_out > 100) and
		(.db_n | type == \"number\" and . >= 1) and
		(.db_ms | type == \"number\") and (.ms | type == \"number\") and
		(.up_ms | type == \"number\") and
		(.ver | test(\"^[0-9.]+\$\")) and
		(.ts | test(\"^[0-9]{4}-[0-9]{2}-[0-9]{2}T\"))"
'

test_expect_success 'the route is a template, whatever the id' '
	as pm && asked GET $list$id/ && expect 200 &&
	logged ".route == \"/api/opportunities/<id>/\"" &&
	asked GET ${list}nonsense/ && expect 404 &&
	logged ".route == \"/api/opportunities/<id>/\" and .err == \"not_found\"" &&
	asked GET /api/users/me/ && logged ".route == \"/api/users/me/\"" &&
	asked GET /api/roles/$backend/ &&
	logged ".route | test(\"^/api/roles/<[a-z]+>/\$\")"
'

test_expect_success 'a query is not logged: people search with it' '
	as pm && asked GET "$list?limit=1&q=private" && expect 200 &&
	logged "(tostring | contains(\"private\")) | not"
'

test_expect_success 'who is not known has no user id, and an error has its code' '
	as anonymous && asked GET $list && expect 403 &&
	logged ".uid == \"\" and .err == \"not_authenticated\"" &&
	as pm && asked POST $list "{}" && expect 400 &&
	logged ".uid == \"$(id_of pm)\" and .err == \"validation_error\"" &&
	asked GET /api/nothing/ && expect 404 &&
	logged ".status == 404 and .up_ms == null and .db_n == null"
'

test_expect_success 'a read of a member is one round trip, liveness asks nobody' '
	as volunteer && asked GET /api/healthcheck/ && expect 200 &&
	logged ".db_n == 0 and .uid == \"\""
'

test_expect_success 'the id that came is the id that goes, where it is one' '
	as anonymous && for good in abcdefgh A-1-b-2-c $(printf "%064d" 7); do
		rid=$good && api GET /api/roles/ "" -H "X-Request-ID: $good" &&
		[ "$(header X-Request-ID)" = "$good" ] && logged ".rid == \"$good\"" ||
		return 1
	done
'

test_expect_success 'another is replaced by one of ours' '
	as anonymous && for bad in short "with space" "quote\"quote" "a_b_c_d_e" \
	    "line;line" $(printf "%065d" 7) "ümlautümlaut"; do
		api GET /api/roles/ "" -H "X-Request-ID: $bad" && expect 200 &&
		rid=$(header X-Request-ID) && [[ $rid =~ ^[0-9a-f]{32}$ ]] &&
		logged ".rid == \"$rid\"" || return 1
	done
'

test_expect_success 'errors of nginx have the id too' '
	asked GET /nothing && expect 404 && [ "$(header X-Request-ID)" = $rid ] &&
	logged ".status == 404" &&
	printf "%1048577s" x >"$TRASH/large" &&
	asked POST $list "@$TRASH/large" && expect 413 &&
	[ "$(header X-Request-ID)" = $rid ] && logged ".status == 413"
'

test_expect_success 'nothing that is only for the log reaches a client' '
	as pm && asked GET $list && expect 200 &&
	test_fails grep -i "^x-ctj\|^server:.*[0-9]" "$TRASH/headers"
'

test_expect_success 'events: sign-in, wrong password, throttled, signed up' '
	login=/api/auth/login/ && as anonymous &&
	asked POST $login "{\"email\": \"pm@example.org\", \"password\": \"$password\"}" \
		-H "X-Forwarded-For: 203.0.113.8" && expect 200 &&
	event ".ev == \"signin_ok\" and .uid == \"$(id_of pm)\" and
		.ip == \"203.0.113.8\" and .level == \"info\" and
		.program == \"auth\" and (.ts | test(\"Z\$\"))" &&
	asked POST $login "{\"email\": \"pm@example.org\", \"password\": \"no\"}" &&
	expect 400 &&
	event ".ev == \"signin_failed\" and .email == \"p***@example.org\"" &&
	for i in 1 2 3 4 5 6 7 8; do
		asked POST $login "{\"email\": \"pm@example.org\", \"password\": \"no\"}"
		[ "$status" != 429 ] || break
	done &&
	expect 429 && event ".ev == \"throttled\"" &&
	logged ".err == \"throttled\" and .status == 429"
'

test_expect_success 'events: CSRF, a right that is missing, two cookies' '
	as pm && csrf=off asked PATCH $list$id/ "{}" && expect 403 &&
	event ".ev == \"csrf_refused\" and .uid == \"$(id_of pm)\"" &&
	as volunteer && asked PATCH $list$id/ "{}" && expect 403 &&
	event ".ev == \"permission_refused\" and .uid == \"$(id_of volunteer)\"" &&
	cookies="sessionid=a; sessionid=b" && asked GET $list && expect 403 &&
	event ".ev == \"session_cookie_refused\""
'

test_expect_success 'what the database remarks on is no line of its own' '
	as pm && asked GET "$list?q=the" && expect 200 && valid "$STACK/events.log"
'

test_expect_success 'hostile bytes everywhere' '
	as pm && hostile <<-CASES && as anonymous && hostile <<-ANONYMOUS
	quotes | 200 | GET $list?a="\x22,"b":"c | User-Agent: ","forged":"yes
	controls | [24].. | GET $list?a=%0a%0d | User-Agent: a\x1b[31m\x07\x08\x7fb
	bytes | [24].. | GET $list?\xff\xfe\x80 | User-Agent: \xff\xfe\xc3\x28
	a long path | 404 | GET /api/{a*6000} | User-Agent: {b*6000}
	a path of bytes | 404 | GET /api/\xff\xf0\x9f\x92/ | Referer: \xff\x1b
	escapes | 404 | GET /api/%22%7d%0a%7b%22x%22:%221/ | User-Agent: \x5c
	a method | 4.. | {Q*40} $list | User-Agent: \x5cu0000\x5c"
	a host | 400 | GET $list | Host: a"\x5cb; User-Agent: x
	a host of bytes | 400 | GET $list | Host: \xc3\x28
	an Origin | 403 | PATCH $list$id/ | Origin: "}\x1b\xff\x7f","forged":"yes | {}
	a cookie | 200 | GET /api/roles/ | Cookie: sessionid="}\x1b\xff
	a trace | 200 | GET /api/roles/ | X-Amzn-Trace-Id: "}\xff\x1b,"forged":"yes
	an address | 200 | GET /api/roles/ | X-Forwarded-For: "},{"
	CASES
	an e-mail | 400 | POST /api/auth/login/ | | {"email": "\"}\\\\n{\x1b\xc3\xa9@\\\\u2028\",forged", "password": "x"}
	a long e-mail | 400 | POST /api/auth/login/ | | {"email": "{a*240}@x.org", "password": "x"}
	another | 400 | POST /api/auth/login/ | | {"email": "forged+\\\\u0022@example.org", "password": "x"}
	quotes | 400 | POST /api/auth/login/ | | {"email": "a@b.org\\\\n{\"forged\": 1}", "password": "x"}
	an Origin | 403 | POST /api/auth/login/ | Origin: {"*4000} | {}
	ANONYMOUS
'

test_expect_success 'each line of both logs is one JSON object in ASCII still' '
	valid "$STACK/access.log" && valid "$STACK/events.log" &&
	test_fails jq -e "select(has(\"forged\"))" "$STACK/access.log" &&
	test_fails jq -e "select(has(\"forged\"))" "$STACK/events.log"
'

test_expect_success 'no value is longer than it may be' '
	jq -es "all(.[]; (.path | length) <= 512 and (.ua | length) <= 200)" \
		"$STACK/access.log" &&
	[ "$(wc -L <"$STACK/events.log")" -le 4096 ]
'

test_expect_success 'every event belongs to a request, an id that the access log knows' '
	jq -r "select(.level != \"error\") | .rid" "$STACK/events.log" | sort -u \
		>"$TRASH/events" && [ -s "$TRASH/events" ] &&
	jq -r .rid "$STACK/access.log" | sort -u >"$TRASH/access" &&
	comm -23 "$TRASH/events" "$TRASH/access" >"$TRASH/alone" &&
	cat "$TRASH/alone" && [ ! -s "$TRASH/alone" ]
'

test_done
