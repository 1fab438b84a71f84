#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='what lists, bulk actions and sign-in must survive'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack --workers 2 admin
make_catalogue
list=/admin/ctj_api/opportunity/
evil='<img src=x onerror=alert(1)>"'\''&'
id=$(posting "project_name=$evil")
sql "UPDATE users SET name = '<b>Pm</b>' WHERE id = '$(id_of pm)'" >/dev/null
sql "UPDATE roles SET title = '<i>Role</i>' WHERE id = '$backend'" >/dev/null

test_expect_success 'markup in what people wrote is text on every page' '
	sql "INSERT INTO admin_audit (actor_id, actor_label, via, model, object_id, object_label,
		action, diff, note) VALUES (\$\$$(id_of pm)\$\$, \$\$<u>x\$\$, \$\$<u>v\$\$, \$\$opportunity\$\$,
		\$\$$id\$\$, \$\$<u>label\$\$, \$\$change\$\$, \$\$[{\"f\":\"<u>f\",\"o\":\"<u>o\",\"n\":\"<u>n\"}]\$\$, \$\$<u>note\$\$)" &&
	as superuser && for path in /admin/ $list "$list?q=%3Cimg" "$list?o=1" /admin/log/ \
	    "/admin/search/?q=%3Cimg" /admin/accounts/customuser/ /admin/ctj_api/role/; do
		get "$path" && lacks "<img" "<b>Pm" "<i>Role" "<u>" || return 1
	done &&
	post $list action=close _selected_action=$id && lacks "<img" "<i>Role" &&
	shows "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;" &&
	as pm && get /admin/account/ && lacks "<b>Pm"
'
test_expect_success 'markup and line breaks in names of fields, in next, in the address' '
	as pm && post "$list?q=%3Cimg%3E" "action=%3Cimg%3E" "<img>=<img>" &&
	get "$list?q=%0d%0aX-Evil:+1&o=%0d%0a" && [ -z "$(header X-Evil)" ] &&
	get "${list}export.csv?q=%0d%0aX-Evil:+1" && [ -z "$(header X-Evil)" ] &&
	api GET "/admin/login/?next=/%0d%0aX-Evil:%201" && goes /admin/ && [ -z "$(header X-Evil)" ] &&
	api GET "/admin/%0d%0aX-Evil:%201" && [ "$status" -lt 500 ] && [ -z "$(header X-Evil)" ]
'
test_expect_success 'odd paths are no pages' '
	for path in /admin/../admin/log/ /admin/%2e%2e/ /admin/%252e%252e/x/ "/admin/;x/" \
	    /admin//log/ /admin/%00/ /admin/log/%2f /admin/static/../log.conf \
	    /admin/static/%2e%2e/nginx-map.conf; do
		api GET "$path" && case $status in
		400 | 404 | 403 | 200 | 302) lacks "map.conf" "log_format" ;;
		*) false ;;
		esac || return 1
	done
'
test_expect_success 'repeated, many and long parameters' '
	{ for n in $(seq 400); do printf "status__in=x$n&"; done; } >"$TRASH/many" &&
	as pm && api GET "$list?$(cat "$TRASH/many")" && [ "$status" = 302 ] &&
	get "$list?q=a&q=img&o=1&o=-1" && shows "value=\"img\"" &&
	api GET "$list?q=$(head -c 9000 /dev/zero | tr "\\0" a)" && [ "$status" = 414 ]
'
test_expect_success 'headers that name somebody else count for nothing' '
	as anonymous && api GET /admin/ -H "REMOTE_USER: superuser" -H "X-Forwarded-User: superuser" \
		-H "X-Forwarded-Host: evil.example" -H "SCRIPT_NAME: /x" -H "Proxy: evil" &&
	goes "/admin/login/*" && as pm && api POST "$list" "action=" -H "X-HTTP-Method-Override: GET" \
		-H "Content-Type: application/x-www-form-urlencoded" && goes "$list"
'
test_expect_success 'two cookies of one name count as none' '
	cookies="sessionid=$(session_of superuser); sessionid=$(session_of pm); csrftoken=$(token_of pm)" &&
	api GET /admin/ && goes "/admin/login/*"
'

# both PERSON ID PERSON ID: each deactivates the other, at the same moment
both() {
	local n=0 who whom pids=()

	while [ $# -gt 0 ]; do
		who=$1 whom=$2 n=$((n + 1))
		shift 2
		(
			mkdir -p "$TRASH/$n" && TRASH=$TRASH/$n && as "$who"
			cp "$TRASH/../routes" "$TRASH/routes"
			post /admin/accounts/customuser/ action=deactivate post=yes \
				"_as_of=2099-01-01 00:00:00+00" _expect=1 \
				"_selected_action=$whom"
		) >"$TRASH/said-$n" &
		pids+=($!)
	done
	wait "${pids[@]}" || :
}
test_expect_success 'two superusers who deactivate each other at once: one stays' '
	sql "UPDATE users SET is_superuser = true WHERE id = \$\$$(id_of staff)\$\$" &&
	both superuser $(id_of staff) staff $(id_of superuser) &&
	[ "$(sql "SELECT count(*) FROM users WHERE is_superuser AND is_active")" = 1 ]
'

test_expect_success 'without a database: a page that says so, with what was typed' '
	stack_admin "ALTER DATABASE $SQL_DATABASE ALLOW_CONNECTIONS false" &&
	stack_admin "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = \$\$$SQL_DATABASE\$\$" &&
	as pm && api POST /admin/account/ "name=Long+typed+text&new_password=secret-word" \
		-H "Content-Type: application/x-www-form-urlencoded" &&
	[ "$status" = 503 ] && [ "$(header Retry-After)" = 2 ] &&
	shows "Not available" "Long typed text" && lacks secret-word &&
	api GET $list && [ "$status" = 503 ] && shows "Not available" &&
	as anonymous && api GET /admin/login/ && [ "$status" = 200 ] &&
	stack_admin "ALTER DATABASE $SQL_DATABASE ALLOW_CONNECTIONS true" &&
	as pm && stack_until get $list
'
test_expect_success 'nothing of all this was an error of ours' '
	test_fails grep -q "\"status\":500" "$STACK/access.log" &&
	test_fails grep -q "\"ev\":\"fatal\"" "$STACK/events.log"
'

test_done
