#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: from draft to closed, the publish check, preview, duplicate'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack admin
make_catalogue
O=ctj_api/opportunity
status_of() {
	sql "SELECT status FROM opportunities WHERE id = '$1'"
}
id=$(posting status=draft body="Short.")
# once TEXT...: the page says each of them, and says it once
once() {
	for text; do
		test "$(grep -oF -e "$text" "$TRASH/body" | wc -l)" = 1 || return 1
	done
}

test_expect_success 'what volunteers would miss is listed before it is published, not after' '
	as pm && page $O/$id/change/ && shows "name=\"_publish\"" "Save draft" &&
	send _publish && expect 200 &&
	shows "It asks for no skills." "It names no meetings." \
		"It names nobody to contact" \
		"The description is short: under 80 characters." \
		"name=\"_publish_anyway\"" &&
	test "$(status_of $id)" = draft
'

test_expect_success 'each point is told once, and leads to its field' '
	once ">It asks for no skills.</a>" ">It names no meetings.</a>" \
		"It asks for no skills." "It names no meetings." \
		"It names nobody to contact" "The description is short" &&
	grep -o "<li><a href=\"#[a-z_]*\">It " "$TRASH/body" |
	grep -o "id_[a-z_]*" | while read -r field; do
		shows " id=\"$field\"" || exit 1
	done
'

test_expect_success 'what it is about, what one does, what is left to fill in, whether it is over' '
	poor=$(posting status=draft closes_on=2020-01-01 \
		body="$(printf "Much to do.\n\nDuration: …\nContact: …")") &&
	posting project_name= >/dev/null && page $O/$poor/change/ && send _publish && expect 200 &&
	shows "It names no project." "It says nothing about the project." \
		"It names no responsibilities." "places to fill in left" \
		"The last day it is listed is over." \
		"The same role and project are open already." &&
	page $O/$id/change/ && send _publish
'

test_expect_success 'it may be published anyway; saving as open only says what is missing' '
	cp "$TRASH/body" "$TRASH/page" && send _publish_anyway && expect 302 &&
	test "$(status_of $id)" = open && follow &&
	shows "was changed successfully" "It asks for no skills." &&
	other=$(posting status=draft) && page $O/$other/change/ &&
	send _save status=open && expect 302 && test "$(status_of $other)" = open
'

test_expect_success 'an open listing needs an hour at least, and a description' '
	new=$(posting status=draft min_hours_required=0) &&
	page $O/$new/change/ && send _publish && expect 200 &&
	shows "An open listing needs at least 1 hour a week." &&
	test "$(status_of $new)" = draft &&
	sends "/admin/$O/$new/status/" status=open && expect 200 &&
	shows "An open listing needs at least 1 hour a week." &&
	test "$(status_of $new)" = draft
'

test_expect_success 'one button leads on, with a note for the log, and can be undone' '
	page $O/$id/change/ && shows "Mark filled" "Put on hold" &&
	sends "/admin/$O/$id/status/" status=filled note="Found Grace" &&
	expect 302 && test "$(status_of $id)" = filled &&
	test "$(sql "SELECT note FROM admin_audit ORDER BY id DESC LIMIT 1")" = \
		"Found Grace" &&
	batch=$(sql "SELECT batch FROM admin_audit ORDER BY id DESC LIMIT 1") &&
	follow && shows "/admin/undo/$batch/" &&
	api POST /admin/undo/$batch/ "" -H "$form_type" >/dev/null &&
	expect 302 && test "$(status_of $id)" = open
'

test_expect_success 'only what leads on from where a posting is is offered, and done' '
	closed=$(posting status=closed) && page $O/$closed/status/ &&
	shows ">Reopen<" && lacks ">Publish<" ">Mark filled<" ">Still needed<" &&
	sends "/admin/$O/$closed/status/" status=filled && expect 302 && follow &&
	shows "not possible any more" && test "$(status_of $closed)" = closed &&
	entries=$(sql "SELECT count(*) FROM admin_audit WHERE object_id = \$\$$closed\$\$") &&
	test "$entries" = 0
'

test_expect_success 'who did not do it cannot undo it, and nobody undoes what changed since' '
	batch=$(sql "SELECT batch FROM admin_audit ORDER BY id DESC LIMIT 1") &&
	as pm2 && api POST /admin/undo/$batch/ "" -H "$form_type" >/dev/null &&
	expect 404 && as pm &&
	api POST /admin/undo/$unknown_id/ "" -H "$form_type" >/dev/null &&
	expect 404 &&
	sql "UPDATE opportunities SET openings = 2 WHERE id = \$\$$id\$\$" &&
	api POST /admin/undo/$batch/ "" -H "$form_type" >/dev/null &&
	expect 302 && test "$(status_of $id)" = open && follow &&
	shows "Undone: 0. Changed again meanwhile, and left as they are: 1."
'

test_expect_success 'still needed is remembered' '
	page $O/$id/change/ &&
	api POST /admin/$O/$id/status/ still_needed=1 -H "$form_type" >/dev/null &&
	expect 302 && follow && shows ": Still needed." &&
	test "$(sql "SELECT opportunity_id FROM admin_confirmed")" = $id && page $O/$id/history/ &&
	shows "Confirmed as still needed." && sql "DELETE FROM admin_confirmed" &&
	draft=$(posting status=draft) &&
	api POST /admin/$O/$draft/status/ still_needed=1 -H "$form_type" >/dev/null &&
	expect 302 && follow &&
	shows "not possible any more" &&
	test "$(sql "SELECT count(*) FROM admin_confirmed")" = 0
'

test_expect_success 'what is over is posted again, what runs is duplicated' '
	page $O/$id/change/ && shows ">Duplicate<" && lacks ">Post again<" &&
	over=$(posting status=closed) && page $O/$over/change/ &&
	shows "add/?copy=$over\">Post again<" && lacks ">Duplicate<"
'

test_expect_success 'a copy asks for as many people, and says what it cannot take along' '
	rich=$(posting openings=3 meeting_times="[{\"when\": \"Tuesdays\"}]") &&
	page "$O/add/?copy=$rich" && shows "name=\"openings\"" \
		"older format, and is not copied" "when: Tuesdays" &&
	send _continue && expect 302 && copy=$(id_in_location) &&
	test "$(sql "SELECT openings, meeting_times IS NULL FROM opportunities
		WHERE id = \$\$$copy\$\$")" = "3|t"
'
test_expect_success 'a copy is a draft of mine, and not stored before it is saved' '
	before=$(sql "SELECT count(*) FROM opportunities") &&
	as pm2 && page "$O/add/?copy=$id" && expect 200 &&
	shows "Copied from Backend Engineer" "Nothing is saved yet." "Short." &&
	test "$(sql "SELECT count(*) FROM opportunities")" = "$before" &&
	send _continue && expect 302 && copy=$(id_in_location) &&
	test "$(sql "SELECT status, created_by_id FROM opportunities
		WHERE id = \$\$$copy\$\$")" = "draft|$(id_of pm2)"
'

test_expect_success 'saving as new makes a second draft, and leaves the first alone' '
	as pm && page $O/$id/change/ && send _saveasnew project_name=Second &&
	expect 302 && new=$(id_in_location) && test "$new" != "$id" &&
	test "$(status_of $new)" = draft && test "$(status_of $id)" = open &&
	test "$(sql "SELECT project_name FROM opportunities
		WHERE id = \$\$$id\$\$")" = ""
'

test_expect_success 'the preview has the words and sections of the site, and says who sees it' '
	page $O/$id/preview/ && expect 200 &&
	shows "Preview – volunteers see this now" "What you will do" \
		"How to take part" "To be agreed with the team." &&
	page $O/$id/change/ &&
	send _preview body="See https://example.org/x. And javascript:alert(1)" &&
	expect 302 && at "/admin/$O/preview/\?stash=[0-9a-f-]{36}" && follow &&
	shows "<a href=\"https://example.org/x\" rel=\"nofollow noopener ugc\">" \
		"And javascript:alert(1)" "Back to the form" &&
	test "$(sql "SELECT body FROM opportunities WHERE id = \$\$$id\$\$")" = Short.
'

test_expect_success 'back at the form it is as it was typed; nobody else can open it' '
	back=$(grep -o "href=\"[^\"]*change/?stash=[^\"]*\"" "$TRASH/body" |
		sed "s/href=\"//; s/\"//") &&
	page "${back#/admin/}" && expect 200 &&
	shows "See https://example.org/x." "It is not saved yet." &&
	as pm2 && page "$O/add/?stash=${back##*=}" && expect 404
'

test_expect_success 'the preview does not say that volunteers see what they do not' '
	as pm && page $O/$id/change/ &&
	sends "/admin/$O/preview-fragment/" && expect 200 &&
	shows "volunteers do not see this: not saved yet" &&
	page $O/$id/change/ && send _preview && follow &&
	shows "volunteers do not see this: not saved yet" &&
	past=$(posting "closes_on=2020-01-01") && page $O/$past/preview/ &&
	shows "volunteers do not see this: open, expired" && lacks "see this now"
'

test_expect_success 'the preview is a card too, on a phone too, and for a volunteer whose levels one makes up' '
	asked=$(row skill_matrices skill_matrix="{\"$python\": 3, \"$react\": 2}") &&
	fit=$(posting skills_required_matrix_id=$asked) &&
	api GET "/admin/$O/$fit/preview/?view=card&width=phone" && expect 200 &&
	shows "class=\"preview phone\"" && lacks "How to take part" &&
	api GET "/admin/$O/$fit/preview/?level-0=3&level-1=1" && expect 200 &&
	shows "<strong>Nearly there</strong>, if hours and meetings suit: 1 of 2 skills met." \
		"3, met" "1, below" "view=card&amp;level-0=3&amp;level-1=1" &&
	api GET "/admin/$O/$fit/preview/?level-0=9&level-1=x" && expect 200 &&
	lacks "skills met"
'

test_expect_success 'a new role can be added from the form, which comes back with it' '
	as staff && page $O/add/ && shows "name=\"_add_role\"" &&
	send _add_role body="Kept text" && expect 302 &&
	at "/admin/ctj_api/role/add/\?back=.*" && follow &&
	send _save title="Data Engineer" community_of_practice=$engineering &&
	expect 302 && at "/admin/$O/add/\?stash=.*" && follow &&
	shows "Kept text" "selected>Data Engineer"
'

test_expect_success 'what was closed in bulk is opened again at once' '
	one=$(posting) && two=$(posting) && as pm &&
	api POST /admin/$O/ "action=close&_selected_action=$one&_selected_action=$two" \
		-H "$form_type" >/dev/null && expect 200 &&
	as_of=$(grep -o "name=\"_as_of\" value=\"[^\"]*\"" "$TRASH/body" |
		sed "s/.*value=\"//; s/\"//; s/+/%2B/") &&
	api POST /admin/$O/ "action=close&_selected_action=$one&_selected_action=$two&post=yes&_as_of=$as_of&_expect=2" \
		-H "$form_type" >/dev/null && expect 302 &&
	test "$(status_of $one) $(status_of $two)" = "closed closed" &&
	batch=$(sql "SELECT batch FROM admin_audit ORDER BY id DESC LIMIT 1") &&
	api POST /admin/undo/$batch/ "" -H "$form_type" >/dev/null &&
	expect 302 && at /admin/$O/ && follow && shows "Undone: 2." &&
	test "$(status_of $one) $(status_of $two)" = "open open"
'

test_expect_success 'skills are copied from another listing, and what was typed stays' '
	matrix=$(row skill_matrices skill_matrix="{\"$python\": 4}") &&
	from=$(posting skills_required_matrix_id="$matrix" project_name=From) &&
	as pm && page $O/add/ && shows "Copy the skills of" "Duration: …" &&
	send _copy_skills _copy_from=$from project_name=Typed && expect 200 &&
	shows "value=\"Python\"" "value=\"Typed\"" "The skills of Backend" &&
	cp "$TRASH/body" "$TRASH/page" && send _continue role=$backend body=B \
		min_hours_required=2 work_environment=remote && expect 302 &&
	test "$(sql "SELECT skill_matrix FROM skill_matrices m
		JOIN opportunities o ON o.skills_required_matrix_id = m.id
		WHERE project_name = \$\$Typed\$\$")" = "{\"$python\": 4}"
'

test_expect_success 'a note that came too late is kept through signing in, and nothing is done' '
	cookies="csrftoken=$(token_of pm)" &&
	api POST /admin/$O/$id/status/ "status=filled&note=Found+<Ann>" \
		-H "$form_type" && expect 200 &&
	shows "Your session is over" "name=\"keep-note\" value=\"Found &lt;Ann&gt;\"" &&
	api POST /admin/login/ "username=pm@example.org&password=${password// /+}&keep_target=/admin/$O/$id/status/&keep-note=Found+<Ann>" \
		-H "$form_type" && expect 302 && at "/admin/$O/$id/status/.stash=.*" &&
	as pm && api GET "$(header Location)" && expect 200 &&
	shows "value=\"Found &lt;Ann&gt;\"" "It is not saved yet." &&
	test "$(status_of $id)" != filled
'

test_done
