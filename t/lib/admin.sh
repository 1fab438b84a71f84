# admin.sh - the words in which tests speak about pages of the admin; sourced
#
#	. "$(dirname -- "$0")/lib/admin.sh"
#	start_stack admin
#	as pm && get /admin/ && shows "Dashboard"
#	as pm && post /admin/logout/ && shows "Logged out"
#	as pm && post $list action=close _selected_action=$id && goes $list
#
# get PATH [ARGUMENT OF curl...]
#	asks for a page; fails unless the answer is 200
# post PATH [NAME=VALUE...]
#	sends a form, with the token that the page would hold, encoded by
#	curl; status and $TRASH/body are as with api.  Fails on a 5xx.
# goes PATTERN	the answer is a 302 to an address that the pattern matches
# follow	gets that address, with the cookies of the answer
# title		prints the title
# log_count CONDITION	how many entries the audit log has
#
# shellcheck shell=bash
# shellcheck disable=SC2154 # status, cookies: of api.sh

. "$(dirname -- "${BASH_SOURCE[0]}")/api.sh"

get() {
	api GET "$@" || return 1
	[ "$status" = 200 ] || {
		echo "expected 200, got $status"
		return 1
	}
}

post() {
	local path=$1 field fields=() token=${cookies##*csrftoken=}

	shift
	for field; do
		fields+=(--data-urlencode "$field")
	done
	[ "${csrf-}" = off ] ||
		fields+=(--data-urlencode "csrfmiddlewaretoken=${token%%;*}")
	csrf=off api POST "$path" "${fields[@]}" \
		-H 'Content-Type: application/x-www-form-urlencoded' || return 1
	[ "$status" -lt 500 ]
}

goes() {
	local to

	to=$(header Location)
	[ "$status" = 302 ] || {
		echo "expected 302, got $status"
		return 1
	}
	# shellcheck disable=SC2254 # a pattern
	case $to in
	$1) ;;
	*)
		echo "expected it to go to $1, it goes to $to"
		return 1
		;;
	esac
}

# Cookies that the answer sets take the place of those that were sent.
follow() {
	local kept=$cookies name value to

	to=$(header Location)
	while IFS='=;' read -r name value _; do
		kept=$(printf '%s' "$kept" |
			sed "s/\(; \)\{0,1\}$name=[^;]*//; s/^; //")
		kept="$kept${kept:+; }$name=$value"
	done < <(sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' \
		"$TRASH/headers")
	cookies=$kept
	get "$to"
}

title() {
	sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' "$TRASH/body"
}

log_count() {
	sql "SELECT count(*) FROM admin_audit WHERE $1"
}
