#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/listings/: what everybody may see, and nothing besides'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack listings opportunities

list=/api/listings/
no_row='404 No Listing matches the given query.'

test_expect_success 'there is a posting with much in it' '
	make_catalogue && as pm && api POST /api/opportunities/ "{
		\"role\": \"$designer\", \"project_name\": \"Open Data\",
		\"body\": \"secret-body\", \"overview\": \"secret-overview\",
		\"responsibilities\": \"secret-duties\", \"status\": \"open\",
		\"min_experience_required\": \"secret-level\", \"openings\": 2,
		\"min_hours_required\": 6, \"work_environment\": \"hybrid\",
		\"closes_on\": \"2099-12-31\",
		\"skills\": {\"$react\": 4, \"$figma\": 3},
		\"meeting_times\": [{\"team\": \"secret-team\", \"day\": \"Tue\",
			\"start\": \"18:00\", \"end\": \"19:00\", \"need\": \"could\",
			\"flexible\": true}]}" && expect 201 &&
	id=$(reply .id) && matrix=$(reply .skills_required_matrix) &&
	opened=$(reply .opened_at)
'
test_expect_success 'its listing has these keys, in this order' '
	as anonymous && api GET $list$id/ && expect 200 "keys_unsorted == [
		\"id\", \"role\", \"role_title\", \"project_name\",
		\"community_of_practice\", \"practice_area\",
		\"min_hours_required\", \"work_environment\", \"meeting_times\",
		\"skill_names\", \"openings\", \"opened_at\", \"closes_on\"]"
'
test_expect_success 'and these values' '
	expect 200 ". == {id: \"$id\", role: \"$designer\",
		role_title: \"UI/UX Designer\", project_name: \"Open Data\",
		community_of_practice: \"$ui_ux\", practice_area: \"ui_ux\",
		min_hours_required: 6, work_environment: \"hybrid\",
		meeting_times: [{day: \"Tue\", start: \"18:00\", end: \"19:00\",
			tz: \"America/Los_Angeles\", cadence: \"weekly\",
			starts_on: null}],
		skill_names: [\"Figma\", \"React\"], openings: 2,
		opened_at: \"$opened\", closes_on: \"2099-12-31\"}"
'
# leaks: nothing that is for members is in the last reply or its headers
leaks() {
	cat "$TRASH/headers" "$TRASH/body" | grep -iE "secret|$matrix|\
pm@|$(id_of pm)|$react|$figma|need|flexible|team|status|created|experience"
}
test_expect_success 'never texts, experience, levels, matrices, teams, people, status' '
	test_fails leaks && api GET $list && expect 200 "length == 1" &&
	test_fails leaks && as volunteer && api GET $list && test_fails leaks &&
	api OPTIONS $list && test_fails leaks
'
test_expect_success 'the list and the detail say the same' '
	as anonymous && api GET $list && expect 200 "length == 1" &&
	jq -c ".[0]" "$TRASH/body" >"$TRASH/listed" && api GET $list$id/ &&
	jq -c . "$TRASH/body" >"$TRASH/detail" &&
	test_same "$TRASH/listed" "$TRASH/detail"
'

test_expect_success 'skills are named as members see them, renamed ones too' '
	sql "UPDATE skills SET name = \$\$aardvark js\$\$ WHERE id = \$\$$react\$\$" &&
	named=".skill_names == [\"aardvark js\", \"Figma\"]" &&
	as anonymous && api GET $list$id/ && expect 200 "$named" &&
	as pm && api GET /api/opportunities/$id/ && expect 200 "$named"
'

test_expect_success 'only what is current is here, for members too' '
	posting project_name=today closes_on:="today()" &&
	expired=$(posting closes_on:="today() - 1") &&
	draft=$(posting status=draft) && closed=$(posting status=closed) &&
	held=$(posting status=on_hold) && filled=$(posting status=filled) &&
	for one in anonymous volunteer pm; do
		as $one && ask "200 [\"Open Data\",\"today\"]" GET $list &&
		for id in $expired $draft $closed $held $filled $unknown_id; do
			ask "$no_row" GET "$list$id/" || return 1
		done && answers "map(.project_name) | sort" || return 1
	done
'
test_expect_success 'nobody writes here' '
	as pm && for method in POST PUT PATCH DELETE; do
		ask 405 $method $list "{}" && ask 405 $method "$list$id/" "{}" ||
			return 1
	done && answers
'
test_expect_success 'parameters of members are ignored' '
	as anonymous && ask "200 2" GET "$list?status=draft&mine=x" && answers length
'
test_expect_success 'newest first, unless another order is asked for' '
	sql "UPDATE opportunities SET opened_at = timestamptz \$\$2026-01-01\$\$ +
		CASE project_name WHEN \$\$today\$\$ THEN interval \$\$1 day\$\$
			ELSE interval \$\$0\$\$ END WHERE status = \$\$open\$\$" &&
	as anonymous && ask "200 \"today\"" GET $list &&
	ask "200 \"today\"" GET "$list?ordering=-opened_at" &&
	ask "200 \"Open Data\"" GET "$list?ordering=created_at" &&
	ask "200 \"today\"" GET "$list?ordering=-created_at" &&
	ask "200 \"today\"" GET "$list?ordering=closes_on" &&
	ask "200 \"Open Data\"" GET "$list?ordering=min_hours_required" &&
	ask "400 $(say ordering "\"title\" is not a valid choice.")" \
		GET "$list?ordering=title" && answers ".[0].project_name"
'
test_expect_success 'pages as everywhere' '
	as anonymous && wants=link ask "200 " GET "$list?limit=2" && answers &&
	api GET "$list?limit=1" && expect 200 "length == 1" &&
	[[ $(header Link) =~ ^\<(/api/listings/\?.*cursor=.*)\>\;\ rel=\"next\"$ ]] &&
	api GET "${BASH_REMATCH[1]}" &&
	expect 200 "map(.project_name) == [\"Open Data\"]" &&
	[ -z "$(header Link)" ]
'

# meets JSON EXPECTED: what the listing makes of stored meeting times
meets() {
	sql "UPDATE opportunities SET meeting_times = $1
		WHERE project_name = 'today'" && ask "200 $2" GET "$list?limit=1" &&
	answers ".[0].meeting_times"
}
slot='"cadence":"weekly","day":"Wed","end":"11:00","start":"10:00","starts_on":null,"tz":"America/Los_Angeles"'
test_expect_success 'meeting_times is always an array' '
	as anonymous && meets NULL "[]" && meets "\$\$[]\$\$" "[]"
'
test_expect_success 'defaults are filled in, what was said is kept' '
	meets "\$\$[{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"11:00\"}]\$\$" \
		"[{$slot}]" &&
	meets "\$\$[{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"11:00\",
		\"tz\": null, \"cadence\": null, \"starts_on\": null}]\$\$" "[{$slot}]" &&
	meets "\$\$[{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"11:00\",
		\"cadence\": \"biweekly\", \"starts_on\": \"2026-01-07\",
		\"tz\": \"UTC\", \"team\": \"t\"}]\$\$" "[{\"cadence\":\"biweekly\",\
\"day\":\"Wed\",\"end\":\"11:00\",\"start\":\"10:00\",\
\"starts_on\":\"2026-01-07\",\"tz\":\"UTC\"}]"
'
test_expect_success 'items that do not parse are left out' '
	meets "\$\$[1, \"x\", null, [], {}, {\"day\": \"Funday\"},
		{\"day\": \"Wed\", \"start\": \"10:00\"},
		{\"day\": \"Wed\", \"start\": \"25:00\", \"end\": \"11:00\"},
		{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"10:00\"},
		{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"11:00\",
			\"tz\": \"Mars/Base\"},
		{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"11:00\",
			\"cadence\": \"daily\"},
		{\"day\": \"Wed\", \"start\": \"10:00\", \"end\": \"11:00\"}]\$\$" \
		"[{$slot}]"
'

test_done
