#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='the skills an opportunity asks for, and the matrices they are in'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack opportunities

no_pk() {
	printf 'Invalid pk "%s" - object does not exist.' "$1"
}

test_expect_success 'there are a posting and some more skills' '
	make_catalogue && id=$(posting) && here=/api/opportunities/$id/ &&
	zeta=$(row skills name=Zeta) && alpha=$(row skills name=alpha) &&
	elan=$(row skills name=élan)
'

test_expect_success 'skills: a map from skill to level, by any spelling of the id' '
	as pm && field skills <<-END
	{} => {}
	{"$python": 3} => {"$python":3}
	{"$python": 1, "$react": 5} => {"$python":1,"$react":5}
	{"${python^^}": 2} => {"$python":2}
	{"${python//-/}": 4.0} => {"$python":4}
	{"urn:uuid:$react": 1e0} => {"$react":1}
	null => {}
	END
'
test_expect_success 'skills: what is no map' '
	no="Expected a dictionary of items but got type" &&
	as pm && field skills <<-END
	[] ! $no "list".
	"x" ! $no "str".
	"{}" ! $no "str".
	5 ! $no "int".
	1.5 ! $no "float".
	true ! $no "bool".
	END
'
test_expect_success 'skills: keys are skills of the catalogue, each once' '
	as pm && field skills <<-END
	{"abc": 1} ! “abc” is not a valid UUID.
	{"": 1} ! “” is not a valid UUID.
	{" $python": 1} ! “ $python” is not a valid UUID.
	{"$unknown_id": 1} ! $(no_pk $unknown_id)
	{"$backend": 1} ! $(no_pk $backend)
	{"$python": 1, "${python^^}": 1} ! ${python^^}: This skill is listed twice.
	{"$python": 9, "${python^^}": 1} ! $python: Ensure this value is less than or equal to 5. | ${python^^}: This skill is listed twice.
	{"$python": "3", "${python^^}": 1} ! $python: A valid integer is required. | ${python^^}: This skill is listed twice.
	END
'
test_expect_success 'skills: levels are JSON whole numbers from 1 to 5' '
	no="A valid integer is required." && as pm && field skills <<-END
	{"$python": "3"} ! $python: $no
	{"$python": 2.5} ! $python: $no
	{"$python": true} ! $python: $no
	{"$python": null} ! $python: $no
	{"$python": [3]} ! $python: $no
	{"$python": 0} ! $python: Ensure this value is greater than or equal to 1.
	{"$python": -1e9} ! $python: Ensure this value is greater than or equal to 1.
	{"$python": 6} ! $python: Ensure this value is less than or equal to 5.
	{"$python": 99999999999999999999} ! $python: Ensure this value is less than or equal to 5.
	END
'
test_expect_success 'skills: one message an entry, in the order sent' '
	as pm && field skills <<-END
	{"$react": 9, "abc": 1, "$python": 3, "$unknown_id": 2, "$figma": "x"} ! $react: Ensure this value is less than or equal to 5. | “abc” is not a valid UUID. | $(no_pk $unknown_id) | $figma: A valid integer is required.
	END
'
# entries COUNT: so many that are no skills
entries() {
	seq "$1" | sed 's/.*/"&":1/' | paste -sd ,
}
test_expect_success 'skills: at most 50, said alone' '
	as pm && field skills <<-END && api PATCH "$here" \
		"{\"skills\": {$(entries 50)}}" && expect 400 "
			.error.fields.skills | length == 50"
	{$(entries 51)} ! Ensure this field has no more than 50 elements.
	END
'
test_expect_success 'skills: fifty of them are stored and come back' '
	sql "INSERT INTO skills (name) SELECT \$\$Skill \$\$ || n
		FROM generate_series(1, 50) AS n" &&
	map=$(sql "SELECT jsonb_object_agg(id, 3) FROM skills
		WHERE name LIKE \$\$Skill %\$\$") &&
	as pm && api PATCH "$here" "{\"skills\": $map}" && expect 200 "
		.skills == $map and (.skill_names | length == 50)"
'

test_expect_success 'the map is kept in a matrix of its own' '
	as pm && api PATCH "$here" "{\"skills\": {\"$python\": 3}}" &&
	expect 200 && matrix=$(reply .skills_required_matrix) &&
	[ "$(sql "SELECT skill_matrix FROM skill_matrices
		WHERE id = \$\$$matrix\$\$")" = "{\"$python\": 3}" ]
'
test_expect_success 'which is rewritten, with canonical keys, and kept without it' '
	as pm && api PATCH "$here" "{\"skills\": {\"${react^^}\": 1}}" &&
	expect 200 ".skills_required_matrix == \"$matrix\"" &&
	[ "$(sql "SELECT skill_matrix FROM skill_matrices
		WHERE id = \$\$$matrix\$\$")" = "{\"$react\": 1}" ] &&
	api PATCH "$here" "{\"body\": \"b\"}" &&
	expect 200 ".skills == {\"$react\": 1}"
'
test_expect_success 'null and {} remove it' '
	count="SELECT count(*) FROM skill_matrices" &&
	as pm && before=$(sql "$count") && for none in null {}; do
		api PATCH "$here" "{\"skills\": {\"$python\": 1}}" && expect 200 &&
		[ "$(sql "$count")" -ge "$before" ] &&
		api PATCH "$here" "{\"skills\": $none}" && expect 200 "
			.skills_required_matrix == null and .skills == {} and
			.skill_names == []" || return 1
	done && [ 0 = "$(sql "$count")" ]
'
test_expect_success 'a refused request leaves no matrix behind' '
	as pm && api PATCH "$here" "{\"skills\": {\"$python\": 1},
		\"openings\": 0}" && expect 400 &&
	api POST /api/opportunities/ "{\"skills\": {\"$python\": 1}}" &&
	expect 400 && [ 0 = "$(sql "$count")" ]
'
test_expect_success 'skill_names: by lower-cased name, in code-point order' '
	as pm && api PATCH "$here" "{\"skills\": {\"$zeta\": 1, \"$elan\": 1,
		\"$react\": 1, \"$alpha\": 1, \"$python\": 1}}" && expect 200 "
		.skill_names == [\"alpha\", \"Python\", \"React\", \"Zeta\", \"élan\"]" &&
	api GET /api/opportunities/ && expect 200 "
		.[0].skill_names == [\"alpha\", \"Python\", \"React\", \"Zeta\", \"élan\"]"
'
# Reading takes them from beside the posting, a write makes them.
test_expect_success 'what a write answers is read afterwards, to the letter' '
	as pm && api PATCH "$here" "{\"skills\": {\"$elan\": 2, \"$react\": 5,
		\"$alpha\": 1}}" && expect 200 &&
	cp "$TRASH/body" "$TRASH/written" && api GET "$here" && expect 200 &&
	test_same "$TRASH/written" "$TRASH/body" &&
	api GET /api/opportunities/ && expect 200 &&
	[ "$(jq -Sc ".[0]" "$TRASH/body")" = "$(jq -Sc . "$TRASH/written")" ]
'
test_expect_success 'keys that are no skills are not shown, and fall away' '
	as pm && sql "UPDATE skill_matrices SET skill_matrix =
		\$\${\"$python\": 2, \"$unknown_id\": 3, \"x\": 1}\$\$" &&
	api GET "$here" && expect 200 "
		.skills == {\"$python\": 2} and .skill_names == [\"Python\"]" &&
	api PATCH "$here" "{\"skills\": $(reply .skills)}" && expect 200 "
		.skills == {\"$python\": 2}" &&
	[ "$(sql "SELECT skill_matrix FROM skill_matrices")" = \
		"{\"$python\": 2}" ]
'
test_expect_success 'a skill that is deleted leaves an orphan' '
	as pm && api PATCH "$here" "{\"skills\": {\"$zeta\": 1, \"$react\": 4}}" &&
	sql "DELETE FROM skills WHERE id = \$\$$zeta\$\$" && api GET "$here" &&
	expect 200 ".skills == {\"$react\": 4} and .skill_names == [\"React\"]"
'

# Another transaction deletes the skill, and ends once somebody waits for it.
delete_slowly() {
	until_waited_for "DELETE FROM skills WHERE id = '$1';
		PERFORM pg_advisory_xact_lock(302)"
}
# It has come to its lock, behind the deletion.
is_deleting() {
	[ "$(sql "SELECT count(*) FROM pg_locks WHERE objid = 302
		AND locktype = 'advisory' AND database = (SELECT oid
		FROM pg_database WHERE datname = current_database())")" = 1 ]
}
test_expect_success 'a skill that is being deleted is not stored, nor told to be' '
	as pm && gone=$(row skills name=Gone) &&
	{ delete_slowly $gone & deletion=$!; } && stack_until is_deleting &&
	api PATCH "$here" "{\"skills\": {\"$gone\": 1, \"$react\": 5}}" &&
	expect 200 ".skills == {\"$react\": 5}" && wait $deletion &&
	[ "$(sql "SELECT skill_matrix FROM skill_matrices")" = \
		"{\"$react\": 5}" ] &&
	[ "$(sql "SELECT count(*) FROM admin_audit
		WHERE strpos(CAST(diff AS text), \$\$$gone\$\$) > 0")" = 0 ]
'

test_expect_success 'skills_required_matrix: one that nobody uses' '
	free=$(row skill_matrices "skill_matrix={\"$figma\": 5}") &&
	taken=$(row skill_matrices) && learned=$(row skill_matrices) &&
	posting "skills_required_matrix_id=$taken" &&
	sql "UPDATE users SET skills_learned_matrix_id = \$\$$learned\$\$
		WHERE name = \$\$Volunteer\$\$" &&
	as pm && field skills_required_matrix <<-END
	"$free" => "$free"
	"${free^^}" => "$free"
	null => null
	"${free//-/}" => "$free"
	"" => null
	"$taken" ! Opportunity with this skills required matrix already exists.
	"$learned" ! This skill matrix belongs to a user.
	"$unknown_id" ! $(no_pk $unknown_id)
	"abc" ! “abc” is not a valid UUID.
	5 ! $(no_pk 5)
	true ! Incorrect type. Expected pk value, received bool.
	END
'
test_expect_success 'what it says counts; null unlinks it and leaves it' '
	as pm && api PATCH "$here" "{\"skills_required_matrix\": \"$free\"}" &&
	expect 200 ".skills == {\"$figma\": 5} and .skill_names == [\"Figma\"]" &&
	api PATCH "$here" "{\"skills_required_matrix\": null}" && expect 200 "
		.skills == {} and .skills_required_matrix == null" &&
	[ 1 = "$(sql "SELECT count(*) FROM skill_matrices
		WHERE id = \$\$$free\$\$")" ]
'
test_expect_success 'with skills it may be sent only if it is the stored one' '
	as pm && api PATCH "$here" "{\"skills_required_matrix\": \"$free\"}" &&
	one="Send either skills or skills_required_matrix." &&
	other=$(row skill_matrices) &&
	ask "400 $(say skills "$one")" PATCH "$here" "{\"skills\": {},
		\"skills_required_matrix\": \"$other\"}" &&
	ask "400 $(say skills "$one")" PATCH "$here" "{\"skills\":
		{\"$python\": 1}, \"skills_required_matrix\": null}" &&
	ask "200 {\"$react\":2}" PATCH "$here" "{\"skills\": {\"$react\": 2},
		\"skills_required_matrix\": \"$free\"}" &&
	answers .skills && api GET "$here" &&
	expect 200 ".skills_required_matrix == \"$free\"" &&
	api POST /api/opportunities/ "{\"role\": \"$sre\", \"body\": \"b\",
		\"min_hours_required\": 1, \"work_environment\": \"remote\",
		\"skills\": {}, \"skills_required_matrix\": \"$other\"}" &&
	expect 400 ".error.fields == {skills: [\"$one\"]}"
'
test_expect_success 'POST takes a matrix too, but not one that is taken' '
	as pm && for matrix in $other $other; do
		api POST /api/opportunities/ "{\"role\": \"$sre\", \"body\": \"b\",
			\"min_hours_required\": 1, \"work_environment\": \"remote\",
			\"skills_required_matrix\": \"$matrix\"}" || return 1
	done && expect 400 ".error.fields == {skills_required_matrix:
		[\"Opportunity with this skills required matrix already exists.\"]}"
'

test_done
