#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='probes, the start page of the API and its description'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack healthcheck readyz index openapi roles opportunities users \
	listings auth skills communities-of-practice

unready='503 The service is temporarily unavailable.'

test_expect_success 'liveness says who answers' '
	as anonymous && for path in /api/healthcheck /api/healthcheck/; do
		api GET $path && expect 200 "
			keys_unsorted == [\"message\", \"uptime\", \"version\", \"hostname\"]
			and .message == \"healthcheck\" and .hostname == \"localhost\" and
			(.uptime | test(\"^[0-9]+[.][0-9]{2} hours$\")) and
			(.version | test(\"^[0-9]+[.][0-9]+[.][0-9]+$\"))" || return 1
	done && [[ $(header Cache-Control) == *no-store* ]] &&
	[ "$(header Content-Type)" = application/json ]
'
test_expect_success 'readiness says that the database answers' '
	stack_until ready && for path in /api/readyz /api/readyz/; do
		api GET $path && expect 200 ". == {status: \"ready\"}" || return 1
	done
'
# reconnect: the workers have to connect anew
reconnect() {
	stack_admin "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = '$SQL_DATABASE'"
}
test_expect_success 'a schema newer than the program will do' '
	sql "INSERT INTO schema_migrations (name, checksum)
		VALUES (\$\$9999-later\$\$, \$\$x\$\$)" && reconnect &&
	stack_until ready
'
test_expect_success 'an older one will not, until it is migrated' '
	sql "CREATE TABLE kept AS SELECT * FROM schema_migrations" &&
	sql "DELETE FROM schema_migrations WHERE name >= \$\$0005\$\$" &&
	reconnect && ask "$unready" GET /api/readyz &&
	ask "$unready" GET /api/readyz/ && ask 200 GET /api/healthcheck &&
	answers && api GET /api/readyz &&
	expect 503 ".error.code == \"unavailable\"" &&
	[ -n "$(header Retry-After)" ] &&
	sql "INSERT INTO schema_migrations SELECT * FROM kept
		ON CONFLICT DO NOTHING" && stack_until ready
'
test_expect_success 'without a database: alive, and not ready' '
	stack_admin "ALTER DATABASE $SQL_DATABASE ALLOW_CONNECTIONS false" &&
	reconnect &&
	ask "$unready" GET /api/readyz && ask "$unready" GET /api/readyz &&
	ask 200 GET /api/healthcheck && ask 200 HEAD /api/healthcheck && answers &&
	stack_admin "ALTER DATABASE $SQL_DATABASE ALLOW_CONNECTIONS true" &&
	stack_until ready
'
test_expect_success 'a session makes no difference to the probes' '
	as volunteer && ask 200 GET /api/healthcheck && ask 200 GET /api/readyz &&
	answers && cookies="sessionid=x" && api GET /api/healthcheck &&
	expect 200 && [ -z "$(header Set-Cookie)" ]
'
test_expect_success 'the start page names the opportunities, as it was asked' '
	as anonymous && at=/api/opportunities/ &&
	ask "200 {\"opportunities\":\"http://localhost$at\"}" GET /api/ &&
	ask "200 {\"opportunities\":\"https://stage.example.org:8443$at\"}" \
		GET /api/ "" "Host: stage.example.org:8443" \
		"X-Forwarded-Proto: https" && answers . &&
	as volunteer && api GET /api/ && expect 200 "keys == [\"opportunities\"]"
'

test_expect_success 'the description is OpenAPI 3.1, of this version' '
	as anonymous && api GET /api/openapi.json && expect 200 "
		(.openapi | startswith(\"3.1.\")) and (.info.title | length > 0)" &&
	document=$TRASH/openapi.json && cp "$TRASH/body" "$document" &&
	api GET /api/healthcheck &&
	[ "$(jq -r .info.version "$document")" = "$(reply .version)" ]
'
test_expect_success 'it names every path, and the methods of each' '
	jq -r ".paths | to_entries[] | .key as \$path | .value | keys[] |
		select(test(\"^(get|put|patch|post|delete)$\")) |
		\"\(.) \(\$path | gsub(\"{[a-z_]+}\"; \"<id>\"))\"" "$document" |
		sort >"$TRASH/named" && sort >"$TRASH/wanted" <<-END &&
	delete /api/opportunities/<id>/
	get /api/
	get /api/auth/csrf/
	get /api/auth/me/
	get /api/communities-of-practice/
	get /api/communities-of-practice/<id>/
	get /api/healthcheck/
	get /api/listings/
	get /api/listings/<id>/
	get /api/opportunities/
	get /api/opportunities/<id>/
	get /api/readyz/
	get /api/roles/
	get /api/roles/<id>/
	get /api/skills/
	get /api/skills/<id>/
	get /api/users/<id>/
	get /api/users/me/
	patch /api/opportunities/<id>/
	patch /api/users/me/
	post /api/auth/login/
	post /api/auth/logout/
	post /api/auth/password/
	post /api/auth/signup/
	post /api/opportunities/
	put /api/opportunities/<id>/
	put /api/users/me/
	END
	comm -13 "$TRASH/named" "$TRASH/wanted" >"$TRASH/missing" &&
	cat "$TRASH/missing" && [ ! -s "$TRASH/missing" ]
'
test_expect_success 'with parameters, limits, choices and the error envelope' '
	jq -e ".paths[\"/api/opportunities/\"].get.parameters |
		map(.name) | contains([\"limit\", \"cursor\", \"ordering\",
			\"status\", \"mine\"])" "$document" &&
	jq -e "[.. | objects | select(.maxLength? == 255)] | length > 0" \
		"$document" &&
	jq -e "[.. | objects | .enum? // empty |
		select(. == [\"remote\", \"hybrid\", \"in_person\"])] | length > 0" \
		"$document" &&
	jq -e "[.. | objects | select(.maximum? == 168)] | length > 0" \
		"$document" &&
	jq -e "[.. | objects | select(.properties?.error?)] | length > 0" \
		"$document"
'
test_expect_success 'every reference in it leads somewhere' '
	jq -r "[.. | objects | .[\"\$ref\"]? // empty] | unique[]" "$document" \
		>"$TRASH/refs" && [ -s "$TRASH/refs" ] &&
	jq -e --rawfile refs "$TRASH/refs" ". as \$all |
		[\$refs | split(\"\\n\")[] | select(. != \"\") |
			ltrimstr(\"#/\") | split(\"/\") as \$at | \$all | getpath(\$at)] |
		all(. != null)" "$document"
'
test_expect_success 'it is public, and one document for everybody' '
	as volunteer && api GET /api/openapi.json && expect 200 &&
	test_same "$document" "$TRASH/body"
'

test_done
