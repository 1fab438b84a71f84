#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: two people at one record, the same form twice'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack --workers 4 admin
make_catalogue
O=ctj_api/opportunity
id=$(posting)
of() {
	sql "SELECT $1 FROM opportunities WHERE id = '$id'"
}
# open_as PERSON: each keeps the page that they opened
open_as() {
	as "$1" && page "$O/$id/change/" && cp "$TRASH/page" "$TRASH/$1"
}
send_as() {
	as "$1" && cp "$TRASH/$1" "$TRASH/page" && shift && send "$@"
}

test_expect_success 'who changes different fields does not meet, and is told' '
	open_as pm && open_as staff &&
	send_as staff _save min_hours_required=7 && expect 302 &&
	send_as pm _save project_name=Tools && expect 302 &&
	test "$(of "min_hours_required, project_name")" = "7|Tools" &&
	follow && shows "Meanwhile Staff changed Hours per week" "→ 7"
'

test_expect_success 'who changes the same field decides with both versions in sight' '
	open_as pm && open_as staff &&
	send_as staff _save body="Theirs is this" && expect 302 &&
	send_as pm _save body="Mine is that" overview=Kept && expect 409 &&
	shows "Staff changed this meanwhile" "Mine is that" "Theirs is this" \
		"Save choices" "Discard mine" &&
	test "$(of "body, overview")" = "Theirs is this|" &&
	cp "$TRASH/body" "$TRASH/conflict" && cp "$TRASH/body" "$TRASH/page" &&
	send _resolve _keep_body=theirs && expect 302 &&
	test "$(of "body, overview")" = "Theirs is this|Kept"
'

test_expect_success 'mine can be kept, and edited on that page' '
	open_as pm && open_as staff &&
	send_as staff _save body="Theirs again" && expect 302 &&
	send_as pm _save body="Mine again" && expect 409 &&
	cp "$TRASH/body" "$TRASH/page" &&
	send _resolve _text_body="Both, in one" && expect 302 &&
	test "$(of body)" = "Both, in one"
'

test_expect_success 'a status that somebody else changed is never passed over' '
	open_as pm && open_as staff &&
	send_as staff _save status=closed && expect 302 &&
	send_as pm _save project_name=Other && expect 409 && shows "Status" &&
	test "$(of status)" = closed
'

test_expect_success 'a record that was deleted meanwhile comes back as a draft, if one wants' '
	open_as pm && as staff &&
	page $O/$id/delete/ && send && expect 302 &&
	test "$(sql "SELECT count(*) FROM opportunities")" = 0 &&
	send_as pm _save project_name="Not lost" && expect 409 &&
	shows "was deleted meanwhile" "Not lost" "Create again" &&
	cp "$TRASH/body" "$TRASH/page" && send _continue && expect 302 &&
	test "$(sql "SELECT project_name, status FROM opportunities")" = \
		"Not lost|draft"
'

test_expect_success 'a form that is sent twice makes one record, and leads to it both times' '
	as pm && page $O/add/ && send _continue role=$backend body=Once \
		min_hours_required=3 work_environment=remote && expect 302 &&
	first=$(header Location) &&
	api POST /admin/$O/add/ @"$TRASH/sent" -H "$form_type" >/dev/null &&
	expect 302 && at "$first" &&
	test "$(sql "SELECT count(*) FROM opportunities WHERE body = \$\$Once\$\$")" = 1
'

test_expect_success 'the same at the same time is one record too' '
	page $O/add/ && send _addrow_skill role=$backend body=Race \
		min_hours_required=3 work_environment=remote &&
	sed "s/_addrow_skill=1/_save=1/" "$TRASH/sent" >"$TRASH/race" &&
	for n in 1 2 3 4; do
		curl -s -o /dev/null -w "%{http_code} %{redirect_url}\n" $STACK_CURL -H "Cookie: $cookies" \
			-H "X-CSRFToken: $(token_of pm)" -H "$form_type" \
			--data-binary @"$TRASH/race" \
			"$STACK_URL/admin/$O/add/" >>"$TRASH/answers" &
	done && wait $(jobs -p | tail -n 4) && cat "$TRASH/answers" &&
	test "$(grep -c "^302 http.*/admin/$O/" "$TRASH/answers")" = 4 &&
	test "$(sql "SELECT count(*) FROM opportunities WHERE body = \$\$Race\$\$")" = 1
'

# marked PERSON AGE: the form of the page was sent by that one, so long ago
marked() {
	sql "INSERT INTO admin_once (id, user_id, location, at) VALUES (
		'$(sed -n 's/.*name="_once" value="\([^"]*\)".*/\1/p' "$TRASH/page")',
		'$(id_of "$1")', '/admin/', now() - interval '$2')"
}
test_expect_success 'a form that another sent, or that was sent days ago, comes back and can be sent' '
	for by in "staff 1 minute" "pm 3 days"; do
		page $O/add/ && marked ${by%% *} "${by#* }" &&
		send _save role=$backend body="By $by" min_hours_required=3 \
			work_environment=remote && expect 200 &&
		shows "By $by" "Nothing is saved yet" &&
		cp "$TRASH/body" "$TRASH/page" && send _save && expect 302 &&
		test "$(sql "SELECT count(*) FROM opportunities
			WHERE body = \$\$By $by\$\$")" = 1 || return 1
	done
'

test_expect_success 'who began to edit a record is seen by the next' '
	id=$(posting) && as staff &&
	api POST /admin/$O/$id/presence/ "" -H "$form_type" >/dev/null &&
	expect 204 && as pm && page $O/$id/change/ &&
	shows "Staff began to edit this just now" &&
	as staff && page $O/$id/change/ && lacks "began to edit" &&
	sql "UPDATE admin_presence SET at = now() - interval \$\$14 minutes\$\$" &&
	as pm && page $O/$id/change/ && shows "began to edit this 14 minutes ago" &&
	sql "UPDATE admin_presence SET at = now() - interval \$\$16 minutes\$\$" &&
	page $O/$id/change/ && lacks "began to edit"
'

test_done
