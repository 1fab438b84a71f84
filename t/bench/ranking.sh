# ranking.sh - how t/bench/run measures matches as the open postings grow
#
# Sourced after measure.sh.  Three databases in which every posting is open;
# the workers are started on one after the other.
#
# rank_fill	makes them
# ranking	measures, into $work/ranking
# shellcheck shell=bash
# shellcheck disable=SC2154 # of run

rank_sizes='600 6000 60000'

rank_fill() {
	local n

	for n in $rank_sizes; do
		stack_admin "CREATE DATABASE rank_$n TEMPLATE ctj"
		bench_open=1 fill "rank_$n" "$n"
		SQL_DATABASE=rank_$n stack_psql -f t/bench/volunteer.sql
	done
	echo '/api/matches/?limit=20' >"$work/matches"
	cp t/bench/ranking.sql "$work/ranking.sql"
}

# restart DATABASE: all workers anew
restart() {
	# shellcheck disable=SC2086 # several
	kill $stack_pids
	# shellcheck disable=SC2086 # several
	wait $stack_pids || :
	SQL_DATABASE=$1 stack_tree
	stack_until served /api/readyz ||
		stack_fail 'it does not start again'
}

# Milliseconds until a worker that has read nothing yet answers; there are
# several, so the slowest of a few first answers.
rank_first() {
	for _ in 1 2 3 4 5 6; do
		# shellcheck disable=SC2086 # several
		curl -fsS -o /dev/null $STACK_CURL -H "$as_member" \
			-w '%{time_total}\n' "$STACK_URL$(cat "$work/matches")"
	done | sort -g | awk 'END { printf "%.0f", 1000 * $1 }'
}

ranking() {
	local n round
	declare -A took reading sql worst

	for n in $rank_sizes; do
		restart "rank_$n"
		# shellcheck disable=SC2034 # by name, below
		reading[$n]=$(rank_first) took[$n]='' sql[$n]='' worst[$n]=''
		client 1 "$work/matches" -H "$as_member"
		for ((round = 1; round <= rounds; round++)); do
			progress "matches, $n open: round $round of $rounds"
			client 1 "$work/matches" -H "$as_member"
			took[$n]+=" $p50" worst[$n]+=" $p99"
		done
		progress "matches, $n open: by SQL"
		SQL_DATABASE=rank_$n database 1 "$work/ranking.sql"
		# shellcheck disable=SC2034 # by name, below
		sql[$n]=$(calc "1000 / $rate" %.4f)
	done
	{
		rank_line 'page of 20, p50' took 3 10 60
		rank_line 'the same, p99' worst
		rank_line 'SQL alone, for the part of skills alone' sql
		rank_line 'first answer of a worker, which reads them' reading
	} | tee "$work/ranking"
	memory matches # all 60,000 of them
	restart ctj
}

# rank_line NAME TIMES [TARGET...]: a row of the table, with how it grows
rank_line() {
	local row="| $1" n last='' value result=reached targets
	local -n times=$2

	shift 2
	targets=$*
	for n in $rank_sizes; do
		# shellcheck disable=SC2086 # several
		value=$(median ${times[$n]})
		row="$row | $(calc "$value" %.2f)"
		[ -z "$last" ] || row="$row, x $(calc "$value / $last" %.1f)"
		last=$value
		[ $# -eq 0 ] || {
			[ "$(below "$value" "$1")" = reached ] ||
				result='**missed**'
			shift
		}
	done
	[ -n "$targets" ] || targets=- result=-
	echo "$row | ${targets// / / } | $result |"
}
