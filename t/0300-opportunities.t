#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/opportunities/: who sees what, who may do what'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack opportunities

list=/api/opportunities/
no_row='404 No Opportunity matches the given query.'
not_yours='403 You do not have permission to perform this action.'
sign_in='403 Authentication credentials were not provided.'

test_expect_success 'there are postings in every state, of several people' '
	make_catalogue && open=$(posting) && draft=$(posting status=draft) &&
	closed=$(posting status=closed) && held=$(posting status=on_hold) &&
	filled=$(posting status=filled) &&
	expired=$(posting closes_on:="today() - 1") &&
	other=$(posting status=draft "created_by_id=$(id_of pm2)") &&
	mine=$(posting status=draft "created_by_id=$(id_of volunteer)") &&
	mine_open=$(posting "created_by_id=$(id_of volunteer)") &&
	nobodys=$(posting status=draft created_by_id:=NULL)
'

# reads EXPECTED ID...: by id
reads() {
	local expected=$1 id

	shift
	for id; do
		ask "$expected" GET "$list$id/"
	done
}

test_expect_success 'members see open rows, expired ones too, and their own' '
	as volunteer && reads 200 $open $expired $mine $mine_open &&
	reads "$no_row" $draft $closed $held $filled $other $nobodys && answers
'
test_expect_success 'project managers see every row' '
	as pm && reads 200 $open $draft $closed $held $filled $expired $other \
		$mine $mine_open $nobodys && answers &&
	as pm2 && reads 200 $open $draft $other $mine $nobodys && answers
'
test_expect_success 'staff and superusers are members here, no more' '
	for one in staff superuser; do
		as $one && reads 200 $open $expired &&
		reads "$no_row" $draft $closed $mine &&
		ask "$not_yours" POST $list "{}" &&
		ask "$not_yours" PATCH "$list$open/" "{}" &&
		ask "$not_yours" DELETE "$list$open/" &&
		ask "$no_row" DELETE "$list$draft/" && answers || return 1
	done
'
test_expect_success 'who is not signed in, or no longer active, sees nothing' '
	for one in anonymous inactive; do
		as $one && reads "$sign_in" $open $draft $unknown_id &&
		ask "$sign_in" GET $list && ask "$sign_in" POST $list "{}" &&
		ask "$sign_in" PATCH "$list$open/" "{}" &&
		ask "$sign_in" DELETE "$list$open/" && answers || return 1
	done
'
test_expect_success 'a hidden draft is byte for byte a row that does not exist' '
	as volunteer && api GET "$list$draft/" && expect 404 &&
	cp "$TRASH/body" "$TRASH/hidden" &&
	sed "/^Date:/d;/^X-Request-ID:/d" "$TRASH/headers" >"$TRASH/hidden.h" &&
	api GET "$list$unknown_id/" && expect 404 &&
	test_same "$TRASH/hidden" "$TRASH/body" &&
	sed "/^Date:/d;/^X-Request-ID:/d" "$TRASH/headers" >"$TRASH/unknown.h" &&
	test_same "$TRASH/hidden.h" "$TRASH/unknown.h"
'

cat >"$TRASH/good" <<END
{"role": "0197c0de-0002-7000-8000-000000000001", "body": "Write good code",
 "min_hours_required": 8, "work_environment": "remote"}
END
good=$(cat "$TRASH/good")

test_expect_success 'a manager posts a draft and gets it back, with its place' '
	as pm && api POST $list "$good" && expect 201 "
		.created_by == \"pm@example.org\" and .status == \"draft\" and
		.role_title == \"Backend Engineer\" and .opened_at == null and
		.updated_at == .created_at" &&
	id=$(reply .id) && [[ $id =~ ^.{14}7 ]] &&
	[ "$(header Location)" = "$list$id/" ] && cp "$TRASH/body" "$TRASH/made" &&
	api GET "$list$id/" && expect 200 && test_same "$TRASH/made" "$TRASH/body"
'
test_expect_success 'what was not sent has its default' '
	expect 200 ".project_name == \"\" and .overview == \"\" and
		.responsibilities == \"\" and .min_experience_required == \"\" and
		.meeting_times == null and .skills_required_matrix == null and
		.skill_names == [] and .skills == {} and .openings == 1 and
		.closes_on == null"
'
test_expect_success 'everything can be sent at once' '
	api POST $list "{\"role\": \"$sre\", \"body\": \"b\", \"overview\": \"o\",
		\"responsibilities\": \"r\", \"min_experience_required\": \"junior\",
		\"min_hours_required\": 168, \"work_environment\": \"in_person\",
		\"project_name\": \"Ops\", \"status\": \"open\", \"openings\": 99,
		\"closes_on\": \"2099-12-31\", \"skills\": {\"$python\": 5},
		\"meeting_times\": []}" && expect 201 "
		.overview == \"o\" and .responsibilities == \"r\" and
		.min_experience_required == \"junior\" and .openings == 99 and
		.min_hours_required == 168 and .project_name == \"Ops\" and
		.work_environment == \"in_person\" and .status == \"open\" and
		.closes_on == \"2099-12-31\" and .skill_names == [\"Python\"] and
		.skills == {\"$python\": 5} and .meeting_times == [] and
		.opened_at == .created_at"
'
test_expect_success 'nobody but a manager posts' '
	for one in volunteer staff superuser; do
		as $one && ask "$not_yours" POST $list "$good" && answers || return 1
	done && [ 12 = "$(sql "SELECT count(*) FROM opportunities")" ]
'

test_expect_success 'only the creator changes it, manager or not' '
	as pm && ask 200 PATCH "$list$open/" "{\"body\": \"by pm\"}" &&
	ask 200 PUT "$list$draft/" "$good" &&
	ask "$not_yours" PATCH "$list$other/" "{\"body\": \"x\"}" &&
	ask "$not_yours" PUT "$list$mine_open/" "$good" &&
	ask "$not_yours" PATCH "$list$nobodys/" "{}" && answers &&
	as pm2 && ask "$not_yours" PATCH "$list$open/" "{}" &&
	ask 200 PATCH "$list$other/" "{}" && answers &&
	as volunteer && ask "$not_yours" PATCH "$list$open/" "{\"body\": \"x\"}" &&
	ask "$no_row" PATCH "$list$draft/" "{\"body\": \"x\"}" &&
	ask "$no_row" PUT "$list$closed/" "$good" &&
	ask 200 PATCH "$list$mine/" "{\"body\": \"by me\"}" &&
	ask 200 PUT "$list$mine_open/" "$good" && answers &&
	[ 0 = "$(sql "SELECT count(*) FROM opportunities WHERE body = \$\$x\$\$")" ]
'
test_expect_success 'what a write answers is what is read afterwards' '
	as pm && api PATCH "$list$open/" "{\"overview\": \"new\"}" && expect 200 "
		.overview == \"new\" and .body == \"by pm\" and
		.created_by == \"pm@example.org\"" &&
	cp "$TRASH/body" "$TRASH/made" && api GET "$list$open/" &&
	test_same "$TRASH/made" "$TRASH/body"
'
test_expect_success 'PUT asks for the required fields and keeps the optional ones' '
	as pm && api PUT "$list$open/" "{}" && expect 400 "
		.error.fields == ([\"role\", \"body\", \"min_hours_required\",
			\"work_environment\"] |
			map({(.): [\"This field is required.\"]}) | add)" &&
	api PATCH "$list$open/" "{\"status\": \"open\", \"openings\": 7,
		\"closes_on\": \"2099-01-01\", \"overview\": \"kept\"}" &&
	api PUT "$list$open/" "$good" && expect 200 ".status == \"open\" and
		.openings == 7 and .closes_on == \"2099-01-01\" and
		.overview == \"kept\" and .body == \"Write good code\""
'
test_expect_success 'PATCH {} is fine and makes a new version' '
	as pm && api GET "$list$open/" && before=$(reply .updated_at) &&
	api PATCH "$list$open/" "{}" && expect 200 &&
	[[ $(reply .updated_at) > $before ]] && api PATCH "$list$open/" &&
	expect 200
'
test_expect_success 'any status may follow any other' '
	as pm && for one in open closed on_hold filled draft; do
		for next in open closed on_hold filled draft; do
			ask 200 PATCH "$list$open/" "{\"status\": \"$one\"}" &&
			ask "200 \"$next\"" PATCH "$list$open/" \
				"{\"status\": \"$next\"}" || return 1
		done
	done && answers .status
'
test_expect_success 'the posting date is when it was opened last' '
	as pm && api PATCH "$list$held/" "{\"status\": \"open\"}" &&
	expect 200 ".opened_at != null" && first=$(reply .opened_at) &&
	api PATCH "$list$held/" "{\"status\": \"open\", \"body\": \"b\"}" &&
	[ "$(reply .opened_at)" = "$first" ] &&
	api PATCH "$list$held/" "{\"status\": \"closed\"}" &&
	[ "$(reply .opened_at)" = "$first" ] &&
	api PATCH "$list$held/" "{\"status\": \"open\"}" &&
	[[ $(reply .opened_at) > $first ]]
'

test_expect_success 'any manager deletes; a creator who is none does not' '
	as volunteer && ask "$not_yours" DELETE "$list$mine/" &&
	ask "$not_yours" DELETE "$list$mine_open/" &&
	ask "$not_yours" DELETE "$list$expired/" &&
	ask "$no_row" DELETE "$list$draft/" && answers && as pm2 &&
	for id in $draft $mine $nobodys; do
		ask 204 DELETE "$list$id/" && ask "$no_row" GET "$list$id/" &&
		ask "$no_row" DELETE "$list$id/" || return 1
	done && answers
'
test_expect_success 'its matrix goes with it' '
	as pm && api PATCH "$list$closed/" "{\"skills\": {\"$python\": 1}}" &&
	matrix=$(reply .skills_required_matrix) &&
	api DELETE "$list$closed/" && expect 204 && [ ! -s "$TRASH/body" ] &&
	[ 0 = "$(sql "SELECT count(*) FROM skill_matrices
		WHERE id = \$\$$matrix\$\$")" ]
'
test_expect_success 'a posting whose creator left says null, and stays' '
	sql "DELETE FROM users WHERE name = \$\$Pm2\$\$" && as pm &&
	api GET "$list$other/" && expect 200 ".created_by == null"
'

test_done
