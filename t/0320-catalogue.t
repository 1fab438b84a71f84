#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='the catalogue: communities of practice, roles, skills'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack communities-of-practice roles skills

areas=/api/communities-of-practice/
roles=/api/roles/
skills=/api/skills/

test_expect_success 'empty lists are lists' '
	as anonymous && for path in $areas $roles $skills; do
		ask "200 []" GET $path || return 1
	done && answers .
'
test_expect_success 'everybody reads communities' '
	make_catalogue && as anonymous && api GET $areas && expect 200 "
		map(.practice_area) == [\"engineering\", \"ui_ux\", \"devops\"] and
		(.[0] | keys_unsorted == [\"id\", \"practice_area\", \"description\",
			\"created_at\", \"updated_at\"]) and
		.[0].id == \"$engineering\" and
		.[0].description == \"People who build\"" &&
	api GET "$areas$devops/" && expect 200 ".practice_area == \"devops\"" &&
	as volunteer && api GET $areas && expect 200 "length == 3"
'
test_expect_success 'and roles' '
	as anonymous && api GET $roles && expect 200 "
		map(.title) == [\"Backend Engineer\", \"UI/UX Designer\",
			\"Site Reliability Engineer\"] and
		(.[0] | keys_unsorted == [\"id\", \"title\",
			\"community_of_practice\", \"created_at\", \"updated_at\"]) and
		.[2].community_of_practice == \"$devops\"" &&
	api GET "$roles$sre/" && expect 200 ".id == \"$sre\""
'
test_expect_success 'and skills, their communities by practice area' '
	as anonymous && api GET $skills && expect 200 "
		map(.name) == [\"Python\", \"React\", \"Figma\"] and
		(.[0] | keys_unsorted == [\"id\", \"name\",
			\"communities_of_practice\", \"created_at\", \"updated_at\"]) and
		.[0].communities_of_practice == [\"$devops\", \"$engineering\"]" &&
	api GET "$skills$python/" && expect 200 "
		.communities_of_practice == [\"$devops\", \"$engineering\"]"
'
test_expect_success 'a skill may belong to no community' '
	lonely=$(row skills name=Lonely) && api GET "$skills$lonely/" &&
	expect 200 ".communities_of_practice == []"
'
test_expect_success 'what is not there has its name in the message' '
	as anonymous &&
	ask "404 No CommunityOfPractice matches the given query." \
		GET "$areas$unknown_id/" &&
	ask "404 No Role matches the given query." GET "$roles$unknown_id/" &&
	ask "404 No Skill matches the given query." GET "$skills$unknown_id/" &&
	answers
'
test_expect_success 'nobody writes here' '
	for one in anonymous pm superuser; do
		as $one && for path in $areas $roles $skills "$roles$backend/"; do
			for method in POST PUT PATCH DELETE; do
				ask "405 Method \"$method\" not allowed." $method $path \
					"{}" || return 1
			done
		done && answers || return 1
	done
'
test_expect_success 'rows are in the order they were made, ties by id' '
	sql "UPDATE roles SET created_at = CASE id WHEN \$\$$sre\$\$ THEN
		timestamptz \$\$2020-01-01\$\$ ELSE \$\$2021-01-01\$\$ END" &&
	as anonymous && api GET $roles && expect 200 "
		map(.id) == [\"$sre\", \"$backend\", \"$designer\"]"
'
test_expect_success 'pages as everywhere' '
	sql "INSERT INTO skills (name, created_at) SELECT \$\$Skill \$\$ || n,
		timestamptz \$\$2030-01-01\$\$ + (n % 9) * interval \$\$1 s\$\$
		FROM generate_series(1, 120) AS n" && as anonymous &&
	api GET $skills && expect 200 "length == 100" &&
	jq -r ".[].id" "$TRASH/body" >"$TRASH/walked" &&
	[[ $(header Link) =~ ^\<(/api/skills/\?cursor=[A-Za-z0-9_-]+)\>\;\ rel=\"next\"$ ]] &&
	api GET "${BASH_REMATCH[1]}" && expect 200 "length == 24" &&
	[ -z "$(header Link)" ] && jq -r ".[].id" "$TRASH/body" >>"$TRASH/walked" &&
	sql "SELECT id FROM skills ORDER BY created_at, id" >"$TRASH/wanted" &&
	test_same "$TRASH/wanted" "$TRASH/walked"
'
test_expect_success 'limit and cursor have the same rules' '
	as anonymous &&
	ask "200 124" GET "$skills?limit=500" && for path in $areas $roles $skills; do
		ask "400 $(say limit "Ensure this value is less than or equal to 500.")" \
			GET "$path?limit=501" &&
		ask "400 $(say limit "Ensure this value is greater than or equal to 1.")" \
			GET "$path?limit=0" &&
		ask "400 $(say limit "A valid integer is required.")" \
			GET "$path?limit=x" &&
		ask "400 $(say cursor "Invalid cursor.")" GET "$path?cursor=x" || return 1
	done && answers length &&
	api GET "$roles?limit=x&cursor=!" &&
	expect 400 ".error.fields | keys_unsorted == [\"limit\", \"cursor\"]"
'
test_expect_success 'other parameters are ignored' '
	as anonymous && ask "200 3" GET "$roles?ordering=title&status=x&q=%22" &&
	answers length
'

test_done
