#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='Host, scheme and address: what is believed about a request'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
export DJANGO_ALLOWED_HOSTS='stage.example.org, .wild.example.net 192.0.2.7'
start_stack index healthcheck readyz roles users auth

bad='400 Invalid HTTP host header.'

test_expect_success 'the names that are allowed are, in any case, with a port' '
	as anonymous && for host in stage.example.org STAGE.example.ORG \
	    stage.example.org:8000 wild.example.net a.wild.example.net \
	    a.b.wild.example.net:1 192.0.2.7; do
		ask 200 GET /api/roles/ "" "Host: $host" || return 1
	done && answers
'
test_expect_success 'this machine always is' '
	as anonymous && for host in localhost 127.0.0.1 "[::1]"; do
		ask 200 GET /api/roles/ "" "Host: $host" &&
		ask 200 GET /api/roles/ "" "Host: $host:8000" || return 1
	done && answers
'
test_expect_success 'others are not, whatever the path' '
	as anonymous && for host in evil.example stage.example.org.evil.example \
	    xstage.example.org x.stage.example.org awild.example.net \
	    127.0.0.2 localhost.evil.example 192.0.2.8; do
		ask "$bad" GET /api/roles/ "" "Host: $host" &&
		ask "$bad" GET /api/nothing/ "" "Host: $host" &&
		ask "$bad" POST /api/auth/login/ "{}" "Host: $host" || return 1
	done && ask "$bad" GET /api/readyz "" "Host: evil.example" && answers &&
	api GET /api/roles/ -H "Host: evil.example" &&
	expect 400 ".error.code == \"bad_request\""
'
test_expect_success 'a Host that is none, or lacks, is refused' '
	as anonymous && for host in "a b" "a/b" "a:b:c" "<b>" ":8000" \
	    localhost:8000junk localhost:80.1 localhost:-1 localhost:000080 \
	    "[::1]:8000junk"; do
		ask 400 GET /api/roles/ "" "Host: $host" || return 1
	done && ask 400 GET /api/roles/ "" "Host;" && answers &&
	api GET /api/roles/ --http1.0 -H Host: && expect 400
'
test_expect_success 'liveness answers any Host, and names it' '
	as anonymous && for host in evil.example localhost:8000 10.0.0.9:8000; do
		ask "200 \"$host\"" GET /api/healthcheck "" "Host: $host" &&
		ask "200 \"$host\"" GET /api/healthcheck/ "" "Host: $host" || return 1
	done && answers .hostname
'
test_expect_success 'forwarded host names are ignored' '
	as anonymous && api GET /api/ -H "X-Forwarded-Host: evil.example" \
		-H "Forwarded: host=evil.example" -H "X-Host: evil.example" &&
	expect 200 ".opportunities == \"http://localhost/api/opportunities/\"" &&
	api GET /api/roles/ -H "Host: evil.example" \
		-H "X-Forwarded-Host: localhost" && expect 400
'
test_expect_success 'the scheme is what a trusted proxy says, else http' '
	as anonymous && path=/api/opportunities/ && for pair in https:https \
	    HTTPS:https http:http ftp:http ":http"; do
		ask "200 \"${pair##*:}://stage.example.org:1$path\"" GET /api/ "" \
			"Host: stage.example.org:1" \
			"X-Forwarded-Proto: ${pair%:*}" || return 1
	done && answers .opportunities
'

# address: of the last request, as the log has it
address() {
	tail -n 1 "$STACK/access.log" | jq -r .ip
}
test_expect_success 'the address is the last one that no trusted proxy has' '
	as anonymous && for pair in 198.51.100.9=198.51.100.9 \
	    "192.0.2.1, 198.51.100.9=198.51.100.9" \
	    "198.51.100.9, 127.0.0.1=198.51.100.9" \
	    "2001:db8::9=2001:db8::9" "127.0.0.1=127.0.0.1"; do
		api GET /api/healthcheck -H "X-Forwarded-For: ${pair%=*}" &&
		[ "$(address)" = "${pair#*=}" ] || return 1
	done
'
test_expect_success 'of what is no address nothing is believed' '
	as anonymous && for value in nonsense "<b>" 999.1.1.1; do
		api GET /api/healthcheck -H "X-Forwarded-For: $value" &&
		expect 200 && [[ $(address) =~ ^(127\.0\.0\.1|unix:)$ ]] || return 1
	done
'
test_expect_success 'our own names over https are trusted origins' '
	as volunteer && for origin in https://stage.example.org \
	    https://a.wild.example.net; do
		ask 200 PATCH /api/users/me/ "{}" "Origin: $origin" || return 1
	done && ask 403 PATCH /api/users/me/ "{}" \
		"Origin: http://stage.example.org" &&
	ask 403 PATCH /api/users/me/ "{}" "Origin: https://evil.example" &&
	answers
'

test_done
