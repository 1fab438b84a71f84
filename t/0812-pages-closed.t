#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages with CTJ_PUBLIC_BROWSE=off: an invitation, no role'
export CTJ_PUBLIC_BROWSE=off
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
backend=$(sql "SELECT id FROM roles WHERE title = 'Back End Developer'")
id=$(posting 'project_name=Tidepool' 'body=secret-body')

test_expect_success 'feeds, calendars and previews are not there, for members neither' '
	for path in /feed.xml /feed.json "/opportunities/$id/meetings.ics" \
	    "/opportunities/$id/preview.png"; do
		page $path && [ "$status" = 404 ] && test_fails says Tidepool || return 1
	done &&
	as volunteer && page /feed.xml -H "Cookie: $cookies" && [ "$status" = 404 ]
'
test_expect_success 'the sitemap has the pages that are always there' '
	page /sitemap.xml && [ "$status" = 200 ] && says /how-to-join &&
	test_fails says /opportunities/ && test_fails says /projects/
'
browse t/browser/closed.mjs id="$id"
test_done
