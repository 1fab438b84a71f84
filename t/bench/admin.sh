# admin.sh - how t/bench/run measures the admin as the postings grow
#
# Sourced after ranking.sh, whose restart it uses.  The workers turn between a
# database of 500 postings and that of 50,000; a curator asks for one page after
# the other.
#
# admin_fill	makes the small database
# admin		measures, into $work/admin
# shellcheck shell=bash
# shellcheck disable=SC2154 # of run

admin_sizes='500 50000'
admin_list=/admin/ctj_api/opportunity/

admin_fill() {
	stack_admin "CREATE DATABASE admin_500 TEMPLATE ctj"
	fill admin_500 500
}

admin_database() {
	case $1 in
	500) echo admin_500 ;;
	*) echo ctj ;;
	esac
}

# What is asked for, by name; pages by their number among so many.
admin_path() {
	case $2 in
	'first page') echo "$admin_list" ;;
	'half-way page') echo "$admin_list?p=$(($1 / 100))" ;;
	'last page') echo "$admin_list?p=$(($1 / 50))" ;;
	'of one status') echo "$admin_list?status__exact=closed" ;;
	'of one role') echo "$admin_list?role__id__exact=$role" ;;
	'search, word in 4 % of rows') echo "$admin_list?q=cartography" ;;
	'search, word in none') echo "$admin_list?q=ornithology" ;;
	'sorted by title') echo "$admin_list?o=1" ;;
	dashboard) echo /admin/ ;;
	form) echo "$admin_list$(stack_psql -At -c "SELECT id
		FROM opportunities ORDER BY id LIMIT 1")/change/" ;;
	esac
}

admin_pages=('first page' 'half-way page' 'last page' 'of one status'
	'of one role' 'search, word in 4 % of rows' 'search, word in none'
	'sorted by title' dashboard form)

# admin_ask PATH: milliseconds of a page, one request after the other on one
# connection; sets p50
admin_ask() {
	local n

	for ((n = 0; n < 9; n++)); do
		printf 'url = "%s"\noutput = /dev/null\n' "$STACK_URL$1"
	done | curl -fsS -K - -H "$as_pm" -w '%{time_total}\n' | sort -g |
		awk '{ v[NR] = 1000 * $1 } END { print v[5] }' >"$work/times"
	read -r p50 <"$work/times"
}

# One round on a database: the time of each page, how heavy it is and how many
# statements it took.
admin_round() {
	local SQL_DATABASE what path

	SQL_DATABASE=$(admin_database "$1")
	restart "$SQL_DATABASE"
	for what in "${admin_pages[@]}"; do
		path=$(admin_path "$1" "$what")
		get "$path" -H "$as_pm" >"$work/html"
		statements[$what]=$(tail -n 1 "$STACK/access.log" | jq .db_n)
		bytes[$what]=$(wc -c <"$work/html")
		admin_ask "$path"
		took[$1 $what]=$p50
		all[$1 $what]+=" $p50"
	done
}

admin() {
	local n what round small large
	declare -A took all growths statements bytes

	for n in $admin_sizes; do
		SQL_DATABASE=$(admin_database "$n") stack_psql -c "UPDATE users
			SET is_staff = true WHERE email = 'pm@example.org'"
	done
	for ((round = 1; round <= 3; round++)); do
		progress "admin: round $round of 3"
		for n in $admin_sizes; do
			admin_round "$n"
		done
		for what in "${admin_pages[@]}"; do
			small=${took[500 $what]} large=${took[50000 $what]}
			growths[$what]+=" $(calc "$large / $small" %.4f)"
		done
	done
	for what in "${admin_pages[@]}"; do
		admin_line "$what"
	done | tee "$work/admin"
}

# admin_line NAME: a row of the table
admin_line() {
	local ratio kb most=60 limit=1.5 result

	# shellcheck disable=SC2086 # several
	ratio=$(median ${growths[$1]})
	kb=$(calc "${bytes[$1]} / 1000" %.1f)
	[ "$1" != form ] || most=40
	result=$(below "$ratio" $limit)
	[ "$result" != reached ] || result=$(below "$kb" $most)
	[ "$result" != reached ] || result=$(below "${statements[$1]}" 6)
	# shellcheck disable=SC2086 # several
	printf '| %s | %.1f | %.1f | %.2f | %s | %s | %s | %s | %s |\n' "$1" \
		"$(median ${all[500 $1]})" "$(median ${all[50000 $1]})" \
		"$ratio" $limit "${statements[$1]}" "$kb" $most "$result"
}

admin_report() {
	printf '\n## The admin, one curator, ms as the postings grow\n\n'
	printf '| list of opportunities, and others | 500 | 50,000 | growth '
	printf '| at most | statements (6) | kB | at most | |\n'
	echo '|---|---|---|---|---|---|---|---|---|'
	cat "$work/admin"
}
