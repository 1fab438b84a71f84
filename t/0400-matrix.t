#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
#
# Every route of every resource, with every method, by everybody: the routes
# come from the executables' own descriptions, so that a new resource is here
# before it has a test.  make golden accepts a change, which the contract
# must have asked for.

test_description='who may do what: resources x methods x people'
. "$(dirname -- "$0")/lib/api.sh"
start_stack
make_catalogue

everybody='anonymous inactive volunteer staff superuser pm pm2'

# Postings that differ in who may see and change them.  Each person gets a
# copy of each, since a deletion that is allowed happens.
make_postings() {
	stack_psql -At -v pm="$(id_of pm)" -v volunteer="$(id_of volunteer)" \
		-v role="$backend" -v people="$everybody" -f - <<-'SQL'
	WITH kinds (kind, status, creator, closes_on) AS (VALUES
		('open-of-pm', 'open', :'pm'::uuid, NULL),
		('expired-of-pm', 'open', :'pm', today() - 1),
		('draft-of-pm', 'draft', :'pm', NULL),
		('closed-of-pm', 'closed', :'pm', NULL),
		('open-of-volunteer', 'open', :'volunteer', NULL),
		('draft-of-volunteer', 'draft', :'volunteer', NULL),
		('open-of-nobody', 'open', NULL, NULL)),
	copies AS (
		SELECT kinds.*, person, uuidv7() AS id
		  FROM kinds, string_to_table(:'people', ' ') person),
	made AS (
		INSERT INTO opportunities (id, role_id, body, status,
			min_hours_required, work_environment, created_by_id,
			closes_on)
		SELECT id, :'role', 'Text', status, 8, 'remote', creator,
			closes_on
		  FROM copies)
	SELECT json_object_agg(person, ids)
	  FROM (SELECT person, json_object_agg(kind, id) AS ids
		  FROM copies GROUP BY person)
	SQL
}

# With what each person comes, and what the names of ids mean for them.
describe_people() {
	local one

	for one in $everybody; do
		as "$one"
		printf '%s\t%s\t%s\n' "$one" "$cookies" "$(token_of "$one")"
	done | jq -Rn --slurpfile postings "$TRASH/postings" \
		--arg unknown "$unknown_id" --arg engineering "$engineering" \
		--arg backend "$backend" --arg python "$python" \
		--arg volunteer "$(id_of volunteer)" --arg pm "$(id_of pm)" '
		[inputs / "\t" | {
			name: .[0], cookies: .[1], token: .[2],
			ids: ($postings[0][.[0]] + {
				$unknown, malformed: "not-an-id",
				$engineering, $backend, $python, $volunteer,
				$pm
			})
		}]'
}

# What is saved comes first, before postings are deleted, and signing out last;
# /api/users/ and such are no routes, and say so.
list_routes() {
	echo '/api/saved/<id>/'
	{
		cut -d ' ' -f 1 "$TRASH/routes"
		printf '/api/users/\n/api/nothing/\n'
	} | LC_ALL=C sort -u | grep -vx -e /api/auth/logout/ -e '/api/saved/<id>/'
	echo /api/auth/logout/
}

# The names of a posting's kinds, and of what else has ids.
list_names() {
	jq '(.anonymous | keys) as $postings | {
		"/api/opportunities/<id>/": $postings,
		"/api/saved/<id>/": $postings,
		"/api/listings/<id>/": $postings,
		"/api/matches/<id>/": $postings,
		"/api/communities-of-practice/<id>/": ["engineering"],
		"/api/roles/<id>/": ["backend"],
		"/api/skills/<id>/": ["python"],
		"/api/users/<id>/": ["volunteer", "pm"]
	}' "$TRASH/postings"
}

# What everybody sends, valid where a posting is wanted.
body="{\"role\":\"$backend\",\"body\":\"Text\",\"min_hours_required\":8,"
body="$body\"work_environment\":\"remote\"}"

ask() {
	list_routes | jq -Rn '[inputs]' |
		jq -r --argjson people "$(describe_people)" \
		--argjson names "$(list_names)" --arg body "$body" \
		--arg socket "$STACK/http.sock" -f t/lib/matrix.jq |
		sed 1d >"$TRASH/requests"
	echo "# $(printf '%-65s' 'the status for') $everybody"
	curl --config "$TRASH/requests"
}

# Notes the cells for t/9990-replies.t, as refusals that were seen; only what
# api got was also compared with its model.
note() {
	sed -E 's/ \([^)]*\)//; 1d' "$TRASH/matrix" | awk '{
		for (i = 3; i <= NF; i++) print $1, $2, $i, "matrix" }' \
		>>"${CTJ_REPLIES:-/dev/null}"
}

test_expect_success 'there are postings of every kind, a copy for each person' '
	make_postings >"$TRASH/postings" &&
	test "$(sql "SELECT count(*) FROM opportunities")" -eq 49
'

test_expect_success 'every cell is asked and answered' '
	ask >"$TRASH/matrix" && note &&
	test "$(wc -l <"$TRASH/matrix")" -gt 300 &&
	test_fails grep -E " (5[0-9][0-9]|000)( |$)" "$TRASH/matrix"
'

[ -z "${CTJ_ACCEPT-}" ] || cp "$TRASH/matrix" t/golden/matrix.txt

test_expect_success 'the answers are those of the reviewed matrix' '
	test_same t/golden/matrix.txt "$TRASH/matrix"
'

test_done
