#!/bin/bash
#
# Mass assignment and reads that must not write: every
# column of a table is sent to every writer of it, and every route is read
# around a checksum of the whole database.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='columns that clients send, and reads that write'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack
make_catalogue

list=/api/opportunities/
me=/api/users/me/

# forged TABLE MODEL: a body with every column and key that clients must not
# set, in the spellings somebody might try, with values of another row or of
# power.
forged() {
	sql "SELECT jsonb_object_agg(key, value) FROM (
		SELECT unnest(ARRAY[column_name, upper(column_name),
			initcap(column_name), replace(column_name, '_', ''),
			column_name || '_id', column_name || '[]',
			' ' || column_name, 'opportunity.' || column_name,
			replace(column_name, '_', '-'),
			regexp_replace(column_name, '_id\$', '')]) AS key,
			to_jsonb(CASE
			WHEN data_type = 'uuid' THEN '$(id_of pm2)'
			WHEN data_type = 'boolean' THEN 'true'
			WHEN data_type = 'date' THEN '2001-01-01'
			WHEN data_type LIKE 'timestamp%'
				THEN '2001-01-01T00:00:00Z'
			WHEN data_type = 'integer' THEN '42'
			WHEN data_type = 'jsonb' THEN '[]'
			ELSE 'forged' END) AS value
		FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name = '$1') AS all_keys
		WHERE key <> ALL ('{$(jq -r --arg model "$2" '.models[] |
			select(.name == $model) | .fields[] |
			select(.writable) | .name' "$BUILD/models.json" |
			paste -sd ,)}')"
}

# The same with true for "true" and 42 for "42".
typed() {
	jq -c 'map_values(if . == "true" then true elif . == "42" then 42
		elif . == "[]" then [] else . end)'
}

# stored TABLE ID: the row without what a change always changes
stored() {
	sql "SELECT to_jsonb(t) - 'updated_at' - 'last_login'
		FROM $1 t WHERE id = '$2'"
}

form_of() {
	jq -r 'to_entries | map("\(.key | @uri)=\(.value | tostring | @uri)") |
		join("&")'
}

test_expect_success 'the forged bodies hold what they should' '
	id=$(posting) &&
	forged opportunities opportunity >"$TRASH/o" &&
	forged users customuser >"$TRASH/u" &&
	jq -e "has(\"id\") and has(\"created_by\") and has(\"created_by_id\") and
		has(\"opened_at\") and has(\"BODY\") and has(\"role_id\") and
		(has(\"body\") | not)" "$TRASH/o" &&
	jq -e "has(\"isProjectManager\") and has(\"is_superuser\") and
		has(\"ISPROJECTMANAGER\") and has(\"email\") and
		has(\"password\") and has(\"skills_learned_matrix\") and
		(has(\"name\") | not)" "$TRASH/u"
'

test_expect_success 'PATCH and PUT of a posting take none of them' '
	as pm && before=$(stored opportunities $id) &&
	api PATCH $list$id/ "$(cat "$TRASH/o")" && expect 200 &&
	api PATCH $list$id/ "$(typed <"$TRASH/o")" && expect 200 &&
	api PATCH $list$id/ "$(form_of <"$TRASH/o")" \
		-H "Content-Type: application/x-www-form-urlencoded" &&
	expect 200 &&
	api PUT $list$id/ "$(jq -c ". + {role: \"$backend\", body: \"Write good code\",
		min_hours_required: 8, work_environment: \"remote\"}" \
		"$TRASH/o")" && expect 200 &&
	[ "$(stored opportunities $id)" = "$before" ]
'

test_expect_success 'POST of a posting takes none of them' '
	as pm && api POST $list "$(jq -c ". + {role: \"$backend\", body: \"b\",
		min_hours_required: 8, work_environment: \"remote\"}" \
		"$TRASH/o")" && expect 201 &&
	made=$(reply .id) && [ "$made" != "$(id_of pm2)" ] &&
	[ "$(sql "SELECT count(*) FROM opportunities WHERE id = '"'\$made'"'
		AND created_by_id = '"'\$(id_of pm)'"' AND opened_at IS NULL
		AND status = '"'draft'"' AND created_at > now() - interval
		'"'1 minute'"' AND project_name = '"''"'")" = 1 ]
'

test_expect_success 'a profile takes none of them' '
	for who in volunteer staff; do
		as $who && before=$(stored users $(id_of $who)) &&
		for method in PUT PATCH; do
			api $method $me "$(cat "$TRASH/u")" && expect 200 &&
			api $method $me "$(typed <"$TRASH/u")" && expect 200 &&
			api $method $me "$(form_of <"$TRASH/u")" -H \
				"Content-Type: application/x-www-form-urlencoded" &&
			expect 200 || return 1
		done
		[ "$(stored users $(id_of $who))" = "$before" ] || return 1
	done
'

test_expect_success 'sign-up makes a user without any power, whatever is sent' '
	as anonymous && api POST /api/auth/signup/ "$(typed <"$TRASH/u" | jq -c ". +
		{email: \"new@example.org\", name: \"New\",
		password: \"correct horse 43\"}")" && expect 201 &&
	[ "$(sql "SELECT count(*) FROM users WHERE email = '"'new@example.org'"'
		AND NOT is_staff AND NOT is_superuser AND is_active
		AND NOT \"isProjectManager\" AND name = '"'New'"'
		AND people_depot_user_id LIKE '"'local:%'"'
		AND username = '"'new@example.org'"' AND first_name = '"''"'
		AND skills_learned_matrix_id IS NULL
		AND date_joined > now() - interval '"'1 minute'"'")" = 1 ]
'

test_expect_success 'sign-in, a new password and logout take none of them' '
	as anonymous && before=$(stored users $(id_of pm2)) &&
	api POST /api/auth/login/ "$(typed <"$TRASH/u" | jq -c ". +
		{email: \"pm2@example.org\", password: \"$password\"}")" &&
	expect 200 && as_reply &&
	api POST /api/auth/password/ "$(typed <"$TRASH/u" | jq -c ". +
		{current_password: \"$password\",
		new_password: \"another horse 44\"}")" && expect 204 &&
	as_reply &&
	api POST /api/auth/logout/ "$(cat "$TRASH/u")" && expect 204 &&
	stored users $(id_of pm2) | jq -S "del(.password)" >"$TRASH/after" &&
	printf "%s" "$before" | jq -S "del(.password)" >"$TRASH/before" &&
	test_same "$TRASH/before" "$TRASH/after"
'

test_expect_success 'the id in a path counts, not one in a body or a query' '
	other=$(posting created_by_id=$(id_of pm2)) &&
	as pm && before=$(stored opportunities $other) &&
	api PATCH "$list$id/?id=$other" "{\"id\": \"$other\",
		\"pk\": \"$other\", \"body\": \"mine\"}" &&
	expect 200 ".id == \"$id\"" &&
	api PATCH $list$other/ "{\"id\": \"$id\", \"created_by\":
		\"pm@example.org\", \"body\": \"taken\"}" && expect 403 &&
	[ "$(stored opportunities $other)" = "$before" ]
'

# Every path of every executable, a row where one is asked for.
routes() {
	jq -r '.routes[].path' "$BUILD"/describe/*.json |
		sed -e "s|opportunities/<[a-z]*>|opportunities/$id|" \
			-e "s|listings/<[a-z]*>|listings/$id|" \
			-e "s|matches/<[a-z]*>|matches/$id|" \
			-e "s|roles/<[a-z]*>|roles/$backend|" \
			-e "s|skills/<[a-z]*>|skills/$python|" \
			-e "s|users/<[a-z]*>|users/$(id_of volunteer)|" \
			-e "s|practice/<[a-z]*>|practice/$devops|" \
			-e "s|<[a-z]*>|$id|"
	echo /api/openapi.json
}

test_expect_success 'GET, HEAD, OPTIONS, TRACE change no row, whoever sends them' '
	routes >"$TRASH/paths" && [ "$(wc -l <"$TRASH/paths")" -gt 12 ] &&
	for who in anonymous volunteer pm superuser inactive; do
		as $who && while read -r path; do
			for method in GET HEAD OPTIONS TRACE; do
				printf "%s %s | [24].. | %s %s | %s | %s\n" \
					$method $path $method $path \
					"X-HTTP-Method-Override: DELETE" \
					"{\"body\": \"changed\"}"
			done
			echo "query | [24].. | GET $path?_method=DELETE&body=x"
		done <"$TRASH/paths" >"$TRASH/cases" &&
		db_state >"$TRASH/before" &&
		hostile <"$TRASH/cases" && db_state >"$TRASH/after" &&
		test_same "$TRASH/before" "$TRASH/after" || return 1
	done
'

test_expect_success 'a checksum would have seen a change' '
	db_state >"$TRASH/before" && grep -q "^sessions|" "$TRASH/before" &&
	as pm && api PATCH $list$id/ "{}" && expect 200 &&
	db_state >"$TRASH/after" && test_fails cmp "$TRASH/before" "$TRASH/after"
'

test_done
