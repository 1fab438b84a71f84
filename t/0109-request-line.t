#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='the request line: whose host counts, what nginx cannot read'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
# As make run has it: what is no API is the frontend's, which nothing here asks.
export CTJ_FRONTEND_PROXY=on
start_stack index roles

end='Connection: close\r\n\r\n'

# asked TARGET HOST: a GET of that, under that header
asked() {
	raw "GET $1 HTTP/1.1\r\nHost: $2\r\n$end"
}

# answered STATUS [FILTER [ARG...]]: with JSON, of which the filter is true
answered() {
	grep -aq "^HTTP/1.1 $1 " "$TRASH/raw" &&
	grep -aiq "^Content-Type: application/json" "$TRASH/raw" &&
	raw_body "${@:2}"
}

test_expect_success 'a request line that names the host outweighs Host, port and all' '
	while read -r target host; do
		asked "$target" localhost:8000 &&
		answered 200 ".opportunities == \"http://$host/api/opportunities/\"" &&
		asked "$target" evil.example &&
		answered 200 ".opportunities == \"http://$host/api/opportunities/\"" ||
			return 1
	done <<-END
	http://localhost:81/api/ localhost:81
	http://stage.example.org/api/ stage.example.org
	HTTP://STAGE.example.org:8080/api/?a=http://b:9/ stage.example.org:8080
	http://[::1]:82/api/ [::1]:82
	END
'
test_expect_success 'a host that is not ours is refused there, whatever Host says' '
	for target in http://evil.example/api/ http://localhost:000080/api/; do
		asked "$target" localhost &&
		answered 400 ".error.message == \"Invalid HTTP host header.\"" ||
			return 1
	done
'
test_expect_success 'a URL in the path is no host' '
	asked /api/?to=http://evil.example:9/ localhost:81 &&
	answered 200 ".opportunities == \"http://localhost:81/api/opportunities/\""
'

test_expect_success 'an unreadable address of the API is told so as the API does' '
	for target in /api/%zz/ /api/roles%00/ "/api/roles/%2?a=b" /api/../../x \
	    http://localhost/api/%zz /api/%; do
		asked "$target" localhost && answered 400 \
			".error.message == \"The request is malformed.\"" || return 1
	done
'
test_expect_success 'so is one that is too long' '
	long=$(printf "%9000s" x | tr " " x) &&
	asked "/api/roles/?q=$long" localhost &&
	answered 414 ".error.code == \"uri_too_long\"" &&
	asked "/api/$long" localhost && answered 414
'
test_expect_success 'elsewhere, or where no path can be told, people are answered' '
	for line in "GET /admin/%zz HTTP/1.1" "GET /%zz?/api/ HTTP/1.1" \
	    "GET /apis/%zz HTTP/1.1" "GET api/ HTTP/1.1" nonsense; do
		raw "$line\r\nHost: localhost\r\n$end" &&
		grep -aq "^HTTP/1.1 400 " "$TRASH/raw" &&
		grep -aiq "^Content-Type: text/html" "$TRASH/raw" &&
		grep -aq "The request is malformed" "$TRASH/raw" || return 1
	done
'

test_expect_success 'a method that nginx refuses is refused in the words of its area' '
	for path in / /login /admin/; do
		case $path in
		/admin/) allow=POST ;;
		*) allow=OPTIONS ;;
		esac &&
		raw "TRACE $path HTTP/1.1\r\nHost: localhost\r\n$end" &&
		grep -aq "^HTTP/1.1 405 " "$TRASH/raw" &&
		grep -aiq "^Allow: GET, HEAD, $allow" "$TRASH/raw" &&
		grep -aq "<h1>Not possible here</h1>" "$TRASH/raw" || return 1
	done &&
	raw "TRACE /api/roles/ HTTP/1.1\r\nHost: localhost\r\n$end" &&
	grep -aq "^HTTP/1.1 405 " "$TRASH/raw" &&
	raw_body ".error.code == \"method_not_allowed\""
'

test_done
