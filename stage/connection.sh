# connection.sh - the database of this container, for psql and its kin; sourced
#
# In the backend SQL_HOST and so on say which, in the postgres container
# POSTGRES_USER and so on; each may be given as NAME_FILE, a file that holds
# it.  Passwords travel in the environment: arguments are public.  Who sources
# this says in PGAPPNAME who it is.
# shellcheck shell=sh

# given NAME...: what the first of them says that says something
given() {
	for name; do
		eval "value=\${$name-} file=\${${name}_FILE-}"
		[ -n "$value" ] || [ -z "$file" ] || value=$(cat -- "$file")
		[ -z "$value" ] || break
	done
	printf %s "$value"
}

PGHOST=$(given SQL_HOST)
PGHOST=${PGHOST:-127.0.0.1}
PGPORT=$(given SQL_PORT)
PGPORT=${PGPORT:-5432}
PGUSER=$(given SQL_USER POSTGRES_USER)
PGPASSWORD=$(given SQL_PASSWORD POSTGRES_PASSWORD)
PGDATABASE=$(given SQL_DATABASE POSTGRES_DB)
PGDATABASE=${PGDATABASE:-$PGUSER}
PGCONNECT_TIMEOUT=5
PGCLIENTENCODING=UTF8
PGOPTIONS='-c timezone=UTC -c client_min_messages=warning'
[ -n "$PGUSER" ] || {
	echo "${PGAPPNAME-}: neither SQL_USER nor POSTGRES_USER is set" >&2
	exit 1
}
export PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGCONNECT_TIMEOUT
export PGCLIENTENCODING PGOPTIONS
