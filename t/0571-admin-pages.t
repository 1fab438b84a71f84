#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: what the pages of one record cost, and what nobody reads on them'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
start_stack admin
make_catalogue
stack_psql -f t/lib/catalogue.sql >/dev/null
O=ctj_api/opportunity
matrix=$(row skill_matrices skill_matrix="{\"$python\": 3, \"$react\": 2}")
id=$(posting skills_required_matrix_id="$matrix" \
	meeting_times='[{"day":"Wed","start":"10:00","end":"11:00","team":"X"}]')
person_matrix=$(row skill_matrices skill_matrix="{\"$python\": 3}")
sql "UPDATE users SET skills_learned_matrix_id = '$person_matrix',
	meeting_availability = '[{\"day\":\"Mon\",\"start\":\"09:00\",\"end\":\"10:00\"}]'
	WHERE id = '$(id_of pm)'" >/dev/null
pages="$O/add/ $O/$id/change/ $O/$id/history/ $O/$id/delete/ $O/$id/preview/
	$O/$id/status/ ctj_api/skill/$python/change/ ctj_api/role/$backend/change/
	ctj_api/role/$backend/delete/ ctj_api/communityofpractice/$engineering/change/
	ctj_api/skillmatrix/$matrix/change/ accounts/customuser/$(id_of pm)/change/
	accounts/customuser/add/ accounts/customuser/$(id_of pm)/history/
	accounts/customuser/$(id_of pm)/delete/
	accounts/customuser/$(id_of pm)/password/ password_change/
	accounts/customuser/$(id_of pm)/sessions/ account/sessions/"

# As many as a busy place has: owners to choose, projects to suggest, postings
# to copy from.
sql "INSERT INTO users (password, username, email, name, \"isProjectManager\")
	SELECT '!', e, e, 'Manager Number ' || n, true FROM generate_series(1, 100) n,
		LATERAL (SELECT 'manager' || n || '@example.org') AS x (e)" >/dev/null
sql "INSERT INTO opportunities (role_id, body, min_hours_required,
	work_environment, project_name, skills_required_matrix_id)
	SELECT '$backend', 'x', 1, 'remote', 'Project of Number ' || n, NULL
	FROM generate_series(1, 200) n" >/dev/null

# seen: the words of the page, without markup
seen() {
	perl -0777 -pe 's/<(script|style)\b.*?<\/\1>//gs; s/<[^>]*>/ /g' \
		"$TRASH/body"
}

test_expect_success 'no page of a record takes more than six statements, nor more than 40 kB' '
	as superuser && for path in $pages; do
		page $path && expect 200 || return 1
		count=$(grep -F "\"path\":\"/admin/$path\"" "$STACK/access.log" |
			tail -n 1 | sed "s/.*\"db_n\":\([0-9]*\).*/\1/")
		size=$(wc -c <"$TRASH/body")
		[ "$count" -le 6 ] && [ "$size" -le 40000 ] || {
			echo "$path: $count statements, $size bytes"
			return 1
		}
	done
'

test_expect_success 'nobody reads an id or JSON' '
	for path in $pages; do
		page $path && seen >"$TRASH/words" &&
		test_fails grep -nE "[0-9a-f]{8}-[0-9a-f]{4}-|[{][\"&]|null" \
			"$TRASH/words" || return 1
	done
'

test_expect_success 'what is markup is not escaped' '
	for path in $pages "$O/add/?_popup=1"; do
		page "$path" && lacks "=&quot;" "&lt;" || return 1
	done
'

test_expect_success 'each has one heading of the first rank, labels for its fields, and its place' '
	for path in $pages; do
		page $path && test "$(grep -o "<h1" "$TRASH/body" | wc -l)" = 1 &&
		case $path in
		password_change/) ;;
		*) shows "aria-label=\"Breadcrumbs\"" ;;
		esac || return 1
	done
'

test_expect_success 'a value is given by the address of the form, and rows of others can be' '
	page "$O/add/?project_name=Foo&role=$backend&body=Not" && expect 200 &&
	shows "value=\"Foo\"" "selected>Backend Engineer" && lacks ">Not<" &&
	id=$(posting) && for path in "" add/ $id/change/ $id/delete/; do
		page "$O/$path?_to_field=name" && expect 400 &&
		page "$O/$path?_to_field=id" && expect 200 || return 1
	done
'

test_done
