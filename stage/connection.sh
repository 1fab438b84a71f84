# connection.sh - the database of this container, for psql and its kin; sourced
#
# In the backend SQL_HOST and so on say which, in the postgres container
# POSTGRES_USER and so on.  Passwords travel in the environment: arguments are
# public.  Who sources this says in PGAPPNAME who it is.
# shellcheck shell=sh

PGHOST=${SQL_HOST:-127.0.0.1}
PGPORT=${SQL_PORT:-5432}
PGUSER=${SQL_USER:-${POSTGRES_USER:-}}
PGPASSWORD=${SQL_PASSWORD:-${POSTGRES_PASSWORD:-}}
PGDATABASE=${SQL_DATABASE:-${POSTGRES_DB:-$PGUSER}}
PGCONNECT_TIMEOUT=5
PGCLIENTENCODING=UTF8
PGOPTIONS='-c timezone=UTC -c client_min_messages=warning'
[ -n "$PGUSER" ] || {
	echo "${PGAPPNAME-}: neither SQL_USER nor POSTGRES_USER is set" >&2
	exit 1
}
export PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGCONNECT_TIMEOUT
export PGCLIENTENCODING PGOPTIONS
