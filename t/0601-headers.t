#!/bin/bash
#
# Hostile bytes in headers and paths, through nginx and straight into a worker:
# whatever comes, the reply is a well-formed 2xx or 4xx, and the workers are
# the same ones afterwards.  t/lib/hostile.pl says how a case is written.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='hostile headers and paths: no reply is 5xx, no worker falls'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack auth healthcheck index listings opportunities roles users
make_catalogue

list=/api/opportunities/
me=/api/users/me/
login=/api/auth/login/
id=$(posting)
workers=$(workers_of_all)

# straight RESOURCE STATUS WORD...: past nginx
straight() {
	perl t/lib/fcgi.pl "$STACK/$1.sock" "${@:3}" reply "$2"
}

test_expect_success 'headers' '
	as anonymous && hostile <<-CASES && same_workers
	a long cookie | 2.. | GET /api/roles/ | Cookie: sessionid={a*7000}
	1,500 cookies | 2.. | GET /api/roles/ | Cookie: {a=b\semi *1500}
	a cookie of 9 KB | 400 | GET /api/roles/ | Cookie: {a*9000}
	two sessions | 403 | GET $me | Cookie: sessionid={a*32}\semi sessionid={b*32}
	bad bytes | 403 | GET $me | Cookie: sessionid=\xff\xfe\x80{a*29}
	quotes | 403 | GET $me | Cookie: sessionid="\x5c"{a*40}
	no name | 2.. | GET /api/roles/ | Cookie: ={=*3000}
	a header with NUL | 400 | GET /api/roles/ | X-A: a\x00b
	a cookie with NUL | 400 | GET /api/roles/ | Cookie: sessionid=\x00
	a strange method | 405 | {X*100} /api/roles/
	another strange method | 405 | TRACK /api/roles/
	Accept | 406 | GET /api/roles/ | Accept: {\x2c*7000}
	Accept of parameters | 2.. | GET /api/roles/ | Accept: */*{\semi q=0*900}
	If-None-Match | 2.. | GET /api/roles/ | If-None-Match: {"a"\x2c *1500}
	If-None-Match, quotes | 2.. | GET /api/roles/ | If-None-Match: {"*7000}
	an Origin | 403 | POST $login | Origin: {x*7000} | {}
	an Origin of bytes | 403 | POST $login | Origin: \xff://[::1]:99999 | {}
	an Origin, null | 403 | POST $login | Origin: null | {}
	a Host | 400 | GET /api/roles/ | Host: {a*3000}
	a Host of bytes | 400 | GET /api/roles/ | Host: \xff\xfe
	a Host with a path | 400 | GET /api/roles/ | Host: localhost/../
	a Host with a port | [24].. | GET /api/ | Host: localhost:99999999999999999999
	a Host that forges | 400 | GET /api/ | Host: localhost"\x2c"x":"
	a content type | 415 | POST $login | Content-Type: {x*7000} | {}
	a content type of bytes | 415 | POST $login | Content-Type: \xff\xfe/json | {}
	parameters | 400 | POST $login | Content-Type: application/json\semi {a=\semi *1500} | {}
	two addresses | 2.. | GET /api/roles/ | X-Forwarded-For: {1\x2c*3000}
	no address | 2.. | GET /api/roles/ | X-Forwarded-For: \xff, ::ffff:999.1.1.1
	no scheme | 2.. | GET /api/roles/ | X-Forwarded-Proto: {https\x2c *700}
	no request id | 2.. | GET /api/roles/ | X-Request-ID: {a*7000}
	basic credentials | 2.. | GET /api/roles/ | Authorization: Basic {x*7000}
	an override | 2.. | GET /api/roles/ | X-HTTP-Method-Override: DELETE
	CASES
'

test_expect_success 'headers that prove something' '
	as pm && hostile <<-CASES && same_workers
	a long token | 403 | PATCH $list$id/ | X-CSRFToken: {a*7000} | {}
	a token of bytes | 403 | PATCH $list$id/ | X-CSRFToken: \xff{a*31} | {}
	a mask of one letter | 403 | PATCH $list$id/ | X-CSRFToken: {a*64} | {}
	If-Match | 412 | PATCH $list$id/ | If-Match: {x*7000} | {}
	If-Match, quotes | 412 | PATCH $list$id/ | If-Match: {"*7000} | {}
	If-Match, bytes | 412 | PATCH $list$id/ | If-Match: "\xff\xfe" | {}
	If-Match, weak | 412 | PATCH $list$id/ | If-Match: W/W/W/"" | {}
	a Referer | [24].. | PATCH $list$id/ | X-Forwarded-Proto: https; Referer: {x*7000} | {}
	an Origin like ours | 403 | PATCH $list$id/ | Origin: http://localhost.evil.example | {}
	another port | 403 | PATCH $list$id/ | Origin: http://localhost:1 | {}
	CASES
'

test_expect_success 'paths' '
	as pm && hostile <<-CASES && same_workers
	a long segment | 404 | GET $list{a*7000}/
	1,000 segments | 404 | GET /api{/a*1000}/
	1,000 slashes | 404 | GET /api{/*1000}roles/
	a NUL | 4.. | GET ${list}a%00b/
	bad UTF-8 | 404 | GET $list%ff%fe/
	control characters | 404 | GET $list%01%0d%0aX-A:%20b/
	encoded slashes | 404 | GET $list%2f%2e%2e%2fusers/
	dot segments | 4.. | GET $list../../../../etc/passwd
	dots behind a id | 404 | GET $list$id/../$id
	an id and more | 404 | GET $list$id%20/
	an id of braces | [24].. | GET $list%7B$id%7D/
	an id of 32 | [24].. | GET $list{f*32}/
	SQL | 404 | GET $list$id\x27--/
	a long ending | 404 | GET $list$id.json.json
	an unknown resource | 404 | GET /api/{a*3000}/
	a socket of ours | 404 | GET /api/http/
	a folder above | 4.. | GET /api/../../etc/passwd
	a dotfile | 404 | GET /api/.git/config
	a whole URI | [24].. | GET http://localhost/api/roles/
	CASES
'

test_expect_success 'bytes that nginx lets nobody send, straight to the workers' '
	as pm && straight opportunities 400 +QUERY_STRING="limit=\\xff" \
		+HTTP_COOKIE="$cookies" get $list &&
	straight opportunities 403 +HTTP_COOKIE="sessionid=\\xff\\x01\\x0a" \
		get $list &&
	straight opportunities 400 +HTTP_HOST="a\\x0d\\x0aSet-Cookie: a=b" \
		get $list &&
	straight healthcheck 200 +HTTP_HOST="\\xff\\x0d\\x0a\"" \
		get /api/healthcheck/ &&
	straight opportunities 405 +REQUEST_ID="\"}\\x0a{\"" \
		+HTTP_COOKIE="$cookies" +HTTP_X_CSRFTOKEN="$(token_of pm)" \
		ask "G\"X" $list "" &&
	straight opportunities 404 get "\\xff\\xfe" &&
	straight auth 403 +HTTP_ORIGIN="\\x0d\\x0a\\xff" ask POST $login "" &&
	straight auth 415 +CONTENT_TYPE="\\x0d\\x0a\\xff" ask POST $login "{}" &&
	straight listings 200 +HTTP_IF_NONE_MATCH="\\x0d\\x0a" get /api/listings/ &&
	straight index 200 +CTJ_SCHEME="\\x22\\x0a" get /api/ &&
	same_workers
'

test_done
