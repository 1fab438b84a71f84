#!/bin/bash
#
# Requests that two programs could read differently: nginx
# refuses them, and closes the connection, so that nothing behind them is ever
# taken for a request.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='raw sockets: what nginx refuses before anybody sees it'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack auth opportunities roles users
make_catalogue
id=$(posting)

host='Host: localhost\r\n'
poison='GET /api/roles/ HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: poison-NUMBER\r\n\r\n'

# refused STATUS BYTES: answered so, as the API answers, and only once
refused() {
	raw "$2${poison/NUMBER/$test_count}" && grep -aq "^HTTP/1.1 $1 " "$TRASH/raw" &&
		[ "$(replies)" -eq 1 ] &&
		raw_body .error.code &&
		grep -aiq '^X-Content-Type-Options: nosniff' "$TRASH/raw" &&
		grep -aiq '^Connection: close' "$TRASH/raw" || return 1
	if grep "poison-$test_count\"" "$STACK/access.log"; then
		echo 'what was behind it was carried out'
		return 1
	fi
}

while IFS='|' read -r what status bytes; do
	bytes=${bytes//HOST/$host}
	test_expect_success "$what: $status" "refused '$status' '$bytes'"
done <<'TABLE'
length and coding|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n
coding and length|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n
two lengths|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}
two equal lengths|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}
a list of lengths|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: 2, 2\r\n\r\n{}
a signed length|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: +2\r\n\r\n{}
a negative length|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: -2\r\n\r\n{}
a length of words|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: two\r\n\r\n{}
a length above 2^64|4..|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Length: 99999999999999999999\r\n\r\n{}
two codings|4..|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n
a coding of another|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n
an unknown coding|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n
identity|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding: identity\r\n\r\n
a coding in HTTP/1.0|400|POST /api/auth/login/ HTTP/1.0\r\nHOSTTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n
a space before the colon|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n
a folded header|400|GET /api/roles/ HTTP/1.1\r\nHOSTX-A: a\r\n b\r\n\r\n
a folded coding|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n
NUL in a header|400|GET /api/roles/ HTTP/1.1\r\nHOSTX-A: a\0b\r\n\r\n
NUL in a name|400|GET /api/roles/ HTTP/1.1\r\nHOSTX\0A: a\r\n\r\n
NUL in the request line|400|GET /api/ro\0les/ HTTP/1.1\r\nHOST\r\n
two Hosts|400|GET /api/roles/ HTTP/1.1\r\nHOSTHost: evil.example\r\n\r\n
two equal Hosts|400|GET /api/roles/ HTTP/1.1\r\nHOSTHOST\r\n
no Host|400|GET /api/roles/ HTTP/1.1\r\n\r\n
a Host with a space|400|GET /api/roles/ HTTP/1.1\r\nHost: local host\r\n\r\n
a header without a name|400|GET /api/roles/ HTTP/1.1\r\nHOST: nonsense\r\n\r\n
another protocol|4..|GET /api/roles/ HTTQ/1.1\r\nHOST\r\n
version 9|4..|GET /api/roles/ HTTP/9.1\r\nHOST\r\n
a small method|400|get /api/roles/ HTTP/1.1\r\nHOST\r\n
a chunk of no size|400|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n
a chunk of 2^64|4..|POST /api/auth/login/ HTTP/1.1\r\nHOSTContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n{}\r\n0\r\n\r\n
TABLE

test_expect_success '3,000 headers, or one of 9 KB, or such a URI, are refused' '
	many=$(for i in {1..3000}; do printf "X-Header-%d: value\\\\r\\\\n" $i; done) &&
	refused 400 "GET /api/roles/ HTTP/1.1\r\n$host$many\r\n" &&
	long=$(printf "%9000s" x | tr " " x) &&
	refused 400 "GET /api/roles/ HTTP/1.1\r\n${host}X-A: $long\r\n\r\n" &&
	refused 400 "GET /api/roles/ HTTP/1.1\r\nHost: $long\r\n\r\n" &&
	refused 414 "GET /api/roles/?q=$long HTTP/1.1\r\n$host\r\n"
'

test_expect_success 'HTTP/0.9 gets nothing of the API' '
	raw "GET /api/roles/\r\n" stop &&
	test_fails grep -a Backend "$TRASH/raw"
'

test_expect_success 'names with underscores are dropped, not taken for another' '
	as pm && raw "GET /api/users/me/ HTTP/1.1\r\n${host}X_CSRFToken: a\r\nCookie_: $cookies\r\nHTTP_COOKIE: $cookies\r\nConnection: close\r\n\r\n" &&
	grep -aq "^HTTP/1.1 403 " "$TRASH/raw" &&
	raw "GET /api/opportunities/ HTTP/1.1\r\n${host}HTTP_COOKIE: $cookies\r\nConnection: close\r\n\r\n" &&
	grep -aq "^HTTP/1.1 403 " "$TRASH/raw"
'

test_expect_success 'headers cannot set what nginx tells the workers' '
	raw "GET /api/opportunities/ HTTP/1.1\r\n${host}Proxy: evil\r\nX-Original-URL: /api/roles/\r\nX-Rewrite-URL: /api/roles/\r\nX-HTTP-Method-Override: POST\r\nX-Forwarded-Host: evil.example\r\nRemote-Addr: 10.0.0.1\r\nConnection: close\r\n\r\n" &&
	grep -aq "^HTTP/1.1 403 " "$TRASH/raw" &&
	test_fails grep -a evil "$TRASH/raw"
'

test_expect_success 'several Cookie headers are one' '
	as volunteer && raw "GET /api/opportunities/ HTTP/1.1\r\n${host}Cookie: a=b\r\nCookie: $cookies\r\nConnection: close\r\n\r\n" &&
	grep -aq "^HTTP/1.1 200 " "$TRASH/raw" &&
	raw "GET /api/opportunities/ HTTP/1.1\r\n${host}Cookie: $cookies\r\nCookie: $cookies\r\nConnection: close\r\n\r\n" &&
	grep -aq "^HTTP/1.1 403 " "$TRASH/raw"
'

# A second line of a header that has one value is a mistake of the sender (RFC
# 9110 5.3).  Those that decide how a request is read are refused, above; of the
# others none may add to the first.
repeated() {
	raw "$1 HTTP/1.1\r\n${host}Cookie: $cookies\r\n$2Connection: close\r\n\r\n$3" &&
	grep -aq "^HTTP/1.1 $4 " "$TRASH/raw"
}
test_expect_success 'of a repeated header the second line makes nothing right' '
	as pm && put="PATCH /api/opportunities/$id/" &&
	right="X-CSRFToken: ${cookies##*=}\r\n" &&
	wrong="X-CSRFToken: $(printf "%032d" 0)\r\n" &&
	json="Content-Type: application/json\r\n" &&
	body="Content-Length: 2\r\n" &&
	repeated "$put" "$right$json$body" "{}" 200 &&
	repeated "$put" "$wrong$right$json$body" "{}" 403 &&
	repeated "$put" "$right${json/json/xml}$json$body" "{}" 4.. &&
	foreign="Origin: https://evil.example\r\n" &&
	repeated "$put" "$foreign${foreign/evil.example/stage.example.org}$right$json$body" "{}" 403
'
test_expect_success 'conditions and cookies are not taken from two lines either' '
	as pm && api GET "/api/opportunities/$id/" && version=$(header ETag) &&
	token="X-CSRFToken: ${cookies##*=}\r\n" && drop="DELETE /api/opportunities/$id/" &&
	repeated "$drop" "${token}If-Match: \"x\"\r\nIf-Match: $version\r\n" "" 4.. &&
	api GET "/api/opportunities/$id/" && expect 200
'

test_expect_success 'unknown methods reach C, which answers 405' '
	raw "BREW /api/roles/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n" &&
	grep -aq "^HTTP/1.1 405 " "$TRASH/raw" &&
	grep -aq "^Allow: GET, HEAD, OPTIONS" "$TRASH/raw"
'

test_expect_success 'requests behind each other are answered one by one' '
	one="GET /api/roles/ HTTP/1.1\r\n$host\r\n" &&
	raw "$one$one${one/localhost/localhost\\r\\nConnection: close}" &&
	[ "$(replies)" -eq 3 ]
'

test_expect_success 'a body that was refused is not the next request' '
	length=$(printf %b "$poison" | wc -c) &&
	raw "POST /api/opportunities/ HTTP/1.1\r\n${host}Content-Length: $length\r\n\r\n${poison}GET /api/roles/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n" &&
	[ "$(replies)" -eq 2 ] && test_fails grep poison-NUMBER "$STACK/access.log"
'

test_done
