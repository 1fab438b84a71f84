#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
#
# What pages do when the backend does not answer, what their answers carry,
# and what becomes of requests that no page of ours sent.
test_description='pages: without the backend, headers, forged requests'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
test_logs="$test_logs $STACK/frontend.log"
make_catalogue_once() {
	backend=$(sql "SELECT id FROM roles WHERE title = 'Back End Developer'")
	id=$(posting "project_name=Tide" "body=secret-body")
}
make_catalogue_once

# --- headers ----------------------------------------------------------------

has_headers() {
	local name

	for name in X-Frame-Options X-Content-Type-Options Referrer-Policy \
	    Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy \
	    Permissions-Policy X-Request-ID; do
		[ "$(header "$name" | wc -l)" -eq 1 ] || {
			echo "$name: not once"
			return 1
		}
	done
}

test_expect_success 'a page has every header of ours once, and names no server' '
	page / && [ "$status" = 200 ] && has_headers &&
	header Cache-Control | grep -q "private.*no-store" &&
	[ -z "$(header X-Powered-By)" ] && [ "$(header Server)" = nginx ] &&
	[ -z "$(header Set-Cookie)" ] && [ -z "$(header Strict-Transport-Security)" ]
'
test_expect_success 'so does a file, a 404 and a page of Next without nginx' '
	file=$(sed -n "s/.*href=\"\(\/_next\/static\/[^\"]*css[^\"]*\)\".*/\1/p" \
		"$TRASH/body" | head -n 1) && page "$file" && [ "$status" = 200 ] &&
	has_headers && header Cache-Control | grep -q immutable &&
	page /nowhere && [ "$status" = 404 ] && has_headers &&
	alone / && has_headers
'
test_expect_success 'the policy has a nonce of its own each time, on every script' '
	page / && one=$(header Content-Security-Policy) &&
	nonce=$(echo "$one" | sed "s/.*nonce-\([^\x27]*\)\x27.*/\1/") &&
	[ "${#nonce}" -ge 22 ] && grep -o "<script[^>]*>" "$TRASH/body" \
		>"$TRASH/scripts" && [ -s "$TRASH/scripts" ] &&
	test_fails grep -vF "nonce=\"$nonce\"" "$TRASH/scripts" && page / && [ "$(header Content-Security-Policy)" != "$one" ] &&
	test_fails grep -E "unsafe|\*" "$TRASH/headers" &&
	test_fails grep -E "<[^>]* (style|on[a-z]+)=" "$TRASH/body"
'
test_expect_success 'behind https it asks for https' '
	page / -H "X-Forwarded-Proto: https" &&
	header Strict-Transport-Security | grep -q max-age=31536000 &&
	header Content-Security-Policy | grep -q upgrade-insecure-requests
'
test_expect_success 'what is not there is a 404 there too' '
	for path in /roles/nope /opportunities/nope /communities/nope /%ff \
	    /_global-error; do
		page "$path" -H "X-Forwarded-Proto: https" && [ "$status" = 404 ] &&
		says "<h1>" || return 1
	done
'
test_expect_success 'a request id goes through to the log of the backend' '
	page /opportunities -H "X-Request-ID: follow-me-0810" &&
	[ "$(header X-Request-ID)" = follow-me-0810 ] &&
	grep -q "follow-me-0810.*/api/listings/" "$STACK/access.log"
'
test_expect_success 'what belongs to the backend never reaches Next' '
	page /api/healthcheck && [ "$status" = 200 ] &&
	page /api/nowhere/ && [ "$status" = 404 ] && says "\"not_found\""
'
test_expect_success 'bare /admin leads to the admin, old addresses to new ones' '
	alone /admin && [ "$status" = 307 ] && [ "$(header Location)" = /admin/ ] &&
	alone /qualifier/2 && [ "$status" = 308 ] &&
	[ "$(header Location)" = /profile/skills ]
'
test_expect_success 'the endpoint for images, which nobody needs, is not there' '
	page "/_next/image?url=%2Ficon.svg&w=64&q=75" && [ "$status" = 404 ]
'
test_expect_success 'what is deployed is what runs: no sources, no tests, nothing for images' '
	{ find build/frontend -name node_modules -prune -o \
		\( -name "*.ts" -o -name "*.tsx" -o -name "*-lock.json" \) -print
	find build/frontend/node_modules -path "*/sharp*"; } >"$TRASH/found" &&
	head "$TRASH/found" && [ ! -s "$TRASH/found" ]
'

# --- forged requests -----------------------------------------------------------

sign_in() {
	page /login "${hidden[@]}" -F email=volunteer@example.org \
		-F "password=$password" "$@"
}

test_expect_success 'a form of ours signs in by a POST' '
	as anonymous && fields /login "password" && sign_in -H "Origin: $STACK_URL" &&
	[ "$status" = 303 ] && header Set-Cookie | grep -q "^sessionid=.*HttpOnly" &&
	header Set-Cookie | grep -q "^csrftoken="
'
test_expect_success 'no other site can: foreign and null origin, cross-site without one' '
	sign_in -H "Origin: https://evil.example" && [ "$status" != 303 ] &&
	[ -z "$(header Set-Cookie)" ] &&
	sign_in -H "Origin: null" && [ "$status" != 303 ] &&
	[ -z "$(header Set-Cookie)" ] &&
	sign_in -H "Sec-Fetch-Site: cross-site" && [ "$status" != 303 ] &&
	[ -z "$(header Set-Cookie)" ] && says "sent from another site" &&
	sign_in -H "Sec-Fetch-Site: same-site" && [ "$status" != 303 ] &&
	sign_in -H "Origin: https://evil.example" \
		-H "X-Forwarded-Host: evil.example" && [ "$status" != 303 ]
'
test_expect_success 'what is no form of ours is refused in words, not an error' '
	for origin in https://evil.example null nonsense; do
		sign_in -H "Origin: $origin" && [ "$status" = 403 ] &&
		says "<h1>From another site" && has_headers || return 1
	done &&
	for type in "" "; boundary=B" "; boundary=\"\"" "; boundary=B, text/plain"; do
		page /login -H "Content-Type: multipart/form-data$type" \
			--data "--B" && [ "$status" = 400 ] &&
		says "<h1>Not readable" && has_headers || return 1
	done
'
test_expect_success 'a form whose state before is made up is refused like any other' '
	for state in "[null]" "[{\"sent\":\"x\"}]"; do
		sign_in -F "\$ACTION_1:1=$state" -F email=nobody@example.org \
			-H "Origin: $STACK_URL" && [ "$status" = 200 ] || return 1
	done
'
test_expect_success 'an action that is called with what is no form has got nothing' '
	action=$(printf "%s\n" "${hidden[@]}" | sed -n "s/.*\"id\":\"\([0-9a-f]*\)\".*/\1/p") &&
	for words in "[]" "[null,null]" "[{},{}]" "[\"x\",\"y\"]"; do
		page /login -H "Next-Action: $action" -H "Content-Type: text/plain" \
			-H "Origin: $STACK_URL" --data "$words" &&
		[ "$status" = 200 ] && says "This field may not be blank" || return 1
	done
'
test_expect_success 'nobody is signed out from elsewhere' '
	as volunteer && fields / "Sign out" &&
	page / "${hidden[@]}" -H "Cookie: $cookies" -H "Sec-Fetch-Site: cross-site" &&
	api GET /api/auth/me/ && expect 200 &&
	page / "${hidden[@]}" -H "Cookie: $cookies" \
		-H "Origin: https://evil.example" &&
	api GET /api/auth/me/ && expect 200
'
test_expect_success 'a wrong token is the backend'"'"'s to refuse' '
	as volunteer && fields / "Sign out" &&
	page / "${hidden[@]}" -H "Origin: $STACK_URL" \
		-H "Cookie: sessionid=$(session_of volunteer); csrftoken=short" &&
	api GET /api/auth/me/ && expect 200
'
test_expect_success 'a missing token is fetched, and handed to the browser' '
	as pm2 && fields / "Sign out" &&
	page / "${hidden[@]}" -H "Origin: $STACK_URL" \
		-H "Cookie: sessionid=$(session_of pm2)" &&
	[ "$status" = 303 ] && header Set-Cookie | grep -q "^csrftoken=" &&
	api GET /api/auth/me/ && expect 403
'
# A neighbouring site may have planted one of them.
test_expect_success 'of two sessions none counts, nor of two tokens' '
	one=$(session_of pm2) other=$(session_of volunteer) &&
	for pair in "sessionid=$one; sessionid=$other" \
	    "sessionid=$other; sessionid=$one" "sessionid=\"; sessionid=$other"; do
		page /account -H "Cookie: $pair" && [ "$status" = 307 ] &&
		header Location | grep -q "^/login" || return 1
	done &&
	as volunteer && fields / "Sign out" &&
	page / "${hidden[@]}" -H "Origin: $STACK_URL" \
		-H "Cookie: csrftoken=$(token_of pm2); $cookies" &&
	api GET /api/auth/me/ && expect 200
'
test_expect_success 'an unknown action is refused, not served' '
	page /login -F "\$ACTION_ID_00000000000000000000000000000000000000ffff=" \
		-H "Origin: $STACK_URL" && [ "$status" = 409 ]
'
test_expect_success 'so is a giant body, in words, with nginx and without' '
	head -c 2100000 /dev/zero | tr "\0" x >"$TRASH/big" &&
	sign_in -F "x=<$TRASH/big" -H "Origin: $STACK_URL" && [ "$status" = 413 ] &&
	says "<h1>Too large" && STACK_URL=$STACK_NEXT sign_in -F "x=<$TRASH/big" &&
	[ "$status" = 413 ] && says "<h1>Too large" && has_headers &&
	[ -n "$(header Content-Security-Policy)" ] &&
	page / && [ "$status" = 200 ]
'

# --- without the backend ---------------------------------------------------------

test_expect_success 'health is about Next, readiness about both' '
	alone /healthz && [ "$status" = 200 ] && alone /readyz && [ "$status" = 200 ]
'

stands() {
	local before=$SECONDS

	"$@" && [ "$status" = 200 ] && says "not available right now" &&
		[ $((SECONDS - before)) -le 5 ]
}

test_expect_success 'with its database frozen, pages stand within seconds' '
	for name in listings facets opportunities auth; do
		for worker in $(stack_workers $name); do
			kill -STOP "$worker" && stopped="${stopped-} $worker"
		done
	done &&
	stands page / && says "<h1>Find a civic" && stands page /opportunities &&
	stands page "/opportunities/$id" && stands page "/opportunities/$id" \
		-H "Cookie: sessionid=$(session_of volunteer)" &&
	kill -CONT $stopped
'
nginx_gone() {
	kill -QUIT "$stack_nginx" && wait "$stack_nginx"
	[ ! -S "$STACK/http.sock" ]
}

test_expect_success 'with the backend gone, pages stand and forms keep what was typed' '
	as anonymous && fields /login "password" && nginx_gone &&
	stands alone / && stands alone /opportunities &&
	stands alone "/opportunities/$id" &&
	stands alone /projects && stands alone /projects/tide &&
	stands alone /communities/engineering && stands alone /roles/back-end-developer &&
	stands alone /developers && alone /communities && [ "$status" = 200 ] &&
	alone /login && [ "$status" = 200 ] &&
	alone /login "${hidden[@]}" -F email=kept@example.org -F password=x &&
	[ "$status" = 200 ] && says kept@example.org && says "send it again" &&
	alone /healthz && [ "$status" = 200 ] && alone /readyz && [ "$status" = 503 ]
'
test_expect_success 'when it is back, so are the pages, without a new start' '
	stack_run "$STACK/service/nginx/run" && stack_nginx=$! &&
	stack_until test -S "$STACK/http.sock" &&
	stack_until curl -fs -o /dev/null $STACK_URL/api/healthcheck &&
	page "/opportunities/$id" && [ "$status" = 200 ] && says Tide
'
test_expect_success 'Next wrote no error of its own about all this' '
	test_fails grep -iE "unhandled|TypeError" "$STACK/frontend.log"
'
test_done
