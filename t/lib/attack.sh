# attack.sh - more words, for the tests that break things; after api.sh
#
# within SECONDS COMMAND...	tries until it succeeds, for that long at most
# worker_of RESOURCE		its worker's process (the first of several)
# other_worker RESOURCE PID	is it another one now?
# workers_of_all		every worker, "resource pid..." a line
# same_workers			are they those of $workers?
# db_state			a line with a checksum for every table
# raw BYTES [stop]		sends them to nginx as they are, with escapes, and
#				with "stop" nothing more ever; what comes back
#				is in $TRASH/raw
# raw_body FILTER [ARG...]	is the jq filter true of its body?
# replies			how many answers that holds
# hostile			t/lib/hostile.pl as the present person; cases
#				come from standard input
#
# shellcheck shell=bash disable=SC2016,SC2154

within() {
	local end=$((SECONDS + $1 + 1)) # SECONDS may be about to change

	shift
	until "$@"; do
		[ "$SECONDS" -lt "$end" ] || {
			echo "in vain: $*"
			return 1
		}
		sleep 0.05
	done
}

worker_of() {
	local pids

	read -r pids _ <<<"$(stack_workers "$1")"
	echo "$pids"
}

other_worker() {
	local now

	now=$(worker_of "$1")
	[ -n "$now" ] && [ "$now" != "$2" ]
}

workers_of_all() {
	local name

	for name in $CTJ_ONLY; do
		echo "$name $(stack_workers "$name")"
	done
}

same_workers() {
	[ "$(workers_of_all)" = "$workers" ] || {
		echo "before: $workers"
		echo "now: $(workers_of_all)"
		return 1
	}
}

db_state() {
	local statement

	statement=$(sql "SELECT string_agg(format('SELECT %L, md5(coalesce(
			string_agg(t::text, E''\\n'' ORDER BY t::text), ''''))
			FROM %I t', relname, relname), ' UNION ALL ')
		FROM pg_class WHERE relkind = 'r'
			AND relnamespace = 'public'::regnamespace") &&
		sql "$statement ORDER BY 1"
}

raw() {
	printf '%b' "$1" | timeout 15 perl -MIO::Socket::UNIX -e '
		my $socket = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die $!;
		local $/;
		$SIG{PIPE} = "IGNORE";
		print {$socket} scalar <STDIN>;
		$socket->flush;
		shutdown $socket, 1 if $ARGV[1];
		print <$socket>;
	' "$STACK/http.sock" "${2-}" >"$TRASH/raw"
	head -c 300 "$TRASH/raw"
}

raw_body() {
	sed '1,/^\r$/d' "$TRASH/raw" | jq -e "$@" >/dev/null
}

replies() {
	grep -ao 'HTTP/1[.]1 [0-9][0-9][0-9] ' "$TRASH/raw" | wc -l
}

hostile() {
	local token=${cookies##*csrftoken=}

	[ "$token" != "$cookies" ] || token=
	COOKIES=$cookies TOKEN=${token%%;*} \
		perl t/lib/hostile.pl "$STACK/http.sock"
}
