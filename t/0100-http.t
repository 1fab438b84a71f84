#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='paths: one spelling each, and never a redirect'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
start_stack roles skills opportunities users auth healthcheck readyz index \
	openapi

nowhere='The requested API endpoint does not exist.'
no_such='No Opportunity matches the given query.'

test_expect_success 'there are a catalogue and a posting' '
	make_catalogue && here=$(posting) && loose=${here//-/} &&
	stack_until ready
'

test_expect_success 'a path has one slash at the end and one case' '
	as volunteer && statuses <<-END
	200 GET /api/
	200 GET /api/roles/
	200 GET /api/roles/$backend/
	200 GET /api/opportunities/
	200 GET /api/opportunities/$here/
	200 GET /api/users/me/
	200 GET /api/auth/me/
	404 GET /api
	404 GET /api//
	404 GET /API/
	404 GET /api/roles
	404 GET /api/roles//
	404 GET /api//roles/
	404 GET //api/roles/
	404 GET /api/Roles/
	404 GET /Api/roles/
	404 GET /api/roles/$backend
	404 GET /api/roles/$backend//
	404 GET /api/roles//$backend/
	404 GET /api/opportunities
	404 GET /api/opportunities/$here
	404 GET /api/opportunities/$here/x/
	404 GET /api/users/me
	404 GET /api/users/ME/
	404 GET /api/auth/me
	404 GET /api/auth/me/x/
	END
'

test_expect_success 'what was never there, or is gone, is nowhere' '
	as volunteer && statuses <<-END
	404 GET /
	404 GET /roles/
	404 GET /api/nothing/
	404 GET /api/projects/
	404 GET /api/communityOfPractice/
	404 GET /api/skill-matrices/
	404 GET /api/users/
	404 GET /api/auth/
	404 GET /api/auth/nothing/
	404 GET /api/index/
	404 GET /api/openapi/
	404 GET /api/.env
	404 GET /.git/config
	404 GET /api/roles/.hidden/
	404 GET /.errors/404.json
	END
'

test_expect_success 'probes answer without the slash too, the document has none' '
	as anonymous && statuses <<-END
	200 GET /api/healthcheck
	200 GET /api/healthcheck/
	200 GET /api/readyz
	200 GET /api/readyz/
	200 GET /api/openapi.json
	404 GET /api/openapi.json/
	404 GET /api/healthcheck//
	404 GET /api/healthcheck/x
	404 GET /api/Healthcheck
	404 GET /api/healthcheck.json
	END
'

test_expect_success 'nginx decodes a path once and resolves its dots' '
	as anonymous && statuses <<-END
	200 GET /api/%72oles/
	200 GET /api/roles%2F
	200 GET /api/roles%2f$backend%2F
	200 GET /api/./roles/
	200 GET /api/skills/../roles/
	200 GET /api/skills/%2e%2e/roles/
	404 GET /api/%2572oles/
	404 GET /api/roles%252F
	404 GET /api/roles%2F%2F
	200 GET /api/roles/..
	400 GET /api/roles%00/
	404 GET /api/roles/%0a
	404 GET /api/roles/%20
	400 GET /api/../../roles/
	400 GET /api/roles/%zz/
	END
'

test_expect_success 'an id of the catalogue is lower case with hyphens' '
	as anonymous && statuses <<-END
	404 GET /api/roles/$unknown_id/
	404 GET /api/roles/${backend^^}/
	404 GET /api/roles/${backend//-/}/
	404 GET /api/roles/{$backend}/
	404 GET /api/roles/abc/
	404 GET /api/roles/${backend%?}/
	404 GET /api/roles/${backend}0/
	END
'
test_expect_success 'another spelling of it is a path, an unknown one is no row' '
	as anonymous &&
	ask "404 No Role matches the given query." GET "/api/roles/$unknown_id/" &&
	ask "404 $nowhere" GET "/api/roles/${unknown_id^^}/" &&
	ask "404 $nowhere" GET "/api/roles/abc/" &&
	answers
'

test_expect_success 'an id of an opportunity may lack hyphens and be in capitals' '
	as volunteer && statuses <<-END
	200 GET /api/opportunities/$here/
	200 GET /api/opportunities/${here^^}/
	200 GET /api/opportunities/$loose/
	200 GET /api/opportunities/${loose^^}/
	END
'
test_expect_success 'what is no UUID there fails at look-up, after the gate' '
	as volunteer &&
	ask "404 $no_such" GET /api/opportunities/abc/ &&
	ask "404 $no_such" GET "/api/opportunities/${here%?}/" &&
	ask "404 $no_such" GET "/api/opportunities/${here}0/" &&
	ask "404 $no_such" GET "/api/opportunities/$unknown_id/" &&
	ask "404 $no_such" GET "/api/opportunities/%C3%A9/" &&
	ask "404 $nowhere" GET /api/opportunities/a.b/ &&
	ask "404 $nowhere" GET /api/opportunities/a%2Fb/ &&
	answers && as anonymous &&
	ask "403 Authentication credentials were not provided." \
		GET /api/opportunities/abc/ &&
	ask "404 $nowhere" GET /api/opportunities/a.b/ &&
	answers
'

test_expect_success 'opportunities may end in .json, with a slash or without' '
	as volunteer && statuses <<-END
	200 GET /api/opportunities.json
	200 GET /api/opportunities.json/
	200 GET /api/opportunities/$here.json
	200 GET /api/opportunities/$here.json/
	200 GET /api/opportunities/$loose.json
	404 GET /api/opportunities.JSON
	404 GET /api/opportunities.xml
	404 GET /api/opportunities.json//
	404 GET /api/opportunities/.json
	404 GET /api/opportunities/$here/.json
	404 GET /api/opportunities/$here.json.json
	404 GET /api/opportunities/$here.api
	404 GET /api/roles.json
	404 GET /api/roles/$backend.json
	404 GET /api/users/me.json
	END
'
test_expect_success 'the same with and without the ending, for writers too' '
	as pm && api GET /api/opportunities.json &&
	expect 200 "map(.id) == [\"$here\"]" &&
	api PATCH "/api/opportunities/$here.json" "{\"openings\": 3}" &&
	expect 200 ".openings == 3" &&
	api POST /api/opportunities.json "{}" &&
	expect 400 ".error.code == \"validation_error\""
'

test_expect_success 'an unknown path is the same JSON for every method' '
	as volunteer && csrf=off &&
	for method in GET POST PUT PATCH DELETE OPTIONS FOO; do
		ask "404 $nowhere" "$method" /api/nothing/ &&
		ask "404 $nowhere" "$method" /api/roles &&
		ask "404 $nowhere" "$method" /api/roles/nothing/ || return 1
	done && unset csrf && answers &&
	api HEAD /api/nothing/ && expect 404 &&
	api HEAD /api/roles && expect 404
'
test_expect_success 'its answer names a code and no other place' '
	as anonymous && for path in /api/roles /api/nothing/ /api/roles/abc/; do
		api GET "$path" && expect 404 "
			.error == {code: \"not_found\", message: \$m}" \
			--arg m "$nowhere" &&
		[ -z "$(header Location)" ] &&
		[ "$(header Content-Type)" = application/json ] || return 1
	done
'

test_expect_success 'format=json is taken everywhere, another format nowhere' '
	as volunteer && for path in /api/roles/ /api/opportunities/ \
	    "/api/opportunities/$here/" /api/users/me/ /api/auth/me/ /api/ \
	    /api/healthcheck /api/readyz /api/openapi.json; do
		ask 200 GET "$path?format=json" &&
		ask 200 GET "$path?format=" &&
		ask 200 GET "$path?a=b&format=api&format=json" &&
		ask "404 Not found." GET "$path?format=api" &&
		ask "404 Not found." GET "$path?format=JSON" || return 1
	done && answers && as pm &&
	ask "404 Not found." POST "/api/opportunities/?format=html" "{}" &&
	ask 400 POST "/api/opportunities/?format=json" "{}" && answers &&
	api GET "/api/roles/?format=html" &&
	expect 404 ".error.code == \"not_found\""
'

test_done
