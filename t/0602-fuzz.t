#!/bin/bash
#
# Bodies and cursors made by chance, from the fields that the models let
# clients write: always the same, unless CTJ_FUZZ_SEED says otherwise.
# CTJ_FUZZ_COUNT makes a longer run.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='fuzz: bodies of every writer, cursors of every list'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack auth listings opportunities roles skills users
make_catalogue

: "${CTJ_FUZZ_SEED:=1}" "${CTJ_FUZZ_COUNT:=100}"
echo "# CTJ_FUZZ_SEED=$CTJ_FUZZ_SEED"
list=/api/opportunities/
id=$(posting)
workers=$(workers_of_all)

# writable MODEL: its fields, as t/lib/fuzz.pl wants them
writable() {
	jq -r --arg model "$1" '.models[] | select(.name == $model) | .fields[] |
		select(.writable) | [.name, .type] +
		[.choices[] | if type == "object" then .value else . end] |
		join(" ")' "$BUILD/models.json"
}

# fuzz COUNT WHAT REQUEST: the lines of input are fields or cursors
fuzz() {
	perl t/lib/fuzz.pl "$CTJ_FUZZ_SEED" "$@" >"$TRASH/cases" &&
		[ "$(wc -l <"$TRASH/cases")" -eq "$1" ] &&
		hostile <"$TRASH/cases"
}

test_expect_success 'the fields of both models are known' '
	writable opportunity >"$TRASH/opportunity" &&
	writable customuser >"$TRASH/user" &&
	grep "^status choice.*draft" "$TRASH/opportunity" &&
	grep "^skills skills" "$TRASH/opportunity" "$TRASH/user" &&
	test_fails grep "created_by\|email" "$TRASH/opportunity" "$TRASH/user"
'

test_expect_success 'bodies that make a posting' '
	as pm && fuzz $CTJ_FUZZ_COUNT bodies "POST $list" \
		<"$TRASH/opportunity" && same_workers
'

test_expect_success 'bodies that change one' '
	as pm && fuzz $CTJ_FUZZ_COUNT bodies "PATCH $list$id/" \
		<"$TRASH/opportunity" &&
	fuzz $((CTJ_FUZZ_COUNT / 4)) bodies "PUT $list$id/" \
		<"$TRASH/opportunity" && same_workers
'

test_expect_success 'bodies that change a profile' '
	as volunteer && fuzz $CTJ_FUZZ_COUNT bodies "PATCH /api/users/me/" \
		<"$TRASH/user" && same_workers
'

test_expect_success 'bodies that sign up and in' '
	as anonymous && printf "%s\n" "email email" "password secret" "name line" |
	fuzz $((CTJ_FUZZ_COUNT / 4)) bodies "POST /api/auth/signup/" &&
	printf "%s\n" "email email" "password secret" |
	fuzz $((CTJ_FUZZ_COUNT / 4)) bodies "POST /api/auth/login/" &&
	same_workers
'

test_expect_success 'what was stored is read again without a fault' '
	as pm && api GET "$list?mine=true&limit=500" && expect 200 &&
	api GET /api/listings/ && expect 200 && as volunteer &&
	api GET /api/users/me/ && expect 200
'

test_expect_success 'every list gives cursors' '
	sql "INSERT INTO opportunities (role_id, body, min_hours_required,
			work_environment, status, closes_on)
		SELECT '"'\$backend'"', '"'b'"', n, '"'remote', 'open'"',
			CASE WHEN n > 2 THEN current_date + n END
		FROM generate_series(1, 6) n" &&
	as volunteer && for order in created_at -created_at -opened_at closes_on \
	    min_hours_required; do
		api GET "$list?limit=1&ordering=$order" && expect 200 || return 1
		header Link | sed "s/.*cursor=\([^>&]*\).*/\1/" >"$TRASH/c$order"
		[ -s "$TRASH/c$order" ] || return 1
	done &&
	api GET "/api/roles/?limit=1" && expect 200 &&
	header Link | sed "s/.*cursor=\([^>&]*\).*/\1/" >"$TRASH/roles" &&
	[ -s "$TRASH/roles" ]
'

test_expect_success 'cursors that somebody spoiled are a page or a 400' '
	as volunteer && for order in created_at -created_at -opened_at closes_on \
	    min_hours_required; do
		fuzz $((CTJ_FUZZ_COUNT / 2)) cursors \
			"GET $list?limit=2&ordering=$order&cursor=" \
			<"$TRASH/c$order" || return 1
	done &&
	fuzz $CTJ_FUZZ_COUNT cursors "GET /api/listings/?cursor=" \
		<"$TRASH/c-opened_at" &&
	fuzz $CTJ_FUZZ_COUNT cursors "GET /api/roles/?cursor=" <"$TRASH/roles" &&
	fuzz $CTJ_FUZZ_COUNT cursors "GET /api/skills/?cursor=" <"$TRASH/roles" &&
	same_workers
'

test_expect_success 'no statement was refused by the database all the while' '
	test_fails grep -F "\"ev\":\"sql_refused\"" "$STACK/events.log" &&
	test_fails grep -F "\"level\":\"error\"" "$STACK/events.log"
'

test_done
