#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: what its forms must survive'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack --proxy admin
make_catalogue
O=ctj_api/opportunity
U=accounts/customuser
id=$(posting)
row_of() {
	sql "SELECT to_jsonb(o) FROM opportunities o WHERE id = '$id'"
}
# posted PATH DATA: raw
posted() {
	api POST "/admin/$1" "$2" -H "$form_type" >/dev/null
}

test_expect_success 'markup is text wherever it comes back' '
	as pm && evil="<script>alert(1)</script>\"><img src=x onerror=1>" &&
	page $O/add/ && send _continue role=$backend body="$evil" \
		project_name="$evil" min_hours_required=3 \
		work_environment=remote meeting-0-team="$evil" \
		meeting-0-day=Mon meeting-0-start=10:00 meeting-0-end=11:00 &&
	expect 302 && new=$(id_in_location) && follow &&
	lacks "<script>alert" "<img src=x" &&
	for where in change history preview delete; do
		page $O/$new/$where/ && expect 200 &&
		lacks "<script>alert" "<img src=x" || return 1
	done
'

test_expect_success 'so it is where a row was loaded with it, as keys too' '
	loaded=$(row skill_matrices skill_matrix="{\"<img src=x>\": 2, \"\\\"><u>\": 1}") &&
	odd=$(posting skills_required_matrix_id=$loaded "created_by_id:=NULL" \
		"min_experience_required=<img src=x>" \
		"meeting_times=[{\"<img src=x>\": \"<img src=x>\"}, \"<img src=x>\"]") &&
	sql "INSERT INTO admin_audit (via, model, object_id, action, diff) VALUES
		(\$\$api\$\$, \$\$opportunity\$\$, \$\$$odd\$\$, \$\$change\$\$,
		\$\$[{\"f\": \"<img src=x>\", \"o\": {\"<img src=x>\": 1},
			\"n\": [{\"<img src=x>\": [\"<img src=x>\"]}]},
		{\"f\": \"meeting_times\", \"o\": [\"<img src=x>\"],
			\"n\": {\"<img src=x>\": 1}},
		{\"f\": \"skills\", \"o\": \"<img src=x>\",
			\"n\": {\"<img src=x>\": \"<img src=x>\"}}]\$\$)" &&
	as staff && for path in "" $O/ $O/$odd/change/ $O/$odd/history/ \
	    $O/$odd/delete/ $O/$odd/preview/ "$O/$odd/preview/?view=card" \
	    "$O/add/?copy=$odd" ctj_api/skillmatrix/ log/ \
	    "$O/?odd_meetings__exact=true" ctj_api/skillmatrix/$loaded/change/; do
		page "$path" && expect 200 && lacks "<img" "\"><u>" || return 1
	done &&
	page $O/$odd/change/ && send _save overview=Later && expect 302 &&
	test "$(sql "SELECT overview, skill_matrix ? \$\$<img src=x>\$\$,
		meeting_times->1 FROM opportunities o JOIN skill_matrices m
		ON m.id = o.skills_required_matrix_id
		WHERE o.id = \$\$$odd\$\$")" = "Later|t|\"<img src=x>\"" &&
	sql "DELETE FROM opportunities WHERE id = \$\$$odd\$\$" &&
	sql "DELETE FROM skill_matrices WHERE id = \$\$$loaded\$\$" && as pm
'

test_expect_success 'fields that no form has are ignored' '
	page $O/$id/change/ && send _save +id=$unknown_id \
		+created_at=2000-01-01 +updated_at=2000-01-01 \
		+created_by=$(id_of pm2) +opened_at=2000-01-01 \
		+skills_required_matrix=$unknown_id +is_superuser=on &&
	expect 302 &&
	test "$(sql "SELECT created_by_id, skills_required_matrix_id IS NULL,
		created_at > \$\$2020-01-01\$\$ FROM opportunities
		WHERE id = \$\$$id\$\$")" = "$(id_of pm)|t|t"
'

test_expect_success 'a project manager adds, and the posting is theirs whatever is sent' '
	page $O/add/ && send _save role=$backend body=Mine \
		min_hours_required=3 work_environment=remote \
		created_by=$(id_of pm2) && expect 302 &&
	test "$(sql "SELECT created_by_id FROM opportunities
		WHERE body = \$\$Mine\$\$")" = "$(id_of pm)"
'

test_expect_success 'choices that were not offered are field errors' '
	row_of >"$TRASH/before" && page $O/$id/change/ &&
	send _save status=secret work_environment=moon role=$unknown_id \
		min_hours_required=٥ closes_on=2026-02-30 && expect 200 &&
	shows "&quot;secret&quot; is not a valid choice." "Select a valid choice." \
		"A valid integer is required." "Date has wrong format." &&
	page $O/$id/change/ && send _save status="object does not exist" &&
	shows "&quot;object does not exist&quot; is not a valid choice." &&
	for level in 0 6 3.5 ５ -1 ""; do
		page $O/$id/change/ &&
		send _save skill-0-id=Python skill-0-level="$level" &&
		expect 200 && shows "choose a level from 1 to 5" || return 1
	done &&
	row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'rows without number, with a million, with gaps: nothing is erased' '
	page $O/$id/change/ && send _save skill-0-id=Python skill-0-level=2 &&
	expect 302 &&
	for total in 1000000 -1 x 99999999999999999999; do
		page $O/$id/change/ && send _save skill-TOTAL_FORMS="$total" &&
		expect 200 || return 1
	done &&
	page $O/$id/change/ && send _save -skill-TOTAL_FORMS && expect 200 &&
	shows "The form arrived incomplete. Nothing was saved." &&
	test "$(sql "SELECT skill_matrix FROM skill_matrices")" = "{\"$python\": 2}" &&
	page $O/$id/change/ && send _save skill-TOTAL_FORMS=9 \
		skill-8-id=React skill-8-level=1 && expect 302 &&
	test "$(sql "SELECT skill_matrix->>\$\$$react\$\$ FROM skill_matrices")" = 1
'

test_expect_success 'a form that was cut off erases nothing' '
	for lost in _end _version body overview project_name; do
		page $O/$id/change/ && send _save -$lost && expect 200 &&
		shows "The form arrived incomplete. Nothing was saved." ||
		return 1
	done
'

test_expect_success 'another one'"'"'s posting cannot be changed, closed, deleted or taken by its address' '
	own=$(posting created_by_id=$(id_of pm2)) &&
	row_of >"$TRASH/before" && as pm2 && page $O/$own/change/ &&
	sends /admin/$O/$id/change/ _save=1 body=Taken && expect 403 &&
	posted $O/$id/status/ status=closed && expect 403 &&
	posted $O/$id/delete/ post=yes && expect 403 &&
	posted $O/$id/presence/ "" && expect 403 &&
	row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after" &&
	page $O/$id/change/ && expect 200 && shows "View Opportunity" &&
	lacks "name=\"_save\""
'

test_expect_success 'who may only look can send nothing' '
	as pm && posted ctj_api/skill/$python/change/ "name=X&_version=1" &&
	expect 403 && posted ctj_api/skill/add/ name=X && expect 403 &&
	posted ctj_api/skill/$python/change/ "_saveasnew=1&name=X" && expect 403 &&
	posted ctj_api/role/$backend/delete/ post=yes && expect 403 &&
	test "$(sql "SELECT count(*) FROM skills")" = 3
'

test_expect_success 'somebody else'"'"'s stash, once and undo are not there' '
	as pm && page $O/$id/change/ && send _preview && expect 302 &&
	stash=$(header Location) && stash=${stash##*=} &&
	as pm2 && page "$O/add/?stash=$stash" && expect 404 &&
	page "$O/preview/?stash=$stash" && expect 404 &&
	page "$O/add/?stash=x" && expect 404 &&
	as pm && page "$O/add/?stash=$stash" && expect 200 &&
	sql "UPDATE admin_stash SET at = now() - interval \$\$25 hours\$\$" &&
	page "$O/add/?stash=$stash" && expect 404 &&
	page "$O/preview/?stash=$stash" && expect 404 && as pm2 &&
	once=$(sql "SELECT id FROM admin_once LIMIT 1") &&
	before=$(sql "SELECT count(*) FROM opportunities") &&
	page $O/add/ && send _save _once=$once role=$backend body=B \
		min_hours_required=3 work_environment=remote && expect 200 &&
	shows "This form was sent before. Nothing is saved yet" "B</textarea>" &&
	test "$(sql "SELECT count(*) FROM opportunities")" = "$before"
'

test_expect_success 'ids in odd spellings are no ids' '
	as pm && for odd in x 1 "${id^^}" "$id%00" "..%2f" "{$id}" "${id//-/}"; do
		api GET "/admin/$O/$odd/change/" >/dev/null &&
		[[ $status =~ ^(302|400|404)$ ]] || return 1
	done && page $O/$id/ && expect 302 && at /admin/$O/$id/change/
'

test_expect_success 'no GET changes a row, whatever its query says' '
	row_of >"$TRASH/before" &&
	for query in "change/?_save=1&status=closed&_method=POST" \
		"delete/?post=yes" "status/?status=closed"; do
		page "$O/$id/$query" && expect 200 || return 1
	done &&
	for path in presence/ ; do
		page $O/$id/$path && expect 405 || return 1
	done && row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'addresses to go to are ours, and have no line breaks' '
	for next in //evil /%5Cevil https:evil %2F%2Fevil "/a%0D%0AX: 1"; do
		posted $O/$id/status/ "status=zzz&next=$next" && expect 302 &&
		[[ $(header Location) == /admin/* ]] || return 1
	done &&
	page "$O/$id/change/" &&
	send _save "_changelist_filters=x%0d%0aSet-Cookie: a=b" && expect 302 &&
	at "/admin/$O/"
'

test_expect_success 'texts of the greatest length are taken, one more is not' '
	long=$(printf "é%.0s" $(seq 255)) && page $O/$id/change/ &&
	send _save project_name="$long" && expect 302 &&
	page $O/$id/change/ && send _save project_name="${long}x" &&
	expect 200 && shows "no more than 255 characters" &&
	page $O/$id/change/ &&
	send _save min_experience_required=other \
		min_experience_required_text="$(printf "%051d" 0)" && expect 200 &&
	shows "no more than 50 characters"
'

test_expect_success 'control characters are refused at their field' '
	page $O/$id/change/ && send _save project_name="a$(printf "\033")b" &&
	expect 200 && shows "contains characters that cannot be stored"
'

test_expect_success 'what is no text at all comes back in its form, with the field named and all else as typed' '
	row_of >"$TRASH/before" && page $O/$id/change/ &&
	send _addrow_skill overview="Typed at length" &&
	for bytes in %00 %FF %C0%80 %ED%A0%80 %F5%80%80%80; do
		sed "s/_addrow_skill=1/_save=1/; s/project_name=[^&]*/project_name=a$bytes/" \
			"$TRASH/sent" >"$TRASH/hostile" &&
		api POST /admin/$O/$id/change/ @"$TRASH/hostile" -H "$form_type" \
			>/dev/null && expect 200 && shows "Typed at length" \
			"Project: This field contains characters that cannot be stored." \
			"value=\"a�" || return 1
	done && row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after" &&
	sed "s/csrfmiddlewaretoken=[^&]*/csrfmiddlewaretoken=x/" "$TRASH/hostile" \
		>"$TRASH/forged" &&
	csrf=off api POST /admin/$O/$id/change/ @"$TRASH/forged" -H "$form_type" \
		>/dev/null && expect 403 &&
	posted $O/$id/status/ "status=closed&note=%FF" && expect 200 &&
	shows "The form contains characters that cannot be stored." &&
	posted $O/ "action=close&_selected_action=%FF" && expect 302 &&
	row_of >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'what is no text elsewhere is answered on its own page, and stored nowhere' '
	page "$O/?q=Map%FF" && expect 200 && shows "value=\"Map�\"" \
		"The address held characters that are no text." &&
	page "search/?q=a%C3" && expect 200 && shows "value=\"a�\"" &&
	page "$O/?role__id__exact=%FF" && expect 302 && at "/admin/$O/.e=1" &&
	page "$O/?q=$(printf "\377")x" && expect 200 && shows "value=\"�x\"" &&
	page account/ && before=$(sql "SELECT name FROM users
		WHERE id = \$\$$(id_of pm)\$\$") &&
	posted account/ "name=Pat%FF&time_zone=Europe%2FBerlin&rows=50&theme=" &&
	expect 200 && shows "This field contains characters that cannot be stored." \
		"value=\"Pat�\"" "Europe/Berlin" &&
	[ "$(sql "SELECT name FROM users WHERE id = \$\$$(id_of pm)\$\$")" = "$before" ] &&
	posted password_change/ "old_password=%FF&new_password1=%FF&new_password2=%FF" &&
	expect 200 && shows "<title>Error: " &&
	( as anonymous && cookies="csrftoken=$(token_of pm)" &&
	posted login/ "username=pm%FF%40example.org&password=%FF" && expect 200 &&
	shows "Please enter the correct username and password" \
		"value=\"pm�@example.org\"" )
'

test_expect_success 'a password that is no text is refused, not mended' '
	as superuser && page $U/$(id_of pm2)/password/ && send password1=aaaa password2=bbbb &&
	sed "s/password\([12]\)=[^&]*/password\1=a%FFlong%FFone%FF/g" "$TRASH/sent" \
		>"$TRASH/hostile" &&
	before=$(sql "SELECT md5(string_agg(password, \$\$ \$\$)) FROM users") &&
	api POST /admin/$U/$(id_of pm2)/password/ @"$TRASH/hostile" \
		-H "$form_type" >/dev/null && expect 200 &&
	shows "contains characters that cannot be stored" &&
	test "$(sql "SELECT md5(string_agg(password, \$\$ \$\$)) FROM users")" = "$before" &&
	as pm
'

test_expect_success 'without the database nothing is lost that was typed' '
	page $O/$id/change/ && stack_line reset &&
	send _save body="A long text, typed" && expect 503 &&
	shows "What you typed" "<dt>Description</dt>" "A long text, typed" &&
	lacks TOTAL_FORMS "<dd class=\"typed\" dir=\"auto\">$backend" && stack_line pass
'

opened() {
	page "$O/$id/change/" && expect 200
}
test_expect_success 'who may not save any more has what was typed, and nothing is saved' '
	stack_until opened &&
	sql "UPDATE opportunities SET created_by_id = NULL WHERE id = \$\$$id\$\$" &&
	send _save body="Mine no more" && expect 403 &&
	shows "No permission" "<dt>Description</dt>" "Mine no more" &&
	test "$(sql "SELECT count(*) FROM opportunities
		WHERE body = \$\$Mine no more\$\$")" = 0
'

test_done
