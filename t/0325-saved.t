#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/api/saved/: the postings a member keeps in mind'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack saved opportunities

saved=/api/saved/

test_expect_success 'nothing is saved at first' '
	make_catalogue && one=$(posting project_name=One) &&
	two=$(posting project_name=Two) && draft=$(posting status=draft) &&
	as volunteer && api GET $saved && expect 200 ". == []"
'
test_expect_success 'PUT saves: 204, and again' '
	api PUT $saved$one/ && expect 204 && api PUT $saved$one/ && expect 204 &&
	[ ! -s "$TRASH/body" ] &&
	[ "$(sql "SELECT count(*) FROM saved_opportunities")" -eq 1 ]
'
test_expect_success 'what is saved is listed as members read it, with the moment' '
	api GET /api/opportunities/$one/ && expect 200 &&
	cp "$TRASH/body" "$TRASH/one" && api GET $saved &&
	expect 200 "length == 1 and .[0].opportunity == \$one[0] and
		(.[0] | keys_unsorted) == [\"opportunity\", \"saved_at\"] and
		(.[0].saved_at | test(\"^20[0-9-]{8}T[0-9:.]+Z\$\"))" \
		--slurpfile one "$TRASH/one"
'
test_expect_success 'the latest first; saving again changes nothing' '
	api PUT $saved$two/ && expect 204 && api PUT $saved$one/ && expect 204 &&
	api GET $saved && expect 200 "map(.opportunity.project_name) == [\"Two\", \"One\"]"
'
test_expect_success 'no body is read' '
	api PUT $saved$one/ "{not json" && expect 204 &&
	api PUT $saved$one/ "x" -H "Content-Type: text/plain" && expect 204
'
test_expect_success 'whatever its state, as long as one may see it' '
	sql "UPDATE opportunities SET closes_on = today() - 1 WHERE id = \$\$$one\$\$" &&
	api GET $saved && expect 200 "length == 2" &&
	sql "UPDATE opportunities SET status = \$\$filled\$\$ WHERE id = \$\$$one\$\$" &&
	api GET $saved && expect 200 "map(.opportunity.id) == [\"$two\"]" &&
	as pm && api PUT $saved$one/ && expect 204 && api GET $saved &&
	expect 200 "map(.opportunity.status) == [\"filled\"]" &&
	sql "UPDATE opportunities SET status = \$\$open\$\$ WHERE id = \$\$$one\$\$" &&
	as volunteer && api GET $saved && expect 200 "length == 2"
'
test_expect_success 'what one may not see is not there' '
	no="404 No Opportunity matches the given query." && as volunteer &&
	ask "$no" PUT $saved$draft/ && ask "$no" PUT $saved$unknown_id/ && answers &&
	api PUT $saved$draft/ && expect 404 ".error.code == \"not_found\"" &&
	as pm2 && api PUT $saved$draft/ && expect 204 &&
	mine=$(posting status=draft created_by_id=$(id_of volunteer)) &&
	as volunteer && api PUT $saved$mine/ && expect 204 &&
	api GET $saved && expect 200 ".[0].opportunity.id == \"$mine\""
'
test_expect_success 'each has their own' '
	as pm2 && api GET $saved && expect 200 "length == 1" &&
	api DELETE $saved$two/ && expect 204 &&
	as volunteer && api GET $saved && expect 200 "length == 3"
'
test_expect_success 'DELETE drops: 204, and again, and what never was' '
	as volunteer && api DELETE $saved$mine/ && expect 204 &&
	api DELETE $saved$mine/ && expect 204 && [ ! -s "$TRASH/body" ] &&
	api DELETE $saved$unknown_id/ && expect 204 &&
	api GET $saved && expect 200 "length == 2"
'
test_expect_success 'one may drop what one may not see any more' '
	sql "UPDATE opportunities SET status = \$\$draft\$\$ WHERE id = \$\$$two\$\$" &&
	api DELETE $saved$two/ && expect 204 &&
	sql "UPDATE opportunities SET status = \$\$open\$\$ WHERE id = \$\$$two\$\$" &&
	api GET $saved && expect 200 "length == 1"
'
test_expect_success 'what is deleted is no longer saved' '
	gone=$(posting) && api PUT $saved$gone/ && expect 204 && as pm &&
	api DELETE /api/opportunities/$gone/ && expect 204 && as volunteer &&
	api GET $saved && expect 200 "length == 1"
'

# --- pages ----------------------------------------------------------------

# next_page: the path of the page after the last reply; fails without one
next_page() {
	local link

	link=$(header Link)
	[[ $link =~ ^\<(/[^\>]+)\>\;\ rel=\"next\"$ ]] && page=${BASH_REMATCH[1]}
}

test_expect_success 'pages lose and repeat no row while more is saved' '
	sql "INSERT INTO opportunities (role_id, body, min_hours_required,
		work_environment, status)
	SELECT \$\$$backend\$\$, \$\$b\$\$, n, \$\$remote\$\$, \$\$open\$\$
	FROM generate_series(1, 25) n" &&
	sql "INSERT INTO saved_opportunities (user_id, opportunity_id, created_at)
	SELECT \$\$$(id_of volunteer)\$\$, id, timestamptz \$\$2026-01-01\$\$ +
		min_hours_required % 5 * interval \$\$1 s\$\$
	FROM opportunities WHERE body = \$\$b\$\$" &&
	sql "SELECT opportunity_id FROM saved_opportunities
		WHERE user_id = \$\$$(id_of volunteer)\$\$
		ORDER BY created_at DESC, opportunity_id DESC" >"$TRASH/wanted" &&
	page="$saved?limit=4" && : >"$TRASH/walked" && as volunteer &&
	while api GET "$page" && expect 200; do
		reply ".[].opportunity.id" >>"$TRASH/walked" &&
		next_page || break
		api PUT $saved$(posting)/ && expect 204 || return 1
	done && test_same "$TRASH/wanted" "$TRASH/walked"
'
test_expect_success 'bad parameters are named; others are ignored' '
	api GET "$saved?limit=0&cursor=x" &&
	expect 400 ".error.fields | keys_unsorted == [\"limit\", \"cursor\"]" &&
	api GET "$saved?q=$(printf "%0300d" 0)&ordering=x&status=x" && expect 200
'

# --- who, how -------------------------------------------------------------

test_expect_success 'members only, before all else' '
	no="403 Authentication credentials were not provided." &&
	for one_of in anonymous inactive; do
		as $one_of && cookies=${cookies/sessionid=inactive/sessionid=x} &&
		ask "$no" GET $saved && ask "$no" GET "$saved?limit=x" &&
		ask "$no" PUT $saved$one/ && ask "$no" DELETE $saved$unknown_id/ &&
		ask "$no" OPTIONS $saved && ask "$no" OPTIONS $saved$one/ &&
		ask "$no" PATCH $saved$one/ && answers || return 1
	done &&
	for one_of in "GET $saved" "HEAD $saved" "PUT $saved$one/" \
	    "DELETE $saved$one/"; do
		as anonymous && api $one_of && expect 403 || return 1
	done
'
test_expect_success 'a change proves itself' '
	as volunteer && csrf=off api PUT $saved$one/ && expect 403 \
		".error.message | startswith(\"CSRF Failed\")" &&
	csrf=off api DELETE $saved$one/ && expect 403
'
test_expect_success 'Allow names PUT and DELETE for one, GET for all' '
	api HEAD $saved && expect 200 && api OPTIONS $saved &&
	expect 200 ".name == \"Saved Opportunity List\"" &&
	[ "$(header Allow)" = "GET, HEAD, OPTIONS" ] &&
	api OPTIONS $saved$one/ &&
	expect 200 ".name == \"Saved Opportunity Instance\"" &&
	[ "$(header Allow)" = "PUT, DELETE, OPTIONS" ] &&
	for method in PATCH POST; do
		api $method $saved$one/ "{}" &&
		expect 405 ".error.message == \"Method \\\"$method\\\" not allowed.\"" &&
		[ "$(header Allow)" = "PUT, DELETE, OPTIONS" ] || return 1
	done &&
	api GET $saved$one/ && expect 405 && api POST $saved "{}" && expect 405
'
test_expect_success 'an id is spelled in one way; other paths are none' '
	for path in ${saved}x/ $saved${one^^}/ $saved${one//-/}/ $saved$one \
	    "$saved<id>/" /api/saved; do
		ask "404 The requested API endpoint does not exist." PUT "$path" &&
		ask "404 The requested API endpoint does not exist." DELETE "$path" ||
			return 1
	done && answers &&
	api PUT ${saved}x/ && expect 404 && api DELETE ${saved}x/ && expect 404
'
test_expect_success 'what is saved is nobody else'\''s to keep: no caching' '
	api GET $saved && expect 200 && [ -z "$(header ETag)" ] &&
	[ "$(header Cache-Control)" = "private, no-store" ]
'

test_done
