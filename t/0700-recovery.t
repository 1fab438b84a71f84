#!/bin/bash
#
# What breaks while people are at work: every write carries a
# marker, clients note those that were acknowledged; afterwards each of them
# is there exactly once, any other at most once.  CTJ_FAULTS=long (make fault)
# takes the figures of that document; make test does with a few of each.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='recovery: killed workers, PostgreSQL away or frozen, a deploy'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
kills=20 stops=3 clients=6
declare -A count
[ "${CTJ_FAULTS-}" != long ] || kills=1000 stops=200 clients=50
start_stack --supervised --cluster --workers 2 healthcheck opportunities \
	roles users
make_catalogue
# What --fast gives up: a commit that was acknowledged must stay.
sql "ALTER DATABASE $SQL_DATABASE SET synchronous_commit = on"

list=/api/opportunities/
good='"role": "'$backend'", "body": "b", "min_hours_required": 1, "work_environment": "remote"'

# load_start MODE: clients write; load_end: they stop, their notes are counted
load_start() {
	rm -f "$TRASH/stop"
	: >"$TRASH/load"
	count=()
	as pm
	COOKIES=$cookies TOKEN=$(token_of pm) perl t/lib/load.pl \
		"$STACK/http.sock" "$TRASH/stop" "$clients" "$good" "$1" \
		>"$TRASH/load" 2>&1 &
	load=$!
	within 10 grep -q '^201 ' "$TRASH/load"
}

load_end() {
	touch "$TRASH/stop"
	wait "$load" || return 1
	cut -d' ' -f1 "$TRASH/load" | sort | uniq -c
}

# Replies that are none of these statuses (a pattern).
others() {
	grep -vE "^($1) " "$TRASH/load" >"$TRASH/others"
	head -n 20 "$TRASH/others"
	[ ! -s "$TRASH/others" ]
}

# counted STATUS: has it been answered to more since it was asked last?
counted() {
	local now

	now=$(grep -c "^$1 " "$TRASH/load")
	[ "$now" -gt "${count[$1]:-0}" ] && count[$1]=$now
}

acknowledged_once() {
	sed -n 's/^201 [0-9]* \(load[^ ]*\) .*/\1/p' "$TRASH/load" | sort \
		>"$TRASH/told"
	sql "SELECT project_name FROM opportunities
		WHERE project_name LIKE 'load-%'" | sort >"$TRASH/stored"
	echo "$(wc -l <"$TRASH/told") acknowledged, $(wc -l <"$TRASH/stored") stored"
	uniq -d "$TRASH/stored" >"$TRASH/twice"
	comm -23 "$TRASH/told" "$TRASH/stored" >"$TRASH/lost"
	head "$TRASH/twice" "$TRASH/lost"
	[ -s "$TRASH/told" ] && [ ! -s "$TRASH/twice" ] && [ ! -s "$TRASH/lost" ]
}

answers() {
	api GET "$1" >"$TRASH/answer" && [ "$status" = 200 ]
}

# replaced RESOURCE PID: are there two workers, and that one is none of them?
replaced() {
	# shellcheck disable=SC2046 # several
	set -- "$2" $(stack_workers "$1")
	[ $# -eq 3 ] && [ "$2" != "$1" ] && [ "$3" != "$1" ]
}

# server SIGNAL: to PostgreSQL's every process
server() {
	local children

	read -ra children <"/proc/$stack_server/task/$stack_server/children"
	[ "${#children[@]}" -gt 4 ] &&
		kill -s "$1" "$stack_server" "${children[@]}"
}

test_expect_success 'a killed worker is back, others serve meanwhile' '
	as pm && pid=$(worker_of opportunities) && kill -KILL $pid &&
	answers $list && within 20 replaced opportunities $pid
'

test_expect_success 'workers killed under load lose and double no acknowledged write' '
	load_start kept && for i in $(seq $kills); do
		pid=$(worker_of opportunities) && kill -KILL $pid &&
		within 20 other_worker opportunities $pid && sleep 0.05 || break
	done && load_end && [ $i -eq $kills ] &&
	others "2..|502" && acknowledged_once &&
	[ "$(comm -13 "$TRASH/told" "$TRASH/stored" | wc -l)" -le $kills ]
'

# A read on a kept connection is sent again; one that a worker had just taken
# from the queue is lost with it, as a write is.
test_expect_success 'at most one request is lost for each kill, whatever waited there' '
	[ "$(grep -c "^502 " "$TRASH/load")" -le $kills ]
'

test_expect_success 'PostgreSQL stopped at once under load: 503, then all is well' '
	workers=$(workers_of_all) && load_start kept &&
	for i in $(seq $stops); do
		stack_server_stop QUIT && within 20 counted 503 &&
		stack_server_start && within 20 answers $list &&
		within 20 counted 201 || return 1
	done &&
	load_end && others "2..|503" && grep -q "^503 " "$TRASH/load" &&
	acknowledged_once
'

test_expect_success 'those answers had an envelope and Retry-After' '
	test_fails grep "no-envelope\|no-retry-after" "$TRASH/load"
'

test_expect_success 'and no worker was restarted' 'same_workers'

test_expect_success 'the same after a crash of the server' '
	load_start kept && stack_server_stop KILL && within 20 counted 503 &&
	stack_server_start && within 20 answers $list && load_end &&
	others "2..|503" && acknowledged_once && same_workers
'

test_expect_success 'while it is away: 503 for members, liveness goes on' '
	as pm && stack_server_stop INT && api GET $list && expect 503 \
		".error.code == \"unavailable\"" &&
	[ "$(header Retry-After)" -gt 0 ] &&
	api POST $list "{$good}" && expect 503 &&
	as anonymous && api GET /api/roles/ && expect 503 &&
	api GET /api/healthcheck && expect 200 &&
	stack_server_start && as pm && within 20 answers $list && same_workers
'

test_expect_success 'PostgreSQL frozen: 503 or 504, liveness 200, then all is well' '
	as pm && within 20 answers $list && server STOP &&
	{ api GET $list; first=$status; api GET /api/healthcheck/; } &&
	second=$status && server CONT && echo "$first $second" &&
	[[ $first == 50[34] ]] && [ $second = 200 ] &&
	within 20 answers $list && same_workers
'

test_expect_success 'a write that found it frozen was carried out once, or not' '
	load_start kept && server STOP && sleep 1 && server CONT &&
	within 20 answers $list && load_end && others "2..|503|504" &&
	acknowledged_once
'

# taken: another client takes every connection while "opportunities" starts anew
taken() {
	local hold

	perl t/lib/hold.pl "$SQL_HOST/.s.PGSQL.$SQL_PORT" >"$TRASH/hold" &
	hold=$!
	within 20 grep -q full "$TRASH/hold" || return 1
	# shellcheck disable=SC2046 # several
	kill -KILL $(stack_workers opportunities) && sleep 1
	api GET $list && first=$status && retry=$(header Retry-After)
	api GET /api/healthcheck && second=$status
	echo "$first $second"
	kill "$hold" && ! wait "$hold" 2>/dev/null
}

test_expect_success 'all connections taken by another: 503, then all is well' '
	as pm && taken && [ "$first" = 503 ] && [ "$retry" -gt 0 ] &&
	[ "$second" = 200 ] && as pm && within 20 answers $list
'

# ends TABLE-CHANGE: after it nobody takes pm2 for signed in, at once
ends() {
	local path

	as pm2
	for path in $list /api/users/me/; do
		answers "$path" || return 1
	done
	sql "$1" || return 1
	for path in $list /api/users/me/ $list /api/users/me/; do
		api GET "$path" && expect 403 \
			'.error.code == "not_authenticated"' || return 1
	done
}

test_expect_success 'a session that ended in the table is anonymous at once everywhere' '
	hash=$(hash_of "$(session_of pm2)") &&
	ends "UPDATE sessions SET expires_at = now() WHERE key_hash =
		'"'\\\\x\$hash'"'" &&
	header Set-Cookie | grep "^sessionid=\"\"" &&
	sql "UPDATE sessions SET expires_at = now() + interval '"'1 day'"'" &&
	ends "UPDATE users SET is_active = false WHERE id = '"'\$(id_of pm2)'"'" &&
	sql "UPDATE users SET is_active = true" &&
	ends "DELETE FROM sessions WHERE key_hash = '"'\\\\x\$hash'"'"
'

test_expect_success 'a right that was taken away is gone with the next request' '
	as pm && api POST $list "{$good}" && expect 201 &&
	sql "UPDATE users SET \"isProjectManager\" = false
		WHERE id = '"'\$(id_of pm)'"'" &&
	api POST $list "{$good}" && expect 403 &&
	sql "UPDATE users SET \"isProjectManager\" = true" &&
	api POST $list "{$good}" && expect 201
'

test_expect_success 'SIGTERM under load: what was accepted is answered' '
	processes=$(workers_of_all | tr " " "\n" | grep "^[0-9]") &&
	processes="$processes $(stack_service nginx) $(stack_service roles)" &&
	load_start once && sleep 0.5 && tree=$stack_pids &&
	kill -TERM $tree && { wait $tree; :; } &&
	load_end && others "2..|refused|unanswered" && acknowledged_once &&
	sed -n "s/^unanswered [0-9]* \(load[^ ]*\) .*/\1/p" "$TRASH/load" |
		sort >"$TRASH/unanswered" &&
	comm -12 "$TRASH/unanswered" "$TRASH/stored" >"$TRASH/silent" &&
	cat "$TRASH/silent" && [ ! -s "$TRASH/silent" ]
'

test_expect_success 'and no process is left' '
	stack_pids= && for pid in $processes; do
		within 20 test_fails kill -0 $pid || return 1
	done
'

test_done
