#!/bin/bash
#
# The one table of variables (lib/env.c) and everything that repeats it: both
# examples, compose, the task definition, the README; and what a start without
# one of them says.
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes

test_description='variables: one table, and all that is written agrees with it'
. "$(dirname -- "$0")/lib/test.sh"
cd -- "$root" || exit 1
"$BUILD/tools/config" variables | sed 1d >"$TRASH/table" || exit 1
task=stage/task-definition.json

# column N [CONDITION of awk]: sorted
column() {
	awk -F '\t' "${2:-1} { print \$$1 }" "$TRASH/table" | sort
}

# same FILE FILE after sorting
alike() {
	sort "$1" >"$1.sorted" && sort "$2" >"$2.sorted" &&
		test_same "$1.sorted" "$2.sorted"
}

# among FILE FILE: every line of the first is a line of the second
among() {
	grep -vxFf "$2" "$1" >"$TRASH/strange"
	cat "$TRASH/strange"
	[ -s "$1" ] && [ ! -s "$TRASH/strange" ]
}

# of_task NAME environment|secrets
of_task() {
	jq -r --arg name "$1" --arg kind "$2" '.containerDefinitions[] |
		select(.name == $name) | .[$kind][]?.name' "$task"
}

# of_compose NAME: the variables that a service is given
of_compose() {
	awk -v name="  $1:" '/^  [a-z]+:$/ { inside = $0 == name }
		/^    [a-z_]+:/ { given = $1 == "environment:" }
		inside && given && /^      [A-Z]/ { sub(/:.*/, ""); print $1 }' \
		docker-compose.stage.yml
}

# config VARIABLE=VALUE...: the program, with nothing else in its environment
config() {
	env -i "$@" "$BUILD/tools/config"
}
good=(DJANGO_ALLOWED_HOSTS=stage.example.org SQL_DATABASE=ctj SQL_USER=ctj
	DJANGO_SECRET_KEY="$(printf %032d 7)" SQL_PASSWORD='!#$-')

test_expect_success 'the table names every variable of the deployment document' '
	column 1 >"$TRASH/names" &&
	for name in POSTGRES_USER POSTGRES_PASSWORD POSTGRES_DB SQL_HOST \
	    SQL_DATABASE SQL_USER SQL_PASSWORD SQL_PORT DJANGO_SECRET_KEY \
	    DJANGO_ALLOWED_HOSTS DJANGO_DEBUG BACKEND_INTERNAL_URL \
	    COGNITO_AWS_REGION COGNITO_USER_POOL COGNITO_APP_CLIENT_ID \
	    NEXT_PUBLIC_COGNITO_CLIENT_ID PEOPLE_DEPOT_URL; do
		grep -qx $name "$TRASH/names" || { echo "no $name"; return 1; }
	done
'

test_expect_success 'stage.env.example is what the table makes of it' '
	t/lib/variables.sh example >"$TRASH/example" &&
	test_same stage/stage.env.example "$TRASH/example"
'

test_expect_success 'so is the table of the README' '
	t/lib/variables.sh table >"$TRASH/written" &&
	sed -n "/^<!-- variables -->/,/^<!-- end of variables -->/p" \
		stage/README.md | grep "^|" >"$TRASH/read" &&
	test_same "$TRASH/written" "$TRASH/read"
'

test_expect_success 'dev.env.example has every name, but for what makes the cluster' '
	sed -n "s/^\([A-Z_0-9]*\)=.*/\1/p" dev/dev.env.example >"$TRASH/dev" &&
	column 1 "\$2 != \"postgres\"" >"$TRASH/wanted" &&
	alike "$TRASH/wanted" "$TRASH/dev"
'

test_expect_success 'every secret of the examples is a placeholder' '
	column 1 "\$5 == \"yes\"" >"$TRASH/secrets" &&
	[ "$(wc -l <"$TRASH/secrets")" -ge 3 ] &&
	while read -r name; do
		grep -hE "^(# )?$name=" stage/stage.env.example dev/dev.env.example
	done <"$TRASH/secrets" >"$TRASH/lines" &&
	[ "$(wc -l <"$TRASH/lines")" -ge 6 ] && test_fails grep -v "=<.*>$" "$TRASH/lines"
'

test_expect_success 'the backend reads those of the table, and each of them' '
	{ grep -rhoE "\benv(_on)?\(\"[A-Z0-9_]+\"" lib cgi-bin
	grep -oE "\"[A-Z_]+\", +\"[A-Z0-9_]+\"" lib/tools/config.c; } |
		sed "s/\"\$//; s/.*\"//" | sort -u >"$TRASH/read" &&
	column 1 "\$2 == \"backend\" && \$3 == 1" >"$TRASH/written" &&
	test_same "$TRASH/written" "$TRASH/read" &&
	[ "$(grep -rlw --include="*.c" getenv lib cgi-bin)" = lib/env.c ]
'

test_expect_success 'so does the frontend, where it runs' '
	grep -rhoE "process\.env.[A-Za-z0-9_]*" frontend/app frontend/lib \
		frontend/actions frontend/components frontend/proxy.ts |
		sed "s/process\.env\.//" | sort -u >"$TRASH/read" &&
	column 1 "\$2 == \"frontend\" && \$3 == 1" >"$TRASH/written" &&
	test_same "$TRASH/written" "$TRASH/read"
'

for name in postgres backend frontend; do
	test_expect_success "the task gives $name only what it reads, secrets as secrets" '
		column 1 "\$2 == \"$name\"" >"$TRASH/reads" &&
		{ of_task $name environment; of_task $name secrets; } >"$TRASH/given" &&
		among "$TRASH/given" "$TRASH/reads" &&
		column 1 "\$2 == \"$name\" && \$5 == \"yes\" && \$3 == 1" >"$TRASH/secret" &&
		of_task $name secrets >"$TRASH/as_secret" &&
		alike "$TRASH/secret" "$TRASH/as_secret"
	'
	test_expect_success "and all that $name cannot do without; compose too" '
		column 1 "\$2 == \"$name\" && \$4 == \"yes\" && \$3 == 1" >"$TRASH/required" &&
		{ of_task $name environment; of_task $name secrets; } >"$TRASH/given" &&
		of_compose $name >"$TRASH/composed" &&
		{ [ ! -s "$TRASH/required" ] || {
			among "$TRASH/required" "$TRASH/given" &&
			among "$TRASH/required" "$TRASH/composed"; }; }
	'
	test_expect_success "compose gives $name only what it reads" '
		column 1 "\$2 == \"$name\"" >"$TRASH/reads" &&
		of_compose $name >"$TRASH/given" && among "$TRASH/given" "$TRASH/reads"
	'
done

test_expect_success 'what is required and set starts' '
	config "${good[@]}"
'

while read -r name; do
	test_expect_success "without $name it does not start, and says so" '
		others=() && for one in "${good[@]}"; do
			[ "${one%%=*}" = $name ] || others+=("$one")
		done &&
		test_fails config "${others[@]}" >"$TRASH/said" 2>&1 &&
		grep -x "config: error: $name is not set" "$TRASH/said"
	'
done < <(column 1 '$2 == "backend" && $3 == 1 && $4 == "yes"')

while read -r name; do
	test_expect_success "the example's $name is refused, and not shown" '
		test_fails config "${good[@]}" $name="<my canary>" >"$TRASH/said" 2>&1 &&
		grep -x "config: error: $name is a placeholder" "$TRASH/said" &&
		test_fails grep canary "$TRASH/said"
	'
done < <(column 1 '$2 == "backend" && $3 == 1 && $5 == "yes"')

test_expect_success 'all that is wrong is said in one run' '
	test_fails config DJANGO_DEBUG=perhaps DJANGO_ALLOWED_HOSTS="a b;c" \
		CTJ_STAGE2=maybe SQL_PORT=0 CTJ_LOG_LEVEL=loud SQL_PASSWORD=changeme \
		DJANGO_SECRET_KEY=short >"$TRASH/said" 2>&1 && cat "$TRASH/said" &&
	[ "$(grep -c "^config: error: " "$TRASH/said")" -eq 9 ]
'

test_expect_success 'debug with a public host is neither insecure nor down' '
	config "${good[@]}" DJANGO_DEBUG=True >"$TRASH/out" 2>"$TRASH/said" &&
	grep "DEBUG=.off" "$TRASH/out" && grep "DJANGO_DEBUG is ignored" "$TRASH/said"
'

test_done
