#!/bin/bash
#
# What a worker does on its socket, whoever is at the other end.  It drives
# libfcgi by members of FCGX_Request that its header calls internal (ipcFd,
# keepConnection, listen_sock): the first half of this file pins them.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='workers: many kept connections, half requests, nonsense, memory'
. "$(dirname -- "$0")/lib/api.sh"
. t/lib/attack.sh
start_stack healthcheck opportunities
make_catalogue

alive=/api/healthcheck/
list=/api/opportunities/
sanitized=$(grep -lF __asan_init "$BUILD/cgi-bin/healthcheck")
# More seconds than one peer may hold a worker up; then SIGALRM ends it.
limit=14

# talk RESOURCE WORD...: FastCGI, see t/lib/fcgi.pl
talk() {
	perl t/lib/fcgi.pl "$STACK/$1.sock" "${@:2}"
}

# later WORD...: the same, beside what follows; $later is its process
later() {
	talk "$@" >"$TRASH/later" 2>&1 &
	later=$!
}

# still_there RESOURCE PID: the same worker, and it answers
still_there() {
	local path=$alive

	[ "$1" = healthcheck ] || path=/api/$1/
	[ "$(worker_of "$1")" = "$2" ] || {
		echo "the worker is not $2 any more, but $(worker_of "$1")"
		return 1
	}
	talk "$1" +HTTP_COOKIE="$cookies" get "$path" reply 200 >/dev/null
}

# hold_row TABLE ID: somebody has the row, until release_row
hold_row() {
	mkfifo "$TRASH/holder" && : >"$TRASH/held"
	stack_psql -At -f "$TRASH/holder" >"$TRASH/held" &
	holder=$!
	exec {hold}>"$TRASH/holder" &&
		echo "BEGIN; SELECT id FROM $1 WHERE id = '$2' FOR UPDATE;" >&"$hold" &&
		within 10 grep -q "$2" "$TRASH/held"
}

release_row() {
	printf '%s\n' 'COMMIT;' '\q' >&"$hold" && exec {hold}>&- && wait "$holder"
}

files_of() {
	find "/proc/$1/fd" -mindepth 1 | wc -l
}

has_files() {
	[ "$(files_of "$1")" -le "$2" ]
}

# Memory that is in use, in KiB.
memory_of() {
	sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status"
}

pid=$(worker_of healthcheck)

test_expect_success 'a connection is kept for the next request' '
	talk healthcheck get $alive reply 200 get $alive reply 200 \
		times 100 $alive
'

test_expect_success 'one worker serves two hundred connections, again and again' '
	words=$(for i in {1..200}; do echo "open get $alive"; done) &&
	replies=$(for i in {2..201}; do echo "on $i reply 200"; done) &&
	more=$(for i in {2..201}; do echo "on $i get $alive"; done) &&
	talk healthcheck $words $replies $more $replies >"$TRASH/out" &&
	[ "$(wc -l <"$TRASH/out")" -eq 400 ] && still_there healthcheck $pid
'

test_expect_success 'a connection that says nothing holds nobody up' '
	talk healthcheck open open open open on 3 get $alive reply 200 \
		on 5 get $alive reply 200 on 1 get $alive reply 200
'

test_expect_success 'a request in three pieces is one request' '
	talk healthcheck hold get $alive first 5 sleep 0.1 but 9 sleep 0.1 send \
		reply 200 get $alive reply 200
'

test_expect_success 'half a request is given up, and the next one served' '
	talk healthcheck hold get $alive but 40 open send \
		close on 1 closed open get $alive reply 200 &&
	still_there healthcheck $pid
'

test_expect_success 'while half a request is awaited, another connection waits, not for ever' '
	later healthcheck hold get $alive first 30 sleep 0.2 &&
	sleep 0.1 && talk healthcheck get $alive reply 200 &&
	wait $later && still_there healthcheck $pid
'

test_expect_success 'a request that comes drop by drop does not stop a worker' '
	later healthcheck hold get $alive drip $limit 1 &&
	sleep 0.3 && talk healthcheck get $alive reply 200
'
kill "$later" 2>"$TRASH/ignored" && wait "$later" 2>"$TRASH/ignored"
within 20 other_worker healthcheck 0
pid=$(worker_of healthcheck)

test_expect_success 'a body is read whole, though the request needs none' '
	talk healthcheck ask POST $alive "{\"a\": 1}" reply 405 \
		get $alive reply 200 &&
	body=$(printf "%120000s" x) &&
	talk healthcheck ask POST $alive "$body" reply 405 get $alive reply 200
'

test_expect_success 'bytes beyond the announced length are not the next request' '
	talk healthcheck +CONTENT_LENGTH=3 ask POST $alive "{\"a\": 12345}" \
		reply 405 -CONTENT_LENGTH get $alive ended \
		open get $alive reply 200 &&
	still_there healthcheck $pid
'

test_expect_success 'a body shorter than announced is 400, and ends the connection cleanly' '
	as pm && talk opportunities +HTTP_COOKIE="$cookies" \
		+HTTP_X_CSRFTOKEN="$(token_of pm)" +CONTENT_LENGTH=300 \
		ask POST $list "{\"a\": 1}" reply 400 &&
	[ -n "$(worker_of opportunities)" ]
'

for length in -3 +3 3.0 0x10 99999999999999999999 262145 'three' ' '; do
	test_expect_success "a content length of '$length' does no harm" '
		talk healthcheck +CONTENT_LENGTH="$length" \
			ask POST $alive "{\"a\": 1}" ended \
			open -CONTENT_LENGTH get $alive reply 200 &&
		still_there healthcheck $pid
	'
done

# sentence|words of t/lib/fcgi.pl
while IFS='|' read -r what words; do
	test_expect_success "$what: the worker goes on" '
		eval "talk healthcheck $words ended" &&
		still_there healthcheck $pid
	'
done <<'TABLE'
HTTP instead of FastCGI|bytes "GET / HTTP/1.0\\x0d\\x0a\\x0d\\x0a" shut
another version|bytes "\\x02\\x01\\x00\\x01\\x00\\x08\\x00\\x00\\x00\\x01\\x01" shut
random bytes|bytes "\\x9f\\x01\\xff\\xfe\\x80\\x00\\x41\\x41\\x41\\x41\\x41" shut
an unknown type|record 77 1 abc shut
an unknown management type|record 77 0 abc shut
a question for values|record 9 0 "\\x0e\\x00FCGI_MAX_CONNS" shut
a begin that is too short|record 1 1 "\\x00\\x01\\x01" shut
a begin that is too long|record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00more" shut
another role|record 1 1 "\\x00\\x03\\x01\\x00\\x00\\x00\\x00\\x00" shut
no role at all|record 1 1 "\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00" shut
parameters without a begin|record 4 1 abc shut
two begins|record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00" record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00" shut
parameters of another request|record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00" record 4 2 "\\x01\\x01ab" shut
a parameter longer than its record|record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00" record 4 1 "\\x0f\\x7fab" record 4 1 "" shut
a parameter of 2 GB|record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00" record 4 1 "\\xff\\xff\\xff\\xff\\x01ab" record 4 1 "" shut
an abort before the parameters|record 1 1 "\\x00\\x01\\x01\\x00\\x00\\x00\\x00\\x00" record 2 1 "" shut
an abort after a request|get /api/healthcheck/ record 2 1 "" shut
TABLE

test_expect_success 'of two requests in one packet the first is answered' '
	talk healthcheck hold get $alive get $alive send reply 200 close &&
	still_there healthcheck $pid
'

test_expect_success 'parameters of 100,000 bytes are read, and not kept' '
	big=$(printf "%100000s" x) &&
	talk healthcheck +BIG="$big" get $alive reply 200 get $alive reply 200 &&
	still_there healthcheck $pid
'

test_expect_success 'a thousand parameters are read' '
	words=$(for i in {1..1000}; do echo "+X_$i=$i"; done) &&
	talk healthcheck $words get $alive reply 200
'

test_expect_success 'parameters that are missing are a 4xx, not the end' '
	talk healthcheck get "" reply 404 -HTTP_HOST get $alive reply 200 \
		+REQUEST_METHOD= get $alive ended &&
	talk opportunities -HTTP_HOST get $list reply 400 &&
	talk opportunities -CTJ_SCHEME -REMOTE_ADDR -REQUEST_ID get $list \
		reply 403 &&
	still_there healthcheck $pid
'

test_expect_success 'a megabyte of postings, for peers that leave or do not read' '
	long=$(printf "%15000s" x) &&
	id=$(posting "overview=$long") && sql "INSERT INTO opportunities (role_id,
		body, min_hours_required, work_environment, status, overview)
		SELECT role_id, body, 8, '"'remote', 'open'"', overview
		FROM opportunities, generate_series(1, 80)" &&
	pid=$(worker_of opportunities) && as volunteer &&
	talk opportunities +HTTP_COOKIE="$cookies" get $list reply 200 \
		>"$TRASH/big" && [ "$(wc -c <"$TRASH/big")" -gt 1000000 ]
'

test_expect_success 'a peer that goes away before its answer costs nothing' '
	for i in 1 2 3 4 5; do
		talk opportunities +HTTP_COOKIE="$cookies" get $list close || break
	done &&
	still_there opportunities $pid
'

test_expect_success 'a peer that does not read its answer is given up, before others are' '
	later opportunities +HTTP_COOKIE="$cookies" get $list sleep $limit &&
	sleep 0.3 &&
	talk opportunities +HTTP_COOKIE="$cookies" get $list$id/ reply 200 \
		>"$TRASH/out" &&
	kill $later && test_fails wait $later
'

test_expect_success 'SIGTERM: the request in hand is answered, then the worker leaves' '
	as pm && id=$(posting) && pid=$(worker_of opportunities) &&
	hold_row opportunities $id && later opportunities +HTTP_COOKIE="$cookies" \
		+HTTP_X_CSRFTOKEN="$(token_of pm)" \
		ask PATCH $list$id/ "{\"body\": \"in hand\"}" \
		reply 200 get $list ended &&
	within 10 waits_for Lock && kill -TERM $pid && release_row && wait $later &&
	read_back $id | grep -F "\"in hand\"" &&
	within 20 other_worker opportunities $pid &&
	within 20 test_fails kill -0 $pid
'

test_expect_success 'SIGTERM: one that has only idle connections leaves at once' '
	pid=$(worker_of healthcheck) &&
	later healthcheck open on 1 get $alive reply 200 closed on 2 closed &&
	within 10 grep -q "^200" "$TRASH/later" && kill -TERM $pid && wait $later &&
	within 20 other_worker healthcheck $pid
'

# Lists, rows, refusals, writes, in turn; nothing of them may stay.
mixed() {
	local id=$1 i words=()

	for ((i = 0; i < 100; i++)); do
		words+=(ask PATCH "$list$id/" "{\"openings\": $((i % 9 + 1))}"
			reply 200 ask POST "$list" '{"role": 5' reply 400
			get "$list?limit=x" reply 400 get "$list?limit=3" reply 200
			get "$list?cursor=zzz" reply 400
			ask PATCH "$list$id/" '{"status": "none"}' reply 400)
	done
	talk opportunities +HTTP_COOKIE="$cookies" \
		+HTTP_X_CSRFTOKEN="$(token_of pm)" "${words[@]}" \
		times 600 "$list$id/" times 750 "$list?limit=5" \
		times 50 "$list?status=open" >"$TRASH/out"
}

test_expect_success '2,000 mixed requests leave no descriptor and no memory' '
	as pm && mixed $id && pid=$(worker_of opportunities) &&
	files=$(files_of $pid) && memory=$(memory_of $pid) &&
	mixed $id && [ "$(worker_of opportunities)" = $pid ] &&
	within 10 has_files $pid $files &&
	echo "from $memory to $(memory_of $pid) KiB" &&
	{ [ -n "$sanitized" ] ||
		[ "$(memory_of $pid)" -le $((memory * 101 / 100 + 64)) ]; }
'

if [ -n "$sanitized" ]; then
	test_skip 'a worker stays below 12 MB' 'sanitizers take more'
else
	test_expect_success 'a worker stays below 12 MB' '
		memory_of $pid && [ "$(memory_of $pid)" -lt 12288 ]
	'
fi

test_done
