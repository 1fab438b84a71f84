#!/bin/bash
#
# stage/cutover: a made-up legacy database of 10,000 users (t/lib/legacy.sql)
# becomes ours; then people of it sign in.  t/stage/0030-legacy.t does the same
# from a dump that a server of 15 made.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='stage/cutover: the legacy database becomes ours, row by row'
. "$(dirname -- "$0")/lib/api.sh"
people=
start_stack auth users listings opportunities

# Django 5.1 as it is: 870,000 rounds.
salt=saltOfSomebody
hash=$(openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt pass:"$password" \
	-kdfopt salt:$salt -kdfopt iter:870000 -binary PBKDF2 | base64)
{
	cat t/lib/legacy.sql
	echo "UPDATE users SET password = 'pbkdf2_sha256\$870000\$$salt\$$hash'
		WHERE id = made_id(6, 10);"
} >"$TRASH/legacy.sql"

cutover() {
	stage/cutover "${1:-$TRASH/legacy.sql}" >"$TRASH/report" 2>"$TRASH/said"
	ended=$?
	tail -n 40 "$TRASH/report" "$TRASH/said"
}

# user N COLUMN
user() {
	sql "SELECT $2 FROM users
		WHERE id = '00000000-0006-4000-8000-$(printf %012x "$1")'"
}

posting_of() {
	sql "SELECT $2 FROM opportunities
		WHERE id = '00000000-0007-4000-8000-$(printf %012x "$1")'"
}

reason() {
	sql "SELECT reason FROM legacy.rejects WHERE source = '$1' AND id =
		'00000000-000$2-4000-8000-$(printf %012x "$3")'"
}

log_in() {
	as anonymous && api POST /api/auth/login/ \
		"{\"email\": \"$1\", \"password\": \"$password\"}"
}

test_expect_success 'a database with a catalogue of its own is left alone' '
	sql "INSERT INTO community_of_practice (practice_area, description)
		VALUES ('"'devops', 'x'"')" &&
	cutover && [ $ended -eq 1 ] && grep "without seeds" "$TRASH/said" &&
	[ "$(sql "SELECT count(*) FROM users")" = 0 ] &&
	sql "DELETE FROM community_of_practice"
'

test_expect_success 'a dump that breaks, or lacks a table, changes nothing' '
	head -n 60 "$TRASH/legacy.sql" >"$TRASH/half.sql" &&
	cutover "$TRASH/half.sql" && [ $ended -eq 1 ] &&
	grep "cannot be loaded\|no table" "$TRASH/said" &&
	[ "$(sql "SELECT count(*) FROM users")" = 0 ]
'

test_expect_success 'the database may be called anything' '
	sql "CREATE DATABASE \"Ours-too\" TEMPLATE migrated" &&
	(SQL_DATABASE=Ours-too cutover "$TRASH/half.sql" &&
	[ $ended -eq 1 ] && grep "cannot be loaded\|no table" "$TRASH/said") &&
	sql "DROP DATABASE \"Ours-too\""
'

test_expect_success 'all come but those that break a rule, which are named' '
	cutover && [ $ended -eq 3 ] && grep "9 rows are in legacy.rejects" \
		"$TRASH/said" &&
	[ "$(sql "SELECT count(*) FROM users")" = 9998 ] &&
	[ "$(sql "SELECT count(*) FROM opportunities")" = 1498 ] &&
	[ "$(sql "SELECT count(*) FROM skills")" = 199 ] &&
	[ "$(sql "SELECT count(*) FROM skill_matrices")" = 11499 ] &&
	[ "$(sql "SELECT count(*) FROM roles")" = 40 ]
'

test_expect_success 'each reject says why' '
	reason users 6 4 | grep users_email_folded_key &&
	reason users 6 6 | grep users_max_available_hours_check &&
	reason users 6 7 | grep "without its skills_learned_matrix_id" &&
	reason skill_matrices 4 7 | grep skill_matrices_skill_matrix_check &&
	reason opportunities 7 11 | grep opportunities_min_hours_required_check &&
	reason opportunities 7 12 | grep opportunities_work_environment_check &&
	reason opportunities 7 13 | grep "without its created_by_id" &&
	reason skills 3 2 | grep skills_name_folded_key &&
	[ "$(sql "SELECT reason FROM legacy.rejects WHERE source =
		'"'skills_communities_of_practice'"'" | grep -c skill_id_fkey)" = 1 ]
'

test_expect_success 'ids, passwords, times stay what they were, to the microsecond' '
	[ "$(user 30 "email, people_depot_user_id, name, last_login, created_at,
		updated_at, date_joined, max_available_hours, password")" = \
"person30@example.org|depot-30|Person 30|2024-05-01 12:30:00.123456+00|2023-02-02 06:00:00.000001+00|2023-03-02 06:00:00.000001+00|2023-02-02 06:00:00+00|30|$password_hash" ]
'

test_expect_success 'flags stay too' '
	[ "$(sql "SELECT count(*) FILTER (WHERE is_superuser), count(*) FILTER
		(WHERE is_staff), count(*) FILTER (WHERE NOT is_active),
		count(*) FILTER (WHERE \"isProjectManager\") FROM users")" \
		= "1|3|200|100" ]
'

test_expect_success 'what changed its shape is mapped' '
	[ "$(posting_of 2 "status, opened_at, overview, responsibilities,
		min_experience_required")" = "on_hold||Overview 2||" ] &&
	[ "$(posting_of 5 "status, opened_at, work_environment, project_name")" = \
		"open|2024-01-01 00:05:00+00|in_person|Project \"6\" \\ é" ] &&
	[ "$(posting_of 5 "meeting_times -> 0 ->> '"'start'"'")" = 18:00 ] &&
	[ "$(posting_of 4 "meeting_times IS NULL")" = t ] &&
	[ "$(posting_of 14 "body = '"''"'")" = t ] &&
	[ "$(posting_of 13 "created_by_id IS NULL")" = t ] &&
	[ "$(user 8 "meeting_availability IS NULL")" = t ] &&
	[ "$(user 9 "name")" = "First9 Last" ] &&
	[ "$(user 5 "email")" = PERSON4@example.org ] &&
	[ "$(user 12 "email")" = JÖRG@example.org ] &&
	grep "beyond ASCII.* 1$" "$TRASH/report"
'

test_expect_success 'no session came, and nothing of Djangos own' '
	[ "$(sql "SELECT count(*) FROM sessions")" = 0 ] &&
	[ "$(sql "SELECT to_regclass('"'django_session'"') IS NULL")" = t ] &&
	test_fails grep -r canary "$TRASH/report"
'

test_expect_success 'the database the dump was loaded into is gone' '
	[ "$(sql "SELECT count(*) FROM pg_database
		WHERE datname LIKE '"'%legacy%'"'")" = 0 ]
'

test_expect_success 'triggers work again, and postings can be found' '
	[ "$(sql "SELECT count(*) FROM pg_trigger
		WHERE NOT tgisinternal AND tgenabled <> '"'O'"'")" = 0 ] &&
	[ "$(sql "SELECT count(*) FROM opportunity_search")" = 1498 ] &&
	as anonymous && api GET "/api/listings/?q=%22Role+6%22&limit=500" &&
	expect 200 "length > 0 and all(.[]; .role_title == \"Role 6\")"
'

test_expect_success 'a second run adds nothing, changes nothing, says the same' '
	state="SELECT md5(string_agg(md5(t::text), '"''"' ORDER BY id)) FROM" &&
	sql "$state users t; $state opportunities t; $state skill_matrices t" \
		>"$TRASH/before" && cp "$TRASH/report" "$TRASH/first" &&
	cutover && [ $ended -eq 3 ] &&
	sql "$state users t; $state opportunities t; $state skill_matrices t" \
		>"$TRASH/after" && test_same "$TRASH/before" "$TRASH/after" &&
	test_same "$TRASH/first" "$TRASH/report"
'

test_expect_success 'a person signs in as before, and is hashed anew by that' '
	log_in person10@example.org && expect 200 &&
	user 10 password | grep "^scrypt\\\$32768" &&
	log_in person10@example.org && expect 200 &&
	log_in PERSON30@example.org && expect 200
'

test_expect_success 'who could not, cannot: wrong, inactive, unusable' '
	password=wrong log_in person30@example.org && expect 400 &&
	log_in person57@example.org && expect 400 &&
	log_in person9@example.org && expect 400
'

test_expect_success 'a project manager of before edits what is theirs' '
	log_in person600@example.org && expect 200 && as_reply &&
	id=00000000-0007-4000-8000-000000000005 &&
	[ "$(posting_of 5 created_by_id)" = "$(user 600 id)" ] &&
	api PATCH /api/opportunities/$id/ "{\"body\": \"New words\"}" &&
	expect 200 ".body == \"New words\""
'

test_expect_success 'new rows get numbers after the old ones' '
	sql "INSERT INTO skills_communities_of_practice (skill_id,
		communityofpractice_id) SELECT s.id, c.id FROM skills s,
		community_of_practice c WHERE NOT EXISTS (SELECT
		FROM skills_communities_of_practice WHERE skill_id = s.id
		AND communityofpractice_id = c.id) LIMIT 1"
'

test_done
