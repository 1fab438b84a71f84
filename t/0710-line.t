#!/bin/bash
#
# A bad line to PostgreSQL: nobody waits for long, nothing is
# half done, and all is well once the line is.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='the line to PostgreSQL: late, cut, deaf'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack --proxy --workers 2 healthcheck opportunities roles users
make_catalogue

list=/api/opportunities/
good='{"role": "'$backend'", "body": "b", "min_hours_required": 1, "work_environment": "remote"}'

# given PATTERN METHOD PATH [BODY]: such a status, before curl gives up
given() {
	local pattern=$1

	shift
	api "$@" || return 1
	# shellcheck disable=SC2053 # a pattern
	[[ $status == $pattern ]] || return 1
	case $status in
	503) [ "$(header Retry-After)" -gt 0 ] && expect 503 .error.code ;;
	esac
}

# Are both workers well?  One that comes back takes part in the queue again.
is_well() {
	local i

	for i in 1 2 3 4 5 6; do
		api GET $list >"$TRASH/well" && [ "$status" = 200 ] || return 1
	done
}

# What the table holds must be what was acknowledged, or one row more.
held() {
	sql "SELECT count(*) FROM opportunities"
}

test_expect_success 'answers that come three seconds late: in time, or 503' '
	as pm && api GET $list && expect 200 && stack_line delay 3 &&
	given "[25]0[0-4]" GET $list && stack_line pass && within 20 is_well
'

test_expect_success 'liveness does not ask the database' '
	stack_line delay 3 && as anonymous && api GET /api/healthcheck && expect 200 &&
	stack_line pass && as pm && within 20 is_well
'

for mode in reset swallow; do
	is=${mode/%w/wed} is=${is/%reset/cut}
	test_expect_success "a line that is $is: 503 for reads, then all is well" "
		as pm && stack_line $mode && given 50[34] GET \$list &&
		given 50[34] GET \$list && stack_line pass && within 20 is_well
	"
	test_expect_success "and a write was carried out once, or not" "
		as pm && before=\$(held) && stack_line $mode &&
		given 50[34] POST \$list \"\$good\" && stack_line pass &&
		within 20 is_well && [ \$((\$(held) - before)) -le 1 ] &&
		before=\$(held) && api POST \$list \"\$good\" && expect 201 &&
		[ \$((\$(held) - before)) -eq 1 ]
	"
done

test_done
