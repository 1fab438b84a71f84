# measure.sh - how t/bench/run measures: clients, processor time, medians
#
# Sourced after t/lib/stack.sh; wants $work, a folder, and $seconds, how long
# one round takes.
#
# client CLIENTS PATHS [wrk's arguments]
#	one round of wrk.  Sets rate (requests a second), p50, p99 (ms),
#	requests, and errors (counted on).
# database CLIENTS SCRIPT [pgbench's arguments]
#	one round of pgbench, with the settings of our own connections.  Sets
#	rate.
# script RESOURCE STATEMENT
#	prints the statement as a script of pgbench; $1 is :p1
# cpu_start, cpu_stop RESOURCE
#	between them, sums up what workers, nginx and PostgreSQL used
# median NUMBER..., calc EXPRESSION [FORMAT]
#	print a number
# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with run
errors=0 rate=0 p50=0 p99=0 requests=0
cpu_workers=0 cpu_nginx=0 cpu_postgres=0 cpu_foreign=0 cpu_time=0
ticks=$(getconf CLK_TCK)
cores=$(nproc)

calc() {
	awk "BEGIN { printf \"${2:-%.2f}\", $1 }"
}

median() {
	printf '%s\n' "$@" | sort -g | awk '{ v[NR] = $1 } END {
		middle = int((NR + 1) / 2)
		print (v[middle] + v[NR + 1 - middle]) / 2
	}'
}

client() {
	local clients=$1 paths=$2 line refused broken time threads=1

	shift 2
	[ "$clients" -lt 256 ] || threads=2
	line=$(BENCH_PATHS=$paths wrk -t "$threads" -c "$clients" \
		-d "${seconds}s" -s t/bench/wrk.lua --timeout 10s "$@" \
		"$STACK_URL" | tail -n 1)
	read -r requests time p50 p99 refused broken <<<"$line"
	[ "${requests:-0}" -gt 0 ] || stack_fail "wrk measured nothing: $line"
	errors=$((errors + refused + broken))
	rate=$(calc "$requests / $time" %.0f)
}

# As lib/db_connect.c sets them.
database_options='-c random_page_cost=1 -c jit=off -c role=ctj_app
	-c plan_cache_mode=force_generic_plan -c timezone=UTC'

# New connections first fill their caches and plan, which ours did long ago:
# the first seconds do not count.  A machine that is busy needs more of them.
database() {
	local extra

	for extra in 2 8; do
		rate=$(pgbench_rate "$extra" "$@")
		[ -z "$rate" ] || return 0
	done
	stack_fail "pgbench: $(cat "$work/pgbench")"
}

pgbench_rate() {
	local extra=$1 clients=$2 script=$3

	shift 3
	PGHOST=$SQL_HOST PGPORT=$SQL_PORT PGUSER=$SQL_USER \
		PGPASSWORD=$SQL_PASSWORD PGOPTIONS=${database_options//$'\n\t'/ } \
		pgbench -n -M prepared -c "$clients" -j 1 -P 1 \
		-T "$((seconds + extra))" -f "$script" "$@" \
		"$SQL_DATABASE" >"$work/pgbench" 2>&1 || return 0
	awk -v last="$seconds" '/^progress:/ { tps[++n] = $4 }
		END { for (i = n; i > n - last; i--) sum += tps[i]
			if (sum > 0) printf "%.2f", sum / last }' "$work/pgbench"
}

script() {
	jq -re --arg name "$2" '.statements[$name]' \
		"$BUILD/describe/$1.json" | sed 's/\$\([0-9]\)/:p\1/g' ||
		stack_fail "$1 has no statement $2"
	echo ';'
}

# tree PID: ticks of a process, its children, and those it has buried
tree() {
	local total=0 line fields child children=()

	[ -r "/proc/$1/stat" ] || { echo 0 && return; }
	line=$(<"/proc/$1/stat")
	read -ra fields <<<"${line##*) }"
	total=$((fields[11] + fields[12] + fields[13] + fields[14]))
	read -ra children 2>/dev/null <"/proc/$1/task/$1/children" || :
	for child in "${children[@]}"; do
		line=$(cat "/proc/$child/stat" 2>/dev/null) || continue
		read -ra fields <<<"${line##*) }"
		total=$((total + fields[11] + fields[12]))
	done
	echo "$total"
}

# Ticks of: workers, nginx, PostgreSQL, all of ours, everybody.
snapshot() {
	local workers nginx postgres own user nice system fields line

	workers=$(tree "$(stack_service "$1")")
	nginx=$(tree "$(stack_service nginx)")
	postgres=$(tree "$stack_server")
	line=$(<"/proc/$$/stat")
	read -ra fields <<<"${line##*) }"
	own=$((fields[11] + fields[12] + fields[13] + fields[14]))
	read -r _ user nice system _ </proc/stat
	echo "$workers $nginx $postgres" \
		"$((workers + nginx + postgres + own))" \
		"$((user + nice + system))" "$(date +%s%N)"
}

cpu_start() {
	read -ra before <<<"$(snapshot "$1")"
}

cpu_stop() {
	local after

	read -ra after <<<"$(snapshot "$1")"
	cpu_workers=$((cpu_workers + after[0] - before[0]))
	cpu_nginx=$((cpu_nginx + after[1] - before[1]))
	cpu_postgres=$((cpu_postgres + after[2] - before[2]))
	cpu_foreign=$((cpu_foreign + after[4] - before[4] - after[3] + before[3]))
	cpu_time=$((cpu_time + (after[5] - before[5]) / 1000000))
}

# Microseconds for each request.
cpu_each() {
	calc "$1 * 1000000 / $ticks / $2" %.0f
}

# Percent of the machine that others used.
cpu_others() {
	calc "100 * $cpu_foreign / $ticks / ($cpu_time / 1000 * $cores)" %.0f
}
