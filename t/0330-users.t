#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/users/: one'\''s own record, and nobody else'\''s'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack users

here=/api/users/me/
me=$(id_of volunteer)
sign_in='403 Authentication credentials were not provided.'
no_int='A valid integer is required.'
no_null='This field may not be null.'
no_date='Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'

test_expect_success 'the own record has these keys, in this order' '
	make_catalogue && as volunteer && api GET $here && expect 200 "
		keys_unsorted == [\"id\", \"people_depot_user_id\", \"name\",
			\"email\", \"community_of_practice\",
			\"skills_learned_matrix\", \"skill_names\",
			\"max_available_hours\", \"meeting_availability\",
			\"isProjectManager\", \"created_at\", \"updated_at\",
			\"skills\", \"time_zone\", \"onboarded_on\"]"
'
test_expect_success 'and these values before anything was said' '
	expect 200 ".id == \"$me\" and .email == \"volunteer@example.org\" and
		(.people_depot_user_id | startswith(\"local:\")) and
		.name == \"Volunteer\" and .community_of_practice == null and
		.skills_learned_matrix == null and .skill_names == [] and
		.skills == null and .max_available_hours == null and
		.meeting_availability == null and .isProjectManager == false and
		.time_zone == \"America/Los_Angeles\" and .onboarded_on == null"
'
test_expect_success 'by id it is the same' '
	cp "$TRASH/body" "$TRASH/me" && api GET "/api/users/$me/" &&
	expect 200 && test_same "$TRASH/me" "$TRASH/body"
'
test_expect_success 'the record of another is refused, an unknown one not found' '
	for one in volunteer pm staff superuser; do
		as $one && ask "403 You do not have permission to perform this action." \
			GET "/api/users/$(id_of pm2)/" &&
		ask "404 No CustomUser matches the given query." \
			GET "/api/users/$unknown_id/" && answers || return 1
	done
'
test_expect_success 'by id nobody writes, not even the own one' '
	as volunteer && for method in PUT PATCH DELETE POST; do
		ask "405 Method \"$method\" not allowed." $method \
			"/api/users/$me/" "{}" || return 1
	done && answers
'
test_expect_success 'who is not signed in has none' '
	for one in anonymous inactive; do
		as $one && ask "$sign_in" GET $here &&
		ask "$sign_in" GET "/api/users/$me/" &&
		ask "$sign_in" PATCH $here "{}" && answers || return 1
	done
'
test_expect_success 'PUT and PATCH take any subset and answer the whole' '
	as volunteer && api PUT $here "{\"name\": \"Val\"}" &&
	expect 200 ".name == \"Val\" and .time_zone == \"America/Los_Angeles\"" &&
	api PATCH $here "{\"max_available_hours\": 5}" &&
	expect 200 ".max_available_hours == 5 and .name == \"Val\"" &&
	was=$(reply .updated_at) && api PUT $here "{}" &&
	expect 200 ".max_available_hours == 5" &&
	[[ $(reply .updated_at) > $was ]] && api PATCH $here && expect 200
'

test_expect_success 'name: up to 100 characters, not blank' '
	hundred=$(printf "é%.0s" $(seq 100)) && as volunteer && field name <<-END
	" Val  Ünteer " => "Val  Ünteer"
	"$hundred" => "$hundred"
	7 => "7"
	"${hundred}x" ! Ensure this field has no more than 100 characters.
	"" ! This field may not be blank.
	" \\t" ! This field may not be blank.
	null ! $no_null
	true ! Not a valid string.
	END
'
test_expect_success 'community_of_practice: an existing one, or null' '
	as volunteer && field community_of_practice <<-END
	"$devops" => "$devops"
	"${ui_ux^^}" => "$ui_ux"
	null => null
	"" => null
	"$unknown_id" ! Invalid pk "$unknown_id" - object does not exist.
	"devops" ! “devops” is not a valid UUID.
	5 ! Invalid pk "5" - object does not exist.
	true ! Incorrect type. Expected pk value, received bool.
	END
'
test_expect_success 'max_available_hours: 0 to 168, or null' '
	as volunteer && field max_available_hours <<-END
	0 => 0
	168 => 168
	"12" => 12
	null => null
	169 ! Ensure this value is less than or equal to 168.
	-1 ! Ensure this value is greater than or equal to 0.
	1.5 ! $no_int
	"" ! $no_int
	END
'
test_expect_success 'time_zone: as of a meeting, never null' '
	as volunteer && field time_zone <<-END
	"UTC" => "UTC"
	"Europe/Berlin" => "Europe/Berlin"
	"America/Los_Angeles" => "America/Los_Angeles"
	"PST" ! "PST" is not a valid time zone.
	"Mars/Base" ! "Mars/Base" is not a valid time zone.
	"europe/berlin" ! "europe/berlin" is not a valid time zone.
	null ! $no_null
	END
'
# Somewhere it may be tomorrow already.
test_expect_success 'onboarded_on: a day, not in the future, or null' '
	today=$(sql "SELECT today()") && as volunteer && field onboarded_on <<-END
	"2020-02-29" => "2020-02-29"
	"$today" => "$today"
	null => null
	"$(sql "SELECT today() + 2")" ! This date is in the future.
	"9999-12-31" ! This date is in the future.
	"2021-02-29" ! $no_date
	"" ! $no_date
	5 ! $no_date
	END
'
test_expect_success 'meeting_availability: windows, null "not said", [] "never"' '
	wed="\"day\":\"Wed\",\"end\":\"20:00\",\"start\":\"17:00\"" &&
	no_time="Time has wrong format. Use one of these formats instead: hh:mm." &&
	as volunteer && field meeting_availability <<-END
	[] => []
	[{$wed}] => [{$wed}]
	[{$wed,"team":"x","tz":5,"cadence":"daily","need":1}] => [{$wed}]
	[{"day":"Sun","end":"02:00","start":"22:00"}] => [{"day":"Sun","end":"02:00","start":"22:00"}]
	null => null
	{} ! Expected a list of items but got type "dict".
	["x"] ! Item 1: Invalid data. Expected a dictionary, but got str.
	[{$wed}, {"day": "Funday", "start": "9"}] ! Item 2, day: "Funday" is not a valid choice. | Item 2, start: $no_time | Item 2, end: This field is required.
	[{"day":"Sun","end":"02:00","start":"02:00"}] ! Item 1, end: End must differ from start.
	END
'
test_expect_success 'up to a hundred of them; null is SQL NULL' '
	many=$(printf "{$wed},%.0s" $(seq 100)) && as volunteer &&
	field meeting_availability <<-END && api PATCH $here \
		"{\"meeting_availability\": [${many%,}]}" && expect 200 "
			.meeting_availability | length == 100" &&
	[$many{$wed}] ! Ensure this field has no more than 100 elements.
	END
	api PATCH $here "{\"meeting_availability\": null}" && expect 200 &&
	[ t = "$(sql "SELECT meeting_availability IS NULL FROM users
		WHERE id = \$\$$me\$\$")" ]
'

test_expect_success 'skills: the map of opportunities' '
	as volunteer && field skills <<-END
	{"$python": 3, "$react": 5} => {"$python":3,"$react":5}
	{"${figma^^}": 1} => {"$figma":1}
	[] ! Expected a dictionary of items but got type "list".
	{"abc": 1} ! “abc” is not a valid UUID.
	{"$unknown_id": 1} ! Invalid pk "$unknown_id" - object does not exist.
	{"$python": 6} ! $python: Ensure this value is less than or equal to 5.
	END
'
test_expect_success 'null is "never rated", {} is "rated, has none"' '
	count="SELECT count(*) FROM skill_matrices" && as volunteer &&
	api PATCH $here "{\"skills\": {\"$python\": 3, \"$figma\": 1}}" && expect 200 "
		.skill_names == [\"Figma\", \"Python\"]" &&
	matrix=$(reply .skills_learned_matrix) &&
	api PATCH $here "{\"skills\": {}}" && expect 200 "
		.skills == {} and .skills_learned_matrix == \"$matrix\" and
		.skill_names == []" &&
	api PATCH $here "{\"skills\": null}" && expect 200 "
		.skills == null and .skills_learned_matrix == null" &&
	[ 0 = "$(sql "$count")" ] && api PATCH $here "{\"skills\": {}}" &&
	expect 200 ".skills == {} and .skills_learned_matrix != null" &&
	[ 1 = "$(sql "$count")" ]
'
test_expect_success 'keys that are no skills are not shown' '
	as volunteer && sql "UPDATE skill_matrices SET skill_matrix =
		\$\${\"$react\": 2, \"$unknown_id\": 3}\$\$" && api GET $here &&
	expect 200 ".skills == {\"$react\": 2} and .skill_names == [\"React\"]"
'
test_expect_success 'all faults at once, and then nothing is written' '
	as volunteer && api GET $here && was=$(reply .updated_at) &&
	api PATCH $here "{\"name\": \"\", \"community_of_practice\": \"x\",
		\"skills\": 5, \"max_available_hours\": -1, \"time_zone\": \"x\",
		\"meeting_availability\": 5, \"onboarded_on\": \"x\"}" &&
	expect 400 ".error.fields | keys == [\"community_of_practice\",
		\"max_available_hours\", \"meeting_availability\", \"name\",
		\"onboarded_on\", \"skills\", \"time_zone\"]" &&
	api PATCH $here "{\"max_available_hours\": 9, \"name\": null}" &&
	expect 400 && api GET $here &&
	expect 200 ".updated_at == \"$was\" and .max_available_hours == null"
'
test_expect_success 'e-mail, flags, password and matrix cannot be written here' '
	hidden="SELECT to_jsonb(u) - \$\$updated_at\$\$ FROM users u
		WHERE id = \$\$$me\$\$" && as volunteer && was=$(sql "$hidden") &&
	free=$(row skill_matrices) && for method in PUT PATCH; do
		api $method $here "{\"email\": \"x@example.org\",
			\"username\": \"x\", \"password\": \"x\", \"id\": \"$unknown_id\",
			\"isProjectManager\": true, \"is_staff\": true,
			\"is_superuser\": true, \"is_active\": false,
			\"people_depot_user_id\": \"x\", \"last_login\": null,
			\"isprojectmanager\": true, \"skill_names\": [\"x\"],
			\"skills_learned_matrix\": \"$free\", \"date_joined\": null,
			\"skills_learned_matrix_id\": \"$free\"}" && expect 200 || return 1
	done && [ "$was" = "$(sql "$hidden")" ]
'
test_expect_success 'no reply holds a password, a staff flag or a sign-in time' '
	as superuser && api GET $here && expect 200 "
		[paths | map(tostring) | join(\".\")] | map(test(
			\"password|staff|superuser|login|active|username\")) | any | not"
'

test_done
