#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='form bodies: urlencoded and multipart, as if they were JSON'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack users opportunities auth

me=/api/users/me/
form='Content-Type: application/x-www-form-urlencoded'
multipart='Content-Type: multipart/form-data; boundary=b'

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && here=/api/opportunities/$(posting)/
'

# named BODY NAME [HEADER]: the form makes this the name of the caller
named() {
	ask "200 \"$2\"" PATCH $me "$1" "${3-$form}"
}

test_expect_success 'urlencoded: + is a space, %XX a byte, a bad % stays' '
	as volunteer && named name=a+b "a b" && named name=a%20b "a b" &&
	named name=%C3%A9%f0%9F%99%82 "é🙂" && named name=50%25+%zz%4 "50% %zz%4" &&
	named n%61me=x=y "x=y" && named name=a%2Bb%26c "a+b&c" &&
	named name=é "é" && named "name=a%" "a%" && answers .name
'
test_expect_success 'urlencoded: the last of a repeated name counts' '
	as volunteer && named "name=a&name=b" b && named "name=a&x=1&n%61me=c" c &&
	named "&&name=a&&" a && answers .name
'
test_expect_success 'urlencoded: 1000 fields are enough' '
	fields=$(printf "a=&%.0s" $(seq 999)) && as volunteer &&
	named "${fields}name=last" last && answers .name &&
	api PATCH $me "a=&${fields}name=x" -H "$form" && expect 400 "
		.error.code == \"parse_error\" and
		(.error.message | startswith(\"Form parse error - \"))"
'
test_expect_success 'urlencoded: neither NUL nor what is no UTF-8' '
	as volunteer && for body in name=%00 "name=a%00b" %00=a name=%ff \
	    name=%C3 name=%c0%80 name=%ed%a0%80 "a=%ff&name=x"; do
		ask 400 PATCH $me "$body" "$form" || return 1
	done && answers && [ 8 -eq "$(grep -c "parse_error\",\"message\":\"Form parse error - ." "$TRASH/.replies")" ]
'

test_expect_success 'multipart: what curl sends is taken' '
	as volunteer && api PATCH $me -F "name=Ann Ünal" -F time_zone=UTC &&
	expect 200 ".name == \"Ann Ünal\" and .time_zone == \"UTC\"" &&
	api PATCH $me -F name=a -F name=b && expect 200 ".name == \"b\"" &&
	api PATCH $me -F "name=a
b%20+c" && expect 200 ".name == \"a\\nb%20+c\""
'

# part HEADERS VALUE: one part; lines end as on the wire
part() {
	printf -- '--b\r\n%s\r\n\r\n%s\r\n' "${1//$'\n'/$'\r\n'}" "$2"
}
# crlf TEXT: its lines end as on the wire
crlf() {
	local text=${1//$'\r'/}

	printf %s "${text//$'\n'/$'\r\n'}"
}
named_so='Content-Disposition: form-data; name="name"'

test_expect_success 'multipart: parts by hand' '
	as volunteer &&
	named "$(part "$named_so" a)
--b--" a "$multipart" &&
	named "$(crlf "before
$(part "$named_so" b)
--b--
after")" b "$multipart" &&
	named "$(part "$named_so
Content-Type: text/plain; charset=utf-8" c)
--b--" c "$multipart" &&
	named "$(part "content-disposition: FORM-DATA; name=name" d)
--b--" d "$multipart" &&
	named "$(part "$named_so" e)
--b--" e "Content-Type: Multipart/Form-Data; Boundary=\"b\"" &&
	answers .name
'
test_expect_success 'multipart: encodings that encode nothing are taken' '
	as volunteer && for encoding in 7bit 8bit binary BINARY; do
		named "$(part "$named_so
Content-Transfer-Encoding: $encoding" x)
--b--" x "$multipart" || return 1
	done && answers .name
'

# broken BODY [HEADER]: refused as malformed
broken() {
	ask 400 PATCH $me "$1" "${2-$multipart}"
}

# all_broken: what was asked is all refused with the words of multipart
all_broken() {
	local count=${#many_expected[@]}

	answers && [ "$count" -eq "$(grep -c \
		'parse_error","message":"Multipart form parse error - .' \
		"$TRASH/.replies")" ]
}

test_expect_success 'multipart: without a boundary there are no parts' '
	as volunteer && for type in multipart/form-data \
	    "multipart/form-data; charset=utf-8"; do
		ask "400 Multipart form parse error - Invalid boundary in multipart: None" \
			PATCH $me "--b--" "Content-Type: $type" || return 1
	done && answers
'
test_expect_success 'multipart: a boundary has 1 to 70 characters' '
	long=$(printf "%070d" 7) && as volunteer &&
	named "$(crlf "--$long
$named_so

70
--$long--")" 70 "Content-Type: multipart/form-data; boundary=$long" &&
	answers .name &&
	broken "$(crlf "--${long}1
$named_so

71
--${long}1--")" "Content-Type: multipart/form-data; boundary=${long}1" &&
	broken "----" "Content-Type: multipart/form-data; boundary=" &&
	broken "----" "Content-Type: multipart/form-data; boundary=\"\"" &&
	all_broken
'
test_expect_success 'multipart: what is cut off is refused' '
	as volunteer && broken "$(part "$named_so" a)" &&
	broken "$(crlf "--b
$named_so

a")" && broken "$(crlf "--b
$named_so
--b--")" && broken "--b" && broken "a" && broken "$(part "$named_so" a)--b-" &&
	all_broken
'
test_expect_success 'multipart: no files and no other encodings' '
	as volunteer && broken "$(part "$named_so; filename=\"a.txt\"" a)
--b--" && broken "$(part "$named_so; filename=\"\"" a)
--b--" && broken "$(part "$named_so
Content-Transfer-Encoding: base64" YQ==)
--b--" && broken "$(part "$named_so
Content-Transfer-Encoding: quoted-printable" a)
--b--" && all_broken && echo a >"$TRASH/file" &&
	api PATCH $me -F "name=@$TRASH/file" && expect 400 "
		.error.code == \"parse_error\""
'
test_expect_success 'multipart: neither NUL nor what is no UTF-8' '
	as volunteer && printf -- "--b\\r\\n%s\\r\\n\\r\\na\\000b\\r\\n--b--" \
		"$named_so" >"$TRASH/nul" && broken "@$TRASH/nul" &&
	printf -- "--b\\r\\n%s\\r\\n\\r\\na\\377b\\r\\n--b--" \
		"$named_so" >"$TRASH/bytes" && broken "@$TRASH/bytes" &&
	all_broken
'
test_expect_success 'multipart: part headers have 4 KiB' '
	long=$(printf "%04000d" 7) && as volunteer &&
	named "$(part "$named_so
X-Long: $long" a)
--b--" a "$multipart" && answers .name &&
	broken "$(part "$named_so
X-Long: ${long}$long" a)
--b--" && all_broken
'
test_expect_success 'multipart: 1000 fields are enough' '
	for i in $(seq 999); do
		part "Content-Disposition: form-data; name=\"a\"" ""
	done >"$TRASH/parts" &&
	{ cat "$TRASH/parts" && part "$named_so" last && printf -- "--b--"; } \
		>"$TRASH/1000" &&
	{ part "$named_so" x && cat "$TRASH/1000"; } >"$TRASH/1001" &&
	as volunteer && named "@$TRASH/1000" last "$multipart" && answers .name &&
	broken "@$TRASH/1001" && all_broken
'
test_expect_success 'after all that the name is the last that was taken' '
	as volunteer && api GET $me && expect 200 ".name == \"last\""
'

good="role=0197c0de-0002-7000-8000-000000000001&body=b"
good="$good&min_hours_required=5&work_environment=remote"

# made FIELDS FILTER: a posting made by this form besides the needed fields
made() {
	api POST /api/opportunities/ "$good$1" -H "$form" && expect 201 "$2"
}

test_expect_success 'a form makes a posting' '
	as pm && made "" ".body == \"b\" and .min_hours_required == 5 and
		.status == \"draft\" and .meeting_times == null and .openings == 1" &&
	api POST /api/opportunities/ -F role="$backend" -F body=m \
		-F min_hours_required=7 -F work_environment=hybrid \
		-F "skills={\"$python\": 3}" && expect 201 "
		.min_hours_required == 7 and .skills == {\"$python\": 3}"
'
test_expect_success 'JSON fields are JSON text' '
	as pm && made "&skills=%7B%22$react%22:4%7D" ".skills == {\"$react\": 4}" &&
	made "&meeting_times=%5B%7B%22day%22:%22Wed%22,%22start%22:%2209:00%22,%22end%22:%2210:00%22%7D%5D" \
		".meeting_times[0].day == \"Wed\"" &&
	made "&meeting_times=null&skills=null" ".meeting_times == null"
'

# says FIELD VALUE MESSAGE: of this field of a form
says() {
	ask "400 $(say "$1" "$3")" PATCH "$here" "$1=$2" "$form"
}

test_expect_success 'a JSON field that is none is named, not the body' '
	json="Value must be valid JSON." && as pm &&
	says meeting_times "%5B" "$json" && says meeting_times "" "$json" &&
	says skills "" "$json" && says skills "%7Ba:1%7D" "$json" &&
	says skills "%7B%22a%22:1,%22a%22:2%7D" "$json" &&
	says skills "%22%5Cud800%22" "$json" && says skills NaN "$json" &&
	says skills "%5B%5D" "Expected a dictionary of items but got type \"list\"." &&
	answers
'
test_expect_success 'what an empty value means depends on the field' '
	as pm && api PATCH "$here" "{\"project_name\": \"x\", \"overview\": \"x\",
		\"min_experience_required\": \"x\", \"closes_on\": \"2099-01-01\",
		\"openings\": 4}" && expect 200 ".closes_on == \"2099-01-01\"" &&
	empty="project_name=&overview=&responsibilities=" &&
	empty="$empty&min_experience_required=&closes_on=" &&
	empty="$empty&skills_required_matrix=&status=&openings=" &&
	api PATCH "$here" "$empty" -H "$form" && expect 200 "
		[.project_name, .overview, .min_experience_required] ==
		[\"\", \"\", \"\"] and .closes_on == null and
		.status == \"open\" and .openings == 4"
'
test_expect_success 'where it means nothing, the field says so' '
	as pm && says role "" "This field may not be null." &&
	says min_hours_required "" "A valid integer is required." &&
	says body "" "This field may not be blank." &&
	says work_environment "" "\"\" is not a valid choice." && answers
'
test_expect_success 'of one'\''s own record too' '
	as volunteer && api PATCH $me "{\"onboarded_on\": \"2020-01-01\",
		\"community_of_practice\": \"$devops\",
		\"max_available_hours\": 5}" &&
	expect 200 ".community_of_practice == \"$devops\"" &&
	api PATCH $me "onboarded_on=&community_of_practice=&max_available_hours=" \
		-H "$form" && expect 200 "[.onboarded_on, .max_available_hours,
			.community_of_practice] == [null, null, null]" &&
	api PATCH $me "name=" -H "$form" && expect 400 "
		.error.fields == {name: [\"This field may not be blank.\"]}"
'
test_expect_success 'numbers in forms are text that looks like one' '
	as pm && api PATCH "$here" "min_hours_required=+12+&openings=%2B3" \
		-H "$form" && expect 200 ".min_hours_required == 12 and
		.openings == 3" &&
	says min_hours_required 1e1 "A valid integer is required." &&
	says min_hours_required 12a "A valid integer is required." &&
	says min_hours_required 169 \
		"Ensure this value is less than or equal to 168." && answers
'

test_done
