#!/bin/bash
#
# What becomes of the whole tree when its migrations fail: what waiting mends
# is waited for, what it does not ends everything.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='stage/entrypoint: a refused migration ends it, a missing database does not'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack healthcheck
copy=$TRASH/copy
mkdir "$copy" "$TRASH/run"
cp -r stage nginx schema "$copy"
chown "$(server_user)" "$TRASH/run"
tree=

# tree_start VARIABLE=VALUE...: the entry point of the copy
tree_start() {
	rm -rf "${TRASH:?}/run/"*
	# shellcheck disable=SC2086 # words
	env CTJ_RUN="$TRASH/run" CTJ_LISTEN="unix:$TRASH/run/http.sock" \
		CTJ_ONLY=healthcheck CTJ_BUILD="$BUILD" CTJ_DRAIN=4 "$@" \
		$as_server --pdeathsig TERM -- "$copy/stage/entrypoint" \
		>"$TRASH/log" 2>&1 &
	tree=$!
}
test_atexit '[ -z "$tree" ] || { kill "$tree"; wait "$tree"; }'

alive() {
	curl -fsS -m 3 -o /dev/null --unix-socket "$TRASH/run/http.sock" \
		http://localhost/api/healthcheck 2>"$TRASH/trouble"
}

# gone: it has ended; its status is in $ended
gone() {
	! kill -0 "$tree" 2>/dev/null && { wait "$tree"; ended=$? tree=; }
}

test_expect_success 'with a current schema it serves, and goes on' '
	tree_start && within 20 alive && within 10 grep "schema is current" "$TRASH/log" &&
	kill "$tree" && within 15 gone && [ $ended -eq 0 ]
'

test_expect_success 'a refused migration ends it with status 1 and one line' '
	printf "%s\n" "-- Breaks." "SELECT 1 / 0;" >"$copy/schema/9000-breaks.sql" &&
	tree_start && within 20 gone && cat "$TRASH/log" && [ $ended -eq 1 ] &&
	[ "$(grep -c "migrate: error" "$TRASH/log")" -eq 1 ] &&
	grep "migrate: error: .*9000-breaks.sql:2: division by zero" "$TRASH/log"
'

test_expect_success 'so does an edited one' '
	rm "$copy/schema/9000-breaks.sql" &&
	echo "-- more" >>"$copy/schema/0002-catalogue.sql" &&
	tree_start && within 20 gone && [ $ended -eq 1 ] &&
	grep "0002-catalogue.sql was edited" "$TRASH/log" &&
	cp schema/0002-catalogue.sql "$copy/schema"
'

test_expect_success 'without a database it is alive, and tries again' '
	tree_start SQL_HOST="$TRASH/nowhere" && within 20 alive &&
	within 20 eval "[ \$(grep -c \"nothing listens\" \"$TRASH/log\") -ge 2 ]" &&
	alive && kill "$tree" && within 15 gone && [ $ended -eq 0 ]
'

locked() {
	sql "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
		WHERE datname = current_database() AND relation = 'skills'::regclass
		AND mode = 'AccessExclusiveLock' AND granted" | grep 1
}
test_expect_success 'while somebody holds a lock for too long it tries again, too' '
	printf "%s\n" "-- Waits." "ALTER TABLE skills ADD COLUMN never integer;" \
		>"$copy/schema/9000-waits.sql" &&
	sed -i "s/lock_timeout = '"'10s'"'/lock_timeout = '"'500ms'"'/" \
		"$copy/schema/migrate" &&
	mkfifo "$TRASH/tried" &&
	{ { echo "BEGIN; LOCK TABLE skills;" && timeout 60 cat "$TRASH/tried"; } |
		stack_psql & } &&
	within 10 locked && tree_start && within 20 alive &&
	within 20 grep "migrate: error.*lock timeout" "$TRASH/log" &&
	echo "COMMIT;" >"$TRASH/tried" &&
	within 20 grep "applied 9000-waits" "$TRASH/log" && alive &&
	kill "$tree" && within 15 gone && [ $ended -eq 0 ]
'

test_done
