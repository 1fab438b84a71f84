#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='meeting_times: slots, their keys and what is said about them'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack opportunities

# Slots are written with sorted keys, as answers are compared.
wed='"day":"Wed","end":"13:30","start":"12:30"'
slot="$wed,\"team\":\"\""

test_expect_success 'there is a posting' '
	make_catalogue && id=$(posting) && here=/api/opportunities/$id/
'

# slots: like field, for one slot; each line is what it has besides the day
# and the times of $wed, or ends in an item of its own
slots() {
	local line

	while IFS= read -r line; do
		line=${line#"${line%%[!$'\t']*}"}
		case $line in
		*' => '*) printf '[{%s%s}] => [{%s}]\n' "$wed" "${line%% => *}" \
			"${line#* => }" ;;
		*) printf '[{%s%s}] ! Item 1, %s\n' "$wed" "${line%% ! *}" \
			"${line#* ! }" ;;
		esac
	done >"$TRASH/slots"
	field meeting_times <"$TRASH/slots"
}

test_expect_success 'a list of slots, or null' '
	as pm && field meeting_times <<-END
	[] => []
	null => null
	[{$wed}] => [{$slot}]
	[{$wed}, {$wed}] => [{$slot},{$slot}]
	{} ! Expected a list of items but got type "dict".
	"x" ! Expected a list of items but got type "str".
	5 ! Expected a list of items but got type "int".
	1.5 ! Expected a list of items but got type "float".
	true ! Expected a list of items but got type "bool".
	END
'
test_expect_success 'null is SQL NULL, never JSON null' '
	as pm && api PATCH "$here" "{\"meeting_times\": null}" && expect 200 &&
	[ t = "$(sql "SELECT meeting_times IS NULL FROM opportunities")" ]
'
test_expect_success 'at most 20, said alone' '
	twenty=$(printf "{$wed},%.0s" $(seq 20)) && bad="{\"day\": 1}," &&
	as pm && api PATCH "$here" "{\"meeting_times\": [${twenty%,}]}" &&
	expect 200 ".meeting_times | length == 20" && field meeting_times <<-END
	[$twenty$bad{$wed}] ! Ensure this field has no more than 20 elements.
	END
'
test_expect_success 'items are dictionaries, counted from 1' '
	no="Invalid data. Expected a dictionary, but got" &&
	as pm && field meeting_times <<-END
	["x"] ! Item 1: $no str.
	[{$wed}, 5] ! Item 2: $no int.
	[[], 1.5, true] ! Item 1: $no list. | Item 2: $no float. | Item 3: $no bool.
	END
'
test_expect_success 'day, start and end are required, named in that order' '
	required="This field is required." && null="This field may not be null." &&
	as pm && field meeting_times <<-END
	[{}] ! Item 1, day: $required | Item 1, start: $required | Item 1, end: $required
	[{"end": null, "start": null, "day": null}] ! Item 1, day: $null | Item 1, start: $null | Item 1, end: $null
	END
'
test_expect_success 'day: one of seven, exactly' '
	as pm && for day in Mon Tue Wed Thu Fri Sat Sun; do
		ask "200 \"$day\"" PATCH "$here" "{\"meeting_times\":
			[{$wed, \"team\": \"x\"},
			{\"day\": \"$day\", \"start\": \"00:00\", \"end\": \"23:59\"}]}" ||
			return 1
	done && answers ".meeting_times[1].day" && field meeting_times <<-END
	[{"day": "Funday", "start": "10:00", "end": "11:00"}] ! Item 1, day: "Funday" is not a valid choice.
	[{"day": "wed", "start": "10:00", "end": "11:00"}] ! Item 1, day: "wed" is not a valid choice.
	[{"day": "Wednesday", "start": "10:00", "end": "11:00"}] ! Item 1, day: "Wednesday" is not a valid choice.
	[{"day": 3, "start": "10:00", "end": "11:00"}] ! Item 1, day: "3" is not a valid choice.
	[{"day": "", "start": "10:00", "end": "11:00"}] ! Item 1, day: "" is not a valid choice.
	END
'
test_expect_success 'start and end: "HH:MM"' '
	no="Time has wrong format. Use one of these formats instead: hh:mm." &&
	as pm && for time in "\"24:00\"" "\"9:00\"" "\"09:60\"" "\"0900\"" \
	    "\"09:00:00\"" "\"\"" "\" 09:00\"" "\"-1:00\"" "\"09-00\"" 9 true "[]" \
	    "\"٠٩:٠٠\""; do
		ask "400 $(say meeting_times "Item 1, start: $no")" PATCH "$here" \
			"{\"meeting_times\": [{\"day\": \"Wed\", \"start\": $time,
			\"end\": \"10:00\"}]}" &&
		ask "400 $(say meeting_times "Item 1, end: $no")" PATCH "$here" \
			"{\"meeting_times\": [{\"day\": \"Wed\", \"end\": $time,
			\"start\": \"10:00\"}]}" || return 1
	done && answers
'
test_expect_success 'the end may be on the next day, but is not the start' '
	as pm && field meeting_times <<-END
	[{"day":"Sun","end":"01:00","start":"23:00"}] => [{"day":"Sun","end":"01:00","start":"23:00","team":""}]
	[{"day":"Sun","end":"23:00","start":"23:00"}] ! Item 1, end: End must differ from start.
	END
'
test_expect_success 'team: at most 100 characters, may be blank, trimmed' '
	hundred=$(printf "é%.0s" $(seq 100)) && as pm && slots <<-END
	,"team":"Ops" => $wed,"team":"Ops"
	,"team":"  Ops " => $wed,"team":"Ops"
	,"team":"" => $slot
	,"team":null => $slot
	,"team":5 => $wed,"team":"5"
	,"team":"$hundred" => $wed,"team":"$hundred"
	,"team":"${hundred}x" ! team: Ensure this field has no more than 100 characters.
	,"team":true ! team: Not a valid string.
	,"team":[] ! team: Not a valid string.
	END
'
test_expect_success 'tz: UTC, or a place of the zone database' '
	long=America/$(printf "%060d" 1) && as pm && slots <<-END
	,"tz":"UTC" => $slot,"tz":"UTC"
	,"tz":"America/Los_Angeles" => $slot,"tz":"America/Los_Angeles"
	,"tz":"America/Argentina/Buenos_Aires" => $slot,"tz":"America/Argentina/Buenos_Aires"
	,"tz":"Asia/Kolkata" => $slot,"tz":"Asia/Kolkata"
	,"tz":"Mars/Base" ! tz: "Mars/Base" is not a valid time zone.
	,"tz":"PST" ! tz: "PST" is not a valid time zone.
	,"tz":"EST5EDT" ! tz: "EST5EDT" is not a valid time zone.
	,"tz":"utc" ! tz: "utc" is not a valid time zone.
	,"tz":"america/los_angeles" ! tz: "america/los_angeles" is not a valid time zone.
	,"tz":"America" ! tz: "America" is not a valid time zone.
	,"tz":"America/" ! tz: "America/" is not a valid time zone.
	,"tz":"../../etc/passwd" ! tz: "../../etc/passwd" is not a valid time zone.
	,"tz":"America/../UTC" ! tz: "America/../UTC" is not a valid time zone.
	,"tz":"posix/America/Los_Angeles" ! tz: "posix/America/Los_Angeles" is not a valid time zone.
	,"tz":"right/UTC" ! tz: "right/UTC" is not a valid time zone.
	,"tz":"+01:00" ! tz: "+01:00" is not a valid time zone.
	,"tz":"$long" ! tz: "$long" is not a valid time zone.
	,"tz":"" ! tz: "" is not a valid time zone.
	END
'
test_expect_success 'cadence and need: from their lists' '
	as pm && for one in weekly biweekly monthly_first monthly_second \
	    monthly_third monthly_fourth monthly_last; do
		ask "200 \"$one\"" PATCH "$here" "{\"meeting_times\":
			[{$wed, \"cadence\": \"$one\"}]}" || return 1
	done && answers ".meeting_times[0].cadence" &&
	for one in must should could; do
		ask "200 \"$one\"" PATCH "$here" "{\"meeting_times\":
			[{$wed, \"need\": \"$one\"}]}" || return 1
	done && answers ".meeting_times[0].need" && slots <<-END
	,"cadence":"daily" ! cadence: "daily" is not a valid choice.
	,"cadence":"Weekly" ! cadence: "Weekly" is not a valid choice.
	,"cadence":1 ! cadence: "1" is not a valid choice.
	,"need":"may" ! need: "may" is not a valid choice.
	,"need":true ! need: "true" is not a valid choice.
	END
'
test_expect_success 'starts_on: a date of a biweekly meeting, on its day' '
	bad="Date has wrong format. Use one of these formats instead: YYYY-MM-DD." &&
	only="Only a biweekly meeting has a start date." &&
	as pm && slots <<-END
	,"cadence":"biweekly" => "cadence":"biweekly",$slot
	,"cadence":"biweekly","starts_on":"2026-01-07" => "cadence":"biweekly",$wed,"starts_on":"2026-01-07","team":""
	,"cadence":"biweekly","starts_on":"2026-01-08" ! starts_on: This date is not a Wed.
	,"cadence":"biweekly","starts_on":"2026-02-30" ! starts_on: $bad
	,"cadence":"biweekly","starts_on":5 ! starts_on: $bad
	,"starts_on":"2026-01-07" ! starts_on: $only
	,"cadence":"weekly","starts_on":"2026-01-07" ! starts_on: $only
	,"cadence":"monthly_last","starts_on":"2026-01-07" ! starts_on: $only
	END
'
test_expect_success 'flexible: a JSON boolean' '
	as pm && slots <<-END
	,"flexible":true => "day":"Wed","end":"13:30","flexible":true,"start":"12:30","team":""
	,"flexible":false => "day":"Wed","end":"13:30","flexible":false,"start":"12:30","team":""
	,"flexible":"true" ! flexible: Must be a valid boolean.
	,"flexible":1 ! flexible: Must be a valid boolean.
	,"flexible":[] ! flexible: Must be a valid boolean.
	END
'
test_expect_success 'null in an optional key is as if it were not there' '
	as pm && for key in team tz cadence starts_on need flexible; do
		ask 200 PATCH "$here" "{\"meeting_times\": [{$wed, \"$key\": null}]}" ||
			return 1
	done && answers
'
test_expect_success 'unknown keys are dropped, of any kind' '
	as pm && slots <<-END
	,"offset":"-08:00","note":{"a":[1]},"Team":"x","TZ":"UTC" => $slot
	END
'
test_expect_success 'one message a fault, item by item, keys in their order' '
	as pm && field meeting_times <<-END
	["x", {"flexible":1, "need":"x", "cadence":"x", "tz":"x", "end":"x", "start":"x", "day":"x", "team":true}] ! Item 1: Invalid data. Expected a dictionary, but got str. | Item 2, team: Not a valid string. | Item 2, day: "x" is not a valid choice. | Item 2, start: Time has wrong format. Use one of these formats instead: hh:mm. | Item 2, end: Time has wrong format. Use one of these formats instead: hh:mm. | Item 2, tz: "x" is not a valid time zone. | Item 2, cadence: "x" is not a valid choice. | Item 2, need: "x" is not a valid choice. | Item 2, flexible: Must be a valid boolean.
	END
'
test_expect_success 'what was read can be sent back' '
	as pm && api PATCH "$here" "{\"meeting_times\": [{$wed,
		\"cadence\": \"biweekly\", \"starts_on\": \"2026-01-07\",
		\"tz\": \"UTC\", \"need\": \"could\", \"flexible\": true,
		\"team\": \"A\"}]}" && expect 200 && was=$(reply ".meeting_times") &&
	api PATCH "$here" "{\"meeting_times\": $was}" && expect 200 "
		.meeting_times == $was and (.meeting_times[0] | length == 9)"
'
test_expect_success 'rows from elsewhere may hold anything, and are shown' '
	sql "UPDATE opportunities SET meeting_times = \$\$[1, {\"day\": \"?\"}]\$\$" &&
	as volunteer && api GET "$here" &&
	expect 200 ".meeting_times == [1, {day: \"?\"}]"
'

test_done
