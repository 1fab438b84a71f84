# api.sh - the words in which tests speak about the API; sourced
#
#	# shellcheck disable=SC2016,SC2034 # commands in quotes
#	test_description='/api/roles/: everybody may read'
#	. "$(dirname -- "$0")/lib/api.sh"
#	start_stack roles
#
#	test_expect_success 'the list is empty at first' '
#		as volunteer && api GET /api/roles/ && expect 200 ". == []"
#	'
#	test_done
#
# start_stack [OPTION...] RESOURCE...
#	a database, nginx and the workers of these resources, as stack.sh
#	says, and the people.  Tests run in the root of the repository.
# as PERSON
#	who asks from now on: volunteer, pm, pm2, staff, superuser, inactive
#	(a project manager who was deactivated) or anonymous.  All have the
#	address PERSON@example.org, the password in $password, a session and
#	a fixed id: id_of PERSON.
# as_reply
#	whoever the cookies of the last reply make one; cookies holds them
# api METHOD PATH [BODY] [ARGUMENT OF curl...]
#	sends a request.  BODY is sent as JSON unless a Content-Type is
#	given; "@FILE" sends a file.  Cookies come along, and the CSRF token
#	where the method needs one; csrf=off in front of it leaves the token
#	out.  The reply is in $status, $TRASH/body and $TRASH/headers.
# expect STATUS [FILTER [ARGUMENT OF jq...]]
#	was that its status, and is the jq filter true of its body?
# ready
#	does the database answer anybody within half a second, as on a busy
#	machine it may not at first?  For stack_until; wants readyz
# header NAME	prints a header of the reply
# reply FILTER	prints what the jq filter finds in the body
# shows TEXT...	the body holds all of these, as they stand there
# lacks TEXT...	it holds none of them
#
# sql COMMANDS	psql's output, bare, on the file's own database
# waits_for EVENT
#	does a statement wait for that there, such as Lock or PgSleep?  For
#	stack_until, where another is to come in between
# until_waited_for COMMANDS [COMMANDS]
#	the first, in a transaction that stays open until another waits for a
#	lock; then the second, and its end
# row TABLE [COLUMN=VALUE...]	inserts one row and prints its id; the value
#	of COLUMN:=EXPRESSION is SQL
# make_catalogue	three communities, roles and skills, whose ids are in
#	$engineering $ui_ux $devops, $backend $designer $sre,
#	$python $react $figma
# posting [COLUMN=VALUE...]	a row of opportunities: open, pm's, for $backend
#	unless said otherwise; after make_catalogue
# read_back ID	the stored opportunity, as JSON of the database
#
# api itself checks every successful reply of a resource with a model: its
# keys, their order and their JSON types are those of the model.  It also
# notes method, path, status and code in the file CTJ_REPLIES, if there is
# one: t/9990-replies.t asks whether anything was never tried.
#
# shellcheck shell=bash

api_root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
[ "$PWD" = "$api_root" ] || {
	file=$api_root/t/${0##*/}
	cd -- "$api_root" && exec "$file" "$@"
	exit 1
}
. t/lib/stack.sh
. t/lib/test.sh
test_atexit stack_stop

# shellcheck disable=SC2034 # for the tests
password='correct horse 42'
# As stock Django stores it, with the least work there is.
# shellcheck disable=SC2016 # dollars of its own
password_hash='pbkdf2_sha256$1$tests$ZNhB+2P0maSf6YIFozt2LdMGx0SuMRfpw5jb39d8bSs='
people='volunteer pm pm2 staff superuser inactive'
# shellcheck disable=SC2034 # for the tests
unknown_id=0197c0de-0000-7000-8000-0000000000ff
person=anonymous
cookies=
status=

sql() {
	stack_psql -At -c "$1"
}

waits_for() {
	[ "$(sql "SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database()
			AND '$1' IN (wait_event_type, wait_event)")" != 0 ]
}

until_waited_for() {
	sql "DO \$\$
		BEGIN
			$1;
			FOR i IN 1 .. 2000 LOOP
				PERFORM pg_stat_clear_snapshot();
				EXIT WHEN EXISTS (SELECT FROM pg_stat_activity
					WHERE datname = current_database()
					  AND wait_event_type = 'Lock');
				PERFORM pg_sleep(0.005);
				IF i = 2000 THEN
					RAISE 'nobody waited';
				END IF;
			END LOOP;
			${2:-NULL};
		END \$\$"
}

id_of() {
	local one n=0

	for one in $people; do
		n=$((n + 1))
		[ "$one" != "$1" ] || {
			printf '0197c0de-0000-7000-8000-%012d' "$n"
			return
		}
	done
	echo "nobody is called $1" >&2
	return 1
}

# Session keys are 32 of [a-z0-9], CSRF secrets 32 of [A-Za-z0-9].
session_of() {
	local key

	printf -v key '%-32s' "$1"
	printf %s "${key// /0}"
}
token_of() {
	local token

	printf -v token '%-32s' "$1"
	printf %s "${token// /Z}"
}

# hash_of KEY: what the sessions table holds of it
hash_of() {
	perl -MDigest::SHA=hmac_sha256_hex -e \
		'print hmac_sha256_hex($ARGV[0], $ENV{DJANGO_SECRET_KEY})' "$1"
}

make_people() {
	local one flags

	for one in $people; do
		flags='false, false, false, true'
		case $one in
		pm*) flags='false, false, true, true' ;;
		staff) flags='true, false, false, true' ;;
		superuser) flags='true, true, false, true' ;;
		inactive) flags='false, false, true, false' ;;
		esac
		echo "INSERT INTO users (id, username, email, name, password,
			is_staff, is_superuser, \"isProjectManager\", is_active)
		VALUES ('$(id_of "$one")', '$one@example.org',
			'$one@example.org', '${one^}', '$password_hash',
			$flags);
		INSERT INTO sessions (key_hash, user_id, expires_at)
		VALUES ('\\x$(hash_of "$(session_of "$one")")',
			'$(id_of "$one")', now() + interval '14 days');"
	done | stack_psql -1 -f -
}

as() {
	person=$1
	cookies=
	[ "$1" = anonymous ] || {
		id_of "$1" >/dev/null || return 1
		cookies="sessionid=$(session_of "$1")"
		cookies="$cookies; csrftoken=$(token_of "$1")"
	}
}

as_reply() {
	person='the last reply'
	cookies=$(sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\);.*/\1/p' \
		"$TRASH/headers" | paste -sd ';' | sed 's/;/; /g')
}

start_stack() {
	test_logs=
	stack_start "$@"
	test_logs="$STACK/events.log $STACK/access.log"
	api_routes
	make_people || {
		echo 'Bail out! the people could not be made'
		exit 1
	}
}

# The paths that there are: "template model list" a line, where the last is
# yes if GET there lists rows, or what stands beside them.  Words before <id>, so that "me/" comes first.
api_routes() {
	jq -r '(.model // "-") as $model | (.beside // "yes") as $list |
		.routes[] |
		"\(.path) \($model) \(if (.allow | startswith("GET")) and
			(.path | test("^/api/[^/]+/$")) then $list else "no" end)"' \
		"$BUILD"/describe/*.json | LC_ALL=C sort -r >"$TRASH/routes"
	echo '/api/openapi.json - no' >>"$TRASH/routes"
}

# Sets route, route_model and route_list; fails for a path that is no route.
api_route() {
	local path=${1%%\?*} pattern

	case $path in
	/api/opportunities*.json | /api/opportunities*.json/)
		path=${path%/} && path=${path%.json}/ ;;
	/api/healthcheck | /api/readyz) path=$path/ ;;
	esac
	while read -r route route_model route_list; do
		pattern="^${route/<id>/[^/]+}\$"
		[[ ! $path =~ $pattern ]] || return 0
	done <"$TRASH/routes"
	return 1
}

# api_note METHOD: what was tried, for t/9990-replies.t
api_note() {
	local code=-

	[ -n "${CTJ_REPLIES-}" ] || return 0
	[ "$status" -lt 400 ] || [ ! -s "$TRASH/body" ] ||
		code=$(jq -r '.error.code // "-"' "$TRASH/body" 2>/dev/null)
	echo "$1 $route $status ${code:--}" >>"$CTJ_REPLIES"
}

# Does the body say what the model promises?
api_shape() {
	case $status in
	2*) ;;
	*) return 0 ;;
	esac
	[ -s "$TRASH/body" ] || return 0
	[ "$route_model" != - ] || {
		jq -e . "$TRASH/body" >/dev/null
		return
	}
	jq -r --arg model "$route_model" --arg list "$route_list-$1" \
		--slurpfile about "$BUILD/models.json" -f t/lib/shape.jq \
		"$TRASH/body" >"$TRASH/.shape" || return 1
	[ ! -s "$TRASH/.shape" ] || {
		echo "$1 $route: the reply is not as its model says:"
		cat "$TRASH/.shape"
		return 1
	}
}

api() {
	local method=$1 path=$2 body='' given=() token arg

	shift 2
	case ${1-} in
	-*) ;;
	*)
		body=${1-}
		[ $# -eq 0 ] || shift
		;;
	esac
	[ "$method" != HEAD ] && given+=(-X "$method") || given+=(-I)
	[ -z "$cookies" ] || given+=(-H "Cookie: $cookies")
	[ -z "$body" ] || {
		given+=(--data-binary "$body")
		arg=" $*"
		[[ ${arg,,} == *\ content-type:* ]] ||
			given+=(-H 'Content-Type: application/json')
	}
	case $method in
	GET | HEAD | OPTIONS | TRACE) ;;
	*)
		token=${cookies##*csrftoken=}
		[ "$token" = "$cookies" ] || [ "${csrf-}" = off ] ||
			given+=(-H "X-CSRFToken: ${token%%;*}")
		;;
	esac
	: >"$TRASH/body"
	: >"$TRASH/headers"
	# shellcheck disable=SC2086 # STACK_CURL is several words
	status=$(curl -sS -g --path-as-is -m 30 $STACK_CURL -o "$TRASH/body" \
		-D "$TRASH/headers" -w '%{http_code}' -H 'Expect:' \
		"${given[@]}" "$@" "$STACK_URL$path") || {
		echo "curl failed on $method $path"
		return 1
	}
	[ "$method" != HEAD ] || : >"$TRASH/body"
	echo "$person: $method $path -> $status $(head -c 2000 "$TRASH/body")"
	api_route "$path" || return 0
	api_note "$method"
	case $method in
	OPTIONS) ;;
	*) api_shape "$method" ;;
	esac
}

expect() {
	[ "$status" = "$1" ] || {
		echo "expected $1, got $status"
		return 1
	}
	[ $# -gt 1 ] || return 0
	jq -e "${@:3}" "$2" "$TRASH/body" >/dev/null || {
		echo "not true of the body: $2"
		return 1
	}
}

ready() {
	as anonymous && api GET /api/readyz && expect 200
}

header() {
	local name value

	while IFS=': ' read -r name value; do
		[ "${name,,}" != "${1,,}" ] || printf '%s\n' "${value%$'\r'}"
	done <"$TRASH/headers"
}

reply() {
	jq -r "$1" "$TRASH/body"
}

shows() {
	local text

	for text; do
		grep -qF -e "$text" "$TRASH/body" || {
			echo "the reply does not show: $text"
			return 1
		}
	done
}

lacks() {
	local text

	for text; do
		! grep -qF -e "$text" "$TRASH/body" || {
			echo "the reply shows: $text"
			return 1
		}
	done
}

row() {
	local table=$1 columns='' values='' item value

	shift
	for item; do
		case ${item%%=*} in
		*:) columns="$columns, \"${item%%:=*}\"" value=${item#*:=} ;;
		*)
			columns="$columns, \"${item%%=*}\""
			value="'$(printf '%s' "${item#*=}" | sed "s/'/''/g")'"
			;;
		esac
		values="$values, $value"
	done
	[ -n "$columns" ] || {
		sql "INSERT INTO $table DEFAULT VALUES RETURNING id"
		return
	}
	sql "INSERT INTO $table (${columns#, }) VALUES (${values#, })
		RETURNING id"
}

# shellcheck disable=SC2034 # for the tests
make_catalogue() {
	engineering=0197c0de-0001-7000-8000-000000000001
	ui_ux=0197c0de-0001-7000-8000-000000000002
	devops=0197c0de-0001-7000-8000-000000000003
	backend=0197c0de-0002-7000-8000-000000000001
	designer=0197c0de-0002-7000-8000-000000000002
	sre=0197c0de-0002-7000-8000-000000000003
	python=0197c0de-0003-7000-8000-000000000001
	react=0197c0de-0003-7000-8000-000000000002
	figma=0197c0de-0003-7000-8000-000000000003
	stack_psql -1 -f - <<-SQL
	INSERT INTO community_of_practice (id, practice_area, description)
	VALUES ('$engineering', 'engineering', 'People who build'),
		('$ui_ux', 'ui_ux', 'People who draw'),
		('$devops', 'devops', 'People who keep it up');
	INSERT INTO roles (id, title, community_of_practice_id)
	VALUES ('$backend', 'Backend Engineer', '$engineering'),
		('$designer', 'UI/UX Designer', '$ui_ux'),
		('$sre', 'Site Reliability Engineer', '$devops');
	INSERT INTO skills (id, name)
	VALUES ('$python', 'Python'), ('$react', 'React'), ('$figma', 'Figma');
	INSERT INTO skills_communities_of_practice
		(skill_id, communityofpractice_id)
	VALUES ('$python', '$engineering'), ('$python', '$devops'),
		('$react', '$engineering'), ('$figma', '$ui_ux');
	SQL
}

posting() {
	local item defaults=()

	for item in "role_id=$backend" 'body=Write good code' \
	    min_hours_required=8 work_environment=remote status=open \
	    "created_by_id=$(id_of pm)"; do
		case " $*" in
		*" ${item%%=*}="* | *" ${item%%=*}:="*) ;;
		*) defaults+=("$item") ;;
		esac
	done
	row opportunities "${defaults[@]}" "$@"
}

read_back() {
	sql "SELECT to_jsonb(o) FROM opportunities o WHERE id = '$1'"
}
