#!/bin/bash
#
# A dump as the legacy site would give one: made by the pg_dump of a server of
# 15, loaded into ours of 18.  What becomes of each row: t/0852-cutover.t.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='stage/cutover from a dump of PostgreSQL 15'
. "$(dirname -- "$0")/../lib/test.sh"
cd -- "$root" || exit 1
me=${0##*/}
. dev/common.sh
. t/stage/server-15.sh
server_start

test_expect_success 'the legacy database, and a dump of it' '
	sql -o /dev/null -f t/lib/legacy.sql &&
	PGPASSWORD=secret pg_dump -h 127.0.0.1 -p $SQL_PORT -U ctj --no-owner \
		--no-privileges -f "$TRASH/dump.sql" ctj &&
	ls -l "$TRASH/dump.sql"
'

# Below with-cluster: an empty, migrated database of 18.
cat >"$TRASH/load" <<'END'
export SQL_HOST=$CTJ_CLUSTER/s SQL_PORT=5432 SQL_USER=ctj SQL_DATABASE=ours
SQL_PASSWORD=$(cat "$CTJ_CLUSTER/password")
export SQL_PASSWORD
SQL_DATABASE=postgres stage/psql -q -c 'CREATE DATABASE ours TEMPLATE migrated'
stage/cutover "$1"
echo "ended with $?"
stage/psql -At -c 'SELECT count(*), count(DISTINCT email) FROM users'
END

test_expect_success 'it comes whole, but for the nine rows that are odd on purpose' '
	{ env -u SQL_PORT -u CTJ_VAR t/lib/with-cluster sh "$TRASH/load" \
		"$TRASH/dump.sql" >"$TRASH/out" 2>&1; cat "$TRASH/out"; } && grep -x "ended with 3" "$TRASH/out" &&
	grep "9 rows are in legacy.rejects" "$TRASH/out" &&
	grep -x "9998|9998" "$TRASH/out"
'

test_done
