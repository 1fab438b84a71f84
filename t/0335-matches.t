#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/matches/: current postings, ranked for the caller'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
. t/lib/search.sh
start_stack matches opportunities users facets

matches=/api/matches/

# matrix ID=LEVEL...: a new matrix
matrix() {
	row skill_matrices "skill_matrix={$(printf '"%s": %s, ' "$@" |
		sed 's/, $//')}"
}

# says NAME FILTER: of the match of that project, this is true
says() {
	reply ".[] | select(.opportunity.project_name == \"$1\")" >"$TRASH/one" || return 1
	jq -e "$2" "$TRASH/one" >/dev/null || {
		echo "$1: not $2"
		cat "$TRASH/one"
		return 1
	}
}

# --- the profile, from nothing to all of it --------------------------------

test_expect_success 'nothing posted, nothing ranked' '
	make_catalogue && as volunteer && api GET $matches && expect 200 ". == []" &&
	[ -z "$(header Link)" ] && [ "$(header Cache-Control)" = "private, no-store" ]
'
test_expect_success 'a profile that says nothing is no error: all is unknown, no total is shown' '
	one=$(posting project_name=One "skills_required_matrix_id=$(matrix $python 3 $react 2)" \
		"meeting_times=[{\"day\": \"Wed\", \"start\": \"18:00\", \"end\": \"19:00\", \"team\": \"Developers\"}]" \
		min_hours_required=12) &&
	api GET $matches && expect 200 "length == 1" &&
	says One ".total == 50 and .show_total == false and .fit == \"worth_a_look\"" &&
	says One "[.parts[] | .state, .unknown_side] == [
		\"unknown\", \"volunteer\", \"unknown\", \"volunteer\",
		\"unknown\", \"volunteer\", \"unknown\", \"volunteer\"]" &&
	says One "[.parts[].value] == [50, 50, 50, 50]" &&
	says One ".time_filter == false and .skills_filter == false and .parts[1].best == null" &&
	says One ".parts[0].missing == [{name: \"Python\", need: 3, have: 0},
		{name: \"React\", need: 2, have: 0}]"
'
test_expect_success 'an item is the posting as members read it, filters, then the explanation' '
	api GET /api/opportunities/$one/ && expect 200 && cp "$TRASH/body" "$TRASH/read" &&
	api GET $matches && expect 200 ".[0].opportunity == \$read[0]" --slurpfile read "$TRASH/read" &&
	expect 200 "(.[0] | keys_unsorted) == [\"opportunity\", \"time_filter\",
		\"skills_filter\", \"version\", \"total\", \"show_total\", \"fit\", \"parts\"]" &&
	expect 200 "(.[0].opportunity | keys_unsorted) == (\$read[0] | keys_unsorted)" \
		--slurpfile read "$TRASH/read"
'
test_expect_success 'what the profile says counts at the next request' '
	as volunteer && api PATCH /api/users/me/ "{
		\"skills\": {\"$python\": 2, \"$figma\": 5},
		\"max_available_hours\": 9, \"community_of_practice\": \"$engineering\",
		\"time_zone\": \"America/New_York\",
		\"meeting_availability\": [{\"day\": \"Wed\", \"start\": \"21:30\", \"end\": \"23:00\"}]}" &&
	expect 200 && api GET $matches && expect 200 &&
	says One ".total == 42 and .show_total and .version == 1" &&
	says One ".parts[0] == {key: \"skills\", weight: 50, value: 17, state: \"known\",
		met: [], below: [{name: \"Python\", need: 3, have: 2}],
		missing: [{name: \"React\", need: 2, have: 0}], helpful: []}" &&
	says One ".parts[1] == {key: \"time\", weight: 25, value: 50, state: \"known\", rule: \"any\",
		best: {team: \"Developers\", minutes: 60, covered: 30,
		there: {day: \"Wed\", start: \"18:00\", end: \"19:00\", tz: \"America/Los_Angeles\"},
		here: {day: \"Wed\", start: \"21:00\", end: \"22:00\", tz: \"America/New_York\"}}}" &&
	says One ".parts[2] == {key: \"hours\", weight: 15, value: 75, state: \"known\", asked: 12, offered: 9}" &&
	says One ".parts[3] == {key: \"area\", weight: 10, value: 100, state: \"known\",
		asked: \"engineering\", yours: [\"engineering\"]}"
'
test_expect_success 'one posting is answered alike in the list and by its id' '
	reply ".[0]" >"$TRASH/listed" && api GET $matches$one/ && expect 200 &&
	reply . >"$TRASH/alone" && test_same "$TRASH/listed" "$TRASH/alone"
'
test_expect_success 'skills are listed in the order of their names, whatever their case' '
	sql "INSERT INTO skills (id, name) VALUES
		(\$\$0197c0de-0003-7000-8000-000000000009\$\$, \$\$agile\$\$)" &&
	two=$(posting project_name=Two "skills_required_matrix_id=$(matrix $react 1 \
		$python 1 $figma 1 0197c0de-0003-7000-8000-000000000009 1)") &&
	api GET $matches$two/ && expect 200 "[.parts[0].missing[].name] == [\"agile\", \"React\"]" &&
	expect 200 "[.parts[0].met[].name] == [\"Figma\", \"Python\"]"
'
test_expect_success 'rated and has none is known; never rated is not' '
	api PATCH /api/users/me/ "{\"skills\": {}, \"meeting_availability\": []}" &&
	api GET $matches$one/ && expect 200 ".parts[0].state == \"known\" and
		.parts[0].value == 0 and .parts[1].state == \"known\" and
		.parts[1].value == 0 and .parts[1].best == null" &&
	api PATCH /api/users/me/ "{\"skills\": null, \"meeting_availability\": null}" &&
	api GET $matches$one/ && expect 200 ".parts[0].unknown_side == \"volunteer\" and
		.parts[1].unknown_side == \"volunteer\" and .show_total == false"
'

# --- all vectors ----------------------------------------------------------

# The vectors that hold whatever the day, in one zone or in two that change
# their clocks together; of the others those for the clock of the next Wednesday.
vectors() {
	local day as_of=2026-01-07

	for day in 0 1 2 3 4 5 6; do
		[ "$(TZ=America/Los_Angeles date -d "$day days" +%a%Z)" != WedPDT ] ||
			as_of=2026-07-01
	done
	jq -c --arg as_of "$as_of" '.vectors[] |
		select(.opportunity.meeting_rule == "any") |
		select(.as_of == $as_of or
			(.volunteer.time_zone | test("Los_Angeles|New_York")))' \
		t/match-vectors.json
}

# What a vector says, stored: the volunteer's profile and one posting.
store_vector() {
	stack_psql -v v="$1" -v volunteer="$(id_of volunteer)" -v pm="$(id_of pm)" \
		-v backend="$backend" -v engineering="$engineering" <<-'SQL'
	CREATE FUNCTION pg_temp.by_id(names jsonb) RETURNS jsonb LANGUAGE sql
	RETURN (SELECT coalesce(jsonb_object_agg(s.id, e.value), '{}')
		FROM jsonb_each(names) e JOIN skills s ON s.name = e.key);
	BEGIN;
	DELETE FROM opportunities;
	UPDATE users SET skills_learned_matrix_id = NULL WHERE id = :'volunteer';
	WITH v AS (SELECT :'v'::jsonb -> 'volunteer' AS v),
	m AS (INSERT INTO skill_matrices (skill_matrix)
		SELECT pg_temp.by_id(v -> 'skills') FROM v
		WHERE v ->> 'skills' IS NOT NULL RETURNING id)
	UPDATE users SET skills_learned_matrix_id = (SELECT id FROM m),
		community_of_practice_id = CASE WHEN v ->> 'community_of_practice'
			= 'engineering' THEN :'engineering'::uuid END,
		max_available_hours = (v ->> 'max_available_hours')::integer,
		time_zone = v ->> 'time_zone',
		meeting_availability = nullif(v -> 'meeting_availability', 'null')
	FROM v WHERE users.id = :'volunteer';
	WITH v AS (SELECT :'v'::jsonb -> 'opportunity' AS v),
	m AS (INSERT INTO skill_matrices (skill_matrix)
		SELECT pg_temp.by_id(v -> 'skills') FROM v RETURNING id)
	INSERT INTO opportunities (role_id, body, work_environment, status,
		created_by_id, min_hours_required, meeting_times,
		skills_required_matrix_id)
	SELECT :'backend', 'b', 'remote', 'open', :'pm',
		(v ->> 'min_hours_required')::integer, v -> 'meeting_times',
		(SELECT id FROM m) FROM v;
	COMMIT;
	SQL
}

test_expect_success 'the vectors give what they say, asked over HTTP' '
	sql "INSERT INTO skills (name) SELECT unnest(string_to_array(
		\$\$A B C D E F G H I J PostgreSQL\$\$, \$\$ \$\$))" &&
	vectors >"$TRASH/vectors" && [ "$(wc -l <"$TRASH/vectors")" -ge 26 ] &&
	as volunteer && while read -r vector; do
		store_vector "$vector" && api GET $matches &&
		expect 200 "\$v.expected as \$e | .[0] | {
			parts: ([.parts[] | {(.key): .value}] | add), total,
			time_filter, skills_filter } == \$e" \
			--argjson v "$vector" || return 1
	done <"$TRASH/vectors"
'

# --- many: order, pages, filters --------------------------------------------

test_expect_success 'there are 300 postings of every kind, and a volunteer' '
	sql "DELETE FROM opportunities" && random_postings 300 &&
	sql "UPDATE opportunities SET opened_at = date_trunc(\$\$day\$\$, now())
		- (min_hours_required % 3) * interval \$\$1 day\$\$ WHERE status = \$\$open\$\$" &&
	as volunteer && api PATCH /api/users/me/ "{
		\"skills\": {\"$python\": 3, \"$react\": 2}, \"max_available_hours\": 9,
		\"community_of_practice\": \"$ui_ux\", \"time_zone\": \"America/Los_Angeles\",
		\"meeting_availability\": [
		{\"day\": \"Mon\", \"start\": \"10:30\", \"end\": \"12:00\"},
		{\"day\": \"Thu\", \"start\": \"00:00\", \"end\": \"23:00\"}]}" && expect 200
'
test_expect_success 'all current postings are ranked, and no other, for whoever asks' '
	sql "SELECT id FROM plain ORDER BY id" >"$TRASH/wanted" &&
	[ "$(wc -l <"$TRASH/wanted")" -gt 80 ] &&
	for who in volunteer pm superuser; do
		as $who && api GET "$matches?limit=500" && expect 200 &&
		reply ".[].opportunity.id" | sort >"$TRASH/ranked" &&
		test_same "$TRASH/wanted" "$TRASH/ranked" || return 1
	done
'
# Everything of an item that the order is about.
order='[-.total, -(.parts[0].met | length),
	-(.opportunity.opened_at | sub("[.][0-9]+"; "") | fromdateiso8601),
	.opportunity.id]'

test_expect_success 'total, skills met, posting date descending, then the id' '
	as volunteer && api GET "$matches?limit=500" && expect 200 "map($order) | . == sort" &&
	expect 200 "map(.total) | unique | length > 10" &&
	expect 200 "(map($order[:2]) | unique | length) < (map($order[:3]) | unique | length)" &&
	expect 200 "(map($order[:3]) | unique | length) < length"
'
test_expect_success 'a total is the parts by their weights, rounded' '
	expect 200 "all(.[]; .total == (([.parts[] | .weight * .value] | add) * 2 + 100 | . / 200 | floor))" &&
	expect 200 "all(.[]; [.parts[].weight] == [50, 25, 15, 10])" &&
	expect 200 "all(.[].parts[0]; (.met + .below + .missing | map(.name) | length) ==
		(.met + .below + .missing | map(.name) | unique | length))" &&
	expect 200 "all(.[]; (.parts[0] | .met + .below + .missing | map(.name) | sort) ==
		(.opportunity.skill_names | sort))"
'
test_expect_success 'asked again, the answer is the same to the byte' '
	cp "$TRASH/body" "$TRASH/first" && api GET "$matches?limit=500" &&
	cmp "$TRASH/first" "$TRASH/body"
'

# next_page: the path of the page after the last reply; fails without one
next_page() {
	local link

	link=$(header Link)
	[[ $link =~ ^\<(/[^\>]+)\>\;\ rel=\"next\"$ ]] && page=${BASH_REMATCH[1]}
}

test_expect_success 'pages lose and repeat no posting while others come and go' '
	jq -r ".[].opportunity.id" "$TRASH/first" >"$TRASH/whole" &&
	page="$matches?limit=7" && : >"$TRASH/walked" &&
	while api GET "$page" && expect 200 "length <= 7"; do
		reply ".[].opportunity.id" >>"$TRASH/walked" &&
		next_page || break
		posting "body=later" >/dev/null || return 1
	done &&
	grep -xFf "$TRASH/whole" "$TRASH/walked" >"$TRASH/known" &&
	test_same "$TRASH/whole" "$TRASH/known" &&
	sql "DELETE FROM opportunities WHERE body = \$\$later\$\$"
'
test_expect_success 'a page goes on behind a posting that is gone' '
	api GET "$matches?limit=5" && expect 200 && last=$(reply ".[4].opportunity.id") &&
	next_page && sql "UPDATE opportunities SET status = \$\$draft\$\$ WHERE id = \$\$$last\$\$" &&
	api GET "$page" && expect 200 &&
	[ "$(reply ".[0].opportunity.id")" = "$(sed -n 6p "$TRASH/whole")" ] &&
	sql "UPDATE opportunities SET status = \$\$open\$\$ WHERE id = \$\$$last\$\$"
'
test_expect_success 'the last page has no next, nor has one that is just full' '
	all=$(wc -l <"$TRASH/wanted") && api GET "$matches?limit=$all" && expect 200 "length == $all" &&
	[ -z "$(header Link)" ] && api GET "$matches?limit=$((all - 1))" && next_page &&
	api GET "$page" && expect 200 "length == 1" && [ -z "$(header Link)" ]
'

# cursor TEXT: it as a cursor
cursor() {
	printf %b "$1" | base64 -w0 | tr +/ -_ | tr -d =
}

test_expect_success 'a cursor that somebody bent reads a page or is refused' '
	some=$(sed -n 1p "$TRASH/whole") &&
	no="400 {\"cursor\":[\"Invalid cursor.\"]}" &&
	for text in "match\\n101 0 0\\n$some" "match\\n-1 0 0\\n$some" "match\\n50 256 0\\n$some" \
	    "match\\n50 0\\n$some" "match\\n50 0 0 0\\n$some" "match\\n50 0 x\\n$some" \
	    "match\\n50 0 9223372036854775808\\n$some" "match\\n50  0\\n$some" \
	    "match\\n50 0 0\\n${some%?}" "match\\n50 0 0" "match\\n\\n$some" "match" \
	    "created_at\\n2026-01-31 10:00:00+00\\n$some" "match\\n50 0 0\\n$some\\n" \
	    "match\\n50 0 0\\n${some}a"; do
		ask "$no" GET "$matches?cursor=$(cursor "$text")" || return 1
	done &&
	ask "$no" GET "$matches?cursor=$(printf "%0301d" 0)" &&
	ask 200 GET "$matches?cursor=$(cursor "match\\n0 0 -9223372036854775808\\n$some")" &&
	ask 200 GET "$matches?cursor=$(cursor "match\\n100 255 9223372036854775807\\n$unknown_id")" &&
	answers
'
test_expect_success 'nobody is before the first place or behind the last' '
	api GET "$matches?limit=500&cursor=$(cursor "match\\n0 0 -9223372036854775808\\nffffffff-ffff-7fff-bfff-ffffffffffff")" &&
	expect 200 ". == []" &&
	api GET "$matches?limit=500&cursor=$(cursor "match\\n100 255 9223372036854775807\\n00000000-0000-7000-8000-000000000000")" &&
	expect 200 "length == $all"
'
test_expect_success 'parameters of lists filter, as plain SQL would; their order stays' '
	q_hidden=yes && as volunteer &&
	for round in {1..12}; do
		random_filters && echo "$round: $filters" &&
		if [ -n "${values[q]-}" ] &&
		    [ "$(sql "SELECT count(*) FROM plain WHERE $(values_condition q)")" = 0 ]; then
			continue
		fi &&
		api GET "$matches?limit=500&$filters" && expect 200 "map($order) | . == sort" &&
		sql "SELECT id FROM plain WHERE $known ORDER BY id" >"$TRASH/expected" &&
		reply ".[].opportunity.id" | sort >"$TRASH/ranked" &&
		test_same "$TRASH/expected" "$TRASH/ranked" || return 1
	done
'
test_expect_success 'filters hold on the next page' '
	api GET "$matches?limit=2&work_environment=remote&max_hours=20&time_filter=true" && expect 200 "length == 2" &&
	next_page && [[ $page == *work_environment=remote* && $page == *time_filter=true* ]] &&
	api GET "$page" && expect 200 "length > 0" &&
	expect 200 "all(.[]; .time_filter and .opportunity.work_environment == \"remote\")"
'
test_expect_success 'when no word fits, what is spelled alike is ranked' '
	kayak=$(posting project_name=Kayak body="Paddle the aqueduct") &&
	api GET "$matches?q=aqueduct" && expect 200 "map(.opportunity.id) == [\"$kayak\"]" &&
	api GET "$matches?q=kajak" && expect 200 "map(.opportunity.id) == [\"$kayak\"]" &&
	api GET "$matches?q=kajak&work_environment=hybrid" && expect 200 ". == []" &&
	sql "DELETE FROM opportunities WHERE id = \$\$$kayak\$\$"
'

# --- time_filter, skills_filter ----------------------------------------------

test_expect_success 'time_filter and skills_filter: all that pass, in every list' '
	for filter in time_filter skills_filter; do
		api GET "$matches?limit=500" && expect 200 &&
		reply ".[] | select(.$filter) | .opportunity.id" | sort >"$TRASH/passes" &&
		[ -s "$TRASH/passes" ] && [ "$(wc -l <"$TRASH/passes")" -lt "$all" ] &&
		api GET "$matches?limit=500&$filter=true" && expect 200 &&
		reply ".[].opportunity.id" | sort >"$TRASH/ranked" &&
		test_same "$TRASH/passes" "$TRASH/ranked" &&
		api GET "/api/opportunities/?limit=500&$filter=1" && expect 200 &&
		reply ".[].id" | sort >"$TRASH/listed" &&
		test_same "$TRASH/passes" "$TRASH/listed" &&
		api GET "/api/facets/?$filter=true" &&
		expect 200 ".total == $(wc -l <"$TRASH/passes")" || return 1
	done
'
test_expect_success 'they combine with each other, with filters and with pages' '
	both="time_filter=true&skills_filter=true&max_hours=15" &&
	api GET "$matches?limit=500&$both" && expect 200 &&
	reply ".[].opportunity.id" | sort >"$TRASH/passes" && [ -s "$TRASH/passes" ] &&
	page="/api/opportunities/?limit=3&ordering=-opened_at&$both" && : >"$TRASH/listed" &&
	while api GET "$page" && expect 200; do
		reply ".[].id" >>"$TRASH/listed"
		next_page || break
	done && sort "$TRASH/listed" >"$TRASH/sorted" && test_same "$TRASH/passes" "$TRASH/sorted" &&
	api GET "/api/facets/?$both" && expect 200 ".total == $(wc -l <"$TRASH/passes")"
'
test_expect_success 'skills 30 %: names in common, levels aside' '
	api GET "$matches?limit=500" && expect 200 "all(.[]; .skills_filter ==
		((.opportunity.skill_names - (.opportunity.skill_names - [\"Python\", \"React\"]) | length) * 10
		>= 3 * (.opportunity.skill_names | length)))"
'
test_expect_success 'false is the same as not given; what is no boolean is named' '
	ask "200 $all" GET "$matches?limit=500&time_filter=false&skills_filter=0" &&
	ask "200 $all" GET "/api/opportunities/?limit=500&time_filter=false&skills_filter=0" &&
	answers length &&
	for path in $matches /api/opportunities/ /api/facets/; do
		api GET "$path?skills_filter=x&time_filter=yes" &&
		expect 400 ".error.fields == {time_filter: [\"Must be a valid boolean.\"],
			skills_filter: [\"Must be a valid boolean.\"]}" || return 1
	done
'
test_expect_success 'who never said when and what passes no time, and what asks for no skills' '
	as pm2 && api GET "/api/opportunities/?time_filter=true" && expect 200 ". == []" &&
	api GET "/api/opportunities/?limit=500&skills_filter=true" &&
	expect 200 "length > 0 and all(.[]; .skill_names == [])"
'
test_expect_success 'what is not current has no match: such filters leave none of it' '
	as pm && api GET "/api/opportunities/?status=draft" && expect 200 "length > 0" &&
	api GET "/api/opportunities/?status=draft&skills_filter=true" && expect 200 ". == []"
'
test_expect_success 'without a session, or with one that is over, facets count all' '
	as anonymous && api GET "/api/facets/?time_filter=true&skills_filter=true" &&
	expect 200 ".total == $all" && as inactive &&
	api GET "/api/facets/?time_filter=true&skills_filter=true" && expect 200 ".total == $all" &&
	cookies="sessionid=$(session_of nobody)" && api GET "/api/facets/?time_filter=true&max_hours=168" &&
	expect 200 ".total == $all" && api GET "/api/facets/?max_hours=168" && expect 200 ".total == $all"
'

# --- what is kept, and when it is read again ---------------------------------

# statements: how many the last request took
statements() {
	tail -n 1 "$STACK/access.log" | jq .db_n
}

test_expect_success 'postings are read again when they changed, not otherwise' '
	as volunteer && api GET "$matches?limit=1" && stack_until test -s "$STACK/access.log" &&
	api GET "$matches?limit=1" && [ "$(statements)" = 3 ] &&
	api PATCH /api/users/me/ "{\"max_available_hours\": 8}" && expect 200 &&
	api GET "$matches?limit=1" && [ "$(statements)" = 3 ] &&
	new=$(posting) && api GET "$matches?limit=1" && [ "$(statements)" = 5 ] &&
	api GET "$matches?limit=1" && [ "$(statements)" = 3 ]
'

# ranks ID: is it in the list?
ranks() {
	api GET "$matches?limit=500" && expect 200 "any(.[]; .opportunity.id == \"$1\")"
}

test_expect_success 'a posting comes and goes with its status, its last day and itself' '
	for change in "status = \$\$closed\$\$" "closes_on = today() - 1"; do
		ranks $new && sql "UPDATE opportunities SET $change WHERE id = \$\$$new\$\$" &&
		test_fails ranks $new && api GET $matches$new/ &&
		expect 404 ".error.message == \"No Opportunity matches the given query.\"" &&
		sql "UPDATE opportunities SET status = \$\$open\$\$, closes_on = NULL
			WHERE id = \$\$$new\$\$" || return 1
	done && ranks $new && as pm && api DELETE /api/opportunities/$new/ && expect 204 &&
	as volunteer && test_fails ranks $new
'
# part NAME FILTER: of the match of $new
part() {
	api GET "$matches?limit=500" && expect 200 "any(.[]; .opportunity.id == \"$new\" and
		(.parts[] | select(.key == \"$1\") | $2))"
}

test_expect_success 'hours, meetings, skills, role, community and the catalogue count as they are now' '
	new=$(posting min_hours_required=9 "skills_required_matrix_id=$(matrix $python 3)") &&
	part hours ".asked == 9" && as pm &&
	api PATCH /api/opportunities/$new/ "{\"min_hours_required\": 20, \"skills\": {\"$python\": 5},
		\"meeting_times\": [{\"day\": \"Thu\", \"start\": \"09:00\", \"end\": \"10:00\"}]}" &&
	expect 200 && as volunteer && part hours ".asked == 20" &&
	part skills ".below == [{name: \"Python\", need: 5, have: 3}]" && part time ".value == 100" &&
	as pm && api PATCH /api/opportunities/$new/ "{\"skills\": {\"$python\": 2}}" && as volunteer &&
	part skills ".met == [{name: \"Python\", need: 2, have: 3}]" &&
	sql "UPDATE skills SET name = \$\$Python 3\$\$ WHERE id = \$\$$python\$\$" &&
	part skills ".met[0].name == \"Python 3\"" &&
	id=0197c0de-0003-7000-8000-0000000000aa &&
	sql "UPDATE skill_matrices SET skill_matrix = \$\${\"$id\": 1}\$\$ WHERE id = (
		SELECT skills_required_matrix_id FROM opportunities WHERE id = \$\$$new\$\$)" &&
	part skills ".unknown_side == \"opportunity\"" &&
	sql "INSERT INTO skills (id, name) VALUES (\$\$$id\$\$, \$\$Zither\$\$)" &&
	part skills ".missing == [{name: \"Zither\", need: 1, have: 0}]" &&
	sql "DELETE FROM skills WHERE id = \$\$$id\$\$" && part skills ".missing == []" &&
	part area ".asked == \"engineering\"" &&
	sql "UPDATE roles SET community_of_practice_id = \$\$$ui_ux\$\$ WHERE id = \$\$$backend\$\$" &&
	part area ".asked == \"ui_ux\" and .value == 100" &&
	sql "UPDATE community_of_practice SET practice_area = \$\$data_science\$\$
		WHERE id = \$\$$ui_ux\$\$" && part area ".asked == \"data_science\"" &&
	sql "UPDATE community_of_practice SET practice_area = \$\$ui_ux\$\$ WHERE id = \$\$$ui_ux\$\$" &&
	sql "UPDATE roles SET community_of_practice_id = \$\$$engineering\$\$ WHERE id = \$\$$backend\$\$"
'
test_expect_success 'a change counts when it is committed, whoever committed first' '
	mkfifo "$TRASH/slow" && { stack_psql <"$TRASH/slow" & } && exec 5>"$TRASH/slow" &&
	echo "SET idle_in_transaction_session_timeout = '"'20s'"';
		BEGIN; UPDATE opportunities SET min_hours_required = 33 WHERE id = '"'\$new'"';" >&5 &&
	stack_until sh -c "[ \"\$(PGPASSWORD=\$SQL_PASSWORD psql -h \"\$SQL_HOST\" -U \$SQL_USER -At \
		-c \"SELECT count(*) FROM pg_stat_activity WHERE state = '"'idle in transaction'"'\" \
		\$SQL_DATABASE)\" -ge 1 ]" &&
	other=$(posting) && ranks $other && part hours ".asked == 20" &&
	echo "COMMIT;" >&5 && exec 5>&- && wait $! && part hours ".asked == 33"
'
test_expect_success 'a change that is taken back changes nothing' '
	sql "BEGIN; UPDATE opportunities SET min_hours_required = 44 WHERE id = \$\$$new\$\$; ROLLBACK" &&
	part hours ".asked == 33"
'
test_expect_success 'two who change postings wait for each other only as long as they commit' '
	[ "$(sql "SELECT count(*) <= 16 AND count(*) > 0 FROM posting_version")" = t ]
'

# --- what nobody should have stored or sent -----------------------------------

test_expect_success 'loaded entries that do not parse are left out; if none is left, it is unknown' '
	sql "UPDATE opportunities SET meeting_times = \$\$[7, null, {\"day\": \"Funday\"},
		{\"day\": \"Thu\", \"start\": \"9am\", \"end\": \"10:00\"},
		{\"day\": \"Thu\", \"start\": \"09:00\", \"end\": \"10:00\", \"tz\": \"Mars/Base\"},
		{\"day\": \"Thu\", \"start\": \"09:00\", \"end\": \"10:00\", \"tz\": 5}]\$\$
		WHERE id = \$\$$new\$\$" && part time ".unknown_side == \"opportunity\"" &&
	sql "UPDATE opportunities SET meeting_times = meeting_times ||
		\$\$[{\"day\": \"THURSDAY\", \"start\": \"09:00\", \"end\": \"10:00\", \"team\": 5}]\$\$
		WHERE id = \$\$$new\$\$" && part time ".value == 100 and .best.team == \"\"" &&
	sql "UPDATE users SET meeting_availability = \$\$[\"x\", {\"day\": \"Thu\"}]\$\$
		WHERE id = \$\$$(id_of volunteer)\$\$" && part time ".unknown_side == \"volunteer\"" &&
	sql "UPDATE users SET time_zone = \$\$Mars/Base\$\$, meeting_availability =
		\$\$[{\"day\": \"Thu\", \"start\": \"09:00\", \"end\": \"10:00\"}]\$\$
		WHERE id = \$\$$(id_of volunteer)\$\$" && part time ".unknown_side == \"volunteer\""
'
test_expect_success '200 windows and 200 slots: refused when sent, bounded when stored' '
	windows=$(jq -nc "[range(200) | {day: \"Thu\", start: \"09:00\", end: \"10:00\"}]") &&
	api PATCH /api/users/me/ "{\"meeting_availability\": $windows}" &&
	expect 400 ".error.fields == {meeting_availability: [\"Ensure this field has no more than 100 elements.\"]}" &&
	sql "UPDATE users SET time_zone = \$\$UTC\$\$, meeting_availability = \$\$$windows\$\$
		WHERE id = \$\$$(id_of volunteer)\$\$" &&
	sql "UPDATE opportunities SET meeting_times = \$\$$windows\$\$ WHERE id = \$\$$new\$\$" &&
	part time ".state == \"known\" and .best.minutes == 60"
'
test_expect_success 'a matrix of 300 skills more is no trouble' '
	sql "INSERT INTO skills (name) SELECT \$\$Skill \$\$ || n FROM generate_series(1, 300) n" &&
	sql "UPDATE skill_matrices SET skill_matrix = (SELECT jsonb_object_agg(id, 1) FROM skills)
		WHERE id = (SELECT skills_required_matrix_id FROM opportunities WHERE id = \$\$$new\$\$)" &&
	part skills ".missing | length > 100" &&
	sql "DELETE FROM skills WHERE name LIKE \$\$Skill %\$\$"
'
test_expect_success 'a page ends when it is long, and goes on' '
	sql "UPDATE opportunities SET overview = repeat(\$\$x\$\$, 20000), body = overview,
		responsibilities = repeat(\$\$y\$\$, 20000) WHERE status = \$\$open\$\$" &&
	page="$matches?limit=500" && : >"$TRASH/walked" &&
	while api GET "$page" && expect 200 "length > 0" &&
	    [ "$(wc -c <"$TRASH/body")" -lt 1200000 ]; do
		reply ".[].opportunity.id" >>"$TRASH/walked"
		next_page || break
	done && sql "SELECT id FROM plain ORDER BY id" >"$TRASH/wanted" &&
	sort "$TRASH/walked" >"$TRASH/sorted" && test_same "$TRASH/wanted" "$TRASH/sorted"
'

# --- who, how -----------------------------------------------------------------

test_expect_success 'bad values are named in the order of the contract; other parameters are ignored' '
	api GET "$matches?day=x&skill=x&q=$(printf "%0201d" 0)&max_hours=-1&limit=0&cursor=x&time_filter=x&role=x" &&
	expect 400 ".error.fields | keys_unsorted == [\"limit\", \"cursor\", \"q\", \"role\",
		\"skill\", \"max_hours\", \"day\", \"time_filter\"]" &&
	ask "400 Query string parse error - Null character." GET "$matches?q=%00" && answers &&
	api GET "$matches?limit=1&ordering=x&status=x&mine=x" && expect 200 "length == 1"
'
test_expect_success 'only reading, only for members' '
	as anonymous && no="403 Authentication credentials were not provided." &&
	ask "$no" GET $matches && ask "$no" GET "$matches?limit=x" && ask "$no" GET $matches$new/ &&
	ask "$no" POST $matches && answers && as inactive && ask "$no" GET $matches && answers &&
	as volunteer && api HEAD $matches && expect 200 && api HEAD $matches$new/ && expect 200 &&
	api OPTIONS $matches && expect 200 && [ "$(header Allow)" = "GET, HEAD, OPTIONS" ] &&
	api OPTIONS $matches$new/ && expect 200 && [ "$(header Allow)" = "GET, HEAD, OPTIONS" ] &&
	api POST $matches "{}" && expect 405 && api PUT $matches$new/ "{}" && expect 405 &&
	api DELETE $matches$new/ && expect 405
'
test_expect_success 'what is not there, or not to be seen, is not matched' '
	draft=$(posting status=draft created_by_id=$(id_of volunteer)) &&
	no="404 No Opportunity matches the given query." && as volunteer &&
	ask "$no" GET $matches$draft/ && ask "$no" GET $matches$unknown_id/ &&
	ask "404 The requested API endpoint does not exist." GET ${matches}x/ &&
	ask 404 GET $matches${new^^}/ && ask 404 GET ${matches%/} && answers
'

test_done
