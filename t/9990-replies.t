#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
#
# The last file: api of t/lib/api.sh noted every reply in CTJ_REPLIES.

test_description='no route, method and main refusal that the suite never saw'
. "$(dirname -- "$0")/lib/test.sh"
cd -- "$root" || exit 1

[ -n "${CTJ_REPLIES-}" ] ||
	test_skip_all 'only make test runs all files, so that it can be asked'

# unseen: what is wanted and is not in CTJ_REPLIES
unseen() {
	awk 'FILENAME == ARGV[1] {
			checked = $4 != "matrix" || $1 == "HEAD" ||
				$1 == "OPTIONS" || $3 !~ /^2/
			if (!checked)
				next
			seen[$1, $2, $3, "*"] = 1
			seen["*", $2, $3, "*"] = 1
			seen[$1, $2, $3, $4] = 1
			seen[$1, $2, substr($3, 1, 1), "*"] = 1
			next
		}
		!(($1, $2, $3, $4) in seen)' "$1" "$2"
}

for description in "$BUILD"/describe/*.json; do
	name=$(basename "$description" .json)
	# The admin has pages, which t/05* look at.
	[ "$name" != admin ] || continue
	test_expect_success "$name: every reply was seen" '
		jq -r -f t/lib/wanted.jq "$description" >"$TRASH/wanted" &&
		test -s "$TRASH/wanted" &&
		unseen "$CTJ_REPLIES" "$TRASH/wanted" >"$TRASH/unseen" &&
		sed "s/^/never seen: /" "$TRASH/unseen" &&
		test ! -s "$TRASH/unseen"
	'
done

test_expect_success 'no reply was an error of ours, but where one was made' '
	test_fails grep -E " 500 server_error$" "$CTJ_REPLIES"
'

test_done
