#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/facets/: what each value of a filter would leave'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
. t/lib/search.sh
start_stack facets listings opportunities

facets=/api/facets/

test_expect_success 'nothing posted, nothing counted; fixed values are there all the same' '
	as anonymous && api GET $facets && expect 200 ". == {
		total: 0,
		community_of_practice: [
			{value: \"data_science\", label: \"Data Science\", count: 0},
			{value: \"engineering\", label: \"Engineering\", count: 0},
			{value: \"devops\", label: \"DevOps\", count: 0},
			{value: \"project_management\", label: \"Project/Product Management\", count: 0},
			{value: \"ui_ux\", label: \"UI/UX\", count: 0}],
		role: [], skill: [], project: [],
		work_environment: [
			{value: \"remote\", label: \"Remote\", count: 0},
			{value: \"hybrid\", label: \"Hybrid\", count: 0},
			{value: \"in_person\", label: \"In Person\", count: 0}],
		day: [
			{value: \"Mon\", label: \"Monday\", count: 0},
			{value: \"Tue\", label: \"Tuesday\", count: 0},
			{value: \"Wed\", label: \"Wednesday\", count: 0},
			{value: \"Thu\", label: \"Thursday\", count: 0},
			{value: \"Fri\", label: \"Friday\", count: 0},
			{value: \"Sat\", label: \"Saturday\", count: 0},
			{value: \"Sun\", label: \"Sunday\", count: 0}],
		max_hours: [
			{value: 5, label: \"5 hours or fewer\", count: 0},
			{value: 10, label: \"10 hours or fewer\", count: 0},
			{value: 15, label: \"15 hours or fewer\", count: 0},
			{value: 20, label: \"20 hours or fewer\", count: 0}]
	}" && expect 200 "keys_unsorted == [\"total\", \"community_of_practice\",
		\"role\", \"skill\", \"project\", \"work_environment\", \"day\",
		\"max_hours\"]"
'
test_expect_success 'there are 300 postings of every kind' '
	make_catalogue && random_postings 300
'
test_expect_success 'total is what the list holds; drafts and expired ones count nowhere' '
	as anonymous && api GET "/api/listings/?limit=500" && n=$(reply length) &&
	api GET $facets && expect 200 ".total == $n and $n > 80" &&
	expect 200 "[.work_environment[].count] | add == $n" &&
	expect 200 "[.community_of_practice[].count] | add == $n" &&
	expect 200 "[.role[].count] | add == $n"
'
test_expect_success 'roles and skills: ids and names, the most frequent first, then by name' '
	expect 200 "[.role[] | [-.count, .label]] | . == sort" &&
	expect 200 "[.skill[] | [-.count, .label]] | . == sort" &&
	expect 200 "[.project[] | [-.count, .label]] | . == sort" &&
	expect 200 "[.skill[].label] | sort == [\"Figma\", \"Python\", \"React\"]" &&
	expect 200 ".role | any(.value == \"$sre\" and
		.label == \"Site Reliability Engineer\")"
'
test_expect_success 'a project is named once, however it is written, and none is no project' '
	expect 200 "[.project[].value] | sort ==
		[\"100% Home_Made\", \"Food Oasis\", \"Home\", \"Oasis\", \"Tables\"]" &&
	expect 200 ".project | all(.value == .label)"
'

# expected: every entry there ought to be under values, "facet value count"
# a line, and the total; without case, since a project has several spellings
expected() {
	local facet

	{
		echo "SELECT 'total', '', count(*) FROM plain WHERE $known"
		for facet in community_of_practice role skill project \
		    work_environment day max_hours; do
			entries "$facet"
		done
	} >"$TRASH/expected.sql"
	stack_psql -At -F ' ' -f "$TRASH/expected.sql" | tr '[:upper:]' '[:lower:]' | LC_ALL=C sort
}

# entries FACET: its values, each as the only one of its own parameter
entries() {
	local list value zeros=''

	case $1 in
	community_of_practice)
		list='data_science engineering devops project_management ui_ux'
		zeros=yes ;;
	role) list="$backend $designer $sre" ;;
	skill) list="$python $react $figma" ;;
	project) list='Food%Oasis Oasis Tables Home 100%%Home_Made' ;;
	work_environment) list='remote hybrid in_person' zeros=yes ;;
	day) list='Mon Tue Wed Thu Fri Sat Sun' zeros=yes ;;
	max_hours) list='5 10 15 20' zeros=yes ;;
	esac
	for value in $list; do
		[ "$1" != project ] || value=${value/'%'/ }
		[ "$value" != '100 %Home_Made' ] || value='100% Home_Made'
		echo "UNION ALL SELECT '$1', '$value', count(*) FROM plain
			WHERE $(conditions_but "$1")
			AND $(condition "$1" "$value")
			${zeros:-$(any_with "$1" "$value")}"
	done | sed 's/^yes$//; s/\tyes$//'
}

# What has no row is left out, where zeros are not said.  A project's name
# must itself be among the rows.
any_with() {
	[ "$1" != project ] ||
		echo "AND EXISTS (SELECT FROM plain WHERE $(conditions_but project)
			AND lower(btrim(project_name)) = lower('$2'))"
	echo 'HAVING count(*) > 0'
}

# counted: the answer in the same form
counted() {
	reply '"total  \(.total)", (del(.total) | to_entries[] | .key as $facet |
		.value[] | "\($facet) \(.value) \(.count)")' | tr '[:upper:]' '[:lower:]' | LC_ALL=C sort
}

test_expect_success 'each facet is counted under all parameters but its own' '
	as anonymous && q_hidden= &&
	for round in {1..15}; do
		random_filters && echo "$round: $filters" &&
		expected >"$TRASH/expected" || return 1
		[ -z "${values[q]-}" ] ||
			[ "$(sql "SELECT count(*) FROM plain WHERE $(values_condition q)")" != 0 ] ||
			continue
		api GET "$facets?$filters" && expect 200 &&
		counted >"$TRASH/counted" &&
		test_same "$TRASH/expected" "$TRASH/counted" || return 1
	done
'
test_expect_success 'a count is the length of the list that the value would give' '
	as anonymous && others="work_environment=remote&work_environment=hybrid" &&
	api GET "$facets?$others&day=Wed&project=oasis" && expect 200 &&
	{ reply ".day[] | \"\(.count) day=\(.value)&project=oasis&$others\"" &&
	reply ".skill[] | \"\(.count) skill=\(.value)&day=Wed&project=oasis&$others\"" &&
	reply ".project[] | \"\(.count) project=\(.value | @uri)&day=Wed&$others\"" &&
	reply ".work_environment[] | \"\(.count) work_environment=\(.value)&day=Wed&project=oasis\"" &&
	reply ".max_hours[] | \"\(.count) max_hours=\(.value)&day=Wed&project=oasis&$others\""
	} >"$TRASH/lists" && [ "$(wc -l <"$TRASH/lists")" -gt 15 ] &&
	while read -r count query; do
		ask "200 $count" GET "/api/listings/?limit=500&$query" || return 1
	done <"$TRASH/lists" && answers length
'

# --- searching ------------------------------------------------------------

test_expect_success 'long texts count for members only' '
	one=$(posting project_name=Kayak body="Paddle the aqueduct") &&
	as anonymous && api GET "$facets?q=aqueduct" && expect 200 ".total == 0" &&
	as volunteer && api GET "$facets?q=aqueduct" && expect 200 ".total == 1" &&
	expect 200 ".project == [{value: \"Kayak\", label: \"Kayak\", count: 1}]" &&
	as inactive && api GET "$facets?q=aqueduct" && expect 200 ".total == 0"
'
test_expect_success 'when nothing fits, what is spelled alike is counted' '
	as anonymous && api GET "$facets?q=kajak" && expect 200 ".total == 1" &&
	api GET "$facets?q=kajak&work_environment=hybrid" && expect 200 ".total == 0" &&
	expect 200 ".work_environment | map(.count) == [1, 0, 0]" &&
	api GET "$facets?q=kayak&work_environment=hybrid&max_hours=0" &&
	expect 200 ".total == 0 and .project == []" &&
	as volunteer && api GET "$facets?q=aquaduct" && expect 200 ".total == 0"
'

# --- who, how -------------------------------------------------------------

test_expect_success 'bad values are named in the order of the contract' '
	as anonymous && api GET "$facets?day=x&skill=x&q=$(printf "%0201d" 0)&max_hours=-1" &&
	expect 400 ".error.fields | keys_unsorted == [\"q\", \"skill\", \"max_hours\", \"day\"]" &&
	ask "400 Query string parse error - Null character." GET "$facets?q=%00" && answers
'
test_expect_success 'parameters that facets do not have are ignored' '
	api GET "$facets?limit=x&cursor=x&ordering=x&status=x&mine=x" && expect 200
'
test_expect_success 'an anonymous answer has a tag and may be asked for again' '
	as anonymous && api GET "$facets?day=Mon" && expect 200 &&
	[ "$(header Cache-Control)" = no-cache ] && tag=$(header ETag) &&
	api GET "$facets?day=Mon" -H "If-None-Match: $tag" && expect 304 &&
	as volunteer && api GET $facets && expect 200 && [ -z "$(header ETag)" ] &&
	[ "$(header Cache-Control)" = "private, no-store" ]
'
test_expect_success 'only reading is allowed' '
	as anonymous && api HEAD $facets && expect 200 && api OPTIONS $facets &&
	expect 200 ".name == \"Facets\"" &&
	[ "$(header Allow)" = "GET, HEAD, OPTIONS" ] &&
	api POST $facets "{}" && expect 405 && ask 404 GET /api/facets &&
	ask 404 GET "/api/facets/$python/" && answers
'
test_expect_success 'a posting of which nothing is kept ready would be missed: none is' '
	[ "$(sql "SELECT count(*) FROM opportunities")" = \
		"$(sql "SELECT count(*) FROM opportunity_search")" ]
'
test_expect_success 'more than 100 projects: the first hundred' '
	sql "INSERT INTO opportunities (role_id, body, min_hours_required,
		work_environment, status, project_name)
	SELECT \$\$$backend\$\$, \$\$b\$\$, 1, \$\$remote\$\$, \$\$open\$\$,
		\$\$Plan \$\$ || chr(65 + n / 26) || chr(65 + n % 26)
	FROM generate_series(0, 149) n" &&
	as anonymous && api GET $facets && expect 200 ".project | length == 100" &&
	expect 200 "[.project[] | [-.count, .label]] | . == sort"
'

test_done
