#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='the fields of an opportunity: what each takes and what it says'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack opportunities

no_int='A valid integer is required.'
no_string='Not a valid string.'
no_null='This field may not be null.'
no_blank='This field may not be blank.'
no_date='Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'

test_expect_success 'there is a posting' '
	make_catalogue && id=$(posting) && here=/api/opportunities/$id/
'

# letters COUNT: so many, each of two bytes
letters() {
	printf 'é%.0s' $(seq "$1")
}

test_expect_success 'project_name: text, trimmed, may be blank; numbers as written' '
	as pm && field project_name <<-END
	"x" => "x"
	"" => ""
	"   " => ""
	"\\t a  b \\n" => "a  b"
	"\\u00a0\\u2003x\\u3000" => "x"
	5 => "5"
	1.50 => "1.50"
	-0 => "-0"
	1E2 => "1E2"
	null ! $no_null
	true ! $no_string
	[] ! $no_string
	{"a": 1} ! $no_string
	END
'
test_expect_success 'texts end at their limit, in characters' '
	as pm && for pair in project_name:255 min_experience_required:50; do
		name=${pair%:*} && limit=${pair#*:} && text=$(letters $limit) &&
		field $name <<-END || return 1
		"$text" => "$text"
		"  $text  " => "$text"
		"${text}x" ! Ensure this field has no more than $limit characters.
		END
	done
'
test_expect_success 'long texts end at 20,000' '
	as pm && text=$(letters 20000) &&
	for name in overview body responsibilities; do
		ask 200 PATCH "$here" "{\"$name\": \"$text\"}" &&
		field $name <<-END || return 1
		"${text}x" ! Ensure this field has no more than 20000 characters.
		null ! $no_null
		5 => "5"
		false ! $no_string
		END
	done && api PATCH "$here" "{\"body\": \"$text\"}" &&
	expect 200 ".body | length == 20000"
'
test_expect_success 'overview, responsibilities, experience may be blank, body not' '
	as pm && for name in overview responsibilities min_experience_required; do
		field $name <<-END || return 1
		"" => ""
		" " => ""
		null ! $no_null
		END
	done && field body <<-END
	"" ! $no_blank
	" \\n\\u2029" ! $no_blank
	END
'

test_expect_success 'role: an existing one, however its id is written' '
	as pm && loose=${sre//-/} && field role <<-END
	"$sre" => "$sre"
	"${sre^^}" => "$sre"
	"$loose" => "$sre"
	"urn:uuid:$sre" => "$sre"
	"{$sre}" => "$sre"
	null ! $no_null
	"" ! $no_null
	"$unknown_id" ! Invalid pk "$unknown_id" - object does not exist.
	"${unknown_id^^}" ! Invalid pk "${unknown_id^^}" - object does not exist.
	"$python" ! Invalid pk "$python" - object does not exist.
	END
'
test_expect_success 'role: anything else is no id' '
	as pm && big=340282366920938463463374607431768211456 && field role <<-END
	"abc" ! “abc” is not a valid UUID.
	" $sre" ! “ $sre” is not a valid UUID.
	" " ! “ ” is not a valid UUID.
	-1 ! “-1” is not a valid UUID.
	1.5 ! “1.5” is not a valid UUID.
	$big ! “$big” is not a valid UUID.
	[] ! “[]” is not a valid UUID.
	{"a": [1, "b"]} ! “{"a":[1,"b"]}” is not a valid UUID.
	5 ! Invalid pk "5" - object does not exist.
	0 ! Invalid pk "0" - object does not exist.
	${big%6}5 ! Invalid pk "${big%6}5" - object does not exist.
	true ! Incorrect type. Expected pk value, received bool.
	false ! Incorrect type. Expected pk value, received bool.
	END
'

test_expect_success 'hours: a whole number, in any of its spellings' '
	as pm && field min_hours_required <<-END
	0 => 0
	168 => 168
	5.0 => 5
	1e2 => 100
	100e-1 => 10
	0.5E1 => 5
	-0 => 0
	"7" => 7
	" +7\\n" => 7
	"-0" => 0
	"007" => 7
	"7.00" => 7
	END
'
test_expect_success 'hours: what is no whole number' '
	as pm && field min_hours_required <<-END
	5.5 ! $no_int
	1e-1 ! $no_int
	1e16 ! $no_int
	"" ! $no_int
	"seven" ! $no_int
	"7.5" ! $no_int
	"1e1" ! $no_int
	"1_0" ! $no_int
	"٣" ! $no_int
	"0x7" ! $no_int
	"7 7" ! $no_int
	true ! $no_int
	[] ! $no_int
	[7] ! $no_int
	{} ! $no_int
	null ! $no_null
	END
'
test_expect_success 'hours: 0 to 168, however large the number' '
	as pm && thousand=$(printf "%01000d" 9) &&
	low="Ensure this value is greater than or equal to 0." &&
	high="Ensure this value is less than or equal to 168." &&
	field min_hours_required <<-END
	-1 ! $low
	169 ! $high
	"-1" ! $low
	2147483648 ! $high
	-2147483649 ! $low
	9007199254740993 ! $high
	1e15 ! $high
	1000000000000000000000000000000 ! $high
	-1000000000000000000000000000000 ! $low
	"$thousand" => 9
	"${thousand/0/1}" ! $high
	"0$thousand" ! String value too large.
	END
'

test_expect_success 'work_environment: one of three, exactly' '
	as pm && field work_environment <<-END
	"remote" => "remote"
	"hybrid" => "hybrid"
	"in_person" => "in_person"
	"Remote" ! "Remote" is not a valid choice.
	" remote" ! " remote" is not a valid choice.
	"" ! "" is not a valid choice.
	"in person" ! "in person" is not a valid choice.
	5 ! "5" is not a valid choice.
	1.50 ! "1.50" is not a valid choice.
	true ! "true" is not a valid choice.
	["remote"] ! "["remote"]" is not a valid choice.
	{} ! "{}" is not a valid choice.
	null ! $no_null
	END
'
test_expect_success 'status: one of five' '
	as pm && field status <<-END
	"open" => "open"
	"closed" => "closed"
	"on_hold" => "on_hold"
	"filled" => "filled"
	"draft" => "draft"
	"on hold" ! "on hold" is not a valid choice.
	"Open" ! "Open" is not a valid choice.
	"" ! "" is not a valid choice.
	null ! $no_null
	END
'
test_expect_success 'closes_on: a day that exists, past ones too, or null' '
	as pm && field closes_on <<-END
	"2099-12-31" => "2099-12-31"
	"2020-01-01" => "2020-01-01"
	"2024-02-29" => "2024-02-29"
	"0001-01-01" => "0001-01-01"
	"9999-12-31" => "9999-12-31"
	null => null
	"2023-02-29" ! $no_date
	"2024-13-01" ! $no_date
	"2024-00-10" ! $no_date
	"2024-04-31" ! $no_date
	"0000-01-01" ! $no_date
	"10000-01-01" ! $no_date
	"2024-2-9" ! $no_date
	"20240209" ! $no_date
	"2024-02-09T00:00:00Z" ! $no_date
	"tomorrow" ! $no_date
	"infinity" ! $no_date
	"" ! $no_date
	20240209 ! $no_date
	true ! $no_date
	[] ! $no_date
	END
'
test_expect_success 'openings: 1 to 99' '
	as pm && field openings <<-END
	1 => 1
	99 => 99
	"3" => 3
	0 ! Ensure this value is greater than or equal to 1.
	-5 ! Ensure this value is greater than or equal to 1.
	100 ! Ensure this value is less than or equal to 99.
	1.5 ! $no_int
	null ! $no_null
	END
'
test_expect_success 'what is echoed is cut after 200 characters' '
	as pm && text=$(letters 200) && items=$(printf "11,%.0s" $(seq 80)) &&
	field work_environment <<-END && field role <<-END2
	"$text" ! "$text" is not a valid choice.
	"${text}x" ! "$text…" is not a valid choice.
	[${items}1] ! "$(printf "[%s" "$items" | cut -c1-200)…" is not a valid choice.
	END
	"${text}x" ! “$text…” is not a valid UUID.
	END2
'
test_expect_success 'the same on POST: all faults at once, in their order' '
	as pm && api POST /api/opportunities/ "{\"work_environment\": \"x\",
		\"body\": null, \"project_name\": [], \"openings\": \"many\"}" &&
	expect 400 ".error.fields == {project_name: [\"$no_string\"],
		role: [\"This field is required.\"], body: [\"$no_null\"],
		min_hours_required: [\"This field is required.\"],
		work_environment: [\"\\\"x\\\" is not a valid choice.\"],
		openings: [\"$no_int\"]}"
'
test_expect_success 'a rule of the database that no check knows is told without its name, and logged with it' '
	sql "ALTER TABLE opportunities ADD CONSTRAINT opportunities_body_odd
			CHECK (body <> \$\$odd\$\$),
		ADD CONSTRAINT oddest CHECK (body <> \$\$oddest\$\$)" &&
	as pm && api PATCH "$here" "{\"body\": \"odd\"}" &&
	expect 400 ".error.fields == {body: [\"This value is not allowed.\"]}" &&
	api PATCH "$here" "{\"body\": \"oddest\"}" && expect 400 ".error.fields ==
		{non_field_errors: [\"A rule of the database does not allow this.\"]}" &&
	[ "$(grep -c "\"ev\":\"rule_of_no_field\".*\"constraint\":\"oddest\"" \
		"$STACK/events.log")" = 1 ]
'
test_expect_success 'and what cannot be written is not' '
	as pm && before=$(read_back "$id" | jq -S "del(.updated_at)") &&
	api PATCH "$here" "{\"id\": \"$unknown_id\", \"created_by\": \"x@y.org\",
		\"created_by_id\": \"$(id_of pm2)\", \"role_id\": \"$backend\",
		\"role_title\": \"x\", \"created_at\": null, \"updated_at\": null,
		\"opened_at\": \"2020-01-01T00:00:00Z\", \"skill_names\": [\"x\"],
		\"Status\": \"open\", \"BODY\": \"x\"}" && expect 200 &&
	[ "$before" = "$(read_back "$id" | jq -S "del(.updated_at)")" ]
'

test_done
