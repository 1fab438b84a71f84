#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='caching and versions: ETag, 304, If-Match, 412'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack roles skills communities-of-practice listings opportunities users \
	auth openapi healthcheck

private='private, no-store'

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && id=$(posting) && here=/api/opportunities/$id/
'

test_expect_success 'what everybody may read says no-cache and has a tag' '
	as anonymous && for path in /api/roles/ "/api/roles/$backend/" \
	    /api/skills/ "/api/skills/$python/" /api/communities-of-practice/ \
	    "/api/communities-of-practice/$devops/" /api/listings/ \
	    "/api/listings/$id/" /api/openapi.json; do
		api GET "$path" && expect 200 &&
		[ "$(header Cache-Control)" = no-cache ] &&
		[[ $(header ETag) =~ ^(W/)?\"[^\"]+\"$ ]] &&
		tag=$(header ETag) &&
		ask 304 GET "$path" "" "If-None-Match: $tag" || return 1
	done && answers
'
test_expect_success 'the same to a member is private and has none' '
	as volunteer && for path in /api/roles/ "/api/roles/$backend/" \
	    /api/listings/ "/api/listings/$id/"; do
		wants=cache-control ask "200 $private" GET "$path" &&
		wants=etag ask "200 " GET "$path" &&
		ask 200 GET "$path" "" "If-None-Match: *" || return 1
	done && answers
'
test_expect_success 'the description does not ask who reads it' '
	as volunteer && wants=cache-control ask "200 no-cache" GET \
		/api/openapi.json && answers
'
test_expect_success 'all else is private, errors too' '
	as volunteer && for path in /api/opportunities/ "$here" /api/users/me/ \
	    /api/auth/me/; do
		wants=cache-control ask "200 $private" GET "$path" || return 1
	done && answers && as anonymous &&
	wants=cache-control ask "204 $private" GET /api/auth/csrf/ &&
	wants=cache-control ask "403 $private" GET /api/opportunities/ &&
	wants=cache-control ask "404 $private" GET /api/nothing/ &&
	wants=cache-control ask "404 $private" GET "/api/roles/$unknown_id/" &&
	wants=cache-control ask "400 $private" GET "/api/roles/?limit=x" &&
	wants=cache-control ask "405 $private" POST /api/roles/ "{}" &&
	wants=etag ask "404 " GET "/api/roles/$unknown_id/" && answers &&
	api GET /api/healthcheck && [[ $(header Cache-Control) == *no-store* ]]
'

test_expect_success 'If-None-Match: one tag, one of several, a weak one, any' '
	as anonymous && api GET /api/roles/ && tag=$(header ETag) &&
	for match in "$tag" "W/${tag#W/}" "\"x\", $tag" "$tag,\"x\"" \
	    "\"a,b\" , W/${tag#W/}" "*"; do
		ask 304 GET /api/roles/ "" "If-None-Match: $match" || return 1
	done &&
	for match in "\"x\"" "x" "${tag%?}" "\"\"" "\"${tag//\"/} \""; do
		ask 200 GET /api/roles/ "" "If-None-Match: $match" || return 1
	done && ask 304 HEAD /api/roles/ "" "If-None-Match: $tag" && answers
'
test_expect_success 'only GET and HEAD ask whether something changed' '
	as anonymous && for tag in "*" "\"x\""; do
		ask 200 OPTIONS /api/roles/ "" "If-None-Match: $tag" || return 1
	done && answers
'
test_expect_success '304 has no body and the headers of a 200' '
	as anonymous && api GET /api/roles/ && tag=$(header ETag) &&
	api GET /api/roles/ -H "If-None-Match: $tag" && expect 304 &&
	[ ! -s "$TRASH/body" ] && [ "$(header ETag)" = "$tag" ] &&
	[ "$(header Cache-Control)" = no-cache ] &&
	[ "$(header Vary)" = "Accept, Cookie" ]
'
test_expect_success 'the tag is that of the body: a change changes it' '
	as anonymous && api GET /api/roles/ && tag=$(header ETag) &&
	api GET "/api/roles/?limit=100" && [ "$(header ETag)" = "$tag" ] &&
	api GET "/api/roles/?limit=1" && [ "$(header ETag)" != "$tag" ] &&
	sql "UPDATE roles SET title = title WHERE id = \$\$$sre\$\$" &&
	api GET /api/roles/ -H "If-None-Match: $tag" && expect 200 &&
	[ "$(header ETag)" != "$tag" ]
'
test_expect_success 'a request that is refused is refused, tag or not' '
	as anonymous && api GET /api/roles/ && tag=$(header ETag) &&
	ask 406 GET /api/roles/ "" "If-None-Match: $tag" "Accept: text/html" &&
	ask 404 GET "/api/roles/$unknown_id/" "" "If-None-Match: *" &&
	ask 405 POST /api/roles/ "{}" "If-None-Match: $tag" && answers
'

# versioned: the tag of the last reply is the updated_at in it
versioned() {
	[ "$(header ETag)" = "\"$(reply .updated_at)\"" ]
}

test_expect_success 'an answer with one opportunity has its version as tag' '
	as pm && api GET "$here" && expect 200 && versioned &&
	api PATCH "$here" "{}" && expect 200 && versioned &&
	api POST /api/opportunities/ "{\"role\": \"$sre\", \"body\": \"b\",
		\"min_hours_required\": 1, \"work_environment\": \"remote\"}" &&
	expect 201 && versioned && as volunteer && api GET "$here" && versioned
'
test_expect_success 'so has the own record, and lists have none' '
	as volunteer && api GET /api/users/me/ && expect 200 && versioned &&
	api PATCH /api/users/me/ "{}" && expect 200 && versioned &&
	api GET /api/opportunities/ && expect 200 && [ -z "$(header ETag)" ]
'
test_expect_success 'a private answer is never 304' '
	as pm && api GET "$here" &&
	api GET "$here" -H "If-None-Match: $(header ETag)" && expect 200
'

# matched METHOD PATH STATUS TAG: what the write with this If-Match gives;
# $tag is the version of the row and is kept
matched() {
	api "$1" "$2" '{}' -H "If-Match: $4" && expect "$3" && {
		[ "$3" = 412 ] || tag=$(header ETag)
	}
}

test_expect_success 'If-Match: the version, a list with it, weak or any' '
	as pm && api GET "$here" && tag=$(header ETag) &&
	matched PATCH "$here" 200 "$tag" && matched PATCH "$here" 200 "W/$tag" &&
	matched PATCH "$here" 200 "\"x\", $tag" && matched PATCH "$here" 200 "*"
'
test_expect_success 'another one is 412, and nothing is written' '
	as pm && api GET "$here" && tag=$(header ETag) &&
	for match in "\"x\"" "${tag//\"/}" "\"$tag\"" "\"*\"" "\"x\", W/\"y\"" \
	    "\"${tag:2}"; do
		ask "412 The record has changed since it was read." PATCH "$here" \
			"{\"openings\": 7}" "If-Match: $match" || return 1
	done &&
	ask 412 PUT "$here" "{}" "If-Match: \"x\"" &&
	ask 412 DELETE "$here" "" "If-Match: \"x\"" && answers &&
	api GET "$here" && expect 200 ".openings == 1" &&
	[ "$(header ETag)" = "$tag" ]
'
test_expect_success 'a version is used up by the write it allowed' '
	as pm && api GET "$here" && old=$(header ETag) && tag=$old &&
	matched PATCH "$here" 200 "$old" && [ "$tag" != "$old" ] &&
	matched PATCH "$here" 412 "$old" && matched PATCH "$here" 200 "$tag"
'
test_expect_success 'a change of the matrix is a change of the record' '
	as pm && api PATCH "$here" "{\"skills\": {\"$python\": 2}}" &&
	expect 200 && old=$(header ETag) &&
	sql "UPDATE skill_matrices SET skill_matrix = \$\${}\$\$ WHERE id =
		\$\$$(reply .skills_required_matrix)\$\$" &&
	matched PATCH "$here" 412 "$old"
'
test_expect_success 'PUT and PATCH of the own record heed it too' '
	as volunteer && api GET /api/users/me/ && tag=$(header ETag) &&
	old=$tag && matched PATCH /api/users/me/ 200 "$tag" &&
	matched PUT /api/users/me/ 200 "$tag" &&
	matched PUT /api/users/me/ 412 "$old" &&
	matched PATCH /api/users/me/ 412 "$old"
'
test_expect_success 'GET does not' '
	as volunteer && api GET "$here" -H "If-Match: \"x\"" && expect 200
'
test_expect_success 'DELETE with the right version deletes' '
	as pm && api GET "$here" && tag=$(header ETag) &&
	api DELETE "$here" -H "If-Match: $tag" && expect 204 &&
	api GET "$here" && expect 404
'

test_done
