#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages: the profile in four steps, and the account'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
demo_data

# What a person stored, for the tests to compare with.
stored() {
	sql "SELECT jsonb_build_object('area', c.practice_area,
		'hours', u.max_available_hours, 'zone', u.time_zone,
		'windows', u.meeting_availability, 'onboarded', u.onboarded_on,
		'skills', (SELECT jsonb_object_agg(s.name, e.value)
			FROM jsonb_each(m.skill_matrix) e
			JOIN skills s ON s.id::text = e.key),
		'matrix', m.skill_matrix)
	FROM users u
	LEFT JOIN community_of_practice c ON c.id = u.community_of_practice_id
	LEFT JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id
	WHERE u.email = '$1'"
}
has() {
	stored "$1" >"$TRASH/stored" && cat "$TRASH/stored" &&
		[ -s "$TRASH/stored" ] &&
		jq -e "$2" <"$TRASH/stored" >"$TRASH/judged"
}
# knows PERSON BODY: what they say about themselves
knows() {
	as "$1" && api PATCH /api/users/me/ "$2" && expect 200
}
python=$(sql "SELECT id FROM skills WHERE lower(name) = 'python'")

test_expect_success 'somebody told everything, exact times among it' '
	knows pm "{\"skills\": {\"$python\": 3}, \"max_available_hours\": 6,
		\"time_zone\": \"Asia/Kolkata\", \"onboarded_on\": \"2026-01-15\",
		\"community_of_practice\": \"$(sql "SELECT id FROM
			community_of_practice WHERE practice_area = \$\$engineering\$\$")\",
		\"meeting_availability\": [{\"day\": \"Wed\", \"start\": \"17:00\", \"end\": \"22:00\"},
			{\"day\": \"Sat\", \"start\": \"22:30\", \"end\": \"01:15\"}]}"
'

browse t/browser/profile.mjs

whole='.area == "engineering" and .hours == 8 and (.skills | length) == 3 and
	.onboarded == "2026-01-15" and
	(.windows == [{"day":"Wed","start":"17:00","end":"22:00"},
		{"day":"Sun","start":"23:00","end":"01:30"}])'
for how in script plain; do
	test_expect_success "what the newcomer typed is what is stored, $how" '
		has new-$how@example.org "$whole"
	'
done
test_expect_success 'the zone is the device'"'"'s where scripts run, else ours' '
	has new-script@example.org ".zone == \"America/Denver\"" &&
	has new-plain@example.org ".zone == \"America/Los_Angeles\""
'
test_expect_success 'what was not answered stays unsaid, none is an answer' '
	has pm2@example.org ".matrix == {} and .hours == 0 and .windows == []" &&
	has staff@example.org ".area == null and .matrix == null and
		.hours == 5 and .windows == null"
'
test_expect_success 'a profile that is shown and saved again is the same' '
	has pm@example.org ".zone == \"Asia/Kolkata\" and .hours == 6 and
		.skills == {\"Python\": 3} and .windows == [
			{\"day\": \"Wed\", \"start\": \"17:00\", \"end\": \"22:00\"},
			{\"day\": \"Sat\", \"start\": \"22:30\", \"end\": \"01:15\"}]"
'

# --- forged requests ---------------------------------------------------------

# forged PATH TEXT [ARGUMENT OF curl...]: the form that holds TEXT, sent in
# every way that is not ours, changes nothing; sent by us it does.
forged() {
	local path=$1 text=$2 before header

	shift 2
	as superuser && api GET /api/users/me/ && before=$(cat "$TRASH/body") &&
	fields "$path" "$text" && [ "${#hidden[@]}" -gt 2 ] || return 1
	for header in "Origin: https://evil.example" "Origin: null" \
	    "Sec-Fetch-Site: cross-site" "Sec-Fetch-Site: same-site"; do
		page "$path" "${hidden[@]}" "$@" -H "Cookie: $cookies" -H "$header"
		[ "$status" != 303 ] || return 1
	done
	page "$path" "${hidden[@]}" "$@" -H "Origin: $STACK_URL" -H \
		"Cookie: sessionid=$(session_of superuser); csrftoken=short"
	[ "$status" != 303 ] && api GET /api/users/me/ &&
		[ "$(cat "$TRASH/body")" = "$before" ] &&
		page "$path" "${hidden[@]}" "$@" -H "Cookie: $cookies" \
			-H "Origin: $STACK_URL" && [ "$status" = 303 ]
}
test_expect_success 'each step is saved from our pages only' '
	forged /profile/community community_of -F "community_of_practice=$(sql "SELECT id FROM
		community_of_practice LIMIT 1")" &&
	forged /profile/skills "How well" -F "pick=$python" -F "level-$python=2" &&
	forged /profile/availability "When can" -F cell=Wed-3 -F max_available_hours=3 \
		-F time_zone=UTC &&
	forged /profile/review onboarding -F onboarded_on=2026-02-01
'
test_expect_success 'so are the account and the password' '
	forged /account time_zone -F name=Forged -F time_zone=UTC &&
	forged /account/password new_password -F "current_password=$password" \
		-F "new_password=a brand new horse"
'
test_expect_success 'what was not of a form at all is refused, not a fault' '
	as volunteer && fields /profile/skills "How well" &&
	for value in "pick=nonsense" "pick=$unknown_id" "level-x=9" "do=remove 99"; do
		page /profile/skills "${hidden[@]}" -F "$value" \
			-F "level-$unknown_id=3" -F level-nonsense=3 \
			-H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
		[ "$status" = 200 ] || return 1
	done &&
	fields /profile/availability "When can" &&
	for value in cell=Funday-9 window-rows=9999999 window-rows=-1 time_zone=Mars/Base \
	    max_available_hours=1e99 "do=remove x" "do=add"; do
		page /profile/availability "${hidden[@]}" -F "$value" -F window-1-start=25:00 \
			-H "Cookie: $cookies" -H "Origin: $STACK_URL" &&
		[ "$status" = 200 ] || return 1
	done
'

# --- without the backend ------------------------------------------------------

# signal NAME...: sends it to the workers of what these pages ask
signal() {
	local name

	for name in auth users matches saved; do
		# shellcheck disable=SC2046 # several
		kill "$1" $(stack_workers "$name") || return 1
	done
}
answer_alone() {
	page /profile/skills "${hidden[@]}" -F "pick=$python" -F "level-$python=4" \
		-H "Cookie: $cookies" -H "Origin: $STACK_URL" && [ "$status" = 200 ] &&
	says "send it again" && says "level-$python-4\"[^>]*checked"
}
pages_alone() {
	local path

	for path in /profile /profile/review /matches /saved /account; do
		page $path -H "Cookie: $cookies" && [ "$status" = 200 ] &&
			says "not available right now" || return 1
	done
}
test_expect_success 'with the backend frozen, a step keeps what was typed, and pages stand' '
	as volunteer && fields /profile/skills "How well" && signal -STOP &&
	answer_alone && pages_alone
'
signal -CONT
test_expect_success 'old addresses lead to the steps' '
	for n in 1 2 3; do
		page /qualifier/$n && [ "$status" = 308 ] && header Location || return 1
	done >"$TRASH/led" && grep -c "^/profile/" "$TRASH/led" | grep -qx 3
'
test_done
