#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='who may open and do what in the admin: pages x people'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin
make_catalogue
open=$(posting project_name=Mine)
o=/admin/ctj_api/opportunity

# What each sees of a page: in the order of the head.  in: a 302 to the sign-in.
everybody='anonymous inactive volunteer pm pm2 staff superuser'
read -r -d '' matrix <<END
GET /admin/login/			200 200 200 302 302 302 302
GET /admin/				in  in  in  200 200 200 200
GET /admin/ctj_api/			in  in  in  302 302 302 302
GET /admin/accounts/			in  in  in  404 404 404 302
GET /admin/search/			in  in  in  200 200 200 200
GET /admin/account/			in  in  in  200 200 200 200
GET /admin/help/			in  in  in  200 200 200 200
GET /admin/log/				in  in  in  403 403 200 200
GET /admin/nothing/			in  in  in  404 404 404 404
GET $o/					in  in  in  200 200 200 200
GET $o/export.csv			in  in  in  200 200 200 200
GET $o/export.json			in  in  in  200 200 200 200
GET /admin/ctj_api/skill/		in  in  in  200 200 200 200
GET /admin/ctj_api/role/		in  in  in  200 200 200 200
GET /admin/ctj_api/role/export.csv	in  in  in  200 200 200 200
GET /admin/ctj_api/communityofpractice/	in  in  in  200 200 200 200
GET /admin/ctj_api/skillmatrix/		in  in  in  403 403 200 200
GET /admin/ctj_api/skillmatrix/export.json	in  in  in  403 403 200 200
GET /admin/accounts/customuser/		in  in  in  403 403 403 200
GET /admin/accounts/customuser/export.csv	in  in  in  403 403 403 200
POST /admin/				in  in  403 200 200 200 200
POST /admin/search/			405 405 405 405 405 405 405
POST $o/				in  in  403 302 302 302 302
POST $o/export.csv			405 405 405 405 405 405 405
POST /admin/accounts/customuser/	in  in  403 403 403 403 302
POST /admin/nothing/			in  in  403 404 404 404 404
PUT $o/					405 405 405 405 405 405 405
DELETE $o/				405 405 405 405 405 405 405
END

# pages PERSON COLUMN: what the matrix says of each page is so
pages() {
	local method path expected cells want failed=0

	as "$1" || return 1
	[ "$1" != anonymous ] || cookies="csrftoken=$(token_of x)"
	while read -r method path expected; do
		read -r -a cells <<<"$expected"
		want=${cells[$2]}
		[ "$want" != in ] || want=302
		case $method in
		POST) post "$path" action= x=1 ;;
		*) api "$method" "$path" ;;
		esac >"$TRASH/said"
		[ "$status" = "$want" ] || {
			echo "$1: $method $path: expected $want, got $status"
			failed=1
		}
	done <<<"$matrix"
	return "$failed"
}

column=0
for one in $everybody; do
	test_expect_success "pages for $one" '
		pages $one $column
	'
	column=$((column + 1))
done

# leads_back: where anonymous is sent to the sign-in page, it knows where from
leads_back() {
	local method path expected

	while read -r method path expected; do
		case "$method $expected" in
		'GET in'*)
			api GET "$path" && goes "/admin/login/[?]next=*" ||
				return 1
			;;
		esac
	done <<<"$matrix"
}
test_expect_success 'anonymous is always sent to the sign-in page, and back' '
	as anonymous && leads_back
'

theirs=$(posting project_name=Theirs "created_by_id=$(id_of pm2)")
# changes PERSON NUMBER: of these two rows every bulk action changes so many
changes() {
	local action

	as "$1" || return 1
	for action in close mark_filled put_on_hold delete_selected; do
		post $o/ action=$action _selected_action="$open" \
			_selected_action="$theirs" &&
			shows "name=\"_expect\" value=\"$2\"" || return 1
	done
}
test_expect_success 'bulk actions: the rows that each person may change' '
	changes pm 1 && changes pm2 1 && changes staff 2 && changes superuser 2
'
test_expect_success 'bulk deletion of the catalogue: curators alone' '
	for model in role skill communityofpractice; do
		for person in pm pm2; do
			as $person && post /admin/ctj_api/$model/ action=delete_selected \
				_selected_action=$unknown_id && [ "$status" = 403 ] || return 1
		done
		as staff && post /admin/ctj_api/$model/ action=delete_selected \
			_selected_action=$unknown_id && [ "$status" = 200 ] || return 1
	done
'
test_expect_success 'a right that was lost counts at the next request' '
	as staff && get /admin/log/ &&
	sql "UPDATE users SET is_staff = false WHERE id = \$\$$(id_of staff)\$\$" &&
	api GET /admin/log/ && goes "/admin/login/*"
'

test_done
