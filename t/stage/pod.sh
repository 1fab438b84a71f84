# pod.sh - the three containers as one task runs them; sourced by t/stage/*.t
#
# A pod without any network but its own loopback, which the three share, as
# the containers of an ECS task do.  Every root file system is read-only, no
# process has a capability, and where they may write nothing can be run, as
# Docker has it, but for the services of s6.
#
#	pod_start		the pod and an empty volume, nothing in it yet
#	pod_run NAME		starts postgres, backend or frontend
#	pod_healthy NAME	its own health check, once
#	pod_wait NAME		until it is healthy, at most 90 s
#	pod_kill NAME		as if its process 1 crashed; pod_run starts another
#	pod_stop NAME		as ECS does: its signal, then its time to finish
#	in_pod COMMAND...	a command of this machine, on the pod's loopback
#	inside NAME COMMAND...	a command of the container
#	pod_peak NAME		the most memory it had
#	pod_sql QUERY		what the database says, bare
#
# How they run is what stage/task-definition.json says: limits, users, health
# checks, commands, signals are read from there.
#
# shellcheck shell=bash disable=SC2154,SC2034

. t/stage/machine.sh
pod=ctj-stage-$$
task=stage/task-definition.json
pod_secret=$(random_hex 24)
pod_key=$(random_hex 32)
pod_origin=http://127.0.0.1:8000
container_of() {
	echo "$pod-$1"
}

pod_start() {
	podman pod create --network none --name "$pod" >/dev/null &&
		podman volume create "$pod" >/dev/null
}

pod_end() {
	podman pod rm -f -t 0 "$pod"
	podman volume rm -f "$pod"
}

# of NAME FILTER: what the task definition says of a container, a line each
of() {
	jq -r --arg name "$1" \
		".containerDefinitions[] | select(.name == \$name) | $2" "$task"
}

# The arguments that the task definition and the platform would make of it.
pod_arguments() {
	local value user

	user=$(of "$1" '.user // empty')
	case $1 in
	postgres)
		arguments+=(-v "$pod:/var/lib/postgresql"
			--tmpfs "/var/run/postgresql:noexec,mode=1777"
			-e POSTGRES_USER=ctj -e POSTGRES_DB=ctj
			-e "POSTGRES_PASSWORD=$pod_secret"
			-e "POSTGRES_INITDB_ARGS=$(of postgres '.environment[] |
				select(.name == "POSTGRES_INITDB_ARGS").value')")
		;;
	backend)
		arguments+=(--tmpfs "/run/ctj:exec,mode=1777" -e SQL_USER=ctj
			-e SQL_DATABASE=ctj -e "SQL_PASSWORD=$pod_secret"
			-e SQL_HOST=localhost -e SQL_PORT=5432
			-e "DJANGO_SECRET_KEY=$pod_key" -e DJANGO_DEBUG=False
			-e DJANGO_ALLOWED_HOSTS=stage.civictechjobs.org
			-e CTJ_FRONTEND_PROXY=on)
		;;
	frontend)
		arguments+=(--tmpfs "/opt/frontend/.next/cache:noexec,mode=1777"
			-e BACKEND_INTERNAL_URL=http://127.0.0.1:8000)
		;;
	esac
	[ -z "$user" ] || arguments+=(--user "$user")
	arguments+=(--memory "$(of "$1" .memory)m"
		--memory-reservation "$(of "$1" .memoryReservation)m")
	while read -r value; do
		arguments+=(--cap-drop "$value")
	done < <(of "$1" '.linuxParameters.capabilities.drop[]')
	[ "$(of "$1" .linuxParameters.initProcessEnabled)" != true ] ||
		arguments+=(--init)
	value=$(of "$1" '.entryPoint // empty | tojson')
	[ -z "$value" ] || arguments+=(--entrypoint "$value")
}

image_of() {
	case $1 in
	postgres) echo "$stand_in-postgres:18" ;;
	*) echo "localhost/civic-tech-jobs-$1:stage" ;;
	esac
}

pod_run() {
	local arguments=() command=()

	podman rm -f -t 0 "$(container_of "$1")" >/dev/null 2>&1
	pod_arguments "$1"
	mapfile -t command < <(of "$1" '.command // [] | .[]')
	podman run -d --pull=never --pod "$pod" --name "$(container_of "$1")" \
		--read-only --read-only-tmpfs=false --tmpfs /tmp:noexec,mode=1777 \
		--security-opt no-new-privileges --no-healthcheck \
		"${arguments[@]}" "$(image_of "$1")" "${command[@]}" >/dev/null
}

pod_pid() {
	podman inspect -f '{{.State.Pid}}' "$(container_of "$1")"
}

pod_running() {
	[ "$(podman inspect -f '{{.State.Running}}' "$(container_of "$1")")" = true ]
}

inside() {
	podman exec "$(container_of "$1")" "${@:2}"
}

# The network belongs to the pod: any of its processes leads there.
in_pod() {
	local infra

	infra=$(podman pod inspect -f '{{.InfraContainerID}}' "$pod") &&
		nsenter -t "$(podman inspect -f '{{.State.Pid}}' "$infra")" -n \
			-- "$@"
}

pod_healthy() {
	local check=()

	mapfile -t check < <(of "$1" '.healthCheck.command[]')
	case ${check[0]} in
	CMD-SHELL) inside "$1" sh -c "${check[1]}" ;;
	CMD) inside "$1" "${check[@]:1}" ;;
	*) return 1 ;;
	esac
}

pod_wait() {
	local end=$((SECONDS + 90))

	until pod_healthy "$1" >"$TRASH/health" 2>&1; do
		if [ $SECONDS -ge $end ] || ! pod_running "$1"; then
			cat "$TRASH/health"
			podman logs --tail 20 "$(container_of "$1")" 2>&1
			return 1
		fi
		sleep 0.5
	done
}

# until_ok SECONDS COMMAND...
until_ok() {
	local end=$((SECONDS + $1))

	until "${@:2}"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.3
	done
}

pod_kill() {
	kill -KILL "$(pod_pid "$1")" && until_ok 10 test_fails pod_running "$1"
}

# pod_stop NAME: with the time that the task gives it; sets $took and $ended
pod_stop() {
	local before=$SECONDS limit

	limit=$(of "$1" .stopTimeout)
	podman stop -t "$limit" "$(container_of "$1")" >/dev/null || return 1
	took=$((SECONDS - before))
	ended=$(podman inspect -f '{{.State.ExitCode}}' "$(container_of "$1")")
	echo "$1 ended with $ended after $took s of $limit"
	[ "$took" -lt "$limit" ]
}

# pod_peak NAME: the most memory it had, in MiB, where the kernel tells
pod_peak() {
	local pid at

	pid=$(pod_pid "$1")
	for at in "$(sed -n 's|^[0-9]*:memory:|/sys/fs/cgroup/memory|p' \
	    "/proc/$pid/cgroup")/memory.max_usage_in_bytes" \
	    "$(sed -n 's|^0::|/sys/fs/cgroup|p' "/proc/$pid/cgroup")/memory.peak"; do
		[ ! -r "$at" ] || awk '{ printf "%.0f MiB\n", $1 / 1048576 }' "$at"
	done
}

pod_sql() {
	inside postgres env PGPASSWORD="$pod_secret" psql -X -At -h 127.0.0.1 \
		-U ctj -d ctj -v ON_ERROR_STOP=1 -c "$1"
}

pod_ready() {
	in_pod curl -fsS -m 5 -o /dev/null $pod_origin/api/readyz 2>/dev/null
}
