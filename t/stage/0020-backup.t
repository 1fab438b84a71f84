#!/bin/bash
#
# stage/backup and stage/restore with real tools, whole: dump, restore, proof.
# Debian's pg_dump is 15 and refuses a server of 18, so the server is one of
# 15 here, with tables of its own; t/0853-backup.t has what is ours, on 18.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='stage/backup, stage/restore: a copy is the same, or is refused'
. "$(dirname -- "$0")/../lib/test.sh"
cd -- "$root" || exit 1
me=${0##*/}
. dev/common.sh
. t/stage/server-15.sh
server_start
mkdir "$TRASH/backups"
POSTGRES_DB=postgres sql -c 'CREATE DATABASE copy'

backup() {
	stage/backup "$TRASH/backups"
}

restore() {
	POSTGRES_DB=copy stage/restore "$@"
}

test_expect_success 'there is something to be backed up' '
	sql <<-SQL
	CREATE TABLE schema_migrations (name text PRIMARY KEY);
	INSERT INTO schema_migrations VALUES ('"'0001-first.sql'"');
	CREATE TABLE people (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
		name text, at timestamptz DEFAULT now(), data jsonb, raw bytea,
		ratio double precision);
	INSERT INTO people (name, data, raw, ratio)
	SELECT n || E'"' \\n\\\\ \"ü\"'"', jsonb_build_object('"'n'"', n),
		sha256(n::text::bytea), random()
	FROM generate_series(1, 10000) n;
	CREATE UNLOGGED TABLE throttle (key text);
	INSERT INTO throttle VALUES ('"'gone'"');
	SQL
'

test_expect_success 'a backup while people write is of one moment' '
	{ while [ ! -e "$TRASH/stop" ]; do
		sql -c "INSERT INTO people (name) VALUES ('"'late'"')"; done & } &&
	writer=$! && backup >"$TRASH/name" && touch "$TRASH/stop" &&
	{ wait $writer; :; } && dump=$(cat "$TRASH/name") && echo "$dump" &&
	[ -s "$dump" ] && [ "$(stat -c %a "$dump")" = 600 ] &&
	cat "${dump%.dump}.manifest" &&
	[ "$(ls "$TRASH/backups" | wc -l)" -eq 2 ]
'

test_expect_success 'it comes back with every row, and the proof says so' '
	restore "$dump" >"$TRASH/out" && cat "$TRASH/out" &&
	grep "2 tables have the rows and checksums" "$TRASH/out" &&
	[ "$(POSTGRES_DB=copy sql -c "SELECT count(*) >= 10000 FROM people")" = t ] &&
	[ "$(POSTGRES_DB=copy sql -c "SELECT count(*) FROM throttle")" = 0 ]
'

test_expect_success 'a database that is not empty is not touched' '
	test_fails restore "$dump" 2>"$TRASH/said" && cat "$TRASH/said" &&
	grep "not empty" "$TRASH/said"
'

test_expect_success 'one changed byte of one row is found' '
	POSTGRES_DB=copy sql -c "UPDATE people SET name = name || '"' '"'
		WHERE id = (SELECT id FROM people LIMIT 1)" &&
	test_fails restore --check "${dump%.dump}.manifest" 2>"$TRASH/said" &&
	cat "$TRASH/said" && grep "differs" "$TRASH/said"
'

test_expect_success 'a damaged dump leaves nothing behind' '
	POSTGRES_DB=postgres sql -c "DROP DATABASE copy" &&
	POSTGRES_DB=postgres sql -c "CREATE DATABASE copy" &&
	size=$(stat -c %s "$dump") && head -c $((size / 2)) "$dump" \
		>"$TRASH/backups/half.dump" &&
	test_fails restore "$TRASH/backups/half.dump" 2>"$TRASH/said" &&
	grep "nothing was kept" "$TRASH/said" &&
	[ "$(POSTGRES_DB=copy sql -c "SELECT count(*) FROM pg_class
		WHERE relnamespace = '"'public'"'::regnamespace")" = 0 ]
'

# aws: ECS Exec, as the runbooks call it, without AWS.  What is typed there
# comes from $typed, by root without a capability, as in the task.
aws() {
	[ "$2" = execute-command ] || return 0
	eval "set -- ${!#//\/tmp/$TRASH/there}"
	setpriv --bounding-set=-all --inh-caps=-all -- "$@" <<<"$typed"
}

test_expect_success 'the README carries the scripts into the container, where they work' '
	mkdir "$TRASH/there" && sed -n "/^    task()/,/^$/p" stage/README.md \
		>"$TRASH/runbook" && . "$TRASH/runbook" &&
	typed="sh backup $TRASH/backups" && carry backup manifest.sql >"$TRASH/there/said" &&
	made=$(tail -n 1 "$TRASH/there/said") && [ -s "$made" ] && [ "$made" != "$dump" ] &&
	typed="sh restore --check ${made%.dump}.manifest" &&
	carry restore manifest.sql | grep "have the rows and checksums" &&
	typed="sh psql -f schema/seed/reference.sql; ls cutover*" &&
	carry ../schema/seed/reference.sql cutover cutover.sql >"$TRASH/there/said" 2>&1 &&
	grep cutover.sql "$TRASH/there/said" &&
	grep "relation.*does not exist" "$TRASH/there/said"
'

test_expect_success 'a damaged one does not take the place of what is in use' '
	test_fails stage/restore --replace "$TRASH/backups/half.dump" 2>"$TRASH/said" &&
	cat "$TRASH/said" && grep "ctj is as it was" "$TRASH/said" &&
	[ "$(sql -c "SELECT count(*) >= 10000 FROM people")" = t ] &&
	[ "$(sql -c "SELECT count(*) FROM pg_database
		WHERE datname LIKE '"'ctj_%'"'")" = 0 ]
'

test_expect_success 'a whole one does, though it is in use; nothing is thrown away' '
	sql -c "DELETE FROM people WHERE name LIKE '"'1%'"'" &&
	left=$(sql -c "SELECT count(*) FROM people") &&
	{ sql -c "SELECT pg_sleep(60)" >"$TRASH/used" 2>&1 & } && user=$! &&
	stage/restore --replace "$dump" >"$TRASH/said" && cat "$TRASH/said" &&
	test_fails wait $user && grep "terminating connection" "$TRASH/used" &&
	stage/restore --check "${dump%.dump}.manifest" &&
	before=$(sed -n "s/.* what it was is //p" "$TRASH/said") &&
	test_fails env POSTGRES_DB="$before" stage/psql -c "SELECT 1" &&
	sql -c "ALTER DATABASE $before ALLOW_CONNECTIONS true" &&
	[ "$(POSTGRES_DB=$before sql -c "SELECT count(*) FROM people")" = "$left" ]
'

test_expect_success 'a backup that fails leaves no file' '
	rm -f "$TRASH"/backups/* &&
	test_fails env POSTGRES_PASSWORD=wrong stage/backup "$TRASH/backups" &&
	mkdir "$TRASH/bin" && printf "#!/bin/sh\nexit 1\n" >"$TRASH/bin/pg_dump" &&
	chmod +x "$TRASH/bin/pg_dump" &&
	test_fails env PATH="$TRASH/bin:$PATH" stage/backup "$TRASH/backups" &&
	[ -z "$(ls "$TRASH/backups")" ]
'

test_done
