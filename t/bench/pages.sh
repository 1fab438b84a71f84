# pages.sh - how t/bench/run measures the frontend
#
# Sourced after measure.sh.  A stack of its own, after the others': nginx, the
# workers and Next.js as make run starts them, with 5,000 postings.
#
# pages	measures, into $work/pages, $work/start and $work/rest
# shellcheck shell=bash
# shellcheck disable=SC2154 # of run

# first_bytes PATH: milliseconds until the first byte, one request after the
# other on one connection; sets p50 and p99
first_bytes() {
	local n=$((rounds * seconds * 10))

	for ((; n > 0; n--)); do
		printf 'url = "%s"\noutput = /dev/null\n' "$STACK_URL$1"
	done | curl -fsS -K - -H "$as_member" -w '%{time_starttransfer}\n' |
		sort -g >"$work/times"
	read -r p50 p99 < <(awk '{ v[NR] = 1000 * $1 } END {
		print v[int((NR + 1) / 2)], v[int(NR * 0.99 + 0.5)] }' "$work/times")
}

# scripts_of PATH: kilobytes of script that the page loads, compressed; sets
# all, and own, without what Next.js brings to every page
scripts_of() {
	local file size

	all=0 own=0
	get "$1" -H "$as_member" >"$work/html"
	while read -r file; do
		size=$(curl -fsS --compressed -o /dev/null -w '%{size_download}' \
			"$STACK_URL/_next/$file")
		all=$((all + size))
		jq -e --arg file "$file" '.rootMainFiles | index($file)' \
			frontend/.next/build-manifest.json >/dev/null ||
			own=$((own + size))
	done < <(grep -o 'static/chunks/[^"\\ ]*\.js' "$work/html" | sort -u |
		grep -vxFf <(jq -r '.polyfillFiles[]' \
			frontend/.next/build-manifest.json))
	all=$(calc "$all / 1000" %.0f) own=$(calc "$own / 1000" %.0f)
}

page() {
	local p50 p99 all own

	progress "page: $1"
	first_bytes "$2"
	first_bytes "$2"
	scripts_of "$2"
	printf '| %s | %.1f | %.1f | %s | %s | 20 | %s |\n' "$1" "$p50" "$p99" \
		"$all" "$own" "$(below "$own" 20)" | tee -a "$work/pages"
}

next_start() {
	local round start times=()

	for ((round = 1; round <= rounds; round++)); do
		progress "start of Next.js: round $round of $rounds"
		kill "$stack_pid_frontend"
		wait "$stack_pid_frontend" || :
		start=$(date +%s%N)
		stack_frontend_start
		times+=("$((($(date +%s%N) - start) / 1000000))")
	done
	median "${times[@]}"
}

pages() {
	local detail

	progress 'starting a stack with the frontend'
	stack_start --workers '' --cache --cluster --template reference --frontend
	fill ctj 5000
	SQL_DATABASE=ctj stack_psql -f t/bench/volunteer.sql
	detail=$(stack_psql -At -c "SELECT id FROM opportunities
		WHERE status = 'open' ORDER BY id LIMIT 1")
	next_start >"$work/start"
	page home /
	page 'list' /opportunities
	page 'one role' "/opportunities/$detail"
	page matches /matches
	awk '/^Rss:/ { printf "%.0f", $2 / 1024 }' \
		"/proc/$stack_pid_frontend/smaps_rollup" >"$work/rest"
}

pages_report() {
	printf '\n## Pages, one member, 5,000 postings\n\n'
	printf '| page | first byte, p50 ms | p99 ms | script, kB compressed '
	echo '| of it ours | target | |'
	echo '|---|---|---|---|---|---|---|'
	cat "$work/pages"
	printf '\nNext.js answers %.0f ms after it was started, and holds %s MB\n' \
		"$(cat "$work/start")" "$(cat "$work/rest")"
	echo 'after all that.'
}
