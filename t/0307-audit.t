#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='every write leaves an entry that tells what changed'
. "$(dirname -- "$0")/lib/api.sh"
start_stack opportunities users
make_catalogue

# last FILTER: is it true of the newest entry?
last() {
	sql "SELECT to_jsonb(a) FROM admin_audit a ORDER BY id DESC LIMIT 1" \
		>"$TRASH/entry" && jq -e "$1" "$TRASH/entry" >/dev/null
}

test_expect_success 'a new posting: who, from where, every value' '
	as pm && api POST /api/opportunities/ "{\"role\": \"$sre\",
		\"body\": \"b\", \"min_hours_required\": 1,
		\"work_environment\": \"remote\", \"skills\": {\"$react\": 2}}" &&
	expect 201 && here=/api/opportunities/$(reply .id)/ &&
	last ".action == \"add\" and .via == \"api\" and .model == \"opportunity\"
		and .actor_label == \"pm@example.org\" and .actor_id == \"$(id_of pm)\"
		and .object_id == \"$(reply .id)\" and (.request_id | length) > 7
		and (.diff | map(select(.f == \"body\")) == [{f: \"body\", n: \"b\", o: null}])
		and (.diff | map(select(.f == \"skills\"))[0].n == {\"$react\": 2})"
'
test_expect_success 'a change: the columns that differ, and no others' '
	api PATCH "$here" "{\"body\": \"c\", \"min_hours_required\": 1}" &&
	last ".action == \"change\" and .diff == [{f: \"body\", o: \"b\", n: \"c\"}]"
'
test_expect_success 'a change of skills is told, though they stand elsewhere' '
	api PATCH "$here" "{\"skills\": {\"$react\": 3}}" &&
	last ".diff == [{f: \"skills\", o: {\"$react\": 2}, n: {\"$react\": 3}}]" &&
	api PATCH "$here" "{\"skills\": null}" &&
	last ".diff | map(select(.f == \"skills\")) ==
		[{f: \"skills\", o: {\"$react\": 3}, n: null}]" &&
	as volunteer && api PATCH /api/users/me/ "{\"skills\": {\"$python\": 1}}" &&
	last ".model == \"customuser\" and (.diff | map(select(.f == \"skills\"))
		== [{f: \"skills\", o: null, n: {\"$python\": 1}}])"
'
test_expect_success 'a deletion: all that went' '
	as pm && api PATCH "$here" "{\"skills\": {\"$react\": 4}}" &&
	api DELETE "$here" && expect 204 &&
	last ".action == \"delete\"
		and (.diff | map(select(.f == \"body\"))[0].o == \"c\")
		and (.diff | map(select(.f == \"skills\"))[0].o == {\"$react\": 4})"
'
test_expect_success 'what was refused leaves none' '
	count=$(sql "SELECT count(*) FROM admin_audit") &&
	api PATCH "$here" "{}" && expect 404 &&
	api POST /api/opportunities/ "{}" && expect 400 &&
	test "$count" = "$(sql "SELECT count(*) FROM admin_audit")"
'

test_done
