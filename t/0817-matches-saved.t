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

test_expect_success 'a volunteer told everything, a manager only the community' '
	knows volunteer "{\"skills\": {\"$python\": 3, \"$postgres\": 1},
		\"max_available_hours\": 6, \"time_zone\": \"America/New_York\",
		\"community_of_practice\": \"$engineering\",
		\"meeting_availability\": [{\"day\": \"Wed\", \"start\": \"15:00\", \"end\": \"16:00\"}]}" &&
	knows pm "{\"community_of_practice\": \"$engineering\"}"
'
test_expect_success 'a project manager saved a role that was filled meanwhile' '
	sql "INSERT INTO saved_opportunities (user_id, opportunity_id)
		VALUES (\$\$$(id_of pm)\$\$, \$\$$filled\$\$)"
'

browse t/browser/matches-saved.mjs backend="$backend" filled="$filled" \
	draft="$(one o.id "status = 'draft'")"
test_done
