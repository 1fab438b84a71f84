#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='CSRF: who sends a change proves that our pages sent it'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/many.sh
export CSRF_TRUSTED_ORIGINS='https://trusted.example.org https://*.wild.example.org http://plain.example.org:8080'
start_stack users opportunities auth roles

me=/api/users/me/
form='Content-Type: application/x-www-form-urlencoded'
https='X-Forwarded-Proto: https'
key=sessionid=$(session_of volunteer)
token=$(token_of volunteer)

# mask SECRET MASK: Django's 64 characters, the secret added to the mask
mask() {
	perl -e '@c = ("a".."z", "A".."Z", "0".."9"); @n{@c} = 0..61;
		@s = split //, $ARGV[0]; @m = split //, $ARGV[1];
		print $ARGV[1], map { $c[($n{$s[$_]} + $n{$m[$_]}) % 62] } 0..31
		' "$1" "$2"
}

# passes HEADER... and fails REASON HEADER...: a PATCH of one's own record
# with the cookies in $cookies and no token but what the headers say
passes() {
	csrf=off ask 200 PATCH $me "{}" "$@"
}
fails() {
	local reason=$1

	shift
	csrf=off ask "403 CSRF Failed: $reason" PATCH $me "{}" "$@"
}
with="X-CSRFToken: $token"

test_expect_success 'with the token in the header it passes' '
	make_catalogue && as volunteer && passes "$with" && answers &&
	csrf=off api PATCH $me "{}" && expect 403 "
		.error == {code: \"permission_denied\",
			message: \"CSRF Failed: CSRF token missing.\"}"
'

test_expect_success '1: an Origin must be our own' '
	as volunteer && passes "$with" "Origin: http://localhost" &&
	passes "$with" "Origin: http://localhost:8000" "Host: localhost:8000" &&
	passes "$with" "Origin: https://localhost" "$https" &&
	passes "$with" "Origin: http://stage.example.org" \
		"Host: stage.example.org" &&
	for origin in https://evil.example http://localhost:8000 \
	    https://localhost http://localhost.evil.example null \
	    http://stage.example.org http:// localhost; do
		fails "Origin checking failed - $origin does not match any trusted origins." \
			"$with" "Origin: $origin" || return 1
	done &&
	fails "Origin checking failed - http://localhost does not match any trusted origins." \
		"$with" "Origin: http://localhost" "Host: localhost:8000" &&
	fails "Origin checking failed - http://localhost does not match any trusted origins." \
		"$with" "Origin: http://localhost" "$https" && answers
'
test_expect_success '1: or one that is trusted, wild cards included' '
	as volunteer && passes "$with" "Origin: https://trusted.example.org" &&
	passes "$with" "Origin: https://a.wild.example.org" &&
	passes "$with" "Origin: https://a.b.wild.example.org" &&
	passes "$with" "Origin: http://plain.example.org:8080" &&
	for origin in http://trusted.example.org \
	    https://trusted.example.org:8443 https://a.trusted.example.org \
	    http://a.wild.example.org https://awild.example.org \
	    https://wild.example.org.evil.example \
	    https://evil.example/.wild.example.org \
	    http://plain.example.org; do
		fails "Origin checking failed - $origin does not match any trusted origins." \
			"$with" "Origin: $origin" || return 1
	done && answers
'
test_expect_success '1: without Origin, https asks for a Referer of our own' '
	as volunteer && passes "$with" "$https" "Referer: https://localhost/a?b" &&
	passes "$with" "$https" "Referer: https://localhost:8000/" \
		"Host: localhost:8000" &&
	passes "$with" "$https" "Referer: https://trusted.example.org/x" &&
	passes "$with" "$https" "Referer: https://a.wild.example.org" &&
	fails "Referer checking failed - no Referer." "$with" "$https" &&
	for referer in nothing localhost/a /a https:/// "https://"; do
		fails "Referer checking failed - Referer is malformed." \
			"$with" "$https" "Referer: $referer" || return 1
	done &&
	fails "Referer checking failed - Referer is insecure while host is secure." \
		"$with" "$https" "Referer: http://localhost/" &&
	for referer in https://evil.example/x https://localhost.evil.example/ \
	    https://trusted.example.org.evil.example/; do
		fails "Referer checking failed - $referer does not match any trusted origins." \
			"$with" "$https" "Referer: $referer" || return 1
	done && answers
'
test_expect_success '1: the Origin decides where there is one; http asks for none' '
	as volunteer && passes "$with" "$https" "Origin: https://localhost" \
		"Referer: https://evil.example/" &&
	fails "Origin checking failed - https://evil.example does not match any trusted origins." \
		"$with" "$https" "Origin: https://evil.example" \
		"Referer: https://localhost/" &&
	passes "$with" "Referer: https://evil.example/" && answers
'

test_expect_success '2: there is one csrftoken cookie, and it is well formed' '
	cookies="$key; csrftoken=${token%?}" &&
	fails "CSRF cookie has incorrect length." "$with" &&
	cookies="$key; csrftoken=${token}a" &&
	fails "CSRF cookie has incorrect length." "$with" &&
	cookies="$key; csrftoken=${token%?}-" &&
	fails "CSRF cookie has invalid characters." "$with" &&
	cookies=$key && fails "CSRF cookie not set." "$with" &&
	cookies="$key; csrftoken=$token; csrftoken=$token" &&
	fails "CSRF cookie not set." "$with" && answers
'
test_expect_success '3: the token is there, well formed, and equal' '
	as volunteer && fails "CSRF token missing." &&
	in="CSRF token from the '\''X-Csrftoken'\'' HTTP header" &&
	fails "$in has incorrect length." "${with%?}" &&
	fails "$in has incorrect length." "${with}Z" &&
	fails "$in has invalid characters." "${with%?}." &&
	fails "$in incorrect." "${with%?}a" &&
	fails "$in incorrect." "X-CSRFToken: ${token^^}" && answers
'
test_expect_success '3: cookie and token may be masked' '
	mask=0123456789abcdefghijklmnopqrstUV &&
	masked=$(mask "$token" "$mask") && other=$(mask "$token" "${mask^^}") &&
	[ "${#masked}" -eq 64 ] && [ "$masked" != "$other" ] &&
	as volunteer && passes "X-CSRFToken: $masked" &&
	cookies="$key; csrftoken=$masked" && passes "$with" &&
	passes "X-CSRFToken: $other" && passes "X-CSRFToken: $masked" &&
	fails "CSRF token from the '\''X-Csrftoken'\'' HTTP header incorrect." \
		"X-CSRFToken: ${masked%?}x" && answers
'

# posts EXPECTED BODY HEADER...: a form, as a project manager
posts() {
	csrf=off ask "$1" POST /api/opportunities/ "$2" "${@:3}"
}
test_expect_success '3: on POST a form may bring it as a field' '
	as pm && token=$(token_of pm) && field=csrfmiddlewaretoken &&
	posts 400 "$field=$token" "$form" &&
	posts 400 "$field=$(mask "$token" "$mask")&a=b" "$form" &&
	posts 400 "$field=&a=b" "$form" "X-CSRFToken: $token" &&
	posts "403 CSRF Failed: CSRF token missing." "$field=" "$form" &&
	posts "403 CSRF Failed: CSRF token from POST incorrect." \
		"$field=${token%?}a" "$form" "X-CSRFToken: $token" &&
	posts "403 CSRF Failed: CSRF token from POST has incorrect length." \
		"$field=x" "$form" &&
	posts "403 CSRF Failed: CSRF token from POST has invalid characters." \
		"$field=${token%?}-" "$form" && answers &&
	csrf=off api POST /api/opportunities/ -F $field="$token" && expect 400
'
test_expect_success '3: not in JSON, and not on other methods' '
	as pm && posts "403 CSRF Failed: CSRF token missing." \
		"{\"$field\": \"$token\"}" &&
	csrf=off ask "403 CSRF Failed: CSRF token missing." \
		PATCH $me "$field=$token" "$form" && answers
'

test_expect_success 'every unsafe method needs it, on every resource' '
	missing="403 CSRF Failed: CSRF token missing." &&
	as pm && csrf=off &&
	for request in "PUT $me" "PATCH $me" "DELETE /api/opportunities/x/" \
	    "POST /api/opportunities/" "POST /api/auth/login/" \
	    "POST /api/auth/signup/" "POST /api/auth/logout/" \
	    "POST /api/auth/password/" "DELETE /api/roles/" "FOO /api/roles/"; do
		ask "$missing" ${request% *} "${request#* }" || return 1
	done && unset csrf && ask 405 DELETE /api/roles/ && answers
'
test_expect_success 'reading needs none, wherever it comes from' '
	as pm && ask 200 GET $me "" "Origin: https://evil.example" &&
	ask 200 HEAD $me "" "Origin: https://evil.example" &&
	ask 200 OPTIONS $me "" "Origin: https://evil.example" && answers
'
test_expect_success 'an anonymous request needs no token but a right Origin' '
	as anonymous && for path in login signup; do
		ask 400 POST /api/auth/$path/ "{}" &&
		ask 400 POST /api/auth/$path/ "{}" "$https" &&
		ask 400 POST /api/auth/$path/ "{}" "Origin: http://localhost" &&
		ask 400 POST /api/auth/$path/ "{}" \
			"Origin: https://trusted.example.org" &&
		for origin in https://evil.example null; do
			ask "403 CSRF Failed: Origin checking failed - $origin does not match any trusted origins." \
				POST /api/auth/$path/ "{}" "Origin: $origin" || return 1
		done
	done && ask 403 DELETE /api/roles/ "" "Origin: null" &&
	ask 200 GET /api/roles/ "" "Origin: null" && answers
'
test_expect_success 'a session that is none needs none' '
	cookies="sessionid=$(session_of nobody)" && ask 400 POST \
		/api/auth/login/ "{}" && ask 405 DELETE /api/roles/ && answers
'

test_expect_success 'auth/csrf hands out a token, which works' '
	as anonymous && api GET /api/auth/csrf/ && expect 204 && as_reply &&
	[[ $cookies =~ ^csrftoken=[A-Za-z0-9]{32}$ ]] && one=$cookies &&
	grep -qi "^Set-Cookie: csrftoken=.*Max-Age=31449600; Path=/; SameSite=Lax; Secure" \
		"$TRASH/headers" && ! grep -qi httponly "$TRASH/headers" &&
	cookies="$key; $one" && api PATCH $me "{}" && expect 200
'
test_expect_success 'a valid one is kept and renewed, another replaced' '
	cookies=$one && api GET /api/auth/csrf/ && as_reply &&
	[ "$cookies" = "$one" ] &&
	for bad in "csrftoken=short" "csrftoken=${token%?}-" "$one; $one"; do
		cookies=$bad && api GET /api/auth/csrf/ && as_reply &&
		[[ $cookies =~ ^csrftoken=[A-Za-z0-9]{32}$ ]] &&
		[ "$cookies" != "$one" ] || return 1
	done
'

test_done
