#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='what is taken back, and what the database refuses'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack admin opportunities
make_catalogue
O=ctj_api/opportunity
S=ctj_api/skill
last_batch() {
	sql "SELECT batch FROM admin_audit WHERE batch IS NOT NULL
		ORDER BY id DESC LIMIT 1"
}
# undo BATCH: and looks at the page that it leads to
undo() {
	api POST "/admin/undo/$1/" "" -H "$form_type" >/dev/null
	expect 302 && follow
}
name_of() {
	sql "SELECT name FROM skills WHERE id = '$1'"
}

test_expect_success 'what a rule forbids by now is left, and the page names the row and the rule' '
	as staff && page $S/$python/change/ && send _save name=Snake && expect 302 &&
	batch=$(last_batch) && row skills name=python && undo $batch &&
	shows "Undone: 0. Not allowed any more: 1. “Snake”: Name: Skill with this Name already exists." &&
	lacks "Changed again" && test "$(name_of $python)" = Snake &&
	sql "DELETE FROM skills WHERE name = \$\$python\$\$" && undo $batch &&
	shows "Undone: 1." && test "$(name_of $python)" = Python
'

test_expect_success 'of what has gone the page speaks without an id' '
	id=$(posting) && as pm && page $O/$id/change/ &&
	send _save role=$designer && expect 302 && batch=$(last_batch) &&
	as staff && page ctj_api/role/$backend/delete/ && send && expect 302 &&
	as pm && undo $batch && lacks "$backend" &&
	shows "Role: What was chosen does not exist any more."
'

test_expect_success 'after a day nothing is undone, and a save that changed nothing says so' '
	as staff && page $S/$python/change/ && send _save && expect 302 &&
	page $S/$python/history/ && shows "No fields changed." &&
	page $S/$python/change/ && send _save name=Boa && expect 302 &&
	batch=$(last_batch) && sql "UPDATE admin_audit
		SET at = now() - interval \$\$25 hours\$\$ WHERE batch = \$\$$batch\$\$" &&
	api POST /admin/undo/$batch/ "" -H "$form_type" >/dev/null && expect 404 &&
	test "$(name_of $python)" = Boa
'

test_expect_success 'a history has pages of 50, and the filter goes along' '
	sql "INSERT INTO admin_audit (via, model, object_id, action, diff)
		SELECT \$\$api\$\$, \$\$skill\$\$, \$\$$react\$\$, \$\$change\$\$, \$\$[]\$\$
		FROM generate_series(1, 51)" &&
	page "$S/$react/history/?action=change" &&
	shows "href=\"?action=change&amp;p=2\">Older<" \
		"href=\"?action=change&amp;p=1\" aria-current=\"page\">Changed<" &&
	test "$(grep -o "<time" "$TRASH/body" | wc -l)" = 50 &&
	page "$S/$react/history/?action=change&p=2" &&
	shows "href=\"?action=change&amp;p=1\">Newer<" &&
	test "$(grep -o "<time" "$TRASH/body" | wc -l)" = 1
'

test_expect_success 'four who add the same skill at once: one has it, the others are told' '
	page $S/add/ && send _save name=Elm communities_of_practice=$engineering \
		-csrfmiddlewaretoken && sql "DELETE FROM skills WHERE name = \$\$Elm\$\$" &&
	for n in 1 2 3 4; do
		sed "s/_once=[^&]*/_once=/" "$TRASH/sent" >"$TRASH/add-$n" &&
		curl -s -o "$TRASH/told-$n" -w "%{http_code}\n" $STACK_CURL \
			-H "Cookie: $cookies" -H "X-CSRFToken: $(token_of staff)" \
			-H "$form_type" --data-binary @"$TRASH/add-$n" \
			"$STACK_URL/admin/$S/add/" >>"$TRASH/codes" &
	done && wait $(jobs -p | tail -n 4) && sort "$TRASH/codes" | tr "\n" " " &&
	test "$(sort "$TRASH/codes" | tr "\n" " ")" = "200 200 200 302 " &&
	test "$(grep -l "Skill with this Name already exists." "$TRASH"/told-* | wc -l)" = 3
'

test_expect_success 'what only the database refuses takes everything with it, and is said' '
	as staff && page $S/$react/change/ && send _save name=Preact && expect 302 &&
	sql "ALTER TABLE skills ADD CONSTRAINT no_react CHECK (name <> \$\$React\$\$)" &&
	undo $(last_batch) && shows "class=\"error\"" \
		"Nothing was undone. “Preact”: A rule of the database does not allow this." &&
	test "$(name_of $react)" = Preact
'

test_expect_success 'so it is in a form, and among several' '
	page $S/$react/change/ && send _save name=React && expect 200 &&
	shows "A rule of the database does not allow this." "value=\"React\"" &&
	page "$S/add/?several=1" && send _review names="Go
React" communities_of_practice=$engineering && expect 200 &&
	cp "$TRASH/body" "$TRASH/page" && send _add && expect 200 &&
	shows "A rule of the database does not allow this." "1 can be added." &&
	test "$(sql "SELECT count(*) FROM skills WHERE name = \$\$Go\$\$")" = 0
'

test_expect_success 'what was deleted comes back from the log, with its id, owner, skills and history' '
	matrix=$(row skill_matrices skill_matrix="{\"$figma\": 5}") &&
	lost=$(posting role_id=$designer project_name=Lost skills_required_matrix_id=$matrix) &&
	as pm && page $O/$lost/delete/ && send && expect 302 &&
	entry=$(sql "SELECT max(id) FROM admin_audit WHERE action = \$\$delete\$\$") &&
	api POST /admin/recreate/$entry/ "" -H "$form_type" >/dev/null && expect 403 &&
	as superuser && page "log/?action=delete" && shows "/admin/recreate/$entry/" &&
	api POST /admin/recreate/$entry/ "" -H "$form_type" >/dev/null && expect 302 &&
	at /admin/$O/$lost/change/ && follow && shows "is there again." &&
	test "$(sql "SELECT project_name, created_by_id, skill_matrix->>\$\$$figma\$\$
		FROM opportunities o JOIN skill_matrices m
		ON m.id = o.skills_required_matrix_id
		WHERE o.id = \$\$$lost\$\$")" = "Lost|$(id_of pm)|5" &&
	page $O/$lost/history/ && shows "Deleted." "Added." "Recreated" &&
	api POST /admin/recreate/$entry/ "" -H "$form_type" >/dev/null && expect 302 &&
	follow && shows "is there already."
'

test_expect_success 'not by another number, not after 90 days, not what nobody can add, not against a rule' '
	for number in 0 x 99999999 1; do
		api POST /admin/recreate/$number/ "" -H "$form_type" >/dev/null &&
		expect 404 || return 1
	done &&
	sql "DELETE FROM opportunities WHERE id = \$\$$lost\$\$" &&
	sql "UPDATE admin_audit SET at = now() - interval \$\$91 days\$\$ WHERE id = $entry" &&
	api POST /admin/recreate/$entry/ "" -H "$form_type" >/dev/null && expect 404 &&
	page accounts/customuser/$(id_of volunteer)/delete/ && send && expect 302 &&
	gone=$(sql "SELECT max(id) FROM admin_audit WHERE action = \$\$delete\$\$") &&
	api POST /admin/recreate/$gone/ "" -H "$form_type" >/dev/null && expect 404 &&
	page ctj_api/skill/$figma/delete/ && send && expect 302 &&
	gone=$(sql "SELECT max(id) FROM admin_audit WHERE action = \$\$delete\$\$") &&
	row skills name=figma && api POST /admin/recreate/$gone/ "" -H "$form_type" >/dev/null &&
	expect 302 && follow && shows "“Figma” was not recreated. Name: Skill with this Name already exists." &&
	sql "DELETE FROM skills WHERE name = \$\$figma\$\$" &&
	api POST /admin/recreate/$gone/ "" -H "$form_type" >/dev/null && expect 302 &&
	test "$(sql "SELECT id FROM skills WHERE name = \$\$Figma\$\$")" = $figma &&
	test "$(sql "SELECT count(*) FROM skills_communities_of_practice
		WHERE skill_id = \$\$$figma\$\$")" -gt 0
'

# Somebody puts it back, and has not come to the end until another waits for it.
put_back() {
	until_waited_for "INSERT INTO skills (id, name) VALUES ('$1', 'Figma')"
}
test_expect_success 'two who recreate the same at once: the second is told that it is there' '
	sql "DELETE FROM skills WHERE id = \$\$$figma\$\$" &&
	{ put_back $figma & putting=$!; } && stack_until waits_for PgSleep &&
	api POST /admin/recreate/$gone/ "" -H "$form_type" >/dev/null && expect 302 &&
	at /admin/ctj_api/skill/$figma/change/ && follow && shows "is there already." &&
	wait $putting
'

# Another transaction holds what the save needs second, and asks for what the
# save has first, once the save waits for it.
cross() {
	# theirs finds the deadlock
	until_waited_for "SET LOCAL deadlock_timeout = '30s';
		UPDATE skill_matrices SET created_at = created_at
			WHERE id = '$1'" \
		"UPDATE opportunities SET openings = 7 WHERE id = '$2'"
}
test_expect_success 'a save that another transaction stands in the way of is done once more, whole' '
	matrix=$(row skill_matrices skill_matrix="{\"$figma\": 1}") &&
	id=$(posting role_id=$designer skills_required_matrix_id=$matrix) &&
	as pm && page $O/$id/change/ && { cross $matrix $id & crossing=$!; } &&
	stack_until waits_for PgSleep &&
	send _save skill-0-level=4 overview=Crossed && wait $crossing && expect 302 &&
	test "$(sql "SELECT overview, openings, skill_matrix->>\$\$$figma\$\$
		FROM opportunities o JOIN skill_matrices m
		ON m.id = o.skills_required_matrix_id
		WHERE o.id = \$\$$id\$\$")" = "Crossed|7|4" &&
	grep -q transaction_again "$STACK/events.log"
'

test_expect_success 'so is a write of the API' '
	again=$(grep -c transaction_again "$STACK/events.log") &&
	{ cross $matrix $id & crossing=$!; } && stack_until waits_for PgSleep &&
	api PATCH /api/opportunities/$id/ "{\"skills\": {\"$figma\": 2}}" && expect 200 &&
	wait $crossing && test "$(sql "SELECT skill_matrix->>\$\$$figma\$\$
		FROM skill_matrices WHERE id = \$\$$matrix\$\$")" = 2 &&
	test "$(grep -c transaction_again "$STACK/events.log")" -gt $again
'

# A listing of the role is being stored, until somebody waits for that.
arrive() {
	until_waited_for "INSERT INTO opportunities (role_id, body,
		min_hours_required, work_environment, project_name)
		VALUES ('$1', 'x', 1, 'remote', 'Arrived')"
}
test_expect_success 'a listing that comes while its role is being deleted keeps both, one or many' '
	role=$(row roles title=Brief community_of_practice_id=$engineering) && as staff &&
	page ctj_api/role/$role/delete/ && { arrive $role & arriving=$!; } && stack_until waits_for PgSleep &&
	send && wait $arriving && expect 200 && shows "Nothing was deleted." "has opportunities" &&
	sql "DELETE FROM opportunities WHERE project_name = \$\$Arrived\$\$" &&
	{ arrive $role & arriving=$!; } && stack_until waits_for PgSleep &&
	api POST /admin/ctj_api/role/ "action=delete_selected&_selected_action=$role&post=yes&_as_of=2099-01-01%2000:00:00%2B00&_expect=1" \
		-H "$form_type" >/dev/null && wait $arriving && expect 200 &&
	shows "Meanwhile something changed." &&
	test "$(sql "SELECT count(*) FROM opportunities o JOIN roles r ON r.id = o.role_id
		WHERE r.title = \$\$Brief\$\$")" = 1
'

test_done
