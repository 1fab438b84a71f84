# stack.sh - one private stack for a test file: database, workers, nginx
#
# Sourced by test files, from the root of the repository:
#
#	. t/lib/stack.sh
#	stack_start opportunities roles
#	curl $STACK_CURL http://localhost/api/roles/
#
# stack_start [OPTION...] RESOURCE...	(no RESOURCE: all)
#	--template NAME	database to copy: migrated (default) or reference
#	--workers N	of each resource (1)
#	--cache		with the microcache, which tests do without
#	--port		listen on a free port of 127.0.0.1 too
#	--frontend	with the frontend behind nginx, on a port; STACK_NEXT
#			is the frontend's own address
#	--supervised	under s6, as make run does
#	--cluster	with a PostgreSQL server of its own, to stop and kill
#	--proxy		workers reach PostgreSQL over a line that stack_line spoils
#
# What it sets, all exported:
#
#	STACK		the folder: access.log events.log *.sock nginx.conf
#	STACK_CURL	the arguments that bring curl to it, unquoted
#	STACK_URL	http://localhost, with the port if there is one
#	SQL_HOST ...	the database; DJANGO_* and CTJ_* unless set before
#
# A file that did not get CTJ_CLUSTER runs itself again below with-cluster.
# Everything ends with the file, however that ends; one that sets traps of its
# own calls stack_stop in them.
# shellcheck shell=sh

me=${me:-$(basename -- "$0")}
root=$(pwd)
[ -f "$root/t/lib/stack.sh" ] || {
	echo "$me: run it from the root of the repository" >&2
	exit 1
}
[ -n "${CTJ_CLUSTER-}" ] ||
	exec "$root/t/lib/with-cluster" "$0" "$@"
. "$root/dev/common.sh"

STACK='' stack_pids='' stack_nginx='' stack_own='' stack_server=''
stack_supervised='' stack_proxy='' stack_frontend=''
trap stack_stop EXIT
trap 'exit 1' HUP INT PIPE TERM

stack_fail() {
	echo "# $me: $*" >&2
	[ ! -s "$STACK/events.log" ] || tail -n 20 "$STACK/events.log" |
		sed 's/^/# /' >&2
	exit 1
}

# stack_psql [ARGS]: psql on the file's own database
stack_psql() {
	PGHOST=$SQL_HOST PGPORT=$SQL_PORT PGUSER=$SQL_USER \
		PGPASSWORD=$SQL_PASSWORD PGDATABASE=$SQL_DATABASE \
		psql -X -q -v ON_ERROR_STOP=1 "$@"
}

# Statements about databases, from outside them.
stack_admin() {
	SQL_DATABASE=postgres stack_psql -c "$1" >/dev/null
}

stack_until() {
	stack_tries=0
	until "$@"; do
		stack_tries=$((stack_tries + 1))
		[ "$stack_tries" -lt 1000 ] || return 1
		sleep 0.01
	done
}

stack_environment() {
	: "${DJANGO_DEBUG:=False}" "${DJANGO_ALLOWED_HOSTS:=stage.example.org}"
	: "${DJANGO_SECRET_KEY:=a key for tests, the same in all of them}"
	: "${CTJ_TRUSTED_PROXIES:=127.0.0.1 ::1}" "${CTJ_LOG_LEVEL:=info}"
	: "${CTJ_NGINX_WORKERS:=1}" "${CTJ_DRAIN:=12}"
	SQL_PORT=5432 SQL_USER=ctj
	SQL_HOST=$stack_var/s
	SQL_PASSWORD=$(cat "$stack_var/password") || exit 1
	SQL_DATABASE=t$$
	CTJ_RUN=$STACK CTJ_BUILD=$BUILD CTJ_ACCESS_LOG=$STACK/access.log
	CTJ_ERROR_LOG="$STACK/nginx.log info"
	export DJANGO_DEBUG DJANGO_ALLOWED_HOSTS DJANGO_SECRET_KEY SQL_HOST \
		SQL_PORT SQL_USER SQL_PASSWORD SQL_DATABASE CTJ_RUN CTJ_BUILD \
		CTJ_ACCESS_LOG CTJ_ERROR_LOG CTJ_TRUSTED_PROXIES CTJ_WORKERS \
		CTJ_LOG_LEVEL CTJ_NGINX_WORKERS CTJ_DRAIN CTJ_MICROCACHE
}

# stack_server_start: the server of --cluster, the first time or again
stack_server_start() {
	setsid "$root/dev/pg" serve "$STACK/var" "$STACK/var/s" --fast \
		2>>"$STACK/postgres.log" &
	stack_server=$!
	"$root/dev/pg" ready "$STACK/var" "$STACK/var/s" ||
		stack_fail 'the database server does not start'
}

# stack_server_stop SIGNAL: INT is a quick stop, KILL a crash
stack_server_stop() {
	[ -n "$stack_server" ] || return 0
	kill -s "$1" "$stack_server" 2>/dev/null || :
	wait "$stack_server" 2>/dev/null || :
	stack_server=
}

stack_database() {
	if [ -z "$stack_own" ]; then
		stack_admin "CREATE DATABASE $SQL_DATABASE
			TEMPLATE $stack_template STRATEGY file_copy" || stack_fail 'no database'
		return
	fi
	"$root/dev/pg" init "$stack_var" --no-sync || exit 1
	own_folder "$stack_var/s"
	stack_server_start
	stack_environment
	SQL_DATABASE=ctj
	"$root/schema/migrate" >/dev/null || stack_fail 'migrations failed'
	[ "$stack_template" = migrated ] || stack_psql >/dev/null \
		-f "$root/schema/seed/reference.sql" || stack_fail 'no seed'
}

# Below the ports that the kernel gives to clients.
stack_free_port() {
	stack_port=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
	stack_port=$((20000 + stack_port % 12000))
	while port_used "$stack_port"; do
		stack_port=$((stack_port + 1))
	done
}

stack_run() {
	become_server
	# shellcheck disable=SC2086 # words
	SQL_HOST=${stack_line:-$SQL_HOST} setsid $as_server --pdeathsig TERM -- \
		"$@" >>"$STACK/events.log" 2>&1 &
}

# stack_line MODE: what --proxy does from now on (db-proxy.pl)
stack_line() {
	echo "$*" >"$stack_line/mode"
}

stack_proxy_start() {
	mkdir -m 0755 "$stack_line"
	stack_line pass
	perl t/lib/db-proxy.pl "$stack_line/.s.PGSQL.$SQL_PORT" \
		"$SQL_HOST/.s.PGSQL.$SQL_PORT" "$stack_line/mode" \
		2>>"$STACK/events.log" &
	stack_proxy=$!
	stack_until test -S "$stack_line/.s.PGSQL.$SQL_PORT" ||
		stack_fail 'the proxy does not start'
}

stack_tree() {
	become_server
	# shellcheck disable=SC2086 # words
	$as_server -- "$root/stage/prepare" || stack_fail 'prepare failed'
	if [ -n "$stack_supervised" ]; then
		stack_run s6-svscan "$STACK/service"
		stack_pids=$!
		return
	fi
	for stack_name in $CTJ_ONLY; do
		stack_run "$STACK/service/$stack_name/run"
		stack_pids="$stack_pids $!"
		eval "stack_pid_$(echo "$stack_name" | tr - _)=$!"
	done
	stack_run "$STACK/service/nginx/run"
	stack_nginx=$!
	[ -z "$stack_frontend" ] || stack_frontend_start
}

# stack_frontend_start: the first time or again; it has a log of its own
stack_frontend_start() {
	# shellcheck disable=SC2086 # words
	setsid $as_server --pdeathsig TERM -- "$STACK/service/frontend/run" \
		>>"$STACK/frontend.log" 2>&1 &
	stack_pid_frontend=$!
	stack_pids="$stack_pids $stack_pid_frontend"
	stack_until curl -fs -o /dev/null "$STACK_NEXT/healthz" || {
		tail -n 20 "$STACK/frontend.log" | sed 's/^/# /' >&2
		stack_fail 'the frontend does not start'
	}
}

# What the frontend and nginx need to find each other.
stack_frontend_environment() {
	[ -r "$root/build/frontend/server.js" ] ||
		stack_fail 'build/frontend is not built'
	CTJ_FRONTEND=127.0.0.1:$stack_frontend
	STACK_NEXT=http://$CTJ_FRONTEND
	CTJ_FRONTEND_PROXY=on CTJ_FRONTEND_DIR=$root/build/frontend
	CTJ_NODE=$node
	BACKEND_INTERNAL_URL=http://127.0.0.1:$stack_port
	CSRF_TRUSTED_ORIGINS=http://localhost:$stack_port
	export CTJ_FRONTEND CTJ_FRONTEND_PROXY CTJ_FRONTEND_DIR CTJ_NODE \
		STACK_NEXT BACKEND_INTERNAL_URL CSRF_TRUSTED_ORIGINS
}

stack_options() {
	stack_template=migrated stack_own='' stack_supervised='' stack_port=''
	stack_line='' stack_frontend=''
	CTJ_WORKERS=1 CTJ_MICROCACHE=off
	while [ $# -gt 0 ]; do
		case $1 in
		--template) stack_template=$2 && shift ;;
		--workers) CTJ_WORKERS=$2 && shift ;;
		--cache) CTJ_MICROCACHE=on ;;
		--port) stack_free_port ;;
		--frontend)
			stack_free_port
			stack_frontend=$stack_port
			while [ "$stack_port" = "$stack_frontend" ]; do
				stack_free_port
			done
			;;
		--supervised) stack_supervised=yes ;;
		--cluster) stack_own=yes ;;
		--proxy) stack_line=$STACK/line ;;
		--*) stack_fail "stack_start: no option $1" ;;
		*) break ;;
		esac
		shift
	done
	CTJ_ONLY=$*
	[ $# -gt 0 ] || CTJ_ONLY=$(tr '\n' ' ' <"$BUILD/resources")
	export CTJ_ONLY
}

stack_start() {
	[ -r "$BUILD/resources" ] || stack_fail "$BUILD is not built"
	STACK=$(mktemp -d /tmp/ctj-s.XXXXXX) || exit 1
	stack_options "$@"
	[ -z "$stack_frontend" ] || stack_frontend_environment
	CTJ_VAR=$STACK
	[ "$(id -u)" -ne 0 ] || chown "$(server_user)" "$STACK"
	stack_var=${CTJ_CLUSTER-}
	if [ -n "$stack_own" ]; then
		stack_var=$STACK/var
		mkdir "$stack_var"
		CTJ_VAR=$stack_var
	else
		stack_environment
	fi
	stack_database
	[ -z "$stack_line" ] || stack_proxy_start
	CTJ_LISTEN="unix:$STACK/http.sock"
	STACK_CURL="--unix-socket $STACK/http.sock" STACK_URL=http://localhost
	if [ -n "$stack_port" ]; then
		CTJ_LISTEN="$CTJ_LISTEN 127.0.0.1:$stack_port"
		STACK_CURL='' STACK_URL=http://localhost:$stack_port
	fi
	export STACK STACK_CURL STACK_URL CTJ_LISTEN
	stack_tree
	for stack_name in $CTJ_ONLY http; do
		stack_until test -S "$STACK/$stack_name.sock" ||
			stack_fail "$stack_name does not start"
	done
}

# stack_service NAME: the process that keeps its workers (or nginx's master);
# fails and prints nothing if it does not run.  s6-svstat says -1 for that, and
# a signal to -1 goes to every process there is.
stack_service() {
	if [ -n "$stack_supervised" ]; then
		stack_found=$(s6-svstat -o pid "$STACK/service/$1")
	elif [ "$1" = nginx ]; then
		stack_found=$stack_nginx
	else
		eval "stack_found=\${stack_pid_$(echo "$1" | tr - _)-}"
	fi
	case $stack_found in
	'' | *[!0-9]* | 0 | 1) return 1 ;;
	esac
	echo "$stack_found"
}

# stack_workers NAME: its workers; fails if nothing keeps them
stack_workers() {
	stack_parent=$(stack_service "$1") || return 1
	cat "/proc/$stack_parent/task/$stack_parent/children"
}

stack_stop() {
	trap '' HUP INT PIPE TERM
	# shellcheck disable=SC2086 # several
	[ -z "$stack_nginx$stack_pids" ] ||
		kill $stack_nginx $stack_pids 2>/dev/null || :
	for stack_pid in $stack_nginx $stack_pids; do
		wait "$stack_pid" 2>/dev/null || :
	done
	[ -z "$stack_proxy" ] || kill "$stack_proxy" 2>/dev/null || :
	stack_nginx='' stack_pids='' stack_proxy=''
	if [ -n "$stack_own" ]; then
		stack_server_stop INT
	elif [ -n "$STACK" ] && [ -n "${SQL_DATABASE-}" ]; then
		stack_admin "DROP DATABASE IF EXISTS $SQL_DATABASE
			WITH (FORCE)" 2>/dev/null || :
	fi
	[ -z "$STACK" ] || rm -rf -- "$STACK"
	STACK=
	trap 'exit 1' HUP INT PIPE TERM
}
