#!/bin/bash
#
# What of stage/backup and stage/restore needs no pg_dump, which Debian has for
# 15 only: the manifest and the proof by it, on a server of 18 with our own
# schema; and a copy of the files of a server that was killed at work, as a
# snapshot of the volume would be one.  t/stage/0020-backup.t has the rest.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='backup and restore: what a copy is checked by'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack --cluster opportunities roles users
make_catalogue
for n in 1 2 3; do posting "project_name=Pröject $n" >/dev/null; done

manifest() {
	{ echo 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;'
		cat stage/manifest.sql; } | stage/psql -q -At -f -
}

# check: is the database of SQL_DATABASE what the manifest says?
check() {
	stage/restore --check "$TRASH/manifest" >"$TRASH/said" 2>&1
	ended=$?
	cat "$TRASH/said"
	return $ended
}

test_expect_success 'the manifest has a line for every table, with its rows' '
	manifest >"$TRASH/manifest" && cat "$TRASH/manifest" &&
	sql "SELECT relname FROM pg_class WHERE relkind = '"'r'"'
		AND relnamespace = '"'public'"'::regnamespace
		AND relpersistence = '"'p'"' ORDER BY relname COLLATE \"C\"" \
		>"$TRASH/tables" &&
	cut -d" " -f1 "$TRASH/manifest" >"$TRASH/named" &&
	test_same "$TRASH/tables" "$TRASH/named" &&
	grep "^opportunities 3 [1-9]" "$TRASH/manifest"
'

test_expect_success 'it says the same in a session with other habits' '
	PGOPTIONS="-c datestyle=German -c bytea_output=escape" manifest \
		>"$TRASH/again" && test_same "$TRASH/manifest" "$TRASH/again"
'

test_expect_success 'a password in a file is found, as the backend finds it' '
	( umask 077 && printf "%s\n" "$SQL_PASSWORD" >"$TRASH/password" ) &&
	env -u SQL_PASSWORD SQL_PASSWORD_FILE="$TRASH/password" \
		stage/restore --check "$TRASH/manifest" &&
	test_fails env -u SQL_PASSWORD stage/psql -w -c "SELECT 1"
'

test_expect_success 'what is the same is proved to be' '
	check && grep "have the rows and checksums" "$TRASH/said"
'

# harmed SENTENCE SQL UNDO
harmed() {
	harm=$2 undo=$3
	test_expect_success "what is not is found: $1" '
		sql "$harm" && test_fails check && grep differs "$TRASH/said" &&
		sql "$undo" && check
	'
}

# So that putting it back puts everything back.
sql 'ALTER TABLE opportunities DISABLE TRIGGER USER'
harmed 'a letter' "UPDATE opportunities SET body = body || '.'" \
	'UPDATE opportunities SET body = left(body, -1)'
harmed 'a NULL that was no empty text' \
	"UPDATE opportunities SET meeting_times = '[]'" \
	'UPDATE opportunities SET meeting_times = NULL'
harmed 'a row too many' "INSERT INTO throttle (key) VALUES ('x');
	INSERT INTO skill_matrices (id) VALUES ('$unknown_id')" \
	"DELETE FROM skill_matrices WHERE id = '$unknown_id'"
sql 'ALTER TABLE opportunities ENABLE TRIGGER USER'

# crash_copy: the files, after everything of the server was killed at once
crash_copy() {
	touch "$TRASH/stop" &&
	{ wait "$load"; :; } &&
	own_folder "$TRASH/copy" && own_folder "$TRASH/copy/s" &&
	cp -a "$STACK/var/pg" "$TRASH/copy/pg" &&
	cp -a "$STACK/var/password" "$TRASH/copy/password" &&
	rm -f "$TRASH/copy/pg/postmaster.pid"
}

test_expect_success 'killed at work and copied, no acknowledged write is missing' '
	as pm && sql "ALTER DATABASE ctj SET synchronous_commit = on" &&
	{ COOKIES=$cookies TOKEN=$(token_of pm) perl t/lib/load.pl \
		"$STACK/http.sock" "$TRASH/stop" 6 "\"role\": \"$backend\",
		\"body\": \"b\", \"min_hours_required\": 1,
		\"work_environment\": \"remote\"" kept >"$TRASH/load" 2>&1 & } &&
	load=$! &&
	within 20 eval "[ \$(grep -c \"^201 \" \"$TRASH/load\") -gt 20 ]" &&
	stack_server_stop KILL && crash_copy &&
	{ setsid dev/pg serve "$TRASH/copy" "$TRASH/copy/s" \
		2>"$TRASH/copy.log" & } && copy=$! &&
	test_atexit "kill -INT $copy" &&
	dev/pg ready "$TRASH/copy" "$TRASH/copy/s" &&
	sed -n "s/^201 [0-9]* \(load[^ ]*\) .*/\1/p" "$TRASH/load" | sort \
		>"$TRASH/told" && [ "$(wc -l <"$TRASH/told")" -gt 5 ] &&
	dev/pg run "$TRASH/copy" "$TRASH/copy/s" -d ctj -At -c "SELECT project_name
		FROM opportunities WHERE project_name LIKE '"'load-%'"'" | sort \
		>"$TRASH/stored" && wc -l "$TRASH/told" "$TRASH/stored" &&
	comm -23 "$TRASH/told" "$TRASH/stored" >"$TRASH/lost" &&
	cat "$TRASH/lost" && [ ! -s "$TRASH/lost" ]
'

test_done
