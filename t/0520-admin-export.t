#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='exports: what the filters leave, for spreadsheets and programs'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin opportunities
make_catalogue

list=/admin/ctj_api/opportunity/
matrix=$(row skill_matrices "skill_matrix={\"$python\": 3, \"$figma\": 2}")
a=$(posting 'project_name==1+1' "body=Say \"a\", then
b" 'meeting_times=[{"team":"Dev","day":"Wed","start":"12:30","end":"13:30"}]' \
	"skills_required_matrix_id=$matrix" "updated_at=2026-01-02" "created_at=2026-01-02")
b=$(posting 'project_name=Beta' status=draft "updated_at=2026-01-01" "created_at=2026-01-01")

test_expect_success 'CSV: UTF-8 with a mark, a head of field names, lines that end in CRLF' '
	as pm && get "${list}export.csv" &&
	[ "$(header Content-Type)" = "text/csv; charset=utf-8" ] &&
	header Content-Disposition | grep -qx "attachment; filename=\"opportunities-20[0-9-]*\.csv\"" &&
	[ "$(head -c 3 "$TRASH/body" | od -An -tx1 | tr -d " ")" = efbbbf ] &&
	sed -n 1p "$TRASH/body" | grep -q "id,project_name,role,role_id,overview,.*owner_email,owner_id.*$(printf "\r")\$"
'
test_expect_success 'cells that a spreadsheet would calculate are made text; quotes doubled' '
	shows ",'\''=1+1,Backend Engineer (Engineering),$backend," "\"Say \"\"a\"\", then" \
		"Wed 12:30-13:30 Dev" "Figma:2; Python:3" "pm@example.org,$(id_of pm)" \
		"2026-01-02T00:00:00Z"
'
test_expect_success 'what no form would say is in the file as it is' '
	odd=$(row skill_matrices "skill_matrix={\"$python\": 4, \"$unknown_id\": 2}") &&
	sql "UPDATE opportunities SET skills_required_matrix_id = \$\$$odd\$\$,
		meeting_times = \$\$[{\"when\": \"Tuesdays\"}, \"noon\",
			{\"day\": \"Mon\", \"start\": \"9:00\", \"end\": \"10:00\"}]\$\$
		WHERE id = \$\$$b\$\$" &&
	get "${list}export.csv?status__in=draft" &&
	shows "Python:4; Unknown skill:2" "{\"\"when\"\": \"\"Tuesdays\"\"}; \"\"noon\"\"; {\"\"day" &&
	sql "UPDATE opportunities SET skills_required_matrix_id = NULL,
		meeting_times = NULL WHERE id = \$\$$b\$\$"
'
test_expect_success 'every sign that begins a formula, wide ones too' '
	for sign in = + - @ "	" "＝" "＋" "－" "＠"; do
		sql "UPDATE opportunities SET project_name = \$\$${sign}x\$\$ WHERE id = \$\$$b\$\$" &&
		get "${list}export.csv?status__in=draft" && shows "'\''${sign}x" || return 1
	done
'
test_expect_success 'JSON: what the API says of the same rows' '
	get "${list}export.json?status__in=open" && jq -cS ".[0]" "$TRASH/body" >"$TRASH/export" &&
	jq -e "length == 1" "$TRASH/body" && api GET /api/opportunities/$a/ &&
	jq -cS . "$TRASH/body" >"$TRASH/api" && test_same "$TRASH/api" "$TRASH/export"
'
test_expect_success 'filters, order and rights are those of the list' '
	get "${list}export.json?o=-1&status__in=open,draft" && jq -e "length == 2" "$TRASH/body" &&
	api GET "${list}export.json?nothing=1" && goes "$list[?]e=1" &&
	api GET /admin/accounts/customuser/export.csv && [ "$status" = 403 ] &&
	as volunteer && api GET "${list}export.csv" && goes "/admin/login/*"
'
test_expect_success 'people: never a password' '
	as superuser && get /admin/accounts/customuser/export.csv && lacks pbkdf2 scrypt password &&
	shows "pm@example.org" && get /admin/accounts/customuser/export.json && lacks pbkdf2 scrypt
'
test_expect_success 'the ticked rows' '
	as pm && post $list action=export_csv _selected_action=$b && [ "$status" = 200 ] &&
	[ "$(wc -l <"$TRASH/body")" = 2 ] &&
	post "$list?status__in=open" action=export_json select_across=1 &&
	jq -e "length == 1" "$TRASH/body" && post $list action=export_xls _selected_action=$b &&
	goes $list
'
test_expect_success 'a list of any length, in parts' '
	sql "INSERT INTO opportunities (role_id, body, min_hours_required, work_environment)
		SELECT \$\$$backend\$\$, repeat(\$\$long \$\$, 200), 1, \$\$remote\$\$
		FROM generate_series(1, 8000)" &&
	get "${list}export.json" && jq -e "length == 8002" "$TRASH/body" &&
	[ "$(wc -c <"$TRASH/body")" -gt 8000000 ]
'
test_expect_success 'HEAD gives the headers alone; a log line says who and what' '
	api HEAD "${list}export.csv" && [ "$status" = 200 ] &&
	grep -q "\"ev\":\"export\".*\"model\":\"opportunity\".*\"rows\":\"8002\"" "$STACK/events.log"
'

test_done
