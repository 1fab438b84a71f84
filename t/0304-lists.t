#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='lists: limit, pages, order, status and mine'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack opportunities

list=/api/opportunities/

# Two rows each share their time, ten their hours; half of them close.
test_expect_success 'there are 120 current postings' '
	make_catalogue && sql "INSERT INTO opportunities (role_id, body,
		min_hours_required, work_environment, status, created_by_id,
		project_name, created_at, opened_at, closes_on)
	SELECT \$\$$backend\$\$, \$\$b\$\$, n % 12, \$\$remote\$\$, \$\$open\$\$,
		\$\$$(id_of pm)\$\$, \$\$P\$\$ || n,
		timestamptz \$\$2026-01-01\$\$ + (n * 7 % 60) * interval \$\$1 s\$\$,
		timestamptz \$\$2026-02-01\$\$ + (n * 11 % 60) * interval \$\$1 s\$\$,
		CASE WHEN n % 2 = 0 THEN today() + n % 15 END
	FROM generate_series(1, 120) AS n"
'

# next_page: the path of the page after the last reply; fails without one
next_page() {
	local link

	link=$(header Link)
	[[ $link =~ ^\<(/[^\>]+)\>\;\ rel=\"next\"$ ]] || {
		[ -z "$link" ] || echo "strange: $link"
		return 1
	}
	page=${BASH_REMATCH[1]}
}

# walk PATH [COMMANDS]: all pages, ids into $TRASH/walked; COMMANDS in between
walk() {
	page=$1
	pages=0
	: >"$TRASH/walked"
	while api GET "$page" && expect 200; do
		pages=$((pages + 1))
		reply '.[].id' >>"$TRASH/walked"
		next_page || return 0
		eval "${2-:}" || return 1
	done
	return 1
}

# in_order EXPRESSION [CONDITION]: did the walk show just these, so ordered?
in_order() {
	sql "SELECT id FROM opportunities WHERE ${2-true} ORDER BY $1" \
		>"$TRASH/wanted" && test_same "$TRASH/wanted" "$TRASH/walked"
}

test_expect_success 'a page has 100 rows unless said otherwise, by age' '
	as volunteer && walk $list && [ "$pages" -eq 2 ] &&
	in_order "created_at, id"
'
test_expect_success 'limit: 1 to 500' '
	no="A valid integer is required." && as volunteer &&
	for pair in 1:1 7:7 119:119 120:120 500:120 %2B3:3; do
		ask "200 ${pair#*:}" GET "$list?limit=${pair%:*}" || return 1
	done && answers length &&
	ask "400 $(say limit "Ensure this value is greater than or equal to 1.")" \
		GET "$list?limit=0" &&
	ask "400 $(say limit "Ensure this value is less than or equal to 500.")" \
		GET "$list?limit=501" &&
	ask "400 $(say limit "Ensure this value is greater than or equal to 1.")" \
		GET "$list?limit=-1" &&
	for bad in x 1.5 1e2 1_0 "1%202"; do
		ask "400 $(say limit "$no")" GET "$list?limit=$bad" || return 1
	done && answers
'
test_expect_success 'a last page that is full has no next one' '
	as volunteer && api GET "$list?limit=119" && next_page &&
	api GET "$page" && expect 200 "length == 1" &&
	[ -z "$(header Link)" ] && api GET "$list?limit=120" &&
	expect 200 "length == 120" && [ -z "$(header Link)" ]
'
test_expect_success 'the next page is a relative reference, with what was asked' '
	as volunteer && api GET "$list?ordering=-opened_at&limit=5&status=open&status=draft&format=json" &&
	next_page && [[ $page == "$list"\?* ]] &&
	for part in ordering=-opened_at limit=5 status=open status=draft format=json; do
		[[ "&${page#*\?}&" == *"&$part&"* ]] || return 1
	done && [[ $page =~ cursor=[A-Za-z0-9_-]{1,300}(&|$) ]] &&
	one=$page && api GET "$one" && expect 200 "length == 5" && next_page &&
	[ "$page" != "$one" ] && [ "$(grep -o cursor= <<<"$page" | wc -l)" -eq 1 ]
'

test_expect_success 'ordering=-created_at: ties by id, backwards too' '
	as volunteer && walk "$list?ordering=-created_at&limit=70" &&
	[ "$pages" -eq 2 ] && in_order "created_at DESC, id DESC"
'
test_expect_success 'ordering=created_at is the order one gets anyway' '
	as volunteer && walk "$list?ordering=created_at&limit=60" &&
	[ "$pages" -eq 2 ] && in_order "created_at, id"
'
test_expect_success 'ordering=-opened_at: newest first' '
	as volunteer && walk "$list?ordering=-opened_at&limit=70" &&
	in_order "opened_at DESC, id DESC"
'
test_expect_success 'ordering=closes_on: soonest first, no date last' '
	as volunteer && walk "$list?ordering=closes_on&limit=70" &&
	in_order "closes_on NULLS LAST, id"
'
test_expect_success 'ordering=min_hours_required' '
	as volunteer && walk "$list?ordering=min_hours_required&limit=70" &&
	in_order "min_hours_required, id"
'
test_expect_success 'never opened comes last' '
	as pm && sql "INSERT INTO opportunities (role_id, body,
		min_hours_required, work_environment, created_by_id)
	SELECT \$\$$backend\$\$, \$\$b\$\$, 1, \$\$remote\$\$, \$\$$(id_of pm)\$\$
	FROM generate_series(1, 5)" &&
	walk "$list?ordering=-opened_at&limit=61&mine=true" &&
	[ "$pages" -eq 3 ] && in_order "opened_at DESC NULLS LAST, id DESC" &&
	sql "DELETE FROM opportunities WHERE status = \$\$draft\$\$"
'
test_expect_success 'there is no other order' '
	as volunteer && for bad in title -closes_on Created_at \
	    min_hours_required,id -min_hours_required; do
		ask "400 $(say ordering "\"$bad\" is not a valid choice.")" \
			GET "$list?ordering=$bad" || return 1
	done && ask 200 GET "$list?ordering=" && answers
'
test_expect_success 'a cursor is ours, and of the same order' '
	as volunteer && api GET "$list?ordering=closes_on&limit=1" && next_page &&
	cursor=$(grep -o "cursor=[^&]*" <<<"$page") &&
	no="400 $(say cursor "Invalid cursor.")" &&
	ask 200 GET "$list?ordering=closes_on&$cursor" &&
	ask "$no" GET "$list?$cursor" &&
	ask "$no" GET "$list?ordering=-opened_at&$cursor" &&
	for bad in "${cursor%?}!" cursor=! cursor=AAAA cursor=x \
	    "${cursor}A" "cursor=$(printf "%0301d" 1)" "cursor=%C3%A9"; do
		ask "$no" GET "$list?ordering=closes_on&$bad" || return 1
	done && ask 200 GET "$list?cursor=" && answers
'

# Rows come before and behind the cursor, and some that were shown go.
come_and_go='
	sql "WITH gone AS (DELETE FROM opportunities
		WHERE id = \$\$$(reply ".[3].id")\$\$)
	INSERT INTO opportunities (role_id, body, min_hours_required,
		work_environment, status, created_at)
	SELECT \$\$$backend\$\$, \$\$b\$\$, 1, \$\$remote\$\$, \$\$open\$\$, at
	FROM unnest(ARRAY[timestamptz \$\$2025-12-31\$\$,
		\$\$2026-01-01 00:00:30\$\$, \$\$2026-03-01\$\$]) AS at"
'
test_expect_success 'while rows come and go, none of the others is lost or repeated' '
	sql "SELECT id FROM opportunities" | sort >"$TRASH/before" &&
	as volunteer && walk "$list?limit=35" "$come_and_go" >"$TRASH/out" &&
	[ "$pages" -ge 4 ] && sort "$TRASH/walked" | uniq -d >"$TRASH/twice" &&
	[ ! -s "$TRASH/twice" ] && sql "SELECT id FROM opportunities" | sort |
	comm -12 - "$TRASH/before" >"$TRASH/stayed" &&
	[ "$(wc -l <"$TRASH/stayed")" -gt 100 ] &&
	sort "$TRASH/walked" | comm -13 - "$TRASH/stayed" >"$TRASH/lost" &&
	[ ! -s "$TRASH/lost" ] && cat "$TRASH/lost"
'
test_expect_success 'a page ends when it grows past 1 MiB, and the next goes on' '
	sql "TRUNCATE opportunities CASCADE" && sql "INSERT INTO opportunities
		(role_id, body, overview, responsibilities, min_hours_required,
		work_environment, status, created_by_id)
	SELECT \$\$$backend\$\$, repeat(\$\$b\$\$, 20000), repeat(\$\$o\$\$, 20000),
		repeat(\$\$r\$\$, 20000), 1, \$\$remote\$\$, \$\$open\$\$,
		\$\$$(id_of pm)\$\$ FROM generate_series(1, 25)" &&
	as volunteer && api GET "$list?limit=500" && expect 200 "
		length < 25 and length > 15" && next_page &&
	[ "$(wc -c <"$TRASH/body")" -lt 1200000 ] &&
	walk "$list?limit=500" >"$TRASH/out" && [ "$pages" -eq 2 ] &&
	in_order "created_at, id"
'

test_expect_success 'there are postings of three people in several states' '
	sql "TRUNCATE opportunities CASCADE" && for one in pm pm2 volunteer; do
		posting project_name=$one-open "created_by_id=$(id_of $one)" &&
		posting project_name=$one-draft "created_by_id=$(id_of $one)" \
			status=draft &&
		posting project_name=$one-expired "created_by_id=$(id_of $one)" \
			closes_on:="today() - 1" || return 1
	done && posting project_name=today closes_on:="today()" &&
	posting project_name=pm-closed status=closed
'
# lists QUERY NAMES: the list holds just these projects
lists() {
	ask "200 \"$2\"" GET "$list$1"
}
names='map(.project_name) | sort | join(" ")'

test_expect_success 'without status and mine: current rows, for everybody' '
	for one in volunteer pm staff; do
		as $one && lists "" "pm-open pm2-open today volunteer-open" &&
		lists "?mine=false" "pm-open pm2-open today volunteer-open" &&
		lists "?status=&mine=" "pm-open pm2-open today volunteer-open" &&
		answers "$names" || return 1
	done
'
test_expect_success 'status: every row with it that the caller sees' '
	as pm && lists "?status=draft" "pm-draft pm2-draft volunteer-draft" &&
	lists "?status=closed" pm-closed &&
	lists "?status=open" \
		"pm-expired pm-open pm2-expired pm2-open today volunteer-expired volunteer-open" &&
	lists "?status=draft&status=closed" \
		"pm-closed pm-draft pm2-draft volunteer-draft" &&
	lists "?status=filled" "" && answers "$names"
'
test_expect_success 'members do not see expired rows of others in it' '
	as volunteer && lists "?status=draft" volunteer-draft &&
	lists "?status=closed" "" && lists "?status=open" \
		"pm-open pm2-open today volunteer-expired volunteer-open" &&
	answers "$names"
'
test_expect_success 'mine: what the caller created, in any state' '
	as volunteer && for yes in true 1; do
		lists "?mine=$yes" "volunteer-draft volunteer-expired volunteer-open" ||
			return 1
	done && lists "?mine=0" "pm-open pm2-open today volunteer-open" &&
	lists "?mine=true&status=draft" volunteer-draft &&
	lists "?mine=true&status=open" "volunteer-expired volunteer-open" &&
	answers "$names" && as pm2 &&
	lists "?mine=true" "pm2-draft pm2-expired pm2-open" &&
	answers "$names" && as staff &&
	lists "?mine=true" "" && answers "$names"
'
test_expect_success 'bad values are named by parameter, in the order of the table' '
	as volunteer &&
	ask "400 $(say status "\"Open\" is not a valid choice.")" \
		GET "$list?status=Open" &&
	ask "400 $(say mine "Must be a valid boolean.")" GET "$list?mine=yes" &&
	ask "400 $(say mine "Must be a valid boolean.")" GET "$list?mine=True" &&
	ask "400 $(say status "Ensure this field has no more than 20 elements.")" \
		GET "$list?$(printf "status=open&%.0s" $(seq 21))" &&
	ask 200 GET "$list?$(printf "status=open&%.0s" $(seq 20))" && answers &&
	api GET "$list?mine=x&status=x&ordering=x&cursor=!&limit=x" &&
	expect 400 ".error.fields | keys_unsorted ==
		[\"limit\", \"cursor\", \"ordering\", \"status\", \"mine\"]"
'

test_done
