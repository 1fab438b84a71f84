#!/bin/bash
test_description='look'
. "/tmp/w/front/t/lib/browser.sh"
start_stack --frontend --template reference
demo_data
python=$(sql "SELECT id FROM skills WHERE name = 'Python'")
pg=$(sql "SELECT id FROM skills WHERE name = 'Postgres'")
as volunteer; api PATCH /api/users/me/ "{\"skills\": {\"$python\": 2, \"$pg\": 3}, \"time_zone\": \"America/New_York\"}"
id=$(sql "SELECT o.id FROM opportunities o JOIN roles r ON r.id=role_id WHERE status='open' AND project_name='Civic Tech Jobs' AND title='Backend Engineer' LIMIT 1")
export PATHS="${PATHS//@ID/$id}"
browse /tmp/shots.mjs
for p in / /opportunities /opportunities/$id /login; do for i in 1 2 3; do curl -s -o /dev/null -w "$p %{time_starttransfer}\n" $STACK_URL$p; done; done
test_done
