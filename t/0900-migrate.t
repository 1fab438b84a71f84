#!/bin/bash
#
# schema/migrate on databases of its own: twice, two at once, half-broken,
# edited; what it says when it cannot; and what the program may not do in the
# database it made.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='migrations, seeds, and the rights of ctj_app'
. "$(dirname -- "$0")/lib/api.sh"
stack_var=$CTJ_CLUSTER
STACK=$TRASH
stack_environment
SQL_DATABASE=
databases=

last=$(basename "$(printf '%s\n' schema/[0-9]*.sql | tail -n 1)")
count=$(printf '%s\n' schema/[0-9]*.sql | wc -l)

# database NAME: an empty one of this file's own
database() {
	SQL_DATABASE=m$$_$1
	databases="$databases $SQL_DATABASE"
	stack_admin "CREATE DATABASE $SQL_DATABASE TEMPLATE template0"
}
test_atexit 'for one in $databases; do
	stack_admin "DROP DATABASE IF EXISTS $one WITH (FORCE)"; done; STACK='

applied() {
	sql 'SELECT count(*) FROM schema_migrations'
}

# a_copy: the migrations, to be changed, in $TRASH/schema
a_copy() {
	rm -rf "$TRASH/schema"
	cp -r schema "$TRASH/schema"
}

# fails STATUS SENTENCE COMMAND...: with one line that says so
fails() {
	local ended

	"${@:3}" >"$TRASH/said" 2>&1
	ended=$?
	cat "$TRASH/said"
	[ "$ended" -eq "$1" ] && [ "$(grep -c 'error' "$TRASH/said")" -eq 1 ] &&
		grep -qi -- "$2" "$TRASH/said"
}

# What the catalogue says of everything in public.
catalogue() {
	sql "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
			a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
		WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0
		ORDER BY 1, 2; SELECT conrelid::regclass, conname,
			pg_get_constraintdef(oid) FROM pg_constraint
		WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2;
		SELECT proname, prosrc FROM pg_proc
		WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2;
		SELECT relname, relacl FROM pg_class
		WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
}

test_expect_success 'an empty database gets every migration, in order' '
	database first && schema/migrate >"$TRASH/out" && cat "$TRASH/out" &&
	[ "$(grep -c "migrate: applied" "$TRASH/out")" -eq $count ] &&
	grep -o "0[0-9]*-[a-z-]*.sql" "$TRASH/out" | sort -c &&
	[ "$(applied)" -eq $count ]
'

test_expect_success 'a second run changes nothing and says that all is current' '
	catalogue >"$TRASH/before" && schema/migrate >"$TRASH/out" &&
	cat "$TRASH/out" && grep -F "current ($count migrations)" "$TRASH/out" &&
	catalogue >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'migrations make no rows' '
	[ "$(sql "SELECT (SELECT count(*) FROM users) +
		(SELECT count(*) FROM community_of_practice) +
		(SELECT count(*) FROM skills) +
		(SELECT count(*) FROM opportunities)")" = 0 ]
'

test_expect_success 'three at once: one migrates, the others wait' '
	database second && pids= && for i in 1 2 3; do
		schema/migrate >"$TRASH/out$i" 2>&1 &
		pids="$pids $!"
	done && for pid in $pids; do wait $pid || return 1; done &&
	cat "$TRASH"/out[123] &&
	[ "$(cat "$TRASH"/out[123] | grep -c applied)" -eq $count ] &&
	[ "$(cat "$TRASH"/out[123] | grep -c current)" -eq 2 ] &&
	catalogue >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'a file that breaks half-way leaves nothing behind' '
	database broken && a_copy && printf "%s\n" "-- Breaks." \
		"CREATE TABLE half (id integer);" "INSERT INTO half VALUES (1);" \
		"SELECT 1 / 0;" >"$TRASH/schema/9000-breaks.sql" &&
	fails 3 "division by zero" "$TRASH/schema/migrate" &&
	[ "$(applied)" -eq $count ] &&
	[ "$(sql "SELECT to_regclass('"'half'"') IS NULL")" = t ]
'

test_expect_success 'when it is mended, the next run completes' '
	sed -i "s/1 \/ 0/1/" "$TRASH/schema/9000-breaks.sql" &&
	"$TRASH/schema/migrate" >"$TRASH/out" && cat "$TRASH/out" &&
	[ "$(grep -c applied "$TRASH/out")" -eq 1 ] &&
	[ "$(sql "SELECT id FROM half")" = 1 ] &&
	[ "$(applied)" -eq $((count + 1)) ]
'

test_expect_success 'one killed half-way is completed by the next' '
	database killed && a_copy && printf "%s\n" "-- Waits." \
		"CREATE TABLE waits (id integer);" "SELECT pg_sleep(60);" \
		>"$TRASH/schema/0003-waits.sql" &&
	mv "$TRASH/schema/0003-waits.sql" "$TRASH/schema/9000-waits.sql" &&
	{ setsid "$TRASH/schema/migrate" >"$TRASH/out" 2>&1 & } &&
	stack_until grep -q "applied $last" "$TRASH/out" && sleep 0.3 &&
	sql "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid()" &&
	sleep 0.3 && [ "$(applied)" -eq $count ] &&
	sed -i "s/60/0/" "$TRASH/schema/9000-waits.sql" &&
	"$TRASH/schema/migrate" && [ "$(applied)" -eq $((count + 1)) ]
'

test_expect_success 'a file that was edited after it ran is refused' '
	database edited && a_copy && "$TRASH/schema/migrate" >"$TRASH/out" &&
	echo "-- more" >>"$TRASH/schema/0002-catalogue.sql" &&
	fails 3 "0002-catalogue.sql was edited" "$TRASH/schema/migrate"
'

test_expect_success 'so is a new one below the last, and two of one number' '
	a_copy && rm "$TRASH/schema/$last" && database late &&
	schema/migrate >"$TRASH/out" && a_copy &&
	echo "SELECT 1;" >"$TRASH/schema/0000-late.sql" &&
	fails 3 "0000-late.sql is new" "$TRASH/schema/migrate" &&
	a_copy && echo "SELECT 1;" >"$TRASH/schema/0002-again.sql" &&
	fails 1 "number 0002" "$TRASH/schema/migrate"
'

test_expect_success 'so are names and commands that could end its transaction' '
	a_copy && echo "SELECT 1;" >"$TRASH/schema/9000-\$(id).sql" &&
	fails 1 "not named like" "$TRASH/schema/migrate" &&
	a_copy && printf "%s\n" "COMMIT;" >"$TRASH/schema/9000-ends.sql" &&
	fails 1 "must not end" "$TRASH/schema/migrate"
'

test_expect_success 'a wrong password names the runbook, and shows none' '
	fails 2 28P01 env SQL_PASSWORD="wrong canary" schema/migrate &&
	grep -F stage/README.md "$TRASH/said" &&
	test_fails grep canary "$TRASH/said"
'

test_expect_success 'no server, no database, no environment: one line each' '
	fails 2 "nothing listens" env SQL_HOST="$TRASH" schema/migrate &&
	fails 2 "does not exist" env SQL_DATABASE=nowhere$$ schema/migrate &&
	fails 1 "SQL_USER is not set" env -u SQL_USER schema/migrate &&
	fails 1 "cannot be read" env -u SQL_PASSWORD \
		SQL_PASSWORD_FILE="$TRASH/nothing" schema/migrate
'

test_expect_success 'the password may be in a file' '
	printf "%s\n" "$SQL_PASSWORD" >"$TRASH/password" &&
	env -u SQL_PASSWORD SQL_PASSWORD_FILE="$TRASH/password" schema/migrate
'

# app SQL: as the program does, with no more rights than it has
app() {
	stack_psql -At -c 'SET ROLE ctj_app' -c "$1"
}

test_expect_success 'the program may read and write rows' '
	database rights && schema/migrate >"$TRASH/out" &&
	app "INSERT INTO skills (name) VALUES ('"'Python'"')" &&
	app "UPDATE skills SET name = '"'Perl'"'" &&
	[ "$(app "SELECT name FROM skills")" = Perl ] &&
	app "DELETE FROM skills" && app "SELECT max(name) FROM schema_migrations" &&
	app "INSERT INTO admin_audit (via, model, object_label, action)
		VALUES ('"'api', 'skill', 'x', 'add'"')"
'

while IFS='|' read -r what statement; do
	test_expect_success "it may not: $what" '
		test_fails app "$statement" &&
		grep -qi "permission denied\|must be owner" "$TRASH/.output"
	'
done <<'TABLE'
make a table|CREATE TABLE mine (id integer)
make a temporary table|CREATE TEMPORARY TABLE mine (id integer)
make a schema|CREATE SCHEMA mine
make a function|CREATE FUNCTION mine() RETURNS integer LANGUAGE sql RETURN 1
make an extension|CREATE EXTENSION dblink
drop a table|DROP TABLE throttle
empty a table|TRUNCATE users
change a table|ALTER TABLE users ADD COLUMN mine integer
stop a trigger|ALTER TABLE users DISABLE TRIGGER ALL
index a table|CREATE INDEX ON users (name)
run a program|COPY (SELECT 1) TO PROGRAM 'true'
read a program|COPY users FROM PROGRAM 'true'
write a file|COPY (SELECT 1) TO '/tmp/ctj-never'
read a file|SELECT pg_read_file('/etc/passwd')
read passwords of roles|SELECT rolpassword FROM pg_authid
read pg_hba.conf|SELECT * FROM pg_hba_file_rules
make a role|CREATE ROLE mine
change itself|ALTER ROLE ctj_app SUPERUSER
change the audit|UPDATE admin_audit SET action = 'change'
delete from the audit|DELETE FROM admin_audit
forge a migration|INSERT INTO schema_migrations VALUES ('9999-x', 'x')
forget a migration|DELETE FROM schema_migrations
change the server|ALTER SYSTEM SET fsync = off
TABLE

# Without the right to grant, GRANT is only a warning.
test_expect_success 'somebody else may nothing at all, even if it wants that' '
	app "GRANT SELECT ON users TO PUBLIC" &&
	[ "$(sql "SELECT count(*) FROM pg_class c, aclexplode(c.relacl) a
		WHERE c.relnamespace = '"'public'"'::regnamespace
		AND a.grantee = 0")" = 0 ] &&
	[ "$(sql "SELECT has_schema_privilege('"'public', 'public', 'usage'"') OR
		has_database_privilege('"'public', current_database(), 'connect'"')
		OR has_database_privilege('"'public', current_database(), 'temp'"')"
	)" = f ] &&
	[ "$(sql "SELECT rolcanlogin OR rolsuper OR rolcreatedb OR rolcreaterole
		FROM pg_roles WHERE rolname = '"'ctj_app'"'")" = f ]
'

test_expect_success 'seeds: reference twice, demo twice, are as good as once' '
	database seeds && schema/migrate >"$TRASH/out" &&
	for seed in reference reference demo; do
		stack_psql -f schema/seed/$seed.sql >"$TRASH/out" || return 1
	done &&
	rows="SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM skills),
		(SELECT count(*) FROM roles), (SELECT count(*) FROM opportunities),
		(SELECT count(*) FROM skill_matrices),
		(SELECT count(*) FROM skills_communities_of_practice)" &&
	sql "$rows" >"$TRASH/before" && cat "$TRASH/before" &&
	stack_psql -f schema/seed/demo.sql >"$TRASH/out" &&
	stack_psql -f schema/seed/reference.sql >"$TRASH/out" &&
	sql "$rows" >"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'a demo account that is there keeps its password, and gets its flags' '
	sql "UPDATE users SET password = '"'!mine'"', is_staff = false,
		is_superuser = false, name = '"'Mine'"'
		WHERE email = '"'dev@example.com'"'" &&
	stack_psql -f schema/seed/demo.sql >"$TRASH/out" &&
	[ "$(sql "SELECT password, is_staff, is_superuser, name FROM users
		WHERE email = '"'dev@example.com'"'")" = "!mine|t|t|Mine" ]
'

test_done
