#!/bin/bash
# shellcheck disable=SC1112,SC2016,SC2034,SC2154 # commands in quotes
test_description='lists of the admin: columns, order, search, filters, pages'
. "$(dirname -- "$0")/lib/admin.sh"
start_stack admin
make_catalogue

list=/admin/ctj_api/opportunity/

# rows: the ids of the rows that the page shows, in their order
rows() {
	grep -o 'name="_selected_action" value="[^"]*"' "$TRASH/body" |
		sed 's/.*value="//; s/"//'
}
# is_rows ID...: exactly these, in this order
is_rows() {
	[ "$(rows | paste -sd ' ')" = "$*" ] || {
		echo "rows: $(rows | paste -sd ' '); expected: $*"
		return 1
	}
}
# some ID...: these, in any order
some() {
	[ "$(rows | sort | paste -sd ' ')" = \
		"$(printf '%s\n' "$@" | sort | paste -sd ' ')" ] || {
		echo "rows: $(rows | paste -sd ' '); expected: $*"
		return 1
	}
}

test_expect_success 'an empty list says so and what to do next' '
	as pm && get $list && shows "There are no opportunities yet." \
		"Post your first role" "href=\"${list}add/\"" "0 opportunities" &&
	as volunteer && api GET $list && goes "/admin/login/*"
'

a=$(posting 'project_name=Alpha' min_hours_required=5 work_environment=hybrid \
	"updated_at=2026-01-01" "created_at=2026-01-01 05:00+00")
b=$(posting 'project_name=Beta <b>' min_hours_required=10 status=draft \
	"role_id=$designer" "updated_at=2026-01-02" "created_at=2026-01-02 12:00+00")
c=$(posting 'project_name=Gamma 100%' min_hours_required=10 status=filled \
	"created_by_id=$(id_of pm2)" "updated_at=2026-01-03" \
	"created_at=2025-06-03 12:00+00")
d=$(posting 'project_name=' min_hours_required=20 status=open \
	'created_by_id:=NULL' "role_id=$sre" "updated_at=2026-01-04" \
	"created_at=2025-06-04 12:00+00" "closes_on=2026-01-31")

test_expect_success 'what changed last comes first; the address may lack its slash' '
	as pm && get $list && is_rows $d $c $b $a && shows "4 opportunities" &&
	api GET "${list%/}?q=a" && [ "$status" = 301 ] &&
	[ "$(header Location)" = "$list?q=a" ]
'
test_expect_success 'rows say what they are, as text; the first column leads to them' '
	get $list && shows "UI/UX Designer @ Beta &lt;b&gt;" \
		"href=\"$b/change/\"" ">Site Reliability Engineer<" \
		"Open, expired" "dir=\"auto\">UI/UX<" "class=\"field-status\"" &&
	lacks "Beta <b>" &&
	grep -q "<td dir=\"auto\">-<" "$TRASH/body"
'
test_expect_success 'what one may not change can be looked at only' '
	row_of() { sed "s/<tr>/\n/g; s/<.tbody>/\n/g" "$TRASH/body" | grep -F "value=\"$1\""; } &&
	row_of $a >"$TRASH/mine" && row_of $c >"$TRASH/theirs" &&
	grep -q ">Edit<" "$TRASH/mine" && grep -q "formaction=\"$a/status/\" name=\"status\" value=\"closed\"" "$TRASH/mine" &&
	! grep -q -e ">Reopen<" -e ">Publish<" "$TRASH/mine" &&
	grep -q ">View<" "$TRASH/theirs" &&
	grep -q ">Preview<" "$TRASH/theirs" &&
	grep -q ">Post again<" "$TRASH/theirs" &&
	! grep -q -e ">Edit<" -e "<button" "$TRASH/theirs"
'
test_expect_success 'the styles label each value where there is no head' '
	as superuser && : >"$TRASH/columns" &&
	for path in ctj_api/{opportunity,role,skill,skillmatrix,communityofpractice} accounts/customuser; do
		get /admin/$path/ && { shows "class=\"empty\"" >/dev/null ||
			shows "<table class=\"rows ${path#*/}\">"; } &&
		grep -o "<th [^>]*class=\"column-[a-z_-]*[^<]*\(<a[^>]*>\)*[^<]*" "$TRASH/body" |
			sed "s/.*>//" | awk -v model="${path#*/}" \
			"NR > 1 { print model, NR + 1, \$0 }" >>"$TRASH/columns" || return 1
	done && [ "$(wc -l <"$TRASH/columns")" -gt 12 ] &&
	while read -r model place label; do
		grep -qF ".$model td:nth-child($place)::before { content: \"$label\"; }" nginx/admin/style.css ||
			{ echo "no label for $model, $place: $label" && return 1; }
	done <"$TRASH/columns"
'
test_expect_success 'a curator may change all of them' '
	as staff && get $list && lacks ">View<"
'
test_expect_success 'columns sort, the first of several first; what is no column does not' '
	as pm && get "$list?o=4" && is_rows $(printf "%s\n%s" $b $c | sort | sed "1s/^/$a\n/;\$s/\$/\n$d/") &&
	get "$list?o=-4.1" && is_rows $d $c $b $a &&
	get "$list?o=-4.-1" && is_rows $d $b $c $a &&
	get "$list?o=99.x.-.5.--2.-4.-1" && is_rows $d $b $c $a &&
	get "$list?o=%EF%BC%94" && is_rows $d $c $b $a
'
test_expect_success 'the head says how it is sorted, and links turn it round' '
	get "$list?o=4.-1" && shows "column-hours sortable sorted ascending\" aria-sort=\"ascending\"" \
		"column-opportunity sortable sorted descending\"" \
		"href=\"?o=-4.-1\"" "href=\"?o=4\"" "href=\"?o=-1\"" \
		", sorted by Hours ascending, then Opportunity descending" &&
	[ "$(grep -o aria-sort "$TRASH/body" | wc -l)" = 1 ]
'

test_expect_success 'words are looked for anywhere, all of them, in any of the fields' '
	get "$list?q=alpha" && is_rows $a && shows "1 result (" "4 total" "<mark>Alpha</mark>" &&
	get "$list?q=ENGINEER+site" && is_rows $d &&
	get "$list?q=designer+alpha" && is_rows && shows "Nothing fits" &&
	get "$list?q=pm2%40example" && is_rows $c &&
	get "$list?q=%22good+code%22+beta" && is_rows $b &&
	get "$list?q=%22code+good%22" && is_rows
'
test_expect_success 'the signs of patterns are letters like others' '
	get "$list?q=%25" && is_rows $c && get "$list?q=_" && is_rows &&
	get "$list?q=%5C" && is_rows && get "$list?q=%27%3B--" && is_rows &&
	get "$list?q=%3Cb%3E" && is_rows $b && shows "<mark>&lt;b&gt;</mark>"
'
test_expect_success 'what is too long is cut, and the page says so' '
	get "$list?q=$(printf "a%.0s" $(seq 300))" &&
	shows "The search is too long" &&
	get "$list?q=a+b+c+d+e+f+g+h+i+j+k" && shows "The search is too long" &&
	get "$list?q=alp%00ha" && is_rows $a && shows "null characters"
'
test_expect_success 'it says where it looks' '
	get $list && shows "Looks in: project, role’s title, overview, description"
'

test_expect_success 'filters: one value, several, none' '
	get "$list?status__exact=open" && some $a $d &&
	get "$list?status__exact=open&status__exact=draft" && some $a $b $d &&
	get "$list?status__in=draft,filled" && some $b $c &&
	get "$list?status__in=" && some $a $b $c $d &&
	get "$list?role__id__exact=$sre" && is_rows $d &&
	get "$list?role__community_of_practice__id__exact=$engineering" && some $a $c &&
	get "$list?created_by__id__exact=$(id_of pm2)&status__in=filled" && is_rows $c &&
	get "$list?created_by__id__isnull=true" && is_rows $d &&
	get "$list?work_environment__in=hybrid" && is_rows $a
'
test_expect_success 'they are folded away until one is used' '
	get $list && shows "<details><summary>Filters</summary>" &&
	get "$list?status__exact=open" && shows "<details><summary>Filters</summary>" &&
	get "$list?status__in=open" && shows "<details open=\"\"><summary>Filters</summary>" &&
	get "$list?status__exact=open&role__id__in=$sre" && shows "<details open=\"\"><summary>Filters</summary>"
'
test_expect_success 'a choice that does not exist leaves nothing' '
	get "$list?status__exact=nothing" && is_rows && shows "0 results" &&
	get "$list?role__id__exact=$unknown_id" && is_rows
'
test_expect_success 'dates: days of the viewer, years, months' '
	get "$list?created_at__gte=2026-01-01&created_at__lt=2026-01-03" && is_rows $b &&
	get "$list?created_at__gte=2025-12-31&created_at__lt=2026-01-01" && is_rows $a &&
	get "$list?created_at__year=2025" && some $a $c $d &&
	get "$list?created_at__year=2025&created_at__month=6&created_at__day=3" && is_rows $c &&
	shows "Past 7 days" "This year"
'
test_expect_success 'what the list does not have leads to all of it, with a word' '
	for query in nothing=1 status__startswith=o role__id__exact=junk \
	    role__id__exact=${sre^^} created_at__gte=2026-02-30 \
	    created_at__year=x created_at__month=13 p=99 p=0 p=-1 nothing=; do
		api GET "$list?$query" && goes "$list[?]e=1" || return 1
	done && follow && shows "does not have"
'
test_expect_success 'through a relation only what is declared can be asked' '
	for query in created_by__password__startswith=s created_by__email=a \
	    role__community_of_practice__description=x; do
		api GET "$list?$query" && [ "$status" = 400 ] || return 1
	done
'
test_expect_success 'counts stand beside the choices, under the other filters' '
	get "$list?status__in=open" && shows "<option value=\"draft\">Draft (1)" \
		"<option value=\"open\" selected=\"\">Open (2)" \
		">Site Reliability Engineer (DevOps) (1)<" &&
	lacks ">UI/UX Designer (UI/UX) ("
'
test_expect_success 'what is chosen can be dropped, one by one and all' '
	get "$list?status__in=open,draft&q=a&o=4" &&
	shows "Status: Open or Draft" "href=\"?q=a&amp;o=4\"" \
		"href=\"?status__in=open%2Cdraft&amp;o=4\"" \
		"Clear all filters" "<option value=\"open,draft\" selected=\"\">any of 2" \
		"name=\"o\" value=\"4\""
'
test_expect_success 'tabs have counts; mine are mine' '
	get $list && shows "Mine <span class=\"count\">2</span>" \
		"Open <span class=\"count\">2</span>" "All <span class=\"count\">4</span>" &&
	get "$list?mine=true" && some $a $b &&
	as pm2 && get "$list?mine=true" && is_rows $c
'
test_expect_success 'attention: mine, or everything for a curator' '
	as staff && get "$list?attention=true" && some $a $b $d &&
	as pm && get "$list?attention=true" && some $a $b &&
	as pm2 && get "$list?attention=true" && is_rows
'
test_expect_success 'the query comes back from a row, and goes along with adding' '
	as pm && get "$list?q=alpha&o=4" &&
	shows "href=\"$a/change/?_changelist_filters=q%3Dalpha%26o%3D4\"" \
		"add/?_changelist_filters=q%3Dalpha%26o%3D4" &&
	get "$list?q=alpha&status__in=&created_at__gte=&o=4" &&
	shows "href=\"$a/change/?_changelist_filters=q%3Dalpha%26o%3D4\""
'

sql "INSERT INTO opportunities (role_id, body, min_hours_required,
	work_environment, project_name, updated_at)
	SELECT '$backend', 'x', 1, 'remote', 'Many ' || n, '2025-01-01'
	FROM generate_series(1, 120) n"
test_expect_success 'pages of 50, or as many as one likes; a number that is none is 1' '
	get $list && [ "$(rows | wc -l)" = 50 ] && shows "rel=\"next\" href=\"?p=2\"" &&
	get "$list?p=3" && [ "$(rows | wc -l)" = 24 ] && get "$list?p=x" &&
	shows "aria-current=\"page\"><span class=\"hidden\">Page </span>1<" &&
	api GET "$list?p=4" && goes "$list[?]e=1" &&
	sql "INSERT INTO admin_preference (user_id, rows) VALUES (\$\$$(id_of pm)\$\$, 25)" &&
	get "$list?p=5" && [ "$(rows | wc -l)" = 24 ]
'
test_expect_success 'a page of fifty weighs 60 kB at most' '
	as staff && get $list && as pm && [ "$(rows | wc -l)" = 50 ] &&
	[ "$(wc -c <"$TRASH/body")" -le 60000 ]
'
test_expect_success 'no row is on two pages' '
	: >"$TRASH/ids" && for p in 1 2 3 4 5; do
		get "$list?o=4&p=$p" && rows >>"$TRASH/ids" || return 1
	done && [ "$(sort -u "$TRASH/ids" | wc -l)" = 124 ]
'
test_expect_success 'all at once, if they are not too many' '
	get "$list?all=1" && [ "$(rows | wc -l)" = 124 ] &&
	sql "INSERT INTO opportunities (role_id, body, min_hours_required,
		work_environment) SELECT \$\$$backend\$\$, \$\$x\$\$, 1, \$\$remote\$\$
		FROM generate_series(1, 80)" &&
	get "$list?all=1" && [ "$(rows | wc -l)" = 25 ]
'
sql "INSERT INTO opportunities (role_id, body, min_hours_required,
	work_environment, project_name, status, updated_at)
	SELECT '$backend', 'x', 1, 'remote', 'Crowd ' || n, 'filled', '2024-01-01'
	FROM generate_series(1, 1001) n"
test_expect_success 'above a thousand nothing is counted, and it says so' '
	as staff && get $list && shows ">more than 1,000 opportunities<" \
		"All <span class=\"count\"><span aria-hidden=\"true\">1,000+</span><span class=\"hidden\">more than 1,000</span>" \
		"<option value=\"open\">Open<" \
		"<option value=\"$backend\">Backend Engineer (Engineering)<" \
		">Pm2<" "Draft <span class=\"count\">201</span>" &&
	lacks "<option value=\"$unknown_id\">" &&
	get "$list?status__in=draft" && shows "201 results (<a href=\"$list\">more than 1,000 total</a>)" \
		">Draft<" "Backend Engineer (Engineering) (200)"
'
test_expect_success 'its pages go on to the last, of which there is a link where it is known' '
	get $list && shows "href=\"?p=3\"" "rel=\"next\"" && lacks "href=\"?p=25\"" &&
	get "$list?p=24" && [ "$(rows | wc -l)" = 50 ] && shows "href=\"?p=25\"" "rel=\"next\"" &&
	get "$list?p=25" && [ "$(rows | wc -l)" = 5 ] && lacks "rel=\"next\"" "href=\"?p=26\"" &&
	api GET "$list?p=26" && goes "$list[?]e=1"
'
test_expect_success 'a word is found in all of them, whatever else it is found in' '
	get "$list?q=crowd+designer" && [ "$(rows | wc -l)" = 0 ] &&
	get "$list?q=crowd+1001+backend" && [ "$(rows | wc -l)" = 1 ] &&
	get "$list?q=a+b+c+d+e" && get "$list?q=crowd&p=21" && [ "$(rows | wc -l)" = 1 ]
'
sql "INSERT INTO users (password, username, email, name, \"isProjectManager\")
	SELECT '!', e, e, 'Owner ' || n, true FROM generate_series(1, 60) n,
		LATERAL (SELECT 'owner' || n || '@example.org') AS x (e)"
sql "INSERT INTO opportunities (role_id, body, min_hours_required,
	work_environment, project_name, created_by_id)
	SELECT '$backend', 'x', 1, 'remote', 'Owned', id FROM users
	WHERE name LIKE 'Owner %'"
test_expect_success 'of more than 40 owners one is typed by name, and that is a filter like any' '
	as staff && get $list && shows "name=\"created_by__id__label\" list=\"filter-4-list\"" \
		"<datalist id=\"filter-4-list\"><option>Owner 1<option>Owner 10<" &&
	lacks "<option>Owner 9<" "created_by__id__in" &&
	owner=$(sql "SELECT id FROM users WHERE name = \$\$Owner 9\$\$") &&
	api GET "$list?q=&created_by__id__label=+oWNER+9&status__in=draft&p=2" &&
	goes "$list[?]status__in=draft&created_by__id__in=$owner" &&
	get "$list?created_by__id__in=$owner" && [ "$(rows | wc -l)" = 1 ] &&
	shows "value=\"Owner 9\"" "Owner: Owner 9<" &&
	get "$list?created_by__id__in=$owner,$(id_of pm)" && shows ">any of 2<"
'
test_expect_success 'a name that none or several have is said to be, and stays' '
	get "$list?created_by__id__label=Nob%3Cody" && [ "$(rows | wc -l)" = 0 ] &&
	shows "There is no owner “Nob&lt;ody” in this list." "value=\"Nob&lt;ody\"" \
		"aria-invalid=\"true\" aria-describedby=\"filter-4-error\"" "<title>Error: " \
		"<details open=" "Owner: Nob&lt;ody<" &&
	get "$list?created_by__id__label=wner+5" && [ "$(rows | wc -l)" = 0 ] &&
	shows "Several are called nearly “wner 5”: Owner 5, Owner 50, Owner 51, Owner 52 and others. Type the whole name of one." &&
	get "$list?created_by__id__label=Volunteer" && shows "There is no owner “Volunteer” in this list." &&
	api GET "${list}export.csv?created_by__id__label=Nobody" &&
	[ "$(grep -c . "$TRASH/body")" = 1 ] &&
	api GET "$list?created_by__label=x" && [ "$status" = 400 ] &&
	api GET "$list?status__label=x" && goes "$list[?]e=1"
'
test_expect_success 'with so many to choose from, and with a query to be kept, a page weighs no more' '
	get "$list?q=&status__in=&role__id__in=$backend&role__community_of_practice__id__in=&work_environment__in=&created_by__id__label=&created_at__gte=&created_at__lt=&updated_at__gte=&updated_at__lt=" &&
	[ "$(rows | wc -l)" = 50 ] && [ "$(wc -c <"$TRASH/body")" -le 60000 ]
'
sql "DELETE FROM opportunities WHERE project_name = 'Owned'"
sql "DELETE FROM users WHERE name LIKE 'Owner %'"
test_expect_success 'one'\''s own are counted as far, in the menu and on the dashboard' '
	sql "UPDATE opportunities SET created_by_id = \$\$$(id_of pm)\$\$ WHERE status = \$\$filled\$\$" &&
	as pm && get /admin/ && thousand="<span aria-hidden=\"true\">1,000+</span><span class=\"hidden\">more than 1,000</span>" &&
	shows "<span class=\"count\">$thousand<span class=\"hidden\"> mine</span>" \
		"status__exact=filled&amp;mine=true\"><b>$thousand</b>"
'
test_expect_success 'a page takes six statements at most' '
	as staff && get "$list?q=many&status__in=draft&p=2" && tail -n 1 "$STACK/access.log" |
		jq -e ".db_n <= 6"
'

test_expect_success 'the catalogue: everybody admitted looks, curators add' '
	as pm && for model in skill role communityofpractice; do
		get /admin/ctj_api/$model/ && lacks "/add/" ">Edit<" || return 1
	done &&
	as staff && get /admin/ctj_api/skill/ && shows "Add Skill" ">Edit<" \
		"DevOps, Engineering" &&
	get "/admin/ctj_api/skill/?communities_of_practice__id__exact=$devops" &&
	is_rows $python &&
	get "/admin/ctj_api/skill/?communities_of_practice__id__in=$devops,$engineering" &&
	some $python $react
'
test_expect_success 'people are for superusers, matrices for curators' '
	as staff && api GET /admin/accounts/customuser/ && [ "$status" = 403 ] &&
	get /admin/ctj_api/skillmatrix/ &&
	as pm && api GET /admin/ctj_api/skillmatrix/ && [ "$status" = 403 ] &&
	as superuser && get "/admin/accounts/customuser/?isProjectManager__in=true" &&
	some $(id_of pm) $(id_of pm2) $(id_of inactive) && lacks pbkdf2 &&
	shows "Project manager" "> No<" &&
	get "/admin/accounts/customuser/?is_active__exact=0" && is_rows $(id_of inactive)
'
test_expect_success 'markup in what is asked for is text everywhere' '
	as pm && get "$list?q=%22%3E%3Cscript%3E&status__in=%3Ci%3E%27" &&
	lacks "<script>" "<i>" && shows "&lt;script&gt;" "&lt;i&gt;&#39;"
'

test_expect_success 'what a search finds is marked, whatever its case in any script' '
	posting project_name="ÉCOLE Ελλάδα" && as pm && get "$list?q=%C3%A9cole+%CE%BB%CE%BB%CE%AC" &&
	shows "<mark>ÉCOLE</mark> Ε<mark>λλά</mark>δα"
'

# hidden NAME: what a hidden field of the page holds
hidden() {
	sed -n "s/.*type=\"hidden\" name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" \
		"$TRASH/body" | sed 's/&amp;/\&/g'
}
test_expect_success 'Apply keeps what only an address can ask for' '
	as pm && get "$list?created_at__year=2025&created_at__month=6&created_by__id__isnull=true" &&
	is_rows $d && [ "$(hidden created_at__year)" = 2025 ] &&
	[ "$(hidden created_at__month)" = 6 ] && [ "$(hidden created_by__id__isnull)" = true ]
'
test_expect_success 'what belongs to nobody has a name in its list all the same' '
	row skill_matrices "skill_matrix={}" && as staff &&
	get /admin/ctj_api/skillmatrix/ && shows ">Skills of nobody</a>"
'
test_expect_success 'who has no name is called by the address' '
	row users name= email=nameless@example.org username=nameless@example.org \
		people_depot_user_id=x password=! >/dev/null && as superuser &&
	get "/admin/accounts/customuser/?q=nameless" &&
	shows "dir=\"auto\"><mark>nameless</mark>@example.org</a>" "1 result"
'
test_expect_success 'the button of a row leads back to the list as it was, nowhere else' '
	as pm && get "$list?q=alpha&o=4" && next=$(hidden next) &&
	post $list$a/status/ status=closed "next=$next" &&
	goes "$list[?]q=alpha&o=4" && follow && shows "@ Alpha</a>”: Closed." \
		"name=\"next\" value=\"$list?q=alpha&amp;o=4\"><button class=\"link\">Undo<" &&
	batch=$(sql "SELECT batch FROM admin_audit ORDER BY id DESC LIMIT 1") &&
	post /admin/undo/$batch/ "next=$next" && goes "$list[?]q=alpha&o=4" &&
	post $list$a/status/ status=open next=//evil.example/ &&
	goes "$list$a/change/"
'
test_expect_success 'what one looked for outlives a look at the history, a transition, a deletion' '
	kept="?_changelist_filters=q%3Dalpha%26o%3D4" &&
	get "$list$a/change/$kept" &&
	shows "\"$list$a/delete/$kept\"" "\"$list$a/history/$kept\"" \
		"\"$list$a/preview/$kept\"" &&
	for page in history preview delete status; do
		get "$list$a/$page/$kept" && shows "href=\"$list$a/change/$kept\"" ||
			return 1
	done &&
	api GET "$list$a/$kept" && goes "$list$a/change/$kept" &&
	post $list$a/status/ status=on_hold "_changelist_filters=q=alpha&o=4" &&
	goes "$list$a/change/$kept" &&
	get "$list$a/delete/$kept" && [ "$(hidden _changelist_filters)" = "q=alpha&o=4" ] &&
	post $list$a/delete/ post=yes "_changelist_filters=q=alpha&o=4" &&
	goes "$list[?]q=alpha&o=4"
'

test_done
