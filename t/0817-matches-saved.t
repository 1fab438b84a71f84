#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages: what fits and why, and what one keeps in mind'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
demo_data

# one COLUMN WHERE: of the postings that demo_data made
one() {
	sql "SELECT $1 FROM opportunities o JOIN roles r ON r.id = role_id
		WHERE $2 LIMIT 1"
}
# knows PERSON BODY: what they say about themselves
knows() {
	as "$1" && api PATCH /api/users/me/ "$2" && expect 200
}
engineering=$(sql "SELECT id FROM community_of_practice
	WHERE practice_area = 'engineering'")
python=$(sql "SELECT id FROM skills WHERE lower(name) = 'python'")
postgres=$(sql "SELECT id FROM skills WHERE lower(name) = 'postgres'")
backend=$(one o.id "project_name = 'Civic Tech Jobs' AND title = 'Backend Engineer'")
filled=$(one o.id "status = 'filled'")

test_expect_success 'a volunteer told everything, a manager only the community, another has no time' '
	knows volunteer "{\"skills\": {\"$python\": 3, \"$postgres\": 1},
		\"max_available_hours\": 6, \"time_zone\": \"America/New_York\",
		\"community_of_practice\": \"$engineering\",
		\"meeting_availability\": [{\"day\": \"Wed\", \"start\": \"15:00\", \"end\": \"16:00\"}]}" &&
	knows pm "{\"community_of_practice\": \"$engineering\"}" &&
	knows pm2 "{\"skills\": {\"$python\": 1}, \"max_available_hours\": 0,
		\"community_of_practice\": \"$engineering\", \"meeting_availability\": []}"
'
test_expect_success 'a project manager saved a role that was filled meanwhile' '
	sql "INSERT INTO saved_opportunities (user_id, opportunity_id)
		VALUES (\$\$$(id_of pm)\$\$, \$\$$filled\$\$)"
'

browse t/browser/matches-saved.mjs backend="$backend" filled="$filled" \
	draft="$(one o.id "status = 'draft'")"

# --- forged requests ---------------------------------------------------------

count() {
	sql "SELECT count(*) FROM saved_opportunities
		WHERE user_id = '$(id_of superuser)'"
}
save="/opportunities/$backend"

# saves [ARGUMENT OF curl...]: sends the button of the role's page
saves() {
	page "$save" "${hidden[@]}" -F do=save "$@"
}
test_expect_success 'nobody saves a role for another from elsewhere' '
	as superuser && fields "$save" "value=\"$backend\"" &&
	[ "${#hidden[@]}" -gt 4 ] &&
	for header in "Origin: https://evil.example" "Origin: null" \
	    "Sec-Fetch-Site: cross-site" "Sec-Fetch-Site: same-site"; do
		saves -H "Cookie: $cookies" -H "$header"
		[ "$status" != 303 ] && [ "$(count)" = 0 ] || return 1
	done &&
	saves -H "Origin: $STACK_URL" -H \
		"Cookie: sessionid=$(session_of superuser); csrftoken=short" &&
	[ "$status" != 303 ] && [ "$(count)" = 0 ] &&
	saves -H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
	[ "$status" = 303 ] && [ "$(count)" = 1 ]
'
test_expect_success 'saving leads to where one was, and nowhere else' '
	saves -H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
	header Location | grep -qx "$save?done=saved" &&
	saves -F next=//evil.example -H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
	header Location | grep -qx "/?done=saved"
'
test_expect_success 'what does not exist cannot be saved, and that is no fault' '
	for id in $unknown_id nonsense ../users/me; do
		saves -F "id=$id" -H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
		[ "$status" = 200 ] && says "does not exist any more" || return 1
	done
'
test_expect_success 'whose session has ended signs in and comes back' '
	saves -H "Cookie: sessionid=$(printf "x%.0s" $(seq 32))" \
		-H "Origin: $STACK_URL" && [ "$status" = 303 ] &&
	header Location | grep -q "^/login?next=%2Fopportunities%2F"
'

# --- many roles ---------------------------------------------------------------

test_expect_success 'of more than a hundred roles the first stand there, and the way on' '
	as volunteer && page /matches -H "Cookie: $cookies" &&
	test_fails says "All open roles, best fit first" &&
	sql "INSERT INTO opportunities (role_id, project_name, body, status,
			min_hours_required, work_environment)
		SELECT role_id, \$\$Many\$\$, body, status, 4, work_environment
		FROM opportunities, generate_series(1, 101) WHERE id = \$\$$backend\$\$" &&
	page /matches -H "Cookie: $cookies" && says "The first 100 open roles" &&
	says "href=\"/opportunities?sort=fit\""
'
test_done
