#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='q: what is found, by whom, and what when nothing fits'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack opportunities listings

test_expect_success 'there are four postings, one of them a draft' '
	make_catalogue &&
	matrix() { row skill_matrices "skill_matrix={\"$1\": 3}"; } &&
	oasis=$(posting "project_name=Food Oasis" body="Draw maps of groceries" \
		overview="Près de la rivière" responsibilities="Mends bridges" \
		skills_required_matrix_id=$(matrix $python)) &&
	tables=$(posting "project_name=Open Tables" role_id=$designer \
		body="Interview neighbours" skills_required_matrix_id=$(matrix $figma)) &&
	cafe=$(posting "project_name=Café Civique" role_id=$sre body="Keep it up" \
		skills_required_matrix_id=$(matrix $react)) &&
	draft=$(posting "project_name=Zeppelin" status=draft body="Zeppelins" \
		skills_required_matrix_id=$(matrix $python))
'

# finds RESOURCE NAME... -- Q...: each Q lists just the postings in these variables
finds() {
	local resource=$1 names=() expected

	shift
	while [ "$1" != -- ]; do
		names+=("${!1}")
		shift
	done
	shift
	expected=$(printf '%s\n' "${names[@]}" | jq -Rnc '[inputs | select(. != "")] | sort')
	for q; do
		ask "200 $expected" GET "/api/$resource/?q=$(jq -rn --arg q "$q" '$q | @uri')"
	done
	answers '[.[].id] | sort'
}

test_expect_success 'role, project, skill and community are found, without case and by stem' '
	as anonymous &&
	finds listings oasis -- food FOODS "backend oasis" python "Engineers python" &&
	finds listings tables -- figma "open table" designers &&
	finds listings cafe -- devops reliability react
'
test_expect_success 'words are ANDed; or, phrases and minus are understood' '
	as anonymous && finds listings oasis tables -- "python or figma" &&
	finds listings oasis cafe -- engineer "engineer -figma" &&
	finds listings cafe -- "engineer -python" "\"site reliability\"" &&
	finds listings tables cafe -- -python &&
	finds listings tables -- "\"open tables\" or \"tables open\""
'
test_expect_success 'a slash is a space, in what is written and in what is asked' '
	as anonymous && finds listings tables -- ui/ux "ux ui" ux "UI / UX" "ui/ux designer/open"
'
test_expect_success 'accents make no difference, on either side' '
	as anonymous && finds listings cafe -- cafe café CAFÉ "civique" &&
	as volunteer && finds opportunities oasis -- riviere rivière "pres riviere"
'
test_expect_success 'members search the long texts too' '
	as volunteer && finds opportunities oasis -- groceries bridge mended map &&
	finds opportunities tables -- interviewing &&
	finds opportunities oasis tables -- "bridges or neighbour"
'
test_expect_success 'the public list never does, whoever asks: hidden text cannot be probed' '
	for one in anonymous volunteer pm; do
		as $one && finds listings -- groceries interview riviere \
			bridges || return 1
	done &&
	as pm && finds listings oasis cafe tables -- -groceries -bridges
'
test_expect_success 'a draft is found by those who list it' '
	as anonymous && finds listings -- zeppelin && as pm &&
	finds opportunities -- zeppelin &&
	api GET "/api/opportunities/?status=draft&q=zeppelin" &&
	expect 200 "length == 1" &&
	api GET "/api/opportunities/?mine=true&q=zeppelin" && expect 200 "length == 1" &&
	as volunteer && api GET "/api/opportunities/?status=draft&q=zeppelin" &&
	expect 200 ". == []"
'

# --- when nothing fits ----------------------------------------------------

test_expect_success 'what nothing fits finds what is spelled alike' '
	as anonymous && finds listings oasis -- pyhton pithon Pythn &&
	finds listings tables -- figmma && finds listings cafe -- realiability &&
	as volunteer && finds opportunities oasis -- pyhton
'
test_expect_success 'spelling is compared with public text, in no other' '
	as volunteer && finds opportunities -- groseryes xylophon
'
test_expect_success 'one row that fits is enough to compare no spelling' '
	as anonymous && finds listings oasis -- python &&
	other=$(posting "project_name=Pythn") && finds listings other -- pythn &&
	sql "DELETE FROM opportunities WHERE id = \$\$$other\$\$"
'
test_expect_success 'even one that other filters hide' '
	as anonymous && api GET "/api/listings/?q=python&work_environment=hybrid" &&
	expect 200 ". == []" &&
	api GET "/api/listings/?q=pyhton&work_environment=hybrid" && expect 200 ". == []" &&
	api GET "/api/listings/?q=pyhton&work_environment=remote" && expect 200 "length == 1"
'
test_expect_success 'but not one that the list could never show' '
	as anonymous && hidden=$(posting project_name=Pyhton status=closed) &&
	finds listings oasis -- pyhton && as pm &&
	api GET "/api/opportunities/?status=closed&q=pyhton" &&
	expect 200 ".[0].id == \$id and length == 1" --arg id "$hidden" &&
	sql "UPDATE opportunities SET status = \$\$open\$\$, closes_on = today() - 1
		WHERE id = \$\$$hidden\$\$" &&
	as anonymous && finds listings oasis -- pyhton &&
	sql "UPDATE opportunities SET closes_on = NULL WHERE id = \$\$$hidden\$\$" &&
	finds listings hidden -- pyhton &&
	sql "DELETE FROM opportunities WHERE id = \$\$$hidden\$\$"
'
test_expect_success 'words that say nothing are compared by spelling too' '
	as anonymous && api GET "/api/listings/?q=the+of" && expect 200 &&
	api GET "/api/listings/?q=%22%22" && expect 200 ". == []"
'
test_expect_success 'what is spelled alike comes in pages too' '
	as anonymous && second=$(posting skills_required_matrix_id=$(matrix $python)) &&
	api GET "/api/listings/?q=pyhton&limit=1" && expect 200 "length == 1" &&
	one=$(reply ".[0].id") && link=$(header Link) &&
	api GET "$(sed "s/^<//; s/>.*//" <<<"$link")" && expect 200 "length == 1" &&
	[ "$(reply ".[0].id")" != "$one" ] && [ -z "$(header Link)" ] &&
	sql "DELETE FROM opportunities WHERE id = \$\$$second\$\$"
'

# --- what is kept ready is right ------------------------------------------

# kept: the rows kept are those there ought to be
kept() {
	[ "$(sql "SELECT count(*) FROM (TABLE opportunity_search EXCEPT
		TABLE opportunity_search_now) s")" = 0 ] &&
	[ "$(sql "SELECT count(*) FROM (TABLE opportunity_search_now EXCEPT
		TABLE opportunity_search) s")" = 0 ]
}

good="{\"role\": \"0197c0de-0002-7000-8000-000000000001\", \"body\": \"Sail\",
	\"min_hours_required\": 3, \"work_environment\": \"remote\", \"status\": \"open\",
	\"project_name\": \"Regatta\", \"skills\": {\"0197c0de-0003-7000-8000-000000000002\": 2},
	\"meeting_times\": [{\"day\": \"Fri\", \"start\": \"18:00\", \"end\": \"19:00\"}]}"

test_expect_success 'a posting is found as soon as it is posted, and as it is changed' '
	kept && as pm && api POST /api/opportunities/ "$good" && expect 201 &&
	new=$(reply .id) && kept && as volunteer &&
	finds opportunities new -- regatta sail "react regatta" && as pm &&
	api PATCH /api/opportunities/$new/ "{\"project_name\": \"Marina\"}" &&
	expect 200 && kept && finds opportunities new -- marina "sails" &&
	api PATCH /api/opportunities/$new/ "{\"skills\": {\"$figma\": 1}}" &&
	expect 200 && kept && finds opportunities new -- "marina figma" &&
	finds opportunities new -- "marina -react" &&
	api PATCH /api/opportunities/$new/ "{\"skills\": null, \"body\": \"Row\",
		\"role\": \"$sre\", \"meeting_times\": null, \"status\": \"draft\"}" &&
	expect 200 && kept && api DELETE /api/opportunities/$new/ &&
	expect 204 && kept
'
test_expect_success 'a skill, a role, a community by another name are found by that' '
	as anonymous &&
	sql "UPDATE skills SET name = \$\$Ruby\$\$ WHERE id = \$\$$python\$\$" &&
	kept && finds listings oasis -- ruby &&
	sql "UPDATE roles SET title = \$\$Gardener\$\$ WHERE id = \$\$$designer\$\$" &&
	kept && finds listings tables -- gardeners &&
	sql "UPDATE roles SET community_of_practice_id = \$\$$devops\$\$
		WHERE id = \$\$$backend\$\$" && kept &&
	sql "UPDATE community_of_practice SET practice_area = \$\$data_science\$\$
		WHERE id = \$\$$devops\$\$" && kept &&
	finds listings oasis cafe -- "data science"
'
test_expect_success 'what goes takes its words along' '
	sql "DELETE FROM skills WHERE id = \$\$$figma\$\$" && kept &&
	sql "INSERT INTO skills (id, name) VALUES (\$\$$figma\$\$, \$\$Figma\$\$)" &&
	kept && sql "DELETE FROM skill_matrices" && kept &&
	sql "DELETE FROM roles WHERE id = \$\$$sre\$\$" && kept
'
test_expect_success 'who renames and who posts at the same time leave nothing stale' '
	{ until_waited_for "UPDATE skills SET name = '"'Perl'"'
		WHERE id = '"'\$python'"'" & } &&
	stack_until waits_for PgSleep &&
	as pm && api POST /api/opportunities/ "${good/000000000002\": 2/000000000001\": 2}" &&
	expect 201 && wait $! && kept &&
	sql "SELECT public_text FROM opportunity_search WHERE opportunity_id =
		\$\$$(reply .id)\$\$" | grep Perl
'

test_expect_success 'a search that finds its connection dead goes out once more' '
	as anonymous && api GET "/api/listings/?q=sails" && expect 200 &&
	sql "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE application_name = \$\$ctj:listings\$\$
		AND datname = current_database()" >"$TRASH/ended" &&
	grep t "$TRASH/ended" && api GET "/api/listings/?q=perl" &&
	expect 200 "length > 0"
'

# --- hostile --------------------------------------------------------------

test_expect_success 'a q of 10,000 characters is refused in clear words' '
	as anonymous && api GET "/api/listings/?q=$(printf "%05000d" 0)" && expect 400 \
		".error.fields.q == [\"Ensure this field has no more than 200 characters.\"]" &&
	api GET "/api/listings/?q=$(printf "%010000d" 0)" &&
	[[ $status == 4?? ]] && expect "$status" ".error.code"
'
strange() {
	cat <<-'EOF'
	a & | ! b
	:* <-> <2> ( ) ((((
	!!!!!!
	"""""
	python:*
	a:A & b:D
	\ \\ \'
	'; DROP TABLE users; --
	%_%
	-
	- - -a -b -c
	or or or
	$1 $2 :q :caller
	{}[]()<>
	''"''
	🦀 ﷽ 中文 ½ ﬁ
	EOF
}

test_expect_success 'what looks like a program for the parser is words' '
	as volunteer &&
	strange >"$TRASH/strange" &&
	while IFS= read -r q; do
		q=$(jq -rn --arg q "$q" "\$q | @uri") &&
		ask 200 GET "/api/opportunities/?q=$q" &&
		ask 200 GET "/api/listings/?q=$q" || return 1
	done <"$TRASH/strange" && answers
'
test_expect_success 'neither are 200 characters of anything too many' '
	as anonymous && for part in - "- " "-\"\" " "(" "\"" "-a " "or " "a or " "é" "🦀" "½"; do
		q=$(perl -CSDA -e "print substr(\$ARGV[0] x 200, 0, 200)" -- "$part") &&
		ask 200 GET "/api/listings/?q=$(jq -rn --arg q "$q" "\$q | @uri")" ||
			return 1
	done && answers && ask "400 Query string parse error - Null character." \
		GET "/api/listings/?q=a%00b" && answers
'
test_expect_success 'texts of 20,000 characters of anything can be posted and found' '
	as pm && words=$(perl -e "print join(q( ), map { sprintf q(w%x-x%x/y%x.z), \$_, \$_, \$_ } 1 .. 1000)" |
		head -c 20000) &&
	long=$(printf "%020000d" 7) && high=$(perl -CO -e "print chr(0x33c2) x 20000") &&
	api POST /api/opportunities/ "$(jq -n --argjson good "$good" \
		--arg a "$words" --arg b "$long" --arg c "$high" \
		"\$good | .body = \$a | .overview = \$b | .responsibilities = \$c")" &&
	expect 201 && here=$(reply .id) && finds opportunities here -- w3e8-x3e8 &&
	kept
'

test_done
