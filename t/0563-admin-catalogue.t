#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: the catalogue: what hangs on what, deletion, history'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack admin
make_catalogue
O=ctj_api/opportunity
matrix=$(row skill_matrices skill_matrix="{\"$python\": 3, \"$react\": 2}")
id=$(posting skills_required_matrix_id="$matrix")

test_expect_success 'a community with roles cannot be deleted, with whatever is posted' '
	as staff && page ctj_api/communityofpractice/$engineering/delete/ &&
	expect 200 && shows "cannot be deleted" "Backend Engineer" &&
	lacks "Yes, delete it" &&
	send post=yes && expect 200 && shows "cannot be deleted" &&
	test "$(sql "SELECT count(*) FROM community_of_practice")" = 3
'

test_expect_success 'a community is one of five, and of what is there no second' '
	page ctj_api/communityofpractice/add/ && expect 200 &&
	shows "value=\"data_science\"" && lacks "value=\"engineering\"" &&
	send _save practice_area=engineering && expect 200 &&
	page ctj_api/communityofpractice/add/ && send _save practice_area=moon &&
	expect 200 && sql "INSERT INTO community_of_practice (practice_area, description)
		VALUES (\$\$data_science\$\$, \$\$\$\$), (\$\$project_management\$\$, \$\$\$\$)" &&
	page ctj_api/communityofpractice/add/ && expect 200 &&
	shows "All of them exist already." &&
	sql "DELETE FROM community_of_practice WHERE practice_area
		IN (\$\$data_science\$\$, \$\$project_management\$\$)"
'

test_expect_success 'a role with listings goes only if another takes them, in the same transaction' '
	page ctj_api/role/$backend/delete/ && shows "cannot be deleted" \
		"Move them to" && send && expect 200 &&
	send move_to=$designer && expect 302 &&
	test "$(sql "SELECT role_id FROM opportunities")" = "$designer" &&
	test "$(sql "SELECT count(*) FROM roles WHERE id = \$\$$backend\$\$")" = 0 &&
	test "$(sql "SELECT diff->0->>\$\$f\$\$ FROM admin_audit
		WHERE model = \$\$opportunity\$\$")" = role_id &&
	page ctj_api/role/$designer/delete/ && send move_to=$unknown_id &&
	expect 200 && shows "cannot be deleted"
'

test_expect_success 'several skills come from one page, after a look at them' '
	as staff && page "ctj_api/skill/add/" && shows "Add several" &&
	page "ctj_api/skill/add/?several=1" && expect 200 &&
	send _review names="Go
 go
REACT
Elixir" communities_of_practice=$engineering && expect 200 &&
	shows "2 can be added. Nothing is added yet." \
		"Skill with this Name already exists." &&
	test "$(sql "SELECT count(*) FROM skills WHERE name = \$\$Go\$\$")" = 0 &&
	cp "$TRASH/body" "$TRASH/page" && send _add && expect 302 && follow &&
	shows "Added: 2. Left out: 1." &&
	test "$(sql "SELECT count(*) FROM skills s
		JOIN skills_communities_of_practice l ON l.skill_id = s.id
		WHERE s.name IN (\$\$Go\$\$, \$\$Elixir\$\$)")" = 2
'

test_expect_success 'several that came too late come back to the same page' '
	cookies="csrftoken=$(token_of staff)" &&
	api POST "/admin/ctj_api/skill/add/?several=1" "names=Perl%0D%0AAda" \
		-H "$form_type" && expect 200 && shows "Your session is over" &&
	api POST /admin/login/ "username=staff@example.org&password=${password// /+}&keep_target=/admin/ctj_api/skill/add/%3Fseveral=1&keep-names=Perl%0D%0AAda" \
		-H "$form_type" && expect 302 && as staff &&
	api GET "$(header Location)" && expect 200 && shows "Add several" "Perl" \
		"It is not saved yet." && lacks "can be added"
'

test_expect_success 'a skill belongs to a community at least' '
	page ctj_api/skill/add/ && send _save name=Alone && expect 200 &&
	shows "Communities: Choose at least one community." &&
	lacks "Communities<span class=\"optional\"> (optional)"
'

test_expect_success 'a skill says who asks for it, and curators who has it' '
	theirs=$(row skill_matrices skill_matrix="{\"$react\": 5}") &&
	sql "UPDATE users SET skills_learned_matrix_id = \$\$$theirs\$\$
		WHERE id = \$\$$(id_of volunteer)\$\$" &&
	page ctj_api/skill/$react/change/ && expect 200 &&
	shows "Listings: 1. People: 1." "Volunteer (volunteer@example.org)" \
		"level 5" && as pm && page ctj_api/skill/$react/change/ &&
	shows "Listings: 1. People: 1." && lacks volunteer@example.org &&
	sql "UPDATE users SET skills_learned_matrix_id = NULL" &&
	sql "DELETE FROM skill_matrices WHERE id = \$\$$theirs\$\$" &&
	as staff
'

test_expect_success 'deleting a skill says who uses it, and takes it off all of them' '
	page ctj_api/skill/$python/delete/ &&
	shows "Listings that ask for it: 1." "People who have it: 0." &&
	api GET /admin/ctj_api/skill/$python/delete/ >/dev/null &&
	test "$(sql "SELECT skill_matrix ? \$\$$python\$\$ FROM skill_matrices")" = t &&
	send && expect 302 &&
	test "$(sql "SELECT skill_matrix FROM skill_matrices")" = "{\"$react\": 2}"
'

test_expect_success 'whom that concerns has it in their history, and can have it back with the skill' '
	test "$(sql "SELECT count(DISTINCT batch), string_agg(model, \$\$ \$\$ ORDER BY model)
		FROM admin_audit WHERE batch = (SELECT batch FROM admin_audit
		WHERE action = \$\$delete\$\$ AND object_id = \$\$$python\$\$)")" = \
		"1|opportunity skill" &&
	page $O/$id/history/ && expect 200 && shows "Changed Skills." \
		"Skill deleted: Python" "<del>Unknown skill 3</del>" &&
	page ctj_api/skill/$react/change/ && shows "Listings: 1."
'

test_expect_success 'a matrix that somebody owns stays; an orphan may go' '
	page ctj_api/skillmatrix/$matrix/change/ && shows ">Close<" "<li>React 2<" && lacks "Unknown skill" &&
	page ctj_api/skillmatrix/$matrix/delete/ && shows "cannot be deleted" &&
	orphan=$(row skill_matrices skill_matrix="{}") &&
	page ctj_api/skillmatrix/$orphan/delete/ && send && expect 302 &&
	test "$(sql "SELECT count(*) FROM skill_matrices")" = 1 &&
	as pm && page ctj_api/skillmatrix/$matrix/change/ && expect 403
'

test_expect_success 'a superuser edits a matrix as lines of names, and wrong ones are refused' '
	as superuser && page ctj_api/skillmatrix/$matrix/change/ && expect 200 &&
	shows "React: 2" && send _save matrix_text="React: 4
Figma: 1" && expect 302 &&
	test "$(sql "SELECT skill_matrix->>\$\$$react\$\$, skill_matrix->>\$\$$figma\$\$
		FROM skill_matrices")" = "4|1" &&
	page ctj_api/skillmatrix/$matrix/change/ &&
	send _save matrix_text="React: 99" && expect 200 && shows "level from 1 to 5"
'

test_expect_success 'a curator, who may only look, reads the same names' '
	as staff && page ctj_api/skillmatrix/$matrix/change/ && expect 200 &&
	shows "<li>React 4</li>" "<li>Figma 1</li>" && lacks "Unknown skill"
'

test_expect_success 'a skill that is in no catalogue any more is shown, and kept unless removed' '
	sql "UPDATE skill_matrices SET skill_matrix =
		skill_matrix || jsonb_build_object(\$\$$unknown_id\$\$, 2)" &&
	as superuser && page ctj_api/skillmatrix/$matrix/change/ &&
	shows "1 unknown skill (removed from the catalogue) stays as it is." &&
	as pm && page $O/$id/change/ && expect 200 &&
	shows "Unknown skill (removed from the catalogue)" &&
	send _save project_name=Kept && expect 302 &&
	page $O/$id/change/ && send _save skill-0-level=1 && expect 302 &&
	test "$(sql "SELECT skill_matrix->>\$\$$unknown_id\$\$ FROM skill_matrices")" = 2 &&
	page $O/$id/change/ && kept=$(grep -o "skill-[0-9]*-kept" "$TRASH/page") &&
	send _save "${kept%-kept}-DELETE=on" && expect 302 &&
	test "$(sql "SELECT skill_matrix ? \$\$$unknown_id\$\$ FROM skill_matrices")" = f
'

test_expect_success 'a skill that leaves the catalogue while the form is open is named, and one goes on without it' '
	as pm && page $O/$id/change/ && send _save skill-1-id=Figma \
		skill-1-level=2 && expect 302 &&
	page $O/$id/change/ && cp "$TRASH/page" "$TRASH/open" && as staff &&
	page ctj_api/skill/$figma/delete/ && send && expect 302 && as pm &&
	cp "$TRASH/open" "$TRASH/page" && send _save overview=Later && expect 200 &&
	shows "“Figma” has left the catalogue meanwhile." "value=\"Figma\"" &&
	cp "$TRASH/body" "$TRASH/page" && grep -q "DELETE\" value=\"on\" checked" "$TRASH/page" &&
	send _save && expect 302 &&
	test "$(sql "SELECT overview FROM opportunities WHERE id = \$\$$id\$\$")" = Later
'

test_expect_success 'a meeting in an older format is shown, and never flattened' '
	odd=$(posting role_id=$designer meeting_times="[{\"when\": \"Tuesdays\"}, {\"day\":\"Wed\",\"start\":\"10:00\",\"end\":\"11:00\"}]") &&
	page $O/$odd/change/ && expect 200 &&
	shows "This meeting time is in an older format" "when: Tuesdays" &&
	send _save min_hours_required=9 && expect 302 &&
	test "$(sql "SELECT meeting_times->0 FROM opportunities
		WHERE id = \$\$$odd\$\$")" = "{\"when\": \"Tuesdays\"}" &&
	page $O/$odd/change/ && send _save meeting-1-end=12:00 && expect 302 &&
	test "$(sql "SELECT jsonb_array_length(meeting_times),
		meeting_times @> \$\$[{\"when\": \"Tuesdays\"}]\$\$,
		meeting_times @> \$\$[{\"end\": \"12:00\"}]\$\$
		FROM opportunities WHERE id = \$\$$odd\$\$")" = "2|t|t"
'

test_expect_success 'the history says what was and what came, and gives the old values back' '
	page $O/$odd/history/ && expect 200 &&
	shows "Changed Hours per week." "Changed Meetings." "History Opportunity" &&
	entry=$(sql "SELECT max(id) FROM admin_audit WHERE diff @>
		\$\$[{\"f\": \"min_hours_required\"}]\$\$") &&
	page "$O/$odd/change/?restore=$entry" && expect 200 &&
	shows "Hours per week is as it was before that change" && send _save && expect 302 &&
	test "$(sql "SELECT min_hours_required FROM opportunities
		WHERE id = \$\$$odd\$\$")" != 9 &&
	as volunteer && page $O/$odd/history/ && expect 302
'

test_expect_success 'that all of an entry comes back is said before, and what it is, and that no more does' '
	as pm && page $O/$odd/change/ && send _save project_name=Newer overview=Newer \
		responsibilities=Newer && expect 302 &&
	page $O/$odd/change/ && send _save body="Newest of all" && expect 302 &&
	page $O/$odd/history/ && shows ">Restore the 3 old values</a>" \
		">Restore the old value</a>" &&
	entry=$(sql "SELECT max(id) FROM admin_audit WHERE diff @>
		\$\$[{\"f\": \"overview\"}]\$\$") &&
	page "$O/$odd/change/?restore=$entry" &&
	shows "Overview, Project and Responsibilities are as they were before that change; all else is as it is now. Nothing is saved yet: Save keeps it." \
		"Newest of all" && lacks "value=\"Newer\"" &&
	as superuser && page accounts/customuser/$(id_of pm2)/password/ &&
	send password1="an other sentence" password2="an other sentence" && expect 302 &&
	page accounts/customuser/$(id_of pm2)/history/ && shows "Changed Password." &&
	lacks ">Restore" &&
	entry=$(sql "SELECT max(id) FROM admin_audit WHERE diff @>
		\$\$[{\"f\": \"password\"}]\$\$") &&
	page "accounts/customuser/$(id_of pm2)/change/?restore=$entry" && expect 404
'

test_expect_success 'deleting says what goes, changes nothing until told, and is remembered' '
	as pm && page $O/$odd/delete/ && expect 200 &&
	shows "Are you sure" "No, take me back" &&
	api POST /admin/$O/$odd/delete/ "x=1" -H "$form_type" >/dev/null &&
	expect 200 && send && expect 302 && follow &&
	shows "was deleted successfully." &&
	test "$(sql "SELECT count(*) FROM opportunities WHERE id = \$\$$odd\$\$")" = 0 &&
	test "$(sql "SELECT action FROM admin_audit ORDER BY id DESC LIMIT 1")" = delete &&
	page $O/$odd/change/ && expect 302 && follow &&
	shows "exist. Perhaps it was deleted?"
'

test_done
