#!/bin/bash
test_description='try'
. "$(dirname -- "$0")/lib/api.sh"
start_stack healthcheck opportunities
echo "$STACK"
sleep 100000
