#!/bin/bash
#
# The two images we build and a stand-in for postgres:18, run as one task:
# from an empty volume to a site that serves, each container killed, a graceful
# stop under load, a restart that keeps what there was.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='three containers in one network, read-only, without capabilities'
. "$(dirname -- "$0")/../lib/test.sh"
cd -- "$root" || exit 1
. t/stage/pod.sh
test_atexit pod_end
manager=pm@example.org
password='tide pools at dawn'

# alone ARGUMENT...: a container that is in no pod
alone() {
	podman run --rm --pull=never --network none --no-healthcheck "$@"
}

# counted TABLE
counted() {
	pod_sql "SELECT count(*) FROM $1"
}

log_of() {
	podman logs "$(container_of "$1")" 2>&1
}

# The processes of a container, as the kernel tells: user, capabilities.
powers() {
	local pid=$1 child children

	sed -n 's/^\(Uid\|CapEff\|CapBnd\|NoNewPrivs\):[[:space:]]*/\1 /p' \
		"/proc/$pid/status"
	read -ra children <"/proc/$pid/task/$pid/children"
	for child in "${children[@]}"; do
		powers "$child"
	done
}

smoke() {
	in_pod stage/smoke "$@" $pod_origin
}

# balancer PORT PATH [ARGUMENT of curl...]: as the load balancer passes it on
balancer() {
	in_pod curl -fsS -m 15 -D "$TRASH/headers" -o "$TRASH/page" \
		-H 'Host: stage.civictechjobs.org' -H 'X-Forwarded-Proto: https' \
		-H 'X-Forwarded-For: 203.0.113.9' "http://127.0.0.1:$1$2" "${@:3}"
}

# The hidden fields of the page's forms, as arguments of curl, in $hidden.
hidden_fields() {
	mapfile -t hidden < <(grep -o '<input type="hidden"[^>]*>' "$TRASH/page" |
		sed -n 's/.*name="\([^"]*\)"\( value="\([^"]*\)"\)*.*/-F\n\1=\3/p' |
		sed 's/&quot;/"/g')
	[ ${#hidden[@]} -gt 0 ]
}

test_expect_success 'the images were built' '
	for name in postgres backend frontend; do
		podman image exists "$(image_of $name)" || return 1
	done
'

test_expect_success 'ours carry no compiler, no curl, no npm, and no file that gives rights' '
	for name in backend frontend; do
		alone --user 0 --entrypoint sh "$(image_of $name)" -c "
			for tool in gcc cc ld make curl wget npm npx python3; do
				command -v \$tool; done
			find / -xdev -type f -perm /6000" >"$TRASH/found"
		cat "$TRASH/found"; [ ! -s "$TRASH/found" ] || return 1
	done
'

test_expect_success 'none of them runs as root, and no secret is in their history' '
	for name in backend frontend; do
		podman inspect -f "{{.Config.User}}" "$(image_of $name)" |
			grep -E "^(10001:10001|node)$" &&
		podman history --no-trunc "$(image_of $name)" >"$TRASH/history" &&
		test_fails grep -iE "secret|password=|token=" "$TRASH/history" ||
			return 1
	done
'

test_expect_success 'the backend has the zones that match scores are made of' '
	alone --entrypoint test "$(image_of backend)" \
		-s /usr/share/zoneinfo/America/Los_Angeles
'

test_expect_success 'each start names all that is wrong at once, and no secret' '
	{ alone --tmpfs /run/ctj:exec,mode=1777 -e DJANGO_SECRET_KEY=changeme \
		-e SQL_PASSWORD="<password>" -e DJANGO_DEBUG=perhaps -e SQL_PORT=many \
		"$(image_of backend)" >"$TRASH/said" 2>&1; ended=$?; } &&
	[ $ended -eq 1 ] && cat "$TRASH/said" &&
	for name in DJANGO_SECRET_KEY SQL_PASSWORD DJANGO_DEBUG SQL_PORT \
	    SQL_USER SQL_DATABASE DJANGO_ALLOWED_HOSTS; do
		grep -F "$name" "$TRASH/said" || return 1
	done && test_fails grep -F changeme "$TRASH/said"
'

test_expect_success 'where nothing may be run from its folder, it says so' '
	{ alone --tmpfs /run/ctj:noexec,mode=1777 -e DJANGO_SECRET_KEY="$pod_key" \
		-e SQL_PASSWORD="$pod_secret" -e SQL_USER=ctj -e SQL_DATABASE=ctj \
		-e DJANGO_ALLOWED_HOSTS=stage.civictechjobs.org \
		"$(image_of backend)" >"$TRASH/said" 2>&1; ended=$?; } &&
	cat "$TRASH/said" && [ $ended -eq 1 ] &&
	grep -x "prepare: /run/ctj is mounted noexec, .*" "$TRASH/said"
'

test_expect_success 'an empty volume: the database starts' '
	pod_start && pod_run postgres && pod_wait postgres
'

test_expect_success 'it trusts nobody, not even on loopback, and listens nowhere else' '
	test_fails inside postgres psql -w -X -h 127.0.0.1 -U ctj -d ctj -c "SELECT 1" &&
	test_fails inside postgres psql -w -X -h /var/run/postgresql -U ctj \
		-d ctj -c "SELECT 1" &&
	[ "$(pod_sql "SELECT string_agg(DISTINCT auth_method, '"','"')
		FROM pg_hba_file_rules")" = scram-sha-256 ] &&
	[ "$(pod_sql "SHOW listen_addresses")" = localhost ]
'

test_expect_success 'it sorts as everywhere' '
	[ "$(pod_sql "SELECT datlocprovider, datlocale
		FROM pg_database WHERE datname = '"'ctj'"'")" = "b|C.UTF-8" ]
'

test_expect_success 'a second server on its volume ends at once' '
	{ alone --user 999:999 -v "$pod:/var/lib/postgresql" -e POSTGRES_PASSWORD=x \
		--entrypoint "$(of postgres ".entryPoint | tojson")" \
		"$(image_of postgres)" postgres >"$TRASH/said" 2>&1
		ended=$?; } && [ $ended -eq 1 ] && pod_healthy postgres
'

test_expect_success 'the backend starts on the empty database, and migrates it' '
	pod_run backend && pod_wait backend && until_ok 30 pod_ready &&
	log_of backend | grep "migrate: applied 0001-role-and-extension.sql" &&
	[ "$(counted schema_migrations)" -eq "$(ls schema/[0-9]*.sql | wc -l)" ]
'

test_expect_success 'the frontend starts' '
	pod_run frontend && pod_wait frontend
'

test_expect_success 'the catalogue is filled from the backend, twice as good as once' '
	for n in 1 2; do
		inside backend stage/psql -q -f schema/seed/reference.sql || return 1
	done && [ "$(counted community_of_practice)" = 5 ]
'

test_expect_success 'no process has a capability or can get one; none is root' '
	for name in postgres backend frontend; do
		powers "$(pod_pid $name)" >"$TRASH/powers" && cat "$TRASH/powers" &&
		grep -q CapEff "$TRASH/powers" &&
		test_fails grep -E "Cap(Eff|Bnd) .*[1-9a-f]|NoNewPrivs 0|Uid 0" \
			"$TRASH/powers" || return 1
	done
'

test_expect_success 'their root file systems cannot be written' '
	for name in postgres backend frontend; do
		test_fails inside $name sh -c ": >/opt/written" &&
		test_fails inside $name sh -c ": >/etc/written" || return 1
	done
'

test_expect_success 'outside loopback nothing but 8000 and 3000 listens' '
	in_pod cat /proc/net/tcp /proc/net/tcp6 >"$TRASH/sockets" &&
	awk "\$4 == \"0A\" { print \$2 }" "$TRASH/sockets" | sort -u \
		>"$TRASH/listening" && cat "$TRASH/listening" &&
	grep -v -e "^0100007F:" -e "^00000000000000000000000001000000:" \
		"$TRASH/listening" | sed "s/.*://" | sort -u >"$TRASH/open" &&
	[ "$(paste -sd " " "$TRASH/open")" = "0BB8 1F40" ]
'

test_expect_success 'the smoke test passes through the front door' '
	{ smoke >"$TRASH/smoke"; ended=$?; } && cat "$TRASH/smoke" &&
	[ $ended -eq 0 ]
'

test_expect_success 'a project manager is made, by sign-up and one statement' '
	in_pod curl -fsS -H "Content-Type: application/json" -o /dev/null \
		$pod_origin/api/auth/signup/ --data "{\"email\": \"$manager\",
		\"name\": \"Pat\", \"password\": \"$password\"}" &&
	pod_sql "UPDATE users SET \"isProjectManager\" = true"
'

test_expect_success 'the smoke test tells a whole story, and leaves nothing' '
	before="$(counted opportunities) $(counted users)" &&
	{ SMOKE_EMAIL=$manager SMOKE_PASSWORD=$password smoke --write \
		>"$TRASH/smoke"; ended=$?; } && cat "$TRASH/smoke" &&
	[ $ended -eq 0 ] &&
	[ "$before" = "$(counted opportunities) $(counted users)" ]
'

test_expect_success 'an admin is made as the runbook says, and gets in' '
	printf "%s\n" boss@example.org Boss "$password" |
		podman exec -i "$(container_of backend)" tools/createsuperuser &&
	in_pod curl -fsS -c "$TRASH/boss" -o "$TRASH/page" $pod_origin/admin/login/ &&
	token=$(sed -n "s/.*csrfmiddlewaretoken\" value=\"\([^\"]*\).*/\1/p" \
		"$TRASH/page") &&
	in_pod curl -fsS -L -b "$TRASH/boss" -c "$TRASH/boss" -o "$TRASH/page" \
		-H "Origin: $pod_origin" $pod_origin/admin/login/ \
		--data-urlencode "csrfmiddlewaretoken=$token" \
		--data-urlencode "username=boss@example.org" \
		--data-urlencode "password=$password" --data next=/admin/ &&
	grep -F "Log out" "$TRASH/page" >"$TRASH/found"
'

test_expect_success 'behind the load balancer a page signs in over https, with nothing more set' '
	balancer 3000 /login && hidden_fields &&
	balancer 3000 /login "${hidden[@]}" -F email=$manager \
		-F "password=$password" -H "Origin: https://stage.civictechjobs.org" &&
	head -n 1 "$TRASH/headers" | grep -w 303 &&
	grep -i "^set-cookie: sessionid=.*; *secure" "$TRASH/headers" >"$TRASH/found" &&
	log_of backend | grep "/api/auth/login/.*\"ip\":\"203.0.113.9\""
'

test_expect_success 'its own checks, which name an address, are answered' '
	for where in 8000/api/healthcheck 3000/healthz; do
		in_pod curl -fsS -o /dev/null -H "Host: 10.10.3.4:${where%%/*}" \
			http://127.0.0.1:$where || return 1
	done
'

# The stand-in has the pg_dump of 15, which refuses a server of 18.
test_expect_success 'the runbook brings backup to the database; pg_dump alone is too old here' '
	carried=$(tar -cz -C stage backup restore manifest.sql connection.sh |
		base64 -w0) &&
	test_fails inside postgres sh -c "echo $carried | base64 -d |
		tar -xz -C /tmp && sh /tmp/backup /var/lib/postgresql" \
		>"$TRASH/said" 2>&1 && cat "$TRASH/said" &&
	grep "server version mismatch" "$TRASH/said" &&
	grep "pg_dump failed: no backup was made" "$TRASH/said"
'

test_expect_success 'it fails where something is missing' '
	{ in_pod stage/smoke http://127.0.0.1:3000 >"$TRASH/smoke"; ended=$?; } &&
	[ $ended -eq 1 ] && grep "^not ok" "$TRASH/smoke" | head -n 3
'

for name in frontend backend postgres; do
	test_expect_success "the $name dies; the others live, and all is well when it is back" '
		for other in postgres backend frontend; do
			[ $other = $name ] || others="${others-} $other"
		done && count=$(counted users) &&
		pod_kill $name && for other in $others; do
			pod_running $other && { [ $other = postgres ] ||
				pod_healthy $other; } || return 1
		done && unset others &&
		pod_run $name && pod_wait $name && until_ok 60 pod_ready &&
		smoke >"$TRASH/smoke" && [ "$(counted users)" = "$count" ]
	'
done

test_expect_success 'while the database is away: 503 for data, health checks go on' '
	pod_kill postgres &&
	[ "$(in_pod curl -s -m 9 -o /dev/null -w "%{http_code}" \
		$pod_origin/api/skills/?limit=2)" = 503 ] &&
	pod_healthy backend && pod_healthy frontend &&
	pod_run postgres && pod_wait postgres && until_ok 60 pod_ready
'

# log in, for the writers: sets COOKIES and TOKEN
log_in() {
	local jar=$TRASH/jar

	in_pod curl -fsS -c "$jar" -o /dev/null $pod_origin/api/auth/csrf/ &&
	in_pod curl -fsS -b "$jar" -c "$jar" -o /dev/null \
		-H 'Content-Type: application/json' $pod_origin/api/auth/login/ \
		-H "Origin: $pod_origin" \
		-H "X-CSRFToken: $(sed -n 's/.*csrftoken[[:space:]]*//p' "$jar")" \
		--data "{\"email\": \"$manager\", \"password\": \"$password\"}" || return 1
	TOKEN=$(sed -n 's/.*csrftoken[[:space:]]*//p' "$jar")
	COOKIES="sessionid=$(sed -n 's/.*sessionid[[:space:]]*//p' "$jar")"
	COOKIES="$COOKIES; csrftoken=$TOKEN"
	export COOKIES TOKEN
}

test_expect_success 'SIGTERM under load: what was accepted is answered, and in time' '
	log_in && role=$(pod_sql "SELECT id FROM roles LIMIT 1") &&
	{ in_pod perl t/lib/load.pl 127.0.0.1:8000 "$TRASH/enough" 6 \
		"\"role\": \"$role\", \"body\": \"b\", \"min_hours_required\": 1,
		\"work_environment\": \"remote\"" once >"$TRASH/load" 2>&1 & } &&
	load=$! && until_ok 10 grep -q "^201 " "$TRASH/load" && sleep 2 &&
	pod_stop backend && touch "$TRASH/enough" && { wait $load; :; } &&
	[ $ended -eq 0 ] && [ $took -le 15 ] &&
	cut -d" " -f1 "$TRASH/load" | sort | uniq -c &&
	test_fails grep -vE "^(2..|refused|unanswered) " "$TRASH/load"
'

test_expect_success 'each write is there exactly once, and none that nobody heard of' '
	sed -n "s/^201 [0-9]* \(load[^ ]*\) .*/\1/p" "$TRASH/load" | sort \
		>"$TRASH/told" && [ -s "$TRASH/told" ] &&
	pod_sql "SELECT project_name FROM opportunities
		WHERE project_name LIKE '"'load-%'"'" | sort >"$TRASH/stored" &&
	wc -l "$TRASH/told" "$TRASH/stored" &&
	test_same "$TRASH/told" "$TRASH/stored"
'

test_expect_success 'everything stops in its time, in reverse order' '
	pod_run backend && pod_wait backend &&
	pod_stop frontend && pod_stop backend && [ $ended -eq 0 ] &&
	pod_stop postgres && [ $ended -eq 0 ] &&
	log_of postgres | grep "database system is shut down"
'

test_expect_success 'everything starts again with what there was, signed in too' '
	for name in postgres backend frontend; do
		pod_run $name && pod_wait $name || return 1
	done && until_ok 30 pod_ready &&
	log_of backend | grep "schema is current" &&
	[ "$(counted opportunities)" -eq "$(wc -l <"$TRASH/stored")" ] &&
	in_pod curl -fsS -b "$TRASH/jar" $pod_origin/api/auth/me/ | grep $manager
'

# A worker that the kernel ends for want of memory loses its request.
test_expect_success 'the memory of the task is enough for passwords and pictures at once' '
	pod_sql "UPDATE opportunities SET status = '"'open'"'" &&
	pod_sql "SELECT id FROM opportunities LIMIT 20" >"$TRASH/ids" &&
	for n in 1 2 3 4 5 6 7 8; do
		in_pod curl -s -m 15 -o /dev/null -w "%{http_code}\n" \
			-H "Content-Type: application/json" \
			$pod_origin/api/auth/login/ --data "{\"email\":
			\"$manager\", \"password\": \"$password\"}" &
	done >>"$TRASH/answers" &&
	sed "s|.*|$pod_origin/opportunities/&/preview.png|" "$TRASH/ids" |
		in_pod xargs -n 1 -P 4 curl -s -m 15 -o /dev/null \
			-w "%{http_code}\n" >>"$TRASH/answers" &&
	{ wait; :; } && sort "$TRASH/answers" | uniq -c &&
	[ "$(grep -cx 200 "$TRASH/answers")" -eq $((8 + $(wc -l <"$TRASH/ids"))) ] &&
	for name in postgres backend frontend; do
		echo "# $name: at most $(pod_peak $name) of $(of $name .memory)" \
			>>"$TRASH/peaks" &&
		pod_running $name && pod_healthy $name || return 1
	done
'
cat "$TRASH/peaks"

test_expect_success 'a migration that is refused ends the backend, with one line' '
	pod_sql "UPDATE schema_migrations SET checksum = '"'edited'"'
		WHERE name LIKE '"'0002%'"'" && pod_run backend &&
	until_ok 30 test_fails pod_running backend &&
	[ "$(podman inspect -f "{{.State.ExitCode}}" "$(container_of backend)")" = 1 ] &&
	log_of backend | grep "migrate: error" >"$TRASH/said" &&
	cat "$TRASH/said" && [ "$(wc -l <"$TRASH/said")" = 1 ] &&
	grep "was edited after it ran" "$TRASH/said"
'

test_expect_success 'no secret is in a log, or among the arguments of a process' '
	for name in postgres backend frontend; do
		log_of $name
	done >"$TRASH/logs" && ps -eo args >>"$TRASH/logs" &&
	test_fails grep -F -e "$pod_key" -e "$pod_secret" -e "$password" \
		"$TRASH/logs"
'

test_done
