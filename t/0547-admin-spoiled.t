#!/bin/bash
#
# Forms that a browser would send but for one field, which holds something
# else: every field of every form, one after the other.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='forms of the admin with one field spoiled: no 5xx, no worker falls'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/forms.sh
. t/lib/attack.sh
start_stack admin
make_catalogue
O=ctj_api/opportunity
U=accounts/customuser
matrix=$(row skill_matrices \
	skill_matrix="{\"$python\": 3, \"$unknown_id\": 2, \"x\": 1}")
id=$(posting skills_required_matrix_id="$matrix" closes_on=2099-01-01 \
	meeting_times='[{"day":"Wed","start":"10:00","end":"11:00","team":"X"},
		{"when":"Tuesdays"}, "noon"]')
workers=$(workers_of_all)

# spoiled PATH [BUTTON] [CHANGE...]: its form, each field spoiled
spoiled() {
	local action

	page "$1" && expect 200 || return 1
	action=$(sed -n 's/.*<form[^>]*data-record[^>]* action="\([^"]*\)".*/\1/p' \
		"$TRASH/page" | head -n 1)
	perl t/lib/form.pl "$TRASH/page" "${@:2}" >"$TRASH/sent" &&
		perl t/lib/spoil.pl "$action" "$backend" <"$TRASH/sent" \
			>"$TRASH/cases" && [ -s "$TRASH/cases" ] &&
		hostile <"$TRASH/cases" && same_workers
}

test_expect_success 'an opportunity that is changed, by its owner' '
	as pm && spoiled $O/$id/change/ _save=1
'
test_expect_success 'one that is previewed, gets rows, is published or saved as new' '
	spoiled $O/$id/change/ _publish=1 _addrow_skill=1 _preview=1 &&
	spoiled $O/$id/change/ _saveasnew=1
'
test_expect_success 'one that is added, with skills copied' '
	spoiled $O/add/ _save=1 role=$backend body=B min_hours_required=3 \
		work_environment=remote skill-0-id=Python skill-0-level=2 &&
	spoiled $O/add/ _copy_skills=1 _copy_from=$id
'
test_expect_success 'its status, its deletion' '
	spoiled $O/$id/status/ status=closed note=x &&
	spoiled $O/$(posting)/delete/ && spoiled $O/$(posting)/delete/ post=no
'
test_expect_success 'the catalogue, by a curator' '
	as staff && for path in ctj_api/skill/$python/change ctj_api/skill/add \
	    ctj_api/role/$backend/change ctj_api/role/add \
	    ctj_api/communityofpractice/$engineering/change \
	    ctj_api/communityofpractice/add; do
		spoiled $path/ _save=1 || return 1
	done &&
	spoiled "ctj_api/skill/add/?several=1" _review=1 names=Go &&
	spoiled ctj_api/role/$backend/delete/ post=no move_to=$designer
'
test_expect_success 'people and matrices, by a superuser' '
	as superuser && spoiled $U/$(id_of volunteer)/change/ _save=1 &&
	spoiled $U/add/ _save=1 name=New email=new@example.org \
		usable_password=false &&
	spoiled $U/$(id_of volunteer)/password/ usable_password=false &&
	spoiled ctj_api/skillmatrix/$(row skill_matrices \
		skill_matrix="{\"$react\": 3}")/change/ _save=1
'
test_expect_success 'one'\''s own account' '
	as pm2 && printf "name=A&time_zone=UTC&theme=dark&rows=25&shortcuts=on" |
		perl t/lib/spoil.pl /admin/account/ "$backend" >"$TRASH/cases" &&
	hostile <"$TRASH/cases" && same_workers
'
test_expect_success 'many at once' '
	as staff && for form in "action=close&_selected_action=$id" \
	    "action=delete_selected&select_across=1" \
	    "action=close&_selected_action=$id&post=yes&_as_of=2099-01-01%2000:00:00%2B00&_expect=1"; do
		printf %s "$form" | perl t/lib/spoil.pl /admin/$O/ "$backend" \
			>"$TRASH/cases" && hostile <"$TRASH/cases" && same_workers ||
			return 1
	done
'
test_expect_success 'a name of the query, of every page that reads one' '
	entry=$(sql "SELECT max(id) FROM admin_audit
		WHERE object_id = \$\$$id\$\$ AND action = \$\$change\$\$") &&
	as superuser && for query in "$O/?q=a&status__in=open&role__id__exact=$backend&created_at__gte=2026-01-01&created_at__year=2026&o=1.-2&p=1&all=1&e=1&mine=true" \
	    "log/?person=a&model=role&action=add&from=2026-01-01&before=2026-01-01&until=5" \
	    "search/?q=a" "autocomplete/?term=a&app_label=ctj_api&model_name=opportunity&field_name=role&page=1" \
	    "$O/add/?project_name=a&role=$backend&copy=$id&_popup=1&_to_field=id" \
	    "$O/$id/change/?restore=$entry&_changelist_filters=q%3Da" \
	    "$O/$id/history/?action=change&p=1" \
	    "$O/$id/preview/?view=card&width=phone&level-0=1&level-1=2"; do
		printf %s "${query#*[?]}" |
		perl t/lib/spoil.pl "/admin/${query%%[?]*}" "$backend" |
		sed "s/POST \([^ ]*\) | Content-Type[^|]*| \(.*\)/GET \1?\2/; s/\*[0-9]*000}/*300}/g" \
			>"$TRASH/cases" && hostile <"$TRASH/cases" && same_workers ||
			return 1
	done
'
test_expect_success 'nothing of all this was refused by the database without a word' '
	test_fails grep -F "\"ev\":\"sql_refused\"" "$STACK/events.log" &&
	test_fails grep -F "\"level\":\"error\"" "$STACK/events.log"
'

test_done
