#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='pages around the list: projects, communities, roles, texts'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --frontend --template reference
demo_data
browse t/browser/public.mjs
test_done
