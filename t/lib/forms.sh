# forms.sh - the words in which tests speak about the forms of the admin;
# sourced after api.sh
#
# page PATH	opens a page below /admin/
# send [BUTTON] [CHANGE...]	sends the form of the page that was opened last,
#	as a browser would; a CHANGE is one of form.pl's, _BUTTON presses it
# sends PATH [CHANGE...]	the same, to another address
# follow	opens the address that the answer leads to
# at PATTERN	does the answer lead to an address of that pattern?
# id_in_location	the id in that address
#
# shellcheck shell=bash disable=SC2154

form_type='Content-Type: application/x-www-form-urlencoded'

page() {
	api GET "/admin/$1" >/dev/null && here=/admin/$1 &&
		cp "$TRASH/body" "$TRASH/page"
}

sends() {
	local to=$1

	shift
	perl t/lib/form.pl "$TRASH/page" "$@" >"$TRASH/sent" || return 1
	api POST "$to" @"$TRASH/sent" -H "$form_type" >/dev/null
	echo "$person: POST $to $* -> $status $(header Location)"
	grep -o '<p class="error"[^>]*>.*</p>' "$TRASH/body" | head -c 1500
}

send() {
	local action

	action=$(sed -n 's/.*<form[^>]*data-record[^>]* action="\([^"]*\)".*/\1/p' \
		"$TRASH/page" | head -n 1)
	case ${1-} in
	_*=*) ;;
	_*)
		set -- "$1=1" "${@:2}"
		;;
	esac
	sends "$action" "$@"
}

follow() {
	local cookies="$cookies" messages

	messages=$(sed -n 's/^[Ss]et-[Cc]ookie: \(messages=[^;]*\);.*/\1/p' \
		"$TRASH/headers")
	cookies="$cookies; $messages"
	here=$(header Location)
	api GET "$here" >/dev/null && cp "$TRASH/body" "$TRASH/page"
}

at() {
	[[ $(header Location) =~ ^$1$ ]] || {
		echo "it leads to $(header Location)"
		return 1
	}
}

id_in_location() {
	header Location | grep -oE '[0-9a-f-]{36}' | head -n 1
}
