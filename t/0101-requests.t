#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='requests: media types, JSON, sizes and query strings'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack auth users opportunities roles index

login=/api/auth/login/
required='400 {"email":["This field is required."],"password":["This field is required."]}'
form='Content-Type: application/x-www-form-urlencoded'

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && here=$(posting)
'

test_expect_success 'bodies may have three types, without case, with parameters' '
	as anonymous && for type in application/json APPLICATION/JSON \
	    "application/json; charset=utf-8" "application/json;x=y" \
	    "Application/Json ; a=b"; do
		ask "$required" POST $login "{}" "Content-Type: $type" || return 1
	done &&
	ask "$required" POST $login "a=b" "$form" &&
	ask "$required" POST $login "a=b" "${form^^}; charset=utf-8" &&
	ask "$required" POST $login "--b--" \
		"Content-Type: multipart/form-data; boundary=b" && answers
'
test_expect_success 'another type, or none, is 415' '
	as anonymous && for type in text/plain application/xml "*/*" \
	    "application/*" text/json application/jsonx; do
		ask "415 Unsupported media type \"$type\" in request." \
			POST $login "{}" "Content-Type: $type" || return 1
	done &&
	ask "415 Unsupported media type \"\" in request." \
		POST $login "{}" "Content-Type:" && answers &&
	api POST $login "{}" -H "Content-Type: text/plain" &&
	expect 415 ".error.code == \"unsupported_media_type\""
'
test_expect_success 'an empty body is {}, whatever its type' '
	as anonymous && for type in text/plain application/json "*/*" \
	    application/x-www-form-urlencoded multipart/form-data; do
		ask "$required" POST $login "" "Content-Type: $type" || return 1
	done && ask "$required" POST $login && answers
'
test_expect_success 'white space is a body, and no JSON' '
	as anonymous && api POST $login " " && expect 400 "
		.error.code == \"parse_error\" and
		(.error.message | startswith(\"JSON parse error - \"))"
'

# faulty LINE:COLUMN BODY...: is each refused, at that place?
faulty() {
	local line=${1%:*} column=${1#*:} body

	shift
	for body; do
		api POST "$login" "$body" && expect 400 '
			.error.code == "parse_error" and (.error.message |
			test("^JSON parse error - .+: line \($l) column \($c)\\.$"))
			' --arg l "$line" --arg c "$column" || return 1
	done
}

# refused BODY...: is each refused, and a place named?
refused() {
	local body

	for body; do
		ask 400 POST "$login" "$body" || return 1
	done && answers '.' && jq -R -e -s '[splits("\n") | select(. != "") |
		test("JSON parse error - .+: line [0-9]+ column [0-9]+\\.")] |
		all' "$TRASH/.replies"
}

test_expect_success 'malformed JSON is refused' '
	as anonymous && refused "{" "}" "[" "[1" "[1,]" "{\"a\":1,}" "{,}" \
		"{\"a\"}" "{\"a\":}" "{a:1}" "{1:2}" "{\"a\" 1}" \
		"{\"a\":1 \"b\":2}" "[1 2]" "\"" "\"abc" "nul" "True" "NULL" \
		"tru" "undefined" "{\"a\":\"b}" "//" "{}//" "{/**/}"
'
test_expect_success 'numbers are as RFC 8259 has them' '
	as anonymous && refused 01 -01 +1 1. .5 1.e3 1e 1e+ 0x10 1_000 - -- \
		NaN Infinity -Infinity "{\"a\":NaN}" "{\"a\":-Infinity}"
'
test_expect_success 'strings hold no raw controls and no unknown escapes' '
	as anonymous && refused "\"a	b\"" "\"a
b\"" "\"\\x\"" "\"\\u12\"" "\"\\u12G4\"" "\"\\U0041\"" "\"\\\"" "'\''a'\''" \
		"\"$(printf "\\177\\001")\""
'
test_expect_success 'NUL, unpaired surrogates and a BOM are refused' '
	as anonymous && refused "\"\\u0000\"" "{\"\\u0000\":1}" \
		"\"\\ud800\"" "\"\\udc00\"" "\"\\ud800x\"" "\"\\ud800\\ud800\"" \
		"\"\\udc00\\ud800\"" "$(printf "\\357\\273\\277{}")"
'
test_expect_success 'bytes that are no UTF-8 are refused, and a raw NUL' '
	as anonymous && refused "$(printf "\"\\377\"")" \
		"$(printf "\"\\303\"")" "$(printf "\"\\300\\200\"")" \
		"$(printf "\"\\355\\240\\200\"")" \
		"$(printf "\"\\364\\220\\200\\200\"")" "$(printf "\\200{}")" &&
	printf "{\"a\":\"b\\000c\"}" >"$TRASH/nul" &&
	api POST $login "@$TRASH/nul" && expect 400 "
		.error.message | startswith(\"JSON parse error - \")"
'
test_expect_success 'duplicate keys are refused, at any depth' '
	as anonymous && refused "{\"a\":1,\"a\":1}" "{\"a\":1,\"\\u0061\":2}" \
		"[{\"b\":{\"a\":1,\"c\":2,\"a\":3}}]" &&
	ask "$required" POST $login "{\"a\":1,\"A\":2,\"b\":{\"a\":1}}" && answers
'
test_expect_success 'the message tells where, in lines and code points from 1' '
	as anonymous && faulty 1:7 "{\"a\": tru}" "{\"é\": x}" &&
	faulty 1:4 "{} x" "[1,x]" &&
	faulty 3:3 "$(printf "\\n\\n  x")" &&
	faulty 2:7 "{\"a\":1,
 \"🙂\": ?}"
'
test_expect_success 'nesting may be 32 levels deep' '
	as anonymous && thirty=$(printf "%30s" "" | tr " " "[") &&
	back=$(printf "%30s" "" | tr " " "]") &&
	ask "$required" POST $login "{\"a\":[$thirty$back]}" && answers &&
	refused "{\"a\":[[$thirty$back]]}" "[[[$thirty$back]]]" &&
	faulty 1:33 "$thirty[[[[" && api POST $login "[[$thirty$back]]" &&
	expect 400 ".error.code == \"validation_error\""
'
test_expect_success 'white space around tokens is fine' '
	as anonymous && api POST $login "
	 { \"x\" : [ 1 , -0.5E+3 , true , null , \"\\ud83d\\ude42\" ] } 
" && expect 400 ".error.code == \"validation_error\""
'
test_expect_success 'the body must be an object' '
	no() { say non_field_errors "$@"; } &&
	as anonymous && for pair in "[]:list" "[{}]:list" "\"x\":str" \
	    "5:int" "-7:int" "1.5:float" "true:bool" "false:bool"; do
		ask "400 $(no "Invalid data. Expected a dictionary, but got ${pair##*:}.")" \
			POST $login "${pair%:*}" || return 1
	done && ask "400 $(no "No data provided")" POST $login null && answers
'
test_expect_success 'unknown fields are ignored, whatever they are called' '
	as pm && api PATCH "/api/opportunities/$here/" "{\"id\": \"x\",
		\"created_by\": 5, \"opened_at\": null, \"created_at\": 1,
		\"role_title\": [], \"skill_names\": {}, \"Body\": \"other\",
		\"project_Name\": 7, \"is_staff\": true}" &&
	expect 200 ".id == \"$here\" and .created_by == \"pm@example.org\" and
		.body == \"Write good code\" and .project_name == \"\""
'

test_expect_success 'bodies of DELETE, logout and GET are not read' '
	as pm && gone=$(posting) &&
	ask 204 DELETE "/api/opportunities/$gone/" "{broken" &&
	ask 200 GET /api/opportunities/ "{broken" "Content-Type: text/plain" &&
	answers && as anonymous &&
	ask 204 POST /api/auth/logout/ "{broken" "Content-Type: text/plain" &&
	ask 204 GET /api/auth/csrf/ "x" && ask 200 GET /api/roles/ "x" && answers
'
test_expect_success 'a body may have 256 KiB, and no more' '
	as anonymous && { printf "{\"email\":\"" &&
	head -c 262131 /dev/zero | tr "\\0" a && printf "\"}"; } >"$TRASH/full" &&
	sed "s/^{/{ /" "$TRASH/full" >"$TRASH/over" &&
	[ "$(wc -c <"$TRASH/full")" -eq 262143 ] &&
	printf " " >>"$TRASH/full" && printf " " >>"$TRASH/over" &&
	ask 400 POST $login "@$TRASH/full" &&
	ask "413 The request body is too large." POST $login "@$TRASH/over" &&
	ask "413 The request body is too large." POST $login "@$TRASH/over" \
		"Transfer-Encoding: chunked" &&
	ask "413 The request body is too large." DELETE /api/roles/ \
		"@$TRASH/over" && answers &&
	api POST $login "@$TRASH/over" &&
	expect 413 ".error.code == \"payload_too_large\""
'
test_expect_success 'a chunked body is a body' '
	as anonymous && ask "$required" POST $login "{}" \
		"Transfer-Encoding: chunked" &&
	ask 400 POST $login "{" "Transfer-Encoding: chunked" && answers
'

test_expect_success 'of a repeated parameter the last counts, an empty one does not' '
	as anonymous && api GET "/api/roles/?limit=x&limit=1" &&
	expect 200 "length == 1" && api GET "/api/roles/?limit=&x=1" &&
	expect 200 "length == 3" &&
	api GET "/api/roles/?limit=1&limit=" && expect 200 "length == 3" &&
	api GET "/api/roles/?l%69mit=%32" && expect 200 "length == 2"
'
test_expect_success 'query strings are UTF-8 without NUL, of at most 1000 pairs' '
	pairs=$(printf "a&%.0s" $(seq 999)) && as volunteer &&
	for path in /api/roles/ /api/opportunities/; do
		ask 200 GET "$path?$pairs" &&
		ask 200 GET "$path?${pairs}b=" &&
		ask 400 GET "$path?${pairs}b=&c=" &&
		ask 400 GET "$path?x=%ff" && ask 400 GET "$path?x=%00" &&
		ask 400 GET "$path?%c0%80" || return 1
	done && answers && [ 8 -eq "$(grep -c "\"code\":\"parse_error\",\"message\":\"Query string parse error - ." "$TRASH/.replies")" ]
'
test_expect_success 'who has no parameters reads none' '
	as volunteer && for path in /api/users/me/ /api/auth/me/ /api/; do
		ask 200 GET "$path?limit=x&cursor=!&q=%22" || return 1
	done && ask 200 GET "/api/roles/$backend/?limit=x" && answers
'

test_done
