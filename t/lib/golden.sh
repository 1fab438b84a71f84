#!/bin/sh
#
# golden.sh - what is derived from the tables, for people to review
#
#	t/lib/golden.sh			writes all into t/golden: make golden
#	t/lib/golden.sh FOLDER		all but the matrix, into another folder
#	t/lib/golden.sh --sql NAME	prints the statements of one resource
#
# NAME.sql holds the statements of a resource as it prepares them, session.sql
# those that all have, openapi.json what /api/openapi.json answers, with its
# keys sorted; matrix.txt is what t/0400-matrix.t finds.  What is written from
# the table of variables stands in stage/ (variables.sh).  BUILD says what to
# ask (build/release).

set -eu
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
cd -- "$root"
: "${BUILD:=build/release}"

# statements NAME [WITHOUT]: as psql takes them, in their order
statements() {
	"$BUILD/cgi-bin/$1" --describe | jq -r --argjson without "${2:-[]}" '
		.statements // {} | to_entries[] |
		select(.key as $key | $without | index($key) | not) |
		"PREPARE \"\(.key)\" AS\n\(.value);\n"'
}

if [ "${1-}" = --sql ]; then
	[ -x "$BUILD/cgi-bin/$2" ] || {
		echo "golden.sh: there is no resource $2" >&2
		exit 1
	}
	statements "$2"
	exit
fi

folder=${1-t/golden}
mkdir -p "$folder"
statements healthcheck >"$folder/session.sql"
common=$("$BUILD/cgi-bin/healthcheck" --describe | jq -c '.statements | keys')
while read -r name; do
	statements "$name" "$common" >"$folder/$name.sql"
	[ -s "$folder/$name.sql" ] || rm "$folder/$name.sql"
done <"$BUILD/resources"
jq -S . "$BUILD/openapi.json" >"$folder/openapi.json"
[ $# -eq 0 ] || exit 0
BUILD=$BUILD t/lib/variables.sh --write
CTJ_ACCEPT=yes BUILD=$BUILD t/0400-matrix.t
