# server-15.sh - a throw-away server of PostgreSQL 15, Debian's; sourced
#
# The only one here that pg_dump and pg_restore, Debian's too, will talk to.
# Where those of 18 exist, PG_BIN names their folder and that of their server.
#
#	server_start		on a port of loopback; role and database ctj
#	POSTGRES_DB=x sql ...	psql, bare
#
# shellcheck shell=bash disable=SC2154

PATH=${PG_BIN:-/usr/lib/postgresql/15/bin}:$PATH
unset SQL_HOST SQL_USER SQL_PASSWORD SQL_DATABASE SQL_PORT
export POSTGRES_USER=ctj POSTGRES_PASSWORD=secret POSTGRES_DB=ctj
CTJ_VAR=$TRASH/var

as() {
	setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups -- "$@"
}

sql() {
	stage/psql -q -At "$@"
}

server_start() {
	mkdir "$CTJ_VAR"
	user=$(server_user)
	chown "$user" "$CTJ_VAR"
	SQL_PORT=$((20000 + $$ % 12000))
	while port_used "$SQL_PORT"; do
		SQL_PORT=$((SQL_PORT + 1))
	done
	export SQL_PORT
	printf secret >"$CTJ_VAR/password"
	if ! { as initdb -D "$CTJ_VAR/data" -U ctj --auth=scram-sha-256 -E UTF8 \
		--no-sync --locale=C.UTF-8 --pwfile="$CTJ_VAR/password" \
		>"$TRASH/initdb" 2>&1 && as pg_ctl -D "$CTJ_VAR/data" -w \
		-l "$CTJ_VAR/log" start -o "-p $SQL_PORT -c fsync=off \
		-c listen_addresses=127.0.0.1 -c unix_socket_directories=''" \
		>/dev/null && POSTGRES_DB=postgres sql -c 'CREATE DATABASE ctj'; }; then
		sed 's/^/# /' "$TRASH/initdb" "$CTJ_VAR/log"
		echo 'Bail out! no server'
		exit 1
	fi
	# shellcheck disable=SC2016 # for the shell that runs it
	test_atexit 'as pg_ctl -D "$CTJ_VAR/data" -m immediate stop'
}
