#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='what is derived from tables is as it was reviewed'
. "$(dirname -- "$0")/lib/api.sh"
start_stack healthcheck

test_expect_success 'the statements of all resources; accept changes with make golden' '
	t/lib/golden.sh "$TRASH/golden" &&
	diff -ru -x matrix.txt -x openapi.json t/golden "$TRASH/golden"
'

test_expect_success 'the OpenAPI document; accept changes with make golden' '
	test_same t/golden/openapi.json "$TRASH/golden/openapi.json"
'

test_expect_success 'make sql prints the statements of one resource' '
	t/lib/golden.sh --sql opportunities >"$TRASH/one.sql" &&
	grep -q "^PREPARE \"opportunities_read\" AS" "$TRASH/one.sql" &&
	test_fails t/lib/golden.sh --sql nothing-of-the-kind
'

# as_app PROGRAM FILE: every statement of the file, treated by the jq PROGRAM,
# by the role that the workers take
as_app() {
	{
		echo 'SET ROLE ctj_app;'
		echo "SET statement_timeout = '5s';"
		while read -r name; do
			"$BUILD/cgi-bin/$name" --describe | jq -r "
				.statements // {} | to_entries[] | $1"
			echo 'DEALLOCATE ALL;'
		done <"$BUILD/resources"
	} >"$2" && stack_psql -At -f "$2"
}

test_expect_success 'all statements can be prepared on a migrated database' '
	as_app "\"PREPARE \\\"\(.key)\\\" AS \(.value);\"" \
		"$TRASH/prepare.sql" &&
	test "$(grep -c "^PREPARE" "$TRASH/prepare.sql")" -gt 60
'

test_expect_success 'the program has the rights that its statements need' '
	as_app "\"EXPLAIN (GENERIC_PLAN) \(.value);\"" \
		"$TRASH/explain.sql" >"$TRASH/plans" &&
	test -s "$TRASH/plans"
'

test_expect_success 'a statement that is not right would be noticed' '
	test_fails as_app "\"PREPARE p AS SELECT nothing FROM users;\"" \
		"$TRASH/wrong.sql" 2>/dev/null &&
	test_fails as_app "\"EXPLAIN DELETE FROM admin_audit;\"" \
		"$TRASH/wrong.sql" 2>/dev/null
'

# --- what nginx answers by itself -----------------------------------------

# envelopes STATUS: what error.c says there, as the file has it; a client
# that comes too often learns besides how long nginx lets it wait
envelopes() {
	jq -c --argjson status "$1" '.errors[] |
		select(.status == $status) |
		if $status == 429 then
			.message += " Expected available in 2 seconds."
		else . end |
		{ error: { code, message } }' "$BUILD/models.json"
}

test_expect_success 'nginx answers errors in the words of error.c' '
	for file in nginx/errors/*.json; do
		name=$(basename "$file" .json) &&
		envelopes "${name%%-*}" >"$TRASH/envelopes" &&
		grep -qxF -e "$(cat "$file")" "$TRASH/envelopes" || {
			echo "$file says $(cat "$file"), error.c:" &&
			cat "$TRASH/envelopes"
			return 1
		}
	done &&
	grep -q "The requested API endpoint" nginx/errors/404.json &&
	grep -q "Invalid HTTP host header" nginx/errors/400-host.json
'

test_expect_success 'there is a file for every error that nginx makes' '
	for name in 400 400-host 404 408 413 414 429 500 502 503 504; do
		test -s nginx/errors/$name.json &&
		test -s nginx/errors/$name.html || return 1
	done
'

test_expect_success 'nginx names a method that it refuses as error.c would' '
	code=$(jq -r ".errors[] | select(.status == 405) | .code" \
		"$BUILD/models.json") &&
	api TRACE /api/healthcheck/ &&
	expect 405 ".error == { code: \$code,
		message: \"Method \\\"TRACE\\\" not allowed.\" }" \
		--arg code "$code"
'

# What nginx keeps for a second: the paths of $ctj_shared.
kept() {
	perl -ne 'next unless /map \$uri \$ctj_shared/ .. /\}/;
		print map { "/api/$_/\n" } split /\|/, $1 if m,/api/\(([a-z|-]+)\)/,;
		print "$1\n" if m,^\s+(/api/\S+) 1;,' nginx/ctj.conf
}

test_expect_success 'nginx keeps answers of the resources that say so, and of no others' '
	jq -r "select(.cached) | .path" "$BUILD"/describe/*.json |
		sort >"$TRASH/cached" &&
	kept | sort >"$TRASH/kept" && test_same "$TRASH/cached" "$TRASH/kept"
'

test_done
