#!/bin/sh
#
# variables.sh - what is written from the table of variables (lib/env.c)
#
#	t/lib/variables.sh example	stage/stage.env.example
#	t/lib/variables.sh table	the table of stage/README.md
#	t/lib/variables.sh --write	writes both: make golden does
#
# BUILD says whose table (build/release).

set -eu
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
cd -- "$root"
: "${BUILD:=build/release}"

example() {
	cat <<-'END'
	# What the three containers of stage are told.  Made from the table in
	# lib/env.c by make golden.  For docker compose copy this file to stage.env,
	# which git ignores, and fill in what is in <>; on AWS the values are set by
	# Terraform, in stage/task-definition.json's places.
	END
	"$BUILD/tools/config" variables | awk -F '\t' 'NR > 1 {
		group = $3 == 2 ? "Stage 2, not used yet" : "Read by the " $2
		if (group != last) print "\n# --- " group
		last = group
		preset = $4 == "no" && $6 != "" ? "  Without it: " $6 "." : ""
		print "\n# " $9 preset
		print ($3 == 2 ? "# " : "") $1 "=" $7
	}'
}

table() {
	echo '| variable | read by | stage | required | secret | default | meaning |'
	echo '|---|---|---|---|---|---|---|'
	"$BUILD/tools/config" variables | awk -F '\t' 'NR > 1 {
		gsub(/\|/, "\\|")
		older = $8 == "" ? "" : " (older: `" $8 "`)"
		preset = $6 == "" ? "" : "`" $6 "`"
		printf "| `%s`%s | %s | %s | %s | %s | %s | %s |\n",
			$1, older, $2, $3, $4, $5, preset, $9
	}'
}

# The table stands between two comments of the README.
write() {
	example >stage/stage.env.example
	table >stage/table.tmp
	awk '/^<!-- variables -->$/ { print; print ""; inside = 1
			while ((getline line < "stage/table.tmp") > 0) print line }
		/^<!-- end of variables -->$/ { print ""; inside = 0 }
		!inside || /^<!-- end/ { if (!/^<!-- variables/) print }' \
		stage/README.md >stage/README.tmp
	cat stage/README.tmp >stage/README.md
	rm stage/README.tmp stage/table.tmp
}

case ${1-} in
example | table) "$1" ;;
--write) write ;;
*)
	echo 'usage: variables.sh example | table | --write' >&2
	exit 2
	;;
esac
