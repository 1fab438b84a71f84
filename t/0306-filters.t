#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='filters of lists: each alone, all together, and what is no value'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
. t/lib/search.sh
start_stack opportunities listings

list=/api/opportunities/

test_expect_success 'there are 300 postings of every kind' '
	make_catalogue && random_postings 300 &&
	[ "$(sql "SELECT count(*) > 80 FROM plain")" = t ]
'

# agrees QUERY CONDITION: both lists show just the postings that meet it
agrees() {
	sql "SELECT id FROM plain WHERE $2 ORDER BY id" >"$TRASH/wanted" &&
	as volunteer && api GET "$list?limit=500&$1" && expect 200 &&
	reply ".[].id" | sort >"$TRASH/listed" &&
	test_same "$TRASH/wanted" "$TRASH/listed"
}

# agrees_listed QUERY CONDITION: the public list alone
agrees_listed() {
	sql "SELECT id FROM plain WHERE $2 ORDER BY id" >"$TRASH/wanted" &&
	as anonymous && api GET "/api/listings/?limit=500&$1" && expect 200 &&
	reply ".[].id" | sort >"$TRASH/listed" &&
	test_same "$TRASH/wanted" "$TRASH/listed"
}

test_expect_success 'community_of_practice: practice areas, ids in any spelling, both' '
	agrees community_of_practice=ui_ux "practice_area = \$\$ui_ux\$\$" &&
	agrees community_of_practice=$ui_ux "practice_area = \$\$ui_ux\$\$" &&
	agrees community_of_practice=${ui_ux^^} "practice_area = \$\$ui_ux\$\$" &&
	agrees "community_of_practice=devops&community_of_practice=$ui_ux" \
		"practice_area IN (\$\$ui_ux\$\$, \$\$devops\$\$)" &&
	agrees community_of_practice=data_science false &&
	agrees community_of_practice=$unknown_id false
'
test_expect_success 'role and skill: ids; what is not there lists nothing' '
	agrees role=$sre "role_id = \$\$$sre\$\$" &&
	agrees "role=$sre&role=$backend" \
		"role_id IN (\$\$$sre\$\$, \$\$$backend\$\$)" &&
	agrees role=$unknown_id false &&
	agrees skill=$python "matrix ? \$\$$python\$\$" &&
	agrees "skill=$figma&skill=$react" \
		"matrix ?| ARRAY[\$\$$figma\$\$, \$\$$react\$\$]" &&
	agrees skill=$unknown_id false
'
test_expect_success 'project: part of the name, without case, nothing else is special' '
	agrees project=OASIS "lower(project_name) LIKE \$\$%oasis%\$\$" &&
	agrees "project=%20oasis%20" "lower(project_name) LIKE \$\$%oasis%\$\$" &&
	agrees "project=%25" "strpos(project_name, \$\$%\$\$) > 0" &&
	agrees project=_ "strpos(project_name, \$\$_\$\$) > 0" &&
	agrees "project=%5C" false && agrees "project=Home_" \
		"strpos(project_name, \$\$Home_\$\$) > 0" &&
	agrees "project=" true && agrees "project=%20" true
'
test_expect_success 'work_environment, max_hours, day' '
	agrees work_environment=remote "work_environment = \$\$remote\$\$" &&
	agrees "work_environment=hybrid&work_environment=in_person" \
		"work_environment <> \$\$remote\$\$" &&
	agrees max_hours=7 "min_hours_required <= 7" &&
	agrees max_hours=0 "min_hours_required = 0" &&
	agrees "max_hours=3&max_hours=9" "min_hours_required <= 9" &&
	agrees day=Wed "meeting_times @> \$\$[{\"day\": \"Wed\"}]\$\$" &&
	agrees "day=Sat&day=Sun" "meeting_times @> \$\$[{\"day\": \"Sat\"}]\$\$
		OR meeting_times @> \$\$[{\"day\": \"Sun\"}]\$\$"
'
test_expect_success 'a slot that does not parse has no day' '
	id=$(posting "meeting_times=[{\"day\": \"Wed\", \"start\": \"25:00\", \"end\": \"26:00\"}]" \
		project_name=Unread) &&
	api GET "$list?day=Wed&project=unread" && expect 200 ". == []" &&
	sql "UPDATE opportunities SET meeting_times =
		\$\$[{\"day\": \"Wed\", \"start\": \"23:00\", \"end\": \"01:00\"}]\$\$
		WHERE id = \$\$$id\$\$" &&
	api GET "$list?day=Wed&project=unread" && expect 200 "length == 1" &&
	sql "DELETE FROM opportunities WHERE id = \$\$$id\$\$"
'
test_expect_success 'a skill out of the catalogue finds nothing, back in it does' '
	id=0197c0de-0003-7000-8000-0000000000aa &&
	matrix=$(row skill_matrices "skill_matrix={\"$id\": 3}") &&
	one=$(posting skills_required_matrix_id=$matrix) &&
	api GET "$list?skill=$id" && expect 200 ". == []" &&
	sql "INSERT INTO skills (id, name) VALUES (\$\$$id\$\$, \$\$Zither\$\$)" &&
	api GET "$list?skill=$id" && expect 200 "length == 1" &&
	sql "DELETE FROM skills WHERE id = \$\$$id\$\$" &&
	api GET "$list?skill=$id" && expect 200 ". == []" &&
	sql "DELETE FROM opportunities WHERE id = \$\$$one\$\$"
'

# A dozen draws; q is compared in 0305, here only where something matches.
test_expect_success 'filters at random agree with plain SQL' '
	q_hidden=yes &&
	for round in {1..12}; do
		random_filters && echo "$round: $filters" &&
		if [ -n "${values[q]-}" ] &&
		    [ "$(sql "SELECT count(*) FROM plain WHERE $(values_condition q)")" = 0 ]; then
			continue
		fi &&
		agrees "$filters" "$known" || return 1
	done
'
test_expect_success 'so they do in public, where long texts are not searched' '
	q_hidden= &&
	for round in {1..12}; do
		random_filters && echo "$round: $filters" &&
		if [ -n "${values[q]-}" ] &&
		    [ "$(sql "SELECT count(*) FROM plain WHERE $(values_condition q)")" = 0 ]; then
			continue
		fi &&
		agrees_listed "$filters" "$known" || return 1
	done
'
test_expect_success 'filters combine with status and mine' '
	as pm && api GET "$list?status=draft&max_hours=10&limit=500" && expect 200 &&
	[ "$(reply length)" = "$(sql "SELECT count(*) FROM opportunities
		WHERE status = \$\$draft\$\$ AND min_hours_required <= 10")" ] &&
	api GET "$list?mine=true&work_environment=hybrid&limit=500" &&
	[ "$(reply length)" = "$(sql "SELECT count(*) FROM opportunities
		WHERE work_environment = \$\$hybrid\$\$")" ] &&
	as volunteer && api GET "$list?status=draft&max_hours=10" &&
	expect 200 ". == []"
'

# --- pages ----------------------------------------------------------------

# next_page: the path of the page after the last reply; fails without one
next_page() {
	local link

	link=$(header Link)
	[[ $link =~ ^\<(/[^\>]+)\>\;\ rel=\"next\"$ ]] && page=${BASH_REMATCH[1]}
}

# walk_changing QUERY: all pages, while others post before and behind
walk_changing() {
	page="$list?$1"
	pages=0
	: >"$TRASH/walked"
	while api GET "$page" && expect 200; do
		pages=$((pages + 1))
		reply ".[].id" >>"$TRASH/walked"
		next_page || return 0
		sql "INSERT INTO opportunities (project_name, role_id, body, status,
			work_environment, min_hours_required, created_at)
			VALUES ('Oasis', '$backend', 'b', 'open', 'remote', 0,
				'2020-01-01'),
			('Oasis', '$backend', 'b', 'open', 'remote', 24, now())" ||
			return 1
	done
	return 1
}

test_expect_success 'pages of a filtered list lose and repeat no row while others post' '
	as volunteer &&
	for ordering in created_at -opened_at closes_on min_hours_required; do
		sql "SELECT id FROM plain WHERE project_name ILIKE \$\$%oasis%\$\$
			ORDER BY id" >"$TRASH/before" &&
		walk_changing "project=oasis&limit=12&ordering=$ordering" &&
		[ "$pages" -gt 3 ] &&
		sort "$TRASH/walked" | uniq -d >"$TRASH/twice" &&
		[ ! -s "$TRASH/twice" ] &&
		sort "$TRASH/walked" | comm -23 "$TRASH/before" - >"$TRASH/lost" &&
		[ ! -s "$TRASH/lost" ] || return 1
	done
'
test_expect_success 'the next page asks for the same, every value of it' '
	as volunteer &&
	api GET "$list?limit=1&work_environment=remote&work_environment=hybrid&q=engineer+or+designer&project=o" &&
	expect 200 && next_page &&
	for part in limit=1 work_environment=remote work_environment=hybrid \
	    "q=engineer%20or%20designer" project=o; do
		[[ "&${page#*\?}&" == *"&$part&"* ]] || return 1
	done
'

# --- what is no value -----------------------------------------------------

test_expect_success 'a bad value is named, in the words of bodies' '
	as volunteer &&
	ask "400 $(say community_of_practice "\"Engineering\" is not a valid choice.")" \
		GET "$list?community_of_practice=Engineering" &&
	ask "400 $(say role "“abc” is not a valid UUID.")" GET "$list?role=abc" &&
	ask "400 $(say skill "“x” is not a valid UUID.")" \
		GET "$list?skill=$python&skill=x" &&
	ask "400 $(say work_environment "\"Remote\" is not a valid choice.")" \
		GET "$list?work_environment=Remote" &&
	ask "400 $(say max_hours "A valid integer is required.")" \
		GET "$list?max_hours=few" &&
	ask "400 $(say max_hours "Ensure this value is less than or equal to 168.")" \
		GET "$list?max_hours=169" &&
	ask "400 $(say max_hours "Ensure this value is greater than or equal to 0.")" \
		GET "$list?max_hours=-1" &&
	ask "400 $(say day "\"wed\" is not a valid choice.")" GET "$list?day=wed" &&
	answers
'
test_expect_success 'all of them at once, in the order of the contract' '
	as volunteer &&
	api GET "$list?status=x&day=x&max_hours=x&work_environment=x&project=$(printf "%0256d" 0)&skill=x&role=x&community_of_practice=x&q=$(printf "%0201d" 0)&ordering=x&cursor=x&limit=x&mine=x" &&
	expect 400 ".error.fields | keys_unsorted == [\"limit\", \"cursor\",
		\"ordering\", \"q\", \"community_of_practice\", \"role\",
		\"skill\", \"project\", \"work_environment\", \"max_hours\",
		\"day\", \"status\", \"mine\"]" &&
	expect 400 ".error.fields.q ==
		[\"Ensure this field has no more than 200 characters.\"]" &&
	expect 400 ".error.fields.project ==
		[\"Ensure this field has no more than 255 characters.\"]"
'
test_expect_success 'twenty values are many enough' '
	as anonymous && twenty=$(printf "&day=Mon%.0s" {1..20}) &&
	agrees_listed "${twenty#&}" "meeting_times @> \$\$[{\"day\": \"Mon\"}]\$\$" &&
	for name in day=Mon role=$backend skill=$python work_environment=remote \
	    community_of_practice=devops; do
		many=$(printf "&$name%.0s" {1..21}) &&
		ask "400 $(say "${name%%=*}" "Ensure this field has no more than 20 elements.")" \
			GET "/api/listings/?${many#&}" || return 1
	done && answers
'
test_expect_success 'empty is absent, and strange names are ignored' '
	agrees_listed "q=&community_of_practice=&role=&skill=&project=&work_environment=&max_hours=&day=" true &&
	agrees_listed "status=draft&mine=true&hours=3&Day=x" true
'
# bend CURSOR: it with one character after the other changed, as requests
bend() {
	local i

	for ((i = 0; i < ${#1}; i++)); do
		printf 'next\nurl = "%s"\noutput = /dev/null\n' \
			"http://localhost$list?limit=1&project=o&cursor=${1:0:i}z${1:i+1}"
		printf 'header = "Cookie: %s"\nwrite-out = "%%{http_code}\\n"\n' \
			"$cookies"
		printf 'unix-socket = "%s"\nsilent\n' "$STACK/http.sock"
	done | sed 1d
}

test_expect_success 'a cursor that was tampered with is refused or reads a page, never a fault of ours' '
	as volunteer && api GET "$list?limit=1&project=o" && next_page &&
	cursor=${page##*cursor=} && bend "$cursor" >"$TRASH/bent" &&
	curl -K "$TRASH/bent" >"$TRASH/statuses" &&
	[ "$(wc -l <"$TRASH/statuses")" -eq "${#cursor}" ] &&
	test_fails grep -vx -e 200 -e 400 "$TRASH/statuses" &&
	api GET "$list?ordering=closes_on&cursor=$cursor" &&
	expect 400 ".error.fields.cursor == [\"Invalid cursor.\"]" &&
	api GET "$list?cursor=$(printf "%0301d" 0)" && expect 400
'

test_done
