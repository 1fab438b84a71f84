#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='many rows at once: reviewed, permitted, in one transaction'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin
make_catalogue

list=/admin/ctj_api/opportunity/
a=$(posting project_name=Alpha)
b=$(posting project_name=Beta status=draft)
c=$(posting project_name=Gamma "created_by_id=$(id_of pm2)")
d=$(posting project_name=Delta status=closed)
e=$(posting project_name=Empty status=draft 'body= ')

# hidden NAME: the value of a hidden field of the page
hidden() {
	grep -o "name=\"$1\" value=\"[^\"]*\"" "$TRASH/body" |
		sed 's/.*value="//; s/"$//' | tail -n 1
}
# confirm [FIELD...]: presses the button of the page that asks
confirm() {
	local id fields=()

	while read -r id; do
		fields+=("_selected_action=$id")
	done < <(grep -o 'name="_selected_action" value="[^"]*"' \
		"$TRASH/body" | sed 's/.*value="//; s/"$//')
	[ -z "$(hidden select_across)" ] || fields+=(select_across=1)
	post "${here:-$list}" "action=$(hidden action)" post=yes \
		"_as_of=$(hidden _as_of)" "_expect=$(hidden _expect)" \
		"${fields[@]}" "$@"
}
states() {
	sql "SELECT string_agg(status, ' ' ORDER BY project_name)
		FROM opportunities WHERE project_name <> ''"
}
unchanged() {
	[ "$(states)" = 'open draft closed draft open' ] || {
		states
		return 1
	}
}

test_expect_success 'without an action, or without rows, nothing is done' '
	as pm && post $list _selected_action=$a action= && goes $list && follow &&
	shows "No action selected." "class=\"warning\"" && as pm &&
	post "$list?q=a" action=close && goes "$list[?]q=a" && follow &&
	shows "Items must be selected in order to perform actions on them. No items have been changed." &&
	grep -qi "^set-cookie: messages=; Max-Age=0" "$TRASH/headers" && unchanged
'
test_expect_success 'what is no id, no action, no right changes nothing' '
	as pm && post $list action=close _selected_action=junk && goes $list &&
	post $list action=nothing _selected_action=$a && goes $list &&
	post $list action=make_manager _selected_action=$a && goes $list &&
	post $list action=close _selected_action=$a post=yes && [ "$status" = 200 ] &&
	post $list action=close _selected_action=$a post=yes _as_of=now _expect=1 &&
	[ "$status" = 200 ] && unchanged &&
	post /admin/ctj_api/role/ action=delete_selected _selected_action=$backend \
		post=yes && [ "$status" = 403 ] &&
	[ "$(sql "SELECT count(*) FROM roles")" = 3 ] &&
	as volunteer && post $list action=close _selected_action=$a &&
	[ "$status" = 403 ] && unchanged
'
test_expect_success 'the page says what will change, and what will not and why' '
	as pm && post $list action=close _selected_action=$a _selected_action=$b \
		_selected_action=$c _selected_action=$d status=open &&
	[ "$status" = 200 ] && shows "Close: 1 opportunity" "Will change: 1" \
		"Backend Engineer @ Alpha" "Will be skipped: 3" "not yours" \
		"already closed" "is draft" && lacks "@ Gamma" && unchanged
'
test_expect_success 'confirmed, it is done, told and logged under one batch' '
	confirm && goes $list && follow &&
	shows "Closed 1 opportunity. Skipped" "not yours" "action=\"/admin/undo/" &&
	[ "$(states)" = "closed draft closed draft open" ] &&
	[ "$(sql "SELECT model, object_id, action, diff, via FROM admin_audit
		WHERE batch IS NOT NULL")" = \
	"opportunity|$a|change|[{\"f\": \"status\", \"n\": \"closed\", \"o\": \"open\"}]|admin" ]
'
test_expect_success 'and can be taken back, all of it, by whoever did it' '
	as pm && post $list action=publish _selected_action=$b && confirm && goes $list && follow &&
	undo=$(grep -o "/admin/undo/[^\"]*" "$TRASH/body") && as pm2 && post "$undo" &&
	[ "$status" = 404 ] && as pm && post "$undo" && [ "$status" = 302 ] &&
	[ "$(states)" = "closed draft closed draft open" ] &&
	[ "$(log_count "batch IS NOT NULL")" -ge 2 ]
'
test_expect_success 'sending it again finds nothing to do' '
	as pm && post $list action=close _selected_action=$a post=yes \
		_as_of=2099-01-01 _expect=1 && [ "$status" = 200 ] &&
	post $list action=close _selected_action=$a post=yes \
		"_as_of=2099-01-01 00:00:00+00" _expect=1 && [ "$status" = 200 ] &&
	shows "Meanwhile something changed" &&
	[ "$(log_count "object_id = \$\$$a\$\$")" = 1 ]
'
test_expect_success 'what changed after the page was drawn is asked again' '
	as pm && post $list action=reopen _selected_action=$a _selected_action=$d &&
	shows "Reopen: 2 opportunities" &&
	sql "UPDATE opportunities SET overview = \$\$new\$\$ WHERE id = \$\$$a\$\$" &&
	confirm && [ "$status" = 200 ] && shows "Meanwhile something changed" &&
	[ "$(states)" = "closed draft closed draft open" ] &&
	confirm && goes $list && [ "$(states)" = "open draft open draft open" ]
'
test_expect_success 'what is not complete is not published' '
	as pm && post $list action=publish _selected_action=$b _selected_action=$e &&
	shows "Publish: 1 opportunity" "not complete enough to publish" &&
	confirm && goes $list && [ "$(states)" = "open open open draft open" ]
'
# One by one the form's check judges them, together the statement does.
published() {
	sql "SELECT project_name FROM opportunities
		WHERE project_name LIKE \$\$try %\$\$ AND status = \$\$open\$\$
		ORDER BY 1"
}
test_expect_success 'of any postings the same are published, one by one and together' '
	sql "INSERT INTO opportunities (role_id, project_name, body, min_hours_required,
		work_environment, meeting_times, overview, created_by_id)
		SELECT \$\$$backend\$\$, format(\$\$try %s %s %s\$\$, h.n, b.n, o.n),
			b.body, h.hours, \$\$remote\$\$, CAST(o.meetings AS jsonb),
			o.overview, \$\$$(id_of pm)\$\$
		FROM (VALUES (1, 0), (2, 1)) h (n, hours),
		(SELECT n, CASE WHEN n <= 14 THEN chr(code) || chr(code)
				WHEN n = 15 THEN chr(code) || \$\$x\$\$ ELSE \$\$\$\$ END
			FROM unnest(ARRAY[9, 10, 13, 28, 31, 32, 133, 160, 5760, 8192,
				8203, 8239, 12288, 65279, 8232, 1])
			WITH ORDINALITY c (code, n)) b (n, body),
		(VALUES (1, NULL, \$\$\$\$), (2, \$\$[{\"when\": \"noon\"}, 5]\$\$, \$\$ \$\$),
			(3, \$\$[{\"day\":\"Wed\",\"start\":\"10:00\",\"end\":\"11:00\",
				\"cadence\": \"weekly\"}]\$\$, \$\$x\$\$))
			o (n, meetings, overview)" &&
	unknown=$(row skill_matrices "skill_matrix={\"$unknown_id\": 1}") &&
	sql "UPDATE opportunities SET skills_required_matrix_id = \$\$$unknown\$\$
		WHERE project_name = \$\$try 2 11 1\$\$" &&
	as pm && for try in $(sql "SELECT id FROM opportunities
			WHERE project_name LIKE \$\$try %\$\$"); do
		post "$list$try/status/" status=open &&
		case $status in 200 | 302) ;; *) return 1 ;; esac || return 1
	done && published >"$TRASH/single" &&
	sql "UPDATE opportunities SET status = \$\$draft\$\$
		WHERE project_name LIKE \$\$try %\$\$" &&
	here="$list?q=try&status__exact=draft" && post "$here" action=publish select_across=1 &&
	confirm && [ "$status" = 302 ] && published >"$TRASH/together" && here= &&
	test_same "$TRASH/single" "$TRASH/together" &&
	[ "$(sql "SELECT skill_matrix FROM skill_matrices
		WHERE id = \$\$$unknown\$\$")" = "{\"$unknown_id\": 1}" ] &&
	[ "$(tr "\n" , <"$TRASH/single")" = \
		"try 2 11 1,try 2 11 3,try 2 14 1,try 2 14 3,try 2 15 1,try 2 15 3," ] &&
	sql "DELETE FROM opportunities WHERE project_name LIKE \$\$try %\$\$"
'
test_expect_success 'many are still needed at once, if they are open, and each says so in its history' '
	as pm && post $list action=still_needed _selected_action=$a _selected_action=$c \
		_selected_action=$e && shows "Still needed: 1 opportunity" "not yours" \
		"is draft" && confirm && goes $list && follow &&
	shows "Confirmed 1 opportunity." && lacks "/admin/undo/" &&
	[ "$(sql "SELECT opportunity_id FROM admin_confirmed")" = "$a" ] &&
	[ "$(log_count "action = \$\$still_needed\$\$ AND object_id = \$\$$a\$\$")" = 1 ]
'
test_expect_success 'what the database refuses is told in words, and nothing is done' '
	sql "ALTER TABLE opportunities ADD CONSTRAINT opportunities_status_tried
			CHECK (status <> \$\$filled\$\$) NOT VALID" &&
	as pm && post $list action=mark_filled _selected_action=$a && confirm &&
	[ "$status" = 200 ] && shows "Status: This value is not allowed. Nothing was done." &&
	lacks status_tried && [ "$(states)" = "open open open draft open" ] &&
	sql "ALTER TABLE opportunities DROP CONSTRAINT opportunities_status_tried"
'
test_expect_success 'a curator changes anybody'\''s' '
	as staff && post $list action=mark_filled _selected_action=$a _selected_action=$c &&
	confirm && goes $list && [ "$(states)" = "filled open open draft filled" ]
'
test_expect_success 'all that match, not only the page' '
	sql "INSERT INTO opportunities (role_id, body, min_hours_required,
		work_environment, status, created_by_id)
		SELECT \$\$$backend\$\$, \$\$x\$\$, 1, \$\$hybrid\$\$, \$\$open\$\$,
		\$\$$(id_of pm)\$\$ FROM generate_series(1, 70)" &&
	as pm && here="$list?work_environment__in=hybrid" && get "$here" &&
	shows "All 70 that match, on every page" &&
	post "$here" action=put_on_hold select_across=1 &&
	shows "Put on hold: 70 opportunities" "and 50 more" "All that your filters leave" "Work environment: Hybrid<" &&
	confirm && goes "$list[?]work_environment__in=hybrid" &&
	[ "$(sql "SELECT count(*), count(DISTINCT a.batch) FROM admin_audit a
		JOIN opportunities o ON o.id::text = a.object_id
		WHERE o.status = \$\$on_hold\$\$")" = "70|1" ]
'
test_expect_success 'more than 20 are deleted only if their number is typed' '
	here="$list?work_environment__in=hybrid" && as pm &&
	post "$here" action=delete_selected select_across=1 &&
	shows "Will be deleted: 70" "type the number of rows" && confirm &&
	[ "$status" = 200 ] && shows "Type the number" &&
	confirm _typed=69 && [ "$status" = 200 ] && confirm _typed=70 &&
	goes "$list[?]*" && follow && shows "Successfully deleted 70 opportunities." &&
	lacks "/admin/undo/" &&
	[ "$(log_count "action = \$\$delete\$\$ AND diff::text LIKE \$\$%hybrid%\$\$")" = 70 ] &&
	here=
'
test_expect_success 'another person'\''s are skipped in a deletion, too' '
	as pm2 && post $list action=delete_selected _selected_action=$a _selected_action=$c &&
	shows "Delete: 1 opportunity" "not yours" && confirm && goes $list &&
	[ "$(sql "SELECT count(*) FROM opportunities WHERE id IN (\$\$$a\$\$, \$\$$c\$\$)")" = 1 ]
'
test_expect_success 'what others depend on withholds the button' '
	here=/admin/ctj_api/role/ && as staff && get $here &&
	post $here action=delete_selected _selected_action=$backend _selected_action=$sre &&
	shows "has opportunities" "protected" && lacks "Yes, I" &&
	post $here action=delete_selected _selected_action=$backend post=yes \
		"_as_of=2099-01-01 00:00:00+00" _expect=1 && [ "$status" = 200 ] &&
	[ "$(sql "SELECT count(*) FROM roles")" = 3 ] &&
	post $here action=delete_selected _selected_action=$sre && confirm && goes $here &&
	[ "$(sql "SELECT count(*) FROM roles")" = 2 ]
'
test_expect_success 'a deleted skill leaves the matrices, in the same transaction' '
	here=/admin/ctj_api/skill/ && matrix=$(row skill_matrices \
		"skill_matrix={\"$python\": 3, \"$react\": 2}") &&
	as staff && post $here action=delete_selected _selected_action=$python &&
	confirm && goes $here && [ "$(sql "SELECT skill_matrix FROM skill_matrices
		WHERE id = \$\$$matrix\$\$")" = "{\"$react\": 2}" ]
'
test_expect_success 'nobody deactivates or deletes oneself; who is deactivated is out' '
	here=/admin/accounts/customuser/ && as superuser &&
	post $here action=deactivate _selected_action=$(id_of superuser) \
		_selected_action=$(id_of pm2) && shows "yourself" "Deactivate: 1 user" &&
	confirm && goes $here && [ "$(sql "SELECT count(*) FROM sessions
		WHERE user_id = \$\$$(id_of pm2)\$\$")" = 0 ] &&
	post $here action=delete_selected _selected_action=$(id_of superuser) &&
	shows "yourself" && lacks "Yes, I" &&
	[ "$(sql "SELECT is_active FROM users WHERE id = \$\$$(id_of superuser)\$\$")" = t ] &&
	post $here action=make_manager _selected_action=$(id_of volunteer) && confirm &&
	[ "$(sql "SELECT \"isProjectManager\" FROM users WHERE name = \$\$Volunteer\$\$")" = t ]
'
test_expect_success 'the filters are told in words, references by their names' '
	here= && as pm && post "$list?role__id__exact=$backend&mine=true&q=engineer" \
		action=close select_across=1 && shows "All that your filters leave" \
		"Role: Backend Engineer" ">Mine<" "“engineer”" && lacks ": $backend"
'
test_expect_success 'too many at once are refused' '
	here= && sql "INSERT INTO opportunities (role_id, body, min_hours_required,
		work_environment, status) SELECT \$\$$backend\$\$, \$\$x\$\$, 1,
		\$\$in_person\$\$, \$\$open\$\$ FROM generate_series(1, 5001)" &&
	as staff && post "$list?work_environment__in=in_person" action=close select_across=1 &&
	goes "$list*" && follow && shows "narrow the filter" &&
	[ "$(sql "SELECT count(*) FROM opportunities WHERE status = \$\$open\$\$")" -ge 5001 ]
'

test_done
