#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages: how they look, filters, one role, the way in and out'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
demo_data

# one COLUMN WHERE: of the postings that demo_data made
one() {
	sql "SELECT $1 FROM opportunities o JOIN roles r ON r.id = role_id
		JOIN users u ON u.id = created_by_id WHERE $2 LIMIT 1"
}
backend="project_name = 'Civic Tech Jobs' AND title = 'Backend Engineer'"

# The newest of all: lists at 320 pixels have to cope with it.
row opportunities "role_id=$(sql "SELECT id FROM roles WHERE title = 'Product Manager'")" \
	"project_name=$(printf 'x%.0s' {1..255})" body=Long min_hours_required=8 \
	work_environment=hybrid status=open min_experience_required="$(printf 'y%.0s' {1..50})" \
	"created_by_id=$(id_of pm)" >/dev/null

test_expect_success 'a volunteer says what they can do' '
	python=$(sql "SELECT id FROM skills WHERE lower(name) = \$\$python\$\$") &&
	as volunteer && api PATCH /api/users/me/ "{\"skills\": {\"$python\": 2},
		\"max_available_hours\": 6, \"time_zone\": \"America/New_York\",
		\"community_of_practice\": \"$(sql "SELECT id FROM
			community_of_practice WHERE practice_area = \$\$engineering\$\$")\"}" &&
	expect 200
'

browse t/browser/pages.mjs \
	open="$(one o.id "$backend")" \
	owner="$(one u.email "$backend")" \
	body="$(one "split_part(o.body, '.', 1)" "$backend")" \
	experience="$(one min_experience_required "$backend")" \
	draft="$(one o.id "status = 'draft'")" \
	expired="$(one o.id "status = 'open' AND closes_on < today()")"
test_done
