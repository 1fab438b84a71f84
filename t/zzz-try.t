#!/bin/bash
test_description='try'
. "$(dirname -- "$0")/lib/api.sh"
start_stack opportunities roles users auth skills listings
make_catalogue
test_expect_success 'a pm posts' '
	as pm && api POST /api/opportunities/ "{\"role\":\"$backend\",\"body\":\"x\",\"min_hours_required\":3,\"work_environment\":\"remote\",\"skills\":{\"$python\":3},\"meeting_times\":[{\"day\":\"Mon\",\"start\":\"10:00\",\"end\":\"11:00\"}]}" &&
	expect 201 ".created_by == \"pm@example.org\" and .status == \"draft\"" &&
	here=/api/opportunities/$(reply .id)/ &&
	api GET /api/opportunities/ && expect 200 "length == 0" &&
	api GET $here && expect 200 && header Etag && api HEAD $here && expect 200 && api OPTIONS $here && expect 200
'
test_expect_success 'posting, roles, users, skills' '
	id=$(posting status=open) && api GET /api/opportunities/$id/ && expect 200 && api GET /api/roles/ && expect 200 "length == 3" &&
	api GET /api/users/me/ && expect 200 ".name==\"Pm\"" && api GET /api/skills/ && expect 200 && api GET /api/listings/ && expect 200 "length==1" &&
	api PATCH /api/users/me/ "{\"name\":\"b\"}" && expect 200 && csrf=off api PATCH /api/users/me/ "{\"name\":\"b\"}" && expect 403
'
test_expect_success 'sign in' '
	as anonymous && api POST /api/auth/login/ "{\"email\":\"pm@example.org\",\"password\":\"$password\"}" && expect 200 && as_reply && api GET /api/auth/me/ && expect 200
'
test_expect_success 'inactive' 'as inactive && api GET /api/auth/me/ && expect 403'
test_expect_success 'fails' '
	as pm && api GET /api/roles/ &&
	expect 201 
	true'
test_done
