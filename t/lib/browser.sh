# browser.sh - tests that look at pages with a real browser; sourced
#
#	test_description='the sign-in page of the admin'
#	. "$(dirname -- "$0")/lib/browser.sh"
#	start_stack --port admin auth		# or: --frontend
#	posting=$(posting 'project_name=Tide')
#	browse t/browser/admin-login.mjs posting="$posting"
#	test_done
#
# browse FILE [NAME=VALUE...]
#	runs FILE, whose tests count as tests of this file.  It speaks the
#	words of t/browser/lib.mjs; the values are there as given.NAME.
# page PATH [ARGUMENT OF curl...]
#	what a browser gets, by way of nginx; alone is the same from Next
#	itself.  The reply is in $status, $TRASH/body and $TRASH/headers.
# fields PATH TEXT
#	the hidden fields of the form on PATH that holds TEXT, in the array
#	hidden, as arguments of page; asked as whoever as() said
# says PATTERN
#	does the last page hold that?
# demo_data
#	the reference and demo data of make run, in this file's database
#
# People, rows and the rest are those of api.sh.  The browser is Chromium's
# headless shell, half as much work as the whole of it, or what CTJ_CHROMIUM
# names.
#
# shellcheck shell=bash

. "$(dirname -- "${BASH_SOURCE[0]}")/api.sh"

browser=${CTJ_CHROMIUM:-$(command -v chromium-headless-shell)} || {
	echo 'Bail out! no chromium-headless-shell (dev/setup installs it)'
	exit 1
}
# shellcheck disable=SC2154 # dev/common.sh sets it
[ -x "$node" ] || {
	echo 'Bail out! no node below dev/ (dev/setup fetches it)'
	exit 1
}

demo_data() {
	stack_psql -f schema/seed/reference.sql >/dev/null &&
		stack_psql -f schema/seed/demo.sql >/dev/null
}

page() {
	: >"$TRASH/body"
	status=$(curl -sS -m 20 -o "$TRASH/body" -D "$TRASH/headers" \
		-w '%{http_code}' "${@:2}" "$STACK_URL$1")
	echo "$1 -> $status"
}

alone() {
	STACK_URL=$STACK_NEXT page "$@"
}

says() {
	grep -q -e "$1" "$TRASH/body" || {
		head -c 3000 "$TRASH/body"
		return 1
	}
}

fields() {
	# shellcheck disable=SC2034,SC2154 # for the tests; of api.sh
	mapfile -t hidden < <(page "$1" -H "Cookie: $cookies" >/dev/null &&
		perl -0777 -ne '
			BEGIN { $text = shift }
			for my $form (/<form\b.*?<\/form>/gs) {
				next if index($form, $text) < 0;
				for ($form =~ /<input[^>]*type="hidden"[^>]*>/g) {
					my ($name) = /name="([^"]*)"/;
					my $value = /value="([^"]*)"/ ? $1 : "";
					s/&quot;/"/g, s/&amp;/&/g for $name, $value;
					print "--form-string\n$name=$value\n";
				}
				last;
			}' "$2" "$TRASH/body")
}

browse() {
	local line ended=

	test_mark >"$TRASH/.marks"
	while IFS= read -r line; do
		case $line in
		'ok - '* | 'not ok - '*)
			test_count=$((test_count + 1))
			case $line in
			not*) test_failed=$((test_failed + 1)) ;;
			esac
			echo "${line/ok - /ok $test_count - }"
			;;
		'1..'*) ended=yes ;;
		'# '*) echo "$line" ;;
		*) echo "# $line" ;;
		esac
	done < <(CTJ_CHROMIUM=$browser TRASH=$TRASH "$node" "$@" 2>&1)
	[ -z "$ended" ] || return 0
	test_count=$((test_count + 1))
	test_not_ok "$1 reaches its end"
	: >"$TRASH/.output"
	test_explain "browse $*"
}
