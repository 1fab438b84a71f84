#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages with CTJ_PUBLIC_BROWSE=off: an invitation, no role'
export CTJ_PUBLIC_BROWSE=off
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
backend=$(sql "SELECT id FROM roles WHERE title = 'Back End Developer'")
id=$(posting 'project_name=Tidepool' 'body=secret-body')
browse t/browser/closed.mjs id="$id"
test_done
