#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: what needs attention, where to start; the frame around'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin
make_catalogue
list=/admin/ctj_api/opportunity/
ago() {
	sql "SELECT now() - interval '$1'"
}

test_expect_success 'at first there is nothing to do but begin' '
	as pm && get /admin/ && shows "Nothing. All is in" "New opportunity" \
		"My recent actions" && lacks "Data health" "Continue" \
		"Everybody" "<h2>People"
'
draft=$(posting project_name=Draft status=draft "updated_at=$(ago '20 days')")
long=$(posting project_name=Long "opened_at=$(ago '100 days')" \
	"skills_required_matrix_id=$(row skill_matrices)" \
	'meeting_times=[{"day":"Wed","start":"10:00","end":"11:00"}]')
thin=$(posting project_name=Thin)
ending=$(posting project_name=Ending "closes_on:=today() + 2")
held=$(posting project_name=Held status=on_hold "updated_at=$(ago '70 days')")
theirs=$(posting project_name=Theirs "created_by_id=$(id_of pm2)")
nobody=$(posting project_name=Nobody "created_by_id:=NULL")
gone=$(posting project_name=Gone "created_by_id=$(id_of inactive)")
over=$(posting project_name=Over status=closed)

test_expect_success 'one'\''s own postings that need something, the worst first, with what helps' '
	get /admin/ && shows "Open for more than 90 days" \
		"A draft that nobody touched for 14 days" \
		"On hold for more than 60 days" "its last day is past or within 7 days" \
		"Open without skills and meetings, changed" "name=\"still_needed\"" \
		"formaction=\"$list$long/status/\"" \
		"href=\"$list$draft/delete/\"" &&
	lacks "@ Theirs" "@ Nobody" &&
	[ "$(grep -o "id=\"a[0-9]*\" href=\"[^\"]*\"" "$TRASH/body" |
		grep -o "/[0-9a-f-]*/change" | paste -sd " ")" = \
	"/$ending/change /$long/change /$thin/change /$held/change /$draft/change" ]
'
test_expect_success 'of a thin posting it says which of both is missing' '
	sql "UPDATE opportunities SET meeting_times = \$\$[{\"day\":\"Wed\",
		\"start\":\"10:00\",\"end\":\"11:00\"}]\$\$ WHERE id = \$\$$thin\$\$" &&
	get /admin/ && shows "Open without skills, changed" &&
	sql "UPDATE opportunities SET meeting_times = NULL,
		skills_required_matrix_id = \$\$$(row skill_matrices)\$\$
		WHERE id = \$\$$thin\$\$" &&
	get /admin/ && shows "Open without meetings, changed" &&
	sql "UPDATE opportunities SET skills_required_matrix_id = NULL
		WHERE id = \$\$$thin\$\$"
'
test_expect_success 'what was said to be still needed is not asked again' '
	sql "INSERT INTO admin_confirmed (opportunity_id) VALUES (\$\$$long\$\$)" &&
	get /admin/ && lacks "Open for more than 90 days"
'
test_expect_success 'its buttons lead back to it' '
	shows "name=\"next\" value=\"/admin/\""
'
test_expect_success 'a curator sees everybody'\''s, and whose owner is gone' '
	as staff && get /admin/ && shows "@ Theirs" "@ Nobody" "@ Gone" "its owner is gone" \
		"Set owner" "Data health" && lacks "<h2>People" &&
	as superuser && get /admin/ && shows "<h2>People"
'
test_expect_success 'counts by status, mine and all, lead to their lists' '
	as pm && get /admin/ &&
	shows "${list}?status__exact=open&amp;mine=true\"><b>3</b>Open" \
		"${list}?status__exact=open\"><b>6</b>Open"
'
test_expect_success 'the latest draft goes on, what is over is posted again' '
	get /admin/ && shows "href=\"$list$draft/change/\">Continue" \
		"href=\"${list}add/?copy=$over\">Post again"
'
test_expect_success 'data health counts what is odd' '
	row skill_matrices "skill_matrix={\"$unknown_id\": 2}" &&
	posting project_name=Odd "meeting_times=[{\"day\":\"Funday\"}]" &&
	as staff && get /admin/ && shows "<b>1</b> <a href=\"/admin/ctj_api/skillmatrix/?unknown_skills__exact=true\">set of skills with unknown skills" \
		"<b>1</b> <a href=\"$list?odd_meetings__exact=true\">opportunity with odd meeting times" \
		"belongs_to__exact=nobody" \
		"<b>2</b> <a href=\"/admin/ctj_api/role/?in_use__exact=false\">roles without opportunities"
'
test_expect_success 'and leads to just these, which draw all the same' '
	get "/admin/ctj_api/skillmatrix/?unknown_skills__exact=true" &&
	shows "1 result" "Unknown skills" &&
	get "$list?odd_meetings__exact=true" && shows "1 result" "@ Odd" &&
	lacks "@ Thin" && get $list && lacks "Odd meeting times" &&
	get "/admin/ctj_api/role/?in_use__exact=false" && shows "2 results" &&
	lacks ">Backend Engineer<" &&
	as superuser && get "/admin/accounts/customuser/?date_joined__gte=2000-01-01" &&
	shows "6 results" && get "/admin/accounts/customuser/?date_joined__lt=2000-01-01" &&
	shows "0 results"
'
test_expect_success 'what I did; others'\'' only for curators, people only for superusers' '
	sql "INSERT INTO admin_audit (actor_id, actor_label, via, model, object_id,
		object_label, action) VALUES
	(\$\$$(id_of pm)\$\$, \$\$x\$\$, \$\$api\$\$, \$\$opportunity\$\$, \$\$$thin\$\$, \$\$A <thin> one\$\$, \$\$change\$\$),
	(\$\$$(id_of pm)\$\$, \$\$x\$\$, \$\$api\$\$, \$\$opportunity\$\$, \$\$$unknown_id\$\$, \$\$A gone one\$\$, \$\$delete\$\$),
	(\$\$$(id_of pm2)\$\$, \$\$x\$\$, \$\$api\$\$, \$\$role\$\$, \$\$$sre\$\$, \$\$A role\$\$, \$\$add\$\$),
	(\$\$$(id_of superuser)\$\$, \$\$x\$\$, \$\$api\$\$, \$\$customuser\$\$, \$\$$(id_of pm2)\$\$, \$\$A person\$\$, \$\$change\$\$)" &&
	as pm && get /admin/ && shows "href=\"$list$thin/change/\" dir=\"auto\">A &lt;thin&gt; one" "A gone one" &&
	lacks "$unknown_id" "A role" "A person" &&
	as staff && get /admin/ && shows "A role" "A gone one" && lacks "A person" &&
	as superuser && get /admin/ && shows "A person"
'
test_expect_success 'six statements at most' '
	tail -n 1 "$STACK/access.log" | jq -e ".db_n <= 6 and .path == \"/admin/\""
'
test_expect_success 'models, with what one may do; an app leads to them' '
	as pm && get /admin/ && shows "Add<span class=\"hidden\"> Opportunity" \
		"View<span class=\"hidden\"> Skills" && lacks "Change<span class=\"hidden\"> Skills" \
		"Users" && api GET /admin/ctj_api/ && goes "/admin/#app-ctj_api" &&
	api GET /admin/accounts/ && [ "$status" = 404 ] &&
	as superuser && api GET /admin/accounts/ && goes "/admin/#app-accounts"
'

# --- the frame -----------------------------------------------------------------

test_expect_success 'skip link, landmarks, one heading, where one is' '
	as pm && get /admin/ctj_api/role/ && shows "class=\"skip\" href=\"#content\"" \
		"<main id=\"content\"" "<nav aria-label=\"Breadcrumbs\"" \
		"href=\"/admin/ctj_api/role/\" aria-current=\"page\"" &&
	[ "$(grep -o "<h1" "$TRASH/body" | wc -l)" = 1 ] &&
	[ "$(title)" = "Select Role to view | CTJ admin" ]
'
test_expect_success 'every page, errors too, has its headers' '
	for path in /admin/ /admin/login/ /admin/nothing/ /admin/ctj_api/skillmatrix/; do
		api GET $path && [ "$(header X-Frame-Options)" = DENY ] &&
		[ "$(header X-Content-Type-Options)" = nosniff ] &&
		[ "$(header Referrer-Policy)" = same-origin ] &&
		[ "$(header Cross-Origin-Opener-Policy)" = same-origin ] &&
		[ "$(header Cross-Origin-Resource-Policy)" = same-origin ] &&
		[ "$(header X-Robots-Tag)" = noindex ] &&
		[ "$(header Vary)" = Cookie ] &&
		[ "$(header Cache-Control)" = "max-age=0, no-cache, no-store, must-revalidate, private" ] &&
		header Content-Security-Policy | grep -q "default-src '\''none'\''; script-src '\''self'\''; style-src '\''self'\'';.*require-trusted-types-for '\''script'\''" ||
			return 1
	done
'
test_expect_success 'no page has a style or a script of its own' '
	get /admin/ && lacks " style=" "<style" "onclick" && ! grep -q "<script>" "$TRASH/body"
'
test_expect_success 'styles, script and icons have names that may be kept for ever' '
	for what in style css script js icons svg; do echo $what; done | paste - - |
	while read -r name kind; do
		path=$(grep -o "/admin/static/$name\.[0-9a-f]*\.$kind" "$TRASH/body" | head -n 1)
		as anonymous && get "$path" &&
		[ "$(header Cache-Control)" = "public, max-age=31536000, immutable" ] || exit 1
		as pm && get /admin/ || exit 1
	done
'
test_expect_success 'they are small' '
	[ "$(wc -c <"$BUILD"/assets/style.css)" -le 25600 ] &&
	[ "$(wc -c <"$BUILD"/assets/script.js)" -le 12288 ]
'
test_expect_success 'an unknown page is a 404 in the frame; other methods are refused' '
	as pm && for path in /admin/nothing /admin/ctj_api/nothing/ /admin/jsi18n/ \
	    /admin/r/1/2/ /admin/doc/ /admin/auth/group/ "/admin/ctj_api/role//"; do
		api GET "$path" && [ "$status" = 404 ] && shows "Page not found" "Log out" ||
			return 1
	done &&
	for method in PUT DELETE PATCH OPTIONS; do
		api $method /admin/ && [ "$status" = 405 ] &&
		[ "$(header Allow)" = "GET, HEAD, POST" ] || return 1
	done
'
test_expect_success 'limits: fields, forms of other kinds, hosts, tokens' '
	as pm && { for n in $(seq 1001); do printf "a=1&"; done; } >"$TRASH/many" &&
	api POST /admin/ctj_api/role/ "@$TRASH/many" -H "Content-Type: application/x-www-form-urlencoded" &&
	[ "$status" = 400 ] && shows "Too many fields" &&
	api POST /admin/ctj_api/role/ "{\"action\": 1}" && [ "$status" = 415 ] &&
	api POST /admin/ctj_api/role/ -F action=x && [ "$status" = 415 ] &&
	csrf=off api POST /admin/ctj_api/role/ "action=x" -H "Content-Type: text/plain" && [ "$status" = 403 ] &&
	csrf=off api POST "/admin/ctj_api/role/?csrfmiddlewaretoken=$(token_of pm)" "action=x" \
		-H "Content-Type: application/x-www-form-urlencoded" && [ "$status" = 403 ] &&
	head -c 1048577 /dev/zero | tr "\\0" a >"$TRASH/big" &&
	api POST /admin/ctj_api/role/ "@$TRASH/big" -H "Content-Type: application/x-www-form-urlencoded" &&
	[ "$status" = 413 ] && shows "is too large" &&
	api GET "/admin/?$(sed "s/&\$//" "$TRASH/many" | head -c 4000)" && [ "$status" = 200 ] &&
	api GET /admin/ -H "Host: evil.example" && [ "$status" = 400 ] &&
	api GET "/admin/?q=%ff" && [ "$status" = 200 ]
'
test_expect_success 'a message that nobody signed is none' '
	as pm && cookies="$cookies; messages=W1siMCIsImhpIl1d.00" && get /admin/ && lacks messagelist &&
	cookies="$cookies.." && get /admin/ && lacks messagelist
'

test_done
