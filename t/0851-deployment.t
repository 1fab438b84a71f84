#!/bin/bash
#
# The deployment document of the incubator, point by point: each D is one of
# its points, C a contradiction in it, T a rule for the task.  What only running containers show is in
# t/stage/; what the document leaves to others is in stage/README.md, where
# these sentences look for it.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='the deployment document, point by point'
. "$(dirname -- "$0")/lib/test.sh"
cd -- "$root" || exit 1
task=stage/task-definition.json
compose=docker-compose.stage.yml
flow=.github/workflows/deploy-stage.yml
readme=stage/README.md
# Without git, as in an archive, what lies here.
git ls-files -co --exclude-standard 2>/dev/null >"$TRASH/files" ||
	find . -name node_modules -prune -o -type f -print >"$TRASH/files"

# of NAME FILTER: what the task says of a container
of() {
	jq -ce --arg name "$1" ".containerDefinitions[] |
		select(.name == \$name) | $2" "$task"
}

# said FILE PATTERN...: each is in it
said() {
	local pattern

	for pattern in "${@:2}"; do
		grep -qE -- "$pattern" "$1" || {
			echo "$1 does not say $pattern"
			return 1
		}
	done
}

# in_order FILE PATTERN...: each comes later than the one before
in_order() {
	local pattern line last=0

	for pattern in "${@:2}"; do
		line=$(grep -nE -- "$pattern" "$1" | head -n 1 | cut -d: -f1)
		[ "${line:-0}" -gt "$last" ] || {
			echo "$pattern: line ${line:-none}, after $last"
			return 1
		}
		last=$line
	done
}

# service NAME: its part of the compose file
service() {
	awk -v name="  $1:" '/^  [a-z]+:$/ { inside = $0 == name }
		/^[a-z]/ { inside = 0 } inside' $compose
}

# composed NAME KEY: the value, quotes off
composed() {
	service "$1" | sed -n "s/^ *$2: *//p" | head -n 1 | tr -d '"'
}

test_expect_success 'D1, D8, D27: region, cluster, service, tag stand once, in the workflow' '
	for name in AWS_REGION CLUSTER SERVICE TAG; do
		[ "$(grep -cE "^  $name: " $flow)" -eq 1 ] || return 1
	done && said $flow "AWS_REGION: us-west-2" "CLUSTER: incubator-prod" \
		"TAG: stage" "SERVICE: ..{ vars.ECS_SERVICE" &&
	[ "$(grep -c incubator-prod $flow)" -eq 1 ] &&
	[ "$(grep -c us-west-2 $flow)" -eq 1 ]
'

test_expect_success 'D2, D18, D37: no Terraform here; task and document are handed over' '
	test_fails grep -E "\.(tf|tfvars)$" "$TRASH/files" &&
	jq -e ".containerDefinitions | length == 3" $task && [ -s $readme ] &&
	[ -s $compose ] && said $readme "## On one machine" Terraform
'

test_expect_success 'D3, D19: our Dockerfiles and workflow; two repositories, Postgres upstream' '
	[ -s stage/backend.dockerfile ] && [ -s stage/frontend.dockerfile ] &&
	for name in backend frontend; do
		of $name ".image | endswith(\"/civic-tech-jobs-$name:stage\")" || return 1
	done && of postgres ".image | endswith(\"/postgres:18\")" &&
	said $compose "POSTGRES_IMAGE:-postgres:18" &&
	[ "$(grep -rl "FROM.*postgres" stage | wc -l)" -eq 0 ]
'

test_expect_success 'D4: what is live now is never pushed to, and stays until the cutover' '
	grep -oE "civic-tech-jobs-[a-z$]+" $flow | sort -u >"$TRASH/pushed" &&
	printf "%s\n" "civic-tech-jobs-\$name" civic-tech-jobs-stage |
		test_same "$TRASH/pushed" - &&
	said $flow "for name in backend frontend" &&
	said $readme "keeps its repository" "stay until the cutover"
'

test_expect_success 'D5, T4: three containers, each after the one it needs' '
	[ "$(jq -r ".containerDefinitions[].name" $task | paste -sd " ")" = \
		"postgres backend frontend" ] &&
	of backend ".dependsOn == [{containerName: \"postgres\", condition: \"HEALTHY\"}]" &&
	of frontend ".dependsOn == [{containerName: \"backend\", condition: \"HEALTHY\"}]" &&
	service backend | grep -A1 "postgres:" | grep service_healthy &&
	service frontend | grep -A1 "backend:" | grep service_healthy
'

test_expect_success 'D6, D7: nothing of Stage 2 is given to Stage 1' '
	test_fails grep -nE "COGNITO|PEOPLE_DEPOT|CTJ_STAGE2" $task $compose
'

test_expect_success 'D6, D17: no program calls out of the task; the frontend calls the backend alone' '
	test_fails grep -E "curl|ldap" Makefile &&
	test_fails grep -rnE "\b(connect|getaddrinfo|curl_easy_[a-z]+) ?\(" lib cgi-bin \
		--include="*.c" &&
	grep -rhE "\bfetch\(" frontend/app frontend/lib frontend/actions \
		frontend/components frontend/proxy.ts >"$TRASH/fetched" &&
	test_fails grep -v "fetch(backend() + path," "$TRASH/fetched"
'

test_expect_success 'D8: no privilege, no host path, no large shm; EC2 and Fargate' '
	test_fails grep -nE "privileged|sourcePath|shm_size|sharedMemorySize|cap_add|\"add\"" \
		$task $compose &&
	jq -e "[.requiresCompatibilities[]] | sort == [\"EC2\", \"FARGATE\"]" $task
'

test_expect_success 'D9: the frontend is a standalone build' '
	said stage/frontend.dockerfile "\.next/standalone" "server\.js"
'

test_expect_success 'D10: nginx answers /api/ and /admin/, and 404 elsewhere unless it stands for the ALB' '
	said nginx/ctj.conf "location ~ \^/\(api\|admin\)" &&
	said stage/prepare "return 404;" "FRONTEND_PROXY. = on"
'

test_expect_success 'D11, C1: PostgreSQL 18 everywhere, and nothing else that keeps data' '
	said dev/package.json "linux-x64\": \"18\." &&
	test_fails grep -rniE "redis|sqlite|memcached" stage $compose $flow lib/*.c
'

test_expect_success 'D12: one network; localhost is a default, not fixed in code' '
	jq -e ".networkMode == \"awsvpc\"" $task &&
	for name in backend frontend; do
		[ "$(composed $name network_mode)" = service:postgres ] || return 1
	done &&
	"$BUILD/tools/config" variables | grep -E "^SQL_HOST.*localhost" &&
	test_fails grep -nE "localhost:5432|127\.0\.0\.1:5432" lib/*.c cgi-bin/*.c
'

test_expect_success 'D13, T1: one task at a time, at most' '
	said $readme "desired_count = 1" "maximum_percent = 100" "healthy_percent = 0" \
		"availability_zone_rebalancing = .DISABLED"
'

test_expect_success 'D14: ports, paths, health checks of the ALB' '
	of backend ".portMappings[0].containerPort == 8000" &&
	of frontend ".portMappings[0].containerPort == 3000" &&
	said $readme "./api/\*., ./admin/\*. \| backend, port 8000" \
		"GET /api/healthcheck" "frontend, port 3000" "GET /healthz"
'

test_expect_success 'D15, P1: the database listens on loopback, has no port, wants a password' '
	of postgres "(.portMappings // []) == []" &&
	of postgres ".command | index(\"listen_addresses=localhost\")" &&
	of postgres "any(.environment[]; .value | contains(\"auth-host=scram-sha-256 --auth-local=scram-sha-256\"))" &&
	service postgres | test_fails grep 5432
'

test_expect_success 'D15: its password is in two containers only' '
	of frontend "(.secrets // []) == []" &&
	[ "$(jq -r ".containerDefinitions[].secrets[]?.valueFrom" $task |
		grep -c "password")" -eq 2 ] &&
	service frontend | test_fails grep -E "PASSWORD|SECRET"
'

test_expect_success 'D16: no word for other origins, anywhere' '
	test_fails grep -rniE "access-control-" nginx lib cgi-bin frontend/app \
		frontend/lib frontend/proxy.ts
'

test_expect_success 'D20: the public name is an example, in no program' '
	test_fails grep -rn "civictechjobs\.org" nginx cgi-bin schema stage/prepare \
		stage/entrypoint stage/*.dockerfile
'

test_expect_success 'D21, P3, P6: the volume is at the path of 18, and outlives the task' '
	of postgres ".mountPoints == [{sourceVolume: \"postgres\", containerPath: \"/var/lib/postgresql\"}]" &&
	service postgres | grep -F "postgres:/var/lib/postgresql" &&
	jq -e "any(.volumes[]; .name == \"postgres\" and .efsVolumeConfiguration)" $task
'

test_expect_success 'D22: every push to main, no filter of paths; by hand too; one at a time' '
	said $flow "branches: \[main\]" "workflow_dispatch:" "group: deploy-stage" \
		"cancel-in-progress: false" && test_fails grep -n "paths" $flow
'

test_expect_success 'D23: the role by OIDC, least permissions, no key in the tree' '
	said $flow "role/incubator-cicd-civic-tech-jobs" "id-token: write" \
		"contents: read" "^permissions: \{\}" &&
	test_fails grep -nE "secrets\.|aws-access-key|environment:$" $flow &&
	mapfile -t files < <(grep -v "^t/fuzz/corpus/" "$TRASH/files") &&
	test_fails grep -lIE "AKIA[0-9A-Z]{16}|aws_secret_access_key *[=:]" \
		-- "${files[@]}"
'

test_expect_success 'D24: every action is pinned by commit, with its version beside it' '
	grep -hE "uses:" .github/workflows/*.yml >"$TRASH/uses" &&
	test_fails grep -vE "@[0-9a-f]{40} # v[0-9.]+$" "$TRASH/uses"
'

test_expect_success 'D25, D26: both built, both pushed, then told, waited for, asked' '
	in_order $flow "docker build" "configure-aws-credentials@" \
		"amazon-ecr-login@" "docker push" "force-new-deployment" \
		"services-stable" "stage/smoke"
'

# waited STABLE: what the step that waits says when the service ends up there
waited() {
	mkdir -p "$TRASH/bin" &&
	awk '/- name: Wait/ { step = 1 } step && /- name: Ask/ { exit }
		script { print substr($0, 11) }
		step && /run: \|/ { script = 1 }' $flow >"$TRASH/wait.sh" &&
	[ -s "$TRASH/wait.sh" ] &&
	printf '#!/bin/sh\n[ "$2" = wait ] || echo %s\n' "$1" >"$TRASH/bin/aws" &&
	chmod +x "$TRASH/bin/aws" &&
	env PATH="$TRASH/bin:$PATH" STARTED=ours CLUSTER=c SERVICE=s \
		bash -e "$TRASH/wait.sh"
}

test_expect_success 'D26: a deployment that was rolled back is stable, and no success' '
	waited ours && test_fails waited older >"$TRASH/said" && cat "$TRASH/said" &&
	grep "ours was rolled back" "$TRASH/said"
'

test_expect_success 'D28, D29, D33, D36: t/0850-variables.t compares every list with the table' '
	[ -x t/0850-variables.t ] && said .gitignore "^stage/stage.env$" "^dev/dev.env$"
'

test_expect_success 'D30, D31: the same role, database and password on both sides' '
	for pair in POSTGRES_USER:SQL_USER POSTGRES_DB:SQL_DATABASE; do
		[ "$(of postgres ".environment[] | select(.name == \"${pair%:*}\").value")" = \
		"$(of backend ".environment[] | select(.name == \"${pair#*:}\").value")" ] ||
			return 1
	done &&
	[ "$(of postgres ".secrets[0].valueFrom")" = \
	"$(of backend ".secrets[] | select(.name == \"SQL_PASSWORD\").valueFrom")" ]
'

test_expect_success 'D32, C2: the names of Django, and the older ones with a warning' '
	env -i SECRET_KEY="$(printf %032d 7)" DEBUG=0 \
		DJANGO_ALLOWED_HOSTS=x SQL_USER=u SQL_PASSWORD=p SQL_DATABASE=d \
		"$BUILD/tools/config" >"$TRASH/out" 2>"$TRASH/said" &&
	[ "$(grep -c "is used instead" "$TRASH/said")" -eq 2 ]
'

test_expect_success 'the rule above all: with exactly D30 to D33 the task is complete' '
	[ "$(jq -r ".containerDefinitions[] | (.environment[], .secrets[]?).name" \
		$task | sort | paste -sd " ")" = "BACKEND_INTERNAL_URL DJANGO_ALLOWED_HOSTS DJANGO_DEBUG DJANGO_SECRET_KEY POSTGRES_DB POSTGRES_INITDB_ARGS POSTGRES_PASSWORD POSTGRES_USER SQL_DATABASE SQL_HOST SQL_PASSWORD SQL_PORT SQL_USER" ]
'

test_expect_success 'C7, P2: a second server cannot have the volume' '
	of postgres ".entryPoint == [\"flock\", \"-F\", \"-n\", \"/var/lib/postgresql/.ctj-owner\", \"docker-entrypoint.sh\"]" &&
	service postgres | grep -F "/var/lib/postgresql/.ctj-owner"
'

test_expect_success 'C8, C9: Cognito is no business of Stage 1, nothing public is compiled in' '
	test_fails grep -n "NEXT_PUBLIC" $task $compose stage/*.dockerfile
'

test_expect_success 'C8, D34, D35: half a set of Stage 2 does nothing until it is switched on' '
	config() {
		env -i DJANGO_SECRET_KEY="$(printf %032d 7)" SQL_USER=u SQL_PASSWORD=p \
			DJANGO_ALLOWED_HOSTS=x SQL_DATABASE=d "$@" "$BUILD/tools/config"
	} &&
	config COGNITO_USER_POOL=us-west-2_x PEOPLE_DEPOT_URL=https://x.example &&
	test_fails config COGNITO_USER_POOL=us-west-2_x CTJ_STAGE2=on 2>"$TRASH/said" &&
	said "$TRASH/said" "COGNITO_AWS_REGION is not set" \
		"COGNITO_APP_CLIENT_ID is not set" &&
	test_fails grep COGNITO_USER_POOL "$TRASH/said"
'

test_expect_success 'C5, C6, P5: the backend gives up what the role could do' '
	said lib/db_connect.c "role=ctj_app" &&
	said schema/0001-role-and-extension.sql "CREATE ROLE ctj_app NOLOGIN"
'

test_expect_success 'C12, C13: bare /admin and debug in public have sentences elsewhere' '
	said t/0811-pages-alone.t "bare /admin leads to the admin" &&
	said t/0850-variables.t "debug with a public host is neither insecure nor down"
'

test_expect_success 'T2, T3, T6: the rest of the service, in words and in the task' '
	said $readme "health_check_grace_period_seconds = 180" \
		"deployment_circuit_breaker" "enable_execute_command = true" \
		"deregistration delay 10 s" "0\.5 vCPU, 2 GB" &&
	jq -e ".cpu == \"512\" and .memory == \"2048\"" $task &&
	jq -e "[.containerDefinitions[].memory] | add <= 2048" $task
'

test_expect_success 'T9: one machine publishes two ports, to itself, and not the database' '
	service postgres | grep -E "^ +- \".*:[0-9]+\"$" | tr -d "\" -" >"$TRASH/ports" &&
	printf "127.0.0.1:%s\n" 8000:8000 3000:3000 | test_same "$TRASH/ports" - &&
	service backend | grep -E "CTJ_FRONTEND_PROXY: \"on\""
'

test_expect_success 'C4, C10, T5: health is asked of the process, by its address, not of the database' '
	test_fails grep -n "readyz" $task $compose stage/*.dockerfile stage/healthcheck &&
	said stage/healthcheck "/dev/tcp/127.0.0.1/8000" "GET /api/healthcheck"
'

for name in postgres backend frontend; do
	test_expect_success "2.1: task and compose say the same of $name" '
		[ "$(composed $name mem_limit)" = "$(of $name .memory)m" ] &&
		[ "$(composed $name mem_reservation)" = "$(of $name .memoryReservation)m" ] &&
		[ "$(composed $name stop_grace_period)" = "$(of $name .stopTimeout)s" ] &&
		[ "$(composed $name interval)" = "$(of $name .healthCheck.interval)s" ] &&
		[ "$(composed $name timeout)" = "$(of $name .healthCheck.timeout)s" ] &&
		[ "$(composed $name retries)" = "$(of $name .healthCheck.retries)" ] &&
		[ "$(composed $name start_period)" = "$(of $name .healthCheck.startPeriod)s" ] &&
		[ "$(composed $name cap_drop)" = "[ALL]" ] &&
		of $name ".linuxParameters.capabilities.drop == [\"ALL\"] and .essential"
	'
done

test_expect_success 'and the same command of the database' '
	service postgres | awk "/^    command:/ { inside = 1; next }
		/^    [a-z#]/ { inside = 0 } inside" |
		sed "s/^ *- //; s/^\"//; s/\"\$//" >"$TRASH/composed" &&
	of postgres ".command[]" | jq -r . >"$TRASH/command" &&
	test_same "$TRASH/command" "$TRASH/composed"
'

test_expect_success 'ours need no writable root, and say where they write' '
	for name in backend frontend; do
		of $name .readonlyRootFilesystem && [ "$(composed $name read_only)" = true ] &&
		of $name ".mountPoints[].containerPath" | jq -r . | while read -r path; do
			grep "^VOLUME.*\"$path\"" stage/$name.dockerfile &&
			service $name | grep -E -- "- $path(:|\$)" || exit 1
		done || return 1
	done && said $compose "- /run/ctj:exec,"
'

test_expect_success 'the log of each goes out with its name' '
	jq -e "all(.containerDefinitions[]; .logConfiguration.options[\"awslogs-stream-prefix\"] == .name)" $task
'

test_expect_success 'what only people can settle is asked in the README' '
	said $readme "## Open questions" "Network mode" "Which volume" \
		"Final name" "hackforla/CivicTechJobs" "SECRET_KEY" "backups" \
		"legacy data" "Log retention"
'

test_expect_success 'and all that Terraform has to say is there' '
	for what in Service "Listener rules" Network Registry Roles Parameters \
	    Volume Logs; do
		said $readme "^\*\*$what" || return 1
	done &&
	said $readme "mutable" "ssm:GetParameters" "elasticfilesystem:ClientMount" \
		"PutImage" "2049" "999:999" "X-Forwarded-Proto" &&
	said $readme "What changes against"
'

test_expect_success 'digests: whoever builds may give one, and is told how' '
	said stage/backend.dockerfile "^ARG DEBIAN=debian:bookworm-slim$" &&
	said stage/frontend.dockerfile "^ARG NODE=node:24-bookworm-slim$" &&
	said $readme "not\*\* pinned by digest" "DEBIAN=debian:bookworm-slim@sha256" \
		"NODE=node:24-bookworm-slim@sha256"
'

test_expect_success 'it has a runbook for each thing that will have to be done' '
	for what in "First start" Deploy "Roll back" "Add an admin" "Back up" \
	    Restore "Rotate a secret" "Cut over"; do
		said $readme "^\*\*$what\.\*\*" || return 1
	done
'

test_done
