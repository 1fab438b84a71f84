#!/bin/bash
#
# docker-compose.stage.yml with stage.env.example filled in, as its first
# lines say: docker-compose starts the three in their order, through podman,
# which speaks the engine's language.  podman runs no health check by itself;
# a loop does here, as an engine would.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='docker-compose.stage.yml: three services from one file of variables'
. "$(dirname -- "$0")/../lib/test.sh"
cd -- "$root" || exit 1
. t/stage/machine.sh
project=ctjstage$$
env_file=$TRASH/stage.env
export POSTGRES_IMAGE=$stand_in-postgres:18
export DOCKER_HOST=unix://$TRASH/engine

podman system service -t 0 "$DOCKER_HOST" >"$TRASH/engine.log" 2>&1 &
engine=$!
test_atexit 'kill "$engine"'

compose() {
	docker-compose --env-file "$env_file" -p "$project" \
		-f docker-compose.stage.yml "$@"
}

up() {
	docker-compose --env-file "$env_file" -p "$project" \
		-f docker-compose.stage.yml -f t/stage/compose.yml "$@"
}
# It removes all at once, and podman keeps the one that others hang on.
test_atexit 'up down -v -t 5; podman rm -f -i "$(name_of postgres)"
	podman volume rm -f "${project}_postgres"'

name_of() {
	echo "${project}_$1_1"
}

in_task() {
	nsenter -t "$(podman inspect -f '{{.State.Pid}}' "$(name_of postgres)")" \
		-n -- "$@"
}

# checks: as an engine does every few seconds
checks() {
	local name

	while [ ! -e "$TRASH/enough" ]; do
		for name in postgres backend frontend; do
			podman healthcheck run "$(name_of "$name")" >"$TRASH/check" 2>&1
		done
		sleep 1
	done
}
checks &
checker=$!
test_atexit 'touch "$TRASH/enough"; wait "$checker"'

# All three: nginx asks the frontend, which asks the backend for its database.
ready() {
	local end=$((SECONDS + 60))

	until in_task curl -fsS -m 3 -o /dev/null http://127.0.0.1:8000/readyz \
	    2>"$TRASH/trouble"; do
		[ $SECONDS -lt $end ] || {
			podman ps -a
			podman logs --tail 9 "$(name_of postgres)"
			podman logs --tail 9 "$(name_of backend)"
			podman logs --tail 9 "$(name_of frontend)"
			return 1
		}
		sleep 0.5
	done
}

test_expect_success 'as it comes, the example is refused: nothing is filled in' '
	: >"$env_file" && test_fails compose config 2>"$TRASH/said" &&
	grep "fill in stage/stage.env" "$TRASH/said"
'

test_expect_success 'filled in, it is a valid file for an old compose too' '
	sed -e "s/<password of SQL_USER>/$(random_hex 20)/" \
		-e "s/<at least 32 random characters>/$(random_hex 32)/" \
		stage/stage.env.example >"$env_file" &&
	test_fails grep "^[A-Z].*<" "$env_file" && compose config -q
'

test_expect_success 'the three start, each when the one before is healthy' '
	{ up up -d --no-build >"$TRASH/up" 2>&1; ended=$?; } &&
	tail -n 30 "$TRASH/up" && [ $ended -eq 0 ] && ready
'

test_expect_success 'one address serves everything' '
	in_task curl -fsS http://127.0.0.1:8000/api/healthcheck &&
	in_task curl -fsS http://127.0.0.1:8000/ | grep -i "<html" >"$TRASH/html"
'

test_expect_success 'none has a capability' '
	for name in postgres backend frontend; do
		sed -n "s/^CapEff:[[:space:]]*//p" "/proc/$(podman inspect -f \
			"{{.State.Pid}}" "$(name_of $name)")/status" |
			grep -x "0*" || return 1
	done
'

test_expect_success 'down and up again keeps the data' '
	in_task curl -fsS -o /dev/null -H "Content-Type: application/json" \
		http://127.0.0.1:8000/api/auth/signup/ --data "{\"email\":
		\"stays@example.org\", \"name\": \"S\", \"password\": \"tide pools 42\"}" &&
	up down -t 20 >"$TRASH/down" 2>&1 &&
	up up -d --no-build >"$TRASH/up" 2>&1 && ready &&
	podman exec "$(name_of backend)" stage/psql -At \
		-c "SELECT email FROM users" | grep -x stays@example.org
'

test_done
