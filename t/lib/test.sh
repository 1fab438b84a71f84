# test.sh - a test file is a page of sentences; sourced, prints TAP
#
#	test_description='what this file is about'
#	. "$(dirname -- "$0")/lib/test.sh"
#
#	test_expect_success 'a sentence that is true' '
#		commands, joined by &&
#	'
#	test_done
#
# The commands run in this shell, so that what one assertion sets the next
# may use, with nothing on their input.  When they fail, they, what they
# printed and what meanwhile came into the files of test_logs are shown as
# comments.  Nothing tested sits in a pipe, whose first status is lost; the
# chain must not break: a command whose failure would go unnoticed fails the
# assertion.
#
#	$TRASH		a folder of this file's own, removed at the end
#	$root		the checkout
#	test_atexit CMD	is evaluated at the end, the last first
#	test_logs	files (one word each) to look into after a failure
#	test_skip SENTENCE REASON	instead of an assertion
#	test_skip_all REASON		instead of the whole file
#	test_fails CMD...	succeeds if the command fails
#	test_same FILE FILE	shows the difference, if there is one
#
# shellcheck shell=bash

set -u
export LC_ALL=C.UTF-8 TZ=UTC
unset CDPATH GREP_OPTIONS

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
: "${BUILD:=build/release}"
case $BUILD in
/*) ;;
*) BUILD=$root/$BUILD ;;
esac

TRASH=$(mktemp -d "${TMPDIR:-/tmp}/ctj-t.XXXXXX") || exit 1
chmod 0755 "$TRASH" # the servers of root's stack are not root
test_count=0
test_failed=0
test_logs=
test_finished=
test_exits=()

test_atexit() {
	test_exits+=("$1")
}

test_cleanup() {
	local status=$? i

	trap - EXIT
	trap '' HUP INT PIPE TERM
	for ((i = ${#test_exits[@]} - 1; i >= 0; i--)); do
		eval "${test_exits[i]}" </dev/null >/dev/null 2>&1
	done
	rm -rf -- "$TRASH"
	[ -n "$test_finished" ] || {
		echo "# ${0##*/} ended before test_done"
		[ "$status" -ne 0 ] || status=1
	}
	exit "$status"
}
trap test_cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM

echo "# ${test_description:?}"

test_comment() {
	sed 's/^/# /'
}

# The lengths of the logs, "bytes file" a line.
test_mark() {
	local log

	for log in $test_logs; do
		[ ! -f "$log" ] || wc -c "$log"
	done
}

# test_explain COMMANDS: what was asked, what came out, what the logs say
test_explain() {
	local bytes log

	printf '%s\n' "$1" | test_comment
	echo '# --- its output:'
	tail -c 20000 "$TRASH/.output" | test_comment
	while read -r bytes log; do
		echo "# --- ${log##*/} meanwhile:"
		tail -c "+$((bytes + 1))" "$log" | tail -n 40 | test_comment
	done <"$TRASH/.marks"
}

test_ok() {
	echo "ok $test_count - $1"
}

test_not_ok() {
	test_failed=$((test_failed + 1))
	echo "not ok $test_count - $1"
}

test_run() {
	# With a failure put in front nothing may run: else the chain of &&
	# is broken somewhere and a failure would go unnoticed.
	eval "(exit 117) && $1"
	[ $? -eq 117 ] || {
		echo 'the commands are not one chain of &&'
		return 1
	}
	eval "$1"
}

test_expect_success() {
	[ $# -eq 2 ] || {
		echo "Bail out! test_expect_success takes a sentence and commands"
		exit 1
	}
	test_count=$((test_count + 1))
	test_mark >"$TRASH/.marks"
	if test_run "$2" </dev/null >"$TRASH/.output" 2>&1; then
		test_ok "$1"
	else
		test_not_ok "$1"
		test_explain "$2"
	fi
}

test_skip() {
	test_count=$((test_count + 1))
	test_ok "$1 # SKIP $2"
}

test_skip_all() {
	echo "1..0 # SKIP $1"
	test_finished=yes
	exit 0
}

test_fails() {
	if "$@"; then
		echo "this should have failed: $*"
		return 1
	fi
}

test_same() {
	diff -u "$1" "$2"
}

test_done() {
	echo "1..$test_count"
	test_finished=yes
	[ "$test_failed" -eq 0 ]
	exit
}
