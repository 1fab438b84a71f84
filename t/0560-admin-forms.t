#!/bin/bash
# shellcheck disable=SC1112,SC2016,SC2034,SC2154 # commands in quotes, words of the page
test_description='/admin/: the forms to add and to change one record'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack admin
make_catalogue
O=ctj_api/opportunity

test_expect_success 'a project manager posts a draft with the least there is' '
	as pm && page $O/add/ && expect 200 &&
	shows "<title>Add Opportunity | CTJ admin</title>" &&
	send _save role=$backend body="Write the API" min_hours_required=8 \
		work_environment=remote &&
	expect 302 && at /admin/ctj_api/opportunity/ &&
	sql "SELECT status, created_by_id, body, min_hours_required,
		project_name, meeting_times IS NULL
		FROM opportunities" >"$TRASH/stored" &&
	echo "draft|$(id_of pm)|Write the API|8||t" >"$TRASH/wanted" &&
	test_same "$TRASH/wanted" "$TRASH/stored"
'
id=$(sql 'SELECT id FROM opportunities')

test_expect_success 'what is missing is said at its field, all at once, and what was typed stays' '
	page $O/add/ && send _save project_name="<b>Tools</b>" \
		body= min_hours_required=169 && expect 200 &&
	shows "<title>Error: " "Please correct the errors below." \
		"<a href=\"#id_role\">Role: This field is required.</a>" \
		"<a href=\"#id_body\">Description: This field is required.</a>" \
		"Hours per week: Ensure this value is less than or equal to 168." \
		"value=\"&lt;b&gt;Tools&lt;/b&gt;\"" "aria-invalid=\"true\"" &&
	test "$(sql "SELECT count(*) FROM opportunities")" = 1
'

test_expect_success 'the longest posting there can be is saved, in letters of four bytes' '
	wave=$(printf "🌊%.0s" $(seq 20000)) && name=${wave:0:255} &&
	page $O/add/ && send _save role=$backend project_name="$name" overview="$wave" \
		body="$wave" responsibilities="$wave" min_experience_required="${wave:0:50}" \
		min_hours_required=8 work_environment=remote \
		skill-0-id=Python skill-0-level=1 meeting-0-team="${wave:0:100}" meeting-0-day=Wed \
		meeting-0-start=10:00 meeting-0-end=11:00 && expect 302 &&
	[ "$(wc -c <"$TRASH/sent")" -gt 720000 ] && long=$(sql "SELECT id FROM opportunities
		WHERE char_length(overview || body || responsibilities) = 60000") &&
	page $O/$long/change/ && send _save overview="${wave}x" body="${wave}x" &&
	expect 200 && shows "Ensure this field has no more than 20000 characters." &&
	[ "$(grep -o "🌊x</textarea>" "$TRASH/body" | wc -l)" = 2 ] &&
	sql "DELETE FROM opportunities WHERE id = \$\$$long\$\$"
'

test_expect_success 'as much as a form may send comes back, whatever it turns into' '
	page $O/add/ && { printf "csrfmiddlewaretoken=$(token_of pm)&project_name=" &&
		head -c 1048450 /dev/zero | tr "\0" \"; } >"$TRASH/sent" &&
	api POST /admin/$O/add/ @"$TRASH/sent" -H "$form_type" >/dev/null && expect 200 &&
	shows "Ensure this field has no more than 255 characters." &&
	[ "$(grep -o "&quot;" "$TRASH/body" | wc -l)" = 1048450 ]
'

test_expect_success 'a list that no browser could ask for is not gone back to' '
	for button in _save _addanother; do
		page $O/add/ && send $button role=$backend body=Long \
			min_hours_required=8 work_environment=remote \
			"_changelist_filters=q=$(printf "%040000d" 0)" &&
		expect 302 && at "/admin/$O/(add/)?" || return 1
	done &&
	sends "/admin/$O/$id/status/" status=open \
		"next=/admin/?$(printf "%040000d" 0)" && expect 302 &&
	at "/admin/$O/$id/change/" &&
	sql "DELETE FROM opportunities WHERE body = \$\$Long\$\$;
		UPDATE opportunities SET status = \$\$draft\$\$"
'

test_expect_success 'a change is stored, with an entry in the log' '
	page $O/$id/change/ && expect 200 &&
	shows "Backend Engineer | Change Opportunity | CTJ admin" &&
	send _continue project_name="Civic Tech Jobs" && expect 302 &&
	at "/admin/$O/$id/change/" && follow &&
	shows "was changed successfully. You may edit it again below." &&
	test "$(sql "SELECT via, action, diff FROM admin_audit
		ORDER BY id DESC LIMIT 1")" = \
		"admin|change|[{\"f\": \"project_name\", \"n\": \"Civic Tech Jobs\", \"o\": \"\"}]"
'

test_expect_success 'experience is a usual answer or words of one'\''s own, and words are not lost' '
	E=min_experience_required && stored="SELECT $E FROM opportunities" &&
	page $O/$id/change/ && send _save "${E}_text=Some Rust" && expect 200 &&
	shows "Choose Other, or take away what is written there." "value=\"Some Rust\"" &&
	cp "$TRASH/body" "$TRASH/page" && send _save $E=other && expect 302 &&
	test "$(sql "$stored")" = "Some Rust" &&
	page $O/$id/change/ && send _save $E=junior && expect 302 &&
	test "$(sql "$stored")" = junior
'

test_expect_success 'whose it is is a link for those who may follow it, and no field of theirs' '
	as pm && page $O/$id/change/ && lacks "/admin/accounts/" "for=\"id_created_by\"" &&
	as staff && page $O/$id/change/ && shows "<select id=\"id_created_by\"" &&
	as pm2 && page $O/$id/change/ && shows "href=\"/admin/ctj_api/role/" &&
	lacks "/admin/accounts/" "0: to be agreed." && as pm
'

test_expect_success 'skills and meetings are rows' '
	page $O/$id/change/ &&
	send _save skill-0-id=Python skill-0-level=3 skill-TOTAL_FORMS=3 \
		meeting-0-team="Developers" meeting-0-day=Wednesday \
		meeting-0-start="12:30 pm" meeting-0-end=13:30 && expect 302 &&
	test "$(sql "SELECT skill_matrix FROM skill_matrices")" = \
		"{\"$python\": 3}" &&
	test "$(sql "SELECT meeting_times FROM opportunities")" = \
		"[{\"day\": \"Wed\", \"end\": \"13:30\", \"team\": \"Developers\", \"start\": \"12:30\"}]"
'

test_expect_success 'a form that shows them and is sent as it is changes nothing' '
	page $O/$id/change/ && shows "value=\"Python\"" "value=\"12:30\"" &&
	send _save && expect 302 &&
	test "$(sql "SELECT diff FROM admin_audit ORDER BY id DESC LIMIT 1")" = "[]"
'

test_expect_success 'a row that is wrong is named, with a link to its control' '
	page $O/$id/change/ &&
	send _save skill-0-level=6 meeting-0-start=25:00 && expect 200 &&
	shows "#id_skill-0-level" "Python: choose a level from 1 to 5." \
		"#id_meeting-0-start" "Time has wrong format." &&
	page $O/$id/change/ &&
	send _save skill-1-id=Pyton skill-1-level=2 && expect 200 &&
	shows "There is no skill “Pyton” in the catalogue. Choose another, or remove the row." &&
	page $O/$id/change/ &&
	send _save skill-1-id=PYTH skill-1-level=2 && expect 200 &&
	shows "There is no skill “PYTH” in the catalogue. Did you mean “Python”?" \
		"value=\"PYTH\""
'

test_expect_success 'a meeting past midnight ends the next day; more than 50 skills are too many' '
	page $O/$id/change/ && lacks "next day" &&
	send _continue meeting-0-start=23:00 meeting-0-end="12:30 am" && expect 302 &&
	follow && shows "value=\"00:30\"" "next day" &&
	sql "INSERT INTO skills (name) SELECT \$\$Skill \$\$ || n FROM generate_series(1, 51) n" &&
	page $O/$id/change/ && rows=() && for n in $(seq 51); do
		rows+=(skill-$n-id="Skill $n" skill-$n-level=1)
	done && send _save skill-TOTAL_FORMS=52 "${rows[@]}" && expect 200 &&
	shows "Skills: " "50" && page $O/$id/change/ && send _save meeting-0-start=12:30 \
		meeting-0-end=13:30 && expect 302 &&
	sql "DELETE FROM skills WHERE name LIKE \$\$Skill %\$\$"
'

test_expect_success 'a project that is there under another spelling is asked about' '
	other=$(posting) && page $O/$other/change/ &&
	send _save project_name="civic-tech jobs" && expect 302 && follow &&
	shows "Did you mean ‘Civic Tech Jobs’?" &&
	sql "DELETE FROM opportunities WHERE id = \$\$$other\$\$"
'

test_expect_success 'a curator gives a posting to another who can post, nobody else does' '
	as staff && page $O/$id/change/ && send _save created_by=$(id_of volunteer) &&
	expect 200 && shows "Owner: Select a valid choice." &&
	page $O/$id/change/ && send _save created_by=$(id_of pm2) && expect 302 &&
	owner="SELECT created_by_id FROM opportunities" &&
	test "$(sql "$owner")" = $(id_of pm2) && as pm2 && page $O/$id/change/ &&
	send _save created_by=$(id_of pm) && expect 302 &&
	test "$(sql "$owner")" = $(id_of pm2) && as staff && page $O/$id/change/ &&
	send _save created_by=$(id_of pm) && expect 302 && as pm
'

test_expect_success 'rows come without a script, and nothing is stored by it' '
	page $O/$id/change/ && send _addrow_skill project_name=Other &&
	expect 200 && shows "name=\"skill-4-id\"" "value=\"Other\"" &&
	lacks "There is a problem" &&
	test "$(sql "SELECT project_name FROM opportunities")" = "Civic Tech Jobs"
'

test_expect_success 'the catalogue is edited by curators, and seen by all who are admitted' '
	as pm && page ctj_api/skill/$python/change/ && expect 200 &&
	shows "View Skill" "Close" && lacks "name=\"_save\"" &&
	as staff && page ctj_api/skill/add/ &&
	send _addanother name="  Go " communities_of_practice=$engineering &&
	expect 302 && at /admin/ctj_api/skill/add/ &&
	test "$(sql "SELECT s.name, l.communityofpractice_id FROM skills s
		JOIN skills_communities_of_practice l ON l.skill_id = s.id
		WHERE s.name LIKE \$\$Go\$\$")" = \
		"Go|$engineering"
'

test_expect_success 'a name that is there already, in whatever case, is said to be' '
	page ctj_api/skill/add/ && send _save name=" pYTHON" && expect 200 &&
	shows "Skill with this Name already exists." \
		"<a href=\"/admin/ctj_api/skill/$python/change/\">Open <span dir=\"auto\">Python</span></a>"
'

test_expect_success 'a pop-up is bare, has one button, and says what was added' '
	as staff && page "ctj_api/role/add/?_popup=1" && expect 200 &&
	shows "name=\"_save\"" && lacks "name=\"_continue\"" "class=\"side" &&
	send _save title="<i>R</i>" community_of_practice=$engineering &&
	expect 200 && shows "Done, you may close this window" "data-id=" \
		"&lt;i&gt;R&lt;/i&gt;" && lacks "<i>R"
'

test_expect_success 'what describes a control is there, and is not empty' '
	as superuser && for path in $O/add/ $O/$id/change/ accounts/customuser/add/ \
		accounts/customuser/$(id_of pm)/change/; do
		page $path && expect 200 &&
		grep -o "aria-describedby=\"[^\"]*" "$TRASH/body" | cut -d\" -f2 | tr " " "\n" |
			sort -u >"$TRASH/described" && [ -s "$TRASH/described" ] || return 1
		while read -r name; do
			grep -q "id=\"$name\">[^<]" "$TRASH/body" ||
				{ echo "$path: nothing is said by $name" && return 1; }
		done <"$TRASH/described"
	done
'

test_expect_success 'a project is suggested from what was posted last, and no name twice' '
	sql "INSERT INTO opportunities (role_id, body, min_hours_required,
			work_environment, project_name, updated_at)
		SELECT \$\$$backend\$\$, \$\$x\$\$, 1, \$\$remote\$\$, \$\$Old \$\$ || n % 70,
			\$\$2020-01-01\$\$::timestamptz - n * interval \$\$1 day\$\$
		FROM generate_series(1, 140) n" &&
	as pm && page $O/add/ &&
	shows "<datalist id=\"project_name_list\"><option>Civic Tech Jobs<option>Old 1<option>Old 2<" &&
	lacks "<option>Old 69<" &&
	sql "DELETE FROM opportunities WHERE project_name LIKE \$\$Old %\$\$"
'

test_expect_success 'of more than 40 roles those are listed that one looks for' '
	sql "INSERT INTO roles (title, community_of_practice_id)
		SELECT \$\$Role \$\$ || n, \$\$$engineering\$\$ FROM generate_series(1, 1200) n" &&
	last=$(sql "SELECT id FROM roles WHERE title = \$\$Role 1199\$\$") &&
	as pm && page ctj_api/opportunity/add/ && shows "Find among 120" &&
	test "$(grep -o "<option value=\"[0-9a-f-]\{36\}\"" "$TRASH/page" | wc -l)" -le 60 &&
	send _find=role _find_role="role 1199" body="Kept" && expect 200 &&
	shows ">Role 1199</optgroup>" "Kept</textarea>" && lacks ">Role 1198<" "There is a problem" &&
	cp "$TRASH/body" "$TRASH/page" && send _continue role=$last \
		min_hours_required=2 work_environment=remote && expect 302 && follow &&
	shows "selected>Role 1199<" && sql "DELETE FROM roles WHERE title LIKE \$\$Role %\$\$"
'

test_done
