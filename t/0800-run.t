#!/bin/bash
#
# make run from its first start to its last: what it prints, a session by
# curl, what stays and what does not, and one clear line for each thing that
# may be wrong.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='dev/run, dev/psql, dev/createsuperuser: the two commands of the README'
. "$(dirname -- "$0")/lib/test.sh"
cd -- "$root" || exit 1
me=${0##*/}
. dev/common.sh

# Nothing of this may come from whoever runs the tests.
unset CTJ_RUN CTJ_LISTEN CTJ_ONLY CTJ_CACHE CTJ_TMP CTJ_WORKERS CTJ_CLUSTER
unset DJANGO_SECRET_KEY DJANGO_DEBUG DJANGO_ALLOWED_HOSTS SQL_PASSWORD
unset CTJ_MICROCACHE CTJ_BUILD CTJ_ACCESS_LOG CTJ_ERROR_LOG
export BUILD

test_port=$((20000 + $$ % 12000))
while port_used "$test_port"; do
	test_port=$((test_port + 1))
done
export CTJ_VAR=$TRASH/var CTJ_PORT=$test_port
url=http://localhost:$CTJ_PORT
runner=

# within SECONDS COMMAND...
within() {
	local end=$((SECONDS + $1))

	until "${@:2}"; do
		[ "$SECONDS" -lt "$end" ] || return 1
		sleep 0.1
	done
}

# What a shell runs beside itself ignores SIGINT, unless somebody undoes that.
run_start() {
	: >"$TRASH/out"
	env --default-signal=INT dev/run >"$TRASH/out" 2>&1 &
	runner=$!
	within 90 grep -q 'Ctrl-C stops it' "$TRASH/out"
}

# run_stop SIGNAL: stops it; its exit status is in $ended
run_stop() {
	local before=$SECONDS watch

	kill -s "$1" "$runner" || return 1
	{ sleep 30 && kill -KILL "$runner"; } &
	watch=$!
	wait "$runner"
	ended=$? runner=
	kill "$watch"
	echo "ended with $ended after $((SECONDS - before)) s"
	[ $((SECONDS - before)) -le 10 ]
}
test_atexit '[ -z "$runner" ] || { kill "$runner"; wait "$runner"; }'

# What still runs on this folder or has its port.
remains() {
	local pid found=1

	for pid in /proc/[0-9]*; do
		grep -qzs "^CTJ_RUN=$CTJ_VAR/run\|^CTJ_RUN=$short\$" \
			"$pid/environ" && [ "$pid" != "/proc/$BASHPID" ] &&
			tr '\0' ' ' <"$pid/cmdline" && found=0
		grep -qzsF "$CTJ_VAR/pg" "$pid/cmdline" &&
			tr '\0' ' ' <"$pid/cmdline" && found=0
	done
	port_used "$CTJ_PORT" && echo "port $CTJ_PORT" && found=0
	return "$found"
}
short=$(short_folder "$CTJ_VAR/run")

jar() {
	curl -sS -m 20 -b "$TRASH/jar" -c "$TRASH/jar" -o "$TRASH/body" \
		-w '%{http_code}' "$@" >"$TRASH/status" || return 1
	echo "$(cat "$TRASH/status") $(head -c 500 "$TRASH/body")"
}

is() {
	[ "$(cat "$TRASH/status")" = "$1" ] || return 1
	[ $# -eq 1 ] || jq -e "$2" "$TRASH/body"
}

token() {
	sed -n 's/.*csrftoken[[:space:]]*//p' "$TRASH/jar"
}

# send METHOD PATH JSON: as a page of ours would
send() {
	jar -X "$1" "$url$2" -H 'Content-Type: application/json' \
		-H "X-CSRFToken: $(token)" --data "$3"
}

# refuses SENTENCE COMMAND...: it fails with one line that says so
refuses() {
	if "${@:2}" >"$TRASH/refusal" 2>&1; then
		echo 'it did not fail'
		return 1
	fi
	cat "$TRASH/refusal"
	[ "$(wc -l <"$TRASH/refusal")" -eq 1 ] &&
		grep -qi -- "$1" "$TRASH/refusal"
}

sql() {
	dev/psql -X -Atc "$1"
}

test_expect_success 'before there is one: one line each' '
	refuses "nothing runs" dev/psql -c "SELECT 1" &&
	refuses "nothing runs" dev/createsuperuser
'

test_expect_success 'the first start makes everything and says where it is' '
	run_start && cat "$TRASH/out" &&
	for path in / /admin/ /api/; do
		grep "http://localhost:$CTJ_PORT$path\$" "$TRASH/out" || return 1
	done &&
	for who in volunteer pm pm2 curator dev; do
		grep -F "$who@example.com" "$TRASH/out" || return 1
	done &&
	grep -F "password123!" "$TRASH/out" &&
	grep -F "CTJ_VAR=$CTJ_VAR dev/psql" "$TRASH/out"
'

test_expect_success 'nothing went wrong on the way, as far as logs tell' '
	[ -s "$CTJ_VAR/log/events.log" ] &&
	test_fails grep "\[\(error\|crit\|alert\|emerg\)\]\|\"level\":\"error\"" \
		"$CTJ_VAR/log/events.log"
'

test_expect_success 'it is ready, on loopback alone' '
	jar $url/api/readyz && is 200 ".status == \"ready\"" &&
	jar $url/api/healthcheck && is 200 &&
	hex=$(printf "%04X" $CTJ_PORT) &&
	grep -h ":$hex 0\{8,32\}:0000 0A" /proc/net/tcp /proc/net/tcp6 \
		>"$TRASH/listening" && cat "$TRASH/listening" &&
	test_fails grep -v " 0100007F:$hex \| 0\{24\}01000000:$hex " \
		"$TRASH/listening"
'

test_expect_success 'the pages are there, with roles in them' '
	jar $url/ && is 200 && grep -q "<h1>Find a civic" "$TRASH/body" &&
	grep -q "roles are.* open right now" "$TRASH/body" &&
	jar $url/opportunities && is 200 && grep -q "<article" "$TRASH/body"
'

test_expect_success 'demo data is worth looking at' '
	jar "$url/api/listings/?limit=20" && is 200 "length == 20" &&
	[ "$(sql "SELECT count(*) >= 60 AND count(DISTINCT status) = 5
		FROM opportunities")" = t ] &&
	[ "$(sql "SELECT count(*) >= 30 FROM users")" = t ]
'

test_expect_success 'a story by curl: sign up, be known, log out' '
	rm -f "$TRASH/jar" && send POST /api/auth/signup/ "{\"email\":
		\"story@example.org\", \"name\": \"Story\",
		\"password\": \"wooden horse 42\"}" && is 201 &&
	jar $url/api/auth/me/ && is 200 ".email == \"story@example.org\"" &&
	send POST /api/opportunities/ "{}" && is 403 &&
	send POST /api/auth/logout/ "" && is 204 &&
	jar $url/api/auth/me/ && is 403
'

test_expect_success 'and one of a project manager: log in, create, edit, list, delete' '
	rm -f "$TRASH/jar" && jar $url/api/auth/csrf/ && is 204 &&
	send POST /api/auth/login/ "{\"email\": \"pm@example.com\",
		\"password\": \"password123!\"}" && is 200 &&
	jar "$url/api/roles/?limit=1" && role=$(jq -r ".[0].id" "$TRASH/body") &&
	send POST /api/opportunities/ "{\"role\": \"$role\", \"body\": \"Tell it\",
		\"min_hours_required\": 5, \"work_environment\": \"remote\",
		\"project_name\": \"Story\"}" && is 201 ".status == \"draft\"" &&
	id=$(jq -r .id "$TRASH/body") &&
	jar -X PATCH $url/api/opportunities/$id/ --data "{\"status\": \"open\"}" \
		-H "Content-Type: application/json" && is 403 &&
	send PATCH /api/opportunities/$id/ "{\"status\": \"open\"}" &&
	is 200 ".status == \"open\"" &&
	jar "$url/api/opportunities/?mine=true&limit=500" &&
	is 200 "any(.[]; .id == \"$id\")" &&
	send DELETE /api/opportunities/$id/ "" && is 204 &&
	jar $url/api/opportunities/$id/ && is 404 &&
	send POST /api/auth/logout/ "" && is 204 && jar $url/api/auth/me/ && is 403
'

# What README.md says about curl, line for line.
session() {
	awk '/^## / { inside = /A session with curl/ } inside && sub(/^    /, "")' \
		README.md | sed "s,http://localhost:8000,$url,"
}
test_expect_success 'the session with curl in README.md goes as it says' '
	session >"$TRASH/session" && [ "$(wc -l <"$TRASH/session")" -gt 20 ] &&
	bash -eu "$TRASH/session" >"$TRASH/said" 2>&1 && cat "$TRASH/said" &&
	grep -F "\"email\":\"ada@example.org\"" "$TRASH/said" &&
	grep -F "\"body\": \"Draw the map.\"" "$TRASH/said" &&
	grep -F "A valid integer is required." "$TRASH/said" &&
	grep -F "moon\\\" is not a valid choice." "$TRASH/said" &&
	[ "$(sql "SELECT count(*) FROM opportunities
		WHERE body = \$\$Draw the map.\$\$")" = 0 ]
'

test_expect_success 'stage/smoke finds all well, tells its story, and leaves nothing' '
	counts="SELECT count(*), (SELECT count(*) FROM users) FROM opportunities" &&
	before=$(sql "$counts") &&
	{ SMOKE_EMAIL=pm@example.com SMOKE_PASSWORD="password123!" \
		stage/smoke --write $url >"$TRASH/smoke" 2>&1; ended=$?; } &&
	cat "$TRASH/smoke" && [ $ended -eq 0 ] &&
	grep -x "1\.\.$(grep -c ^ok "$TRASH/smoke")" "$TRASH/smoke" &&
	[ "$before" = "$(sql "$counts")" ]
'

test_expect_success 'where nobody answers every line of it is not ok' '
	{ stage/smoke http://localhost:1 >"$TRASH/smoke" 2>/dev/null; ended=$?; } &&
	[ $ended -eq 1 ] && test_fails grep ^ok "$TRASH/smoke"
'

test_expect_success 'dev/psql asks the database' '
	[ "$(sql "SELECT current_database()")" = ctj ] &&
	[ "$(sql "SELECT email FROM users WHERE email = '"'story@example.org'"'")" \
		= story@example.org ]
'

test_expect_success 'dev/createsuperuser takes three variables' '
	CTJ_EMAIL=boss@example.org CTJ_NAME=Boss CTJ_PASSWORD="wooden horse 43" \
		dev/createsuperuser </dev/null &&
	[ "$(sql "SELECT is_superuser AND is_staff FROM users
		WHERE email = '"'boss@example.org'"'")" = t ]
'

test_expect_success 'or three lines' '
	printf "%s\n" chief@example.org Chief "wooden horse 44" |
		dev/createsuperuser &&
	rm -f "$TRASH/jar" && send POST /api/auth/login/ "{\"email\":
		\"chief@example.org\", \"password\": \"wooden horse 44\"}" &&
	is 200
'

# types EMAIL PASSWORD AGAIN: answers to what it asks on a terminal
types() {
	printf "%s\n" "$1" Terry "$2" "$3" |
		script -qec dev/createsuperuser "$TRASH/typed" >"$TRASH/shown"
}

test_expect_success 'on a terminal it asks for the password twice' '
	types terry@example.org "wooden horse 46" "wooden horse 46" &&
	grep "terry@example.org is a superuser now" "$TRASH/shown" &&
	test_fails types slip@example.org "wooden horse 47" "wooden house 47" &&
	grep "No account was made" "$TRASH/shown" &&
	[ "$(sql "SELECT count(*) FROM users WHERE email LIKE '"'slip@%'"'")" = 0 ]
'

test_expect_success 'it refuses a weak password, a taken address, an argument' '
	weak() {
		CTJ_EMAIL=$1 CTJ_NAME=Boss CTJ_PASSWORD=$2 \
			dev/createsuperuser </dev/null
	} &&
	refuses "too common" weak b@example.org password123 &&
	refuses "already exists" weak boss@example.org "wooden horse 45" &&
	refuses "valid e\?mail" weak boss "wooden horse 45" &&
	refuses "no argument" dev/createsuperuser "wooden horse 45" &&
	[ "$(sql "SELECT count(*) FROM users WHERE email LIKE '"'b@%'"'")" = 0 ]
'

test_expect_success 'a password is in no argument, no log, and open to nobody' '
	stored=$(cat "$CTJ_VAR/password") && key=$(cat "$CTJ_VAR/secret-key") &&
	ps -eo args >"$TRASH/ps" &&
	test_fails grep -F -e "$stored" -e "$key" -e "wooden horse" "$TRASH/ps" &&
	test_fails grep -raF -e "$stored" -e "$key" -e "wooden horse" \
		-e "password123!" "$CTJ_VAR/log" &&
	[ "$(stat -c %a "$CTJ_VAR/password")" = 600 ] &&
	[ "$(stat -c %a "$CTJ_VAR/secret-key")" = 600 ]
'

test_expect_success 'a second one on the same folder or port says what is wrong' '
	refuses "port $CTJ_PORT is in use" dev/run &&
	refuses "in use by another" env CTJ_PORT=$((CTJ_PORT + 1)) dev/run
'

test_expect_success 'SIGTERM ends it within 10 s, and nothing is left' '
	cookie=$(sed -n "s/.*sessionid[[:space:]]*//p" "$TRASH/jar") &&
	run_stop TERM && [ $ended -eq 0 ] && test_fails remains &&
	find "$TRASH" -type s -print >"$TRASH/sockets" &&
	cat "$TRASH/sockets" && [ ! -s "$TRASH/sockets" ] && [ ! -e "$short" ]
'

test_expect_success 'a second start keeps the data, and the sessions' '
	count="SELECT count(*) FROM users" && run_start &&
	test_fails grep -i "creating\|demo data" "$TRASH/out" &&
	jar $url/api/auth/me/ && is 200 ".email == \"chief@example.org\"" &&
	[ "$(sql "SELECT count(*) FROM opportunities
		WHERE project_name = '"'Story'"'")" = 0 ]
'

test_expect_success 'Ctrl-C ends it too' '
	run_stop INT && test_fails remains
'

test_expect_success 'after kill -9 of the script nothing of it runs on' '
	run_start && kill -KILL $runner && { wait $runner; runner=; } &&
	within 15 test_fails remains
'

test_expect_success 'and it starts again' '
	run_start && jar $url/api/readyz && is 200 && run_stop TERM
'

test_expect_success 'a port that is none is said so' '
	for port in 80 0 08010 70000 eight 8000x -1; do
		refuses "CTJ_PORT=$port" env CTJ_PORT=$port dev/run || return 1
	done
'

test_expect_success 'a missing tool is named' '
	mkdir "$TRASH/bin" && ln -s /usr/bin/* "$TRASH/bin" &&
	ln -sf /usr/sbin/* "$TRASH/bin" &&
	rm "$TRASH/bin/multiwatch" "$TRASH/bin/s6-svscan" &&
	refuses "missing: s6-svscan multiwatch" env PATH="$TRASH/bin" dev/run
'

test_expect_success 'a folder that cannot be made is said so' '
	: >"$TRASH/file" && refuses "$TRASH/file" env CTJ_VAR="$TRASH/file/var" dev/run
'

if [ "$(id -u)" -ne 0 ]; then
	test_skip 'a full disk is one clear line' 'mounting takes root'
elif ! { mkdir "$TRASH/small" && mount -t tmpfs -o size=8m none "$TRASH/small"; } \
    2>"$TRASH/none"; then
	test_skip 'a full disk is one clear line' 'a tmpfs cannot be mounted here'
else
	test_atexit 'umount "$TRASH/small"'
	test_expect_success 'a full disk is one clear line' '
		refuses "MB free" env CTJ_VAR="$TRASH/small/var" dev/run &&
		[ ! -e "$TRASH/small/var/pg" ]
	'
fi

test_done
