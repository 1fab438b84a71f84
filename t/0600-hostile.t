#!/bin/bash
#
# Hostile bytes in bodies and query strings (headers and paths: 0601):
# whatever comes, the reply is a well-formed 2xx or 4xx, and the workers are
# the same ones afterwards.  t/lib/hostile.pl says how a case is written.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='hostile bodies and queries: no reply is 5xx, no worker falls'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack auth listings opportunities roles users
make_catalogue

list=/api/opportunities/
me=/api/users/me/
login=/api/auth/login/
form='Content-Type: application/x-www-form-urlencoded'
parts='Content-Type: multipart/form-data\semi boundary=xx'
id=$(posting)
workers=$(workers_of_all)

# in_fields REQUEST FIELD...: a case for each field and line of input
in_fields() {
	local value field

	while read -r value; do
		for field in "${@:2}"; do
			echo "$field = ${value:0:50} | [24].. | $1 | |" \
				"{\"$field\": $value}"
		done
	done
}

values() {
	cat <<-'VALUES'
	null
	true
	[]
	{}
	""
	"{ *10000}"
	"{x*10000}"
	"{é*10000}"
	"{\xf0\x9f\x92\xa9*10000}"
	"{\u0001*5000}"
	"\u202e\u2028\u2029\ufeff\u200b"
	"a\u001b[31m\r\nSet-Cookie: a=b"
	"'; DROP TABLE users; --"
	"%s%n%p$1:caller\\x27{}"
	"<script>alert(1)</script>"
	-1
	1.5
	-0
	-0.0
	1e2
	1E+400
	1e-400
	0e99999
	2147483648
	-2147483649
	9223372036854775808
	{9*400}
	{9*10000}.{9*10000}
	"{9*1001}"
	"0x10"
	"١٢"
	"1_000"
	"infinity"
	"2026-02-30"
	"0000-01-01"
	"10000-01-01"
	"-4713-01-01"
	"epoch"
	"0197c0de-0002-7000-8000-00000000000"
	"urn:uuid:{0*36}"
	[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
	[{null,*30000}null]
	["{x*1000}", 1, null, {}]
	{"__proto__": 1, "": 2, "{k*5000}": 3}
	{"0197c0de-0003-7000-8000-000000000001": 99999999999999999999}
	{"0197c0de-0003-7000-8000-000000000001": 1, "0197C0DE00037000800000000000000001": 2}
	[{"day": "Mon", "start": "24:00", "end": "00:60", "tz": "../../etc/passwd"}]
	[{"day": "Mon", "start": "10:00", "end": "11:00", "starts_on": "99999-01-01", "cadence": "biweekly"}]
	[{"day": "Mon", "start": "10:00", "end": "11:00", "team": "{x*200000}"}]
	VALUES
}

test_expect_success 'bodies that are no JSON are a parse error' '
	as pm && hostile <<-CASES && same_workers
	nothing but a brace | 400 | POST $list | | \open
	nothing but white space | 400 | POST $list | | { *1000}
	100,000 open arrays | 400 | POST $list | | {[*100000}
	40,000 open objects | 400 | POST $list | | {\open"a":*40000}
	33 levels | 400 | POST $list | | {"a":{[*32}{]*32}}
	a byte order mark | 400 | POST $list | | \xef\xbb\xbf{}
	a raw NUL | 400 | POST $list | | {"body": "a\x00b"}
	an escaped NUL | 400 | POST $list | | {"body": "a\\u0000b"}
	NULs alone | 400 | POST $list | | {\x00*100}
	a NUL in a key | 400 | POST $list | | {"bo\\u0000dy": "b"}
	a NUL behind it | 400 | POST $list | | {}\x00
	bad UTF-8 | 400 | POST $list | | {"body": "\xff\xfe"}
	overlong UTF-8 | 400 | POST $list | | {"body": "\xc0\xaf"}
	a surrogate in UTF-8 | 400 | POST $list | | {"body": "\xed\xa0\x80"}
	above Unicode | 400 | POST $list | | {"body": "\xf4\x90\x80\x80"}
	a high surrogate | 400 | POST $list | | {"body": "\\ud800"}
	a low surrogate | 400 | POST $list | | {"body": "\\udc00"}
	UTF-16 | 400 | POST $list | | \xff\xfe\x7b\x00\x7d\x00
	a duplicate key | 400 | POST $list | | {"body": "a", "body": "b"}
	a duplicate, escaped | 400 | POST $list | | {"body": "a", "bod\\u0079": "b"}
	a duplicate, deep | 400 | POST $list | | {"x": [{"y": 1, "y": 2}]}
	20,000 equal keys | 400 | POST $list | | {"a": 1{,"b":1*20000}}
	Infinity | 400 | POST $list | | {"body": Infinity}
	NaN | 400 | POST $list | | {"body": NaN}
	hexadecimal | 400 | POST $list | | {"min_hours_required": 0x10}
	octal | 400 | POST $list | | {"min_hours_required": 010}
	single quotes | 400 | POST $list | | {\x27body\x27: 1}
	a trailing comma | 400 | POST $list | | {"body": "b",}
	two values | 400 | POST $list | | {}{}
	a raw line break | 400 | POST $list | | {"body": "a\x0ab"}
	random bytes | 400 | POST $list | | \x01\x80\xc3\x28\x1b[2J\x7f\x00
	null | 400 | POST $list | | null
	a huge number | 400 | POST $list | | {9*100000}
	a long string | 400 | POST $list | | "{x*100000}"
	a long list | 400 | POST $list | | [{1,*50000}1]
	10,000 unknown keys | 200 | PATCH $list$id/ | | {"a": 1{*1}$(
		for i in {1..10000}; do printf ", \"k%d\": %d" $i $i; done)}
	CASES
'

test_expect_success 'values of every kind in every field of a posting' '
	as pm && values | in_fields "PATCH $list$id/" project_name role overview \
		body responsibilities min_experience_required \
		min_hours_required work_environment meeting_times \
		skills_required_matrix status skills closes_on openings \
		>"$TRASH/cases" && hostile <"$TRASH/cases" && same_workers
'

test_expect_success 'values of every kind in every field of a profile' '
	as volunteer && values | in_fields "PATCH $me" name community_of_practice \
		skills max_available_hours meeting_availability time_zone \
		onboarded_on >"$TRASH/cases" &&
	hostile <"$TRASH/cases" && same_workers
'

test_expect_success 'values of every kind in sign-up, sign-in, a new password' '
	as anonymous && values | in_fields "POST /api/auth/signup/" email password \
		name >"$TRASH/cases" &&
	values | in_fields "POST $login" email password >>"$TRASH/cases" &&
	hostile <"$TRASH/cases" && as volunteer &&
	values | in_fields "POST /api/auth/password/" current_password \
		new_password >"$TRASH/cases" &&
	hostile <"$TRASH/cases" && same_workers
'

test_expect_success 'forms that are none' '
	as pm && hostile <<-CASES && same_workers
	1,001 fields | 400 | POST $list | $form | {a=1&*1001}
	100,000 ampersands | 400 | POST $list | $form | {&*100000}
	a NUL | 400 | POST $list | $form | body=a%00b
	a raw NUL | 400 | POST $list | $form | body=a\x00b
	bad UTF-8 | 400 | POST $list | $form | body=%ff%fe
	a bad escape | 400 | POST $list | $form | body=%zz%
	nested JSON | 400 | POST $list | $form | meeting_times={[*40000}
	JSON in JSON | 400 | POST $list | $form | skills=%22%5C%22%22
	two tokens | 403 | POST $list | $form; X-CSRFToken: | csrfmiddlewaretoken={x*200000}
	no boundary | 400 | POST $list | Content-Type: multipart/form-data | --xx
	an empty boundary | 400 | POST $list | Content-Type: multipart/form-data\semi boundary= | --
	a long boundary | 400 | POST $list | Content-Type: multipart/form-data\semi boundary={b*71} | --xx
	cut off | 400 | POST $list | $parts | --xx\x0d\x0aContent-Disposition: form-data\semi name="body"\x0d\x0a
	no end | 400 | POST $list | $parts | --xx\x0d\x0aContent-Disposition: form-data\semi name="body"\x0d\x0a\x0d\x0ab
	a file | 400 | POST $list | $parts | --xx\x0d\x0aContent-Disposition: form-data\semi name="body"\semi filename="a"\x0d\x0a\x0d\x0ab\x0d\x0a--xx--
	base64 | 400 | POST $list | $parts | --xx\x0d\x0aContent-Disposition: form-data\semi name="body"\x0d\x0aContent-Transfer-Encoding: base64\x0d\x0a\x0d\x0aYg==\x0d\x0a--xx--
	a long part header | 400 | POST $list | $parts | --xx\x0d\x0aX: {x*5000}\x0d\x0a\x0d\x0ab\x0d\x0a--xx--
	no name | [24].. | POST $list | $parts | --xx\x0d\x0aContent-Disposition: form-data\x0d\x0a\x0d\x0ab\x0d\x0a--xx--
	a thousand parts more | 400 | POST $list | $parts | {--xx\x0d\x0aContent-Disposition: form-data\semi name="a"\x0d\x0a\x0d\x0ab\x0d\x0a*1001}--xx--
	only boundaries | 400 | POST $list | $parts | {--xx\x0d\x0a*10000}
	CASES
'

test_expect_success 'query strings' '
	as pm && for path in $list /api/listings/ /api/roles/ /api/users/me/; do
		sed "s|PATH|$path|" <<-CASES || break
		1,001 pairs | 4.. | GET PATH?{a=&*1001}
		3,000 ampersands | [24].. | GET PATH?{&*3000}
		a NUL | 400 | GET PATH?limit=%00
		a NUL in a name | 400 | GET PATH?li%00mit=1
		bad UTF-8 | 400 | GET PATH?ordering=%ff
		raw bytes | 400 | GET PATH?ordering=\xc3\x28
		a bad escape | [24].. | GET PATH?limit=%
		a long name | [24].. | GET PATH?{a*7000}=1
		a long value | [24].. | GET PATH?limit={1*7000}
		a longer URI | 414 | GET PATH?limit={1*9000}
		a fraction | [24].. | GET PATH?limit=1.5
		zero | [24].. | GET PATH?limit=0
		negative | [24].. | GET PATH?limit=-1
		10^30 | [24].. | GET PATH?limit=1{0*30}
		a sign | [24].. | GET PATH?limit=%2B1
		1,000 limits | [24].. | GET PATH?{limit=x&*990}limit=1
		SQL | [24].. | GET PATH?ordering=created_at%3BDROP%20TABLE%20users
		another column | [24].. | GET PATH?ordering=password
		many statuses | [24].. | GET PATH?{status=open&*900}
		SQL in a status | [24].. | GET PATH?status=open%27%29--
		an array literal | [24].. | GET PATH?status=%7B%22open%22%2C%22draft%22%7D
		another format | 404 | GET PATH?format=%00x
		a format | 404 | GET PATH?format={x*5000}
		CASES
	done >"$TRASH/cases" && sed -i "/users.*NUL\|format=%00/s/| [45]../| 4../" \
		"$TRASH/cases" && hostile <"$TRASH/cases" && same_workers
'

test_done
