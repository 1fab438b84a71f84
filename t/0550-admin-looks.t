#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages of the admin about many rows, in a browser'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --port admin
demo_data
sql "UPDATE opportunities SET created_by_id = '$(id_of pm)'
	WHERE status IN ('open', 'draft')" >/dev/null
sql "INSERT INTO admin_audit (actor_id, actor_label, via, ip, model, object_id,
	object_label, action, diff) SELECT '$(id_of pm)', 'pm@example.org', 'admin',
	'192.0.2.7', 'opportunity', id, opportunity_title(o), 'change',
	'[{\"f\": \"status\", \"o\": \"draft\", \"n\": \"open\"}]'
	FROM opportunities o LIMIT 12" >/dev/null
browse t/browser/admin-looks.mjs
test_done
