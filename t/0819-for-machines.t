#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
#
# What t/0812 says of CTJ_PUBLIC_BROWSE=off belongs here too.
test_description='for machines: feeds, calendars, sitemap, structured data, previews'
. "$(dirname -- "$0")/lib/browser.sh"
. t/lib/attack.sh
start_stack --frontend --template reference
title='Tide & <Pool>'
backend=$(sql "SELECT id FROM roles WHERE title = 'Back End Developer'")
id=$(posting "project_name=$title" 'body=secret-body' 'work_environment=remote' \
	'min_experience_required=secret-level' 'closes_on=2099-12-31' \
	'meeting_times=[
		{"team": "secret-team", "day": "Wed", "start": "18:00", "end": "19:00"},
		{"day": "Tue", "start": "23:30", "end": "00:30", "tz": "Europe/Berlin",
			"cadence": "monthly_last"}]')
other=$(posting 'project_name=Kelp' 'work_environment=hybrid')
draft=$(posting 'project_name=Hidden' 'status=draft')

# again: the last file once more, with its tag; it has not changed
again() {
	local tag

	tag=$(header ETag) && [ -n "$tag" ] && page "$1" -H "If-None-Match: $tag" &&
		[ "$status" = 304 ] && [ ! -s "$TRASH/body" ] &&
		[ "$(header ETag)" = "$tag" ]
}

is_type() {
	[ "$status" = 200 ] && header Content-Type | grep -q "^$1"
}

files="/feed.xml /feed.json /sitemap.xml /robots.txt /.well-known/security.txt
	/opportunities/$id/meetings.ics /opportunities/$id/preview.png"

test_expect_success 'each file has an ETag, and is not sent twice' '
	for path in $files; do
		page "$path" && [ "$status" = 200 ] && again "$path" || return 1
	done
'
test_expect_success 'none says anything of a draft, of texts, levels, teams or people' '
	for path in $files; do
		page "$path" && ! grep -aqE "secret|Hidden|pm@" "$TRASH/body" || return 1
	done
'
test_expect_success 'nor more to a member' '
	page /feed.xml && cp "$TRASH/body" "$TRASH/public" && as pm &&
	page /feed.xml -H "Cookie: $cookies" && cmp "$TRASH/body" "$TRASH/public"
'

test_expect_success 'addresses name the host that was asked, not what Host says beside it' '
	raw "GET http://localhost:81/feed.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n" &&
	grep -aq "http://localhost:81/" "$TRASH/raw" &&
	test_fails grep -a evil "$TRASH/raw"
'

# --- feeds ------------------------------------------------------------------

test_expect_success 'the feeds are what they say they are' '
	page /feed.xml && is_type application/atom+xml &&
	page /feed.json && is_type application/feed+json &&
	jq -e ".version == \"https://jsonfeed.org/version/1.1\" and
		(.items | length == 2) and .items[1].title ==
		\"Back End Developer, Tide & <Pool>\"" "$TRASH/body"
'
test_expect_success 'they take the filters of the list, and leave out what cannot be' '
	page "/feed.json?environment=hybrid" &&
	jq -e "[.items[].url] == [\"$STACK_URL/opportunities/$other\"] and
		.feed_url == \"$STACK_URL/feed.json?environment=hybrid\"" "$TRASH/body" &&
	page "/feed.json?environment=moon&hours=abc&sort=fit" &&
	jq -e ".items | length == 2" "$TRASH/body"
'
test_expect_success 'a changed posting changes the tag' '
	page /feed.json && tag=$(header ETag) &&
	sql "UPDATE opportunities SET min_hours_required = 9 WHERE id = \$\$$other\$\$" &&
	page /feed.json -H "If-None-Match: $tag" && [ "$status" = 200 ]
'
test_expect_success 'every page names the feed' '
	for path in / "/opportunities/$id" /about; do
		page "$path" && says "<link rel=\"alternate\" type=\"application/atom+xml\"" ||
			return 1
	done
'
browse t/browser/machines.mjs title="Back End Developer, $title"

# --- calendars --------------------------------------------------------------

# nested: does each BEGIN of the calendar have its END?
nested() {
	tr -d "\r" <"$TRASH/body" | awk -F: '
		$1 == "BEGIN" { open[++n] = $2 }
		$1 == "END" && open[n--] != $2 { exit bad = 1 }
		END { exit bad || n != 0 }'
}

test_expect_success 'a calendar has zones, meetings and their rhythms' '
	page "/opportunities/$id/meetings.ics" && is_type text/calendar && nested &&
	! grep -qvE "$(printf "\r")\$" "$TRASH/body" &&
	[ "$(grep -c BEGIN:VEVENT "$TRASH/body")" = 2 ] &&
	says "^TZID:Europe/Berlin" && says "^TZID:America/Los_Angeles" &&
	says "^DTSTART;TZID=America/Los_Angeles:[0-9]*T180000" &&
	says "^RRULE:FREQ=WEEKLY;BYDAY=WE" && says "^RRULE:FREQ=MONTHLY;BYDAY=-1TU"
'
test_expect_success 'what has no meeting, is a draft or is nothing has no calendar' '
	for one in "$other" "$draft" $unknown_id nonsense; do
		page "/opportunities/$one/meetings.ics" && [ "$status" = 404 ] || return 1
	done
'

# --- links ------------------------------------------------------------------

# structured: the JobPosting of the last page
structured() {
	grep -o "<script type=\"application/ld+json\">[^<]*</script>" "$TRASH/body" |
		sed "s/<[^>]*>//g" | jq -e "$@"
}

test_expect_success 'an open role is a JobPosting, with its marks escaped' '
	page "/opportunities/$id" && structured "
		.\"@type\" == \"JobPosting\" and .employmentType == \"VOLUNTEER\" and
		.validThrough == \"2099-12-31\" and .jobLocationType == \"TELECOMMUTE\" and
		.identifier.value == \"$id\"" &&
	page "/opportunities/$other" && structured "
		.jobLocation.address.addressRegion == \"CA\"" &&
	sql "UPDATE roles SET title = \$\$</script><b>\$\$ WHERE id = \$\$$backend\$\$" &&
	page "/opportunities/$other" && structured ".title == \"</script><b>\"" &&
	sql "UPDATE roles SET title = \$\$Back End Developer\$\$ WHERE id = \$\$$backend\$\$"
'
test_expect_success 'what is not open is none, and has no preview' '
	as pm && page "/opportunities/$draft" -H "Cookie: $cookies" &&
	[ "$status" = 200 ] && test_fails says ld+json && test_fails says og:image &&
	page "/opportunities/$draft/preview.png" && [ "$status" = 404 ]
'
test_expect_success 'a preview is a PNG of the size that the page says' '
	page "/opportunities/$id/preview.png" && is_type image/png &&
	[ "$(od -An -N4 -c "$TRASH/body" | tr -d " ")" = "211PNG" ] &&
	[ "$(od -An -j16 -N8 -tu1 "$TRASH/body" | xargs)" = "0 0 4 176 0 0 2 118" ] &&
	page "/opportunities/$id" &&
	says "og:image\" content=\"$STACK_URL/opportunities/$id/preview.png\"" &&
	says "og:image:width\" content=\"1200\"" && says "og:image:height\" content=\"630\""
'
# Nobody elsewhere is asked for the other letters.
test_expect_success 'it is drawn whatever a name holds, in the letters that there are' '
	named() {
		sql "UPDATE opportunities SET project_name = \$\$$1\$\$ WHERE id = \$\$$other\$\$" &&
		page "/opportunities/$other/preview.png" && is_type image/png
	} &&
	named "Ski Sea" && cp "$TRASH/body" "$TRASH/plain" &&
	named "Škí 海 Sea 🌊🏳️‍🌈" && test_fails cmp "$TRASH/body" "$TRASH/plain" &&
	named "Šķi 海 Sea 🌊🏳️‍🌈" && cmp "$TRASH/body" "$TRASH/plain" &&
	named "©®™½ “…” – €" && named "1️⃣ ☂ ‮العربية" && named "海" &&
	test_fails grep -i "dynamic font\|fetch failed" "$STACK/frontend.log"
'
test_expect_success 'addresses are those under which the site is read' '
	page "/opportunities/$id" -H "X-Forwarded-Proto: https" &&
	says "rel=\"canonical\" href=\"https://localhost"
'
test_expect_success 'one facet may be kept by crawlers, more not' '
	page "/opportunities?community=devops" && test_fails says noindex &&
	page "/opportunities?community=devops&day=Mon" && says "content=\"noindex"
'

# --- for crawlers and others ---------------------------------------------------

test_expect_success 'the sitemap has open roles with their day, and what is around them' '
	page /sitemap.xml && says "/opportunities/$id</loc><lastmod>2" &&
	says /projects/tide-pool && says /roles/back-end-developer &&
	test_fails says "$draft"
'
test_expect_success 'robots are kept from what is for one person' '
	page /robots.txt && is_type text/plain && says "^Disallow: /manage" &&
	says "^Sitemap: $STACK_URL/sitemap.xml"
'
test_expect_success 'who finds a hole reads whom to tell, and until when that holds' '
	page /.well-known/security.txt && is_type text/plain && says "^Contact: https:" &&
	until=$(sed -n "s/^Expires: //p" "$TRASH/body") &&
	[ "$(date -d "$until" +%s)" -gt "$(date +%s)" ] &&
	[ "$(date -d "$until" +%s)" -lt "$(date -d "next year" +%s)" ] &&
	page /.other && [ "$status" = 404 ]
'
test_expect_success 'the manifest names the site and its icon' '
	page /manifest.webmanifest && is_type application/manifest+json &&
	icon=$(jq -er ".icons[0].src" "$TRASH/body") && page "$icon" && is_type image/svg
'
test_expect_success 'old addresses of the privacy page lead to it' '
	for path in /privacypolicy /privacy-policy; do
		page "$path" && [ "$status" = 308 ] && [ "$(header Location)" = /privacy ] ||
			return 1
	done
'
test_expect_success 'what nobody can read is at no address, and says nothing of inside' '
	as pm && for path in /opportunities/%ff /opportunities/%ff/meetings.ics \
	    /opportunities/%ff/preview.png /manage/%ff /manage/%ff/edit \
	    /manage/%ff/delete; do
		page "$path" -H "Cookie: $cookies" && [ "$status" = 404 ] &&
		[ -z "$(header X-Middleware-Rewrite)" ] || return 1
	done
'
test_expect_success 'a cookie that no backend made is as if it was not sent' '
	for cookie in sessionid=%00 sessionid=%E2%82%AC csrftoken=%E2%82%AC; do
		page / -H "Cookie: $cookie" && [ "$status" = 200 ] &&
		page "/opportunities/$id" -H "Cookie: $cookie" &&
		[ "$status" = 200 ] || return 1
	done
'
test_expect_success 'who offers another protocol gets the page in this one' '
	page / -H "Connection: Upgrade" -H "Upgrade: h2c" && [ "$status" = 200 ] &&
	page / -H "Connection: Upgrade" -H "Upgrade: websocket" && [ "$status" = 200 ]
'
unreachable() {
	! curl -fs -o /dev/null "$STACK_URL/api/healthcheck"
}

test_expect_success 'without the backend feeds say when to ask again' '
	kill -TERM "$stack_nginx" && stack_until unreachable &&
	for path in /feed.xml "/opportunities/$id/meetings.ics" \
	    "/opportunities/$id/preview.png"; do
		alone "$path" && [ "$status" = 503 ] && [ -n "$(header Retry-After)" ] ||
			return 1
	done &&
	alone /sitemap.xml && [ "$status" = 200 ] && says /how-to-join
'
test_done
