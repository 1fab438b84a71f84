#!/bin/bash
# shellcheck disable=SC2034,SC2154 # commands in quotes
test_description='no page links to what is not there, whoever reads it'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
demo_data
browse t/browser/links.mjs
test_done
