#!/bin/bash
#
# Some triggers wait for the end of the transaction (schema/0010-matches.sql),
# and the end of it is what may fail then, after the row was given back.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='a write whose commit is refused was not carried out'
. "$(dirname -- "$0")/lib/api.sh"
start_stack opportunities auth
make_catalogue

list=/api/opportunities/
good='"role": "'$backend'", "body": "b", "min_hours_required": 1, "work_environment": "remote"'

# commits_fail SQLSTATE [TIMES]: of every transaction, or of so many, that adds
# a posting or an account; no sequence is rolled back
commits_fail() {
	sql "CREATE OR REPLACE FUNCTION refuse_commit() RETURNS trigger
		LANGUAGE plpgsql SECURITY DEFINER AS \$\$
		BEGIN
			IF nextval('refusals') <= ${2-1000000} THEN
				RAISE EXCEPTION 'refused' USING ERRCODE = '$1';
			END IF;
			RETURN NULL;
		END \$\$;
		DROP SEQUENCE IF EXISTS refusals;
		CREATE SEQUENCE refusals"
}

commits_fail 53100
for table in opportunities users; do
	sql "CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON $table
		DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
		EXECUTE FUNCTION refuse_commit()"
done

stored() {
	sql "SELECT count(*) FROM opportunities"
}

test_expect_success 'a row that was not stored is not told to be there' '
	as pm && before=$(stored) && api POST $list "{$good}" &&
	expect 503 ".error.code == \"unavailable\"" &&
	[ -z "$(header Location)" ] && [ "$(stored)" = "$before" ]
'
test_expect_success 'nor one that was written with what it asks for' '
	api POST $list "{$good, \"skills\": {\"$python\": 1}}" && expect 503 &&
	[ "$(stored)" = "$before" ]
'
test_expect_success 'nor an account, and nobody is signed in to it' '
	as anonymous && api POST /api/auth/signup/ "{\"name\": \"New\",
		\"email\": \"new@example.org\", \"password\": \"$password\"}" &&
	expect 503 && [ -z "$(header Set-Cookie)" ]
'
test_expect_success 'the next request is served' '
	as pm && api GET $list && expect 200
'
test_expect_success 'who lost a deadlock at the end tries again' '
	commits_fail 40P01 1 && api POST $list "{$good}" && expect 201 &&
	[ "$(stored)" = "$((before + 1))" ]
'

test_done
