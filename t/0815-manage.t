#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
#
# What project managers do with their postings, and what becomes of requests
# that no page of ours sent.
test_description='managing postings: forms, states, clashes, forged requests'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
backend=$(sql "SELECT id FROM roles WHERE title = 'Back End Developer'")
text='Write the part of the map that counts tides, with two others who know it well and like to explain it.'

# mine PROJECT STATUS DAYS [COLUMN=VALUE...]: a posting that may be published
mine() {
	local closes='closes_on:=NULL'

	[ -z "$3" ] || closes="closes_on:=today() + $3"
	posting "project_name=$1" "status=$2" "$closes" "body=$text

Contact: Ada in #tide" "${@:4}"
}

soon=$(mine 'Tide soon' open 3 openings=2)
mine 'Tide later' open 10 >/dev/null
mine 'Tide over' open -2 >/dev/null
mine 'Tide open' open 40 >/dev/null
bare=$(posting 'project_name=' status=draft 'body=Short.')
hold=$(mine 'Tide hold' on_hold 30)
mine 'Tide filled' filled '' >/dev/null
mine 'Tide closed' closed '' >/dev/null
moving=$(mine 'Moving script' draft '' openings=2)
plain=$(mine 'Moving plain' draft '' openings=2)
clash=$(mine 'Clash script' open 30)
clashed=$(mine 'Clash plain' open 30)
ended=$(mine 'Ended script' draft '')
endless=$(mine 'Ended plain' draft '')
doomed=$(mine 'Doomed' draft '')
theirs=$(mine 'Of another' draft '' "created_by_id=$(id_of superuser)")

browse t/browser/manage.mjs soon="$soon" bare="$bare" hold="$hold" \
	moving="$moving" plain="$plain" clash="$clash" clashed="$clashed" \
	ended="$ended" endless="$endless" doomed="$doomed" theirs="$theirs"

# --- forged requests -----------------------------------------------------------

untouched() {
	[ "$(sql "SELECT string_agg(to_jsonb(o)::text, '' ORDER BY id)
		FROM opportunities o")" = "$before" ]
}

# forged PATH TEXT [ARGUMENT OF curl...]: does nothing, wherever it comes from
forged() {
	as pm && fields "$1" "$2" && [ ${#hidden[@]} -gt 2 ] || return 1
	set -- "$1" "${hidden[@]}" "${@:3}"
	before=$(sql "SELECT string_agg(to_jsonb(o)::text, '' ORDER BY id)
		FROM opportunities o")
	page "$@" -H "Cookie: $cookies" -H 'Origin: https://evil.example'
	untouched || return 1
	page "$@" -H "Cookie: $cookies" -H 'Origin: null'
	untouched || return 1
	page "$@" -H "Cookie: $cookies" -H 'Sec-Fetch-Site: cross-site'
	untouched || return 1
	page "$@" -H "Origin: $STACK_URL" \
		-H "Cookie: sessionid=$(session_of pm); csrftoken=$(token_of pm2 | tr Z z | head -c 31)"
	untouched || return 1
	# The same by ourselves is done: what was refused above was not nonsense.
	page "$@" -H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
		[ "$status" = 303 ] && ! untouched
}

test_expect_success 'nobody writes a posting from elsewhere' '
	role=$(sql "SELECT id FROM roles LIMIT 1") &&
	forged /manage/new "name=\"project_name\"" -F do=save -F role=$role \
		-F body=x -F min_hours_required=5 -F work_environment=remote
'
test_expect_success 'nor changes one' '
	forged "/manage/$hold/edit" "name=\"project_name\"" -F do=save \
		-F project_name=Forged -F "role=$backend" -F body=x \
		-F min_hours_required=5 -F work_environment=remote -F openings=1
'
test_expect_success 'nor moves one' '
	forged "/manage/$hold" "name=\"move\"" -F move=close
'
test_expect_success 'nor makes a copy' '
	forged "/manage/$hold" Duplicate
'
test_expect_success 'nor deletes one' '
	forged "/manage/$hold/delete" "Yes, delete it"
'

# --- one form, one posting -------------------------------------------------------

test_expect_success 'a draft that is sent twice, even at once, is there once' '
	as pm && fields /manage/new "name=\"project_name\"" &&
	set -- /manage/new "${hidden[@]}" -F do=save -F project_name=Twice \
		-F "role=$backend" -F body=x -F min_hours_required=5 \
		-F work_environment=remote -H "Cookie: $cookies" \
		-H "Origin: $STACK_URL" &&
	{ curl -sS -m 20 -o /dev/null "${@:2}" "$STACK_URL$1" & } &&
	page "$@" && [ "$status" = 303 ] && first=$(header Location) && wait $! &&
	page "$@" && [ "$(header Location)" = "$first" ] &&
	page "${@/required=5/required=6}" && [ "$status" = 303 ] &&
	[ "$(header Location)" != "$first" ] &&
	[ "$(sql "SELECT count(*) FROM opportunities
		WHERE project_name = \$\$Twice\$\$ AND min_hours_required = 5")" = 1 ]
'

# --- without the backend -----------------------------------------------------------

nginx_gone() {
	kill -QUIT "$stack_nginx" && wait "$stack_nginx"
	[ ! -S "$STACK/http.sock" ]
}

test_expect_success 'with the backend gone, the form keeps what was typed' '
	as pm && fields "/manage/$soon/edit" "name=\"project_name\"" && nginx_gone &&
	STACK_URL=$STACK_NEXT page "/manage/$soon/edit" "${hidden[@]}" \
		-H "Cookie: $cookies" -F do=save -F project_name=Kept \
		-F "body=Kept as well" && [ "$status" = 200 ] &&
	grep -q "value=\"Kept\"" "$TRASH/body" &&
	grep -q "Kept as well</textarea>" "$TRASH/body" &&
	grep -q "please send it again in a minute" "$TRASH/body" &&
	for path in /manage /manage/new "/manage/$soon" "/manage/$soon/edit"; do
		STACK_URL=$STACK_NEXT page "$path" -H "Cookie: $cookies" &&
		[ "$status" = 200 ] &&
		grep -q "not available right now" "$TRASH/body" || return 1
	done
'
test_done
