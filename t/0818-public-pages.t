#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages around the list: projects, communities, roles, texts'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
demo_data
browse t/browser/public.mjs open="$(sql "SELECT o.id FROM opportunities o
	JOIN roles r ON r.id = role_id WHERE project_name = 'Civic Tech Jobs'
	AND title = 'Backend Engineer' LIMIT 1")"
test_done
